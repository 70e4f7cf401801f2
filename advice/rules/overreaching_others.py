"""NOT_SCARED: the same pattern below the highest level is a reason to rest, not to fear."""

from advice.fatigue import is_overreaching, pattern_at
from advice.nouns import Basis, Level, Place
from advice.rule import Says, rule
from advice.timeline import Request, Timeline


@rule("NOT_SCARED", basis=Basis.HOUSE, place=Place.ADVICE)
def overreaching_at_other_levels(asked: Request, timeline: Timeline) -> Says | None:
    """Suggests a rest day to others who train hard often, without alarm.

    Why: overtraining is hard to reach below a very high level.
    Limits: advice only.
    Cites: G41 for beginners, G43 for others.
    """
    pattern = pattern_at(timeline, asked.at)
    if pattern is None or timeline.level is Level.ADVANCED or not is_overreaching(pattern):
        return None
    item = "G41" if timeline.level is Level.BEGINNER else "G43"
    return Says("you have had many hard days and little rest", instead="A rest day would do you good.", cites=(item,))
