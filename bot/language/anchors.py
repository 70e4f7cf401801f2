# ruff: noqa: PLR0911 - a ladder of readings: the first that fits is the answer
# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Times that hang on a leg session: "48 h after squats", "the day after leg day", "before legs", "how long after?"."""

import re
from typing import Final

from bot.language.when import When, between, either, leg

_LEGS: Final = r"(?:my |the |a |an |heavy |hard |doing |some |light |big |your |training |intense |training of |session of )*(?:legs?\b|leg day|squat\w*|deadlift\w*|lunges?|lower|lift\w*|weights|strength|gym|rdls?|hip thrusts?|that|workout|it\b)"
_N: Final = r"(\d{1,3}(?:\.5)?|a|an|one|a couple of|a few)"
_HOURS: Final = re.compile(
    rf"\b{_N}(?: ?- ?(\d{{1,2}})| (?:or|to) (\d{{1,2}}))? ?(hours?|h|days?|d)\b(?: full| enough| ok)? ?(?:after|post|past|since|following|from|out from|later|apart|before|prior to|between|gap)"
)
_HOURS_GAP: Final = re.compile(
    rf"\bafter {_N} ?(hours?|h|days?|d)\b (?:from|of|since|after) {_LEGS}|\b(?:wait(?:ed|ing)?|leave|leaving) {_N} ?(hours?|h|days?|d)\b"
)
_DAY_AFTER: Final = re.compile(
    r"\b(?:the )?(?:day|(?<!this )morning) (?:right |immediately |straight )?after (?!tomorrow)|\b(?:the )?(?:next|following) (?:day|morning)\b|\bday after\b(?! tomorrow)|\bthe day following\b|\b1 day post\b"
)
_DAY_BEFORE: Final = re.compile(r"\b(?:the )?(?:day|night|evening) before (?!yesterday|last)")
_GAP_ASKED: Final = re.compile(
    r"\b(?:minimum|ideal|enough|right|big a|much of a|what|the|safe|best) (?:gap|time|interval|rest|spacing)\b|\bhow (?:(?:many|much) (?:hours|days)|long|soon|much (?:time|rest|hours?|(?:\w+ ){1,3}wait))\b|\bwhen (?:can|should|could|may|is it ok|is it safe)\b.*\bafter\b"
)
_BEFORE: Final = re.compile(
    rf"\b(?:before|prior to|ahead of|pre)[ -]{_LEGS}|\b(?:run|runs|running|cardio|hiit|jog|sprints|intervals|easy run) first\b|\bfirst,? (?:and )?then (?:do )?(?:legs|squats?|lift)|\bdirectly before\b|\bthen (?:do |train |hit )?(?:legs|squats?|lift\w*)\b"
)
_AFTER: Final = re.compile(
    rf"\b(?:after|following|post|once|since|on top of)[ -]{_LEGS}|\b(?:squats?|squat heavy|legs|lift\w*|deadlifts?|leg day|weights|lunges)\b[^.?!]*\b(?:then|and|afterwards?|followed by|shortly after|right after|straight after)\b[^.?!]*\b(?:run|jog|cardio|sprints?|intervals|easy|go for a run)\b|\b(?:legs|lifting|leg day|squats) first\b|\bsame day as (?:legs|leg day|squats|lifting)|\bon (?:a )?leg day\b|\bon the same day\b|\bleg day is over\b"
)
_WORDS: Final = {"a": 1.0, "an": 1.0, "one": 1.0, "a couple of": 2.0, "a few": 3.0}


def read_anchor(line: str, *, order: bool) -> When | None:
    """The offset from a leg session that a line asks about, if it does."""
    if order:
        return either(leg(0, before=True), leg(0))
    found = _HOURS_GAP.search(line)
    if found is not None:
        number, unit = (found.group(1), found.group(2)) if found.group(1) else (found.group(3), found.group(4))
        return leg(_count(number), "h" if unit.startswith("h") else "d")
    counted = _HOURS.search(line)
    if counted is not None:
        return _counted(counted)
    if _DAY_BEFORE.search(line):
        return leg(1, before=True)
    if _DAY_AFTER.search(line):
        return leg(1)
    if _GAP_ASKED.search(line):
        return leg(None)
    if _BEFORE.search(line):
        return leg(0, before=True)
    return leg(0) if _AFTER.search(line) else None


def _counted(found: re.Match[str]) -> When:
    unit = "h" if found.group(4).startswith("h") else "d"
    before = found.group().endswith(("before", "prior to"))
    first = leg(_count(found.group(1)), unit, before=before)  # type: ignore[arg-type]  # "h" or "d", from the line above
    upper = found.group(2) or found.group(3)
    return between(first, leg(float(upper), unit, before=before)) if upper else first  # type: ignore[arg-type]  # as above


def _count(said: str) -> float:
    return _WORDS.get(said) or float(said)


def hours_after_legs(when: When | None) -> float | None:
    """Whole hours after a leg session, where that is what an anchor says; for "on Friday, 24 hours after leg day"."""
    if when is None or when.shape != "leg" or not when.leg_offset or when.leg_before:
        return None
    return when.leg_offset * (24 if when.leg_unit == "d" else 1)
