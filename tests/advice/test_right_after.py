import pytest

from advice.nouns import Goal
from advice.rules.right_after import right_after_hard_legs as rule
from tests.advice.told import LIGHT, LOW_30, cites, h, legs_ended, limit, run, training


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        pytest.param(h(0), LOW_30, id="straight after, easy and short is open"),
        pytest.param(h(5, 59), LOW_30, id="a minute short of six hours"),
        pytest.param(h(6), LOW_30, id="six hours are not yet eight"),
        pytest.param(h(7, 59, 59), LOW_30, id="one second short of eight hours"),
        pytest.param(h(8), None, id="exactly eight hours is open"),
    ],
)
def test_strength_right_after_hard_legs(gap, expected):
    assert limit(rule, run("steady"), training(legs_ended(gap), goal=Goal.STRENGTH)) == expected


@pytest.mark.parametrize("goal", [None, Goal.BALANCED, Goal.ENDURANCE])
def test_other_goals_are_not_meant(goal):
    assert limit(rule, run("steady"), training(legs_ended(h(1)), goal=goal)) is None


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param("walk", None, id="a walk is exempt"),
        pytest.param("hike", LOW_30, id="a hike is not"),
        pytest.param("race", LOW_30, id="nor is a race"),
    ],
)
def test_by_kind(kind, expected):
    assert limit(rule, run(kind), training(legs_ended(h(1)), goal=Goal.STRENGTH)) == expected


def test_light_legs_hold_nothing_back():
    assert limit(rule, run("steady"), training(legs_ended(h(1), LIGHT), goal=Goal.STRENGTH)) is None


def test_what_it_rests_on():
    assert cites(rule, run("easy"), training(legs_ended(h(1)), goal=Goal.STRENGTH)) == {"G16", "G17", "G18"}
