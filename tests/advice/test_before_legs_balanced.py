import pytest

from advice.nouns import Goal
from advice.rules.before_legs_balanced import before_hard_legs_balanced as rule
from tests.advice.told import LIGHT, LOW_30, NOW, ONLY_MODERATE, cites, h, legs_ahead, limit, m, run, says, training


def before(gap, kind="easy", minutes=30, **more):
    legs = legs_ahead(m(minutes) + gap)
    return run(kind, duration_min=float(minutes)), training(planned=legs, **more)


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        pytest.param(h(-0.25), LOW_30, id="the run would still be on"),
        pytest.param(h(5, 59, 59), LOW_30, id="one second short of six hours"),
        pytest.param(h(6), ONLY_MODERATE, id="exactly six hours"),
        pytest.param(h(7, 59, 59), ONLY_MODERATE, id="one second short of eight hours"),
        pytest.param(h(11), ONLY_MODERATE, id="more than eight hours, the same day"),
        pytest.param(h(12), None, id="more than eight hours, the next day"),
    ],
)
def test_by_gap(gap, expected):
    assert limit(rule, *before(gap)) == expected


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        pytest.param(h(7, 59, 59), ONLY_MODERATE, id="under eight hours, though the legs are tomorrow"),
        pytest.param(h(8), None, id="eight hours and tomorrow"),
    ],
)
def test_across_midnight(gap, expected):
    asked = run("intervals", at=NOW.replace(hour=21), duration_min=60.0)
    legs = legs_ahead(h(10) + gap)
    assert limit(rule, asked, training(planned=legs, now=asked.at)) == expected


def test_the_same_day_is_that_of_the_persons_zone():
    asked, legs = run("intervals", duration_min=60.0), legs_ahead(h(9))  # 12:00 and 21:00 in UTC
    assert limit(rule, asked, training(planned=legs)) == ONLY_MODERATE
    assert limit(rule, asked, training(planned=legs, tz="Asia/Kolkata")) is None  # 17:30 and 02:30


def test_a_run_that_ends_on_the_day_of_the_legs_is_on_that_day():
    asked = run("intervals", at=NOW.replace(hour=23, minute=30), duration_min=60.0)
    assert limit(rule, asked, training(planned=legs_ahead(h(23)), now=asked.at)) == ONLY_MODERATE


@pytest.mark.parametrize(
    ("kind", "minutes", "expected"),
    [
        pytest.param("walk", 60, None, id="a walk is exempt"),
        pytest.param("race", 60, None, id="a race stands"),
        pytest.param("jog", 10, None, id="a warm-up is exempt"),
        pytest.param("hike", 60, LOW_30, id="a hike is not exempt"),
    ],
)
def test_who_is_exempt(kind, minutes, expected):
    assert limit(rule, *before(m(20), kind, minutes)) == expected


@pytest.mark.parametrize("goal", [Goal.STRENGTH, Goal.ENDURANCE])
def test_other_goals_have_rules_of_their_own(goal):
    assert says(rule, *before(h(1), goal=goal)) is None


def test_light_legs_want_no_gap():
    assert says(rule, run("intervals"), training(planned=legs_ahead(h(1), LIGHT))) is None


def test_legs_of_unknown_hardness_count_as_hard_and_it_is_told():
    said = says(rule, run("easy"), training(planned=legs_ahead(h(1), None)))
    assert said
    assert said.flags == ("assumed_hard", "based_on_plan")


@pytest.mark.parametrize(
    ("gap", "kind", "items"),
    [
        pytest.param(h(1), "easy", {"G19", "G23"}, id="under six hours"),
        pytest.param(h(1), "intervals", {"G19", "G21", "G23"}, id="under six hours, a hard run that day"),
        pytest.param(h(7), "easy", {"G21", "G23"}, id="six hours and more"),
    ],
)
def test_what_it_rests_on(gap, kind, items):
    assert cites(rule, *before(gap, kind)) == items
