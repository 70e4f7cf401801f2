import pytest

from advice.nouns import Goal
from advice.rules.before_legs_strength import before_hard_legs_strength as rule
from tests.advice.told import (
    HARD,
    LIGHT,
    LOW_30,
    MODERATE_60,
    NOW,
    ONLY_MODERATE,
    WAIT,
    cites,
    h,
    legs_ahead,
    limit,
    m,
    run,
    says,
    training,
)


def before(gap, kind="easy", minutes=30, hardness=HARD, **more):
    """A run of so many minutes, and the legs that start `gap` after its end."""
    legs = legs_ahead(m(minutes) + gap, hardness)
    return run(kind, duration_min=float(minutes)), training(planned=legs, goal=Goal.STRENGTH, **more)


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        pytest.param(h(-0.25), WAIT, id="the run would still be on: lift first"),
        pytest.param(h(0), WAIT, id="the run ends as the legs start"),
        pytest.param(h(5, 59, 59), WAIT, id="one second short of six hours"),
        pytest.param(h(6), LOW_30, id="exactly six hours: easy and short"),
        pytest.param(h(7, 59, 59), LOW_30, id="one second short of eight hours"),
        pytest.param(h(8), MODERATE_60, id="exactly eight hours: moderate, up to an hour"),
        pytest.param(h(23, 59, 59), MODERATE_60, id="one second short of a day"),
        pytest.param(h(24), None, id="exactly a day, on another date"),
    ],
)
def test_by_gap(gap, expected):
    assert limit(rule, *before(gap)) == expected


@pytest.mark.parametrize(
    ("minutes", "starts", "expected"),
    [
        pytest.param(120, h(6, 30), LOW_30, id="two hours are too long, thirty minutes keep exactly six hours"),
        pytest.param(120, h(6, 29, 59), WAIT, id="even thirty minutes would come too close"),
        pytest.param(31, h(6, 30), LOW_30, id="one minute too many is eased, not refused"),
    ],
)
def test_thirty_minutes_instead(minutes, starts, expected):
    known = training(planned=legs_ahead(starts), goal=Goal.STRENGTH)
    assert limit(rule, run("easy", duration_min=float(minutes)), known) == expected


@pytest.mark.parametrize(
    ("kind", "minutes", "gap", "expected"),
    [
        pytest.param("walk", 60, h(1), None, id="a walk is exempt"),
        pytest.param("hike", 60, h(1), WAIT, id="a hike is not"),
        pytest.param("race", 60, h(1), None, id="a race stands"),
        pytest.param("time_trial", 60, h(1), None, id="a time trial stands"),
        pytest.param("easy", 10, m(30), None, id="ten easy minutes ending half an hour before are a warm-up"),
        pytest.param("easy", 10, m(0), None, id="ten easy minutes up to the first set are a warm-up"),
        pytest.param("easy", 10, m(30, 1), WAIT, id="a second more than half an hour before is no warm-up"),
        pytest.param("easy", 11, m(30), WAIT, id="eleven minutes are no warm-up"),
        pytest.param("easy", 10, -m(1), WAIT, id="ten minutes into the session are no warm-up"),
        pytest.param("steady", 10, m(30), WAIT, id="ten moderate minutes are no warm-up"),
    ],
)
def test_who_is_exempt(kind, minutes, gap, expected):
    assert limit(rule, *before(gap, kind, minutes)) == expected


@pytest.mark.parametrize(
    ("hardness", "expected"),
    [
        pytest.param(HARD, WAIT, id="hard legs"),
        pytest.param(None, WAIT, id="legs of unknown hardness count as hard"),
        pytest.param(LIGHT, None, id="light legs want no gap"),
    ],
)
def test_by_hardness(hardness, expected):
    assert limit(rule, *before(h(1), hardness=hardness)) == expected


def test_the_next_session_counts_not_a_later_one():
    known = training(planned=(legs_ahead(h(20)), legs_ahead(h(7))), goal=Goal.STRENGTH)
    assert limit(rule, run("easy"), known) == LOW_30


@pytest.mark.parametrize("goal", [None, Goal.BALANCED, Goal.ENDURANCE])
def test_other_goals_have_rules_of_their_own(goal):
    assert says(rule, run("easy"), training(planned=legs_ahead(h(1)), goal=goal)) is None


def test_a_day_apart_and_still_the_same_date_when_clocks_fall_back():
    asked = run("intervals", at=NOW.replace(month=10, day=24, hour=21, minute=30), duration_min=40.0)
    legs = legs_ahead(h(0)).model_copy(update={"start": asked.at + m(40) + h(24), "end": None})
    known = training(planned=legs, goal=Goal.STRENGTH, tz="Europe/Berlin", now=asked.at)
    assert limit(rule, asked, known) == ONLY_MODERATE
    assert cites(rule, asked, known) == {"G21"}


@pytest.mark.parametrize(
    ("gap", "kind", "items"),
    [
        pytest.param(h(1), "easy", {"G17", "G18", "G19", "G23"}, id="under six hours"),
        pytest.param(h(1), "intervals", {"G17", "G18", "G19", "G21", "G23"}, id="under six hours, a hard run that day"),
        pytest.param(h(7), "easy", {"G16", "G17", "G18"}, id="six to eight hours"),
        pytest.param(h(9), "easy", {"G14", "G16", "G18", "G21"}, id="eight hours and more, the same day"),
        pytest.param(h(20), "easy", {"G14", "G16", "G18"}, id="eight hours and more, the next day"),
    ],
)
def test_what_it_rests_on(gap, kind, items):
    assert cites(rule, *before(gap, kind)) == items


def test_it_opens_when_the_legs_have_ended():
    said = says(rule, *before(h(1)))
    assert said
    assert said.opens == NOW + h(2, 30)


def test_a_short_easy_run_opens_as_a_warm_up():
    said = says(rule, *before(h(3), minutes=10))
    assert said
    assert said.opens == NOW + h(2, 30)
