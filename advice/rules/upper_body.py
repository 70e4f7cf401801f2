"""NOT_LEGS: upper-body lifting is not a leg day."""

from advice.nouns import Hardness, Place
from advice.rule import HOURS_48, Says, rule
from advice.timeline import Request, Timeline


@rule("NOT_LEGS", "G02", place=Place.ADVICE, about="both")
def upper_body(asked: Request, timeline: Timeline) -> Says | None:
    """Says that an upper-body session in the last 48 h is no leg day, however hard it was.

    Why: a leg day is a session for glutes, quads, hamstrings and calves.
    Limits: every exercise must be known to be upper body, or the person must have said so.
    """
    upper = [
        legs
        for legs in timeline.legs
        if legs.day.hardness is Hardness.NONE and legs.end <= asked.at < legs.end + HOURS_48
    ]
    return Says("your last lifting was upper body, so it holds no run back", flags=upper[-1].flags) if upper else None
