"""DAY_BETTER: for strength, a whole day after hard legs is better."""

from advice.nouns import Goal, Place
from advice.rule import HOURS_24, Says, rule
from advice.timeline import Request, Timeline


@rule("DAY_BETTER", "G18", place=Place.ADVICE)
def a_day_is_better(asked: Request, timeline: Timeline) -> Says | None:
    """Tells a strength athlete within 24 h of hard legs that 24 h apart works better.

    Why: six to eight hours are the least; a day between the two does more.
    Limits: advice only, never a refusal; walks are not meant.
    """
    legs = timeline.last_hard_legs(asked.at)
    if timeline.goal is not Goal.STRENGTH or asked.is_walk or legs is None or asked.at - legs.end >= HOURS_24:
        return None
    return Says("24 h after hard legs is better for strength", flags=legs.flags, conflict="C01")
