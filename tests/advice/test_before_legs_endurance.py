import pytest

from advice.nouns import Goal
from advice.rules.before_legs_endurance import before_hard_legs_endurance as rule
from tests.advice.told import LIGHT, NOW, cites, h, legs_ahead, m, run, says, training


def before(gap, kind="easy", minutes=30, goal=Goal.ENDURANCE, **more):
    return run(kind, duration_min=float(minutes)), training(planned=legs_ahead(m(minutes) + gap), goal=goal, **more)


@pytest.mark.parametrize(
    ("gap", "yields"),
    [
        pytest.param(h(-0.25), True, id="the run would still be on"),
        pytest.param(h(7, 59, 59), True, id="one second short of eight hours"),
        pytest.param(h(11), True, id="more than eight hours, the same day"),
        pytest.param(h(12), False, id="more than eight hours, the next day"),
    ],
)
def test_the_run_stands_and_the_legs_yield(gap, yields):
    said = says(rule, *before(gap, "intervals"))
    assert (said is not None) == yields
    if said:
        assert said.limit is None
        assert said.opens is None
        assert said.flags == ("based_on_plan", "legs_yield")
        assert "split squats" in (said.instead or "")


@pytest.mark.parametrize("kind", ["walk", "race", "time_trial"])
def test_walks_and_races_are_not_meant(kind):
    assert says(rule, *before(h(1), kind)) is None


def test_a_warm_up_is_not_meant():
    assert says(rule, *before(m(10), "easy", 10)) is None


def test_light_legs_need_not_yield():
    assert says(rule, run("easy"), training(planned=legs_ahead(h(1), LIGHT), goal=Goal.ENDURANCE)) is None


@pytest.mark.parametrize("goal", [None, Goal.BALANCED, Goal.STRENGTH])
def test_other_goals_have_rules_of_their_own(goal):
    assert says(rule, *before(h(1), goal=goal)) is None


@pytest.mark.parametrize(
    ("kind", "items"),
    [
        pytest.param("easy", {"G23", "G53", "G54", "G57"}, id="an easy run"),
        pytest.param("intervals", {"G21", "G23", "G53", "G54", "G57"}, id="a hard run on the day of the legs"),
    ],
)
def test_what_it_rests_on(kind, items):
    assert cites(rule, *before(h(1), kind)) == items


def test_across_midnight_eight_hours_count():
    asked = run("easy", at=NOW.replace(hour=22), duration_min=30.0)
    near, far = legs_ahead(h(10, 30) + h(7, 59)), legs_ahead(h(10, 30) + h(8))
    assert says(rule, asked, training(planned=near, goal=Goal.ENDURANCE, now=asked.at)) is not None
    assert says(rule, asked, training(planned=far, goal=Goal.ENDURANCE, now=asked.at)) is None
