"""What files write for a time -> an instant."""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

_CLOCK: Final = r"(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:[.,]\d+)?(?: ?(?P<half>[ap])\.?m\.?)?"
_OFFSET: Final = r"(?: ?(?P<offset>z|utc|gmt|[+-]\d{2}:?\d{2}))?"
_YEAR_FIRST: Final = r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
_DAY_FIRST: Final = r"(?P<day>\d{1,2})\.? (?:de )?(?P<name>[^\W\d_]{3,12})\.? (?:de )?(?P<year>\d{4})"
_MONTH_FIRST: Final = r"(?P<name>[^\W\d_]{3,12})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})"
_NUMBERS: Final = r"(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})[/.](?P<year>\d{4})"
_SHAPES: Final = tuple(
    re.compile(rf"{day}(?:(?:,|t| at| um| à| a las)* ?{_CLOCK}{_OFFSET})?", re.IGNORECASE)
    for day in (_YEAR_FIRST, _DAY_FIRST, _MONTH_FIRST, _NUMBERS)
)
_MONTHS: Final = {
    1: "jan ene gen", 2: "feb fev fév", 3: "mar mär mrt mae", 4: "apr abr avr", 5: "may mai mag mei", 6: "jun giu juin",
    7: "jul lug juil", 8: "aug ago aoû aou", 9: "sep set", 10: "oct okt ott out", 11: "nov", 12: "dec dez dic déc",
}  # fmt: skip
_MONTH_OF: Final = {start: number for number, starts in _MONTHS.items() for start in starts.split()}
CHANGE: Final = (
    "Times within an hour of a clock change: a skipped one is moved forward, of a repeated one the first is taken."
)
"""What is told where `is_twice_or_never`."""
_NOON: Final = 12
_MONTHS_MOST: Final = 12
_DAY: Final = timedelta(days=1)


class Moment(NamedTuple):
    """A time as a file tells it: naive where the file tells no offset; `day_only` where it tells no clock."""

    told: datetime
    day_only: bool = False


@lru_cache(maxsize=4096)
def moment_of(text: str, *, day_first: bool | None = None) -> Moment | None:
    """2026-11-02 17:30:00 +0000, 2 Nov 2026, 17:30, Nov 2, 2026, 5:30 PM or 2.11.2026 17:30; None: no such time.

    Of 11/2/2026 `day_first` tells which is the day; where nobody knows, it is no time.
    """
    plain = " ".join(text[:80].split())
    for shape in _SHAPES:
        if (read := shape.fullmatch(plain)) is not None:
            return _moment(read.groupdict(), day_first=day_first)
    return None


def is_day_first(text: str) -> bool | None:
    """Whether 31/12/2026 has the day first, 12/31/2026 the month; None where both could be, or it is no such date."""
    read = _SHAPES[-1].fullmatch(" ".join(text[:80].split()))
    if read is None:
        return None
    if read["mark"] == "." or int(read["one"]) > _MONTHS_MOST:
        return True
    return False if int(read["two"]) > _MONTHS_MOST else None


def _moment(parts: dict[str, str | None], *, day_first: bool | None) -> Moment | None:
    day, month = parts.get("day"), parts.get("month") or _month(parts.get("name") or "")
    if (one := parts.get("one")) and (two := parts.get("two")):
        if parts["mark"] == ".":
            day_first = True
        if day_first is None:
            return None
        day, month = (one, two) if day_first else (two, one)
    hour = int(parts["hour"] or 0)
    if parts["half"]:
        hour = hour % _NOON + (_NOON if parts["half"].lower() == "p" else 0)
    try:
        told = datetime(  # noqa: DTZ001  naive on purpose: the file tells no zone
            int(parts["year"] or 0), int(month or 0), int(day or 0),
            hour, int(parts["minute"] or 0), int(parts["second"] or 0),
        )  # fmt: skip
    except ValueError:
        return None
    offset = parts["offset"]
    return Moment(told if offset is None else told.replace(tzinfo=_offset(offset)), day_only=parts["hour"] is None)


def _month(name: str) -> int | None:
    name = name.casefold()
    if name.startswith("jui"):  # juin and juillet
        return _MONTH_OF.get(name[:4])
    return _MONTH_OF.get(name[:3])


def _offset(text: str) -> timezone:
    if text[0] not in "+-":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=min(minutes, 23 * 60)) * (-1 if text[0] == "-" else 1))


def instant_of(told: datetime, zone: ZoneInfo, *, after: datetime | None = None) -> datetime:
    """The instant (UTC) of a time; a naive one is read in `zone`.

    One that the clocks skip in spring moves forward; of one that they repeat in autumn it is the first, unless that
    would lie before `after`, the start of the same session.
    """
    if told.tzinfo is not None:
        return told.astimezone(UTC)
    first = told.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if after is not None and first < after:
        return told.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return first


def is_twice_or_never(told: datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks skip a naive time or show it twice, so that its instant is a choice."""
    first, second = (told.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return told.tzinfo is None and first != second


def day_end(told: datetime, zone: ZoneInfo) -> datetime:
    """The end of a local day (UTC)."""
    return instant_of(told.replace(hour=0, minute=0, second=0) + _DAY, zone)
