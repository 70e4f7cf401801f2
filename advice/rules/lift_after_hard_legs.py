"""LIFT48: hard legs two days apart, where strength comes first."""

from advice.models import Limit
from advice.nouns import Goal
from advice.rule import HOURS_48, Says, ended, rule
from advice.timeline import Request, Timeline


@rule("LIFT48", "G24", about="legs")
def lift_after_hard_legs(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps hard leg sessions 48 h apart for strength; says so to others.

    Why: after heavy legs, muscles want 48 h before the next hard lower-body work.
    Limits: the document speaks to strength athletes; for other goals it is advice.
    """
    legs = timeline.last_hard_legs_begun(asked.at)
    if legs is None or asked.at - legs.end >= HOURS_48:
        return None
    strength = timeline.goal is Goal.STRENGTH
    return Says(
        f"your last hard leg session {ended(legs.end, asked, timeline.now)}; 48 h between them is better",
        Limit(light_legs=True) if strength else None,
        opens=legs.end + HOURS_48,
        instead="Light leg work or upper body is fine.",
        cites=legs.day.cites,
        flags=legs.flags,
        conflict="C04",
    )
