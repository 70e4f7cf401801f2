# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Which way every session looks: done, planned or skipped, by its time, its verbs and what is asked."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from bot.language.drafts import Draft
from bot.language.intents import asks_its_day, asks_itself
from bot.language.reading import Line
from bot.language.stamps import Now, Stamp, Tense, by_the_clock, is_over, resolve
from bot.language.when import When

PAST: Final = re.compile(
    r"\b(?:did|was|were|had|ran|squatted|deadlifted|lifted|jogged|sprinted|walked|hiked|lunged|raced|trained|finished|done|hit|made|maxed|crushed|smashed|destroyed|killed|wrecked|completed|went|just|logged|log|(?<!have )got|left|managed|tried|benched|felt|been|knocked out|still|worked|pressed|skipped|missed|rested|didn|trashed|have done|last|ended)\b|\bdid not\b"
)
FUTURE: Final = re.compile(
    r"\b(?:can|could|should|will|would|shall|may|going to|plan|planning|planned|want|wants|next|if|scheduled|upcoming|thinking|have|i'd|tomorrow|tonight|later|hoping|ready|when|move|race|coming|supposed|need|must|is|before|until|gonna|to do)\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:scheduled|planned|booked|lined up|coming up|upcoming|on the (?:plan|schedule|calendar)|supposed to|meant to|going to|will|to do)\b"
)
_IF_DONE: Final = re.compile(
    r"\bif i (?:\w+ )?(?:squatted|deadlifted|lifted|trained|ran|jogged|raced|sprinted|did|had|finished)\b"
)
_SINCE: Final = re.compile(r"\b(?:after|from|since)\b")
_PARTS_CLAUSES: Final = re.compile(r"\b(?:and|or|if|when|while|as|given|with|then|before|after)\b")
_POSSESSIVE: Final = re.compile(r"'s\b|s'|s(?= )")
_HANGS_AFTER: Final = frozenset({"after", "following"})
HANGS_BEHIND: Final = frozenset({"after", "following", "from", "since"})
_HANGS_BEFORE: Final = frozenset({"if", "before", "prior to", "ahead of"})
_SWAPS: Final = re.compile(r"\bswap|\bmove")
_SORE: Final = re.compile(
    r"\b(?:sore|doms|tight|killing|hurt|dead\b|toast|shot|fried|wrecked|trashed|destroyed|cooked|stiff|tired|heavy|ach)"
)


def looks_back(words: str) -> bool:
    """Whether words tell of what is done, by a verb or by what something comes after."""
    return PAST.search(words) is not None or _SINCE.search(words) is not None


def is_told(line: Line, now: Now, draft: Draft) -> bool:
    """Whether a session is over, by its time or by the words of a clause that asks nothing."""
    if draft.stamp is None:
        return False
    tells = not asks_itself(line, draft.segment) and PAST.search(own_words(draft, line)) is not None
    return is_over(draft.stamp, now) or (tells and draft.stamp.says_tense <= 0)


class About(NamedTuple):
    """What a line is about: the session `asked`, if any, the way told sessions look by `default`, and whether it `plans`."""

    line: Line
    now: Now
    asked: Draft | None
    default: Tense
    plans: bool

    @property
    def asks(self) -> bool:
        return self.default > 0 and not self.plans


def time_all(drafts: list[Draft], about: About) -> None:
    """Gives every session its direction, then its time; a clock or a part of a day borrows the day said before it."""
    before: Draft | None = None
    in_order = sorted(drafts, key=lambda one: one.start)
    _share_behind(in_order, about)
    for draft in in_order:
        if before is not None:
            draft.stamp = _with_day(draft, before, about)
        draft.tense = _tense(draft, about)
        if draft.stamp is not None:
            draft.when = resolve(draft.stamp, draft.tense, about.now)
            before = draft if draft.stamp.day is not None else before
    for draft in reversed(in_order):  # what is told later is dated first: a row of days leads up to it
        if draft is not about.asked and (about.asked is not None or about.asks):
            _keep_order(draft, about, in_order)
        denied = any(one.denied for one in draft.mentions)
        draft.status = "skipped" if denied else "done" if draft.tense < 0 else "planned"


