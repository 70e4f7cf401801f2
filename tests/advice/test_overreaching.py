import pytest

from advice.nouns import Level
from advice.rules.overreaching import overreaching as rule
from tests.advice.told import LOW_30, NOW, ONLY_LOW, WAIT, cites, h, limit, m, run, tired, training


def pattern(mornings=0, hard_days=5, rest_days=1, level=Level.ADVANCED):
    return training(level=level, pattern=tired(mornings, hard_days, rest_days))


@pytest.mark.parametrize(
    ("hard_days", "rest_days", "expected"),
    [
        pytest.param(5, 1, LOW_30, id="five hard days in seven, one rest day in fourteen"),
        pytest.param(4, 0, None, id="four hard days are not the pattern"),
        pytest.param(7, 2, None, id="two rest days are not the pattern"),
        pytest.param(7, 0, LOW_30, id="a week of hard days and no rest"),
    ],
)
def test_both_belong_together(hard_days, rest_days, expected):
    assert limit(rule, run("easy"), pattern(0, hard_days, rest_days)) == expected


@pytest.mark.parametrize(
    ("mornings", "expected"),
    [
        pytest.param(2, LOW_30, id="two tired mornings"),
        pytest.param(3, WAIT, id="three tired mornings in a row: rest"),
    ],
)
def test_tired_on_top(mornings, expected):
    assert limit(rule, run("easy"), pattern(mornings)) == expected


@pytest.mark.parametrize("level", [None, Level.BEGINNER, Level.INTERMEDIATE])
def test_others_are_not_limited(level):
    assert limit(rule, run("intervals"), pattern(level=level)) is None


def test_a_walk_is_exempt_from_the_minutes():
    assert limit(rule, run("walk"), pattern()) == ONLY_LOW


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        pytest.param(h(24), LOW_30, id="it speaks to the next 24 hours"),
        pytest.param(h(24) + m(0, 1), None, id="and not beyond"),
    ],
)
def test_how_far_ahead_it_speaks(ahead, expected):
    assert limit(rule, run("easy", at=NOW + ahead), pattern()) == expected


def test_nothing_counted_is_no_pattern():
    assert limit(rule, run("easy"), training(level=Level.ADVANCED)) is None


def test_what_it_rests_on():
    assert cites(rule, run("easy"), pattern()) == {"G42", "G64"}
