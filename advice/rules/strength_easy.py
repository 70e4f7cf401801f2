"""STRENGTH_EASY: for strength, most runs are short and easy."""

from typing import Final

from advice.nouns import Goal, Intensity, Place
from advice.rule import Says, rule
from advice.timeline import Request, Timeline

USUAL_MINUTES: Final = 30  # [D] G59


@rule("STRENGTH_EASY", "G58", "G59", place=Place.ADVICE)
def strength_runs_are_easy(asked: Request, timeline: Timeline) -> Says | None:
    """Reminds a strength athlete that most runs are easy and 15 to 30 minutes long.

    Why: the hard work belongs to the lifting.
    Limits: advice only; on a clear calendar nothing is closed.
    """
    modest = asked.intensity is Intensity.LOW and asked.minutes <= USUAL_MINUTES
    if timeline.goal is not Goal.STRENGTH or modest:
        return None
    return Says("with strength first, most of your runs should be easy, 15 to 30 min")
