# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""What is done again and again: "on fridays", "mon wed fri", "every day", "on my off days"."""

import re
from typing import Final

from bot.language.spans import holds_any

_DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_LISTED: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?"
_GATE: Final = (
    "days",
    "every ",
    "each ",
    "week",
    "times",
    "day and ",
    "day,",
    "/",
    "mon",
    "tue",
    "thu",
    "fri",
    "sat",
    "sun",
)
_HABIT: Final = re.compile(
    r"\b(?:on (?:my )?(?:off|lifting|rest|upper|leg|running|non)[ -]?\w* ?days?|off days|rest days|days i|(?:each|every) \w+(?:,? (?:and|&) \w+)?|per week|(?:times|days|x|\dx|once|twice|runs|sessions) a week|weekly|most days|times ~|lifting days)\b"
    rf"|\b{_DAY}s? (?:mornings|afternoons|evenings|nights)\b|\b(?:on|every|my|most) {_DAY}s\b|\b{_DAY}s\b(?=\s*(?:$|[,.?!&/;]|and\b|or\b|in\b|at\b|is\b|are\b|so\b))"
    rf"|\b{_LISTED}(?:(?:,? and |/| | & ){_LISTED})+\b(?! off)|\b{_LISTED}(?:, {_LISTED})+,? (?:(?:and|&) )?{_LISTED}\b"
)


def habits_of(words: str) -> tuple[tuple[int, int], ...]:
    """Where a line speaks of what comes again every week."""
    return tuple([found.span() for found in _HABIT.finditer(words)]) if holds_any(words, _GATE) else ()
