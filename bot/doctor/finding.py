"""One line of what the doctor says."""

import re
from dataclasses import dataclass
from typing import Final, Literal

_NAME_AND_PASSWORD: Final = re.compile(r"(?<=//)[^/@\s]*@")  # before the host of an address

Word = Literal["ok", "note", "problem"]


@dataclass(frozen=True)
class Finding:
    """What one check says.

    Attributes:
        word: how bad it is; only a problem keeps the bot from its work.
        about: what was looked at, in a word or two.
        cause: what is so, in one sentence.
        cure: what to do about it; empty: nothing.
    """

    word: Word
    about: str
    cause: str
    cure: str = ""


def ok(about: str, cause: str) -> Finding:
    return Finding("ok", about, cause)


def note(about: str, cause: str, cure: str) -> Finding:
    return Finding("note", about, cause, cure)


def problem(about: str, cause: str, cure: str) -> Finding:
    return Finding("problem", about, cause, cure)


def plain(told: object) -> str:
    """What somebody else named, without a password in an address, and without what would move a terminal's cursor."""
    return "".join(letter if letter.isprintable() else "?" for letter in _NAME_AND_PASSWORD.sub("", str(told)))
