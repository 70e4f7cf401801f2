# ruff: noqa: PLR0911 - a ladder of readings: the first that fits is the answer
# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""When the asked, planned or logged session is: its own time, else what the rest of the message says."""

import re
from collections.abc import Sequence
from typing import Final

from bot.language.anchors import read_anchor
from bot.language.drafts import Draft
from bot.language.hearing import Heard
from bot.language.query import Intent
from bot.language.reading import Line
from bot.language.stamps import Stamp, Tense, resolve
from bot.language.when import GENERAL, UNSPECIFIED, When, either, leg, on_date

_POLICY: Final = re.compile(
    r"\b(?:is it (?:a )?(?:good|bad|ok|safe|wise|smart)|do i|in general|generally|ever|always|better|or not|keep (?:running|training)|again|relative)\b|\bwhen(?:ever)?\b(?! can)"
)
_DAY_UNSAID: Final = re.compile(
    r"\bwhen (?:i )?(?:can|could|may|should|is|will)\b|\b(?:soonest|earliest)\b|\bhow (?:long|soon|many)\b|\bnext day\b"
)
_NOW_DONE: Final = re.compile(
    r"\b(?:just|done|finished|today|complete[d]?|in the books)\b|^[/!]?(?:log|trained)|\bweek \d|\b5/3/1"
)


_PLANS_WEEK: Final = re.compile(r"\bplan (?:out |my |the |our |a )*\Z")


def when_of(heard: Heard, intent: Intent, main: Draft | None) -> When:
    if intent == "report_soreness":
        return _report_when(heard)
    own = main.when if main is not None and main.when is not UNSPECIFIED else None
    if intent in {"log_run", "log_leg"}:
        return own or _log_when(heard, main)
    legs = _legs_to_place(heard) if intent == "plan" else None
    if legs is not None:
        return legs
    if heard.order and not heard.line.stamps:
        return read_anchor(heard.line.words, order=True) or GENERAL
    if intent != "none" and _recurs(heard.line, main):
        return GENERAL
    if intent == "plan":
        week = next((one for one in heard.line.stamps if _PLANS_WEEK.search(heard.line.words, 0, one.start)), None)
        own = resolve(week, 1, heard.now) if week is not None else own
        return own or _plan_when(heard, main, _free(heard, intent, main))
    return _asked_when(heard, intent, main)


def _legs_to_place(heard: Heard) -> When | None:
    """For "can I squeeze in legs on friday?": where the plan asks about legs, their day."""
    asked = heard.asked if heard.asks else None
    placed = asked is not None and asked.kind == "legs" and asked.when.dated
    return asked.when if asked is not None and placed and not _SWAPS.search(heard.line.words) else None


def _asked_when(heard: Heard, intent: Intent, main: Draft | None) -> When:
    """When the asked session is: the gap that is named, its own time, one that it shares, a free one, or its anchor."""
    line = heard.line
    named = _named_gap(line) if intent == "ask_run" else None
    if named is not None:
        return named
    if main is not None and main.when is not UNSPECIFIED:
        return _alternatives(heard, main) if intent in {"ask_run", "ask_lift"} else main.when
    shared = _shared_time(heard, intent, main) if main is not None else None
    if shared is not None:
        return shared
    free = _free(heard, intent, main) or (line.stamps if heard.order else ())
    if free:
        return resolve(free[-1], 1, heard.now)
    anchor = _anchor(heard, intent, main)
    if anchor is not None:
        return anchor
    return UNSPECIFIED if _DAY_UNSAID.search(line.words) else _undated_question(heard, intent, main)


def _named_gap(line: Line) -> When | None:
    """For "8 or 9 hours apart", "do HIIT first then legs": the gap itself is asked about."""
    if "first then" in line.words and _FIRST_THEN.search(line.words):
        return leg(0, before=True)
    if any(one.day for one in line.stamps) or not _GAP_GIVEN.search(line.words):
        return None
    given = read_anchor(line.words, order=False)
    return given if given is not None and (given.shape != "leg" or given.leg_offset) else None


