"""Local times as instants. Pure: a zone, times by weekday and a moment in, the next instant out.

A time that does not exist on a day moves forward by the gap; of one that comes twice the first counts; a day that does
not exist at all (Samoa's 30 December 2011) has none.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from advice.models import zone_of

DAY: Final = timedelta(days=1)
WEEK: Final = 7
_LAST: Final = time(23, 59, 59)


class Slot(NamedTuple):
    """A local date, and the instant (UTC) of its time there."""

    day: date
    at: datetime


@lru_cache(maxsize=8192)
def instant_of(day: date, at: time, zone: str) -> datetime | None:
    """The instant (UTC) of a local time on a date; None where the zone has no such date."""
    instant = _instant(day, at, zone)
    if _day_of(instant, zone) == day or _exists(day, zone):
        return instant
    return None


def _instant(day: date, at: time, zone: str) -> datetime:
    """In a gap the offset from before it counts (PEP 495), which moves the time forward by as much as is missing."""
    return datetime.combine(day, at, zone_of(zone)).replace(fold=0).astimezone(UTC)


def _day_of(instant: datetime, zone: str) -> date:
    return instant.astimezone(zone_of(zone)).date()


def _exists(day: date, zone: str) -> bool:
    """Whether any of the day is there; a gap at midnight takes only its beginning or its end."""
    return any(_day_of(_instant(day, at, zone), zone) == day for at in (time(), time(12), _LAST))


def next_slot(times: Sequence[time | None], zone: str, after: datetime, not_before: date | None = None) -> Slot | None:
    """The first slot later than `after` (aware), on `not_before` or a later date; None where every day is quiet.

    `times` are the local times of the weekdays, from Monday on.
    """
    if not any(times):
        return None
    day = max(after.astimezone(zone_of(zone)).date() - DAY, not_before or date.min)
    for _ in range(2 * WEEK + 1):
        at = times[day.weekday()]
        instant = None if at is None else instant_of(day, at, zone)
        if instant is not None and instant > after:
            return Slot(day, instant)
        day += DAY
    return None
