"""MINUTES48: not too long within two days of a hard leg day."""

from typing import Final

from advice.models import Limit
from advice.nouns import Basis, Goal, RunKind
from advice.rule import HOURS_48, Says, rule
from advice.timeline import Request, Timeline

STRENGTH_MINUTES: Final = 30  # [H] from G59, the upper end of what it gives strength athletes
BALANCED_MINUTES: Final = 60  # [H] from G16
STRENGTH: Final = Limit(minutes=STRENGTH_MINUTES)
BALANCED: Final = Limit(minutes=BALANCED_MINUTES)
EXEMPT: Final = frozenset({RunKind.WALK, RunKind.HIKE})


@rule("MINUTES48", basis=Basis.HOUSE)
def minutes_after_hard_legs(asked: Request, timeline: Timeline) -> Says | None:
    """Caps a run's minutes within 48 h of hard legs: 30 for strength, 60 for balanced, none for endurance.

    Why: it is volume close to heavy legs that interferes, and a strength goal asks for short runs.
    Limits: the caps are ours; walks and hikes are exempt.
    Cites: G58 G59 for strength, G16 for balanced.
    """
    legs = timeline.last_hard_legs(asked.at)
    if legs is None or asked.at - legs.end >= HOURS_48 or asked.run_kind in EXEMPT or timeline.goal is Goal.ENDURANCE:
        return None
    strength = timeline.goal is Goal.STRENGTH
    limit = STRENGTH if strength else BALANCED
    return Says(
        f"within 48 h of hard legs, {limit.minutes} min is enough for a {timeline.goal} goal",
        limit,
        opens=legs.end + HOURS_48,
        cites=("G58", "G59") if strength else ("G16",),
        flags=legs.flags,
        conflict="C18",
    )
