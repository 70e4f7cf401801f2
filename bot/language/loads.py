# ruff: noqa: PLR0911 - a ladder of readings: the first that fits is the answer
# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""How hard a leg session was: by the person's own words first, then by what weights, sets and exercises suggest."""

import re
from typing import Final

from bot.language.drafts import Draft
from bot.language.lexicon import MAIN_LIFTS
from bot.language.quantities import Quantity
from bot.language.query import Load
from bot.language.reading import Line
from bot.language.spans import masked

_HARD: Final = re.compile(
    r"\b(?:heavy|heavily|hard|brutal|destroyed|killed|smashed|crushed|maxed|max|1rm|pr|pb|wrecked|intense|savage|all out|trashed|to failure|barely able|tough|monster|big|murdered|obliterated|huge|beast|gruel\w+|hammered|ruined|annihilated|nasty)\b"
)
_LIGHT: Final = re.compile(
    r"\b(?:light|lightly|easy|gentle|bodyweight|mobility|technique|deload|warm ?up|short|quick|drills|activation|low weight|empty bar|band|bands|recovery|few|just some|little)\b"
)
_UNWEIGHTED: Final = re.compile(r"\b(?:bodyweight|band|bands|warm ?up)\b")
_HEAVY_PROGRAM: Final = re.compile(
    r"\b(?:stronglifts|starting strength|texas method|madcow|smolov|1rm (?:test|attempt|day)|max (?:test|attempt|out))\b"
)
_RATED_MY_LEGS: Final = re.compile(
    r"\b(?:(?:destroyed|killed|smashed|wrecked|trashed|crushed|obliterated|demolished|hammered) (?:me|(?:(?:my|both|the) )?(?:legs|quads|glutes|hamstrings))|barely able to walk)\b"
)
_HARD_PCT: Final = 75
_NO_EXERCISE: Final = frozenset({"", "legs", "lifting", "program"})
_HARD_RPE: Final = 8
_HARD_REPS: Final = 2
_HEAVY_PULL: Final = (100, 220)  # kg, and what a bare number is from here on: pounds
_MANY_EXERCISES: Final = 3
_WORD: Final = re.compile("[a-z]+")


def rate(draft: Draft, line: Line) -> None:
    """Rates a leg session; one that was skipped and one of the upper body load no legs."""
    if draft.status == "skipped" or draft.upper:
        draft.load = "none"
        return
    near = _neighbourhood(draft, line)
    if _HARD.search(near) or _RATED_MY_LEGS.search(line.words):
        draft.rated = "hard"
    elif _LIGHT.search(_UNWEIGHTED.sub(" ", near) if line.having("weight") else near):
        draft.rated = "light"
    draft.load = draft.rated or _load_of_numbers(draft, line)


def _neighbourhood(draft: Draft, line: Line) -> str:
    """The words of the session's own segments, less those about its runs."""
    indices = sorted({one.segment for one in draft.mentions})
    indices += _rated_behind(draft, line)
    text = " ".join(line.plain[line.segments[i].start : line.segments[i].end] for i in indices)
    runs = [one for one in line.mentions if one.topic == "run" and one.segment in indices]
    if not runs:
        return text
    words = line.plain
    for run in runs:
        words = masked(words, run.start, run.end) if run.name else words
    words = words[max(0, draft.mentions[0].start - 12) : draft.mentions[-1].end + 12]
    cut = re.split(r"\b(?:run|jog|ran)\b", words)
    return cut[0] if len(cut) > 1 and draft.mentions[0].start < runs[0].start else words


def _rated_behind(draft: Draft, line: Line) -> list[int]:
    """For "legs with a new coach, 4 exercises, super heavy": the clauses behind it that say nothing but how it was."""
    found = []
    for index in range(draft.mentions[-1].segment + 1, len(line.segments)):
        if not all(word in _HOW_IT_WAS for word in _WORD.findall(line.segments[index].text)):
            break
        found.append(index)
    return found


_HOW_IT_WAS: Final = frozenset(
    "it was were very really super so pretty quite felt feels rather just only kept nice and quick but all mostly heavy hard brutal tough "
    "intense light easy gentle short technique savage nasty moderate long max bodyweight exercises sets total in min hour".split()
)


def _is_heavy_pull(weight: Quantity) -> bool:
    """A deadlift of 100 kg and more; "315 x 5" are pounds."""
    kg, bare = _HEAVY_PULL
    return weight.value >= kg or (not weight.value and int(weight.text.split("x")[0]) >= bare)


def _load_of_numbers(draft: Draft, line: Line) -> Load:
    if _HEAVY_PROGRAM.search(line.words):
        return "hard"
    legs = [one for one in line.mentions if one.topic in {"legs", "lift"}]
    runs = [one for one in line.mentions if one.topic == "run"]
    if any(one.value >= _HARD_PCT for one in line.having("pct")) or any(
        one.value >= _HARD_RPE for one in line.having("rpe")
    ):
        return "hard"
    names = {one.name for one in draft.mentions if one.topic == "legs"} - _NO_EXERCISE
    weights = line.having("weight")
    if len(names) >= _MANY_EXERCISES and weights and len(legs) >= _MANY_EXERCISES:
        return "hard"
    if "deadlift" in names and any(_is_heavy_pull(one) for one in weights):
        return "hard"
    if any(not one.value and 0 < one.more <= _HARD_REPS for one in weights):  # "365x1"
        return "hard"
    sets = line.having("sets")
    single = [one for one in sets if one.value == 1 or (one.value <= 3 and not one.more)]  # noqa: PLR2004 - a short session
    if sets and len(single) == len(sets) and not weights and names & MAIN_LIFTS and runs:
        return "light"
    if names and all("bodyweight" in name for name in names):
        return "light"
    return "unspecified"
