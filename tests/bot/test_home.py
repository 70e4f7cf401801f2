"""A person's own page, as values: days by their calendar, minutes, plans, and what it says of nothing."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice.models import LegSession, Run, Soreness
from advice.nouns import Hardness, Pain, RunKind
from bot.coach import ask
from bot.home import PLANS, SPAN, Last, home_of, minutes_of
from bot.ids import AnswerId
from bot.render_home import home as drawn
from bot.training import Asker, Known

BERLIN = "Europe/Berlin"
NOW = datetime(2026, 11, 25, 15, 30, tzinfo=ZoneInfo(BERLIN))
ANA = Asker(NOW, BERLIN)
HOUR = timedelta(hours=1)


def told(*done, planned=(), asker=ANA, last=None):
    return home_of(asker._replace(known=Known(history=done, planned=tuple(planned))), last)


def run(at, minutes=45, **more):
    return Run(start=at, duration_min=minutes, run_kind=RunKind.EASY, **more)


def legs(at, hardness=Hardness.HARD, **more):
    return LegSession(start=at, end=at + HOUR, hardness=hardness, **more)


def test_nothing_known_is_new():
    home = told()
    assert (home.new, home.days, home.words, home.plans, home.last) == (True, (), "", (), None)


@pytest.mark.parametrize(
    "home",
    [
        pytest.param(told(run(NOW - HOUR)), id="a session"),
        pytest.param(told(planned=[run(NOW + HOUR)]), id="a plan"),
        pytest.param(told(last=Last(AnswerId("k7m2p9qa"), ask("easy run tonight?", ANA))), id="an answer"),
        pytest.param(told(run(NOW - timedelta(days=20))), id="a session of three weeks ago"),
    ],
)
def test_who_told_or_asked_anything_is_not_new(home):
    assert not home.new


@pytest.mark.parametrize(
    ("known", "mark"),
    [
        (Known(pains=(Soreness(level=0, at=NOW, site="knee", pain=Pain.SHARP),)), "⛔"),
        (Known(soreness=Soreness(level=9, at=NOW)), "🔴"),
    ],
)
def test_what_somebody_feels_is_never_hidden_by_the_page_for_newcomers(known, mark):
    page = home_of(ANA._replace(known=known), None)
    assert not page.new
    assert drawn(page)["blocks"][1]["text"]["text"].startswith(mark)


def test_there_are_fourteen_days_and_the_last_is_today():
    days = told(run(NOW - HOUR)).days
    assert (len(days), days[0].label, days[-1].label) == (SPAN, "Thu 12", "Wed 25")
    assert len({day.label for day in days}) == SPAN
    assert days[-1].running == "Easy run, 45 min"


def test_a_day_is_one_of_the_persons_own_calendar():
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)  # past midnight in Berlin
    assert told(run(late)).days[-1].run_minutes == 45
    assert told(run(late), asker=Asker(NOW, "America/New_York")).days[-2].run_minutes == 45


def test_the_first_day_begins_at_its_midnight():
    midnight = datetime(2026, 11, 12, tzinfo=ZoneInfo(BERLIN))
    assert told(run(midnight)).days[0].run_minutes == 45
    assert told(run(midnight - timedelta(seconds=1))).days == ()


@pytest.mark.parametrize("day", [datetime(2026, 10, 27, 12, tzinfo=UTC), datetime(2027, 3, 30, 12, tzinfo=UTC)])
def test_a_change_of_the_clocks_neither_doubles_nor_drops_a_day(day):
    asker = Asker(day, BERLIN)
    days = told(run(asker.now - HOUR), asker=asker).days
    assert len({day.label for day in days}) == SPAN


def test_a_day_sums_its_runs_and_its_legs():
    home = told(
        run(NOW - 3 * HOUR), run(NOW - 2 * HOUR, 30), legs(NOW - 6 * HOUR), legs(NOW - 9 * HOUR, Hardness.LIGHT)
    )
    today = home.days[-1]
    assert (today.run_minutes, today.leg_minutes) == (75, 120)
    assert (today.running, today.lifting) == ("2 runs, 75 min", "hard legs, light legs")
    assert home.words == "2 runs, 75 min · 1 leg day, 1 hard"


def test_a_plan_that_keeps_a_run_closed_for_longer_is_told_to_count():
    plan = legs(NOW + 20 * HOUR)
    assert told(legs(NOW - HOUR), planned=[plan]).on_plan
    assert not told(legs(NOW - HOUR), planned=[run(NOW + 20 * HOUR)]).on_plan
    assert not told(legs(NOW - HOUR)).on_plan


def test_upper_body_is_no_leg_day():
    home = told(legs(NOW - 3 * HOUR, None, body="upper"))
    assert (home.days[-1].leg_minutes, home.days[-1].lifting) == (0, "upper body")
    assert home.words == "No run · no leg day"


def test_legs_of_unknown_hardness_are_taken_as_hard():
    home = told(legs(NOW - 3 * HOUR, None))
    assert home.days[-1].lifting == "legs, taken as hard"
    assert home.words == "No run · 1 leg day, 1 hard"


@pytest.mark.parametrize(
    ("session", "minutes"),
    [
        (Run(start=NOW, duration_min=50, distance_km=8), 50),
        (Run(start=NOW, end=NOW + timedelta(minutes=40)), 40),
        (Run(start=NOW, distance_km=8), 48),
        (Run(start=NOW), 60),
        (LegSession(start=NOW), 60),
    ],
)
def test_a_length_is_as_told_by_distance_or_an_hour(session, minutes):
    assert minutes_of(session) == minutes


def test_the_next_plans_stand_in_their_order_and_the_rest_is_counted():
    plans = [run(NOW + timedelta(days=days)) for days in (7, 1, 3, 2, 4, 6, 5)]
    home = told(planned=[*plans, run(NOW - timedelta(days=1))])
    assert [when for when, _ in home.plans] == [f"{day} 15:30" for day in DAYS]
    assert home.further == len(plans) - PLANS


DAYS = ["Thu 26 Nov", "Fri 27 Nov", "Sat 28 Nov", "Sun 29 Nov", "Mon 30 Nov"]


def test_a_plan_that_is_under_way_is_still_next():
    assert told(planned=[run(NOW - timedelta(minutes=10))]).plans


@given(
    st.lists(
        st.builds(
            lambda hours, lifts: legs(NOW - hours * HOUR) if lifts else run(NOW - hours * HOUR),
            st.integers(1, 700),
            st.booleans(),
        ),
        max_size=60,
    )
)
def test_every_log_fits_into_one_page(done):
    blocks = drawn(told(*done))["blocks"]
    assert len(blocks) <= 30
    assert sum(block["type"] == "data_visualization" for block in blocks) <= 1
