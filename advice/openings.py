"""When each kind of run opens."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from advice.engine import first_go, judge
from advice.models import Asked, Training
from advice.nouns import Decision, RunKind
from advice.timeline import Request, Timeline, request_of

SHOWN: Final = (RunKind.EASY, RunKind.STEADY, RunKind.LONG, RunKind.TEMPO, RunKind.INTERVALS, RunKind.SPRINTS)


def openings(at: datetime, training: Training, kinds: Iterable[RunKind] = SHOWN) -> dict[RunKind, datetime | None]:
    """For each kind, at its usual length: the first instant (UTC) from `at` on when it is `go`.

    `at` itself where it is open now; None where only a body that feels better opens it, or nothing within 14 days.
    """
    timeline = Timeline(training, at)
    return {kind: _opening(request_of(Asked(run_kind=kind, at=at)), timeline) for kind in kinds}


def _opening(request: Request, timeline: Timeline) -> datetime | None:
    judgement = judge(request, timeline)
    if judgement.decision is Decision.GO:
        return request.at
    opens = judgement.opening.at if judgement.opening else None
    return opens if opens and opens > request.at else None


def opens_by_clock(asked: Asked, training: Training) -> datetime | None:
    """The first instant when the clocks alone would let the request through, whatever the legs feel like."""
    return first_go(request_of(asked), Timeline(training, asked.at)).at
