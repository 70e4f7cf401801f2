"""LONGER: a run much longer than the last weeks' longest is new load."""

from typing import Final

from advice.nouns import Basis, Place
from advice.rule import Says, rule
from advice.timeline import Request, Timeline

MORE: Final = 1.10  # [H+L] over the longest of 30 days


@rule("LONGER", "G66", basis=Basis.HOUSE_WITH_SUPPORT, place=Place.ADVICE)
def longer_than_usual(asked: Request, timeline: Timeline) -> Says | None:
    """Points out a run more than 10 % over the longest of the last 30 days.

    Why: a longer run than usual taxes the legs like a workout.
    Limits: advice only; with no run logged nothing can be said. Distances are compared where both are known.
    """
    if asked.is_walk or not _is_longer(asked, timeline):
        return None
    return Says("this is more than 10 % over your longest run of 30 days", instead="Build up in smaller steps.")


def _is_longer(asked: Request, timeline: Timeline) -> bool:
    if asked.distance_km and timeline.longest_run_km:
        return asked.distance_km > MORE * timeline.longest_run_km
    if asked.said_minutes and timeline.longest_run_minutes:
        return asked.said_minutes > MORE * timeline.longest_run_minutes
    return False