def _share_behind(drafts: list[Draft], about: About) -> None:
    """For "legs at 7am and a 5k at noon yesterday": the day behind two clocks is of both."""
    for one, other in pairwise(drafts):
        own, later = one.stamp, other.stamp
        if own is None or later is None or own.day is not None or own.clock is None or own.fixed is not None:
            continue
        joined = one.segment == other.segment and _AND.search(about.line.words, one.mentions[-1].end, other.start)
        if joined and later.day is not None and later.clock is not None and later.says_tense < 0:
            one.stamp = own.on(later.day)


_AND: Final = re.compile(r"\band\b")


def _with_day(draft: Draft, before: Draft, about: About) -> Stamp | None:
    """For "squats tomorrow at 6pm, intervals at 7am": two clocks set against each other are of one day."""
    own, other = draft.stamp, before.stamp
    if own is None or other is None or other.day is None or own.day is not None or own.fixed is not None:
        return own
    if _is_in_one_breath(draft, before, about):
        return replace(own, day=other.day, part=own.part or other.part)
    return own.on(other.day) if not own.says_tense and _borrows(draft, own, before, other, about) else own


def _is_in_one_breath(draft: Draft, before: Draft, about: About) -> bool:
    """For "squats at 6 this morning and an easy run at 8": two clocks of one clause, of which the first is over."""
    stamps = (draft.stamp, before.stamp)
    clocks = all(one is not None and one.clock is not None for one in stamps)
    joined = draft.segment == before.segment and _AND.search(about.line.words, before.start, draft.start) is not None
    return clocks and joined and before.tense < 0 and draft is not about.asked


def _borrows(draft: Draft, own: Stamp, before: Draft, other: Stamp, about: About) -> bool:
    """A question looks ahead: it borrows no day that is over; what is told as done borrows none that is to come."""
    asked = draft is about.asked and about.default > 0
    if before.tense < 0:
        parts = own.part is not None and other.part is not None and own.clock is None
        then = about.line.segments[draft.segment].opener == "then"
        return not asked and (own.pm or parts or then)
    if not asked and PAST.search(own_words(draft, about.line)):
        return False
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


def _tense(draft: Draft, about: About) -> Tense:
    """The way a session looks: by its time, else by its verbs, else by what is asked."""
    stamp, asked = draft.stamp, about.asked
    told = stamp.says_tense if stamp is not None else 0
    if told or draft is asked:
        return told or about.default or 1
    said = _said_tense(draft, about)
    if said:
        return said
    if asked is not None and draft.kind == "run":
        return 0 if _is_told_first(draft, asked) else 1
    if draft.lead != "with" and (asked.kind == "run" if asked is not None else about.asks):
        return 0
    return -1 if draft.kind == "legs" and about.default <= 0 else about.default


def _is_told_first(draft: Draft, asked: Draft) -> bool:
    """For "tempo tuesday, easy run tomorrow ok?": a bare weekday before the run that is asked about."""
    day = draft.stamp.day if draft.stamp is not None else None
    return asked.kind == "run" and draft.start < asked.start and day is not None and day.past != day.future


def _is_in_row(draft: Draft, about: About, in_order: list[Draft], days: tuple[date, date]) -> bool:
    """For "squats monday, deadlifts wednesday, is a run on friday ok?": days told in their order, up to the asked one."""
    first, last = days
    after = [one for one in in_order if one.start > draft.start and one is not about.asked and one.when.first_day]
    return any(
        first <= day <= last for one in after if (day := one.when.first_day) is not None and day <= about.now.today
    )


def _is_felt_since(draft: Draft, line: Line) -> bool:
    """For "lunges on sunday, not sore anymore": what is felt of a session in the clause behind it."""
    behind = draft.mentions[-1].segment + 1
    if draft.kind != "legs" or behind >= len(line.segments) or any(one.segment == behind for one in line.mentions):
        return False
    return _FELT.search(line.segments[behind].text) is not None


