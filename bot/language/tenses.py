# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Which way every session looks: done, planned or skipped, by its time, its verbs and what is asked."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from bot.language.habits import is_habit
from bot.language.reading import Line
from bot.language.sessions import Draft
from bot.language.stamps import Now, Stamp, Tense, by_the_clock, resolve
from bot.language.when import When

PAST: Final = re.compile(
    r"\b(?:did|was|were|had|ran|squatted|deadlifted|lifted|jogged|sprinted|walked|hiked|lunged|raced|trained|finished|done|hit|made|maxed|crushed|smashed|destroyed|killed|wrecked|completed|went|just|logged|log|(?<!have )got|left|managed|tried|benched|felt|after|from|since|been|knocked out|still|worked|pressed|skipped|missed|rested|didn|trashed|have done|last|ended)\b|\bdid not\b"
)
FUTURE: Final = re.compile(
    r"\b(?:can|could|should|will|would|shall|may|going to|plan|planning|planned|want|wants|next|if|scheduled|upcoming|thinking|have|i'd|tomorrow|tonight|later|hoping|ready|when|move|race|coming|supposed|need|must|is|before|until|gonna|to do)\b"
)
_PARTS_CLAUSES: Final = re.compile(r"\b(?:and|or|if|when|while|as|given|with|then|before|after)\b")
_POSSESSIVE: Final = re.compile(r"'s\b|s'|s(?= )")
_HANGS_AFTER: Final = frozenset({"after", "following"})
_HANGS_BEFORE: Final = frozenset({"if", "before", "prior to", "ahead of"})
_SWAPS: Final = re.compile(r"\bswap|\bmove")
_SORE: Final = re.compile(r"sore|killing|hurt|dead|stiff|tired|heavy|ach")


def time_all(drafts: list[Draft], line: Line, now: Now, *, asked: Draft | None, default: Tense, plans: bool) -> None:
    """Gives every session its direction, then its time; a clock or a part of a day borrows the day said before it.

    `asked` is the session that the message is about; `plans` whether it tells a plan and asks nothing.
    """
    before: Draft | None = None
    for draft in sorted(drafts, key=lambda one: one.start):
        if (
            before is not None
            and draft.stamp is not None
            and _borrows(draft, before, asked=draft is asked and default > 0)
        ):
            draft.stamp = replace(draft.stamp, day=before.stamp.day if before.stamp is not None else None)
        draft.tense = _tense(draft, line, now, asked=asked, default=default, plans=plans)
        if draft.stamp is not None:
            draft.when = resolve(draft.stamp, draft.tense, now)
            before = draft if draft.stamp.day is not None else before
    for draft in drafts:
        if asked is not None and draft is not asked and draft.stamp is not None and draft.stamp.day is not None:
            _keep_order(draft, line, now, asked)
        denied = any(one.denied for one in draft.mentions)
        draft.status = "skipped" if denied else "done" if draft.tense < 0 else "planned"


def _borrows(draft: Draft, before: Draft, *, asked: bool) -> bool:
    """For "squats tomorrow at 6pm, intervals at 7am": two clocks set against each other are of one day.

    A question looks ahead: it borrows no day that is over.
    """
    own, other = draft.stamp, before.stamp
    if own is None or other is None or own.day is not None or own.fixed is not None or own.says_tense:
        return False
    if before.tense < 0:
        parts = own.part is not None and other.part is not None and own.clock is None
        return not asked and (own.pm or parts)
    hangs = before.lead in _HANGS_AFTER and before.segment == draft.segment
    return hangs or other.clock is not None or other.part is not None


def own_words(draft: Draft, line: Line) -> str:
    """The words of the clause that a session stands in, without those about its neighbours."""
    segment = line.segments[draft.segment]
    own = {id(one) for one in draft.mentions}
    inside = [one for one in line.mentions if one.segment == draft.segment and id(one) not in own]
    start = max((one.end for one in inside if one.end <= draft.start), default=segment.start)
    last = max(one.end for one in draft.mentions if one.segment == draft.segment)
    end = min((one.start for one in inside if one.start >= last), default=segment.end)
    if start > segment.start:
        cuts = [start + found.start() for found in _PARTS_CLAUSES.finditer(line.words[start : draft.start])]
        start = cuts[0] if cuts else start
    if end < segment.end:
        cut = _PARTS_CLAUSES.search(line.words, last, end)
        end = cut.start() if cut is not None else end
    return line.plain[start:end]


def _tense(draft: Draft, line: Line, now: Now, *, asked: Draft | None, default: Tense, plans: bool) -> Tense:
    stamp = draft.stamp
    if stamp is not None and stamp.says_tense:
        return stamp.says_tense
    if draft is asked:
        return default or 1
    clock = by_the_clock(stamp, now) if stamp is not None else 0
    if clock > 0 and stamp is not None and stamp.day is not None:
        return 1
    if draft.lead in _HANGS_BEFORE:
        return 1
    words = own_words(draft, line)
    if FUTURE.search(words) and not PAST.search(words):
        return 1
    begun = clock < 0 and stamp is not None and (stamp.day is not None or not plans)
    if begun or PAST.search(words):
        return -1
    if asked is not None and draft.kind == "run":
        return 1
    if asked is not None and asked.kind == "run" and asked.stamp is not None and draft.lead != "with":
        return 0
    return -1 if draft.kind == "legs" and default <= 0 else default


def _first_day(when: When) -> date | None:
    """The day that is judged: of two readings, the earlier."""
    days = [one.first_day for one in (when.first, when.last) if one is not None and one.first_day is not None]
    return min(days) if when.shape == "either" and days else when.first_day


def _is_possessive(line: Line, stamp: Stamp) -> bool:
    """For "monday's squats", also where the sign is left out ("mondays squats")."""
    return _POSSESSIVE.match(line.words, stamp.end) is not None or line.words[: stamp.end].endswith("days")


def _keep_order(draft: Draft, line: Line, now: Now, asked: Draft) -> None:
    """A weekday in a question: before the asked session where that is possible, else the last such day."""
    stamp = draft.stamp
    if stamp is None or stamp.says_tense or by_the_clock(stamp, now):
        return
    limit = _first_day(asked.when)
    habit = is_habit(line, stamp)
    possessive = not habit and _is_possessive(line, stamp)
    if possessive and (asked.kind != "run" or _SWAPS.search(line.words)):
        return
    if not possessive and not habit and draft.tense != 0 and draft.lead not in _HANGS_AFTER:
        return
    coming = resolve(stamp, 1, now)
    fits = limit is not None and coming.first_day is not None and coming.first_day <= limit
    draft.tense = 1 if fits and not (possessive and _SORE.search(line.words)) else -1
    draft.when = resolve(stamp, draft.tense, now)
