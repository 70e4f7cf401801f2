"""What a message asks, where its place makes it a question."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from advice.nouns import Goal, RunKind
from bot.asking import by_command, in_general, of_others
from bot.language.when import UNSPECIFIED
from bot.training import Asker

ZONE = "America/New_York"
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=ZoneInfo(ZONE))
BEN = Asker(NOW, ZONE)


def local(instant):
    return instant and instant.astimezone(ZoneInfo(ZONE)).strftime("%a %H:%M")


@pytest.mark.parametrize(("subject", "intent"), [("run", "ask_run"), ("legs", "ask_lift")])
def test_a_command_alone_asks_in_general(subject, intent):
    query = in_general(subject)
    assert (query.intent, query.text, query.sessions, query.starts_at) == (intent, "", (), None)
    assert (query.ends_at, query.when, query.assumptions) == (None, UNSPECIFIED, ())  # so it is the same at any time


COMMANDS = [
    pytest.param("run", "tomorrow at 7am", "ask_run", None, "Thu 07:00", 0, id="a time completes the sentence"),
    pytest.param("run", "intervals tomorrow 7am", "ask_run", "intervals", "Thu 07:00", 0, id="so does a kind"),
    pytest.param("run", "can I run tomorrow 7am?", "ask_run", None, "Thu 07:00", 0, id="a question stays as it is"),
    pytest.param("run", "can I lift tomorrow 7am?", "ask_lift", None, "Thu 07:00", 1, id="also one about lifting"),
    pytest.param("run", "squatted heavy last night", "ask_run", None, None, 1, id="training told asks in general"),
    pytest.param("run", "legs 6/10", "ask_run", None, None, 0, id="soreness told too"),
    pytest.param("legs", "tomorrow 18:00", "ask_lift", None, "Thu 18:00", 0, id="legs at a time"),
    pytest.param("legs", "", "none", None, None, 0, id="nothing says nothing"),
    pytest.param("run", "asdf", "none", None, None, 0, id="nor does nonsense"),
    pytest.param("run", "thanks!", "none", None, None, 0, id="nor small talk"),
    pytest.param("run", "plan my week", "plan", None, "Mon 06:00", 0, id="a plan is no question about now"),
]


@pytest.mark.parametrize(("subject", "words", "intent", "kind", "starts", "sessions"), COMMANDS)
def test_words_behind_a_command(subject, words, intent, kind, starts, sessions):  # noqa: PLR0917  the columns of a table
    query = by_command(words, BEN, subject)
    assert query.intent == intent
    assert query.run_kind == (RunKind(kind) if kind else None)
    assert local(query.starts_at) == starts
    assert len(query.sessions) == sessions
    assert query.text == words


def test_another_sport_is_not_taken_for_a_run():
    assert by_command("cycling tomorrow", BEN, "run").other_sport == "cycling"


OTHERS = [
    pytest.param("8k easy tomorrow at 7am", "ask_run", "easy", "Thu 07:00", id="a run to come"),
    pytest.param("leg day tomorrow at 7am", "ask_lift", None, "Thu 07:00", id="a leg day to come"),
    pytest.param("did 8x400 this morning", "ask_run", "intervals", None, id="a run that is over, asked about now"),
    pytest.param("can I do sprints tomorrow at 7am?", "ask_run", "sprints", "Thu 07:00", id="their own question"),
    pytest.param("squats yesterday, sprints tomorrow at 7am", "ask_run", "sprints", "Thu 07:00", id="the one ahead"),
]


@pytest.mark.parametrize(("words", "intent", "kind", "starts"), OTHERS)
def test_what_somebody_else_wrote_becomes_the_askers_question(words, intent, kind, starts):
    query = of_others(words, NOW, BEN)
    assert query is not None
    assert query.intent == intent
    assert query.run_kind == (RunKind(kind) if kind else None)
    assert local(query.starts_at) == starts


@pytest.mark.parametrize(
    "words",
    [
        "I train for strength, legs 8/10, squatted yesterday. sprints tomorrow?",
        "sharp knee pain! beginner. easy run tomorrow, 1RM squat 100kg, deadlifts this morning",
    ],
)
def test_nothing_of_theirs_is_taken_for_the_askers(words):
    query = of_others(words, NOW, BEN)
    assert query is not None
    assert (query.sessions, query.soreness, query.goal, query.level, query.squat_1rm_kg) == ((), None, None, None, None)


@pytest.mark.parametrize("words", ["lunch anyone?", "", "🍕", "thanks", "legs 8/10"])
def test_a_message_without_a_session_is_no_question(words):
    assert of_others(words, NOW, BEN) is None


def test_their_days_are_those_of_when_they_wrote():
    query = of_others("sprints tomorrow at 7am", NOW.replace(day=24), BEN)
    assert query is not None
    assert local(query.starts_at) == "Wed 07:00"


def test_their_goal_is_not_the_askers():
    query = of_others("strength first: easy run tomorrow", NOW, BEN)
    assert query is not None
    assert query.goal is not Goal.STRENGTH
