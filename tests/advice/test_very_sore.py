import pytest

from advice.nouns import Decision
from advice.rules.very_sore import very_sore as rule
from tests.advice.told import LOW_20, WAIT, cites, h, limit, run, says, sore, training, verdict


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        pytest.param(8, None, id="eight may still run a little"),
        pytest.param(9, WAIT, id="nine rests"),
        pytest.param(10, WAIT, id="ten rests"),
    ],
)
def test_by_level(level, expected):
    assert limit(rule, run("easy"), training(soreness=sore(level))) == expected


@pytest.mark.parametrize(
    ("minutes", "decision"),
    [
        pytest.param(20.0, Decision.GO, id="twenty minutes of walking are fine"),
        pytest.param(21.0, Decision.EASE, id="more is eased"),
        pytest.param(None, Decision.EASE, id="a walk of unsaid length is half an hour"),
    ],
)
def test_a_short_walk_stays_open(minutes, decision):
    answer = verdict(run("walk", duration_min=minutes), training(soreness=sore(10)))
    assert (answer.decision, answer.max_minutes) == (decision, 20)


def test_a_walk_is_capped_from_nine_on():
    assert limit(rule, run("walk"), training(soreness=sore(9))) == LOW_20


def test_it_asks_the_red_flag_questions():
    said = says(rule, run("easy"), training(soreness=sore(9)))
    assert said
    assert said.flags == ("ask_red_flags",)
    assert "?" in (said.instead or "")


def test_it_lasts_two_days():
    assert limit(rule, run("easy"), training(soreness=sore(9, h(47, 59, 59)))) == WAIT
    assert limit(rule, run("easy"), training(soreness=sore(9, h(48)))) is None


def test_sore_arms_do_not_count():
    assert limit(rule, run("easy"), training(soreness=sore(9, site="biceps"))) is None


def test_what_it_rests_on():
    assert cites(rule, run("easy"), training(soreness=sore(9))) == {"G46", "G48", "G64"}
