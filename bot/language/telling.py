# ruff: noqa: E501 - signs read best unbroken, one a line
"""What a message tells that asks nothing: which of its sessions are done, and which are still to come.

Every sign has a weight. Signs that something is still to come count for it, signs that it is done against it.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from bot.language import tenses
from bot.language.drafts import Draft
from bot.language.hearing import Heard
from bot.language.stamps import Day, Stamp, Tense, by_the_clock, resolve

_DONE: Final = re.compile(r"\b(?:done|finished|completed|in the books)\b")
_JUDGED: Final = re.compile(r"\b(?:brutal|felt|tough|solid|lovely|awesome|awful|smooth|pb|pr)\b")
_WANTS: Final = re.compile(r"\b(?:want|planned|will|going to|plan|doing|to do|scheduled|booked)\b")
_MORNINGS: Final = frozenset({"morning", "early", "breakfast", "firstthing", "beforework"})
_RECENT: Final = 2  # [d] a weekday so short ago is told, where the next one is most of a week away
_ROW: Final = 3
_WEEK: Final = timedelta(days=7)
_AT_THE_GYM: Final = frozenset({"sets", "weight", "reps", "pct", "rpe"})
_RUN_NUMBERS: Final = frozenset({"distance", "duration", "pace", "climb"})
_HUNG: Final = frozenset({"after", "following", "from"})


class _Message(NamedTuple):
    """What the whole message says, for each of its sessions."""

    heard: Heard
    done: bool
    wants: bool
    judged: bool
    tells: bool
    numbers: int


class _Clue(NamedTuple):
    """One session as it is told: its clause, its time, and what is counted beside it."""

    whole: _Message
    legs: bool
    stamp: Stamp | None
    habit: bool
    back: bool
    ahead: bool
    wants: bool
    counted: bool
    today: bool
    loose: bool
    listed: bool
    side: Tense
    nearer: Tense
    finished: bool
    recent: bool
    row: bool


def _whole(heard: Heard) -> _Message:
    line = heard.line
    done = _DONE.search(line.words) is not None
    return _Message(
        heard,
        done=done,
        wants=_WANTS.search(line.words) is not None,
        judged=_JUDGED.search(line.words) is not None,
        tells=done or tenses.looks_back(line.plain),
        numbers=sum(one.kind in _RUN_NUMBERS for one in line.quantities),
    )


def _clue(whole: _Message, draft: Draft) -> _Clue:
    line, now, stamp = whole.heard.line, whole.heard.now, draft.stamp
    words, own = line.segments[draft.segment].text, {one.segment for one in draft.mentions}
    day = stamp.day if stamp is not None else None
    return _Clue(
        whole,
        draft.kind == "legs",
        stamp,
        habit=stamp is not None and line.is_habit(stamp),
        back=tenses.looks_back(words),
        ahead=tenses.FUTURE.search(words) is not None,
        wants=_WANTS.search(words) is not None,
        counted=any(
            (line.segment_at(one.start) in own and one.kind in _AT_THE_GYM)
            or (one.kind in {"duration", "pace"} and (one.more or line.having("distance")))
            for one in line.quantities
        ),
        today=day is not None and day.future[0] == now.today,
        loose=stamp is not None and day is None and stamp.part is not None,
        listed=_is_listed(whole, draft),
        side=by_the_clock(stamp, now) if stamp is not None else 0,
        nearer=_nearer(day, now.today),
        finished=any(_is_finish(one.value) for one in line.having("duration")),
        recent=_nearer(day, now.today) < 0 and day is not None and (now.today - day.past[0]).days <= _RECENT,
        row=_is_row(whole),
    )


def _is_finish(minutes: float) -> bool:
    """Whether a length is what a run took: 32 min, 2 h 10. Plans are round: 40 min, 1 h 30."""
    return bool(minutes % 5) or (minutes > 60 and bool(minutes % 15))  # noqa: PLR2004 - minutes of an hour


def _is_listed(whole: _Message, draft: Draft) -> bool:
    """For "today 10 km, tomorrow legs, sunday 21 km": one of a row of which another is ahead."""
    others = [one for one in whole.heard.drafts if one is not draft and one.stamp is not None]
    ahead = any(one.stamp is not None and one.stamp.says_tense > 0 for one in others)
    return ahead and draft.stamp is not None and not whole.tells and whole.heard.soreness is None


def _is_row(whole: _Message) -> bool:
    """For "thu: legs, fri: off, sat: long run": three weekdays and more that follow each other from now on, and no word of what is done."""
    today = whole.heard.now.today
    stamps = [one.stamp for one in whole.heard.drafts if one.stamp is not None and one.stamp.day is not None]
    days = [one.day.future[0] for one in stamps if one.day is not None and _is_weekday(one.day)]
    days = [today if day - today == _WEEK else day for day in days]
    return (
        len(days) >= _ROW
        and len(days) == len(stamps)
        and all(one < other for one, other in pairwise(days))
        and not (whole.tells or whole.judged)
    )


def _leads_up(whole: _Message) -> bool:
    """For "squats monday, run tuesday, legs today": weekdays that follow each other up to today or yesterday."""
    today = whole.heard.now.today
    days = [one.stamp.day.past[0] for one in whole.heard.drafts if one.stamp is not None and one.stamp.day is not None]
    last = whole.heard.drafts[-1].stamp
    named = last is not None and last.day is not None and last.day.past == last.day.future
    rising = all(one < other for one, other in pairwise(days))
    return len(days) >= _ROW and named and rising and days[-1] <= today and today - days[0] < _WEEK


def _is_weekday(day: Day) -> bool:
    return day.tense >= 0 and day.future[0] - day.past[0] in {_WEEK, 2 * _WEEK}


def _nearer(day: Day | None, today: date) -> Tense:
    """Which of the two days of a bare weekday is nearer: "leg day friday", told on a Wednesday."""
    if day is None or day.past == day.future:
        return 0
    return 1 if day.future[0] - today < today - day.past[0] else -1


# How much each sign says that a session is still to come (above 0) or done (below 0).
_SIGNS: Final[tuple[tuple[int, Callable[[_Clue], bool]], ...]] = (
    (9, lambda it: it.habit),
    (-5, lambda it: it.habit and it.back and not it.wants and it.nearer != 0 and not it.ahead),
    (-8, lambda it: it.nearer != 0 and _leads_up(it.whole)),
    (-6, lambda it: it.back and not it.wants),
    (-6, lambda it: it.whole.done and not it.ahead),
    (4, lambda it: it.wants),
    (5, lambda it: it.listed),
    (-4, lambda it: it.counted and not it.whole.wants),
    (4, lambda it: it.side > 0 and not it.whole.tells and not it.legs),
    (-3, lambda it: it.stamp is not None and it.stamp.fixed is not None and it.stamp.tense < 0),
    (-3, lambda it: it.nearer < 0 and it.whole.judged and not it.ahead),
    # lifting is told when it is done, a run when it is asked about
    (1, lambda it: not it.legs),
    (-1, lambda it: it.legs and it.stamp is not None and not it.loose),
    (1, lambda it: it.legs and (it.stamp is None or it.loose)),
    (2, lambda it: it.legs and not it.counted and it.nearer > 0),
    (4, lambda it: not it.legs and it.nearer > 0 and not (it.whole.tells or it.whole.judged or it.whole.numbers)),
    (-3, lambda it: it.legs and it.loose and it.whole.tells),
    (-4, lambda it: not it.legs and it.whole.numbers > 1 and it.nearer < 0),
    (-7, lambda it: not it.legs and it.finished and it.nearer < 0),
    (-5, lambda it: not it.legs and it.finished and it.loose and not it.ahead and bool(it.whole.heard.line.having("distance"))),
    (-4, lambda it: not it.legs and it.recent and it.whole.numbers > 0 and not it.ahead),
    (8, lambda it: it.row),
    (-2, lambda it: not it.legs and it.today and it.stamp is not None and it.stamp.part is None and bool(it.whole.heard.line.quantities or it.whole.heard.soreness)),
    (-2, lambda it: not it.legs and it.today and it.stamp is not None and it.stamp.part in _MORNINGS),
    (-2, lambda it: not it.legs and it.stamp is None and it.whole.heard.soreness is not None and (it.whole.tells or it.whole.numbers > 0)),
)  # fmt: skip


def told(heard: Heard) -> tuple[list[Draft], list[Draft]]:
    """Sessions told as done and as planned in a message that asks nothing."""
    whole = _whole(heard)
    done: list[Draft] = []
    planned: list[Draft] = []
    for draft in heard.drafts:
        tense: int = draft.stamp.says_tense if draft.stamp is not None else 0
        if tense == 0:
            clue = _clue(whole, draft)
            tense = sum([weight for weight, holds in _SIGNS if holds(clue)])
        (done if tense < 0 else planned).append(draft)
    if done and all(one.stamp is None for one in planned) and not tenses.FUTURE.search(heard.line.plain):
        return heard.drafts, []
    return done, planned


def latest(heard: Heard, done: list[Draft]) -> Draft:
    took_place = [one for one in done if not one.mentions[0].denied] or done
    able = [one for one in took_place if not one.upper and one.lead not in _HUNG] or took_place
    today = heard.now.today

    def key(draft: Draft) -> tuple[int, int]:
        if draft.stamp is None or draft.stamp.day is None:
            return (0, 0)
        day = resolve(draft.stamp, -1, heard.now).first_day or today
        return ((day - today).days, 0)

    timed = [one for one in able if one.stamp is not None] or able
    if able[-1].stamp is None and "then" in heard.line.words:
        return able[-1]
    best = max(timed, key=key)
    same = [one for one in timed if key(one) == key(best)]
    runs = [one for one in same if one.kind == "run"]
    if len(runs) > 1 and runs[0].segment == runs[-1].segment:
        return runs[0]
    return runs[-1] if runs and best.kind == "run" else (same[-1] if same else best)
