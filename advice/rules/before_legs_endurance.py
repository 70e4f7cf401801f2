"""LEGS_YIELD: with endurance first, the run stands and the leg session gives way."""

from advice.before_legs import before_legs
from advice.nouns import Goal
from advice.rule import HOURS_8, Says, rule
from advice.timeline import Request, Timeline


@rule("LEGS_YIELD", "G23", "G53", "G54", "G57")
def before_hard_legs_endurance(asked: Request, timeline: Timeline) -> Says | None:
    """Lets a run before hard legs stand for endurance, and proposes to lighten or move the leg session.

    Why: what you train for comes first, and for distance that is the run.
    Limits: nothing limits the run here; the leg session is what changes.
    Cites: where the run is hard and on the day of the legs also G21.
    """
    gap = before_legs(asked, timeline, Goal.ENDURANCE)
    if gap is None or not (gap.length < HOURS_8 or gap.same_date):
        return None
    return gap.says(
        None,
        "for endurance the run comes first; the leg session after it should give way",
        instead="Move the leg session, or keep it to split squats and lunges.",
        flag="legs_yield",
        conflict="C05",
    )
