import pytest

from advice.nouns import Goal
from advice.rules.day_is_better import a_day_is_better as rule
from tests.advice.told import LIGHT, cites, h, legs_ended, limit, run, training


@pytest.mark.parametrize(
    ("gap", "items"),
    [
        pytest.param(h(0), {"G18"}, id="straight after"),
        pytest.param(h(23, 59, 59), {"G18"}, id="one second short of a day"),
        pytest.param(h(24), set(), id="exactly a day"),
    ],
)
def test_strength_within_a_day_of_hard_legs(gap, items):
    known = training(legs_ended(gap), goal=Goal.STRENGTH)
    assert cites(rule, run("easy"), known) == items
    assert limit(rule, run("easy"), known) is None


@pytest.mark.parametrize("goal", [None, Goal.BALANCED, Goal.ENDURANCE])
def test_other_goals_are_not_meant(goal):
    assert cites(rule, run("easy"), training(legs_ended(h(5)), goal=goal)) == set()


def test_walks_and_light_legs_are_not_meant():
    assert cites(rule, run("walk"), training(legs_ended(h(5)), goal=Goal.STRENGTH)) == set()
    assert cites(rule, run("easy"), training(legs_ended(h(5), LIGHT), goal=Goal.STRENGTH)) == set()
