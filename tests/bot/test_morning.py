"""What a morning says and asks."""

from datetime import UTC, datetime, timedelta

import pytest

from advice.models import LegSession, Run, Soreness
from advice.nouns import Decision, Hardness, Pain, RunKind
from bot.morning import PEPPY_AFTER_RUN, TIRED, TIRED_AFTER_RUN, Taps, good_morning, taps_of
from bot.training import Asker, Known

NOW = datetime(2026, 11, 26, 6, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def legs(hours_ago, hardness=Hardness.HARD):
    start = NOW - (hours_ago + 1) * HOUR
    return LegSession(start=start, end=start + HOUR, hardness=hardness)


def run(hours, kind=RunKind.EASY):
    return Run(start=NOW + hours * HOUR, end=NOW + (hours + 1) * HOUR, run_kind=kind)


def morning(*done, planned=(), taps=None, **known):
    asker = Asker(NOW, "Europe/Berlin", known=Known(history=done, planned=planned, **known))
    return good_morning(asker, taps or Taps())


@pytest.mark.parametrize(
    ("known", "asks"),
    [
        pytest.param({}, False, id="nothing is known: nothing to ask"),
        pytest.param({"done": (legs(71),)}, True, id="hard legs within 72 h"),
        pytest.param({"done": (legs(73),)}, False, id="hard legs before that"),
        pytest.param({"done": (legs(10, Hardness.LIGHT),)}, False, id="light legs"),
        pytest.param({"done": (run(-20, RunKind.INTERVALS),)}, True, id="a hard run"),
        pytest.param({"planned": (run(5),)}, True, id="something is planned today"),
        pytest.param({"planned": (run(30),)}, False, id="something is planned tomorrow"),
        pytest.param({"soreness": Soreness(level=4, at=NOW - 10 * HOUR)}, True, id="sore last night"),
        pytest.param(
            {"pains": (Soreness(level=0, at=NOW - 900 * HOUR, pain=Pain.SHARP),)},
            False,
            id="pain stops all, whatever is said",
        ),
    ],
)
def test_it_asks_only_what_could_change_the_answer(known, asks):
    told = dict(known)
    assert morning(*told.pop("done", ()), **told).asks is asks


def test_todays_plan_is_judged_with_the_rest_of_the_plan():
    (intervals, evening) = morning(legs(20), planned=(run(6, RunKind.INTERVALS), run(12))).intended
    assert (intervals.what, intervals.verdict.decision) == ("Intervals", Decision.EASE)
    assert evening.at == "19:30"


def test_the_clock_is_told_with_its_end():
    assert morning(legs(20)).clock_ends == NOW + 28 * HOUR
    assert morning(legs(48)).clock_ends is None


def test_pain_stops_everything_else():
    told = morning(legs(20), planned=(run(6),), taps=Taps(pain="sharp", mood="tired"))
    assert "red_flag" in told.answer.verdict.flags
    assert (told.intended, told.clock_ends, told.notes) == ((), None, ())


@pytest.mark.parametrize(
    ("done", "mood", "notes"),
    [
        ((run(-14),), "tired", (TIRED_AFTER_RUN,)),
        ((run(-14),), "peppy", (PEPPY_AFTER_RUN,)),
        ((run(-14),), "ok", ()),
        ((legs(14),), "tired", (TIRED,)),
        ((legs(14),), "peppy", ()),
    ],
)
def test_how_somebody_woke_up_says_what_a_run_was(done, mood, notes):
    assert morning(*done, taps=Taps(mood=mood)).notes == notes


@pytest.mark.parametrize("taps", [Taps(), Taps(0), Taps(10, "peppy", "bone"), Taps(None, "ok"), Taps(pain="none")])
def test_taps_travel_in_a_button(taps):
    assert taps_of(taps.packed()) == taps


def test_unanswered_is_unknown_and_never_zero():
    assert morning(legs(20)).answer.training.soreness is None
    assert morning(legs(20), taps=Taps(0)).answer.training.soreness.level == 0