def _shared_time(heard: Heard, intent: Intent, main: Draft) -> When | None:
    hung = _hung_time(heard, main) if intent == "ask_lift" else None
    if hung is not None or " or " not in heard.line.words:
        return hung
    same = [one.when for one in heard.drafts if one.segment == main.segment and one.when.dated and one.tense > 0]
    return same[0] if same else None


def _free(heard: Heard, intent: Intent, main: Draft | None) -> Sequence[Stamp]:
    """Times that no session owns. In talk of other sports and in plans, a time without a session of its own counts too."""
    loose = main is None and intent != "ask_run"
    line = heard.line
    return [
        one
        for one in line.stamps
        if all(not _has(draft, one) or (loose and draft.lead != "after") for draft in heard.drafts)
        and one.says_tense >= 0
        and not line.words[: one.start].endswith("not ")
    ]


def _anchor(heard: Heard, intent: Intent, main: Draft | None) -> When | None:
    if not heard.order and (intent not in {"ask_run", "none"} or not _has_legs(heard)):
        return None
    anchor = read_anchor(heard.line.words, order=heard.order)
    told = any(one.kind == "legs" and one.when.dated and not one.lead and one is not main for one in heard.drafts)
    if (
        anchor is None
        or _sore_after(heard)
        or (anchor.leg_offset == 0 and main is not None and heard.line.having("sets"))
    ):
        return None
    return None if told and anchor.shape == "leg" and anchor.leg_offset is None else anchor


def _sore_after(heard: Heard) -> bool:
    """For "so tight after RDLs, easy run?": legs that only tell what somebody is sore from."""
    legs = [one for one in heard.drafts if one.kind == "legs"]
    asked = heard.asked.segment if heard.asked is not None else -1
    return (
        heard.soreness is not None
        and bool(legs)
        and all(
            one.lead == "after" and one.segment != asked and _SORE_AFTER.search(heard.line.words, 0, one.start)
            for one in legs
        )
    )


_SORE_AFTER: Final = re.compile(
    r"\b(?:sore|tight|stiff|achy|dead|tired|heavy|doms|killing me|wrecked|destroyed|shot|toast|fried|hurt\w*)\b[^.?!,]{0,20}\bafter (?:\w+ ){0,2}\Z"
)
_OR: Final = re.compile(r",? or (?:on |maybe |rather |at )?")
_GENERIC: Final = re.compile(
    r"\bis there (?:any|a|no) point\b|\bis it (?:ever )?(?:bad|dangerous|harmful|unsafe|risky|unwise|advisable|safe|healthy|normal|counterproductive|a mistake) to\b|\bshould (?:you|one|people)\b|\bever\b|\bin general\b|\bgenerally\b|\b(?:leg|legs|lifting|squat|lower|upper|rest|off)(?: body)? days? or (?:on )?(?:my )?(?:leg|lifting|squat|lower|upper|rest|off)\b"
)
_GAP_GIVEN: Final = re.compile(r"\d ?(?:h|hours?) (?:apart|between|gap)")
_SWAPS: Final = re.compile(r"\b(?:swap|switch)\b")
_FIRST_THEN: Final = re.compile(r"\bdo \w+ first then (?:legs|squats|lift)")


def _hung_time(heard: Heard, main: Draft, side: Tense = 1) -> When | None:
    """For "legs after my run tonight?": the time behind both serves both."""
    return next(
        (
            one.when
            for one in heard.drafts
            if one.lead in {"after", "before"} and one.segment == main.segment and one.tense == side and one.when.dated
        ),
        None,
    )


def _has(draft: Draft, stamp: Stamp) -> bool:
    return draft.stamp is not None and draft.stamp.start == stamp.start


def _is_owned(heard: Heard, stamp: Stamp) -> bool:
    """Whether a time is that of some session; a borrowed day leaves it where it stands."""
    return any(_has(draft, stamp) for draft in heard.drafts)


def _recurs(line: Line, main: Draft | None) -> bool:
    """Whether the session is asked or planned again and again: its own time is a habit, or it has none beside one."""
    if main is not None and main.stamp is not None:
        return line.is_habit(main.stamp)
    sentence = line.segments[main.segment].sentence if main is not None else 0
    starts = (one.start for one in line.segments if one.sentence == sentence)
    first = next(starts) if main is not None else 0
    return any(start >= first for start, _ in line.habits)


