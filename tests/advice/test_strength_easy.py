import pytest

from advice.nouns import Goal
from advice.rules.strength_easy import strength_runs_are_easy as rule
from tests.advice.told import cites, limit, run, training


@pytest.mark.parametrize(
    ("kind", "minutes", "speaks"),
    [
        pytest.param("easy", 30.0, False, id="thirty easy minutes are what is meant"),
        pytest.param("easy", 31.0, True, id="a minute more is longer"),
        pytest.param("easy", None, False, id="an easy run of unsaid length is short"),
        pytest.param("steady", 20.0, True, id="a moderate run"),
        pytest.param("intervals", 20.0, True, id="a hard run"),
    ],
)
def test_strength(kind, minutes, speaks):
    asked, known = run(kind, duration_min=minutes), training(goal=Goal.STRENGTH)
    assert cites(rule, asked, known) == ({"G58", "G59"} if speaks else set())
    assert limit(rule, asked, known) is None


@pytest.mark.parametrize("goal", [None, Goal.BALANCED, Goal.ENDURANCE])
def test_other_goals_are_not_meant(goal):
    assert cites(rule, run("intervals"), training(goal=goal)) == set()
