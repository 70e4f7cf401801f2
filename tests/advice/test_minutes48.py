import pytest

from advice.models import Limit
from advice.nouns import Goal, RunKind
from advice.rules.minutes48 import minutes_after_hard_legs as rule
from tests.advice.told import LIGHT, cites, h, legs_ended, limit, run, training

THIRTY, SIXTY = Limit(minutes=30), Limit(minutes=60)


@pytest.mark.parametrize(
    ("goal", "expected", "items"),
    [
        pytest.param(Goal.STRENGTH, THIRTY, {"G58", "G59"}, id="strength: half an hour"),
        pytest.param(Goal.BALANCED, SIXTY, {"G16"}, id="balanced: an hour"),
        pytest.param(None, SIXTY, {"G16"}, id="no goal told is balanced"),
        pytest.param(Goal.ENDURANCE, None, set(), id="endurance: no cap"),
    ],
)
def test_minutes_by_goal(goal, expected, items):
    known = training(legs_ended(h(24)), goal=goal)
    assert limit(rule, run("long"), known) == expected
    assert cites(rule, run("long"), known) == items


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        pytest.param(h(0), SIXTY, id="straight after"),
        pytest.param(h(47, 59, 59), SIXTY, id="one second short of two days"),
        pytest.param(h(48), None, id="exactly two days is open"),
    ],
)
def test_minutes_by_gap(gap, expected):
    assert limit(rule, run("long"), training(legs_ended(gap))) == expected


@pytest.mark.parametrize("kind", RunKind)
def test_only_walks_and_hikes_are_exempt(kind):
    capped = limit(rule, run(kind), training(legs_ended(h(24)))) is not None
    assert capped == (kind not in {RunKind.WALK, RunKind.HIKE})


def test_light_legs_cap_nothing():
    assert limit(rule, run("long"), training(legs_ended(h(1), LIGHT), goal=Goal.STRENGTH)) is None
