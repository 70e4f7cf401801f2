"""RUN48: a hard run is a hard leg session too."""

from typing import Final

from advice.kinds import RACES
from advice.models import Limit
from advice.nouns import Basis, Goal, Intensity
from advice.rule import HOURS_48, Says, ended, rule
from advice.timeline import Request, Timeline

LIMIT: Final = Limit(intensity=Intensity.MODERATE)


@rule("RUN48", "G21", basis=Basis.HOUSE)
def hard_run_after_hard_run(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps hard runs 48 h apart, as hard leg sessions are.

    Why: a high-intensity run is to be treated like another hard leg workout.
    Limits: the 48 h between two runs are ours. Strides open no window; races and time trials are not held by one.
    Cites: for strength also G24.
    """
    run = timeline.last_hard_run(asked.at)
    if run is None or asked.run_kind in RACES or asked.at - run.end >= HOURS_48:
        return None
    return Says(
        f"your last hard run {ended(run.end, asked, timeline.now)}, and the next hard one waits 48 h",
        LIMIT,
        opens=run.end + HOURS_48,
        instead="Easy running is fine meanwhile.",
        cites=("G24",) if timeline.goal is Goal.STRENGTH else (),
        flags=run.flags,
    )
