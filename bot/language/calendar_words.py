# ruff: noqa: PLR0911 - a ladder of readings: the first that fits is the answer
"""Days by name: weekdays, months, holidays, "the 28th", 11/27; each in both directions."""

from datetime import date, timedelta
from typing import Final

from bot.language.stamps import Day, Days, Tense

_WEEK: Final = timedelta(days=7)
_SHORT: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS: Final = {
    **{name[:3]: index for index, name in enumerate(_SHORT)},
    **{
        name: index
        for index, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
    },
}
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_THURSDAY: Final = 3
_MONDAY: Final = 0
_FIXED_HOLIDAYS: Final = {
    "christmas eve": (12, 24),
    "christmas evening": (12, 24),
    "new years evening": (12, 31),
    "new year's evening": (12, 31),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new years eve": (12, 31),
    "new year's eve": (12, 31),
    "nye": (12, 31),
    "new years day": (1, 1),
    "new year's day": (1, 1),
    "new years": (1, 1),
    "new year's": (1, 1),
    "new year": (1, 1),
    "halloween": (10, 31),
    "valentines day": (2, 14),
    "valentine's day": (2, 14),
    "fourth of july": (7, 4),
    "4th of july": (7, 4),
    "independence day": (7, 4),
    "juneteenth": (6, 19),
    "st patrick's day": (3, 17),
    "veterans day": (11, 11),
}
HOLIDAYS: Final = (
    *sorted(_FIXED_HOLIDAYS, key=len, reverse=True),
    "thanksgiving",
    "turkey day",
    "black friday",
    "labor day",
    "memorial day",
    "easter sunday",
    "easter",
    "good friday",
)


def same(first: date, last: date | None = None, tense: Tense = 0) -> Day:
    days = (first, last or first)
    return Day(days, days, tense)


def exactly(day: date, today: date) -> Day:
    """A day of which the words leave no doubt."""
    return same(day, tense=-1 if day < today else 1 if day > today else 0)


def _one(day: date) -> Days:
    return day, day


def weekday(index: int, said: str, today: date) -> Day:
    """A weekday: the last one or the next one, never today unless "this" says so."""
    ahead = (index - today.weekday()) % 7
    coming = today + timedelta(days=ahead or 7)
    last = today - timedelta(days=(today.weekday() - index) % 7 or 7)
    monday = today - timedelta(days=today.weekday())
    match said:
        case "next":
            later = monday + _WEEK + timedelta(days=index)
            return Day(_one(later), _one(later), 1, None if later == coming else _one(coming))
        case "last" | "past" | "previous" | "gone":
            return Day(_one(last), _one(last), -1)
        case "this":
            here = today if ahead == 0 else coming
            past = monday + timedelta(days=index)
            return Day(_one(past if past <= today else last), _one(here))
        case "coming" | "upcoming":
            return Day(_one(coming), _one(coming), 1)
        case "week":
            return Day(_one(coming + _WEEK), _one(coming + _WEEK), 1)
        case _ if ahead == 0:
            return Day(_one(last), _one(coming), 0, _one(today))
        case _:
            return Day(_one(last), _one(coming))


def weekday_of(index: int, said: str, today: date) -> Day:
    """A weekday of a named week, Monday to Sunday: "wednesday last week", "next week friday"."""
    monday = week(said, today).days(0)[0]
    return exactly(monday + timedelta(days=index), today)


def week(said: str, today: date, weeks: int = 1) -> Day:
    monday = today - timedelta(days=today.weekday())
    shift = {"next": weeks, "last": -weeks, "past": -weeks, "previous": -weeks}.get(said, 0)
    start = monday + shift * _WEEK
    return same(start, start + timedelta(days=6), 1 if shift > 0 else -1 if shift < 0 else 0)


