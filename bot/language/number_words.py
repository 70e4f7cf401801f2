# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Numbers that are written as words."""

import re
from typing import Final

_WORDS: Final = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40",
    "fifty": "50", "sixty": "60", "ninety": "90",
}  # fmt: skip
_ANY: Final = "|".join(_WORDS)
_NUMBER_WORD: Final = re.compile(
    rf"\b({_ANY})"
    r"(?: full| whole)?[ -](?=(?:days?|hours?|weeks?|nights?|min|miles?|milers?|km|k|kg|lb|sets?|mornings?|evenings?|reps?|out of)\b)"
)
_HAS_NUMBER_WORD: Final = re.compile(rf"\b(?:{_ANY})\b")


def with_digits(line: str) -> str:
    """Number words before a unit become digits: "two days ago" -> "2 days ago"."""
    line = line.replace("out of ten", "out of 10")
    return _NUMBER_WORD.sub(lambda found: _WORDS[found.group(1)] + " ", line) if _HAS_NUMBER_WORD.search(line) else line
