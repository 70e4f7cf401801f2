"""Spans of a line and phrases of words: what the readers of quantities, times and training share."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")
MASK: Final = "~"
_JOINERS: Final = frozenset({" ", "", "-", " & "})

_TOKEN: Final = re.compile(r"[a-z]+|\d+")


class Token(NamedTuple):
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


def holds_any(line: str, words: tuple[str, ...]) -> bool:
    """Whether a line holds one of the words: cheaper than the search of a pattern that needs one of them."""
    for word in words:  # noqa: SIM110 - any() with a generator takes five times as long
        if word in line:
            return True
    return False


def _says(tokens: tuple[Token, ...], at: int, words: tuple[str, ...]) -> bool:
    run = tokens[at : at + len(words)]
    return (
        len(run) == len(words)
        and run[1].word == words[1]
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
        by_first = self._by_first
        free = 0
        for at in [at for at, token in enumerate(tokens) if token.word in by_first]:
            if at < free:
                continue
            for words, value in by_first[tokens[at].word]:
                size = len(words)
                if size == 1 or _says(tokens, at, words):
                    yield at, at + size, value
                    free = at + size
                    break
