"""Spans of a line and phrases of words: what the readers of quantities, times and training share."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

T = TypeVar("T")
MASK: Final = "~"
_JOINERS: Final = frozenset({" ", "", "-", " & "})

_TOKEN: Final = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number with where it stands."""

    word: str
    start: int
    end: int
    joined: bool = False  # to the word before it, by nothing but a space or a hyphen


def tokens_of(line: str) -> tuple[Token, ...]:
    found: list[Token] = []
    last = 0
    for word in _TOKEN.finditer(line):
        gap = line[last : word.start()]
        found.append(Token(word.group(), word.start(), word.end(), gap in _JOINERS))
        last = word.end()
    return tuple(found)


def masked(line: str, start: int, end: int) -> str:
    """The line with one stretch made unreadable; every position stays where it was."""
    return line[:start] + MASK * (end - start) + line[end:]


def _says(tokens: tuple[Token, ...], at: int, words: tuple[str, ...]) -> bool:
    run = tokens[at : at + len(words)]
    return (
        len(run) == len(words)
        and all(token.word == word for token, word in zip(run, words, strict=True))
        and all(token.joined for token in run[1:])
    )


class Phrases(Generic[T]):
    """A phrase book: the longest phrase that starts at each word, found in linear time."""

    def __init__(self, book: Mapping[T, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for value, phrases in book.items():
            for phrase in phrases:
                words = tuple(re.findall(r"[a-z]+|\d+", phrase))
                self._by_first.setdefault(words[0], []).append((words, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, T]]:
        """(first token, one past the last token, value) of each phrase, left to right, never overlapping."""
        at = 0
        by_first = self._by_first
        while at < len(tokens):
            entries = by_first.get(tokens[at].word)
            step = 1
            if entries is not None:
                for words, value in entries:
                    size = len(words)
                    if size == 1 or _says(tokens, at, words):
                        yield at, at + size, value
                        step = size
                        break
            at += step
