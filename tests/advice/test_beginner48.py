import pytest

from advice.nouns import Level
from advice.rules.beginner48 import beginner_after_hard_legs as rule
from tests.advice.told import LIGHT, ONLY_LOW, cites, h, legs_ended, limit, run, training


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        pytest.param(Level.BEGINNER, ONLY_LOW, id="a beginner stays low"),
        pytest.param(Level.INTERMEDIATE, None, id="intermediate may run moderate"),
        pytest.param(Level.ADVANCED, None, id="advanced may too"),
        pytest.param(None, None, id="no level told is intermediate"),
    ],
)
def test_by_level(level, expected):
    assert limit(rule, run("moderate"), training(legs_ended(h(20)), level=level)) == expected


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        pytest.param(h(0), ONLY_LOW, id="straight after"),
        pytest.param(h(47, 59, 59), ONLY_LOW, id="one second short of two days"),
        pytest.param(h(48), None, id="exactly two days is open"),
    ],
)
def test_by_gap(gap, expected):
    assert limit(rule, run("moderate"), training(legs_ended(gap), level=Level.BEGINNER)) == expected


def test_the_thin_line_belongs_to_hard_leg_days():
    assert limit(rule, run("moderate"), training(legs_ended(h(20), LIGHT), level=Level.BEGINNER)) is None


def test_what_it_rests_on():
    assert cites(rule, run("easy"), training(legs_ended(h(20)), level=Level.BEGINNER)) == {"G51"}
