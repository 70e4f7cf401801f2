"""The verdict in one line of at most 140 characters: what is fine, and from when the rest."""

from datetime import datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from advice.models import Asked, Limit
from advice.nouns import Decision, Intensity, RunKind

NAMES: Final[dict[RunKind, str]] = {
    RunKind.WALK: "A walk",
    RunKind.RECOVERY: "A recovery run",
    RunKind.EASY: "An easy run",
    RunKind.JOG: "A jog",
    RunKind.RUN_WALK: "Run-walk",
    RunKind.LONG: "A long run",
    RunKind.STEADY: "A steady run",
    RunKind.MODERATE: "A moderate run",
    RunKind.UNKNOWN: "A run",
    RunKind.PROGRESSION: "A progression run",
    RunKind.TRAIL: "A trail run",
    RunKind.GROUP: "A group run",
    RunKind.HIKE: "A hike",
    RunKind.TEMPO: "A tempo run",
    RunKind.THRESHOLD: "A threshold run",
    RunKind.FARTLEK: "A fartlek",
    RunKind.DOWNHILL: "Downhill running",
    RunKind.INTERVALS: "Intervals",
    RunKind.RACE: "A race",
    RunKind.HIIT: "HIIT",
    RunKind.SPRINTS: "Sprints",
    RunKind.HILL_SPRINTS: "Hill sprints",
    RunKind.TIME_TRIAL: "A time trial",
    RunKind.STRIDES: "Strides",
    RunKind.HILLS: "Hills",
}
PLURAL: Final = frozenset({RunKind.INTERVALS, RunKind.SPRINTS, RunKind.HILL_SPRINTS, RunKind.STRIDES, RunKind.HILLS})
OPEN: Final = {
    Intensity.LOW: "easy running",
    Intensity.MODERATE: "easy to moderate running",
    Intensity.HIGH: "running",
}


def clock(instant: datetime, zone: ZoneInfo) -> str:
    """An instant as its person reads it: Fri 27 Nov 18:30."""
    local = instant.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %H:%M}"


class Outcome(NamedTuple):
    """What was decided: the combined limit, when the request opens, and whether a red flag stops everything."""

    decision: Decision
    limit: Limit
    earliest: datetime | None
    stopped: bool


def headline(asked: Asked, outcome: Outcome, zone: ZoneInfo) -> str:
    """The one line. A red flag says only to stop."""
    decision, limit, earliest, stopped = outcome
    if stopped:
        return "Stop: this needs care, not training."
    if asked.kind == "legs":
        line = {
            Decision.GO: "Go: a hard leg session is fine then.",
            Decision.EASE: "Ease: keep the legs light then.",
            Decision.WAIT: "Wait: no leg session then.",
        }[decision]
        return line + _from(earliest, "Hard legs", zone)
    if decision is Decision.WAIT:
        return "Wait: no run then." + _from(earliest, "Fine", zone)
    is_general = asked.run_kind is None and asked.intensity is None and asked.rpe is None
    if decision is Decision.GO:
        return "Go: everything is open." if is_general else f"Go: {_named(asked)} fine."
    return f"Ease: {allowed(limit)} only." + _from(earliest, "All" if is_general else "As asked", zone)


def allowed(limit: Limit) -> str:
    """What a limit leaves open, in words: easy running up to 30 min."""
    minutes = f" up to {limit.minutes} min" if limit.minutes else ""
    return OPEN[limit.intensity or Intensity.HIGH] + minutes


def _named(asked: Asked) -> str:
    kind = asked.run_kind or RunKind.UNKNOWN
    name = NAMES[kind]
    name = name if name == "HIIT" else name[0].lower() + name[1:]
    return f"{name} {'are' if kind in PLURAL else 'is'}"


def _from(earliest: datetime | None, what: str, zone: ZoneInfo) -> str:
    return "" if earliest is None else f" {what} from {clock(earliest, zone)}."
