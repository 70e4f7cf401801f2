import pytest

from advice.nouns import Goal
from advice.rules.lift_after_hard_run import lift_after_hard_run as rule
from tests.advice.told import LIGHT_LEGS, cites, h, lift, limit, ran, training


@pytest.mark.parametrize(
    ("gap", "expected", "items"),
    [
        pytest.param(h(0), LIGHT_LEGS, {"G21"}, id="straight after"),
        pytest.param(h(23, 59, 59), LIGHT_LEGS, {"G21"}, id="one second short of a day"),
        pytest.param(h(24), None, {"G21"}, id="from a day on it is advice"),
        pytest.param(h(47, 59, 59), None, {"G21"}, id="up to two days"),
        pytest.param(h(48), None, set(), id="exactly two days: nothing to say"),
    ],
)
def test_strength(gap, expected, items):
    known = training(ran(gap), goal=Goal.STRENGTH)
    assert limit(rule, lift(), known) == expected
    assert cites(rule, lift(), known) == items


@pytest.mark.parametrize("goal", [None, Goal.BALANCED, Goal.ENDURANCE])
def test_for_others_it_is_advice(goal):
    known = training(ran(h(5)), goal=goal)
    assert limit(rule, lift(), known) is None
    assert cites(rule, lift(), known) == {"G21"}


@pytest.mark.parametrize("kind", ["easy", "long", "steady", "strides"])
def test_other_runs_are_no_hard_runs(kind):
    assert cites(rule, lift(), training(ran(h(5), kind), goal=Goal.STRENGTH)) == set()