def _alternatives(heard: Heard, main: Draft) -> When:
    """For "tonight or wait for tomorrow morning?": two times of one question."""
    line = heard.line
    if main.stamp is None or " or " not in line.words:
        return main.when
    sooner = [one for one in line.stamps if _OR.fullmatch(line.words, one.end, main.stamp.start)]
    if sooner and not _is_owned(heard, sooner[0]):
        return either(resolve(sooner[0], 1, heard.now), main.when)
    later = [
        one
        for one in line.stamps
        if one.start > main.stamp.end and " or " in line.words[main.stamp.end : one.start] and not _is_owned(heard, one)
    ]
    if not later:
        return main.when
    return either(main.when, resolve(later[0], 1, heard.now))


def _has_legs(heard: Heard) -> bool:
    return (
        any(one.kind == "legs" and not one.upper for one in heard.drafts)
        or re.search(r"\b(?:leg|legs|lift|squat\w*)\b", heard.line.words) is not None
    )


def _undated_question(heard: Heard, intent: Intent, main: Draft | None) -> When:
    """No time at all: a session with a kind or a number is meant for today; the rest is a question of policy."""
    line = heard.line
    if intent == "none":
        return UNSPECIFIED
    if _GENERIC.search(line.words):
        return GENERAL
    if intent == "ask_lift":
        return GENERAL if heard.soreness is not None or not heard.command else on_date(heard.now.today)
    if main is not None and (main.run_kind is not None or any(one.name == "distance" for one in main.mentions)):
        return on_date(heard.now.today)
    if heard.soreness is not None and heard.soreness.level is not None and line.having("sore"):
        return on_date(heard.now.today)
    if heard.soreness is not None and heard.soreness.category in {"mild", "moderate", "severe"}:
        return GENERAL
    return GENERAL if _POLICY.search(line.words) and main is not None else on_date(heard.now.today)


def _report_when(heard: Heard) -> When:
    line = heard.line
    anchor = read_anchor(line.words, order=False)
    if anchor is not None and anchor.shape == "leg" and anchor.leg_offset == 1 and not anchor.leg_before:
        return anchor
    runs = [one for one in heard.drafts if one.kind == "run"]
    if runs and not any(one.when.dated for one in heard.drafts) and not line.stamps:
        return UNSPECIFIED if re.search(r"\bafter\b", line.words) else on_date(heard.now.today)
    now_stamps = [
        one
        for one in line.stamps
        if one.part is not None and one.day is not None and one.day.past[0] == heard.now.today and one.says_tense >= 0
    ]
    if now_stamps and all(draft.stamp is not now_stamps[0] for draft in heard.drafts):
        return resolve(now_stamps[0], -1, heard.now)
    return on_date(heard.now.today)


def _log_when(heard: Heard, main: Draft | None) -> When:
    line = heard.line
    past = [
        one
        for one in line.stamps
        if one.says_tense <= 0 and all(draft.stamp is not one or draft.kind == "run" for draft in heard.drafts)
    ]
    own = [one for one in line.stamps if not _is_owned(heard, one)]
    if own or (past and main is None):
        return resolve((own or past)[-1], -1, heard.now)
    hung = _hung_time(heard, main, -1) if main is not None else None
    if hung is not None and hung.first_day is not None:  # "a cooldown jog after squats yesterday"
        return on_date(hung.first_day)
    dated = [draft.when.first_day for draft in heard.drafts if draft.when.dated]
    if dated and dated[0] is not None and re.search(r"\bthen\b|\blater\b", line.words):
        return on_date(dated[0])
    if heard.command is not None or _NOW_DONE.search(line.words):
        return on_date(heard.now.today)
    return UNSPECIFIED


def _plan_when(heard: Heard, main: Draft | None, free: Sequence[Stamp]) -> When:
    stamps = [one for one in heard.line.stamps if one.says_tense >= 0]
    if free:
        return resolve(free[0], 1, heard.now)
    if main is None and stamps:
        return resolve(stamps[0], 1, heard.now)
    return GENERAL
