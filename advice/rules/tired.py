"""TIRED: three tired mornings in a row want it short and easy."""

from typing import Final

from advice.fatigue import TIRED_MORNINGS, pattern_at
from advice.models import Limit
from advice.nouns import Basis, Intensity, Place
from advice.rule import Says, rule
from advice.timeline import Request, Timeline

MINUTES: Final = 30  # [H]


@rule("TIRED", "G42", "G64", basis=Basis.HOUSE, place=Place.LEVEL, passing=True)
def tired_mornings(asked: Request, timeline: Timeline) -> Says | None:
    """Keeps running low and short after three tired mornings in a row, at any level.

    Why: one tired morning is the mark of a good workout; several in a row ask to be listened to.
    Limits: the count and the minutes are ours.
    """
    pattern = pattern_at(timeline, asked.at)
    if pattern is None or pattern.tired_mornings < TIRED_MORNINGS:
        return None
    return Says(
        f"you woke up tired {pattern.tired_mornings} mornings in a row",
        Limit(intensity=Intensity.LOW, minutes=asked.cap(MINUTES)),
        instead="Keep it short and easy, or rest.",
        conflict="C15",
    )
