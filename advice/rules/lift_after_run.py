"""LIFT_GAP: where strength comes first, lifting waits for the run to wear off."""

from datetime import timedelta

from advice.models import Limit
from advice.nouns import Goal, RunKind
from advice.rule import HOURS_6, HOURS_8, HOURS_24, Says, ended, rule
from advice.timeline import WARM_UP_GAP, Ran, Request, Timeline


@rule("LIFT_GAP", "G17", "G18", about="legs")
def lift_after_run(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps a strength athlete's legs 6 h from any run, light to 8 h; up to 24 h it says that a day is better.

    Why: six to eight hours between a run and heavy legs are the least where strength comes first.
    Limits: walks and warm-ups are exempt.
    """
    if timeline.goal is not Goal.STRENGTH:
        return None
    runs = [run for run in timeline.runs if run.start < asked.at and _counts(run, asked)]
    if not runs or asked.at - runs[-1].end >= HOURS_24:
        return None
    run = runs[-1]
    gap = asked.at - run.end
    because = f"your run {ended(run.end, asked, timeline.now)}"
    if gap < HOURS_6:
        instead = "6 h after a run is the least, 8 h better, a day best."
        opens = run.end if gap < timedelta() and run.is_warm_up else run.end + HOURS_6  # it ends as a warm-up
        return Says(because, Limit(wait=True), opens=opens, instead=instead, flags=run.flags, conflict="C01")
    if gap < HOURS_8:
        return Says(because, Limit(light_legs=True), opens=run.end + HOURS_8, flags=run.flags, conflict="C01")
    return Says(because, instead="24 h is better.", flags=run.flags, conflict="C01")


def _counts(run: Ran, asked: Request) -> bool:
    warm_up = run.is_warm_up and timedelta() <= asked.at - run.end <= WARM_UP_GAP
    return run.kind is not RunKind.WALK and not warm_up
