import pytest

from advice.nouns import Goal
from advice.rules.lift_before_quality import lift_before_quality_run as rule
from tests.advice.told import LIGHT_LEGS, NOW, cites, h, lift, limit, m, run_ahead, says, training


@pytest.mark.parametrize(
    ("ahead", "expected", "items"),
    [
        pytest.param(m(0, 1), LIGHT_LEGS, {"G54", "G57"}, id="a second ahead"),
        pytest.param(h(23, 59, 59), LIGHT_LEGS, {"G54", "G57"}, id="one second short of a day"),
        pytest.param(h(24), None, {"G54", "G57"}, id="from a day on it is advice"),
        pytest.param(h(47, 59, 59), None, {"G54", "G57"}, id="up to two days"),
        pytest.param(h(48), None, set(), id="exactly two days: nothing to say"),
    ],
)
def test_endurance_before_a_quality_run(ahead, expected, items):
    known = training(planned=run_ahead(ahead), goal=Goal.ENDURANCE)
    assert limit(rule, lift(), known) == expected
    assert cites(rule, lift(), known) == items


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("race", LIGHT_LEGS), ("tempo", LIGHT_LEGS), ("easy", None), ("long", None), ("strides", None)],
)
def test_which_runs_count(kind, expected):
    assert limit(rule, lift(), training(planned=run_ahead(h(12), kind), goal=Goal.ENDURANCE)) == expected


@pytest.mark.parametrize("goal", [None, Goal.BALANCED, Goal.STRENGTH])
def test_other_goals_are_not_meant(goal):
    assert says(rule, lift(), training(planned=run_ahead(h(12)), goal=goal)) is None


def test_the_next_run_counts():
    said = says(rule, lift(), training(planned=(run_ahead(h(40)), run_ahead(h(20))), goal=Goal.ENDURANCE))
    assert said
    assert said.opens == NOW + h(20)
