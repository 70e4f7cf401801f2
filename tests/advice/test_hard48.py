import pytest

from advice.nouns import Goal
from advice.rules.hard48 import hard_run_after_hard_legs as rule
from tests.advice.told import HARD, LIGHT, NOW, ONLY_MODERATE, cites, h, legs_ended, limit, m, rows, run, says, training


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        pytest.param(h(0), ONLY_MODERATE, id="straight after the last set, easy to moderate is open"),
        pytest.param(h(24), ONLY_MODERATE, id="the day after, hard running is still closed"),
        pytest.param(h(47, 59, 59), ONLY_MODERATE, id="one second short of two days is still closed"),
        pytest.param(h(48), None, id="exactly two days is open: at least 48 h is satisfied"),
        pytest.param(h(48, 0, 1), None, id="a second later it is open too"),
    ],
)
def test_hard_run_after_hard_legs(gap, expected):
    assert limit(rule, run("intervals"), training(legs_ended(gap))) == expected


@pytest.mark.parametrize("kind", ["walk", "easy", "steady", "race"])
def test_it_says_the_same_whatever_run_is_asked_about(kind):
    assert limit(rule, run(kind), training(legs_ended(h(24)))) == ONLY_MODERATE


@pytest.mark.parametrize(
    ("hardness", "expected"),
    [
        pytest.param(HARD, ONLY_MODERATE, id="rated hard"),
        pytest.param(None, ONLY_MODERATE, id="unknown counts as hard"),
        pytest.param(LIGHT, None, id="rated light starts no clock"),
    ],
)
def test_how_hard_the_legs_were(hardness, expected):
    assert limit(rule, run("intervals"), training(legs_ended(h(10), hardness))) == expected


def test_upper_body_starts_no_clock():
    assert says(rule, run("intervals"), training(legs_ended(h(10), HARD, body="upper"))) is None


def test_unknown_hardness_is_told():
    said = says(rule, run("intervals"), training(legs_ended(h(10), None)))
    assert said
    assert said.flags == ("assumed_hard",)
    assert {"G37", "G38", "G39"} <= set(said.cites)


@pytest.mark.parametrize(
    ("more", "minutes"),
    [
        pytest.param({"duration_min": 90.0}, 90, id="a said length tells the end"),
        pytest.param({}, 60, id="a session of unknown length is taken as an hour"),
    ],
)
def test_the_clock_runs_from_the_end_of_the_session(more, minutes):
    legs = legs_ended(h(0)).model_copy(update={"start": NOW - h(24), "end": None, **more})
    said = says(rule, run("intervals"), training(legs))
    assert said
    assert said.opens == legs.start + m(minutes) + h(48)


def test_the_latest_hard_session_counts_and_a_later_light_one_does_not():
    said = says(rule, run("intervals"), training(legs_ended(h(40)), legs_ended(h(20)), legs_ended(h(2), LIGHT)))
    assert said
    assert said.opens == NOW - h(20) + h(48)


def test_a_planned_session_before_the_asked_time_counts_as_done():
    said = says(rule, run("intervals"), training(now=NOW - h(12), planned=legs_ended(h(10))))
    assert said
    assert said.flags == ("based_on_plan",)


@pytest.mark.parametrize(
    ("goal", "also"),
    [
        pytest.param(Goal.STRENGTH, {"G24"}, id="for strength one more document asks for it"),
        pytest.param(Goal.BALANCED, set(), id="balanced"),
        pytest.param(Goal.ENDURANCE, set(), id="endurance"),
    ],
)
def test_what_it_rests_on(goal, also):
    asked, known = run("intervals"), training(legs_ended(h(24)), goal=goal)
    assert cites(rule, asked, known) == {"G25", "G27", "G32", "G35", "G36"} | also


def test_it_cites_what_made_the_session_hard():
    heavy = legs_ended(h(24), None, exercises=rows("squat", pct_1rm=80.0))
    assert "G39" in cites(rule, run("intervals"), training(heavy))


def test_a_session_that_is_still_on_has_not_ended():
    on = legs_ended(h(-0.5))
    assert says(rule, run("intervals"), training(on)) is None
