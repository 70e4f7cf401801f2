"""Variety of a week: whether its runs are one and the same, and whether hips and glutes had their share."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from advice.exercises import Body, is_warm_up, normal, trained_by
from advice.kinds import intensity_of
from advice.models import LegSession, Run
from advice.nouns import RunKind

ALIKE: Final = 0.10  # [H] runs whose length and pace are this near are alike
_HIPS: Final = re.compile(
    r"\bhips?\b|\bglutes?\b|thrust|\bbridges?\b|clam ?shell|abduct|adduct|copenhagen|monster walk|band(?:ed)? walk|"
    r"lateral (?:lunge|step|walk)|side (?:lunge|plank)|cossack|skater|curtsy|fire hydrant|donkey"
)


def said_minutes(run: Run) -> float | None:
    """How long a run took, where that was told."""
    return (run.end - run.start) / timedelta(minutes=1) if run.end else run.duration_min


def alike_runs(runs: list[Run]) -> tuple[int, int]:
    """How many runs are most alike, of those that can be compared; nothing where one cannot be."""
    if any(_length(run) is None for run in runs):
        return 0, 0
    return max((sum(_are_alike(one, other) for other in runs) for one in runs), default=0), len(runs)


def _length(run: Run) -> tuple[float | None, float | None] | None:
    """Distance (km) and minutes, where enough of them is told: both, or one with the kind."""
    km, minutes = run.distance_km, said_minutes(run)
    enough = (km and minutes) or (run.run_kind is not None and (km or minutes))
    return (km, minutes) if enough else None


def _are_alike(one: Run, other: Run) -> bool:
    if one.run_kind is not other.run_kind or intensity_of(one) is not intensity_of(other):
        return False
    pairs = [(one.distance_km, other.distance_km), (said_minutes(one), said_minutes(other))]
    told = [(first, second) for first, second in pairs if first and second]
    return bool(told) and all(abs(second - first) <= ALIKE * first for first, second in told)


def hips_trained(runs: Iterable[Run], legs: Iterable[LegSession]) -> bool | None:
    """Whether hips or glutes were trained; None unless every leg session's exercises are told."""
    if any(run.run_kind is RunKind.TRAIL for run in runs):
        return True  # G71
    sessions = list(legs)
    rows = [row for one in sessions for row in one.exercises or () if not is_warm_up(row)]
    if any(_HIPS.search(normal(row.name)) and trained_by(row) is not Body.UPPER for row in rows):
        return True
    known = bool(sessions) and all(one.exercises for one in sessions)
    return False if known and all(trained_by(row) is not Body.UNKNOWN for row in rows) else None
