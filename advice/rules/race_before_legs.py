"""RACE_STANDS: a race keeps its place; the leg session after it gives way."""

from advice.before_legs import gap_before_legs
from advice.kinds import RACES
from advice.nouns import Goal
from advice.rule import HOURS_8, HOURS_24, Says, rule
from advice.timeline import Request, Timeline


@rule("RACE_STANDS", "G53", "G54")
def race_before_hard_legs(asked: Request, timeline: Timeline) -> Says | None:
    """Lets a race or time trial before hard legs stand for every goal, and proposes to move the legs.

    Why: a race has its date; of the two, the leg session is the one that can move.
    Limits: it says nothing about what lies before the race.
    Cites: on the day of the legs also G21.
    """
    if asked.run_kind not in RACES:
        return None
    gap = gap_before_legs(asked, timeline)
    near = HOURS_24 if timeline.goal is Goal.STRENGTH else HOURS_8
    if gap is None or not (gap.length < near or gap.same_date):
        return None
    return gap.says(
        None,
        "the race stands; the hard leg session after it should give way",
        instead="Move the leg session, or keep it to split squats and lunges.",
        flag="legs_yield",
        conflict="C05",
    )
