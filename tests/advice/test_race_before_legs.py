import pytest

from advice.nouns import Goal
from advice.rules.race_before_legs import race_before_hard_legs as rule
from tests.advice.told import LIGHT, NOW, cites, h, legs_ahead, m, run, says, training


def before(gap, kind="race", goal=None):
    return run(kind, duration_min=60.0), training(planned=legs_ahead(m(60) + gap), goal=goal)


@pytest.mark.parametrize("goal", [None, *Goal])
@pytest.mark.parametrize("kind", ["race", "time_trial"])
def test_the_race_stands_for_every_goal(kind, goal):
    said = says(rule, *before(h(5), kind, goal))
    assert said
    assert said.limit is None
    assert "legs_yield" in said.flags


@pytest.mark.parametrize("kind", ["easy", "intervals", "walk"])
def test_other_runs_are_not_meant(kind):
    assert says(rule, *before(h(5), kind)) is None


@pytest.mark.parametrize(
    ("goal", "gap", "near"),
    [
        pytest.param(Goal.STRENGTH, h(23, 59, 59), True, id="strength: within a day"),
        pytest.param(Goal.STRENGTH, h(24), False, id="strength: a day apart"),
        pytest.param(Goal.BALANCED, h(11), False, id="balanced: the next day, eight hours and more"),
        pytest.param(Goal.BALANCED, h(10, 59), True, id="balanced: the same day"),
        pytest.param(Goal.ENDURANCE, h(10, 59), True, id="endurance: the same day"),
    ],
)
def test_how_near(goal, gap, near):
    assert (says(rule, *before(gap, goal=goal)) is not None) == near


def test_light_legs_need_not_yield():
    assert says(rule, run("race"), training(planned=legs_ahead(h(3), LIGHT))) is None


def test_what_it_rests_on():
    assert cites(rule, *before(h(5))) == {"G21", "G53", "G54"}
    asked = run("race", at=NOW.replace(hour=20))
    assert cites(rule, asked, training(planned=legs_ahead(h(16)), now=asked.at)) == {"G53", "G54"}
