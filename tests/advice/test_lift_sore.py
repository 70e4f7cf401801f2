import pytest

from advice.rules.lift_sore import lift_sore as rule
from tests.advice.told import LIGHT_LEGS, WAIT, cites, h, lift, limit, says, sore, training


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        pytest.param(6, None, id="six lifts"),
        pytest.param(7, LIGHT_LEGS, id="seven lifts light"),
        pytest.param(8, LIGHT_LEGS, id="eight lifts light"),
        pytest.param(9, WAIT, id="nine rests"),
        pytest.param(10, WAIT, id="ten rests"),
    ],
)
def test_by_level(level, expected):
    assert limit(rule, lift(), training(soreness=sore(level))) == expected


def test_very_sore_legs_are_asked_about():
    said = says(rule, lift(), training(soreness=sore(9)))
    assert said
    assert said.flags == ("ask_red_flags",)


def test_it_lasts_two_days():
    assert limit(rule, lift(), training(soreness=sore(8, h(47, 59, 59)))) == LIGHT_LEGS
    assert limit(rule, lift(), training(soreness=sore(8, h(48)))) is None


def test_sore_arms_do_not_count():
    assert limit(rule, lift(), training(soreness=sore(9, site="arms"))) is None


def test_what_it_rests_on():
    assert cites(rule, lift(), training(soreness=sore(7))) == {"G64"}
