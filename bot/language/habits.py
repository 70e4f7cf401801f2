# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""What is done again and again: "on fridays", "mon wed fri", "every day", "on my off days"."""

import re
from typing import Final

from bot.language.reading import Line
from bot.language.stamps import Stamp

_DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_LISTED: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?"
_HABIT: Final = re.compile(
    r"\b(?:on (?:my )?(?:off|lifting|rest|upper|leg|running|non)[ -]?\w* ?days?|off days|rest days|days i|(?:each|every) \w+(?:,? (?:and|&) \w+)?|per week|(?:times|days|x|once|twice|runs|sessions) a week|weekly|most days|times ~|lifting days)\b"
    rf"|\b(?:on|every|my|most) {_DAY}s\b|\b{_DAY}s\b(?=\s*(?:$|[,.?!&/;]|and\b|or\b|in\b|at\b|is\b|are\b|so\b))"
    rf"|\b{_LISTED}(?:(?:,? and |/| |, | & ){_LISTED})+\b(?! off)"
)


def is_habit(line: Line, stamp: Stamp) -> bool:
    """Whether a time of the line is one that comes again every week."""
    return any(found.start() < stamp.end and stamp.start < found.end() for found in _HABIT.finditer(line.words))


def tells_habit(line: Line, start: int = 0) -> bool:
    """Whether the line, from a place on, speaks of what comes again."""
    return _HABIT.search(line.words, start) is not None
