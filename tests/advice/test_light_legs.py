import pytest

from advice.nouns import Goal
from advice.rules.light_legs import light_legs as rule
from tests.advice.told import HARD, LIGHT, cites, h, legs_ended, rows, run, says, training


@pytest.mark.parametrize(
    ("gap", "speaks"),
    [
        pytest.param(h(0), True, id="straight after"),
        pytest.param(h(47, 59, 59), True, id="within two days"),
        pytest.param(h(48), False, id="two days are over"),
        pytest.param(h(-0.5), False, id="still on"),
    ],
)
def test_it_says_so_and_limits_nothing(gap, speaks):
    said = says(rule, run("intervals"), training(legs_ended(gap, LIGHT)))
    assert (said is not None) == speaks
    assert said is None or said.limit is None


@pytest.mark.parametrize("hardness", [HARD, None])
def test_hard_and_unknown_sessions_are_not_light(hardness):
    assert says(rule, run("easy"), training(legs_ended(h(5), hardness))) is None


@pytest.mark.parametrize(
    ("goal", "items"),
    [
        pytest.param(None, {"G20"}, id="balanced"),
        pytest.param(Goal.STRENGTH, {"G20"}, id="strength"),
        pytest.param(Goal.ENDURANCE, {"G20", "G57"}, id="endurance: light legs are what leaves room to run"),
    ],
)
def test_what_it_rests_on(goal, items):
    assert cites(rule, run("easy"), training(legs_ended(h(5), LIGHT), goal=goal)) == items


def test_it_cites_what_made_the_session_light():
    short = legs_ended(h(5), None, h(0.25), exercises=rows("lunge", "step-up", "leg curl", weighted=True))
    assert cites(rule, run("easy"), training(short)) == {"G20", "G96"}


def test_a_hard_run_on_the_day_of_light_legs_hears_that_another_day_is_better():
    known = training(legs_ended(h(3), LIGHT))
    hard, easy = says(rule, run("intervals"), known), says(rule, run("easy"), known)
    assert hard
    assert easy
    assert hard.instead
    assert easy.instead is None
