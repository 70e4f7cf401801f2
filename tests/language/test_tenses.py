"""Whether a session is done or still to come, read on a Wednesday at 15:30: the reading that limits more."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from advice.nouns import RunKind
from bot.language.parse import read

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 15, 30, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("said", "intent", "when", "sessions"),
    [
        pytest.param(
            "planning squats tomorrow at 6pm, can I do intervals at 7am?",
            "ask_run",
            "2026-11-26T07:00",
            [("legs", "planned", "2026-11-26T18:00")],
            id="two clocks set against each other are of one day",
        ),
        pytest.param(
            "leg press and curls at lunch, sprints tonight?",
            "ask_run",
            "2026-11-25@tonight",
            [("legs", "done", "2026-11-25@lunch")],
            id="lunch is over",
        ),
        pytest.param(
            "squats tonight at 8, is a 5k ok at 6?",
            "ask_run",
            "2026-11-25T18:00",
            [("legs", "planned", "2026-11-25T20:00")],
            id="tonight is still to come",
        ),
        pytest.param(
            "hard hill repeats this morning, is leg day tonight stupid?",
            "ask_lift",
            "2026-11-25@tonight",
            [("run", "done", "2026-11-25@morning")],
            id="the morning is over",
        ),
        pytest.param(
            "we've got parkrun on saturday and I squat on fridays, problem?",
            "ask_run",
            "2026-11-28",
            [("legs", "planned", "2026-11-27")],
            id="the habit before what is asked",
        ),
        pytest.param(
            "I lift legs tuesdays and fridays. are intervals on thursday ok?",
            "ask_run",
            "2026-11-26",
            [("legs", "done", "2026-11-24"), ("legs", "planned", "2026-11-27")],
            id="each day of a habit is the one nearest to what is asked",
        ),
        pytest.param(
            "long run saturday, deadlifts sunday. ok?",
            "ask_run",
            "2026-11-28",
            [("legs", "planned", "2026-11-29")],
            id="the day after is nearer than the week before",
        ),
        pytest.param(
            "tomorrow: legs at 7am, easy jog at 6pm",
            "plan",
            "2026-11-26T18:00",
            [("legs", "planned", "2026-11-26T07:00")],
            id="a day that heads a line",
        ),
        pytest.param(
            "skipped monday's squats and did them this morning at 7. 400s tomorrow?",
            "ask_run",
            "2026-11-26",
            [("legs", "skipped", "2026-11-23"), ("legs", "done", "2026-11-25T07:00")],
            id="done after all",
        ),
        pytest.param(
            "got deadlifts scheduled for friday 7am, tempo on thursday evening ok?",
            "ask_run",
            "2026-11-26@evening",
            [("legs", "planned", "2026-11-27T07:00")],
            id="scheduled",
        ),
        pytest.param(
            "what can I do tonight after yesterday's deadlifts?",
            "ask_run",
            "2026-11-25@tonight",
            [("legs", "done", "2026-11-24")],
            id="what is over is not asked about",
        ),
        pytest.param(
            "what can I do tonight after hill sprints this morning?",
            "ask_run",
            "2026-11-25@tonight",
            [("run", "done", "2026-11-25@morning")],
            id="nor is a run that it comes after",
        ),
        pytest.param(
            "what can I do after hill sprints",
            "ask_run",
            "2026-11-25",
            [("run", "done", "unspecified")],
            id="in general",
        ),
        pytest.param(
            "half marathon on sunday, last leg day when?",
            "ask_lift",
            "general",
            [("run", "planned", "2026-11-29"), ("legs", "planned", "unspecified")],
            id="the last leg day before a race",
        ),
        pytest.param(
            "no run tomorrow, just legs",
            "ask_run",
            "2026-11-26",
            [("run", "skipped", "2026-11-26"), ("legs", "planned", "2026-11-26")],
            id="what is done in its stead",
        ),
    ],
)
def test_a_session_looks_the_way_its_time_and_its_words_say(said, intent, when, sessions):
    query = read(said, NOW, BERLIN)
    told = [(one.kind, one.status, one.when.notation) for one in query.sessions]
    assert (query.intent, query.when.notation) == (intent, when)
    assert [one for one in sessions if one not in told] == [], told


@pytest.mark.parametrize(
    ("said", "intent", "when"),
    [
        pytest.param("did heavy squats this morning at 7", "log_leg", "2026-11-25T07:00", id="this morning"),
        pytest.param("did squats today at 18:00", "log_leg", "2026-11-25T18:00", id="a clock of today"),
        pytest.param("ran tonight at 10pm", "log_run", "2026-11-25T22:00", id="tonight"),
        pytest.param("ran this evening", "log_run", "2026-11-25@evening", id="this evening"),
        pytest.param("run this morning at 7?", "ask_run", "2026-11-26T07:00", id="asked: still to come"),
        pytest.param("run tonight?", "ask_run", "2026-11-26@tonight", id="asked of tonight: still to come"),
    ],
)
def test_after_midnight_what_is_done_is_of_the_day_that_has_just_ended(said, intent, when):
    query = read(said, datetime(2026, 11, 26, 0, 30, tzinfo=BERLIN), BERLIN)
    assert (query.intent, query.when.notation) == (intent, when)
    assert all(one.status == "done" for one in query.sessions)


def test_a_run_named_before_what_was_done_is_asked_about():
    query = read("tempo tomorrow, leg day yesterday, ran 10k this morning, legs friday 18:00", NOW, BERLIN)
    assert (query.intent, query.run_kind, query.when.notation) == ("ask_run", RunKind.TEMPO, "2026-11-26")
    assert [(one.kind, one.status, one.when.notation) for one in query.sessions] == [
        ("legs", "done", "2026-11-24"),
        ("run", "done", "2026-11-25@morning"),
        ("legs", "planned", "2026-11-27T18:00"),
    ]


@pytest.mark.parametrize(
    ("said", "session"),
    [
        pytest.param("was supposed to do legs yesterday but skipped", ("skipped", "2026-11-24"), id="taken back"),
        pytest.param("yesterday I wanted to squat but it rained", ("skipped", "2026-11-24"), id="only wanted"),
        pytest.param("haven't squatted since sunday, run?", ("done", "2026-11-22"), id="the last time"),
        pytest.param("legs still dead 3 days after lunges", ("done", "2026-11-22"), id="sore since"),
        pytest.param("yesterday I ran late, so I lifted heavy", ("done", "2026-11-24"), id="in one breath"),
        pytest.param(
            "did legs at 7am and a 5k at noon yesterday", ("done", "2026-11-24T07:00"), id="a day behind both"
        ),
        pytest.param("can I run tomorrow and squat the day after?", ("planned", "2026-11-27"), id="the day after that"),
        pytest.param("move my leg day from friday to sunday", ("planned", "2026-11-29"), id="moved"),
    ],
)
def test_a_leg_session_is_told_by_more_than_its_own_words(said, session):
    legs = [one for one in read(said, NOW, BERLIN).sessions if one.kind == "legs"]
    assert [(one.status, one.when.notation) for one in legs] == [session]


def test_a_session_that_was_skipped_is_asked_again():
    query = read("didn't do my long run on sunday, can I do it tonight?", NOW, BERLIN)
    assert (query.intent, query.run_kind, query.when.notation) == ("ask_run", RunKind.LONG, "2026-11-25@tonight")
    assert [(one.status, one.when.notation) for one in query.sessions] == [("skipped", "2026-11-22")]


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("leg press at lunch, sprints tonight?", "I count today's leg session as done"),
        ("squats this afternoon, run tonight?", "I count today's leg session as still to come"),
    ],
)
def test_what_only_the_clock_tells_is_said(said, note):
    assert note in read(said, NOW, BERLIN).assumptions


@pytest.mark.parametrize("said", ["squatted at lunch, sprints tonight?", "squats tonight, run at 6pm?"])
def test_what_was_said_is_no_guess(said):
    assert not [one for one in read(said, NOW, BERLIN).assumptions if one.startswith("I count")]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        pytest.param("ran 10k on tuesday last week", "2026-11-17", id="a weekday of last week"),
        pytest.param("did legs last week tuesday", "2026-11-17", id="last week's weekday"),
        pytest.param("did legs tuesday of last week", "2026-11-17", id="of last week"),
        pytest.param("doing legs on friday next week", "2026-12-04", id="of next week"),
    ],
)
def test_a_weekday_of_a_named_week_is_one_day(said, when):
    (one,) = read(said, NOW, BERLIN).sessions
    assert one.when.notation == when


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        pytest.param("trail half on sunday, 2h10", "log_run", id="the nearer sunday is over"),
        pytest.param("trail half on friday, 2h10", "ask_run", id="the nearer friday is not"),
        pytest.param("long run sunday 1h30", "ask_run", id="half hours are planned"),
        pytest.param("easy run sunday 40 min", "ask_run", id="so are round minutes"),
    ],
)
def test_a_finishing_time_to_the_minute_tells_of_a_day_that_is_over(said, intent):
    assert read(said, NOW, BERLIN).intent == intent


@pytest.mark.parametrize(
    ("said", "sessions"),
    [
        pytest.param(
            "thu: legs, fri: off, sat: long run",
            [("legs", "planned", "2026-11-26"), ("run", "planned", "2026-11-28")],
            id="a day off is nobody's",
        ),
        pytest.param(
            "squats on monday, run tuesday, legs today",
            [("legs", "done", "2026-11-23"), ("run", "done", "2026-11-24"), ("legs", "done", "2026-11-25")],
            id="up to today",
        ),
        pytest.param(
            "ran mon, tue, wed",
            [("run", "done", "2026-11-23"), ("run", "done", "2026-11-24"), ("run", "done", "2026-11-25")],
            id="days of what is done",
        ),
        pytest.param(
            "next week: squats mon, long run sun",
            [("legs", "planned", "2026-11-30"), ("run", "planned", "2026-12-06")],
            id="of the week that heads them",
        ),
    ],
)
def test_days_told_in_a_row(said, sessions):
    told = [(one.kind, one.status, one.when.notation) for one in read(said, NOW, BERLIN).sessions]
    assert told == sessions