_FELT: Final = re.compile(r"\b(?:sore|stiff|achy|doms|soreness|hurt\w*|recovered)\b")


def _said_tense(draft: Draft, about: About) -> Tense:
    """What the clock and the verbs of its own clause say: what is over today, without a future word, is done."""
    stamp = draft.stamp
    clock = by_the_clock(stamp, about.now) if stamp is not None else 0
    today = stamp is not None and stamp.day is not None and stamp.day.past == stamp.day.future
    words = own_words(draft, about.line)
    ended = about.now.small_hours and PAST.search(words) is not None
    if draft.lead == "if" and _IF_DONE.search(words) and "would" not in about.line.words:
        return -1
    if stamp is None and all(asks_its_day(about.line, one) for one in draft.mentions):
        return 1
    if draft.lead in _HANGS_BEFORE or (clock > 0 and today and not ended):
        return 1
    if _AHEAD.search(words):
        return 1
    owned = stamp is not None and today and _is_possessive(about.line, stamp)
    past = (
        owned
        or PAST.search(words) is not None
        or (draft.lead in HANGS_BEHIND and (stamp is None or not (about.asked or clock)))
    )
    if not past and not (clock < 0 and today) and FUTURE.search(words):
        return 1
    past = past or (stamp is not None and clock <= 0 and _is_today(stamp) and _is_counted(draft, about.line))
    draft.guessed = stamp is not None and not past and (clock == 0 or stamp.day is None) and _is_today(stamp)
    return -1 if past or (clock < 0 and (today or not about.plans)) else 0


def _is_counted(draft: Draft, line: Line) -> bool:
    """For "leg press 4x10 this morning", said in the morning: sets are told when they are done."""
    own = {one.segment for one in draft.mentions}
    return draft.kind == "legs" and any(line.segment_at(one.start) in own for one in line.having("sets"))


def _first_day(when: When) -> date | None:
    """The day that is judged: of two readings, the earlier."""
    days = [one.first_day for one in (when.first, when.last) if one is not None and one.first_day is not None]
    return min(days) if when.shape == "either" and days else when.first_day


def _is_today(stamp: Stamp) -> bool:
    """Whether a time is a clock or a part of today, or of no day that was said."""
    day = stamp.day
    return (stamp.clock is not None or stamp.part is not None) and (day is None or day.past == day.future)


def _is_possessive(line: Line, stamp: Stamp) -> bool:
    """For "monday's squats", also where the sign is left out ("mondays squats")."""
    return _POSSESSIVE.match(line.words, stamp.end) is not None or line.words[: stamp.end].endswith("days")


def _keep_order(draft: Draft, about: About, in_order: list[Draft]) -> None:
    """A weekday in a question: before the asked session where that is possible, else the day nearest to it.

    A question without a time is about today, unless it hangs on the session itself ("after leg day on Friday").
    """
    stamp, line = draft.stamp, about.line
    if stamp is None or stamp.day is None or stamp.day.past == stamp.day.future or stamp.says_tense:
        return
    habit = line.is_habit(stamp)
    possessive = not habit and _is_possessive(line, stamp)
    lifts = about.asked is not None and about.asked.kind != "run"
    if possessive and (lifts or _SWAPS.search(line.words)):
        return
    if not possessive and not habit and draft.tense != 0 and draft.lead not in _HANGS_AFTER:
        return
    coming, last = stamp.day.future[0], stamp.day.past[0]
    hung = draft.lead in _HANGS_AFTER
    limit = _first_day(about.asked.when) if about.asked is not None else None
    if limit is None or (habit and about.plans):
        limit = coming if hung or about.plans else about.now.today
    row = not (habit or about.plans) and _is_in_row(draft, about, in_order, (last, limit))
    nearer = coming - limit < limit - last and not (possessive or hung or row or "another" in line.words)
    sore = (possessive and _SORE.search(line.words) is not None) or _is_felt_since(draft, line)
    draft.tense = 1 if (coming <= limit or nearer) and not sore else -1
    draft.when = resolve(stamp, draft.tense, about.now)
