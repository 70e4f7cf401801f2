"""The week of several people as ranges, in which no single week can be found.

Each person's week is counted in broad steps before it is added to the others', and the lowest step of everything holds
a week of nothing as well as a week of something. So whoever knows all others' weeks, and every total ever told, learns
of the last person no more than the step; and of nobody that they did not train. One person counts up to the highest
step and no further: one week of much does not show through either.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from advice.models import Athlete, Run, Session
from advice.nouns import RunKind
from advice.tally import MINUTES_PER_KM, tally
from advice.week import Diary, Week

EASY: Final = ((0.85, "nearly all easy"), (0.65, "mostly easy"), (0.45, "about half easy"), (0, "more hard than easy"))
"""Shares of running minutes, and what they are called [H]."""
_WALKS: Final = frozenset({RunKind.WALK, RunKind.HIKE})


class Part(NamedTuple):
    """One person's week. Minutes by intensity; `legs` are minutes of lifting legs."""

    runs: int = 0
    km: float = 0
    leg_days: int = 0
    low: float = 0
    moderate: float = 0
    high: float = 0
    legs: float = 0


class Steps(NamedTuple):
    """How something is counted: in steps of `step`, of which there are `steps`; whether it comes in whole numbers."""

    step: int
    steps: int
    whole: bool = False


class Range(NamedTuple):
    """At least, and at most."""

    least: int
    most: int


STEPS: Final = {
    "runs": Steps(2, 4, whole=True),
    "km": Steps(10, 6),
    "leg_days": Steps(2, 3, whole=True),
    "low": Steps(30, 10),
    "moderate": Steps(30, 10),
    "high": Steps(30, 10),
    "legs": Steps(30, 10),
}  # [H] of one person: up to 7 runs, 60 km, 5 leg days, and 5 h of each sort


class Totals(NamedTuple):
    """All together; `people` are those who share, whatever they did."""

    people: int
    runs: Range
    km: Range
    leg_days: Range
    low: Range
    moderate: Range
    high: Range
    legs: Range

    @property
    def easy(self) -> str | None:
        """How much of the running was easy, in words; None where there may have been none."""
        ran = self.low.least + self.moderate.least + self.high.least
        return next(words for share, words in EASY if self.low.least >= share * ran) if ran else None


def total(parts: Sequence[Part]) -> Totals:
    """The ranges of several weeks together."""
    ranges = {name: _added(steps, [getattr(part, name) for part in parts]) for name, steps in STEPS.items()}
    return Totals(people=len(parts), **ranges)


def _added(steps: Steps, values: Iterable[float]) -> Range:
    lows = [step_of(steps, value) for value in values]
    width = steps.step - 1 if steps.whole else steps.step
    return Range(sum(lows), sum(lows) + width * len(lows))


def step_of(steps: Steps, value: float) -> int:
    """The lower end of the step in which a value lies; of the highest, whatever lies above it."""
    return steps.step * min(int(value // steps.step), steps.steps - 1)


def part_of(week: Week, now: datetime, athlete: Athlete, done: tuple[Session, ...]) -> Part:
    """A person's week from their log. Of plans, soreness and pain it is told nothing."""
    counted = tally(week, Diary(now=now, athlete=athlete, done=done))
    runs = [one for one in done if isinstance(one, Run) and week.holds(one.start) and one.run_kind not in _WALKS]
    minutes = {name: sum(getattr(day, name) for day in counted.days) for name in ("low", "moderate", "high", "legs")}
    return Part(runs=counted.runs, km=sum(map(_km, runs)), leg_days=counted.leg_days, **minutes)


def _km(run: Run) -> float:
    """What was told; else by the minutes that were; else none."""
    return run.distance_km if run.distance_km is not None else (run.duration_min or 0) / MINUTES_PER_KM
