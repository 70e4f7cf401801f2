"""GPX and TCX: what phones and watches write as XML."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from advice.nouns import RunKind
from bot.errors import BadInput
from bot.imports import read
from bot.imports.found import Reading

FILES = Path(__file__).parent / "files"
READING = Reading(tz="Europe/Berlin", now=datetime(2026, 11, 25, 12, tzinfo=UTC))
START = datetime(2026, 11, 20, 6, tzinfo=UTC)
RUN = (FILES / "run.gpx").read_bytes()
INTERVALS = (FILES / "intervals.tcx").read_bytes()


def gpx(points, head="<type>running</type>"):
    """A track of (second, metres north, height)."""
    rows = "".join(
        f'<trkpt lat="{north / 111194.93:.7f}" lon="0"><ele>{height}</ele>'
        f"<time>{START + timedelta(seconds=second):%Y-%m-%dT%H:%M:%SZ}</time></trkpt>"
        for second, north, height in points
    )
    return f"<gpx><trk>{head}<trkseg>{rows}</trkseg></trk></gpx>".encode()


def heard(content):
    return read(content, READING)


def only(content):
    found = heard(content)
    assert len(found.sessions) == 1
    return found.sessions[0]


def test_a_track_is_added_up():
    found = only(RUN)
    what = found.what
    assert (what.start, what.end) == (START, START + timedelta(minutes=26))
    assert (what.distance_km, what.duration_min, what.ascent_m) == (3.0, 18, 10)
    assert (what.run_kind, found.guessed, found.name) == (RunKind.EASY, True, "Easy run & coffee")


def test_neither_places_nor_words_are_kept():
    for content in (RUN, INTERVALS):
        told = heard(content).model_dump_json()
        assert not any(secret in told for secret in ("0.009", "0.018", "awful", "50.", "LatitudeDegrees"))


def test_laps_are_the_watchs_own_sums():
    found = heard(INTERVALS)
    what = found.sessions[0].what
    assert (what.start, what.end) == (START, START + timedelta(minutes=17))
    assert (what.distance_km, what.duration_min, what.ascent_m) == (3.0, 17, 12)
    assert (what.run_kind, found.sessions[0].guessed) == (RunKind.INTERVALS, True)
    assert "1 ride left out: not a run." in found.notes


def test_the_sport_that_a_file_does_not_tell_is_told_to_be_taken_for_a_run():
    found = heard(gpx([(0, 0, 0), (600, 2000, 0)], head=""))
    assert "The file does not say which sport it was: it is taken as a run." in found.notes


@pytest.mark.parametrize(
    ("head", "metres", "sessions", "problems"),
    [
        pytest.param("<name>Bike to work</name>", 5000, 0, 0, id="a ride by its name"),
        pytest.param("", 8000, 0, 1, id="48 km/h is no run, whatever it is"),
        pytest.param("<type>cycling</type>", 5000, 0, 0, id="a ride by its type"),
        pytest.param("<type>9</type>", 2000, 1, 0, id="Strava's number for a run"),
        pytest.param("<name>Strides</name>", 2000, 1, 0, id="strides are no ride"),
    ],
)
def test_what_is_no_run(head, metres, sessions, problems):
    found = heard(gpx([(0, 0, 0), (300, metres / 2, 0), (600, metres, 0)], head))
    assert (len(found.sessions), len(found.problems)) == (sessions, problems)


@pytest.mark.parametrize(
    ("metres", "kind"),
    [
        pytest.param(800, RunKind.WALK, id="a walk by name and pace"),
        pytest.param(2000, None, id="what is only called a walk is a run"),
    ],
)
def test_a_walk_by_its_name(metres, kind):
    found = only(gpx([(0, 0, 0), (300, metres / 2, 0), (600, metres, 0)], "<name>Morning walk</name>"))
    assert found.what.run_kind is kind


def test_fast_and_slow_in_turn_are_guessed_to_be_intervals_even_when_called_easy():
    points, second, metres = [(0, 0, 0)], 0, 0
    for effort in range(10):
        for _ in range(4):
            second, metres = second + (22 if effort % 2 else 40), metres + 100
            points.append((second, metres, 0))
    assert only(gpx(points, "<name>Easy run</name><type>running</type>")).what.run_kind is RunKind.INTERVALS


def test_a_receivers_jitter_is_no_climb_and_no_intervals():
    points = [(n * 5, n * 14 + (n % 3), 50 + (n % 2) * 2) for n in range(600)]
    found = only(gpx(points))
    assert (found.what.ascent_m, found.what.run_kind) == (0, None)


def test_waiting_at_a_light_is_no_interval():
    points, second = [], 0
    for n in range(240):
        second += 10
        points.append((second, n * 30, 0))
        if n % 24 == 0:
            second += 75
            points.append((second, n * 30 + 2, 0))
    assert only(gpx(points)).what.run_kind is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"<gpx><rte><rtept lat='1' lon='1'/></rte></gpx>", "no track", id="a route"),
        pytest.param(
            b"<gpx><wpt lat='1' lon='1'><time>2026-11-20T06:00:00Z</time></wpt></gpx>", "no track", id="places"
        ),
        pytest.param(b"<TrainingCenterDatabase><Courses/></TrainingCenterDatabase>", "no activity", id="a course"),
    ],
)
def test_a_plan_of_a_way_is_no_recording(content, words):
    with pytest.raises(BadInput, match=words):
        heard(content)


def test_a_track_without_times_is_told():
    found = heard(b"<gpx><trk><trkseg><trkpt lat='1' lon='1'/></trkseg></trk></gpx>")
    assert (found.sessions, found.problems[0].where) == ((), "track 1")
    assert "no times" in found.problems[0].what


@pytest.mark.parametrize(
    "time",
    [
        pytest.param("1901-12-13T20:45:52.2073437Z", id="a clock that was never set"),
        pytest.param("2027-11-20T06:00:00Z", id="a run that is still to come"),
    ],
)
def test_an_impossible_day_is_told(time):
    content = f"<gpx><trk><trkseg><trkpt lat='1' lon='1'><time>{time}</time></trkpt></trkseg></trk></gpx>"
    found = heard(content.encode())
    assert (len(found.sessions), len(found.problems)) == (0, 1)


def test_a_file_that_breaks_off_gives_what_it_had():
    found = heard(RUN[: RUN.index(b'<trkpt lat="0.027"')])
    assert "breaks off" in found.problems[0].what
    assert found.sessions[0].what.distance_km == 2.0


def test_a_time_with_an_offset_is_its_instant():
    content = RUN.replace(b"T06:00:00Z", b"T07:00:00+01:00")
    assert only(content).what.start == START


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_other_encodings_are_read(encoding):
    text = RUN.decode().replace("UTF-8", encoding.removesuffix("-sig"))
    assert only(text.encode(encoding)).name == "Easy run & coffee"


@pytest.mark.parametrize(
    "doctype",
    [
        pytest.param('<!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>', id="entities"),
        pytest.param('<!DOCTYPE gpx SYSTEM "file:///etc/passwd">', id="another file"),
        pytest.param('<!DOCTYPE gpx [<!ENTITY a SYSTEM "http://127.0.0.1/">]>', id="a server"),
    ],
)
def test_a_doctype_is_never_opened(doctype):
    with pytest.raises(BadInput, match="DOCTYPE"):
        heard(f"<?xml version='1.0'?>{doctype}<gpx><trk><name>&a;</name></trk></gpx>".encode())
