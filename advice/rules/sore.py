"""SORE3: sore legs run short and easy."""

from typing import Final

from advice.models import Limit
from advice.nouns import Goal, Intensity, Place
from advice.rule import Says, rule
from advice.rules.very_sore import FROM_LEVEL as VERY_SORE
from advice.soreness import fresh_level
from advice.timeline import Request, Timeline

MILD: Final = 3  # [H]
MODERATE: Final = 4  # [H]
SEVERE: Final = 7  # [H]
MODERATE_MINUTES: Final = 30  # [H]
ENDURANCE_MINUTES: Final = 45  # [H] who trains for distance is used to longer easy runs
SEVERE_MINUTES: Final = 20  # [H]


@rule("SORE3", "G46", "G48", "G64", place=Place.SORE, passing=True)
def sore(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps running on sore legs (3-8 of 10) low, and the sorer the shorter.

    Why: running sore is fine while distance and effort stay low, and such a run is no time for anything new.
    Limits: the documents give no numbers, so the levels and minutes are ours. A clock that ends does not end soreness.
    """
    level = fresh_level(timeline.soreness, asked.at)
    if level is None or not MILD <= level < VERY_SORE:
        return None
    return Says(
        f"your legs are at {level}/10, and sore legs want it short and easy",
        Limit(intensity=Intensity.LOW, minutes=_cap(level, asked, timeline)),
        instead="Keep it easy enough to talk, on a route you know.",
        conflict="C21",
    )


def _cap(level: int, asked: Request, timeline: Timeline) -> int | None:
    if level < MODERATE:
        return None
    if level >= SEVERE:
        return asked.cap(SEVERE_MINUTES)
    return asked.cap(ENDURANCE_MINUTES if timeline.goal is Goal.ENDURANCE else MODERATE_MINUTES)
