"""LIFT_RUN48: legs after a hard run."""

from advice.models import Limit
from advice.nouns import Goal
from advice.rule import HOURS_24, HOURS_48, Says, ended, rule
from advice.timeline import Request, Timeline


@rule("LIFT_RUN48", "G21", about="legs")
def lift_after_hard_run(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps a strength athlete's hard legs 24 h from a hard run; up to 48 h, and for others, it is advice.

    Why: a hard run counts as a hard leg workout.
    Limits: the hours are ours; the document asks for a separate day.
    """
    run = timeline.last_hard_run(asked.at)
    if run is None or asked.at - run.end >= HOURS_48:
        return None
    close = timeline.goal is Goal.STRENGTH and asked.at - run.end < HOURS_24
    return Says(
        f"your last hard run {ended(run.end, asked, timeline.now)}, and it counts as a hard leg session",
        Limit(light_legs=True) if close else None,
        opens=run.end + (HOURS_24 if close else HOURS_48),
        flags=run.flags,
        conflict="C06",
    )
