"""The verdict in one line of at most 140 characters: what is fine, and from when the rest."""

from datetime import datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from advice.models import Asked, Limit, Verdict, zone_of
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
NOON: Final = 12
DAYS: Final = "Mon Tue Wed Thu Fri Sat Sun".split()
MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
OPEN: Final = {
    Intensity.LOW: "easy running",
    Intensity.MODERATE: "easy to moderate running",
    Intensity.HIGH: "running",
}


def clock(instant: datetime, zone: ZoneInfo, *, hours12: bool = False) -> str:
    """An instant as its person reads it: Fri 27 Nov 18:30, or Fri 27 Nov 6:30 pm."""
    local = instant.astimezone(zone)
    day = f"{DAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]}"  # in English, whatever the system speaks
    return f"{day} {time_of_day(local, hours12=hours12)}"


def time_of_day(local: datetime, *, hours12: bool = False) -> str:
    """A local time as its person reads it: 18:30, or 6:30 pm."""
    if not hours12:
        return f"{local.hour:02}:{local.minute:02}"
    return f"{local.hour % 12 or 12}:{local.minute:02} {'am' if local.hour < NOON else 'pm'}"


class Outcome(NamedTuple):
    """What was decided: the combined limit, when the request opens, and whether a red flag stops everything."""

    decision: Decision
    limit: Limit
    earliest: datetime | None
    stopped: bool


def headline(asked: Asked, outcome: Outcome, zone: ZoneInfo, *, hours12: bool = False) -> str:
    """The one line. A red flag says only to stop."""
    return _line(asked, outcome) + _opening(asked, outcome, zone, hours12=hours12)


def headline_of(verdict: Verdict, *, hours12: bool) -> str:
    """A verdict's line, told by the clock of whoever reads it."""
    limit = Limit(intensity=verdict.max_intensity, minutes=verdict.max_minutes)
    outcome = Outcome(verdict.decision, limit, verdict.earliest_ok, stopped="red_flag" in verdict.flags)
    return headline(verdict.asked, outcome, zone_of(verdict.tz), hours12=hours12)


def _line(asked: Asked, outcome: Outcome) -> str:
    if outcome.stopped:
        return "Stop: this needs care, not training."
    if asked.kind == "legs":
        return {
            Decision.GO: "Go: a leg session is fine then.",
            Decision.EASE: "Ease: keep the legs light then.",
            Decision.WAIT: "Wait: no leg session then.",
        }[outcome.decision]
    if outcome.decision is Decision.WAIT:
        return "Wait: no run then."
    if outcome.decision is Decision.GO:
        return "Go: everything is open." if _is_general(asked) else f"Go: {_named(asked)} fine."
    return f"Ease: {allowed(outcome.limit)} only."


def _opening(asked: Asked, outcome: Outcome, zone: ZoneInfo, *, hours12: bool) -> str:
    """From when the rest is fine, where that is known."""
    if outcome.earliest is None or outcome.stopped:
        return ""
    if asked.kind == "legs":
        what = "Hard legs"
    elif outcome.decision is Decision.WAIT:
        what = "Fine"
    else:
        what = "All" if _is_general(asked) else "As asked"
    return f" {what} from {clock(outcome.earliest, zone, hours12=hours12)}."


def _is_general(asked: Asked) -> bool:
    return asked.run_kind is None and asked.intensity is None and asked.rpe is None


def allowed(limit: Limit) -> str:
    """What a limit leaves open, in words: easy running up to 30 min."""
    minutes = f" up to {limit.minutes} min" if limit.minutes else ""
    return OPEN[limit.intensity or Intensity.HIGH] + minutes


def _named(asked: Asked) -> str:
    kind = asked.run_kind or RunKind.UNKNOWN
    name = NAMES[kind]
    name = name if name == "HIIT" else name[0].lower() + name[1:]
    return f"{name} {'are' if kind in PLURAL else 'is'}"
