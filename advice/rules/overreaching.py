"""OVERREACHING: many hard days and no rest, at a high level, want rest."""

from typing import Final

from advice.fatigue import TIRED_MORNINGS, is_overreaching, pattern_at
from advice.models import Limit
from advice.nouns import Intensity, Level, Place
from advice.rule import Says, rule
from advice.timeline import Request, Timeline

MINUTES: Final = 30  # [H]


@rule("OVERREACHING", "G42", "G64", place=Place.LEVEL, passing=True)
def overreaching(asked: Request, timeline: Timeline) -> Says | None:
    """Slows an advanced athlete with 5 hard days in 7 and at most one rest day in 14; rests if tired for 3 mornings.

    Why: overtraining finds those who train hard at a high level with few rest days.
    Limits: the counts are ours. It names no condition; if tiredness lasts for weeks, somebody qualified should look.
    """
    pattern = pattern_at(timeline, asked.at)
    if pattern is None or timeline.level is not Level.ADVANCED or not is_overreaching(pattern):
        return None
    tired = pattern.tired_mornings >= TIRED_MORNINGS
    return Says(
        f"{pattern.hard_days_7d} hard days in 7 with {pattern.rest_days_14d} rest days in 14 ask for rest",
        Limit(wait=True) if tired else Limit(intensity=Intensity.LOW, minutes=asked.cap(MINUTES)),
        instead="Take a rest day and a lighter week. If you stay tired for two weeks, see a professional."
        if tired
        else "Plan a rest day and a lighter week.",
        conflict="C10",
    )
