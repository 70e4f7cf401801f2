# ruff: noqa: PLR0911 - a ladder of readings: the first that fits is the answer
"""When something happens, as a person tells it: an instant, a day, a part of a day, a range, or hung on a leg session.

A `When` keeps what was said ("tomorrow morning") in the person's own calendar; `bounds` turns it into instants in UTC.
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict


class Part(StrEnum):
    """Parts of a day, by the names of the notation."""

    EARLY = "early"
    FIRST_THING = "firstthing"
    MORNING = "morning"
    NOON = "noon"
    LUNCH = "lunch"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    TONIGHT = "tonight"
    NIGHT = "night"
    AFTER_WORK = "afterwork"
    BEFORE_WORK = "beforework"
    BREAKFAST = "breakfast"


# House rules: where a part of the day starts and ends, as local wall-clock times.
PARTS: Final[dict[Part, tuple[time, time]]] = {
    Part.EARLY: (time(5), time(7)),
    Part.FIRST_THING: (time(6), time(8)),
    Part.BEFORE_WORK: (time(6), time(8, 30)),
    Part.BREAKFAST: (time(7), time(8, 30)),
    Part.MORNING: (time(6), time(11)),
    Part.NOON: (time(12), time(12)),
    Part.LUNCH: (time(12), time(13, 30)),
    Part.AFTERNOON: (time(13), time(17)),
    Part.AFTER_WORK: (time(17, 30), time(19, 30)),
    Part.EVENING: (time(18), time(21)),
    Part.TONIGHT: (time(19), time(22)),
    Part.NIGHT: (time(19), time(22)),
}
DAY_STARTS: Final = time(6)
DAY_ENDS: Final = time(22)

Shape = Literal["instant", "date", "part", "range", "either", "leg", "general", "unspecified"]
Bounds = tuple[datetime, datetime]


class When(BaseModel):
    """One time as it was told.

    `at` is aware, in the person's zone. `first` and `last` are the two ends of a range, or the two readings of an
    "either". `leg_offset` counts from a leg session in `leg_unit` and is negative before it; with shape "leg" and no
    offset the question asks for the gap itself.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    shape: Shape
    at: datetime | None = None
    day: date | None = None
    part: Part | None = None
    first: Self | None = None
    last: Self | None = None
    leg_offset: float | None = None
    leg_before: bool = False
    leg_unit: Literal["h", "d"] = "d"

    @property
    def notation(self) -> str:
        """The time in one short line: `2026-11-26@morning`, `A..B`, `A | B`, `leg+1d`, `general`."""
        match self.shape:
            case "instant" if self.at is not None:
                return self.at.strftime("%Y-%m-%dT%H:%M")
            case "date" if self.day is not None:
                return self.day.isoformat()
            case "part" if self.day is not None and self.part is not None:
                return f"{self.day.isoformat()}@{self.part.value}"
            case "range" if self.first is not None and self.last is not None:
                return f"{self.first.notation}..{self.last.notation}"
            case "either" if self.first is not None and self.last is not None:
                return f"{self.first.notation} | {self.last.notation}"
            case "leg":
                return self._leg_notation()
            case _:
                return self.shape

    def _leg_notation(self) -> str:
        sign = "-" if self.leg_before else "+"
        if self.leg_offset is None:
            return f"leg{sign}?"
        return f"leg{sign}{self.leg_offset:g}{self.leg_unit}"

    @property
    def on_legs(self) -> bool:
        """Whether it hangs on a leg session: "after legs", "before or after legs"."""
        return self.shape == "leg" or (self.first is not None and self.first.on_legs)

    @property
    def dated(self) -> bool:
        """Whether it lies on the calendar: neither hung on a leg session, nor policy, nor unsaid."""
        return self.shape in {"instant", "date", "part", "range", "either"} and not self._hangs

    @property
    def _hangs(self) -> bool:
        return self.first is not None and not self.first.dated

    @property
    def first_day(self) -> date | None:
        """The local day on which it starts, if it lies on the calendar."""
        if self.at is not None:
            return self.at.date()
        if self.day is not None:
            return self.day
        return self.first.first_day if self.first is not None else None


UNSPECIFIED: Final = When(shape="unspecified")
GENERAL: Final = When(shape="general")


def instant(at: datetime) -> When:
    return When(shape="instant", at=at)


def on_date(day: date) -> When:
    return When(shape="date", day=day)


def on_part(day: date, part: Part) -> When:
    return When(shape="part", day=day, part=part)


def between(first: When, last: When) -> When:
    return When(shape="range", first=first, last=last)


def either(first: When, last: When) -> When:
    return first if first == last else When(shape="either", first=first, last=last)


def leg(offset: float | None, unit: Literal["h", "d"] = "d", *, before: bool = False) -> When:
    return When(shape="leg", leg_offset=offset, leg_unit=unit, leg_before=before)


def to_instant(day: date, clock: time, zone: ZoneInfo, *, fold: int = 0) -> datetime:
    """A wall-clock time as an instant in `zone`.

    A time that the spring change skips moves forward by the gap; of a time that the autumn change repeats, `fold`
    chooses: 0 the first, 1 the second.
    """
    naive = datetime.combine(day, clock, tzinfo=zone).replace(fold=fold)
    return naive.astimezone(UTC).astimezone(zone)


def bounds(when: When, now: datetime, zone: ZoneInfo) -> Bounds | None:
    """The first and the last instant of a time in UTC; none where it does not lie on the calendar.

    A bare date lasts from 06:00 to 22:00; today it starts now. Of two readings, the hull.
    """
    if not when.dated:
        return None
    if when.at is not None:
        at = when.at.astimezone(UTC)
        return at, at
    if when.day is not None:
        return _day_bounds(when.day, when.part, now, zone)
    if when.first is None or when.last is None:
        return None
    one, other = bounds(when.first, now, zone), bounds(when.last, now, zone)
    if one is None or other is None:
        return None
    return min(one[0], other[0]), max(one[1], other[1])


def _day_bounds(day: date, part: Part | None, now: datetime, zone: ZoneInfo) -> Bounds:
    starts, ends = PARTS[part] if part is not None else (DAY_STARTS, DAY_ENDS)
    first = to_instant(day, starts, zone).astimezone(UTC)
    last = to_instant(day, ends, zone, fold=1).astimezone(UTC)
    if part is None and day == now.astimezone(zone).date():
        first = max(first, now.astimezone(UTC))
    return first, max(first, last)


def done_bounds(when: When, now: datetime, zone: ZoneInfo) -> Bounds | None:
    """The bounds of a session already told as done: it never ends after the moment of telling.

    A bare date ends with the local day (house rule), not at 22:00: the careful reading.
    """
    found = bounds(when, now, zone)
    if found is None:
        return None
    start, end = found
    if when.shape == "date" and when.day is not None:
        start = to_instant(when.day, DAY_STARTS, zone).astimezone(UTC)
        end = to_instant(when.day + timedelta(days=1), time(0), zone, fold=1).astimezone(UTC)
    told = now.astimezone(UTC)
    return min(start, told), min(end, told)
