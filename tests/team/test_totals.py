"""Ranges in which no single week can be found, by whoever knows all others and every total that was ever told."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice.models import Athlete, LegSession, Run
from advice.nouns import Hardness, Intensity, RunKind
from advice.week import Week
from bot.team.totals import STEPS, Part, Range, part_of, step_of, total

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
WEEK = Week(MONDAY.date(), "UTC")
NOW = MONDAY + timedelta(days=6, hours=18)
MOST = {"runs": 20, "km": 300, "leg_days": 7, "low": 900, "moderate": 900, "high": 900, "legs": 900}


def whole(name):
    return st.integers(0, MOST[name]) if STEPS[name].whole else st.floats(0, MOST[name])


PARTS = st.builds(Part, **{name: whole(name) for name in STEPS})


def like(part):
    """Every other week that is counted in the same steps."""

    def near(name):
        steps, low = STEPS[name], step_of(STEPS[name], getattr(part, name))
        top = low == steps.step * (steps.steps - 1)
        high = MOST[name] if top else low + steps.step - 1
        return st.integers(low, high) if steps.whole else st.floats(low, high)

    return st.builds(Part, **{name: near(name) for name in STEPS})


@given(st.data(), st.lists(PARTS, min_size=2, max_size=9), PARTS)
def test_who_knows_all_others_learns_of_the_last_no_more_than_the_step(data, others, mine):
    """All others collude: whatever they subtract, any week in the same steps would have told the very same."""
    instead = data.draw(like(mine))
    assert total([*others, mine]) == total([*others, instead])


@given(st.lists(PARTS, min_size=2, max_size=9))
def test_nobody_learns_that_somebody_did_nothing(others):
    """A run of half an hour and a leg day among others are told as nothing at all is."""
    trained = Part(runs=1, km=6, leg_days=1, low=29, legs=29)
    assert total([*others, Part()]) == total([*others, trained])


@given(st.lists(st.lists(PARTS, min_size=4, max_size=4), min_size=2, max_size=6), st.data())
def test_many_weeks_in_a_row_tell_no_more_than_each_alone(weeks, data):
    """Four who know themselves, and one of whom they want to know: week after week, and every difference of two."""
    victim = [data.draw(PARTS) for _ in weeks]
    instead = [data.draw(like(part)) for part in victim]
    seen, otherwise = (
        [total([*colluders, one]) for colluders, one in zip(weeks, lived, strict=True)] for lived in (victim, instead)
    )
    assert seen == otherwise


@given(st.lists(PARTS, min_size=3, max_size=9))
def test_a_range_holds_what_it_counts_as_far_as_each_counts(parts):
    told = total(parts)
    for name, steps in STEPS.items():
        least, most = getattr(told, name)
        ceiling = steps.step * steps.steps - (1 if steps.whole else 0)
        exact = sum(min(getattr(part, name), ceiling) for part in parts)
        assert least <= exact <= most
        assert 0 <= least < most


@given(st.lists(PARTS, min_size=3, max_size=9), st.lists(PARTS, min_size=3, max_size=9))
def test_what_is_told_at_all_does_not_hang_on_what_anybody_did(some, others):
    """One and the same number of people, one and the same form; how easy it was hangs on what is told already."""
    size = min(len(some), len(others))
    one, other = total(some[:size]), total(others[:size])
    assert one.people == other.people == size
    for name in STEPS:
        widths = {told.most - told.least for told in (getattr(one, name), getattr(other, name))}
        assert len(widths) == 1
    assert (one.easy is None) == (one.low.least + one.moderate.least + one.high.least == 0)


def test_one_week_of_much_does_not_show_through():
    usual, ultra = Part(runs=3, km=30, low=200), Part(runs=14, km=200, low=1500)
    told = total([usual, usual, ultra])
    assert (told.runs.most, told.km.most, told.low.most) == (3 + 3 + 7, 40 + 40 + 60, 210 + 210 + 300)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        ((300, 0, 0), "nearly all easy"),
        ((120, 30, 30), "mostly easy"),
        ((60, 60, 0), "about half easy"),
        ((30, 60, 60), "more hard than easy"),
        ((29, 29, 29), None),
    ],
)
def test_how_easy_it_was_in_words(minutes, words):
    low, moderate, high = minutes
    assert total([Part(low=low, moderate=moderate, high=high)] * 3).easy == words


def test_a_week_of_a_log():
    run = Run(start=MONDAY, run_kind=RunKind.EASY, duration_min=40, distance_km=7)
    unmeasured = Run(start=MONDAY + timedelta(days=1), duration_min=30, intensity=Intensity.HIGH)
    walk = Run(start=MONDAY, run_kind=RunKind.WALK, distance_km=9, duration_min=90)
    legs = LegSession(start=MONDAY + timedelta(days=2), duration_min=60, hardness=Hardness.HARD)
    before = run.model_copy(update={"start": MONDAY - timedelta(days=1)})
    told = part_of(WEEK, NOW, Athlete(), (run, unmeasured, walk, legs, before))
    assert told == Part(runs=2, km=12, leg_days=1, low=40, moderate=0, high=30, legs=60)


def test_a_week_of_nothing():
    assert part_of(WEEK, NOW, Athlete(), ()) == Part()
    assert total([Part()] * 6).km == Range(0, 60)
