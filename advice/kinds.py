"""A run's kind -> how hard it is, how long it is if unsaid, and what the documents say about that kind."""

from typing import Final, NamedTuple

from advice.models import Asked, Run
from advice.nouns import Intensity, RunKind

LOW, MODERATE, HIGH = Intensity.LOW, Intensity.MODERATE, Intensity.HIGH

CLIMB_M_PER_KM: Final = 20  # [H] from here a run counts one class harder
EASY_RPE: Final = 3  # [H+L] session RPE up to here is low
MODERATE_RPE: Final = 6  # [H+L] and up to here moderate


class Kind(NamedTuple):
    """Intensity, minutes if unsaid [H], the items that speak of it, and what is worth saying about it."""

    intensity: Intensity
    minutes: int
    cites: tuple[str, ...] = ()
    note: str = ""


_BURST = "short, fast efforts load the same fast fibres as lifting"
_UPHILL = "running uphill counts as hard running"

KINDS: Final[dict[RunKind, Kind]] = {
    RunKind.WALK: Kind(LOW, 30),
    RunKind.RECOVERY: Kind(LOW, 25, ("G48",), "a recovery run is for recovering: nothing new, nothing hard"),
    RunKind.EASY: Kind(LOW, 30),
    RunKind.JOG: Kind(LOW, 30),
    RunKind.RUN_WALK: Kind(LOW, 30),
    RunKind.LONG: Kind(LOW, 90, ("G13",), "it is the volume of a long run that competes with leg strength"),
    RunKind.STEADY: Kind(MODERATE, 45),
    RunKind.MODERATE: Kind(MODERATE, 45),
    RunKind.UNKNOWN: Kind(MODERATE, 45),
    RunKind.PROGRESSION: Kind(MODERATE, 50),
    RunKind.TRAIL: Kind(MODERATE, 60, ("G71",), "trails also work the hip muscles that roads leave out"),
    RunKind.GROUP: Kind(MODERATE, 60),
    RunKind.HIKE: Kind(MODERATE, 90),
    RunKind.TEMPO: Kind(HIGH, 45),
    RunKind.THRESHOLD: Kind(HIGH, 45),
    RunKind.FARTLEK: Kind(HIGH, 45, ("G34",), _BURST),
    RunKind.DOWNHILL: Kind(HIGH, 45),
    RunKind.INTERVALS: Kind(HIGH, 60, ("G22",), "intervals are high-intensity running"),
    RunKind.RACE: Kind(HIGH, 60),
    RunKind.HIIT: Kind(HIGH, 30, ("G36",), "HIIT is high-intensity running"),
    RunKind.SPRINTS: Kind(HIGH, 40, ("G22", "G34"), _BURST),
    RunKind.HILL_SPRINTS: Kind(HIGH, 40, ("G36", "G66"), _UPHILL),
    RunKind.TIME_TRIAL: Kind(HIGH, 40),
    RunKind.STRIDES: Kind(HIGH, 35, ("G34", "G79"), "strides are short bursts: good for power, on fresh legs"),
    RunKind.HILLS: Kind(HIGH, 50, ("G36",), _UPHILL),
}

NEVER_HARDENED: Final = frozenset(
    {RunKind.WALK, RunKind.HIKE, RunKind.EASY, RunKind.RECOVERY, RunKind.JOG, RunKind.RUN_WALK}
)
RACES: Final = frozenset({RunKind.RACE, RunKind.TIME_TRIAL})


def intensity_of(run: Run | Asked) -> Intensity:
    """How hard a run counts: the stated intensity, else its RPE, else its climb, else its kind."""
    if run.intensity is not None:
        return run.intensity
    if run.rpe is not None:
        return LOW if run.rpe <= EASY_RPE else MODERATE if run.rpe <= MODERATE_RPE else HIGH
    kind = run.run_kind or RunKind.UNKNOWN
    usual = KINDS[kind].intensity
    return usual.one_class_up() if kind not in NEVER_HARDENED and _climbs(run) else usual


def _climbs(run: Run | Asked) -> bool:
    return bool(run.ascent_m and run.distance_km and run.ascent_m >= CLIMB_M_PER_KM * run.distance_km)


def minutes_of(run: Run | Asked) -> float:
    """How long a run takes: as said, else what is usual for its kind."""
    return run.duration_min or KINDS[run.run_kind or RunKind.UNKNOWN].minutes
