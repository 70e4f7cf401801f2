import pytest

from advice.nouns import Goal
from advice.rules.lift_after_hard_legs import lift_after_hard_legs as rule
from tests.advice.told import LIGHT, LIGHT_LEGS, NOW, cites, h, legs_ended, lift, limit, says, training


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        pytest.param(h(0), LIGHT_LEGS, id="straight after"),
        pytest.param(h(47, 59, 59), LIGHT_LEGS, id="one second short of two days"),
        pytest.param(h(48), None, id="exactly two days is open"),
        pytest.param(h(-0.5), LIGHT_LEGS, id="while the other session is still on"),
    ],
)
def test_strength(gap, expected):
    assert limit(rule, lift(), training(legs_ended(gap), goal=Goal.STRENGTH)) == expected


@pytest.mark.parametrize("goal", [None, Goal.BALANCED, Goal.ENDURANCE])
def test_for_others_it_is_advice(goal):
    known = training(legs_ended(h(20)), goal=goal)
    assert limit(rule, lift(), known) is None
    assert cites(rule, lift(), known) == {"G24"}


def test_light_legs_hold_nothing_back():
    assert says(rule, lift(), training(legs_ended(h(5), LIGHT), goal=Goal.STRENGTH)) is None


def test_unknown_legs_count_as_hard_and_it_is_told():
    said = says(rule, lift(), training(legs_ended(h(5), None), goal=Goal.STRENGTH))
    assert said
    assert (said.limit, said.flags, said.opens) == (LIGHT_LEGS, ("assumed_hard",), NOW + h(43))
