import pytest

from advice.nouns import Goal
from advice.rules.lift_after_run import lift_after_run as rule
from tests.advice.told import LIGHT_LEGS, NOW, WAIT, cites, h, lift, limit, m, ran, run_ahead, says, training, verdict


@pytest.mark.parametrize(
    ("gap", "expected", "items"),
    [
        pytest.param(h(0), WAIT, {"G17", "G18"}, id="straight after"),
        pytest.param(h(5, 59, 59), WAIT, {"G17", "G18"}, id="one second short of six hours"),
        pytest.param(h(6), LIGHT_LEGS, {"G17", "G18"}, id="exactly six hours: light"),
        pytest.param(h(7, 59, 59), LIGHT_LEGS, {"G17", "G18"}, id="one second short of eight hours"),
        pytest.param(h(8), None, {"G17", "G18"}, id="exactly eight hours: go, a day is better"),
        pytest.param(h(23, 59, 59), None, {"G17", "G18"}, id="within a day: a day is better"),
        pytest.param(h(24), None, set(), id="exactly a day: nothing to say"),
    ],
)
def test_strength_after_any_run(gap, expected, items):
    known = training(ran(gap, "easy"), goal=Goal.STRENGTH)
    assert limit(rule, lift(), known) == expected
    assert cites(rule, lift(), known) == items


@pytest.mark.parametrize("goal", [None, Goal.BALANCED, Goal.ENDURANCE])
def test_other_goals_are_not_meant(goal):
    assert says(rule, lift(), training(ran(h(1), "easy"), goal=goal)) is None


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(ran(h(1), "walk"), None, id="a walk"),
        pytest.param(ran(h(1), "hike"), WAIT, id="a hike is no walk"),
        pytest.param(ran(m(30), "easy", m(10)), None, id="ten easy minutes up to half an hour before are a warm-up"),
        pytest.param(ran(m(30, 1), "easy", m(10)), WAIT, id="a second earlier they are a run"),
        pytest.param(ran(m(30), "easy", m(11)), WAIT, id="eleven minutes are a run"),
        pytest.param(ran(m(5), "steady", m(10)), WAIT, id="ten moderate minutes are a run"),
        pytest.param(ran(-m(5), "easy", m(30)), WAIT, id="a run that is still on"),
        pytest.param(run_ahead(m(5), "easy"), None, id="a run that has not begun"),
    ],
)
def test_which_runs_count(row, expected):
    assert limit(rule, lift(), training(row, goal=Goal.STRENGTH)) == expected


def test_the_run_that_ended_last_counts():
    known = training(ran(h(7), "easy"), ran(h(2), "easy"), goal=Goal.STRENGTH)
    said = says(rule, lift(), known)
    assert said
    assert said.opens == NOW + h(4)


def test_a_warm_up_that_is_still_on_opens_when_it_ends():
    answer = verdict(lift(), training(ran(-m(5), "easy", m(10)), goal=Goal.STRENGTH))
    assert answer.earliest_ok == NOW + m(5)
