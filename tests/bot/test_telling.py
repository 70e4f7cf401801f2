"""Words that tell of training, and the sessions that the log gets of them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advice.models import LegSession
from advice.nouns import Hardness, Intensity, RunKind
from bot.telling import asked_exercise, by_command, by_message, exercises_of
from bot.training import Asker, end_of

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 15, 30, tzinfo=BERLIN)
ASKER = Asker(NOW, "Europe/Berlin")


def only(words, asker=ASKER):
    (one,) = by_command(words, asker).sessions
    return one


def times(one):
    return f"{one.what.start.astimezone(BERLIN):%d %H:%M}-{end_of(one.what).astimezone(BERLIN):%d %H:%M}"


@pytest.mark.parametrize(
    ("words", "status", "when", "loose"),
    [
        pytest.param("legs this morning 7-8", "done", "25 07:00-25 08:00", "", id="from hour to hour"),
        pytest.param("legs", "done", "25 14:30-25 15:30", "unsaid", id="no time: it has just ended"),
        pytest.param("8k easy", "done", "25 14:42-25 15:30", "unsaid", id="a run of 8 km takes 48 min"),
        pytest.param("tempo", "done", "25 14:45-25 15:30", "unsaid", id="a tempo run as long as is usual"),
        pytest.param("legs yesterday", "done", "24 23:00-25 00:00", "day", id="a day ends late, the careful reading"),
        pytest.param("legs this morning", "done", "25 10:00-25 11:00", "", id="a part of the day, at its end"),
        pytest.param("legs at 7am", "done", "25 07:00-25 08:00", "", id="one instant is the start"),
        pytest.param("legs at 7", "done", "25 07:00-25 08:00", "", id="a clock that has passed by one reading"),
        pytest.param("heavy squats today 7-8", "done", "25 07:00-25 08:00", "", id="so have two clocks"),
        pytest.param(
            "run today 2-3", "done", "25 14:00-25 15:00", "", id="by the later reading, where both have passed"
        ),
        pytest.param("squats today 7-8 tonight", "planned", "25 19:00-25 20:00", "", id="tonight is still to come"),
        pytest.param("legs later at 7", "planned", "25 19:00-25 20:00", "", id="so is later"),
        pytest.param("legs at 7 later today", "planned", "25 19:00-25 20:00", "", id="later behind the clock"),
        pytest.param("will do legs today 7-8", "planned", "25 19:00-25 20:00", "", id="what will be done is to come"),
        pytest.param("planning legs today 7-8", "planned", "25 19:00-25 20:00", "", id="so is what is planned"),
        pytest.param("legs tomorrow 18:00", "planned", "26 18:00-26 19:00", "", id="tomorrow at a clock"),
        pytest.param("tempo wednesday last week at 7:00, 40 min", "done", "18 07:00-18 07:40", "", id="of last week"),
        pytest.param("legs tomorrow", "planned", "26 18:00-26 19:00", "day", id="a plan without an hour"),
        pytest.param("legs tomorrow evening", "planned", "26 18:00-26 21:00", "", id="a loose plan counts all of it"),
        pytest.param("legs today 18:00", "planned", "25 18:00-25 19:00", "", id="later today is a plan"),
        pytest.param("run tomorrow 7am 40 min", "planned", "26 07:00-26 07:40", "", id="a run ahead with its minutes"),
        pytest.param("legs this afternoon", "done", "25 14:30-25 15:30", "", id="a part of the day that has begun"),
        pytest.param("skipped legs", "skipped", "25 15:30-25 16:30", "", id="skipped"),
    ],
)
def test_when_it_was(words, status, when, loose):
    one = only(words)
    assert (one.status, times(one), one.loose) == (status, when, loose)


def test_only_what_was_said_is_kept_of_a_run():
    run = only("8k easy yesterday 18:00").what
    assert (run.run_kind, run.distance_km, run.duration_min, run.intensity) == (RunKind.EASY, 8, None, None)
    assert only("hard easy run yesterday 18:00").what.intensity in {None, Intensity.HIGH}


def test_a_rating_and_the_rows_are_kept_of_legs():
    legs = only("heavy squats 5x5 100kg, lunges 3x10, yesterday 18:00").what
    assert legs.hardness is Hardness.HARD
    assert [(row.name, row.sets, row.reps, row.weight_kg) for row in legs.exercises] == [
        ("squats", 5, 5, 100),
        ("lunges", 3, 10, None),
    ]


def test_a_run_of_last_week_is_one_run():
    run = only("tempo 8k on wednesday last week at 7:00, 40 min").what
    assert (run.run_kind, run.distance_km, run.duration_min) == (RunKind.TEMPO, 8, 40)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("half marathon on sunday, last leg day when?", id="a leg day that is asked for"),
        pytest.param("when is the last leg day before sunday's race?", id="when"),
        pytest.param("which day for legs this week?", id="which day"),
        pytest.param("no running until saturday, just lifting", id="what is left until a day, and kept"),
        pytest.param("no running this week, just legs", id="or this week"),
        pytest.param("no squats before saturday's race", id="or before something"),
        pytest.param("what can I do after hill sprints", id="what comes after something"),
    ],
)
def test_what_is_only_asked_or_meant_is_not_logged(words):
    assert by_message(words, ASKER).sessions == ()


def test_a_leg_day_that_is_done_beside_a_question_is_logged():
    (one,) = by_message("leg day done, when can I run?", ASKER).sessions
    assert (one.status, one.loose) == ("done", "unsaid")


@pytest.mark.parametrize(
    ("words", "when"),
    [
        pytest.param("finished 6x1000 tonight", "24 21:00-24 22:00", id="tonight"),
        pytest.param("did legs tonight at 8", "24 20:00-24 21:00", id="with its clock"),
        pytest.param("finished my long run this evening", "24 19:30-24 21:00", id="this evening"),
    ],
)
def test_an_evening_told_as_done_in_the_morning_is_the_last_one(words, when):
    (one,) = by_message(words, Asker(NOW.replace(hour=9), "Europe/Berlin")).sessions
    assert (one.status, times(one)) == ("done", when)


@pytest.mark.parametrize(
    ("words", "note"),
    [
        pytest.param("squats 5x5 felt awful", "awful", id="what was not understood"),
        pytest.param("asdf qwer", "asdf qwer", id="all of it where nothing was"),
        pytest.param("squats 5x5 @80% this morning", None, id="nothing is left over"),
    ],
)
def test_what_is_not_understood_is_the_note(words, note):
    assert by_command(words, ASKER).note == note


def test_what_stands_beyond_what_is_read_is_kept_too():
    note = by_command("squats 5x5. " + "so it went on. " * 40 + "THE END", ASKER).note
    assert note
    assert note.endswith("THE END")


@pytest.mark.parametrize(
    ("words", "told", "asks"),
    [
        pytest.param("did legs this morning, can I run tonight?", 1, True, id="both"),
        pytest.param("easy 5k tonight? squats yesterday", 1, True, id="a question with what was done"),
        pytest.param("if I did legs this morning, can I run?", 0, True, id="supposed"),
        pytest.param("sprints friday? legs tomorrow 18:00", 0, True, id="a plan in a question"),
        pytest.param("ran 8k easy this morning", 1, False, id="told alone"),
        pytest.param("legs tomorrow 18:00", 1, False, id="a plan alone"),
        pytest.param("squats yesterday, legs 6/10", 1, True, id="how it feels is answered"),
        pytest.param("squats this morning, then I fainted", 0, True, id="a red flag stops everything"),
        pytest.param("ride 40k yesterday", 0, False, id="another sport"),
    ],
)
def test_what_a_message_tells_and_whether_it_asks(words, told, asks):
    telling = by_message(words, ASKER)
    assert (len(telling.sessions), telling.asks) == (told, asks)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("is hip thrust a leg exercise?", "hip thrust"),
        ("Are hip thrusts leg work", "hip thrusts"),
        ("does a plank count as legs?", "plank"),
        ("is it a leg exercise?", None),
        ("is running leg day?", None),
        ("can I do a leg exercise?", None),
    ],
)
def test_an_exercise_that_is_asked_about(words, name):
    assert asked_exercise(words) == name


def test_exercises_of_a_form():
    rows = exercises_of("Squats 5x5 @80%\nRDL 3 x 8 60,5 kg; deadlift 1x3 225 lb, lunges\n\n5x5\n  Blorft: 2×12")
    assert [(row.name, row.sets, row.reps, row.pct_1rm, row.weight_kg) for row in rows] == [
        ("squats", 5, 5, 80, None),
        ("rdl", 3, 8, None, 60.5),
        ("deadlift", 1, 3, None, 102.06),
        ("lunges", None, None, None, None),
        ("blorft", 2, 12, None, None),
    ]


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        pytest.param(
            "blorft 3x12 40kg, squats 5x5 80kg, this morning",
            [("squats", 5, 5, 80), ("blorft", 3, 12, 40)],
            id="its numbers are not its neighbour's",
        ),
        pytest.param("squats 5x5 and wibble 2x20", [("squats", 5, 5, None), ("wibble", 2, 20, None)], id="behind one"),
        pytest.param("blorft 3x12 this morning", [("blorft", 3, 12, None)], id="alone"),
    ],
)
def test_an_exercise_that_nobody_knows_is_a_row_like_any(words, rows):
    told = by_command(words, ASKER)
    (one,) = told.sessions
    assert isinstance(one.what, LegSession)
    assert one.what.exercises
    assert [(row.name, row.sets, row.reps, row.weight_kg) for row in one.what.exercises] == rows
    assert told.note is None


def test_a_red_flag_beside_an_exercise_that_nobody_knows_still_stops():
    assert by_command("blorft 3x12 chest pain, squats 5x5", ASKER).sessions == ()


WORDS = (
    "legs squats 5x5 @80% hard light run 8k easy tempo yesterday tomorrow this morning 7-8 at 18:00 skipped did on "
    "friday 45min 2:30 am and , ; \n race intervals sunday last night 225lb 10mi can i ? blorft 3x12 6/10 in 2 hours"
).split(" ")


@settings(max_examples=300)
@given(
    st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)),
    st.integers(0, 2 * 365 * 24).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"]),
)
def test_whatever_is_told_makes_sessions_that_can_be_kept(words, now, tz):
    for read in (by_command, by_message):
        telling = read(words, Asker(now, tz))
        for one in telling.sessions:
            assert one.what.start <= end_of(one.what)
            if one.status == "done":
                assert end_of(one.what) <= now + timedelta(seconds=1)
            if one.status == "planned":
                assert end_of(one.what) >= now.replace(microsecond=0)
