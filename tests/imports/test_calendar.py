from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from advice.models import Exercise, LegSession, Run
from advice.nouns import Hardness, Intensity, RunKind
from bot.imports import read
from bot.imports.calendar import as_ics, title
from bot.imports.found import Reading

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)
READING = Reading(tz="Asia/Tokyo", now=NOW)


def evening(day):
    """18:00 in Berlin; the clocks change on 25 October."""
    return datetime(2026, 10, day, 18, tzinfo=BERLIN)


SESSIONS = (
    ("legs", LegSession(start=evening(24), exercises=(Exercise(name="Squat; back, “high bar”", sets=5, reps=5),))),
    ("run", Run(start=evening(25), run_kind=RunKind.EASY, distance_km=8, duration_min=50)),
)


def back(content):
    return read(content, READING).sessions


def test_another_calendar_reads_the_right_instants_over_the_change_of_clocks():
    events = Calendar.from_ical(as_ics(SESSIONS, "Europe/Berlin", NOW)).walk("VEVENT")
    assert [event.decoded("DTSTART").astimezone(UTC).hour for event in events] == [16, 17]
    assert [event.decoded("DTSTART").astimezone(BERLIN).hour for event in events] == [18, 18]
    assert [event.decoded("DTEND") - event.decoded("DTSTART") for event in events] == [
        timedelta(hours=1),
        timedelta(minutes=50),
    ]


def test_every_event_has_what_the_format_asks_for():
    calendar = Calendar.from_ical(as_ics(SESSIONS, "Europe/Berlin", NOW))
    assert {"PRODID", "VERSION"} <= set(calendar)
    assert all({"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event) for event in calendar.walk("VEVENT"))


def test_an_id_is_the_same_at_every_export_and_after_a_move():
    moved = (("run", SESSIONS[1][1].model_copy(update={"start": evening(26)})),)
    uids = [
        [str(event["UID"]) for event in Calendar.from_ical(as_ics(told, "Europe/Berlin", at)).walk("VEVENT")]
        for told, at in ((SESSIONS, NOW), (SESSIONS, NOW + timedelta(days=1)), (moved, NOW))
    ]
    assert uids == [["legs@canirun", "run@canirun"], ["legs@canirun", "run@canirun"], ["run@canirun"]]


def test_what_is_exported_comes_back():
    found = back(as_ics(SESSIONS, "Europe/Berlin", NOW))
    assert [one.what for one in found] == [what for _, what in SESSIONS]
    assert [(one.status, one.zone, one.guessed) for one in found] == [("planned", "Europe/Berlin", False)] * 2


def test_an_event_that_was_moved_in_the_calendar_comes_back_at_its_new_time():
    content = as_ics(SESSIONS[1:], "Europe/Berlin", NOW).replace(b"20261025T1", b"20261026T1")
    (found,) = back(content)
    assert (found.what.start, found.what.end) == (evening(26).astimezone(UTC), evening(26) + timedelta(minutes=50))
    assert (found.what.run_kind, found.what.distance_km) == (RunKind.EASY, 8)


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(b"[]", id="no session"),
        pytest.param(b"[" * 5000, id="a tower of brackets"),
        pytest.param(b'{"kind":"legs"\\,"hardness":"light"}', id="half a session"),
    ],
)
def test_a_mark_that_is_none_of_ours_is_read_by_its_title(mark):
    event = b"UID:1\r\nSUMMARY:Run\r\nDTSTART:20261025T170000Z\r\nX-CANIRUN-SESSION:" + mark
    (found,) = back(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + event + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    assert found.what == Run(start=evening(25))


@pytest.mark.parametrize("kind", RunKind)
def test_a_title_alone_says_a_run_and_never_an_easier_one(kind):
    plain = as_ics([("a", Run(start=evening(25), run_kind=kind, duration_min=90))], "Europe/Berlin", NOW)
    (found,) = back(plain.replace(b"X-CANIRUN-SESSION", b"X-LOST-ON-THE-WAY"))
    assert isinstance(found.what, Run)
    assert found.what.run_kind in {kind, None} or kind is RunKind.UNKNOWN


def test_titles():
    assert [title(what) for _, what in SESSIONS] == ["Leg day", "Easy run, 8 km"]
    assert title(LegSession(start=NOW, body="upper")) == "Upper body"


STARTS = st.integers(1, 300 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
MINUTES = st.none() | st.integers(1, 2 * 24 * 60).map(float)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@st.composite
def sessions(draw):
    start, minutes = draw(STARTS), draw(MINUTES)
    end = draw(st.none() | st.integers(0, 48 * 60).map(lambda passed: start + timedelta(minutes=passed)))
    if draw(st.booleans()):
        exercises = draw(
            st.none() | st.lists(st.builds(Exercise, name=NAMES, sets=st.integers(0, 9)), max_size=3).map(tuple)
        )
        hardness = draw(st.none() | st.sampled_from([Hardness.HARD, Hardness.LIGHT]))
        return LegSession(start=start, end=end, duration_min=minutes, exercises=exercises, hardness=hardness)
    kind, intensity = draw(st.none() | st.sampled_from(RunKind)), draw(st.none() | st.sampled_from(Intensity))
    return Run(
        start=start,
        end=end,
        duration_min=minutes,
        run_kind=kind,
        intensity=intensity,
        rpe=draw(st.none() | st.floats(0, 10)),
    )


@given(st.lists(sessions(), max_size=5))
def test_whatever_is_exported_comes_back(told):
    content = as_ics(((str(number), what) for number, what in enumerate(told)), "Europe/Berlin", NOW)
    if told:
        assert [one.what for one in back(content)] == told
