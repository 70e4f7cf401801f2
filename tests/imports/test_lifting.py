"""Hevy, Strong and Fitbod: what comes of each app's table, and of every trap that their files hold."""

from datetime import timedelta

import pytest

from advice.leg_day import classify
from advice.models import Athlete
from advice.nouns import Hardness
from tests.imports.told import found_in, legs, lifted, runs, utc

POUND = 0.45359237
HEAD = "title,start_time,end_time,exercise_title,set_type,weight_kg,reps,distance_km,duration_seconds\n"
STRONG_HEAD = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"


def hevy(*rows):
    return HEAD + "\n".join(rows) + "\n"


def squat(
    start="2026-11-02 17:30", end="2026-11-02 18:30", *, name="Squat (Barbell)", kind="normal", weight="100", reps="5"
):
    return f'Legs,"{start}","{end}",{name},{kind},{weight},{reps},,'


# Each app's table


def test_hevy_gives_sessions_with_their_ends():
    found = found_in("hevy.csv")
    assert (found.format, found.problems, found.asks) == ("Hevy", (), ())
    heavy = legs(found)[0]
    assert (heavy.start, heavy.end) == (utc("2026-11-02 16:30"), utc("2026-11-02 17:35"))
    assert lifted(heavy) == [
        ("Squat (Barbell)", 2, 5, 100.0),
        ("Squat (Barbell)", 1, 8, 80.0),
        ("Leg Press (Machine)", 2, 10, 160.0),
        ("Seated Leg Curl (Machine)", 2, 12, 50.0),
        ("Plank", 1, None, None),
    ]


def test_hevy_in_pounds_and_miles():
    found = found_in("hevy_pounds.csv")
    assert found.asks == ()
    assert legs(found)[0].exercises[0].weight_kg == pytest.approx(225 * POUND, abs=1e-4)
    assert runs(found)[0].distance_km == pytest.approx(3 * 1.609344, abs=1e-3)


@pytest.mark.parametrize("name", ["strong_german.csv", "strong_french.csv", "strong_polish.csv", "strong.csv"])
def test_strongs_old_table_is_read_in_the_phones_language_even_one_that_we_do_not_know(name):
    found = found_in(name, weight_unit="kg", distance_unit="km")
    assert (found.format, found.problems) == ("Strong", ())
    session = legs(found)[0]
    assert (session.start, session.duration_min) == (utc("2026-11-02 16:30"), 65)
    assert lifted(session)[0] == ("Squat (Barbell)", 2, 5, 100.0)


@pytest.mark.parametrize(
    ("name", "weight", "km"),
    [
        pytest.param("strong_semicolons.csv", 100, 5.2005, id="semicolons, decimal commas, units in the header"),
        pytest.param("strong_android.csv", 225 * POUND, 3.5 * 1.609344, id="a column for each unit"),
    ],
)
def test_strong_tables_that_tell_their_units_ask_nothing(name, weight, km):
    found = found_in(name)
    assert (found.format, found.problems, found.asks) == ("Strong", (), ())
    assert legs(found)[0].duration_min == 65
    assert lifted(legs(found)[0])[0] == ("Squat (Barbell)", 2, 5, pytest.approx(weight, abs=1e-3))
    assert (runs(found)[0].distance_km, runs(found)[0].duration_min) == (pytest.approx(km, abs=1e-3), 30)


def test_rests_and_notes_between_the_sets_are_no_sets():
    names = [row[:3] for row in lifted(legs(found_in("strong_semicolons.csv"))[0])]
    assert names == [("Squat (Barbell)", 2, 5), ("Leg Press", 1, 10)]


def test_a_thousand_has_a_dot_where_decimals_have_a_comma():
    assert lifted(legs(found_in("strong_semicolons.csv"))[0])[1][3] == 1160.5


def test_fitbod_gives_one_session_for_each_time():
    found = found_in("fitbod.csv", tz="America/Denver")
    assert (found.format, found.problems, found.asks) == ("Fitbod", (), ())
    assert [one.start for one in legs(found)] == [utc("2026-11-02 16:30")]
    assert lifted(legs(found)[0]) == [
        ("Back Squat", 2, 5, 79.3788),
        ("Dumbbell Bulgarian Split Squat", 2 - 1, 10, 36.0),
    ]
    run = runs(found)[0]
    assert (run.distance_km, run.duration_min, run.ascent_m) == (3, 20, 30)


# Units


def test_a_weight_whose_unit_nobody_told_is_asked_for_and_is_no_number_until_then():
    found = found_in("strong.csv")
    assert found.asks == ("weight_unit", "distance_unit")
    squats = legs(found)[0].exercises[0]
    assert (squats.weight_kg, squats.weighted) == (None, True)
    assert runs(found)[0].distance_km is None


def test_a_session_has_the_same_uid_whatever_units_and_zone_are_told():
    told = [found_in("strong.csv"), found_in("strong.csv", weight_unit="lb", distance_unit="mi", tz="Asia/Tokyo")]
    assert len({tuple(one.uid for one in found.sessions) for found in told}) == 1


