import pytest

from advice.nouns import Goal, Level, Pain, RunKind
from advice.openings import SHOWN, openings, price_of
from tests.advice.told import NOW, h, legs_ahead, legs_ended, m, ran, run, run_ahead, sore, training, verdict

IN_A_DAY = NOW + h(24)
IN_TWO_DAYS = NOW + h(48)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param(
            training(legs_ended(h(24))),
            {"easy": NOW, "steady": NOW, "long": IN_A_DAY, "intervals": IN_A_DAY},
            id="a day after hard legs: easy and steady now, long and hard tomorrow",
        ),
        pytest.param(
            training(legs_ended(h(24)), goal=Goal.ENDURANCE),
            {"easy": NOW, "steady": NOW, "long": NOW, "intervals": IN_A_DAY},
            id="for endurance a long run is open too",
        ),
        pytest.param(
            training(legs_ended(h(24)), level=Level.BEGINNER),
            {"easy": NOW, "steady": IN_A_DAY, "intervals": IN_A_DAY},
            id="for a beginner steady waits too",
        ),
        pytest.param(training(ran(h(24), "tempo")), {"long": NOW, "intervals": IN_A_DAY}, id="a day after a tempo run"),
        pytest.param(
            training(legs_ended(h(24)), soreness=sore(5)),
            {"easy": NOW, "steady": None, "intervals": IN_A_DAY},
            id="what only soreness holds back has no time",
        ),
        pytest.param(
            training(soreness=sore(2, pain=Pain.BONE)),
            {"easy": None, "intervals": None},
            id="with pain nothing has a time",
        ),
    ],
)
def test_when_each_kind_opens(known, expected):
    opened = openings(NOW, known)
    assert tuple(opened) == SHOWN
    assert {kind: opened[RunKind(kind)] for kind in expected} == expected


def test_each_opens_when_its_own_question_says():
    known = training(legs_ended(h(5)), planned=legs_ahead(h(30)), goal=Goal.STRENGTH)
    for kind, at in openings(NOW, known, RunKind).items():
        answer = verdict(run(kind), known)
        assert at == (NOW if answer.decision == "go" else answer.earliest_ok)


# Jumping over several clocks


def test_it_jumps_over_a_plan_that_closes_again():
    known = training(legs_ended(h(40)), planned=(run_ahead(h(10), "tempo"), legs_ahead(h(50))))
    intervals = verdict(run("intervals"), known)
    assert intervals.earliest_ok == NOW + h(8)
    strength = verdict(
        run("intervals"), known.model_copy(update={"profile": known.profile.model_copy(update={"goal": Goal.STRENGTH})})
    )
    assert strength.earliest_ok == NOW + h(8)


def test_where_the_gap_before_the_next_session_is_too_small_it_jumps_over_that_too():
    known = training(legs_ended(h(40)), planned=legs_ahead(h(16)))
    assert verdict(run("intervals", duration_min=60.0), known).earliest_ok == NOW + h(17) + h(48)


def test_a_warm_up_opens_before_the_session():
    known = training(planned=legs_ahead(h(3)), goal=Goal.STRENGTH)
    assert verdict(run("easy", duration_min=10.0), known).earliest_ok == NOW + h(2) + m(20)


# What a session costs


def priced(session, known):
    price = price_of(session, known)
    assert price is not None
    return price


@pytest.mark.parametrize(
    ("session", "more", "closes", "stays"),
    [
        pytest.param(
            legs_ended(h(0)), {}, {IN_TWO_DAYS: "long tempo intervals sprints"}, "easy steady", id="hard legs"
        ),
        pytest.param(
            legs_ended(h(0)),
            {"level": Level.BEGINNER},
            {IN_TWO_DAYS: "steady long tempo intervals sprints"},
            "easy",
            id="hard legs of a beginner",
        ),
        pytest.param(legs_ended(h(0), "light"), {}, {}, "easy steady long tempo intervals sprints", id="light legs"),
        pytest.param(ran(h(0)), {}, {IN_TWO_DAYS: "tempo intervals sprints"}, "easy steady long", id="a hard run"),
        pytest.param(ran(h(0), "easy"), {}, {}, "easy steady long tempo intervals sprints", id="an easy run"),
        pytest.param(legs_ended(h(49)), {}, {}, "easy steady long tempo intervals sprints", id="legs long ago"),
    ],
)
def test_the_price_of_a_session(session, more, closes, stays):
    price = priced(session, training(session, **more))
    assert {opens: " ".join(kinds) for opens, kinds in price.closes} == closes
    assert " ".join(price.stays) == stays


def test_what_was_closed_anyway_is_no_part_of_the_price():
    earlier = ran(h(0), "easy")
    price = priced(earlier, training(earlier, legs_ended(h(2))))
    assert price.closes == ()
    assert " ".join(price.stays) == "easy steady"


def test_a_plan_is_priced_from_its_end():
    ahead = legs_ahead(h(5))
    price = priced(ahead, training(planned=(ahead,)))
    assert price.since == NOW + h(6)
    assert price.closes[0][0] == NOW + h(54)


def test_with_a_red_flag_there_is_no_price():
    legs = legs_ended(h(1))
    assert price_of(legs, training(legs, soreness=sore(2, pain=Pain.BONE))) is None
