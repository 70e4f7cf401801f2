"""BEFORE_STRENGTH: where strength comes first, a run keeps away from the heavy legs that follow."""

from datetime import timedelta
from typing import Final

from advice.before_legs import BeforeLegs, before_legs
from advice.models import Limit
from advice.nouns import Goal, Intensity
from advice.rule import HOURS_6, HOURS_8, HOURS_24, Says, hours, rule
from advice.timeline import Request, Timeline

SHORT_MINUTES: Final = 30  # [D] G59
DAY_BEFORE_MINUTES: Final = 60  # [H]
SHORT_RUN: Final = timedelta(minutes=SHORT_MINUTES)
LOW_SHORT: Final = Limit(intensity=Intensity.LOW, minutes=SHORT_MINUTES)
DAY_BEFORE: Final = Limit(intensity=Intensity.MODERATE, minutes=DAY_BEFORE_MINUTES)
SAME_DATE: Final = Limit(intensity=Intensity.MODERATE)
WAIT: Final = Limit(wait=True)


@rule("BEFORE_STRENGTH")
def before_hard_legs_strength(asked: Request, timeline: Timeline) -> Says | None:
    """Spaces a run from the hard legs planned after it: 6 h at least, easy to 8 h, no hard run within 24 h.

    Why: running first costs the fuel and the freshness that heavy lifting needs.
    Limits: if 30 easy minutes from the asked start keep 6 h, that is offered instead of waiting. Warm-ups, walks and
        races are exempt.
    Cites: by gap, among G14 G16 G17 G18 G19 G21 G23.
    """
    gap = before_legs(asked, timeline, Goal.STRENGTH)
    if gap is None:
        return None
    if gap.length < HOURS_6:
        short = gap.legs.start - asked.at - SHORT_RUN >= HOURS_6
        limit = LOW_SHORT if short else WAIT
        return gap.says(
            limit, _because(gap), "G17", "G18", "G19", "G23", instead=None if short else "Lift first, then run easy."
        )
    if gap.length < HOURS_8:
        return gap.says(LOW_SHORT, _because(gap), "G16", "G17", "G18")
    if gap.length < HOURS_24:
        same_day = ("G21",) if gap.same_date else ()
        return gap.says(DAY_BEFORE, _because(gap), "G14", "G16", "G18", *same_day, instead="24 h apart is better.")
    if gap.same_date:
        return gap.says(SAME_DATE, "hard legs are planned on the same day", "G21")
    return None


def _because(gap: BeforeLegs) -> str:
    if gap.length.total_seconds() <= 0:
        return "the run would still be on when your hard leg session starts"
    return f"only {hours(gap.length)} would lie between this run and your hard leg session"
