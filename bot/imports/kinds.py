"""A run's kind, guessed from its name and its numbers. Never bolder than the file: in doubt the harder kind, or none.

A run without a kind counts as moderate, so a low kind is guessed only where a name says so and no number speaks against
it. A high kind is guessed from either.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from typing import Final, NamedTuple

from advice.nouns import RunKind

CLIMB_M_PER_KM: Final = 20  # from here the rules count a run one class harder, but not one that is called easy
DROP_M_PER_KM: Final = (
    30  # [H] a run that falls so much, and climbs less than half of it, loads the legs as downhill does
)
MARATHON_KM: Final = 42  # [H] hardly anybody runs this far in training
LONG_MINUTES: Final = 75  # shorter than this a "long run" is no reason to count it as low
FAST_TO_SLOW: Final = 1.35  # [H] how much faster the fast stretches of intervals are
FAST_STRETCHES: Final = 3  # [H] so many, with something slower between, are intervals
SHORTEST_S: Final = 15  # a shorter lap is a finger on the button

LOW: Final = frozenset({RunKind.RECOVERY, RunKind.EASY, RunKind.JOG, RunKind.RUN_WALK, RunKind.LONG})

_NAMES: Final = tuple(  # the harder kind first: a name that says two things means the harder one
    (kind, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for kind, words in (
        (RunKind.HILL_SPRINTS, r"hill sprints?\b"),
        (RunKind.HILLS, r"hills?\b|hill repeats|bergl(?:auf|äufe)|incline (?!walk)"),
        (RunKind.HIIT, r"hiit\b|tabata"),
        (RunKind.TIME_TRIAL, r"time[- ]trial|tt\b|cooper test"),
        (
            RunKind.RACE,
            r"races?\b(?![- ]pace)|parkrun|(?:half[- ])?marathons?\b(?! (?:pace|training|prep|build))|wettkampf",
        ),
        (RunKind.SPRINTS, r"sprint"),
        (
            RunKind.INTERVALS,
            r"interval|intervals?\b|repeats?\b|reps\b|track\b|vo2|yasso|fractionn|\d{1,2} ?[x×*] ?\d{2,4}|speed ?work",
        ),
        (RunKind.FARTLEK, r"fartlek"),
        (RunKind.STRIDES, r"strides\b|pick[- ]?ups\b"),
        (RunKind.DOWNHILL, r"down ?hill"),
        (RunKind.THRESHOLD, r"threshold|cruise|schwelle|seuil"),
        (RunKind.TEMPO, r"tempo|(?:race|10k|5k|goal)[- ]pace"),
        (RunKind.PROGRESSION, r"progressi"),
        (RunKind.STEADY, r"steady|marathon pace|mp\b"),
        (RunKind.MODERATE, r"moderate|medium"),
        (RunKind.GROUP, r"group|run(?:ning)? club|club run|social run"),
        (RunKind.TRAIL, r"trail"),
        (RunKind.HIKE, r"hik(?:e|es|ing)\b|trek|wander"),
        (RunKind.LONG, r"long\b|lr\b|langer lauf|sortie longue"),
        (RunKind.RUN_WALK, r"run[- /]?walk|walk[- /]?run|couch to 5k|c25k|jeffing"),
        (RunKind.JOG, r"jog"),
        (RunKind.EASY, r"easy|zone ?2|z2\b|lsd\b|endurance fondamentale|locker"),
        (RunKind.RECOVERY, r"recovery|shake ?-?out|regeneration"),
        (RunKind.WALK, r"walk(?:s|ing|ed)?\b|stroll|spaziergang"),
    )
)


class Pace(NamedTuple):
    """A lap, or another stretch of a run. `resting` is what the watch calls it, not what it looks like."""

    seconds: float
    metres: float
    resting: bool = False


class Numbers(NamedTuple):
    """What a file measured of a run; None is what it does not tell. Laps and stretches are in order."""

    minutes: float | None = None
    km: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    laps: Sequence[Pace] = ()
    stretches: Sequence[Pace] = ()


def kind_named(name: str | None) -> RunKind | None:
    """The hardest kind that a name speaks of."""
    words = (name or "").replace("_", " ")
    return next((kind for kind, pattern in _NAMES if pattern.search(words)), None)


def guess(name: str | None, numbers: Numbers) -> RunKind | None:
    """The kind of a run; None where nothing gives a reason."""
    named = kind_named(name)
    if named is not None and named not in LOW:
        return named
    measured = _measured(numbers)
    if measured is not None:
        return measured
    if named is RunKind.LONG and (numbers.minutes or 0) < LONG_MINUTES:
        return None
    return None if named is not None and _per_km(numbers.ascent_m, numbers.km) >= CLIMB_M_PER_KM else named


def _measured(numbers: Numbers) -> RunKind | None:
    if _rests(numbers.laps) or _alternates(numbers.laps) or _alternates(numbers.stretches):
        return RunKind.INTERVALS
    drop = _per_km(numbers.descent_m, numbers.km)
    if drop >= DROP_M_PER_KM and _per_km(numbers.ascent_m, numbers.km) < drop / 2:
        return RunKind.DOWNHILL
    return RunKind.RACE if (numbers.km or 0) >= MARATHON_KM else None


def _per_km(metres: float | None, km: float | None) -> float:
    return metres / km if metres and km else 0


def _rests(laps: Sequence[Pace]) -> bool:
    """Whether a watch was told to rest between efforts, more than once."""
    return sum(not before.resting and after.resting for before, after in pairwise(laps)) > 1


def _alternates(stretches: Sequence[Pace]) -> bool:
    """Whether fast and slow take turns: the fast third is much faster than the slow one, in separate efforts."""
    speeds = [one.metres / one.seconds for one in stretches if one.seconds >= SHORTEST_S and one.metres > 0]
    if len(speeds) < 2 * FAST_STRETCHES - 1:
        return False
    ranked = sorted(speeds)
    slow, fast = ranked[len(ranked) // 6], ranked[-1 - len(ranked) // 6]
    if fast < FAST_TO_SLOW * slow:
        return False
    middle = sqrt(slow * fast)
    efforts = sum(before < middle <= after for before, after in pairwise([0, *speeds]))
    return efforts >= FAST_STRETCHES
