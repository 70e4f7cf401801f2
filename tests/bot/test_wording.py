"""Small wordings that the terminal and Slack share."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from advice.models import Athlete
from advice.nouns import Goal
from bot import wording
from bot.coach import ask, ask_in_general
from bot.training import Asker

BEN = Asker(datetime(2026, 11, 25, 9, 30, tzinfo=ZoneInfo("America/New_York")), "America/New_York", hours12=True)


def answer(words, subject="run"):
    return ask(words, BEN, command=subject)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("no day was said", "No day was said."), ("why?", "Why?"), ("Stop!", "Stop!"), ("", "."), ("x.", "X.")],
)
def test_a_remark_is_a_sentence(words, sentence):
    assert wording.sentence(words) == sentence


def test_times_are_told_by_the_askers_clock():
    told = answer("sprints tomorrow? heavy squats today 8am to 9am")
    assert "from Fri 27 Nov 9:00 am" in wording.line(told.verdict, told)
    assert wording.at(told.verdict.earliest_ok, told) == "Fri 27 Nov 9:00 am"


def test_kinds_that_open_together_are_told_together():
    told = answer("heavy squats today 8am to 9am")
    assert list(wording.openings(told)) == [
        ("Easy run, Steady run", "open now"),
        ("Long run, Tempo run, Intervals, Sprints", "from Fri 27 Nov 9:00 am"),
    ]


def test_what_is_open_at_an_asked_time_is_open_then():
    told = answer("run tomorrow? heavy squats today 8am to 9am")
    assert next(wording.openings(told)) == ("Easy run, Steady run", "open then")


def test_sore_legs_open_nothing_by_the_clock():
    assert next(wording.openings(answer("run now? legs 9/10")))[1] == "not while your legs feel like this"


@pytest.mark.parametrize(
    ("goal", "lines"),
    [
        (
            Goal.BALANCED,
            [("right after", "easy to moderate running up to 60 min"), ("from 48 h on", "everything")],
        ),
        (
            Goal.STRENGTH,
            [
                ("right after", "easy running up to 30 min"),
                ("from 8 h on", "easy to moderate running up to 30 min"),
                ("from 48 h on", "everything"),
            ],
        ),
    ],
)
def test_a_policy_is_told_where_it_changes(goal, lines):
    told = ask("how long after squats until intervals", BEN._replace(athlete=Athlete(goal=goal)))
    assert list(wording.policy_lines(told)) == lines


@pytest.mark.parametrize(
    ("words", "subject", "about"),
    [
        ("sprints tomorrow", "run", "sprints"),
        ("easy 5k tomorrow", "run", "an easy run"),
        ("tomorrow", "run", "running"),
        ("HIIT tomorrow", "run", "HIIT"),
        ("tomorrow", "legs", "hard legs"),
    ],
)
def test_what_was_asked_about_fits_into_a_sentence(words, subject, about):
    assert wording.about(answer(words, subject).verdict) == about


@pytest.mark.parametrize(
    "words",
    ["run now? legs 4/10", "run now? legs 9/10", "my knee has a sharp pain, run?", "easy run? legs sore for days"],
)
def test_what_tells_of_soreness_pain_or_tiredness_is_known_as_health(words):
    told = answer(words)
    assert any(wording.tells_health(found) for found in told.verdict.findings)


def test_training_is_no_health():
    told = answer("sprints tomorrow? heavy squats today 8am to 9am. I'm a beginner")
    assert told.verdict.findings
    assert not any(wording.tells_health(found) for found in told.verdict.findings)


def test_the_general_answer_to_nobody_known_opens_everything_now():
    assert list(wording.openings(ask_in_general(BEN, "run"))) == [
        ("Easy run, Steady run, Long run, Tempo run, Intervals, Sprints", "open now")
    ]
