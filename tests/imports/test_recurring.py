from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import vRecur

from bot.imports.recurring import Unread, days_of, in_words

FIRST, LAST = date(2026, 11, 1), date(2027, 1, 30)


def days(rule, start, first=FIRST, last=LAST):
    return list(days_of(vRecur.from_ical(rule), start, first, last))


@pytest.mark.parametrize(
    ("rule", "start", "fall"),
    [
        pytest.param("FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261110", date(2026, 10, 1), "2 5 9", id="twice a week"),
        pytest.param("FREQ=WEEKLY;INTERVAL=2", date(2026, 10, 28), "11 25", id="every other week"),
        pytest.param("FREQ=MONTHLY;BYDAY=-1SU", date(2026, 1, 25), "29", id="the last Sunday of a month"),
        pytest.param("FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 1, 31), "30", id="the last day of a month"),
        pytest.param("FREQ=MONTHLY", date(2026, 1, 31), "", id="a month without a 31st is left out"),
        pytest.param(
            "FREQ=DAILY;COUNT=3", date(2026, 10, 31), "1 2", id="a count begins at the start, not in the window"
        ),
        pytest.param("FREQ=YEARLY", date(2020, 11, 8), "8", id="once a year"),
    ],
)
def test_the_days_of_november(rule, start, fall):
    found = days(rule.replace(";UNTIL=20261110", ""), start, last=date(2026, 11, 30))
    if "UNTIL" in rule:
        found = [day for day in found if day <= date(2026, 11, 10)]
    assert " ".join(str(day.day) for day in found) == fall


WEEKDAYS = st.sampled_from("MO TU WE TH FR SA SU".split())
NUMBERED = st.builds("{}{}".format, st.sampled_from([-2, -1, 1, 2, 5]), WEEKDAYS)


@st.composite
def rules(draw):
    frequency = draw(st.sampled_from("DAILY WEEKLY MONTHLY YEARLY".split()))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 60))}")
    by_day = draw(st.booleans())
    if by_day:
        kind = (
            draw(st.sampled_from([WEEKDAYS, NUMBERED])) if frequency in {"MONTHLY", "YEARLY"} else WEEKDAYS
        )  # dateutil cannot mix them
        parts.append("BYDAY=" + ",".join(draw(st.lists(kind, min_size=1, max_size=3, unique=True))))
    if frequency != "WEEKLY" and draw(st.booleans()):
        chosen = draw(st.lists(st.sampled_from([1, 13, 29, 31, -1, -3]), min_size=1, max_size=3, unique=True))
        parts.append("BYMONTHDAY=" + ",".join(map(str, chosen)))
    if draw(st.booleans()):
        parts.append("BYMONTH=" + ",".join(map(str, draw(st.lists(st.integers(1, 12), min_size=1, unique=True)))))
    if by_day and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from([1, 2, -1]))}")
    if frequency == "WEEKLY":
        parts.append(f"WKST={draw(st.sampled_from(['MO', 'SU']))}")
    return ";".join(parts)


@settings(max_examples=60)  # it is dateutil that takes long
@given(rules(), st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_the_days_are_those_of_dateutil(rule, start):
    begin, end = (datetime.combine(day, datetime.min.time()) for day in (FIRST, LAST))
    steps = rrulestr(rule, dtstart=datetime.combine(start, datetime.min.time()))
    wanted = []
    for at in steps.xafter(begin - timedelta(seconds=1), inc=True):
        if at > end:
            break
        wanted.append(at.date())
    assert days(rule, start) == wanted


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("FREQ=SECONDLY", id="every second"),
        pytest.param("FREQ=DAILY;BYHOUR=6,18", id="several times a day"),
        pytest.param("FREQ=YEARLY;BYWEEKNO=20", id="by the number of the week"),
    ],
)
def test_what_is_not_read_is_said(rule):
    with pytest.raises(Unread):
        days(rule, date(2026, 1, 1))


def test_a_rule_that_never_falls_takes_no_time():
    assert days("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", date(1, 1, 1)) == []


def test_a_rule_at_the_end_of_the_calendar_ends_with_it():
    for frequency in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        assert date(9999, 12, 31) in days(f"FREQ={frequency}", date(9999, 12, 31), date(9999, 12, 1), date.max)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,TH", "every week on Mon and Thu"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "every 2 weeks on Sat"),
        ("FREQ=MONTHLY;BYDAY=-1SU", "every month"),
        ("FREQ=DAILY", "every day"),
    ],
)
def test_in_words(rule, words):
    assert in_words(vRecur.from_ical(rule)) == words
