"""LIFT_DAY: a hard run and hard legs want different days."""

from advice.models import Limit
from advice.rule import Says, rule
from advice.timeline import Request, Timeline


@rule("LIFT_DAY", "G21", about="legs")
def lift_on_hard_run_day(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps hard legs off the calendar day of a hard run, for every goal.

    Why: high-intensity running belongs on another day than heavy lifting.
    Limits: the day is the person's own, in their zone; strides are not meant.
    """
    day = timeline.date(asked.at)
    hard = [run for run in timeline.runs if run.is_hard and day in {timeline.date(run.start), timeline.date(run.end)}]
    if not hard:
        return None
    return Says(
        "there is a hard run on the same day",
        Limit(light_legs=True),
        opens=timeline.next_midnight(asked.at),
        instead="Keep the legs light, or lift on another day.",
        flags=tuple(dict.fromkeys(flag for run in hard for flag in run.flags)),
        conflict="C06",
    )
