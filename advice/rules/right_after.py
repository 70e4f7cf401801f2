"""AFTER8: for strength, only easy running in the eight hours after hard legs."""

from typing import Final

from advice.models import Limit
from advice.nouns import Goal, Intensity
from advice.rule import HOURS_8, Says, ended, rule
from advice.timeline import Request, Timeline

MINUTES: Final = 30  # [D] G59
LIMIT: Final = Limit(intensity=Intensity.LOW, minutes=MINUTES)


@rule("AFTER8", "G16", "G17", "G18")
def right_after_hard_legs(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps running low and short in the 8 h after hard legs, where strength comes first.

    Why: for strength and size the documents want six to eight hours between the two, and a day is better.
    Limits: easy running is let through at any gap, as both documents call it harmless; walks are exempt.
    """
    if timeline.goal is not Goal.STRENGTH or asked.is_walk:
        return None
    legs = timeline.last_hard_legs(asked.at)
    if legs is None or asked.at - legs.end >= HOURS_8:
        return None
    since = ended(legs.end, asked, timeline.now)
    return Says(
        f"your hard leg session {since}, and strength wants 8 h before more than an easy run",
        LIMIT,
        opens=legs.end + HOURS_8,
        instead="6 to 8 h apart is better, a day better still.",
        cites=legs.day.cites,
        flags=legs.flags,
        conflict="C01",
    )
