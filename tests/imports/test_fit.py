from datetime import UTC, datetime, timedelta

import pytest

from advice.leg_day import classify
from advice.models import Athlete
from advice.nouns import Hardness, RunKind
from bot.errors import BadInput
from bot.imports import read
from bot.imports.found import Reading
from tests.imports.fit_writer import fit_file

READING = Reading(tz="Europe/Berlin", now=datetime(2026, 11, 25, 12, tzinfo=UTC))
START = datetime(2026, 11, 20, 6, tzinfo=UTC)
FILE = ("file_id", {"type": 4, "serial_number": 77, "time_created": START})
RUNNING, CYCLING, SWIMMING, TRAINING, WALKING, HIKING = 1, 2, 5, 10, 11, 17
STRENGTH, TRAIL = 20, 3
SQUAT, DEADLIFT, BENCH, WARM_UP, UNKNOWN = 28, 8, 0, 31, 65534


def at(minutes):
    return START + timedelta(minutes=minutes)


def session(sport=RUNNING, sub_sport=0, minutes=50, km=10.0, **more):
    return (
        "session",
        {
            "timestamp": at(minutes), "start_time": START, "sport": sport, "sub_sport": sub_sport,
            "total_elapsed_time": minutes * 60, "total_timer_time": minutes * 60, "total_distance": km * 1000, **more,
        },
    )  # fmt: skip


def lifted(minute, category, reps=5, kg=100.0, **more):
    told = {"timestamp": at(minute + 1), "start_time": at(minute), "repetitions": reps, "weight": kg, "set_type": 1}
    return ("set", {**told, "category": category, **more})


def strength(*sets):
    return read(fit_file(FILE, *sets, session(TRAINING, STRENGTH, minutes=60, km=0)), READING).sessions[0].what


def heard(content):
    return read(content, READING)


def only(content):
    found = heard(content)
    assert len(found.sessions) == 1
    return found.sessions[0]


def test_a_run_is_its_sums():
    found = only(fit_file(FILE, session(total_ascent=85)))
    assert (found.what.start, found.what.end) == (START, at(50))
    assert (found.what.duration_min, found.what.distance_km, found.what.ascent_m) == (50, 10, 85)
    assert (found.what.run_kind, found.guessed, found.status, found.zone) == (None, False, "done", None)


def test_what_moved_and_what_passed_are_told_apart():
    stopped = session(minutes=60)
    stopped[1]["total_timer_time"] = 50 * 60
    assert only(fit_file(FILE, stopped)).what.duration_min == 50
    assert only(fit_file(FILE, stopped)).what.end == at(60)


def test_a_training_effect_is_nobodys_word_on_how_hard_it_was():
    what = only(fit_file(FILE, session(total_training_effect=4.5))).what
    assert (what.rpe, what.intensity) == (None, None)


@pytest.mark.parametrize(
    ("written", "rpe"),
    [
        pytest.param(70, 7, id="what somebody tapped after a run is theirs"),
        pytest.param(0, None, id="nothing tapped is nothing said"),
        pytest.param(255, None, id="a value that was never set is none"),
    ],
)
def test_effort_as_it_was_told(written, rpe):
    assert only(fit_file(FILE, session(workout_rpe=written))).what.rpe == rpe


@pytest.mark.parametrize(
    ("sport", "sub_sport", "kind"),
    [
        pytest.param(WALKING, 0, RunKind.WALK, id="a walk is kept as a walk"),
        pytest.param(HIKING, 0, RunKind.HIKE, id="a hike as a hike"),
        pytest.param(RUNNING, TRAIL, RunKind.TRAIL, id="a trail run as the watch calls it"),
        pytest.param(RUNNING, 1, None, id="a treadmill is a run of unknown kind"),
    ],
)
def test_what_the_watch_calls_it_is_no_guess(sport, sub_sport, kind):
    found = only(fit_file(FILE, session(sport, sub_sport, minutes=60, km=5)))
    assert (found.what.run_kind, found.guessed) == (kind, False)


def test_rides_and_swims_are_counted_and_left_out():
    found = heard(fit_file(FILE, session(CYCLING), session(SWIMMING), session(RUNNING, minutes=30, km=5)))
    assert len(found.sessions) == 1
    assert found.notes == ("1 ride left out: not a run.", "1 swim left out: not a run.")


