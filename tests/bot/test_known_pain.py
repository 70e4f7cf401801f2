"""Pain that was told before: which counts, what hides none, and what ends it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advice.models import Soreness
from advice.nouns import Decision, Pain
from advice.soreness import stops_training
from bot.coach import ask, ask_again, ask_with, ask_without_pain
from bot.feeling import LEVELS, PAINS, SITES, chosen, pain_in_words
from bot.known import known_of
from bot.store import Profile, Recent, SorenessAnswer
from bot.training import Asker, Known

TZ = "Europe/Berlin"
NOW = datetime(2026, 11, 25, 15, 30, tzinfo=ZoneInfo(TZ))
DAY = timedelta(days=1)


def pain(what=Pain.SHARP, site="knee", ago=2):
    return Soreness(level=0, at=NOW - ago * DAY, site=site, pain=what)


def kept(*told, resolved=()):
    """The asker of whom these answers are kept, the resolved ones among them."""
    answers = tuple(
        SorenessAnswer(id=f"s{n}", soreness=one, zone=TZ, resolved_at=NOW if one in resolved else None)
        for n, one in enumerate(told)
    )
    opened = tuple(answer for answer in answers if answer.is_open_pain)
    athlete, known = known_of(Recent(profile=Profile(), sessions=(), soreness=answers, open_pain=opened), NOW, TZ)
    return Asker(NOW, TZ, athlete, known=known)


def stopped(said, asker):
    verdict = ask(said, asker, command="run").verdict
    return verdict is not None and "red_flag" in verdict.flags


@pytest.mark.parametrize(
    "said", ["easy run?", "", "squatted this morning", "how long after squats until hills", "legs 1/10"]
)
def test_open_pain_stops_whatever_is_asked(said):
    assert stopped(said or "tonight", kept(pain()))


def test_a_newer_pain_elsewhere_hides_no_older_one_that_stops():
    assert stopped("easy run?", kept(pain(ago=9), pain(site="shoulder", ago=1)))
    assert stopped("easy run? my shoulder hurts", kept(pain(ago=9)))


def test_pain_elsewhere_alone_stops_nothing():
    assert not stopped("easy run?", kept(pain(site="shoulder")))


def test_resolved_pain_is_no_soreness_either():
    was = pain(ago=0.2)
    answer = ask("tempo now?", kept(was, resolved=(was,)), command="run")
    assert answer.verdict is not None
    assert answer.verdict.decision is Decision.GO


def test_soreness_that_was_told_with_a_pain_stays_when_the_pain_is_resolved():
    was = Soreness(level=6, at=NOW - DAY / 4, site="quads", pain=Pain.SHARP)
    answer = ask("tempo now?", kept(was, resolved=(was,)), command="run")
    assert answer.verdict is not None
    assert answer.verdict.decision is Decision.EASE
    assert "red_flag" not in answer.verdict.flags


@pytest.mark.parametrize(
    ("said", "stops"),
    [
        ("easy run? no pain any more", False),
        ("easy run? my knee pain is gone", False),
        ("easy run? my knees no longer hurt", False),
        ("easy run? no hip pain", True),
        ("easy run? is the pain gone?", True),
        ("easy run? legs 2/10, no chest pain", True),
        ("easy run once the pain is gone?", True),
    ],
)
def test_words_end_the_pain_that_they_name(said, stops):
    assert stopped(said, kept(pain())) is stops


def test_of_two_pains_the_one_that_is_not_gone_still_stops():
    assert stopped("easy run? my knee pain is gone", kept(pain(), pain(Pain.BONE, "shin")))


def test_an_answer_tells_since_when_the_pain_that_it_did_not_hear_now():
    assert ask("easy run?", kept(pain()), command="run").pain_since == NOW - 2 * DAY
    assert ask("easy run? sharp pain in my knee", kept(pain()), command="run").pain_since is None
    assert ask("easy run?", kept(), command="run").pain_since is None


def test_asked_again_the_pain_still_counts_and_still_tells_since_when():
    first = ask("easy run?", kept(pain()), command="run")
    again = ask_again(first, NOW, at=NOW + DAY)
    assert again.pain_since == first.pain_since
    assert again.verdict is not None
    assert "red_flag" in again.verdict.flags


def test_without_pain_the_question_is_the_same_and_soreness_stays():
    first = ask("tempo now? legs 6/10", kept(pain()), command="run")
    assert first.verdict is not None
    assert "red_flag" in first.verdict.flags
    again = ask_without_pain(first, NOW)
    assert again.verdict is not None
    assert again.verdict.asked.run_kind == first.verdict.asked.run_kind
    assert again.verdict.decision is Decision.EASE
    with pytest.raises(ValueError, match="no pain"):
        ask_without_pain(ask("tempo now?", kept(), command="run"), NOW)


@pytest.mark.parametrize("level", range(len(LEVELS)))
def test_every_tap_is_the_level_that_it_shows(level):
    answer = ask_with(chosen(level, None, None), kept())
    assert answer.training is not None
    assert answer.training.soreness is not None
    assert answer.training.soreness.level == level
    assert f"{level}/10" in answer.read.text


@pytest.mark.parametrize("site", [None, *SITES])
@pytest.mark.parametrize("what", PAINS)
def test_every_pain_that_can_be_tapped_stops_where_it_is_one_that_stops(what, site):
    answer = ask_with(chosen(None, site, what.value), kept())
    assert answer.verdict is not None
    told = Soreness(level=0, at=NOW, site=site, pain=what)
    assert ("red_flag" in answer.verdict.flags) is stops_training(told)
    assert pain_in_words(what, site)


SPOKEN = """
    easy sprints tempo long run 5k 10km 90min tonight tomorrow yesterday friday 7am 18:30 heavy light squats 5x5 @80%
    deadlifts legs 6/10 1/10 hurts sharp dull ache pain knee shoulder chest no not any more gone fresh fine again
    if once beginner strength marathon can I how long after before while on sunday ? , .
""".split()


@settings(max_examples=300)
@given(st.lists(st.sampled_from(SPOKEN), max_size=25).map(" ".join), st.sampled_from(["run", "legs", None]))
def test_whatever_is_said_nothing_is_opened_while_a_pain_is_open_that_nobody_called_resolved(said, subject):
    answer = ask(said, kept(pain()), command=subject)
    if answer.read.soreness is None or not answer.read.soreness.resolved:
        assert answer.verdict is None or "red_flag" in answer.verdict.flags
        assert not answer.openings
        assert not answer.policy


def test_nothing_kept_is_nothing_known():
    assert kept().known == Known()
