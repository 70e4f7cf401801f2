"""The form of a session: what stands in it, and what comes of what is filled in."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from advice.models import Exercise, LegSession, Run
from advice.nouns import Hardness, Intensity, RunKind
from bot.log_form import Filled, Unclear, empty, of_session, session_of
from bot.training import Asker, end_of
from bot.units import Units

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 15, 30, tzinfo=BERLIN)
ASKER = Asker(NOW, "Europe/Berlin")
LEGS = Filled("legs", day="2026-11-24", time="18:00")
RUN = Filled("run", run_kind="easy", day="2026-11-24", time="18:00", minutes="45", distance="8")


def errors_of(filled, asker=ASKER):
    with pytest.raises(Unclear) as unclear:
        session_of(filled, asker)
    return unclear.value.errors


def test_a_form_begins_with_what_has_just_ended():
    assert (empty(ASKER).day, empty(ASKER).time, empty(ASKER).hardness) == ("2026-11-25", "14:30", "rules")


@pytest.mark.parametrize(
    "what",
    [
        LegSession(start=NOW, end=NOW + timedelta(minutes=50), hardness=Hardness.LIGHT),
        LegSession(start=NOW, end=NOW + timedelta(minutes=60), body="upper"),
        LegSession(
            start=NOW,
            end=NOW + timedelta(minutes=60),
            exercises=(
                Exercise(name="squats", sets=5, reps=5, pct_1rm=80),
                Exercise(name="rdl", sets=3, reps=8, weight_kg=60.5),
                Exercise(name="lunges"),
            ),
        ),
        Run(start=NOW, end=NOW + timedelta(minutes=45), run_kind=RunKind.EASY, duration_min=45, distance_km=8),
        Run(
            start=NOW, end=NOW + timedelta(minutes=45), run_kind=RunKind.EASY, duration_min=45, intensity=Intensity.HIGH
        ),
    ],
)
def test_what_is_opened_and_sent_as_it_is_stays_as_it_was(what):
    assert session_of(of_session(what, None, ASKER), ASKER) == ("done", what)


def test_miles_and_pounds_go_there_and_back():
    asker = ASKER._replace(units=Units(miles=True, pounds=True))
    run = Run(start=NOW, end=NOW + timedelta(minutes=90), run_kind=RunKind.LONG, duration_min=90, distance_km=16.093)
    assert of_session(run, None, asker).distance == "10"
    assert session_of(of_session(run, None, asker), asker) == ("done", run)


@pytest.mark.parametrize(
    ("filled", "status", "minutes"),
    [
        pytest.param(LEGS, "done", 60, id="an hour where nobody says"),
        pytest.param(LEGS._replace(minutes="12.5"), "done", 12.5, id="as said"),
        pytest.param(LEGS._replace(day="2026-11-25", time="15:00"), "done", 30, id="not beyond now where nobody says"),
        pytest.param(LEGS._replace(day="2026-11-25", time="15:31"), "planned", 60, id="still to come"),
        pytest.param(RUN._replace(minutes=""), "done", 30, id="a run as long as is usual"),
    ],
)
def test_how_long_and_whether_it_is_over(filled, status, minutes):
    found, what = session_of(filled, ASKER)
    assert (found, end_of(what) - what.start) == (status, timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("filled", "where"),
    [
        pytest.param(LEGS._replace(day=""), {"day"}, id="no day"),
        pytest.param(LEGS._replace(time="noon"), {"time"}, id="no time"),
        pytest.param(LEGS._replace(minutes="0"), {"minutes"}, id="no minutes"),
        pytest.param(LEGS._replace(minutes="nan"), {"minutes"}, id="not a number"),
        pytest.param(LEGS._replace(minutes="3000"), {"minutes"}, id="more than two days"),
        pytest.param(LEGS._replace(distance="8"), {"distance"}, id="a distance of legs"),
        pytest.param(RUN._replace(exercises="squats 5x5"), {"exercises"}, id="exercises of a run"),
        pytest.param(LEGS._replace(exercises="5x5"), {"exercises"}, id="no exercise"),
        pytest.param(LEGS._replace(exercises="\n".join(["squats 5x5"] * 61)), {"exercises"}, id="too many"),
        pytest.param(LEGS._replace(day="2025-10-01"), {"day"}, id="longer ago than is kept"),
        pytest.param(LEGS._replace(day="2028-01-01"), {"day"}, id="too far ahead"),
        pytest.param(LEGS._replace(day="2026-03-29", time="02:30"), {"time"}, id="an hour that the clocks skip"),
        pytest.param(LEGS._replace(day="", minutes="x"), {"day", "minutes"}, id="two at once"),
    ],
)
def test_what_cannot_be_is_said_where_it_stands(filled, where):
    errors = errors_of(filled)
    assert errors.keys() == where
    assert all(words.endswith((".", "?", "%")) for words in errors.values())
