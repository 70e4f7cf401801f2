"""From words to an answer: what a person gets for what they say. Now is Wednesday 2026-11-25 09:30 in New York."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from advice.models import Athlete
from advice.nouns import Decision, Goal, Intensity, RunKind
from bot.coach import ask
from bot.terminal import in_words
from bot.training import Asker

TZ = "America/New_York"
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=ZoneInfo(TZ))


def answer(text, **athlete):
    return ask(text, Asker(NOW, TZ, Athlete(**athlete)))


def local(instant):
    return None if instant is None else instant.astimezone(ZoneInfo(TZ)).strftime("%a %H:%M")


VERDICTS = [
    ("sprints at noon? heavy squats last night, legs 4/10", "ease", "low", 30, "Thu 22:00"),
    ("sprints tomorrow morning? heavy squats last night", "ease", "moderate", 60, "Thu 22:00"),
    ("easy 5k tonight? hard leg day yesterday", "go", "moderate", 60, None),
    ("tempo tomorrow? light leg day yesterday", "go", "high", None, None),
    ("intervals today? only bench and rows yesterday", "go", "high", None, None),
    ("can I run today? my knee has a sharp pain", "wait", None, None, None),
    ("easy jog today? legs 9/10", "wait", None, None, None),
    ("didn't squat yesterday after all, sprints today?", "go", "high", None, None),
]


@pytest.mark.parametrize(("text", "decision", "intensity", "minutes", "opens"), VERDICTS, ids=[v[0] for v in VERDICTS])
def test_words_become_a_verdict(text, decision, intensity, minutes, opens):
    verdict = answer(text).verdict
    assert verdict is not None
    got = (verdict.decision, verdict.max_intensity, verdict.max_minutes, local(verdict.earliest_ok))
    assert got == (decision, intensity, minutes, opens)


@pytest.mark.parametrize(
    "text",
    ["I have chest pain after my run", "log: squats 5x5, chest pain during them", "thanks, but I fainted on my run"],
)
def test_a_red_flag_is_never_lost_whatever_the_message_is(text):
    verdict = answer(text).verdict
    assert verdict is not None
    assert verdict.flags == ("red_flag",)
    assert verdict.cites == ("G64",)
    assert "emergency" in in_words(answer(text))


def test_a_goal_told_in_the_words_counts():
    told = answer("moderate run at noon? heavy squats this morning at 7. I train for strength", goal=None)
    assert told.verdict is not None
    assert told.verdict.max_intensity is Intensity.LOW


def test_a_range_is_judged_at_its_start_and_says_when_within_it_opens():
    asked = answer("intervals this afternoon? hard squats on monday 2:30pm to 3:30pm")
    assert asked.verdict is not None
    assert asked.verdict.decision is Decision.EASE
    assert local(asked.within) == "Wed 15:30"
    assert "not before Wed 25 Nov 15:30" in in_words(asked)


def test_a_question_of_policy_tells_what_holds_after_any_hard_leg_day():
    asked = answer("should I be running after legs?", goal=Goal.STRENGTH)
    told = [(line.hours, line.intensity, line.minutes) for line in asked.policy]
    low, moderate, high = Intensity.LOW, Intensity.MODERATE, Intensity.HIGH
    assert told == [(0, low, 30), (6, low, 30), (8, moderate, 30), (24, moderate, 30), (48, high, None)]


def test_a_time_that_has_passed_gets_no_verdict():
    asked = answer("easy run yesterday ok?")
    assert asked.verdict is None
    assert asked.words


def test_a_distance_without_minutes_is_taken_at_six_minutes_a_kilometre_and_said():
    asked = answer("easy 12k tonight? hard leg day yesterday")
    assert asked.verdict is not None
    assert asked.verdict.decision is Decision.EASE
    assert any("72 min" in note for note in asked.notes)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("plan my week", "can't plan a week yet", id="a plan is not faked"),
        pytest.param("can I cycle tomorrow after squats?", "no rules for", id="another sport is told honestly"),
        pytest.param("thanks!", "I only know running", id="small talk says what is known"),
        pytest.param("how do I log a leg workout?", "plain words", id="help shows an example"),
    ],
)
def test_what_it_cannot_do_it_says(text, hint):
    assert hint in in_words(answer(text))


@pytest.mark.parametrize(
    "text",
    [
        "tempo tonight or tomorrow evening? hard legs yesterday at 7pm",
        "tempo tonight or wait until tomorrow night? hard legs yesterday at 7pm",
    ],
)
def test_both_of_two_times_are_judged_the_earlier_first(text):
    told = answer(text)
    assert told.verdict is not None
    (other,) = told.also
    assert told.verdict.asked.at < other.asked.at


def test_an_instant_is_when_a_session_began_and_an_hour_later_it_ended():
    told = answer("sprints tonight? heavy squats yesterday at 7am")
    assert told.verdict is not None
    assert local(told.verdict.earliest_ok) == "Thu 08:00"


def test_a_leg_session_told_with_its_end_counts_from_that_end():
    told = answer("sprints tonight? heavy squats yesterday 6pm to 6:45pm")
    assert told.verdict is not None
    assert local(told.verdict.earliest_ok) == "Thu 18:45"


def test_pain_away_from_the_legs_is_asked_about_and_limits_nothing():
    told = answer("my shoulder has a sharp pain, easy run ok?")
    assert told.verdict is not None
    assert told.verdict.decision is Decision.GO
    assert any("hurt when you run" in note for note in told.notes)


def test_the_leg_session_that_is_asked_about_does_not_stand_in_its_own_way():
    told = answer("can I squat heavy tonight?", goal=Goal.STRENGTH)
    assert told.verdict is not None
    assert told.verdict.decision is Decision.GO


def test_openings_come_with_the_general_answer():
    asked = answer("can I run today? hard leg day yesterday evening")
    opens = {kind: local(at) for kind, at in asked.openings}
    assert opens[RunKind.EASY] == "Wed 09:30"
    assert opens[RunKind.SPRINTS] == "Thu 21:00"


def test_more_than_500_characters_are_not_read_and_it_says_so():
    asked = answer("easy run tomorrow? " + "x" * 600)
    assert any("500" in note for note in asked.notes)


def test_hostile_words_are_shown_as_they_are():
    asked = answer("easy run tomorrow? {{ 7*7 }} <!channel> {% raw %}")
    assert "49" not in in_words(asked)
