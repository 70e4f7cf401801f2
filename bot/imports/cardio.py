"""Which rows of a lifting app are runs, and which are neither a run nor lifting."""

import re
from functools import lru_cache
from typing import Final

from advice.exercises import Body, body

_RUN: Final = re.compile(
    r"\b(?:run|runs|running|jog|jogging|treadmill|sprints?|sprinting|walk|walks|walking|hike|hikes|hiking|"
    r"course à pied|course a pied|laufen|joggen|laufband|correr|carrera|corsa|corrida|hardlopen)\b"
)
_CARRIED: Final = re.compile(
    r"farmer|carry|carries|yoke|suitcase|waiter|sled|crab|duck|bear|plate|barbell|dumbbell|kettlebell|lunge|handstand|"
    r"run the rack|treadmill push"
)
_OTHER: Final = re.compile(
    r"\b(?:cycling|cycle|bike|biking|spinning|elliptical|rowing machine|row erg|erg|ergometer|stair|stairs|stairmaster|"
    r"stepper|swim|swimming|jump rope|skipping|skiing|skating|cardio|aerobics|yoga|pilates|stretching|boxing|dance|"
    r"dancing|climbing|snowboarding|high intensity interval training)\b"
)


@lru_cache(maxsize=4096)
def is_run(exercise: str) -> bool:
    """Whether a row of this name, without weight, is a run (or a walk, or a hike)."""
    name = exercise.casefold()
    return bool(_RUN.search(name)) and not _CARRIED.search(name) and body(exercise) is not Body.LEGS


@lru_cache(maxsize=4096)
def is_other(exercise: str) -> bool:
    """Whether it is a sport that is neither running nor lifting."""
    name = exercise.casefold()
    return bool(_OTHER.search(name)) and body(exercise) is not Body.LEGS
