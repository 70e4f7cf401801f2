"""DURING: finish lifting before running."""

from advice.models import Limit
from advice.rule import Says, rule
from advice.timeline import Request, Timeline


@rule("DURING", "G19")
def during_legs(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps runs out of a leg session that has started and not ended.

    Why: when both fall on one day, the lifting comes first and fresh.
    Limits: a session whose end nobody said is taken as an hour.
    """
    on = [legs for legs in timeline.leg_days if legs.start <= asked.at < legs.end]
    if not on:
        return None
    legs = max(on, key=lambda legs: (legs.end, legs.start))
    return Says(
        "your leg session is on at that time",
        Limit(wait=True),
        opens=legs.end,
        instead="Lift first, then run.",
        flags=legs.flags,
        conflict="C19",
    )
