import pytest

from advice.rules.before_race import hard_run_before_race as rule
from tests.advice.told import cites, h, limit, m, ran, run, run_ahead, training


@pytest.mark.parametrize(
    ("asked", "ahead", "items"),
    [
        pytest.param("intervals", run_ahead(h(48, 59), "race"), {"G16"}, id="a minute short of 48 h after the end"),
        pytest.param("intervals", run_ahead(h(49), "race"), set(), id="exactly 48 h after the end"),
        pytest.param("intervals", run_ahead(h(20), "time_trial"), {"G16"}, id="a time trial tomorrow"),
        pytest.param("intervals", run_ahead(h(20), "tempo"), set(), id="a tempo run is no race"),
        pytest.param("easy", run_ahead(h(20), "race"), set(), id="an easy shakeout is fine"),
        pytest.param("race", run_ahead(h(20), "race"), set(), id="two races are a choice"),
        pytest.param("intervals", ran(m(90), "race"), set(), id="a race that is over"),
    ],
)
def test_a_hard_run_before_a_race(asked, ahead, items):
    known = training(planned=ahead)
    assert cites(rule, run(asked), known) == items
    assert limit(rule, run(asked), known) is None