def test_sessions_of_two_apps_have_different_uids():
    assert not {one.uid for one in found_in("hevy.csv").sessions} & {one.uid for one in found_in("strong.csv").sessions}


# What counts as what


def test_warm_ups_never_count():
    found = found_in(hevy(squat(kind="warmup"), squat(), squat()))
    assert lifted(legs(found)[0]) == [("Squat (Barbell)", 2, 5, 100)]


def test_a_session_of_warm_ups_alone_is_none():
    found = found_in(hevy(squat(kind="warmup")))
    assert found.sessions == ()
    assert "Sessions of warm-up sets alone are left out." in found.notes


def test_an_upper_body_session_stays_one():
    push = found_in("hevy.csv").sessions[1]
    assert classify(push.what, Athlete()).hardness is Hardness.NONE


def test_a_run_among_the_sets_is_a_run_of_its_own():
    found = found_in("hevy.csv")
    mixed = [one for one in found.sessions if one.name == "Mixed"]
    assert sorted(one.what.kind for one in mixed) == ["legs", "run"]
    assert [row[0] for row in lifted(legs(found)[2])] == ["Walking Lunge (Dumbbell)"]


def test_other_sports_are_left_out_and_that_is_said():
    assert "Sports other than running and lifting are left out." in found_in("hevy.csv").notes


@pytest.mark.parametrize("name", ["Farmers Walk", "Walking Lunge", "Run the Rack Curls", "Treadmill Push"])
def test_what_only_sounds_like_a_run_is_lifted(name):
    assert runs(found_in(hevy(squat(name=name, weight="")))) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sprints", "sprints"),
        ("Walking", "walk"),
        ("Hiking", "hike"),
        ("Jogging", "jog"),
        ("Running (Treadmill)", None),
    ],
)
def test_a_runs_name_tells_its_kind(name, kind):
    found = found_in(hevy(f"Out,2026-11-02 07:00,2026-11-02 07:40,{name},normal,,,5,2400"))
    assert (runs(found)[0].run_kind, found.sessions[0].guessed) == (kind, kind is not None)


@pytest.mark.parametrize(("times", "kind"), [(2, None), (3, "intervals"), (8, "intervals")])
def test_a_run_in_several_short_sets_is_guessed_to_be_intervals(times, kind):
    found = found_in(hevy(*["Out,2026-11-02 07:00,2026-11-02 07:40,Running,normal,,,0.4,90"] * times))
    assert (runs(found)[0].run_kind, runs(found)[0].distance_km) == (kind, pytest.approx(0.4 * times))


def test_a_session_told_as_shorter_than_its_sets_take_is_not_light_for_it():
    found = found_in(hevy(*[squat(end="2026-11-02 17:31")] * 5))
    session = legs(found)[0]
    assert (session.end, session.duration_min) == (None, None)
    assert classify(session, Athlete()).hardness is Hardness.UNKNOWN
    assert any("shorter than its sets" in note for note in found.notes)


def test_a_really_short_session_keeps_its_length():
    session = legs(found_in(hevy(*[squat(end="2026-11-02 17:42")] * 5)))[0]
    assert session.end == utc("2026-11-02 16:42")


def test_a_weight_of_zero_is_not_known_rather_than_nothing():
    session = legs(found_in(hevy(*[squat(name="Leg Press", weight="0")] * 3)))[0]
    assert classify(session, Athlete(leg_press_1rm_kg=200)).hardness is Hardness.UNKNOWN


def test_words_about_a_session_are_never_kept():
    everything = "".join(
        found_in(name).model_dump_json() for name in ("hevy.csv", "strong.csv", "strong_semicolons.csv")
    )
    assert not any(word in everything for word in ("remark", "knee", "slow", "in words", "hip", "chest up"))


# Times


def test_times_without_a_zone_are_the_persons_and_it_is_said():
    found = found_in("hevy.csv", tz="America/New_York")
    assert legs(found)[0].start == utc("2026-11-02 22:30")
    assert "Times have no zone: they are taken as America/New_York." in found.notes


def test_times_with_an_offset_need_no_zone_and_nothing_is_said():
    assert not any("zone" in note for note in found_in("fitbod.csv").notes)


@pytest.mark.parametrize(
    ("told", "start"),
    [
        pytest.param("15 Sep 2026, 07:48", "2026-09-15 05:48", id="day, month's name, year"),
        pytest.param(
            "Sep 15, 2026, 7:48\u202fPM", "2026-09-15 17:48", id="month first, a half of the day, a narrow space"
        ),
        pytest.param("2026-09-15 12:05 am", "2026-09-14 22:05", id="five past midnight"),
        pytest.param("2026-09-15T07:48:01Z", "2026-09-15 07:48:01", id="ISO in UTC"),
        pytest.param("2026-09-15 07:48:00 -0700", "2026-09-15 14:48", id="an offset"),
        pytest.param("15 sept. 2026, 07:48", "2026-09-15 05:48", id="a Spanish or French month"),
        pytest.param("3. März 2026, 07:48", "2026-03-03 06:48", id="a German month"),
        pytest.param("1 juil. 2026, 07:48", "2026-07-01 05:48", id="juillet is not juin"),
        pytest.param("3.11.2026 07:48", "2026-11-03 06:48", id="with dots the day comes first"),
        pytest.param("11/13/2026 7:48 PM", "2026-11-13 18:48", id="with slashes, what is over twelve is the day"),
        pytest.param("2026-03-29 02:30", "2026-03-29 01:30", id="a skipped time moves forward"),
        pytest.param("2026-10-25 02:30", "2026-10-25 00:30", id="of a repeated time, the first"),
    ],
)
def test_when_a_session_starts(told, start):
    assert legs(found_in(hevy(squat(start=told, end=""))))[0].start == utc(start)


