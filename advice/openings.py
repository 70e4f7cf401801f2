"""When each kind of run opens."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from advice.engine import advise, first_go
from advice.models import Asked, Training
from advice.nouns import Decision, RunKind
from advice.timeline import Timeline, request_of

SHOWN: Final = (RunKind.EASY, RunKind.STEADY, RunKind.LONG, RunKind.TEMPO, RunKind.INTERVALS, RunKind.SPRINTS)


def openings(at: datetime, training: Training, kinds: Iterable[RunKind] = SHOWN) -> dict[RunKind, datetime | None]:
    """For each kind, at its usual length: the first instant (UTC) from `at` on when it is `go`.

    `at` itself where it is open now; None where only a body that feels better opens it, or nothing within 14 days.
    """
    return {kind: _opening(Asked(run_kind=kind, at=at), training) for kind in kinds}


def _opening(asked: Asked, training: Training) -> datetime | None:
    verdict = advise(asked, training)
    if verdict.decision is Decision.GO:
        return asked.at
    if "red_flag" in verdict.flags:
        return None
    return verdict.earliest_ok


def opens_by_clock(asked: Asked, training: Training) -> datetime | None:
    """The first instant when the clocks alone would let the request through, whatever the legs feel like."""
    return first_go(request_of(asked), Timeline(training, asked.at)).at
