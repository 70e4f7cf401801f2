"""HARD48: no hard running for two days after a hard leg day."""

from typing import Final

from advice.models import Limit
from advice.nouns import Goal, Intensity
from advice.rule import HOURS_48, Says, ended, rule
from advice.timeline import Request, Timeline

LIMIT: Final = Limit(intensity=Intensity.MODERATE)


@rule("HARD48", "G25", "G27", "G32", "G35", "G36")
def hard_run_after_hard_legs(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps hard running 48 h away from the last hard leg session; low and moderate stay open.

    Why: hard running loads the same fast fibres as lifting and can add damage before they have recovered.
    Limits: 48 h is a floor, not full recovery. A session of unknown hardness counts as hard. The window is half-open:
        at exactly 48:00:00 it has passed.
    Cites: for strength also G24; and what makes the session a hard one.
    """
    legs = timeline.last_hard_legs(asked.at)
    if legs is None or asked.at - legs.end >= HOURS_48:
        return None
    strength = ("G24",) if timeline.goal is Goal.STRENGTH else ()
    return Says(
        f"your hard leg session {ended(legs.end, asked, timeline.now)}, and hard running waits 48 h",
        LIMIT,
        opens=legs.end + HOURS_48,
        instead="Easy running is fine meanwhile.",
        cites=(*strength, *legs.day.cites),
        flags=legs.flags,
        conflict="C02",
    )
