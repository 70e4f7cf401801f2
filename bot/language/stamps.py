"""What a time says before it is known which way it looks: a day, a part of it, a clock, or a fixed time."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.language.when import (
    PARTS,
    UNSPECIFIED,
    Part,
    When,
    between,
    either,
    instant,
    on_date,
    on_part,
    to_instant,
)

Tense = Literal[-1, 0, 1]
Days = tuple[date, date]

_AM_PARTS = frozenset({Part.EARLY, Part.FIRST_THING, Part.MORNING, Part.BREAKFAST, Part.BEFORE_WORK})
_NOON_HOUR = 12
_LATEST_MORNING_CLOCK = 11
_EARLIEST_MORNING_CLOCK = 4
_NIGHT_ENDS = time(4)  # until then the day before is not over for whoever is awake
_REACH = timedelta(days=2)  # further back no rule looks, so a clock is taken as it is written
_LATEST_EVENING_CLOCK = (9, 0)  # later in the evening is no time to train


@dataclass(frozen=True, slots=True)
class Day:
    """A day (or days) in both directions; `tense` says which one is meant where the words themselves do.

    `other` is a second reading ("next Friday": next week's, or the coming one).
    """

    past: Days
    future: Days
    tense: Tense = 0
    other: Days | None = None

    def days(self, tense: Tense) -> Days:
        return self.past if (self.tense or tense) < 0 else self.future


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time; `sure` where the half of the day is said or written (24 h)."""

    hour: int
    minute: int
    sure: bool = False

    def halves(self) -> tuple[time, ...]:
        if self.sure or self.hour > _NOON_HOUR:
            return (time(self.hour % 24, self.minute),)
        return time(self.hour % 12, self.minute), time(self.hour % 12 + 12, self.minute)


@dataclass(frozen=True, slots=True)
class Stamp:
    """One time of a message with where it stands."""

    start: int
    end: int
    day: Day | None = None
    part: Part | None = None
    clock: Clock | None = None
    until: Clock | None = None
    fixed: When | None = None
    tense: Tense = 0
    pm: bool = False
    end_day: Day | None = None
    later: int = 0  # days after the time told before it

    @property
    def says_tense(self) -> Tense:
        """The direction that the words themselves tell, or 0."""
        return self.tense or (self.day.tense if self.day is not None else 0)

    def on(self, day: Day) -> "Stamp":
        return replace(self, day=day)

    def after(self, other: "Stamp") -> "Stamp":
        """The stamp so many days later than another: "tomorrow and the day after"."""
        day, shift = other.day, timedelta(days=self.later)
        if day is None:
            return self
        past, future = ((first + shift, last + shift) for first, last in (day.past, day.future))
        tense: Tense = day.tense if day.tense * self.later > 0 else 0
        return replace(self, day=Day(past, future, tense), later=0)


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of asking, in the person's zone."""

    local: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        return self.local.date()

    @property
    def small_hours(self) -> bool:
        return self.local.time() < _NIGHT_ENDS


def resolve(stamp: Stamp, tense: Tense, now: Now) -> When:
    """The time that a stamp means when its clause looks into the past (-1) or into the future (0, 1).

    What is told as done after midnight is of the day that has just ended: "squatted this morning at 7", said at 00:30.
    """
    tense = stamp.says_tense or tense or 1
    if now.small_hours and tense < 0 and stamp.day is not None and by_the_clock(stamp, now) > 0:
        eve = now.today - timedelta(days=1)
        stamp = stamp.on(Day((eve, eve), (eve, eve)))
    if stamp.fixed is not None:
        return stamp.fixed
    if stamp.clock is not None:
        return _clocked(stamp, stamp.clock, tense, now)
    if stamp.day is None:
        return on_part(_day_of_part(stamp.part, tense, now), stamp.part) if stamp.part is not None else UNSPECIFIED
    first, last = stamp.day.days(tense)
    if stamp.end_day is not None:
        last = stamp.end_day.days(tense)[1]
        last += timedelta(days=7) if last < first else timedelta()
    when = _plain(first, last, stamp, now)
    if stamp.day.other is not None and tense > 0:
        return either(when, _plain(*stamp.day.other, stamp, now))
    return when


def _plain(first: date, last: date, stamp: Stamp, now: Now) -> When:
    if stamp.pm:
        return between(
            instant(to_instant(first, time(12), now.zone)), instant(to_instant(first, time(23, 59), now.zone))
        )
    if stamp.part is not None:
        return on_part(first, stamp.part)
    return on_date(first) if first == last else between(on_date(first), on_date(last))


def _day_of_part(part: Part | None, tense: Tense, now: Now) -> date:
    """A bare "in the morning": the next one, or in what is done the last one that has begun."""
    begins = PARTS[part][0] if part is not None else time(0)
    begun = now.local.time() > begins
    if tense > 0:
        return (
            now.today + timedelta(days=1)
            if begun and part not in {Part.TONIGHT, Part.NIGHT, Part.EVENING}
            else now.today
        )
    return now.today if begun else now.today - timedelta(days=1)


def _clocked(stamp: Stamp, clock: Clock, tense: Tense, now: Now) -> When:
    if stamp.until is not None:
        return _clock_range(stamp, clock, stamp.until, tense, now)
    halves = _halves(clock, stamp.part)
    if stamp.day is None:
        return instant(_nearest(halves, tense, now, stamp.part))
    day = stamp.day.days(tense)[0]
    readings = [instant(to_instant(day, half, now.zone)) for half in halves]
    if len(readings) > 1:
        readings = _likely(readings, clock, day, tense, now)
    when = readings[0] if len(readings) == 1 else either(readings[0], readings[1])
    if stamp.day.other is not None and len(readings) == 1:
        return either(when, instant(to_instant(stamp.day.other[0], halves[0], now.zone)))
    return when


def _likely(readings: list[When], clock: Clock, day: date, tense: Tense, now: Now) -> list[When]:
    """Which half of the day: not the wrong side of now; else nobody runs between midnight and four, nor at 23."""
    if day == now.today:
        fits = [one for one in readings if one.at is not None and (one.at > now.local) == (tense > 0)]
        if len(fits) == 1:
            return fits
    if clock.hour == _NOON_HOUR or clock.hour < _EARLIEST_MORNING_CLOCK:
        return readings[1:]
    late = (clock.hour, clock.minute) > _LATEST_EVENING_CLOCK
    return readings[:1] if late or day < now.today - _REACH else readings


def _halves(clock: Clock, part: Part | None) -> tuple[time, ...]:
    halves: tuple[time, ...] = clock.halves()
    if len(halves) == 1 or part is None:
        return halves
    if part is Part.NOON or (part is Part.LUNCH and clock.hour >= _LATEST_MORNING_CLOCK):
        return halves[:1] if clock.hour == _LATEST_MORNING_CLOCK else halves[1:]
    return halves[:1] if part in _AM_PARTS else halves[1:]


def _nearest(halves: tuple[time, ...], tense: Tense, now: Now, part: Part | None) -> datetime:
    """The next such time, or the last one."""
    days: tuple[int, ...] = (0, 1) if tense > 0 else (0, -1)
    if part is Part.TONIGHT:
        days = (0,)
    times = [to_instant(now.today + timedelta(days=shift), half, now.zone) for shift in days for half in halves]
    told = now.local.astimezone(UTC)
    if tense > 0:
        return min((one for one in times if one >= told), default=times[0])
    return max((one for one in times if one <= told), default=times[0])


def _clock_range(stamp: Stamp, clock: Clock, until: Clock, tense: Tense, now: Now) -> When:
    """For "between 5 and 6pm": the half of the day is said once and serves both, unless that runs backwards."""
    ends: tuple[time, ...] = _halves(until, stamp.part)
    starts = _halves(clock, stamp.part)
    if len(ends) > 1 and len(starts) == 1:
        ends = tuple(end for end in ends if end > starts[0])[:1] or ends[:1]
    day = stamp.day.days(tense)[0] if stamp.day is not None else now.today
    if len(ends) > 1:
        ends = ends[:1] if _EARLIEST_MORNING_CLOCK < until.hour < _NOON_HOUR and day != now.today else ends
        late = tuple(end for end in ends if to_instant(day, end, now.zone) > now.local.astimezone(UTC))
        if tense < 0:  # what is done is over by the later reading that has passed
            over = tuple(end for end in ends if end not in late and end.hour > _EARLIEST_MORNING_CLOCK)
            ends = over[-1:] or late[:1]
        else:
            ends = late[:1] or ends[-1:]
    end = ends[0]
    fitting = [start for start in starts if start < end]
    start = max(fitting) if fitting else starts[0]
    last = to_instant(day, end, now.zone)
    if stamp.day is None and tense > 0 and last <= now.local.astimezone(UTC):
        day += timedelta(days=1)
    elif stamp.day is None and tense < 0 and to_instant(day, start, now.zone) > now.local.astimezone(UTC):
        day -= timedelta(days=1)
    return between(instant(to_instant(day, start, now.zone)), instant(to_instant(day, end, now.zone)))


def by_the_clock(stamp: Stamp, now: Now) -> Tense:
    """Which side of now a time of today lies: over (-1), still to come (1), or neither."""
    today = (now.today, now.today)
    if stamp.fixed is not None or (stamp.day is not None and (stamp.day.past, stamp.day.future) != (today, today)):
        return 0
    if stamp.clock is not None:
        sides = {*_sides(stamp.clock, stamp, now), *_sides(stamp.until or stamp.clock, stamp, now)}
        return sides.pop() if len(sides) == 1 else 0
    if stamp.part is None:
        return 0
    starts, ends = PARTS[stamp.part]
    return -1 if ends < now.local.time() else 1 if starts > now.local.time() else 0


def is_over(stamp: Stamp, now: Now) -> bool:
    """Whether a time has passed altogether, so that nobody asks about it."""
    return (stamp.says_tense or (by_the_clock(stamp, now) if stamp.day is not None else 0)) < 0


def _sides(clock: Clock, stamp: Stamp, now: Now) -> set[Tense]:
    halves = [half for half in clock.halves() if stamp.part is None or _fits(stamp, half.hour)]
    told = now.local.astimezone(UTC)
    return {-1 if to_instant(now.today, half, now.zone).astimezone(UTC) <= told else 1 for half in halves}


def _fits(stamp: Stamp, hour: int) -> bool:
    """Whether a clock's half of the day is that of its part."""
    noon = PARTS[stamp.part][1].hour if stamp.part is not None else 0
    return (hour < 12) == (noon < 12)  # noqa: PLR2004 - noon
