# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Slang and typos: unknown words become the training words they were meant to be; everyday words stay as they are."""

import re
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.commonwords import COMMON
from bot.language.slang import SLANG

_WORD: Final = re.compile(r"2[a-z]{3,6}\b|[bltz]\d\b|zone\d\b|[a-z]+(?:'[a-z]+)?(?![a-z0-9])|\d[^\s-]*")
_ENDINGS: Final = ("ing", "ed", "er", "ly", "s")
_DOUBLED: Final = frozenset({"ts", "t", "ss", "z", "zz"})  # what slips in at the end of "squats", "legs", "hills"
_SHORTEST_FUZZY: Final = 4
_LONG_ENOUGH_FOR_TWO: Final = 7
_LONGEST_WORD: Final = 18

TARGETS: Final = (
    "tomorrow tonight today yesterday morning afternoon evening weekend monday tuesday wednesday thursday friday saturday "
    "sunday january february august september october november december breakfast lunch midnight "
    "squat squats squatted squatting deadlift deadlifts deadlifted lunge lunges hamstring hamstrings quads quad glutes glute "
    "calves legs press thrusts bulgarian romanian kettlebell bodyweight barbell "
    "interval intervals sprint sprints sprinted sprinting tempo threshold fartlek recovery strides hills repeats easy jogging jogged "
    "running marathon parkrun treadmill progression steady moderate shakeout endurance "
    "sore soreness stiff stiffness tender aching achy painful hurting hurts heavy "
    "should could would please workout training session yesterday's after before exercise exercises beginner intermediate advanced "
    "planning schedule summary settings soreness threshold distance kilometers minutes hours swelling swollen swimming cycling "
    "finished skipped destroyed"
).split()
_STEMS: Final = tuple(target for target in TARGETS if len(target) > 4)  # noqa: PLR2004 - shorter ones start too many words
_KNOWN: Final = frozenset(TARGETS) | COMMON
_SHORT_TARGETS: Final = ("run", "runs", "ran", "jog", "leg", "legs", "tempo", "easy", "long")
_DRAWN_OUT: Final = re.compile(r"([a-z])\1{2,}")  # "sooo", "heyyy"
_DOUBLE: Final = re.compile(r"([a-z])\1+")


def _single(word: str) -> str:
    return _DOUBLE.sub(r"\1", word)


_BY_SINGLE: Final = {_single(target): target for target in (*TARGETS, *_SHORT_TARGETS)}


def mended(words: str) -> str:
    """Spells slang out and mends typos; everything that is not a word stays where it is."""
    return _WORD.sub(_mended_match, words)


def _mended_match(found: re.Match[str]) -> str:
    return _mended_word(found.group())


@lru_cache(maxsize=4096)
def _mended_word(word: str) -> str:
    slang = SLANG.get(word)
    if slang is not None:
        return slang
    if _DRAWN_OUT.search(word):
        once = _DRAWN_OUT.sub(r"\1", word)
        return SLANG.get(once, once) if once in _KNOWN or once in SLANG else word
    if len(word) < _SHORTEST_FUZZY or word in _KNOWN or len(word) > _LONGEST_WORD or not word.isalpha():
        return word
    return _nearest(word)


def stems_of(word: str) -> tuple[str, ...]:
    """What a word may be a form of: "moved" of "mov", "move", "hitting" of "hitt", "hitte", "hit"."""
    ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "")
    if not ending:
        return ()
    stem = word.removesuffix(ending)
    return (stem, f"{stem}e", stem[:-1]) if stem[-1:] == stem[-2:-1] else (stem, f"{stem}e")


def _nearest(word: str) -> str:
    """The training word that was meant, or the word itself.

    One slip (a letter too many, missing, wrong or swapped) in words of up to six letters, two in longer ones. The
    first letter has to agree: people rarely miss it, and other English words differ in it most.
    """
    doubled = _BY_SINGLE.get(_single(word))
    if doubled is not None and doubled != word:
        return doubled
    if any(stem in _KNOWN for stem in stems_of(word)):
        return word
    if any(word.startswith(target) and word[len(target) :] not in _DOUBLED for target in _STEMS):
        return word
    slips = 2 if len(word) >= _LONG_ENOUGH_FOR_TWO else 1
    close = process.extract(word, TARGETS, scorer=OSA.distance, score_cutoff=slips, limit=4)
    for candidate, _distance, _index in close:
        if candidate[0] == word[0] or sorted(candidate[:2]) == sorted(word[:2]):
            return candidate
    return word
