"""LIFT_SORE: sore legs lift light."""

from typing import Final

from advice.models import Limit
from advice.nouns import Basis, Place
from advice.rule import Says, rule
from advice.rules.very_sore import FROM_LEVEL as VERY_SORE
from advice.soreness import fresh_level
from advice.timeline import Request, Timeline

FROM_LEVEL: Final = 7  # [H]


@rule("LIFT_SORE", "G64", basis=Basis.HOUSE, place=Place.SORE, about="legs", passing=True)
def lift_sore(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps legs at 7-8 of 10 to light work, and lets 9-10 rest.

    Why: the body is to be listened to.
    Limits: the numbers are ours. At 9-10 the red-flag questions want asking.
    """
    level = fresh_level(timeline.soreness, asked.at)
    if level is None or level < FROM_LEVEL:
        return None
    very = level >= VERY_SORE
    return Says(
        f"your legs are at {level}/10",
        Limit(wait=True) if very else Limit(light_legs=True),
        instead="Is any of it sharp, swollen, or is your urine dark?"
        if very
        else "Light leg work or upper body is fine.",
        flags=("ask_red_flags",) if very else (),
    )
