"""When each kind of run opens, and what a session costs: the kinds that it closes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from advice.engine import advise, judge
from advice.models import Asked, Session, Training
from advice.nouns import Decision, RunKind
from advice.timeline import Request, Timeline, end_of, request_of

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


class Price(NamedTuple):
    """What a session closes, by the first instant (UTC) when it is open again, and what it leaves open.

    `since` is the moment that is priced: the session's end, or now where that is later. A kind that opens at None is
    held by no clock. What would be closed without the session too is in neither. `on_plan`: a plan that lies in between
    counts as carried out.
    """

    since: datetime
    closes: tuple[tuple[datetime | None, tuple[RunKind, ...]], ...]
    stays: tuple[RunKind, ...]
    on_plan: bool = False


def price_of(session: Session, training: Training, kinds: Iterable[RunKind] = SHOWN) -> Price | None:
    """The price tag of a session that is in `training`, done or planned; None where pain stops all training.

    A kind stays open where a run of it, at its usual length and at `since`, is `go` with the session counted.
    """
    since = max(training.now, end_of(session))
    verdict = advise(Asked(run_kind=RunKind.EASY, at=since), training)
    if "red_flag" in verdict.flags:
        return None
    shown = tuple(kinds)
    counted, without = openings(since, training, shown), openings(since, _without(session, training), shown)
    closed: dict[datetime | None, list[RunKind]] = {}
    for kind, opens in counted.items():
        if opens != since and opens != without[kind]:
            closed.setdefault(opens, []).append(kind)
    in_order = sorted(closed.items(), key=lambda pair: (pair[0] is None, pair[0] or since))
    stays = tuple(kind for kind, opens in counted.items() if opens == since)
    last = max((opens for opens in closed if opens), default=since)
    on_plan = bool(closed) and any(plan.start <= last for plan in training.planned)
    return Price(since, tuple((opens, tuple(names)) for opens, names in in_order), stays, on_plan)


def _without(session: Session, training: Training) -> Training:
    others = {
        "history": tuple(other for other in training.history if other != session),
        "planned": tuple(other for other in training.planned if other != session),
    }
    return training.model_copy(update=others)
