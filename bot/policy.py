"""Questions of policy: what holds after any hard leg day, worked out by the rules themselves, never written by hand."""

from datetime import timedelta
from typing import Final, NamedTuple

from advice.engine import advise
from advice.models import Asked, LegSession, Training, Verdict
from advice.nouns import Decision, Hardness, Intensity
from bot.language.query import SessionQuery
from bot.training import asked_of

AFTER_HOURS: Final = (0, 6, 8, 24, 48)
DAY: Final = timedelta(hours=24)
TYPICAL_GAP: Final = timedelta(hours=12)  # [H] "the day after": from an evening's lifting to the next morning
HOUR: Final = timedelta(hours=1)
LONG_BEFORE: Final = timedelta(hours=3)  # [H] "before legs" on one day


class PolicyLine(NamedTuple):
    """What is open so many hours after hard legs."""

    hours: int
    decision: Decision
    intensity: Intensity | None
    minutes: int | None


def policy(training: Training) -> tuple[PolicyLine, ...]:
    """What is open right after a hard leg day, after 6, 8 and 24 h for this goal, and after 48 h."""
    after_legs = _after_legs(training)
    return tuple(_line(hours, after_legs) for hours in AFTER_HOURS)


def _line(hours: int, after_legs: Training) -> PolicyLine:
    verdict = advise(Asked(at=after_legs.now + timedelta(hours=hours)), after_legs)
    return PolicyLine(hours, verdict.decision, verdict.max_intensity, verdict.max_minutes)


def direct(query: SessionQuery, training: Training) -> Verdict | None:
    """The asked session at its gap from a hard leg session; None where the question names no gap."""
    when = query.when
    if when.shape != "leg" or when.leg_offset is None:
        return None
    if when.leg_before:
        return _undated(advise(asked_of(query, training.now, []), _before_legs(training)))
    gap = timedelta(hours=when.leg_offset) if when.leg_unit == "h" else when.leg_offset * DAY
    if when.leg_unit == "d" and gap:
        gap -= TYPICAL_GAP
    return _undated(advise(asked_of(query, training.now + gap, []), _after_legs(training)))


def gap_needed(query: SessionQuery, training: Training) -> float | None:
    """Hours after a hard leg day until the asked kind of run is `go`; None where the question asks for no gap."""
    when = query.when
    if when.shape != "leg" or when.leg_offset is not None or when.leg_before or query.intent != "ask_run":
        return None
    verdict = advise(asked_of(query, training.now, []), _after_legs(training))
    return 0 if verdict.earliest_ok is None else (verdict.earliest_ok - training.now).total_seconds() / 3600


def _undated(verdict: Verdict) -> Verdict:
    """A verdict on a leg day that stands for any: no date in it holds."""
    return verdict.model_copy(update={"earliest_ok": None, "headline": verdict.headline.partition(".")[0] + "."})


def _after_legs(training: Training) -> Training:
    legs = LegSession(start=training.now - HOUR, end=training.now, hardness=Hardness.HARD)
    return training.model_copy(update={"history": (legs,), "planned": ()})


def _before_legs(training: Training) -> Training:
    start = training.now + LONG_BEFORE
    legs = LegSession(start=start, end=start + HOUR, hardness=Hardness.HARD)
    return training.model_copy(update={"history": (), "planned": (legs,)})
