# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Neighbouring atoms of time merged into one: "tomorrow" + "morning" + "at 7"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.language.stamps import Day, Stamp
from bot.language.when import Part

_GLUE: Final = re.compile(
    r"[\s,@(]*(?:(?:at|on|in|the|around|about|from|of|by|-|and|roughly|maybe|probably|i think|only|just|day)\b[\s,@(]*){0,3}\Z"
)


def merged(atoms: list[Stamp], line: str) -> Iterator[Stamp]:
    held: Stamp | None = None
    for atom in atoms:
        if held is None:
            held = atom
            continue
        gap = line[held.end : atom.start]
        joined = _joined(held, atom) if _GLUE.match(gap) and not _new_clause(gap, held, atom) else None
        if joined is None:
            yield held
            held = atom
        else:
            held = joined
    if held is not None:
        yield held


def _new_clause(gap: str, one: Stamp, other: Stamp) -> bool:
    """For "in the evening, saturday ...": after a comma a day starts something new."""
    return "," in gap and other.day is not None and one.day is None


def _joined(one: Stamp, other: Stamp) -> Stamp | None:
    """Two neighbours as one time, where they say different things about it."""
    if one.fixed is not None or other.fixed is not None:
        return None
    day = _joined_day(one, other)
    if day is None and one.day is not None and other.day is not None:
        return None
    if one.clock is not None and other.clock is not None:
        return None
    if (one.later and other.day is not None) or (other.later and one.day is not None):
        return None
    part = one.part or other.part
    if one.part is not None and other.part is not None and one.part is not other.part:
        both = {one.part, other.part}
        if both == {Part.EARLY, Part.MORNING}:
            part = Part.EARLY
        elif both == {Part.TONIGHT, Part.AFTER_WORK}:
            part = Part.AFTER_WORK
        elif both == {Part.FIRST_THING, Part.MORNING}:
            part = Part.FIRST_THING
        elif Part.TONIGHT not in both or (one.clock or other.clock) is None:
            return None
    return Stamp(
        one.start,
        other.end,
        day=day or one.day or other.day,
        part=part,
        clock=one.clock or other.clock,
        until=one.until or other.until,
        tense=one.tense or other.tense,
        pm=one.pm or other.pm,
        end_day=one.end_day or other.end_day,
        later=one.later or other.later,
    )


def _joined_day(one: Stamp, other: Stamp) -> Day | None:
    """A weekday beside a date is the same day ("Sunday 29 Nov"): the date wins."""
    if one.day is None or other.day is None:
        return None
    if one.day == other.day:
        return one.day
    for date_like, wordy in ((other.day, one.day), (one.day, other.day)):
        if _weekday_of(date_like.future) == _weekday_of(wordy.future) and date_like.future != wordy.future:
            return other.day if date_like is other.day else one.day
        if date_like.future == wordy.future or date_like.past == wordy.past:
            return date_like
    return None


def _weekday_of(span: tuple[date, date]) -> int:
    return span[0].weekday()
