"""SORE9: legs at 9 or 10 rest."""

from typing import Final

from advice.models import Limit
from advice.nouns import Basis, Intensity, Place
from advice.rule import Says, rule
from advice.soreness import fresh_level
from advice.timeline import Request, Timeline

FROM_LEVEL: Final = 9  # [H]
WALK_MINUTES: Final = 20  # [H]


@rule("SORE9", "G46", "G48", "G64", basis=Basis.HOUSE, place=Place.VERY_SORE, passing=True)
def very_sore(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps very sore legs (9-10 of 10) from running; a short walk stays open.

    Why: light running is for legs that can still move well; beyond that the body is to be listened to.
    Limits: the number is ours. Soreness this strong also wants the red-flag questions asked.
    """
    level = fresh_level(timeline.soreness, asked.at)
    if level is None or level < FROM_LEVEL:
        return None
    walk = Limit(intensity=Intensity.LOW, minutes=WALK_MINUTES) if asked.is_walk else Limit(wait=True)
    return Says(
        f"your legs are at {level}/10",
        walk,
        instead="A gentle walk of up to 20 min is fine. Is any of it sharp, swollen, or is your urine dark?",
        flags=("ask_red_flags",),
        conflict="C07",
    )
