import pytest

from advice.rules.during_legs import during_legs as rule
from tests.advice.told import HARD, LIGHT, NOW, WAIT, cites, h, legs_ahead, legs_ended, limit, m, run, says, training


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        pytest.param(h(-1), WAIT, id="at the first set"),
        pytest.param(-m(0, 1), WAIT, id="a second before the end"),
        pytest.param(h(0), None, id="at the end it is over"),
    ],
)
def test_a_leg_session_that_is_on(ended, expected):
    assert limit(rule, run("easy"), training(legs_ended(ended))) == expected


def test_a_second_before_the_first_set_it_has_not_begun():
    assert limit(rule, run("easy"), training(planned=legs_ahead(m(0, 1)))) is None


@pytest.mark.parametrize("hardness", [HARD, LIGHT, None])
def test_light_and_unknown_sessions_too(hardness):
    assert limit(rule, run("walk"), training(legs_ended(h(-0.5), hardness))) == WAIT


def test_an_upper_body_session_is_no_leg_session():
    assert limit(rule, run("easy"), training(legs_ended(h(-0.5), None, body="upper"))) is None


def test_an_unknown_end_is_an_hour_after_the_start():
    open_ended = legs_ended(h(-0.5)).model_copy(update={"end": None})
    said = says(rule, run("easy"), training(open_ended))
    assert said
    assert said.opens == NOW + h(0.5)


def test_it_lasts_until_the_last_of_two_sessions_has_ended():
    said = says(rule, run("easy"), training(legs_ended(h(-0.75)), legs_ended(h(-0.25))))
    assert said
    assert said.opens == NOW + h(0.75)


def test_what_it_rests_on():
    assert cites(rule, run("easy"), training(legs_ended(h(-0.5)))) == {"G19"}
