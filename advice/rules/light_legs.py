"""LIGHT_LEGS: a light leg session holds nothing back."""

from advice.nouns import Goal, Hardness, Intensity, Place
from advice.rule import HOURS_48, Says, rule
from advice.timeline import Request, Timeline


@rule("LIGHT_LEGS", "G20", place=Place.ADVICE)
def light_legs(asked: Request, timeline: Timeline) -> Says | None:
    """Says that a light leg session in the last 48 h limits nothing.

    Why: easy running is harmless after a light session, and only hard legs start the clock.
    Limits: what counts as light is the person's own rating, or what the exercises show.
    Cites: for endurance also G57; and what makes the session a light one.
    """
    light = [
        legs
        for legs in timeline.legs
        if legs.day.hardness is Hardness.LIGHT and legs.end <= asked.at < legs.end + HOURS_48
    ]
    if not light:
        return None
    legs = light[-1]
    same_day_hard = asked.intensity is Intensity.HIGH and timeline.date(legs.start) == timeline.date(asked.at)
    return Says(
        f"your leg session counts as light: {legs.day.why}",
        instead="Hard running on a leg day, even a light one, is better on another day." if same_day_hard else None,
        cites=(*legs.day.cites, *(("G57",) if timeline.goal is Goal.ENDURANCE else ())),
        flags=legs.flags,
        conflict="C03",
    )