SAVED = [squat("11/2/2026 17:30", ""), squat("11/13/2026 17:30", "")]


def test_a_spreadsheets_dates_are_read_by_the_one_of_them_that_can_be_only_one():
    starts = [one.start for one in legs(found_in(hevy(*SAVED)))]
    assert starts == [utc("2026-11-02 16:30"), utc("2026-11-13 16:30")]


@pytest.mark.parametrize(("day_first", "start"), [(True, "2026-02-11 16:30"), (False, "2026-11-02 16:30")])
def test_where_none_tells_the_persons_habit_does(day_first, start):
    assert legs(found_in(hevy(SAVED[0]), day_first=day_first))[0].start == utc(start)


def test_where_nobody_tells_nothing_is_guessed():
    found = found_in(hevy(SAVED[0]))
    assert (found.sessions, len(found.problems)) == ((), 1)


def test_a_session_over_the_repeated_hour_ends_after_it_starts():
    session = legs(found_in(hevy(squat("2026-10-25 02:50", "2026-10-25 02:20"))))[0]
    assert session.end - session.start == timedelta(minutes=30)


def test_a_clock_change_is_noted():
    assert any("clock change" in note for note in found_in(hevy(squat("2026-10-25 02:30", ""))).notes)


def test_a_day_without_a_time_counts_until_it_is_over():
    session = legs(found_in(hevy(squat("2026-11-02", ""))))[0]
    assert (session.start, session.end) == (utc("2026-11-01 23:00"), utc("2026-11-02 23:00"))


def test_an_end_before_the_start_is_not_believed():
    found = found_in(hevy(squat(end="2026-11-02 16:00")))
    assert (legs(found)[0].end, len(found.problems)) == (None, 1)


@pytest.mark.parametrize(
    "start",
    [
        "yesterday",
        "2026-02-30 10:00",
        "31/12/2025 10:00",
        "2026-13-01 10:00",
        "1903-01-01 10:00",
        "2027-01-01 10:00",
        "",
    ],
)
def test_a_row_whose_time_cannot_be_is_told_and_the_rest_stay(start):
    found = found_in(hevy(squat(), squat(start=start), squat()))
    assert lifted(legs(found)[0]) == [("Squat (Barbell)", 2, 5, 100)]
    assert [problem.where for problem in found.problems] == ["row 3"]


# Bad rows


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        pytest.param(squat(weight="heavy"), ("Squat (Barbell)", 1, 5, None), id="a weight that is none"),
        pytest.param(squat(weight="99999"), ("Squat (Barbell)", 1, 5, None), id="a weight beyond belief"),
        pytest.param(squat(weight="NaN"), ("Squat (Barbell)", 1, 5, None), id="not a number"),
        pytest.param(squat(reps="many"), ("Squat (Barbell)", 1, None, 100), id="repetitions that are none"),
        pytest.param(squat(reps="1e9"), ("Squat (Barbell)", 1, None, 100), id="repetitions beyond belief"),
        pytest.param(squat(name=""), ("unnamed exercise", 1, 5, 100), id="no name"),
    ],
)
def test_a_cell_that_cannot_be_believed_leaves_the_set_and_is_told(row, kept):
    found = found_in(hevy(squat(weight="80"), row))
    assert lifted(legs(found)[0]) == [("Squat (Barbell)", 1, 5, 80), kept]
    assert [problem.where for problem in found.problems] == ["row 3"]


def test_a_row_with_too_many_cells_is_told_and_the_rest_stay():
    found = found_in(hevy(squat(), squat() + ",,more"))
    assert ([problem.where for problem in found.problems], len(legs(found))) == (["row 3"], 1)


def test_a_row_that_breaks_off_counts_for_what_it_tells():
    found = found_in(hevy(squat(), 'Legs,"2026-11-02 17:30","2026-11-02 18:30",Leg Press'))
    assert lifted(legs(found)[0])[1] == ("Leg Press", 1, None, None)


def test_rows_of_one_session_are_found_together_wherever_they_stand():
    found = found_in(hevy(squat(), squat("2026-11-04 17:30", "2026-11-04 18:00"), squat()))
    assert [lifted(one)[0][1] for one in legs(found)] == [2, 1]


def test_a_session_with_more_than_a_person_can_do_counts_as_one_of_unknown_content():
    found = found_in(hevy(*[squat(name=f"Biceps curl {number}") for number in range(400)]))
    assert (legs(found)[0].exercises, len(found.problems)) == (None, 1)
