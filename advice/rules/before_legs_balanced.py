"""BEFORE_BALANCED: lift first; a run before hard legs on the same day stays gentle."""

from typing import Final

from advice.before_legs import before_legs
from advice.models import Limit
from advice.nouns import Goal, Intensity
from advice.rule import HOURS_6, HOURS_8, Says, hours, rule
from advice.timeline import Request, Timeline

SHORT_MINUTES: Final = 30  # [H]
LOW_SHORT: Final = Limit(intensity=Intensity.LOW, minutes=SHORT_MINUTES)
SAME_DAY: Final = Limit(intensity=Intensity.MODERATE)


@rule("BEFORE_BALANCED")
def before_hard_legs_balanced(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps a run before hard legs short and easy under 6 h, and not hard under 8 h or on the same day.

    Why: running first takes from the lifting; a hard run is a hard leg session of its own and wants its own day.
    Limits: the 8 h are ours for this goal. Warm-ups, walks and races are exempt.
    Cites: G19 G23 under 6 h, else G21 G23.
    """
    gap = before_legs(asked, timeline, Goal.BALANCED)
    if gap is None:
        return None
    if gap.length < HOURS_6:
        because = "this run comes right before your hard leg session"
        return gap.says(LOW_SHORT, because, "G19", "G23", instead="Better: lift first, then run.")
    if gap.length < HOURS_8 or gap.same_date:
        because = f"your hard leg session follows {hours(gap.length)} later, and a hard run wants another day"
        return gap.says(SAME_DAY, because, "G21", "G23")
    return None
