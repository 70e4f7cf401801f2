import pytest

from advice.nouns import Goal
from advice.rules.hard_run48 import hard_run_after_hard_run as rule
from tests.advice.told import HIGH, LOW, NOW, ONLY_MODERATE, cites, h, limit, ran, run, run_ahead, says, training


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        pytest.param(h(0), ONLY_MODERATE, id="straight after"),
        pytest.param(h(47, 59, 59), ONLY_MODERATE, id="one second short of two days"),
        pytest.param(h(48), None, id="exactly two days is open"),
    ],
)
def test_a_hard_run_after_a_hard_run(gap, expected):
    assert limit(rule, run("intervals"), training(ran(gap))) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param(ran(h(24), "tempo"), ONLY_MODERATE, id="a tempo run is a hard run"),
        pytest.param(ran(h(24), "race"), ONLY_MODERATE, id="so is a race"),
        pytest.param(ran(h(24), "strides"), None, id="strides open no window"),
        pytest.param(ran(h(24), "long"), None, id="a long easy run opens none"),
        pytest.param(ran(h(24), "race", intensity=LOW), None, id="a race that was jogged opens none"),
        pytest.param(ran(h(24), "easy", intensity=HIGH), ONLY_MODERATE, id="an easy run that was hard does"),
        pytest.param(ran(h(24), "easy", rpe=7.0), ONLY_MODERATE, id="RPE 7 is hard"),
        pytest.param(ran(h(24), "easy", rpe=6.0), None, id="RPE 6 is not"),
    ],
)
def test_which_runs_count(before, expected):
    assert limit(rule, run("intervals"), training(before)) == expected


@pytest.mark.parametrize("kind", ["race", "time_trial"])
def test_races_are_not_held_by_a_hard_run(kind):
    assert limit(rule, run(kind), training(ran(h(24)))) is None


def test_a_run_of_unknown_length_is_as_long_as_its_kind():
    said = says(rule, run("intervals"), training(ran(h(2)).model_copy(update={"end": None})))
    assert said
    assert said.opens == NOW - h(2) + h(48)


def test_a_hard_run_that_has_begun_counts_until_two_days_after_its_end():
    asked = run("intervals", at=NOW + h(0.5))
    said = says(rule, asked, training(planned=run_ahead(h(0), duration_min=60.0)))
    assert said
    assert said.opens == NOW + h(49)
    assert "still on" in said.because


def test_the_asked_run_is_not_held_by_itself():
    assert says(rule, run("intervals"), training(planned=run_ahead(h(0)))) is None


def test_a_planned_run_before_the_asked_time_counts_as_done():
    said = says(rule, run("intervals", at=NOW + h(24)), training(planned=run_ahead(h(1))))
    assert said
    assert said.flags == ("based_on_plan",)


@pytest.mark.parametrize(("goal", "items"), [(None, {"G21"}), (Goal.STRENGTH, {"G21", "G24"})])
def test_what_it_rests_on(goal, items):
    assert cites(rule, run("easy"), training(ran(h(20)), goal=goal)) == items