def weekend(said: str, today: date) -> Day:
    saturday = today - timedelta(days=today.weekday()) + timedelta(days=5)

    def both(start: date) -> Days:
        return start, start + timedelta(days=1)

    last = saturday if today.weekday() == 6 else saturday - _WEEK  # noqa: PLR2004 - on a Sunday the weekend is now
    match said:
        case "next":
            return Day(both(saturday + _WEEK), both(saturday + _WEEK), 1, both(saturday))
        case "last" | "past" | "previous":
            return Day(both(saturday - _WEEK), both(saturday - _WEEK), -1)
        case "this" | "coming":
            return Day(both(saturday), both(saturday), 1 if today < saturday else 0)
        case _:
            return Day(both(last), both(saturday))


def month(said: str, today: date) -> Day:
    first = today.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    match said:
        case "next":
            return same(after, (after + timedelta(days=32)).replace(day=1) - timedelta(days=1), 1)
        case "last" | "past" | "previous":
            return same(before, first - timedelta(days=1), -1)
        case _:
            return same(first, after - timedelta(days=1))


def _valid(year: int, month_number: int, day: int) -> date | None:
    try:
        return date(year, month_number, day)
    except ValueError:
        return None


def month_day(month_number: int, day: int, today: date, year: int | None = None) -> Day | None:
    """A day of a month; without a year the last one and the next one, today included."""
    if year is not None:
        exact = _valid(year, month_number, day)
        if exact is None:
            return None
        return exactly(exact, today)
    near = [found for shift in (-1, 0, 1) if (found := _valid(today.year + shift, month_number, day)) is not None]
    if not near:
        return None
    past = max((one for one in near if one <= today), default=near[0])
    future = min((one for one in near if one >= today), default=near[-1])
    return Day(_one(past), _one(future))


def day_of_month(day: int, today: date) -> Day | None:
    """For "the 28th": in the nearest month that has one."""
    if not 1 <= day <= 31:  # noqa: PLR2004 - days of a month
        return None
    first = today.replace(day=1)
    months = [(first + timedelta(days=31 * shift)).replace(day=1) for shift in (-2, -1, 0, 1, 2)]
    near = [found for one in months if (found := _valid(one.year, one.month, day)) is not None]
    past = max((one for one in near if one <= today), default=near[0])
    future = min((one for one in near if one >= today), default=near[-1])
    return Day(_one(past), _one(future))


def numeric(
    first: int, second: int, today: date, year: int | None, *, day_first: bool | None
) -> tuple[Day | None, bool]:
    """11/27, 27/11 and whether it could be read both ways; month first unless told or impossible."""
    if year is not None and year < 100:  # noqa: PLR2004 - a year in two digits
        year += 2000
    both = first <= 12 and second <= 12 and first != second  # noqa: PLR2004 - months
    month_number, day = (second, first) if day_first or first > 12 else (first, second)  # noqa: PLR2004 - months
    if day_first and month_number > 12:  # noqa: PLR2004 - months
        month_number, day = first, second
    return month_day(month_number, day, today, year), both and day_first is None


def _nth(year: int, month_number: int, weekday_index: int, nth: int) -> date:
    first = date(year, month_number, 1)
    return first + timedelta(days=(weekday_index - first.weekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> date:
    """The Gregorian computus (anonymous algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month_number, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month_number, day + 1)


def _moving(name: str, year: int) -> date:
    match name:
        case "thanksgiving" | "turkey day":
            return _nth(year, 11, _THURSDAY, 4)
        case "black friday":
            return _nth(year, 11, _THURSDAY, 4) + timedelta(days=1)
        case "labor day":
            return _nth(year, 9, _MONDAY, 1)
        case "memorial day":
            last = _nth(year, 5, _MONDAY, 5)
            return last if last.month == 5 else last - _WEEK  # noqa: PLR2004 - May
        case "good friday":
            return _easter(year) - timedelta(days=2)
        case _:
            return _easter(year)


def holiday(name: str, today: date) -> Day | None:
    fixed = _FIXED_HOLIDAYS.get(name)
    if fixed is not None:
        return month_day(*fixed, today)
    near = [_moving(name, today.year + shift) for shift in (-1, 0, 1)]
    past = max(one for one in near if one <= today)
    return Day(_one(past), _one(min(one for one in near if one >= today)))
