import pytest

from advice.nouns import Level
from advice.rules.overreaching_others import overreaching_at_other_levels as rule
from tests.advice.told import cites, limit, run, tired, training


@pytest.mark.parametrize(
    ("level", "items"),
    [
        pytest.param(Level.BEGINNER, {"G41"}, id="a beginner is reassured"),
        pytest.param(Level.INTERMEDIATE, {"G43"}, id="so is an intermediate"),
        pytest.param(None, {"G43"}, id="no level told is intermediate"),
        pytest.param(Level.ADVANCED, set(), id="advanced has a rule with limits"),
    ],
)
def test_by_level(level, items):
    known = training(level=level, pattern=tired(0, 6, 0))
    assert cites(rule, run("easy"), known) == items
    assert limit(rule, run("intervals"), known) is None


@pytest.mark.parametrize(("hard_days", "rest_days"), [(4, 0), (7, 2)])
def test_half_a_pattern_is_none(hard_days, rest_days):
    assert cites(rule, run("easy"), training(pattern=tired(0, hard_days, rest_days))) == set()
