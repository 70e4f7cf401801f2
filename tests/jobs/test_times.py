"""The next local time as an instant: summer time, gaps at midnight, half hours, lost days, travel."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs import times as clockwork
from bot.jobs.times import instant_of

HALF_PAST_SEVEN = (time(7, 30),) * 7
DAY = timedelta(days=1)
ZONES = (
    "Europe/Berlin America/New_York Asia/Kolkata Asia/Kathmandu Australia/Lord_Howe Pacific/Apia America/Santiago "
    "Africa/Cairo Africa/Casablanca Pacific/Chatham America/Nuuk Antarctica/Troll UTC"
).split()


def next_slot(*told) -> Any:
    return clockwork.next_slot(*told)


def utc(year, month, day, hour=0, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "at", "instant"),
    [
        pytest.param("Europe/Berlin", date(2026, 11, 26), time(7, 30), utc(2026, 11, 26, 6, 30), id="an ordinary day"),
        pytest.param("Asia/Kolkata", date(2026, 11, 26), time(7, 30), utc(2026, 11, 26, 2), id="half an hour off"),
        pytest.param("Asia/Kathmandu", date(2026, 11, 26), time(7, 30), utc(2026, 11, 26, 1, 45), id="a quarter off"),
        pytest.param(
            "Europe/Berlin", date(2026, 3, 29), time(2, 30), utc(2026, 3, 29, 1, 30), id="a gap moves forward"
        ),
        pytest.param("America/New_York", date(2026, 3, 8), time(2, 15), utc(2026, 3, 8, 7, 15), id="to 03:15 there"),
        pytest.param("Europe/Berlin", date(2026, 10, 25), time(2, 30), utc(2026, 10, 25, 0, 30), id="twice: the first"),
        pytest.param("America/New_York", date(2026, 11, 1), time(1, 30), utc(2026, 11, 1, 5, 30), id="the first there"),
        pytest.param(
            "America/Santiago", date(2026, 9, 6), time(0, 30), utc(2026, 9, 6, 4, 30), id="no midnight: Chile"
        ),
        pytest.param("Africa/Cairo", date(2026, 4, 24), time(0, 15), utc(2026, 4, 23, 22, 15), id="no midnight: Egypt"),
        pytest.param(
            "America/Nuuk", date(2024, 3, 30), time(22, 30), utc(2024, 3, 31, 0, 30), id="a gap before midnight"
        ),
        pytest.param("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), utc(2026, 10, 3, 15, 45), id="half a gap"),
        pytest.param("Pacific/Apia", date(2011, 12, 30), time(7, 30), None, id="a day that Samoa never had"),
        pytest.param("Pacific/Apia", date(2011, 12, 31), time(7, 30), utc(2011, 12, 30, 17, 30), id="the day after it"),
        pytest.param("Pacific/Apia", date(2011, 12, 29), time(23, 59), utc(2011, 12, 30, 9, 59), id="its last minute"),
    ],
)
def test_a_local_time_is_one_instant(zone, day, at, instant):
    assert instant_of(day, at, zone) == instant


@pytest.mark.parametrize(
    ("zone", "after", "slot"),
    [
        pytest.param("Europe/Berlin", utc(2026, 11, 25, 6, 29), (25, utc(2026, 11, 25, 6, 30)), id="today, if ahead"),
        pytest.param("Europe/Berlin", utc(2026, 11, 25, 6, 30), (26, utc(2026, 11, 26, 6, 30)), id="never now itself"),
        pytest.param(
            "Asia/Kolkata", utc(2026, 11, 25, 20), (26, utc(2026, 11, 26, 2)), id="tomorrow there is today here"
        ),
        pytest.param("America/New_York", utc(2026, 11, 25, 2), (25, utc(2026, 11, 25, 12, 30)), id="still yesterday"),
    ],
)
def test_the_next_slot(zone, after, slot):
    found = next_slot(HALF_PAST_SEVEN, zone, after)
    assert (found.day.day, found.at) == slot


def test_quiet_days_are_passed_over():
    weekdays = (time(7, 15),) * 5 + (None, None)
    friday_noon = utc(2026, 11, 27, 12)
    assert next_slot(weekdays, "Europe/Berlin", friday_noon).day == date(2026, 11, 30)
    assert next_slot((None,) * 7, "Europe/Berlin", friday_noon) is None


def test_who_is_away_hears_nothing_before_the_day():
    away = date(2026, 12, 24)
    assert next_slot(HALF_PAST_SEVEN, "Europe/Berlin", utc(2026, 11, 25), away).day == away


def test_samoa_goes_from_thursday_to_saturday():
    slot = next_slot(HALF_PAST_SEVEN, "Pacific/Apia", utc(2011, 12, 29, 18))
    assert slot.day == date(2011, 12, 31)


def test_who_flies_west_over_night_has_the_same_date_again():
    in_kolkata = next_slot(HALF_PAST_SEVEN, "Asia/Kolkata", utc(2026, 11, 25, 1))
    in_new_york = next_slot(HALF_PAST_SEVEN, "America/New_York", in_kolkata.at)
    assert in_kolkata.day == in_new_york.day  # whose key is there already: it goes out once


@given(
    zone=st.sampled_from(ZONES),
    after=st.datetimes(datetime(2011, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  Hypothesis wants naive bounds
    at=st.times().map(lambda one: one.replace(second=0, microsecond=0)),
)
def test_slots_come_in_order_one_for_each_date(zone, after, at):
    slots: list[Any] = []
    times = (at,) * 7
    for _ in range(4):
        slots.append(next_slot(times, zone, slots[-1].at if slots else after))
    assert all(one.at > before.at and one.day > before.day for before, one in pairwise(slots))
    assert after < slots[0].at <= after + 3 * DAY
    for slot in slots:
        shown = slot.at.astimezone(ZoneInfo(zone))
        gap = shown.replace(tzinfo=None) - datetime.combine(slot.day, at)
        assert timedelta() <= gap <= timedelta(hours=2)
