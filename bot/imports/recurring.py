"""The days of a rule of recurrence (RFC 5545, 3.3.10), found period by period, so that no rule takes long.

A library that steps through every occurrence since a calendar began can be made to step for hours: once a second since
1970, or each 30th of February. Here a rule costs at most its days in the window, or since its start where it counts.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

COUNTS_BACK: Final = timedelta(days=5 * 366)  # a rule with COUNT has to be counted from its start
DAYS: Final = "MO TU WE TH FR SA SU".split()
FREQUENCIES: Final = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
UNDERSTOOD: Final = frozenset("FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST".split())
_DAY: Final = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")

Rule = Mapping[str, Sequence[Any]]


class Unread(ValueError):
    """A rule that is right and that we do not read."""


def days_of(rule: Rule, start: date, first: date, last: date) -> Iterator[date]:
    """The days from `first` to `last` on which a rule that began on `start` falls.

    Raises:
        Unread: the rule says what we do not read; the text, a clause, says what.
        ValueError: it is no rule.
    """
    _check(rule, start, first)
    interval = max(1, int(rule.get("INTERVAL", [1])[0]))
    count = int(rule["COUNT"][0]) if "COUNT" in rule else None
    picks = [int(place) for place in rule.get("BYSETPOS", ())]
    for period in _periods(rule, start, start if count is not None else max(first, start), last, interval):
        found = [day for day in period if _falls(rule, start, day)]
        if picks:
            found = sorted(
                {found[place - (place > 0)] for place in picks if -len(found) <= place - (place > 0) < len(found)}
            )
        for day in found:
            if day < start:
                continue
            if count is not None:
                if count == 0:
                    return
                count -= 1
            if first <= day <= last:
                yield day


def in_words(rule: Rule) -> str:
    """How often, as people say it: every 2 weeks on Mon and Thu."""
    unit = FREQUENCIES[str(rule["FREQ"][0])]
    interval = int(rule.get("INTERVAL", [1])[0])
    every = f"every {unit}" if interval <= 1 else f"every {interval} {unit}s"
    plain = [str(day) for day in rule.get("BYDAY", ()) if str(day) in DAYS]
    named = ["Mon Tue Wed Thu Fri Sat Sun".split()[DAYS.index(day)] for day in plain]
    return f"{every} on {', '.join(named[:-1])}{' and ' if named[1:] else ''}{named[-1]}" if named else every


def _check(rule: Rule, start: date, first: date) -> None:
    frequency = str(next(iter(rule.get("FREQ", ())), "nothing"))
    if frequency not in FREQUENCIES:
        raise Unread(f"it recurs {frequency}; daily, weekly, monthly and yearly are read")
    unknown = sorted(set(map(str, rule)) - UNDERSTOOD)
    if unknown:
        raise Unread(f"its rule has {unknown[0]}, which is not read")
    if not all(_DAY.fullmatch(str(day)) for day in rule.get("BYDAY", ())):
        raise Unread("its rule names a weekday that is none")
    if "COUNT" in rule and first - start > COUNTS_BACK:
        raise Unread("its rule counts from more than five years ago")


def _periods(rule: Rule, start: date, since: date, last: date, interval: int) -> Iterator[list[date]]:
    """The days of each period that the interval does not skip, from the one with `since` to the one with `last`."""
    frequency = str(rule["FREQ"][0])
    week_starts = DAYS.index(str(rule.get("WKST", ["MO"])[0])) if str(rule.get("WKST", ["MO"])[0]) in DAYS else 0
    number = (_period(frequency, since, week_starts) - _period(frequency, start, week_starts)) // interval * interval
    while True:
        days = _days(frequency, _period(frequency, start, week_starts) + number, week_starts)
        if not days or days[0] > last:
            return
        yield days
        number += interval


def _period(frequency: str, day: date, week_starts: int) -> int:
    """The number of the period that a day is in, counted from the beginning of the calendar."""
    match frequency:
        case "DAILY":
            return day.toordinal()
        case "WEEKLY":
            return (day.toordinal() - 1 - week_starts) // 7
        case "MONTHLY":
            return day.year * 12 + day.month - 1
        case _:
            return day.year


def _days(frequency: str, number: int, week_starts: int) -> list[date]:
    """The days of a period; none where the calendar ends."""
    match frequency:
        case "DAILY":
            begin, end = number, number + 1
        case "WEEKLY":
            begin = number * 7 + 1 + week_starts
            end = begin + 7
        case "MONTHLY":
            if number // 12 > date.max.year:
                return []
            begin = date(number // 12, number % 12 + 1, 1).toordinal()
            end = begin + monthrange(number // 12, number % 12 + 1)[1]
        case _:
            if number > date.max.year:
                return []
            begin, end = date(number, 1, 1).toordinal(), date(number, 12, 31).toordinal() + 1
    return [date.fromordinal(day) for day in range(max(begin, 1), min(end, date.max.toordinal() + 1))]


def _falls(rule: Rule, start: date, day: date) -> bool:
    """Whether a day of a period is one of the rule's. What the rule leaves open, its start says."""
    frequency = str(rule["FREQ"][0])
    months = [int(str(month)) for month in rule.get("BYMONTH", ())]
    if months and day.month not in months:
        return False
    dates = [int(number) for number in rule.get("BYMONTHDAY", ())]
    if dates and day.day not in dates and day.day - monthrange(day.year, day.month)[1] - 1 not in dates:
        return False
    weekdays = [str(weekday) for weekday in rule.get("BYDAY", ())]
    if weekdays:
        in_year = frequency == "YEARLY" and not months
        return any(_is_weekday(weekday, day, frequency, in_year=in_year) for weekday in weekdays)
    if dates or frequency == "DAILY":
        return True
    if frequency == "WEEKLY":
        return day.weekday() == start.weekday()
    return day.day == start.day and (frequency == "MONTHLY" or bool(months) or day.month == start.month)


def _is_weekday(weekday: str, day: date, frequency: str, *, in_year: bool) -> bool:
    found = _DAY.fullmatch(weekday)
    if found is None or DAYS[day.weekday()] != found[2]:
        return False
    if found[1] is None or frequency in {"DAILY", "WEEKLY"}:
        return True
    place = int(found[1])
    since = day.timetuple().tm_yday if in_year else day.day
    length = (date(day.year, 12, 31).timetuple().tm_yday) if in_year else monthrange(day.year, day.month)[1]
    return place == (since - 1) // 7 + 1 if place > 0 else -place == (length - since) // 7 + 1
