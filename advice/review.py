"""A week read by the rules: what it was in numbers, what went well, what to change, and which clocks run next.

Rest days are on plan. What was not logged is not held against anybody: of it nothing is said.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from advice.leg_day import classify
from advice.models import Frozen, Instant, LegSession, Run
from advice.nouns import Basis, Goal, Hardness, RunKind
from advice.review_words import Line, change, goal, numbers, well
from advice.rule import HOURS_8, HOURS_48
from advice.tally import Tally, tally
from advice.timeline import end_of
from advice.week import Diary, Week, week_of

HEAVY: Final = 1.20  # [H] of the four weeks' mean, from here
LIGHT: Final = 0.80  # [H] up to here
RACE_AHEAD: Final = timedelta(weeks=8)  # [H]
ENDURANCE_KM: Final = 10  # [H] a shorter race is none of endurance
PAIN: Final = Line(
    code="PAIN",
    says="A pain that you told me of stops all training until you say that it is resolved. That comes first.",
    cites=("G64",),
    basis=Basis.HOUSE,
)
ADVISING: Final = frozenset({"VARIETY", "PHASE"})
"""Lines that would have somebody train, which in pain nothing does."""


class Phase(StrEnum):
    """How much somebody runs, beside what is usual for them (G89–G91)."""

    HEAVY = "heavy"
    STEADY = "steady"
    LIGHT = "light"


class Clock(Frozen):
    """From when hard running is open again after hard legs, done or planned.

    With the goal of strength, hard legs are closed as long, and the last run before planned ones ends at `runs_by`.
    `assumed`: nobody said how hard the legs are, so they count as hard.
    """

    legs_at: Instant
    opens: Instant
    planned: bool
    assumed: bool
    legs_too: bool
    runs_by: Instant | None
    cites: tuple[str, ...]
    basis: Basis = Basis.DOCUMENT


class Review(Frozen):
    """A week as it is told to its person. `phase` is None where nobody knows what is usual."""

    week: Week
    tally: Tally
    phase: Phase | None
    lines: tuple[Line, ...]
    well: Line
    change: Line
    goal: Line
    clocks: tuple[Clock, ...]

    @property
    def told(self) -> tuple[Line, ...]:
        """Every sentence in the order told."""
        return (self.well, self.change, self.goal, *self.lines)


def review(week: Week, diary: Diary) -> Review:
    """What a week was, from its diary. A week that is not over is reviewed as far as it has come."""
    counted = tally(week, diary)
    phase = phase_of(week, diary, counted)
    heavy, light = phase is Phase.HEAVY, phase is Phase.LIGHT
    lines = numbers(counted, diary.athlete, heavy=heavy, light=light)
    return Review(
        week=week,
        tally=counted,
        phase=phase,
        lines=tuple(line for line in lines if not (diary.in_pain and line.code in ADVISING)),
        well=well(counted, diary.athlete),
        change=PAIN if diary.in_pain else change(counted, diary.athlete, heavy=heavy, light=light),
        goal=goal(counted, diary.athlete),
        clocks=tuple(sorted(set(_clocks(week, diary)), key=lambda clock: (clock.opens, clock.legs_at, clock.planned))),
    )


def phase_of(week: Week, diary: Diary, counted: Tally) -> Phase | None:
    """Heavy before an endurance race too; light only from the week's last day on, since until then more may come."""
    if any(_is_endurance_race(one) and diary.now < one.start < week.end + RACE_AHEAD for one in diary.planned):
        return Phase.HEAVY
    usual, ran = counted.usual_minutes, counted.run_minutes
    if usual is None or not ran:
        return None
    if ran >= HEAVY * usual:
        return Phase.HEAVY
    if week.day_of(diary.now) < week.days[-1]:
        return None
    return Phase.LIGHT if ran <= LIGHT * usual else Phase.STEADY


def _is_endurance_race(session: LegSession | Run) -> bool:
    if not isinstance(session, Run) or session.run_kind is not RunKind.RACE:
        return False
    return session.distance_km is None or session.distance_km >= ENDURANCE_KM


def _clocks(week: Week, diary: Diary) -> Iterator[Clock]:
    """The clocks that run now, and those that the plan starts before the end of next week.

    None in pain, which no clock ends, and none of an old week.
    """
    now, until = diary.now, week_of(diary.now, week.tz).moved(1).end
    if diary.in_pain or week.end <= week_of(now, week.tz).moved(-1).start:
        return
    done = [one for one in diary.done if isinstance(one, LegSession) and end_of(one) <= now < end_of(one) + HOURS_48]
    ahead = [one for one in diary.planned if isinstance(one, LegSession) and now <= one.start < until]
    last = max((one for one in done if _hardness(one, diary) is not None), key=end_of, default=None)
    for legs in (*([last] if last else []), *ahead):
        hardness = _hardness(legs, diary)
        if hardness is not None:
            yield _clock(legs, hardness, now, strength=diary.athlete.goal is Goal.STRENGTH)


def _hardness(legs: LegSession, diary: Diary) -> Hardness | None:
    """Hard or unknown, which counts as hard; None for all others."""
    hardness = classify(legs, diary.athlete).hardness
    return hardness if hardness in {Hardness.HARD, Hardness.UNKNOWN} else None


def _clock(legs: LegSession, hardness: Hardness, now: datetime, *, strength: bool) -> Clock:
    runs_by = legs.start - HOURS_8
    before = strength and runs_by > now
    return Clock(
        legs_at=legs.start,
        opens=end_of(legs) + HOURS_48,
        planned=legs.start >= now,
        assumed=hardness is Hardness.UNKNOWN,
        legs_too=strength,
        runs_by=runs_by if before else None,
        cites=("G35", *(("G24",) if strength else ()), *(("G17",) if before else ())),
    )