def test_laps_of_work_and_rest_are_guessed_to_be_intervals():
    laps = [
        ("lap", {"timestamp": at(n * 3 + 3), "start_time": at(n * 3), "total_timer_time": 180, "intensity": n % 2})
        for n in range(8)
    ]
    found = only(fit_file(FILE, *laps, session()))
    assert (found.what.run_kind, found.guessed) == (RunKind.INTERVALS, True)


def test_a_workouts_name_is_a_guess():
    found = only(fit_file(FILE, ("workout", {"wkt_name": "Tempo 2 x 15"}), session()))
    assert (found.what.run_kind, found.guessed, found.name) == (RunKind.INTERVALS, True, "Tempo 2 x 15")


def test_sets_in_a_row_are_one_exercise():
    what = strength(*(lifted(n, SQUAT, category_subtype=6) for n in range(5)), lifted(9, DEADLIFT, reps=3, kg=140))
    assert [(one.name, one.sets, one.reps, one.weight_kg) for one in what.exercises] == [
        ("barbell back squat", 5, 5, 100),
        ("deadlift", 1, 3, 140),
    ]
    assert (what.start, what.end) == (START, at(60))


def test_upper_body_is_no_leg_day():
    what = strength(lifted(0, BENCH), lifted(5, BENCH))
    assert classify(what, Athlete()).hardness is Hardness.NONE


@pytest.mark.parametrize(
    "told",
    [
        pytest.param([lifted(0, UNKNOWN)], id="sets of nobody knows what"),
        pytest.param([lifted(0, SQUAT, kg=0), lifted(5, SQUAT, kg=0)], id="squats whose weight nobody entered"),
        pytest.param([], id="a recording without sets"),
    ],
)
def test_what_the_watch_does_not_know_counts_as_unknown(told):
    assert classify(strength(*told), Athlete(squat_1rm_kg=150)).hardness is Hardness.UNKNOWN


def test_warm_up_sets_and_rests_never_count():
    what = strength(
        ("workout_step", {"message_index": 0, "intensity": 2}),
        lifted(0, SQUAT, kg=40, wkt_step_index=0),
        lifted(3, WARM_UP),
        lifted(6, SQUAT, set_type=0),
        lifted(9, SQUAT, kg=120, wkt_step_index=1),
    )
    assert [(one.name, one.sets, one.weight_kg) for one in what.exercises] == [("squat", 1, 120)]


def test_a_wrong_checksum_is_told_and_read():
    content = bytearray(fit_file(FILE, session()))
    content[-1] ^= 0xFF
    found = heard(bytes(content))
    assert len(found.sessions) == 1
    assert "checksum" in found.problems[0].what


def test_a_file_that_breaks_off_gives_what_it_had():
    records = [("record", {"timestamp": at(n), "distance": n * 200}) for n in range(31)]
    content = fit_file(FILE, ("sport", {"sport": RUNNING}), *records, session())
    found = heard(content[: -len(fit_file(session())) + 16])
    what = found.sessions[0].what
    assert "breaks off" in found.problems[0].what
    assert (what.start, what.end, what.distance_km, what.duration_min) == (START, at(30), 6, 30)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(fit_file(FILE)[:14], id="nothing but a header"),
        pytest.param(fit_file(FILE), id="no training in it"),
        pytest.param(fit_file(FILE, ("workout", {"wkt_name": "6 x 400"})), id="a workout that nobody ran yet"),
    ],
)
def test_a_file_without_training_is_said_to_be_none(content):
    with pytest.raises(BadInput, match="FIT file"):
        heard(content)


def test_a_clock_that_was_never_set_is_told():
    switched_on = datetime(1989, 12, 31, 0, 1, tzinfo=UTC)
    fields = {**session()[1], "start_time": switched_on, "timestamp": switched_on + timedelta(hours=1)}
    found = heard(fit_file(FILE, ("session", fields)))
    assert found.sessions == ()
    assert "1989-12-31" in found.problems[0].what


def test_the_same_recording_has_the_same_id():
    again = fit_file(FILE, session(km=10.02))
    assert only(fit_file(FILE, session())).uid == only(again).uid
    assert only(fit_file(FILE, session())).uid != only(fit_file(session())).uid
