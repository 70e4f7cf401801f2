"""A question as the rules read it: sessions with their ends and hardness, and the request with its kind and length."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from advice.kinds import intensity_of, minutes_of
from advice.leg_day import LegDay, classify
from advice.models import Asked, Athlete, LegSession, Pattern, Run, Session, Soreness, Training, zone_of
from advice.nouns import Goal, Hardness, Intensity, Level, RunKind

LEG_SESSION: Final = timedelta(minutes=60)  # [H] a session whose end nobody said
MEMORY: Final = timedelta(days=4)  # longer than any window and any session together
WARM_UP_MINUTES: Final = 10  # [H]
WARM_UP_GAP: Final = timedelta(minutes=30)  # [H]
LONGEST_OF: Final = timedelta(days=30)  # [H+L]


@dataclass(frozen=True, slots=True)
class Legs:
    """A leg session on the timeline; `start` and `end` are UTC."""

    start: datetime
    end: datetime
    day: LegDay
    planned: bool

    @property
    def counts_as_hard(self) -> bool:
        """Unknown counts as hard."""
        return self.day.hardness is Hardness.HARD or self.day.hardness is Hardness.UNKNOWN

    @property
    def flags(self) -> tuple[str, ...]:
        """What an answer that rests on this session must say."""
        assumed = ("assumed_hard",) if self.day.hardness is Hardness.UNKNOWN else ()
        return (*assumed, "based_on_plan") if self.planned else assumed


@dataclass(frozen=True, slots=True)
class Ran:
    """A run on the timeline; `start` and `end` are UTC."""

    start: datetime
    end: datetime
    kind: RunKind
    intensity: Intensity
    planned: bool

    @property
    def is_hard(self) -> bool:
        """High-intensity running loads the legs like lifting (G21); strides are too short for it [H]."""
        return self.intensity is Intensity.HIGH and self.kind is not RunKind.STRIDES

    @property
    def is_warm_up(self) -> bool:
        """Short and low enough to be a warm-up, if legs follow at once."""
        return self.intensity is Intensity.LOW and self.end - self.start <= timedelta(minutes=WARM_UP_MINUTES)

    @property
    def flags(self) -> tuple[str, ...]:
        """What an answer that rests on this run must say."""
        return ("based_on_plan",) if self.planned else ()


@dataclass(frozen=True, slots=True)
class Request:
    """The asked session. `general` is a question with no kind: what is open, and when each kind opens."""

    at: datetime
    minutes: float
    run_kind: RunKind
    intensity: Intensity
    for_legs: bool
    general: bool
    said_minutes: float | None = None
    distance_km: float | None = None

    @property
    def end(self) -> datetime:
        """When the run would end."""
        return self.at + timedelta(minutes=self.minutes)

    @property
    def is_walk(self) -> bool:
        """Walks are exempt from gaps and from most minute caps."""
        return self.run_kind is RunKind.WALK

    def cap(self, minutes: int) -> int | None:
        """A minute cap, as it applies to this request."""
        return None if self.is_walk else minutes

    def moved_to(self, at: datetime) -> "Request":
        """The same request at another time."""
        return replace(self, at=at)


def request_of(asked: Asked) -> Request:
    """Read a question: kind and intensity by their precedence, minutes as said or as usual."""
    general = asked.kind == "run" and asked.run_kind is None and asked.intensity is None and asked.rpe is None
    return Request(
        at=asked.at,
        minutes=minutes_of(asked),
        run_kind=asked.run_kind or RunKind.UNKNOWN,
        intensity=intensity_of(asked),
        for_legs=asked.kind == "legs",
        general=general,
        said_minutes=asked.duration_min,
        distance_km=asked.distance_km,
    )


class Timeline:
    """What is known around the asked time. Sessions are in order, whatever order they were told in."""

    def __init__(self, training: Training, at: datetime) -> None:
        """Keep what can matter to a question about `at` or later."""
        self.athlete: Athlete = training.profile
        self.goal = training.profile.goal or Goal.BALANCED
        self.level = training.profile.level or Level.INTERMEDIATE
        self.zone: ZoneInfo = zone_of(training.tz)
        self.now = training.now
        self.soreness: Soreness | None = training.soreness
        self.pattern: Pattern | None = training.pattern
        self.is_empty = not training.history and not training.planned
        self._training = training
        since = at - MEMORY
        near = [(row, False) for row in training.history if row.start > since]
        near += [(row, True) for row in training.planned if row.start > since]
        self.legs = tuple(sorted(_leg_sessions(near, self.athlete), key=lambda legs: (legs.end, legs.start, legs.day)))
        self.runs = tuple(sorted(_runs(near), key=lambda run: (run.end, run.start, run.kind, run.intensity)))

    @property
    def leg_days(self) -> tuple[Legs, ...]:
        """The sessions that are leg days at all."""
        return tuple(legs for legs in self.legs if legs.day.hardness is not Hardness.NONE)

    def last_hard_legs(self, at: datetime) -> Legs | None:
        """The hard (or unknown) leg session that ended last, at or before `at`."""
        return next((legs for legs in reversed(self.legs) if legs.counts_as_hard and legs.end <= at), None)

    def next_hard_legs(self, at: datetime) -> Legs | None:
        """The hard (or unknown) leg session that starts first, after `at`."""
        ahead = [legs for legs in self.legs if legs.counts_as_hard and legs.start > at]
        return min(ahead, key=lambda legs: (legs.start, legs.end), default=None)

    def last_hard_legs_begun(self, at: datetime) -> Legs | None:
        """The hard (or unknown) leg session that ends last, of those begun before `at`; it may still be on."""
        return next((legs for legs in reversed(self.legs) if legs.counts_as_hard and legs.start < at), None)

    def last_hard_run(self, at: datetime) -> Ran | None:
        """The hard run that ends last, of those begun before `at`; it may still be on."""
        return next((run for run in reversed(self.runs) if run.is_hard and run.start < at), None)

    def date(self, instant: datetime) -> date:
        """The calendar day of an instant where the person is."""
        return instant.astimezone(self.zone).date()

    def next_midnight(self, instant: datetime) -> datetime:
        """The first instant (UTC) of the person's next calendar day, also where clocks skip midnight or repeat it."""
        tomorrow = self.date(instant) + timedelta(days=1)
        return datetime.combine(tomorrow, datetime.min.time(), self.zone).astimezone(UTC)

    def is_warm_up(self, request: Request) -> bool:
        """A low run of at most 10 minutes that ends at most 30 minutes before any leg session."""
        return (
            request.intensity is Intensity.LOW
            and not request.general
            and request.minutes <= WARM_UP_MINUTES
            and any(timedelta() <= legs.start - request.end <= WARM_UP_GAP for legs in self.leg_days)
        )

    @cached_property
    def longest_run_minutes(self) -> float | None:
        """The longest run of the last 30 days, in minutes; None with no run logged."""
        return max((_length(run) / timedelta(minutes=1) for run in self._recent_runs), default=None)

    @cached_property
    def longest_run_km(self) -> float | None:
        """The longest run of the last 30 days, in km; None where no distance is logged."""
        return max((run.distance_km for run in self._recent_runs if run.distance_km), default=None)

    @cached_property
    def _recent_runs(self) -> list[Run]:
        since = self.now - LONGEST_OF
        return [row for row in self._training.history if isinstance(row, Run) and row.start >= since]


def end_of(session: Session) -> datetime:
    """When a session ends, by what was said of it or by what is usual."""
    if isinstance(session, Run):
        return session.start + _length(session)
    length = timedelta(minutes=session.duration_min) if session.duration_min else LEG_SESSION
    return session.end or session.start + length


def _leg_sessions(rows: Iterable[tuple[LegSession | Run, bool]], athlete: Athlete) -> Iterable[Legs]:
    for row, planned in rows:
        if isinstance(row, LegSession):
            yield Legs(row.start, end_of(row), classify(row, athlete), planned)


def _runs(rows: Iterable[tuple[LegSession | Run, bool]]) -> Iterable[Ran]:
    for row, planned in rows:
        if isinstance(row, Run):
            yield Ran(row.start, row.start + _length(row), row.run_kind or RunKind.UNKNOWN, intensity_of(row), planned)


def _length(run: Run) -> timedelta:
    """How long a run took: to its end, else as said, else as usual for its kind."""
    return run.end - run.start if run.end is not None else timedelta(minutes=minutes_of(run))
