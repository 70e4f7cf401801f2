"""LIFT_YIELDS: with endurance first, legs stay light before a quality run."""

from advice.models import Limit
from advice.nouns import Goal
from advice.rule import HOURS_24, HOURS_48, Says, hours, rule
from advice.timeline import Request, Timeline


@rule("LIFT_YIELDS", "G54", "G57", about="legs")
def lift_before_quality_run(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps an endurance athlete's legs light within 24 h before a hard run or race; up to 48 h it is advice.

    Why: split squats and lunges leave legs that can run at a decent pace the next day.
    Limits: the hours are ours, counted from the asked time; strides are not meant.
    """
    if timeline.goal is not Goal.ENDURANCE:
        return None
    ahead = [run for run in timeline.runs if run.is_hard and asked.at < run.start < asked.at + HOURS_48]
    if not ahead:
        return None
    run = min(ahead, key=lambda run: run.start)
    close = run.start - asked.at < HOURS_24
    return Says(
        f"a hard run is planned {hours(run.start - asked.at)} later, and for endurance the run comes first",
        Limit(light_legs=True) if close else None,
        opens=run.start,
        instead="Keep it to split squats and lunges.",
        flags=run.flags,
        conflict="C05",
    )
