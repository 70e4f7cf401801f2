import pytest

from advice.nouns import Level
from advice.rules.tired import tired_mornings as rule
from tests.advice.told import LOW_30, NOW, ONLY_LOW, cites, h, limit, m, run, tired, training


@pytest.mark.parametrize(
    ("mornings", "expected"),
    [
        pytest.param(0, None, id="rested"),
        pytest.param(1, None, id="one tired morning marks a good workout"),
        pytest.param(2, None, id="two are not yet a row"),
        pytest.param(3, LOW_30, id="three in a row want it short and easy"),
    ],
)
@pytest.mark.parametrize("level", [None, *Level])
def test_at_every_level(level, mornings, expected):
    assert limit(rule, run("easy"), training(level=level, pattern=tired(mornings))) == expected


def test_a_walk_is_exempt_from_the_minutes():
    assert limit(rule, run("walk"), training(pattern=tired(3))) == ONLY_LOW


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        pytest.param(h(24), LOW_30, id="it speaks to the next 24 hours"),
        pytest.param(h(24) + m(0, 1), None, id="and not beyond"),
    ],
)
def test_how_far_ahead_it_speaks(ahead, expected):
    assert limit(rule, run("easy", at=NOW + ahead), training(pattern=tired(3))) == expected


def test_what_it_rests_on():
    assert cites(rule, run("easy"), training(pattern=tired(3))) == {"G42", "G64"}
