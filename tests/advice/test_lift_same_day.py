from datetime import datetime

import pytest

from advice.nouns import Goal
from advice.rules.lift_same_day import lift_on_hard_run_day as rule
from tests.advice.told import LIGHT_LEGS, NOW, cites, h, lift, limit, ran, run_ahead, says, training


@pytest.mark.parametrize("goal", [None, *Goal])
@pytest.mark.parametrize(
    "known",
    [pytest.param({"history": ran(h(6))}, id="before"), pytest.param({"planned": run_ahead(h(6))}, id="after")],
)
def test_a_hard_run_on_the_same_day_for_every_goal(goal, known):
    told = training(goal=goal).model_copy(update={name: (row,) for name, row in known.items()})
    assert limit(rule, lift(), told) == LIGHT_LEGS
    assert cites(rule, lift(), told) == {"G21"}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(ran(h(11), "intervals"), LIGHT_LEGS, id="from midnight on"),
        pytest.param(ran(h(12, 0, 1), "intervals"), None, id="ended a second before midnight"),
        pytest.param(ran(h(11.5), "intervals"), LIGHT_LEGS, id="across midnight"),
        pytest.param(ran(h(6), "easy"), None, id="an easy run"),
        pytest.param(ran(h(6), "strides"), None, id="strides are too short for it"),
    ],
)
def test_which_runs_count(row, expected):
    assert limit(rule, lift(), training(row)) == expected


def test_the_day_is_that_of_the_persons_zone():
    row = ran(h(6))  # 05:00 to 06:00 UTC, midnight to 01:00 in New York
    assert limit(rule, lift(at=NOW + h(16)), training(row, tz="America/New_York")) == LIGHT_LEGS
    assert limit(rule, lift(at=NOW + h(16)), training(row)) is None


def test_it_opens_at_the_next_midnight_of_that_zone():
    said = says(rule, lift(), training(ran(h(2)), tz="Asia/Kolkata"))
    assert said
    assert said.opens == NOW.replace(hour=18, minute=30)


@pytest.mark.parametrize(
    ("zone", "evening", "opens"),
    [
        pytest.param("Asia/Beirut", "2026-03-28T20:00+02:00", "2026-03-29T01:00+03:00", id="Beirut skips midnight"),
        pytest.param("America/Havana", "2026-10-31T20:00-04:00", "2026-11-01T00:00-04:00", id="Havana repeats it"),
        pytest.param("Europe/Berlin", "2026-10-25T01:00+02:00", "2026-10-26T00:00+01:00", id="a day of 25 hours"),
    ],
)
def test_the_next_day_where_clocks_change_at_night(zone, evening, opens):
    at = datetime.fromisoformat(evening)
    row = ran(h(0)).model_copy(update={"start": at - h(0.5), "end": at})
    said = says(rule, lift(at=at), training(row, tz=zone, now=at))
    assert said
    assert said.opens == datetime.fromisoformat(opens)
