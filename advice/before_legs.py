"""A run and the hard leg session that follows it: the gap that three rules, one a goal, judge."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from advice.kinds import RACES
from advice.models import Limit
from advice.nouns import Goal, Intensity
from advice.rule import Says
from advice.timeline import WARM_UP_GAP, WARM_UP_MINUTES, Legs, Request, Timeline


@dataclass(frozen=True, slots=True)
class BeforeLegs:
    """The next hard legs after a run; `length` runs from the run's end to the legs' start and may be negative."""

    legs: Legs
    length: timedelta
    same_date: bool
    hard_run: bool
    opens: datetime

    def says(
        self,
        limit: Limit | None,
        because: str,
        *cites: str,
        instead: str | None = None,
        flag: str | None = None,
        conflict: str | None = None,
    ) -> Says:
        """A finding about this gap. Every one cites G21 where a hard run falls on the day of the legs."""
        same_day = ("G21",) if self.hard_run and self.same_date else ()
        return Says(
            because,
            limit,
            opens=self.opens if limit else None,
            instead=instead,
            cites=(*cites, *same_day, *self.legs.day.cites),
            flags=(*self.legs.flags, *((flag,) if flag else ())),
            conflict=conflict or "C05",
        )


def before_legs(asked: Request, timeline: Timeline, goal: Goal) -> BeforeLegs | None:
    """The gap where `goal` rules it; None for other goals, races, walks, warm-ups, and with no hard legs ahead."""
    if timeline.goal is not goal or asked.run_kind in RACES:
        return None
    return gap_before_legs(asked, timeline)


def gap_before_legs(asked: Request, timeline: Timeline) -> BeforeLegs | None:
    """The gap to the next hard legs; None for walks and warm-ups, and with none ahead."""
    legs = timeline.next_hard_legs(asked.at)
    if legs is None or asked.is_walk or timeline.is_warm_up(asked):
        return None
    return BeforeLegs(
        legs=legs,
        length=legs.start - asked.end,
        same_date=timeline.date(legs.start) in {timeline.date(asked.at), timeline.date(asked.end)},
        hard_run=asked.intensity is Intensity.HIGH,
        opens=_opens(asked, timeline, legs),
    )


def _opens(asked: Request, timeline: Timeline, legs: Legs) -> datetime:
    """The end of the legs; earlier where the asked run is short and low enough to become a warm-up for some legs."""
    if asked.general or asked.intensity is not Intensity.LOW or asked.minutes > WARM_UP_MINUTES:
        return legs.end
    latest_gap = WARM_UP_GAP + timedelta(minutes=asked.minutes)
    starts = [warm.start - latest_gap for warm in timeline.leg_days if warm.start <= legs.start]
    return min((start for start in starts if start > asked.at), default=legs.end)
