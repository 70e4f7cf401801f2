"""What an import would do, told before it is done."""

from datetime import timedelta

import pytest

from advice.models import Athlete, LegSession, Run
from bot.imports import telling
from bot.imports.found import Found, FoundSession, Problem, log_ids
from bot.imports.preview import joined, preview
from bot.units import Units
from tests.imports.told import NOW, found_in
from tests.store.told import logged

START = NOW - timedelta(days=3)
MINUTE = timedelta(minutes=1)


def lift(start=START, minutes=60, uid="a", status="done"):
    return FoundSession(what=LegSession(start=start, end=start + minutes * MINUTE), uid=uid, status=status)


def ran(start=START, minutes=40, uid="r", **told):
    return FoundSession(what=Run(start=start, duration_min=minutes, **told), uid=uid)


def found(*sessions, app="Hevy", **more):
    return Found(format=app, sessions=sessions, **more)


def kept(one, app="Strong", status="done", uid="other"):
    return logged(next(log_ids(app, uid)), one.what, status=status, source=app)


def seen(told, *log, **more):
    return preview(told, log, Athlete(), **more)


def test_a_preview_counts_what_there_is():
    looked = seen(found_in("hevy.csv"))
    counted = (looked.sessions, looked.leg_days, looked.upper, looked.runs, looked.adds, looked.guessed)
    assert counted == (6, 3, 1, 2, 6, 0)


def test_a_preview_says_it_in_a_sentence():
    told = found(lift(), ran(), ran(START + 600 * MINUTE, uid="q"), problems=(Problem("row 3", "It is odd."),))
    assert telling.summary(seen(told)) == (
        "3 sessions: 1 leg day (1 counts as hard), 2 runs. 1 thing was not understood."
    )
    assert list(telling.whys(seen(told))) == ["1 unknown, which counts as hard: nobody has said what was in it"]


def test_a_preview_lists_what_would_be_added_by_the_persons_clock_and_in_their_units():
    lifted, _, run, *_ = seen(found_in("hevy.csv")).add
    assert telling.when_of(lifted, "Europe/Berlin") == "Mon 2 Nov 2026 17:30"
    assert telling.when_of(lifted, "Europe/Berlin", hours12=True) == "Mon 2 Nov 2026 5:30 pm"
    assert telling.what_of(lifted) == (
        "Lifting, 65 min: Squat (Barbell) 3 sets up to 100 kg, "
        "Leg Press (Machine) 2 sets up to 160 kg, Seated Leg Curl (Machine) 2 sets up to 50 kg and 1 more"
    )
    assert telling.what_of(run) == "Run, 6.5 km, 40 min"
    assert telling.what_of(run, Units(miles=True)) == "Run, 4.04 mi, 40 min"


# What is in the log already


def test_what_was_imported_before_is_here_whatever_became_of_it():
    moved = lift(START + timedelta(days=9))
    looked = seen(found(lift()), kept(moved, app="Hevy", uid="a"))
    assert (looked.here, looked.adds) == (1, 0)


def test_the_same_twice_in_a_file_is_once():
    looked = seen(found(lift(), lift()))
    assert (looked.sessions, looked.twice, looked.adds) == (1, 1, 1)


@pytest.mark.parametrize(
    ("other", "here"),
    [
        pytest.param(lift(START + 7 * MINUTE, 55), 1, id="another app told it, some minutes apart"),
        pytest.param(lift(START - 40 * MINUTE, 150), 1, id="inside a longer one"),
        pytest.param(lift(START + 50 * MINUTE), 0, id="the next one begins before it ends"),
        pytest.param(lift(START + 60 * MINUTE), 0, id="one begins as the other ends"),
        pytest.param(ran(START, 60), 0, id="a run of the same time is another thing"),
        pytest.param(lift(START + timedelta(days=1)), 0, id="another day"),
    ],
)
def test_a_session_that_somebody_else_told_already(other, here):
    looked = seen(found(lift()), kept(other))
    assert (looked.here, looked.adds) == (here, 1 - here)


@pytest.mark.parametrize("status", ["planned", "skipped"])
def test_what_was_only_planned_or_skipped_was_not_done(status):
    assert seen(found(lift()), kept(lift(), status=status)).adds == 1


def test_a_run_told_by_distance_alone_is_found_again():
    by_distance = FoundSession(what=Run(start=START, distance_km=10), uid="x")
    assert seen(found(by_distance), kept(ran(START + 5 * MINUTE, 55))).here == 1


def test_what_is_older_than_anything_is_kept_is_not_added():
    looked = seen(found(lift(START - timedelta(days=900)), lift(uid="b")), since=NOW - timedelta(days=400))
    assert (looked.sessions, looked.too_old, looked.adds) == (2, 1, 1)


def test_an_empty_file_says_so():
    assert telling.summary(seen(found())) == "0 sessions."


def test_a_file_in_two_parts_counts_as_the_whole():
    whole = found_in("hevy.csv")
    one, other = (whole.model_copy(update={"sessions": part}) for part in (whole.sessions[:3], whole.sessions[3:]))
    both = joined(seen(one), seen(other), most=100)
    assert both == seen(whole)
    assert len(joined(seen(one), seen(other), most=2).add) == 2
