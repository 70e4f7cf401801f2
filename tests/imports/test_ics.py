from datetime import UTC, datetime, timedelta

import pytest

from advice.models import LegSession, Run
from advice.nouns import RunKind
from bot.errors import BadInput
from bot.imports import read
from bot.imports.found import Reading

NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)
READING = Reading(tz="Europe/Berlin", now=NOW)


def calendar(*events, head=""):
    """A calendar of events, each the lines between BEGIN and END."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *head.split("\n")]
    for number, event in enumerate(events):
        own = "" if "UID:" in event else f"UID:{number}@test\n"
        lines += ["BEGIN:VEVENT", *(own + event).split("\n"), "END:VEVENT"]
    return "\r\n".join([*filter(None, lines), "END:VCALENDAR", ""]).encode()


def heard(content):
    return read(content, READING)


def planned(*events, head="", reading=READING):
    return read(calendar(*events, head=head), reading).sessions


def starts(*events, head="", reading=READING):
    return [f"{one.what.start:%m-%d %H:%M}" for one in planned(*events, head=head, reading=reading)]


RUN = "SUMMARY:Easy run\nDTSTART:20261022T060000Z\nDTEND:20261022T070000Z"
WEEKLY = "SUMMARY:Leg day\nDTSTART;TZID=Europe/Berlin:20261001T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=TH"


def test_an_event_is_a_planned_session():
    (found,) = planned(RUN)
    assert found.what == Run(
        start=datetime(2026, 10, 22, 6, tzinfo=UTC), end=datetime(2026, 10, 22, 7, tzinfo=UTC), duration_min=60,
        run_kind=RunKind.EASY,
    )  # fmt: skip
    assert (found.status, found.guessed, found.uid, found.name) == ("planned", True, "0@test", "Easy run")


@pytest.mark.parametrize(
    ("title", "what"),
    [
        pytest.param("Leg day (heavy)", "legs", id="legs"),
        pytest.param("Gym", "legs", id="the gym may well be legs"),
        pytest.param("Push day", "upper", id="push day"),
        pytest.param("Upper body + squats", "legs", id="squats make it legs"),
        pytest.param("Run + strength", "legs", id="of two the one that counts more"),
        pytest.param("Half marathon race", "run", id="a race"),
        pytest.param("10k with Ana", "run", id="a distance"),
        pytest.param("Bike\\, then run", "run", id="a brick ends in a run"),
        pytest.param("Morning ride with the team", None, id="a ride"),
        pytest.param("Sprint planning", None, id="an office's sprint"),
        pytest.param("Run errands", None, id="errands"),
        pytest.param("Dry run of the demo", None, id="a dry run"),
        pytest.param("Dentist", None, id="a dentist"),
    ],
)
def test_what_a_title_says(title, what):
    found = planned(f"SUMMARY:{title}\nDTSTART:20261022T060000Z")
    kinds = [
        ("upper" if one.what.body == "upper" else "legs") if isinstance(one.what, LegSession) else "run"
        for one in (found)
    ]
    assert kinds == ([what] if what else [])


def test_a_title_never_rates_a_leg_day():
    assert planned("SUMMARY:Light leg day\nDTSTART:20261022T060000Z")[0].what.hardness is None


def test_what_is_left_out_is_counted():
    found = heard(calendar(RUN, "SUMMARY:Dentist\nDTSTART:20261022T060000Z", RUN.replace("2026", "2025")))
    assert found.notes[:2] == ("1 event left out: no training that I know.", "1 event left out: over.")


def test_a_weekly_session_keeps_its_hour_when_the_clocks_change():
    assert starts(WEEKLY)[:3] == ["10-22 16:00", "10-29 17:00", "11-05 17:00"]
    assert planned(WEEKLY)[0].recurs == "every week on Thu"
    assert planned(WEEKLY)[0].zone == "Europe/Berlin"


def test_what_recurs_is_looked_at_60_days_ahead():
    last = planned(WEEKLY)[-1].what.start
    assert NOW + timedelta(days=53) < last <= NOW + timedelta(days=60)


@pytest.mark.parametrize(
    ("wall", "instant"),
    [
        pytest.param("20270328T023000", "03-28 01:30", id="a time that the clocks skip moves forward"),
        pytest.param("20261025T023000", "10-25 00:30", id="a time that comes twice is the first"),
    ],
)
def test_a_time_that_is_not_there_or_there_twice(wall, instant):
    found = heard(calendar(f"SUMMARY:Run\nDTSTART;TZID=Europe/Berlin:{wall}"))
    assert [f"{one.what.start:%m-%d %H:%M}" for one in found.sessions] == [instant]
    assert any("clock change" in note for note in found.notes)


@pytest.mark.parametrize(
    ("zone", "iana"),
    [
        pytest.param("America/New_York", "America/New_York", id="an IANA name"),
        pytest.param("W. Europe Standard Time", "Europe/Berlin", id="what Windows calls it"),
        pytest.param("/mozilla.org/20050126_1/Europe/Berlin", "Europe/Berlin", id="at the end of a path"),
    ],
)
def test_what_calendars_call_a_zone(zone, iana):
    assert planned(f"SUMMARY:Run\nDTSTART;TZID={zone}:20261022T080000")[0].zone == iana


def test_a_zone_of_the_calendars_own_is_known_by_its_place():
    head = "BEGIN:VTIMEZONE\nTZID:Home\nX-LIC-LOCATION:Asia/Tokyo\nEND:VTIMEZONE"
    assert starts("SUMMARY:Run\nDTSTART;TZID=Home:20261022T080000", head=head) == ["10-21 23:00"]


def test_a_zone_that_nobody_knows_is_told():
    found = heard(calendar("SUMMARY:Run\nDTSTART;TZID=Mars/Base:20261022T080000", RUN))
    assert len(found.sessions) == 1
    assert found.problems[0].where == "event 1"
    assert "Mars/Base" in found.problems[0].what


def test_a_floating_time_is_the_persons_and_it_is_said():
    found = heard(calendar("SUMMARY:Run\nDTSTART:20261022T080000"))
    assert (f"{found.sessions[0].what.start:%H:%M}", found.sessions[0].zone) == ("06:00", None)
    assert "Times have no zone: they are taken as Europe/Berlin." in found.notes


def test_a_floating_time_is_the_calendars_where_it_has_a_zone():
    found = heard(calendar("SUMMARY:Run\nDTSTART:20261022T080000", head="X-WR-TIMEZONE:America/New_York"))
    assert (f"{found.sessions[0].what.start:%H:%M}", found.sessions[0].zone) == ("12:00", "America/New_York")


def test_an_event_of_a_whole_day_is_taken_at_its_start_and_it_is_said():
    found = heard(calendar("SUMMARY:Half marathon race\nDTSTART;VALUE=DATE:20261108\nDTEND;VALUE=DATE:20261109"))
    what = found.sessions[0].what
    assert (f"{what.start:%m-%d %H:%M}", what.end, what.run_kind) == ("11-08 05:00", None, RunKind.RACE)
    assert "Events without a time of day are taken at 06:00." in found.notes


@pytest.mark.parametrize(
    ("more", "days"),
    [
        pytest.param("EXDATE;TZID=Europe/Berlin:20261029T180000,20261112T180000", "22 05 19", id="without two of them"),
        pytest.param("EXDATE:20261029T170000Z", "22 05 12", id="without one, told in UTC"),
        pytest.param("RDATE;TZID=Europe/Berlin:20261024T100000", "24 22 29", id="and once more"),
        pytest.param("RDATE;VALUE=PERIOD:20261024T100000Z/PT1H", "24 22 29", id="and once more, as a period"),
    ],
)
def test_dates_taken_out_and_put_in(more, days):
    assert [at[3:5] for at in starts(f"{WEEKLY}\n{more}")][:3] == days.split()


def test_a_rule_ends():
    assert starts(WEEKLY.replace("BYDAY", "UNTIL=20261029T165959Z;BYDAY")) == ["10-22 16:00"]
    assert starts(WEEKLY.replace("BYDAY", "UNTIL=20261029T170000Z;BYDAY")) == ["10-22 16:00", "10-29 17:00"]
    assert starts(WEEKLY.replace("BYDAY", "COUNT=4;BYDAY")) == ["10-22 16:00"]


MOVED = (
    "UID:w\nSUMMARY:Leg day\nRECURRENCE-ID;TZID=Europe/Berlin:20261029T180000\n"
    "DTSTART;TZID=Europe/Berlin:20261030T070000"
)


def test_one_of_them_is_moved():
    assert starts(f"UID:w\n{WEEKLY}", MOVED)[:3] == ["10-22 16:00", "11-05 17:00", "11-12 17:00"]
    found = {one.uid: one for one in planned(f"UID:w\n{WEEKLY}", MOVED)}
    assert f"{found['w/20261029T170000Z'].what.start:%m-%d %H:%M}" == "10-30 06:00"


def test_one_of_them_is_cancelled():
    found = heard(calendar(f"UID:w\n{WEEKLY}", f"{MOVED}\nSTATUS:CANCELLED"))
    assert [f"{one.what.start:%m-%d}" for one in found.sessions][:2] == ["10-22", "11-05"]
    assert "1 event left out: cancelled." in found.notes


def test_one_of_them_became_something_else():
    assert starts(f"UID:w\n{WEEKLY}", MOVED.replace("Leg day", "Dentist"))[:2] == ["10-22 16:00", "11-05 17:00"]


def test_a_cancelled_calendar_plans_nothing():
    assert planned(RUN, head="METHOD:CANCEL") == ()


def test_an_id_stays_and_two_events_of_one_id_are_two():
    first, second = planned(f"UID:x\n{RUN}", f"UID:x\n{RUN.replace('1022', '1023')}")
    assert first.uid == "x" != second.uid
    assert planned(f"UID:w\n{WEEKLY}")[1].uid == "w/20261029T170000Z"


def test_what_goes_on_now_is_still_planned():
    assert starts("SUMMARY:Run\nDTSTART:20261020T113000Z\nDTEND:20261020T123000Z") == ["10-20 11:30"]
    assert starts("SUMMARY:Run\nDTSTART:20261020T110000Z\nDTEND:20261020T120000Z") == []


def test_a_race_is_entered_long_before():
    race = "SUMMARY:Marathon\nDTSTART:{}T080000Z"
    assert len(planned(race.format("20271020"))) == 1
    assert len(planned(race.format("20271101"))) == 0


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("SUMMARY:Run\nDTSTART:soon", id="a start that is none"),
        pytest.param("SUMMARY:Run", id="no start"),
        pytest.param(
            "SUMMARY:Run\nDTSTART:99991231T235959Z\nRRULE:FREQ=YEARLY;COUNT=2\nDTEND:00010101T000000Z",
            id="the ends of time",
        ),
        pytest.param(f"{WEEKLY}\nEXDATE:never", id="an exception that is none"),
        pytest.param(WEEKLY.replace("WEEKLY", "SECONDLY"), id="every second"),
        pytest.param(WEEKLY.replace("BYDAY=TH", "INTERVAL=x"), id="an interval that is none"),
        pytest.param(WEEKLY.replace("BYDAY=TH", "BYDAY=99TH"), id="a weekday that is none"),
    ],
)
def test_a_broken_event_never_loses_the_rest(broken):
    found = heard(calendar(broken, RUN))
    assert [one.uid for one in found.sessions if one.name == "Easy run"] == ["1@test"]
    assert len(found.problems) + len([note for note in found.notes if "left out" in note]) <= 1


def test_folded_lines_are_read_even_within_a_letter():
    content = calendar("SUMMARY:Läufe und ein long run\nDTSTART:20261022T080000Z").replace(b"\xa4", b"\r\n \xa4")
    assert heard(content).sessions[0].name == "Läufe und ein long run"


@pytest.mark.parametrize("ending", [b"\r\n", b"\n", b"\r"])
def test_lines_may_end_as_they_like_and_a_file_may_begin_with_a_mark(ending):
    content = b"\xef\xbb\xbf" + calendar(RUN).replace(b"\r\n", ending)
    assert heard(content).sessions == heard(calendar(RUN)).sessions


def test_alarms_and_descriptions_are_not_read():
    alarm = "BEGIN:VALARM\nTRIGGER:-PT10M\nSUMMARY:Leg day\nDTSTART:nonsense\nEND:VALARM"
    (found,) = planned(f"{RUN}\nDESCRIPTION:my knee hurts\n{alarm}")
    assert "knee" not in found.model_dump_json()


def test_a_calendar_without_events_is_said_to_be_one():
    with pytest.raises(BadInput, match="no events"):
        heard(calendar())
