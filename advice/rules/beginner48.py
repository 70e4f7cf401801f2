"""BEGINNER48: beginners keep to easy running for two days after hard legs."""

from typing import Final

from advice.models import Limit
from advice.nouns import Intensity, Level, Place
from advice.rule import HOURS_48, Says, rule
from advice.timeline import Request, Timeline

LIMIT: Final = Limit(intensity=Intensity.LOW)


@rule("BEGINNER48", "G51", place=Place.LEVEL)
def beginner_after_hard_legs(asked: Request, timeline: Timeline) -> Says | None:
    """Closes moderate running to beginners within 48 h of hard legs.

    Why: for a beginner the line between moderate and hard is thin and easily crossed.
    Limits: easy running stays open; after a light leg session nothing is closed.
    """
    legs = timeline.last_hard_legs(asked.at)
    if timeline.level is not Level.BEGINNER or legs is None or asked.at - legs.end >= HOURS_48:
        return None
    return Says(
        "moderate easily turns into hard when you are new to it",
        LIMIT,
        opens=legs.end + HOURS_48,
        instead="Easy means that you can talk in whole sentences.",
        flags=legs.flags,
        conflict="C11",
    )
