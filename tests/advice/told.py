"""Short ways to tell a question: who asks what, after and before what. Every time hangs on NOW, the asked instant."""

from datetime import UTC, datetime, timedelta
from typing import Any

from advice.engine import advise
from advice.models import Asked, Athlete, Exercise, LegSession, Limit, Pattern, Run, Soreness, Training, Verdict
from advice.nouns import Hardness, Intensity, RunKind
from advice.rule import Rule, Says
from advice.timeline import Timeline, request_of

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday at noon
LOW, MODERATE, HIGH = Intensity.LOW, Intensity.MODERATE, Intensity.HIGH
HARD, LIGHT = Hardness.HARD, Hardness.LIGHT

ONLY_LOW = Limit(intensity=LOW)
ONLY_MODERATE = Limit(intensity=MODERATE)
LOW_20 = Limit(intensity=LOW, minutes=20)
LOW_30 = Limit(intensity=LOW, minutes=30)
LOW_45 = Limit(intensity=LOW, minutes=45)
MODERATE_60 = Limit(intensity=MODERATE, minutes=60)
WAIT = Limit(wait=True)
LIGHT_LEGS = Limit(light_legs=True)


def h(hours: float, minutes: float = 0, seconds: float = 0) -> timedelta:
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def m(minutes: float, seconds: float = 0) -> timedelta:
    return timedelta(minutes=minutes, seconds=seconds)


AN_HOUR, NOTHING = h(1), h(0)


def run(kind: str | RunKind | None = "easy", **more: Any) -> Asked:
    more.setdefault("at", NOW)
    return Asked(run_kind=None if kind is None else RunKind(kind), **more)


def lift(**more: Any) -> Asked:
    more.setdefault("at", NOW)
    return Asked(kind="legs", **more)


def legs_ended(ago: timedelta, hardness: Any = HARD, length: timedelta = AN_HOUR, **more: Any) -> LegSession:
    """A leg session that ended so long before NOW; with `hardness` None nobody has said how hard it was."""
    return LegSession(start=NOW - ago - length, end=NOW - ago, hardness=hardness, **more)


def legs_ahead(after: timedelta, hardness: Any = HARD, length: timedelta = AN_HOUR, **more: Any) -> LegSession:
    """A leg session that starts so long after NOW."""
    return LegSession(start=NOW + after, end=NOW + after + length, hardness=hardness, **more)


def ran(ago: timedelta, kind: str = "intervals", length: timedelta = AN_HOUR, **more: Any) -> Run:
    """A run that ended so long before NOW."""
    return Run(start=NOW - ago - length, end=NOW - ago, run_kind=RunKind(kind), **more)


def run_ahead(after: timedelta, kind: str = "intervals", **more: Any) -> Run:
    """A run that starts so long after NOW."""
    return Run(start=NOW + after, run_kind=RunKind(kind), **more)


def sore(level: int, ago: timedelta = NOTHING, **more: Any) -> Soreness:
    return Soreness(level=level, at=NOW - ago, **more)


def tired(mornings: int = 3, hard_days: int = 0, rest_days: int = 14) -> Pattern:
    return Pattern(tired_mornings=mornings, hard_days_7d=hard_days, rest_days_14d=rest_days)


def rows(*names: str, **each: Any) -> tuple[Exercise, ...]:
    """One exercise row for each name, all alike; three sets of eight if unsaid."""
    return tuple(Exercise(name=name, **{"sets": 3, "reps": 8, **each}) for name in names)


def training(*history: LegSession | Run, planned: Any = (), **more: Any) -> Training:
    athlete = Athlete(goal=more.pop("goal", None), level=more.pop("level", None), **more.pop("profile", {}))
    planned = planned if isinstance(planned, tuple) else (planned,)
    return Training(**{"now": NOW, "tz": "UTC", **more}, profile=athlete, history=history, planned=planned)


def says(rule: Rule, asked: Asked, known: Training) -> Says | None:
    """What one rule alone says."""
    return rule.check(request_of(asked), Timeline(known, asked.at))


def limit(rule: Rule, asked: Asked, known: Training) -> Limit | None:
    """What one rule alone allows; None where it says nothing or only advises."""
    said = says(rule, asked, known)
    return said.limit if said else None


def cites(rule: Rule, asked: Asked, known: Training) -> set[str]:
    """Every item under what one rule alone says; empty where it says nothing."""
    said = says(rule, asked, known)
    return set(rule.finding(said).cites) if said else set()


def verdict(asked: Asked, known: Training) -> Verdict:
    return advise(asked, known)
