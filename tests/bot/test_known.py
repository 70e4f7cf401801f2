"""What is kept about a person, as the rules take it."""

from datetime import UTC, datetime, timedelta

import pytest

from advice.models import Athlete, Exercise, LegSession, Pattern, Run
from advice.nouns import Intensity
from bot.known import known_of
from bot.store import LoggedSession, Profile, Recent

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
TZ = "Europe/Berlin"


def lift(kg, reps=5, name="squats"):
    return Exercise(name=name, sets=3, reps=reps, weight_kg=kg)


def done(what):
    number = f"s{what.start.timestamp():.0f}"
    return LoggedSession(id=number, status="done", what=what, zone=TZ, source="command", created_at=what.start)


def legs(*rows, days=2):
    return done(LegSession(start=NOW - timedelta(days=days), exercises=rows or None))


def hard_run(**ago):
    return done(Run(start=NOW - timedelta(**ago), duration_min=30, intensity=Intensity.HIGH))


def recent(*sessions, lifted=(), profile=None):
    return Recent(profile=profile or Profile(), sessions=sessions, soreness=(), open_pain=(), lifted=lifted)


@pytest.mark.parametrize(
    ("lately", "earlier", "kg"),
    [
        pytest.param(90, 120, 140, id="the best of earlier weeks"),
        pytest.param(120, 90, 140, id="the best of the last ones"),
    ],
)
def test_a_max_nobody_told_is_estimated_from_the_best_of_all_lifts(lately, earlier, kg):
    athlete, known = known_of(recent(legs(lift(lately)), lifted=(lift(earlier),)), NOW, TZ)
    assert athlete == Athlete(squat_1rm_kg=kg)
    assert known.notes == (f"your squat max is estimated at {kg} kg from your log",)


def test_a_max_that_was_told_stands():
    profile = Profile(squat_1rm_kg=100)
    athlete, known = known_of(recent(legs(lift(120)), lifted=(lift(120),), profile=profile), NOW, TZ)
    assert (athlete.squat_1rm_kg, known.notes) == (100, ())


def test_days_are_counted_by_the_calendar_of_the_person():
    """At noon in UTC it is 13:00 in Berlin: what began 6 days and 13 hours ago began on the first of 7 days."""
    log = recent(hard_run(days=6, hours=13), hard_run(days=6, hours=13, minutes=1), hard_run(days=13, hours=13))
    assert known_of(log, NOW, TZ)[1].pattern == Pattern(hard_days_7d=1, rest_days_14d=11)


@pytest.mark.parametrize(
    ("log", "pattern"),
    [
        pytest.param(recent(), None, id="of an empty log nothing is counted"),
        pytest.param(recent(lifted=(lift(90),)), Pattern(), id="who lifted a month ago rests now"),
        pytest.param(recent(legs(days=20)), Pattern(), id="and so does who trained before the fortnight"),
    ],
)
def test_a_pattern_is_counted_where_there_is_a_log(log, pattern):
    assert known_of(log, NOW, TZ)[1].pattern == pattern
