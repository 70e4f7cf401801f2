"""PRE_RACE: hard running close to a planned race takes from the race."""

from advice.kinds import RACES
from advice.nouns import Basis, Intensity, Place
from advice.rule import HOURS_48, Says, rule
from advice.timeline import Request, Timeline


@rule("PRE_RACE", "G16", basis=Basis.HOUSE_WITH_SUPPORT, place=Place.ADVICE)
def hard_run_before_race(asked: Request, timeline: Timeline) -> Says | None:
    """Points out a hard run less than 48 h before a planned race.

    Why: how much one session takes from the next depends on how close and how hard they are.
    Limits: advice only; the 48 h are ours.
    """
    if asked.intensity is not Intensity.HIGH or asked.run_kind in RACES:
        return None
    near = any(run.kind in RACES and asked.at < run.start < asked.end + HOURS_48 for run in timeline.runs)
    return Says("a race is planned within 48 h of it", instead="Keep it easy until then.") if near else None
