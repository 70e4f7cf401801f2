"""Asks every rule and adds up what they say: `advise(asked, training)` is the answer to one question.

Limits combine by the lowest intensity and the fewest minutes; nothing raises one. The earliest time is found by
jumping: each finding that refuses the request holds until its `opens`, so no earlier instant can be a `go`.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from advice.errors import QueryInPast
from advice.headline import Outcome, headline
from advice.models import Asked, Finding, Limit, Question, Session, Training, Verdict
from advice.nouns import Basis, Decision, Intensity, Place
from advice.rule import Rule, Says
from advice.rules import RULEBOOK_VERSION, RULES
from advice.timeline import Request, Timeline, request_of

TOLERANCE: Final = timedelta(minutes=15)  # [H] "now" a moment ago is still now
HORIZON: Final = timedelta(days=14)  # [H] how far ahead an opening is looked for
_RUN_RULES: Final = tuple(rule for rule in RULES if rule.for_runs)
_LIFT_RULES: Final = tuple(rule for rule in RULES if rule.for_legs)
_RUN_CLOCKS: Final = tuple(rule for rule in _RUN_RULES if rule.holds_by_the_clock)
_LIFT_CLOCKS: Final = tuple(rule for rule in _LIFT_RULES if rule.holds_by_the_clock)


class Opening(NamedTuple):
    """When a request first is `go`, from its own time on. `at` is None where nothing opens within the horizon."""

    at: datetime | None


class Judgement(NamedTuple):
    """What the rules say, in the order in which it is told, and what follows from it.

    `opening` is None where the request is `go`, and where a red flag `stopped` everything.
    """

    said: list[tuple[Rule, Says]]
    limit: Limit
    decision: Decision
    opening: Opening | None
    stopped: bool


def answer(question: Question) -> Verdict:
    """The verdict on a whole question, as receipts hold them."""
    return advise(question.query, question)


def advise(asked: Asked, training: Training) -> Verdict:
    """The verdict on one requested session at one time.

    Raises:
        QueryInPast: the asked time lies more than 15 minutes before `training.now`.
    """
    timeline = Timeline(training, asked.at)
    request = request_of(asked)
    said, limit, decision, opening, stopped = judge(request, timeline)
    flags = [*dict.fromkeys(flag for _, says in said for flag in says.flags)]
    if timeline.is_empty and not stopped:
        flags.append("nothing_logged")
    if opening is not None and opening.at is None:
        flags.append("no_window")
    findings = tuple(rule.finding(says) for rule, says in said)
    if "no_window" in flags:
        findings += _worth_moving(request, training)
    earliest = opening.at if opening and opening.at and opening.at > asked.at else None
    waits = decision is Decision.WAIT or request.for_legs
    return Verdict(
        decision=decision,
        max_intensity=None if waits else limit.intensity or Intensity.HIGH,
        max_minutes=None if waits else limit.minutes,
        earliest_ok=earliest,
        headline=headline(asked, Outcome(decision, limit, earliest, stopped=stopped), timeline.zone),
        findings=findings,
        flags=tuple(flags),
        asked=asked,
        tz=training.tz,
        rulebook=RULEBOOK_VERSION,
    )


def judge(request: Request, timeline: Timeline) -> Judgement:
    """What the rules say of a request, and what follows from it.

    Raises:
        QueryInPast: its time lies more than 15 minutes before `timeline.now`.
    """
    if request.at < timeline.now - TOLERANCE:
        raise QueryInPast
    said = _ask(request, timeline, _LIFT_RULES if request.for_legs else _RUN_RULES)
    stopped = [(rule, says) for rule, says in said if rule.place is Place.RED_FLAG]
    said = stopped or sorted(said, key=lambda pair: pair[0].place)
    limit = combined(says.limit for _, says in said)
    decision = decide(limit, request)
    opening = None if stopped or decision is Decision.GO else first_go(request, timeline, said)
    return Judgement(said, limit, decision, opening, bool(stopped))


def combined(limits: Iterable[Limit | None]) -> Limit:
    """The lowest intensity, the fewest minutes, and a wait if anything waits."""
    given = [limit for limit in limits if limit is not None]
    intensities = [limit.intensity for limit in given if limit.intensity is not None]
    return Limit(
        intensity=min(intensities, key=lambda intensity: intensity.rank, default=None),
        minutes=min((limit.minutes for limit in given if limit.minutes is not None), default=None),
        light_legs=any(limit.light_legs for limit in given),
        wait=any(limit.wait for limit in given),
    )


def decide(limit: Limit, request: Request) -> Decision:
    """Go if the request fits inside the limit, wait if nothing does, else ease."""
    if limit.wait:
        return Decision.WAIT
    return Decision.EASE if exceeds(request, limit) else Decision.GO


def exceeds(request: Request, limit: Limit) -> bool:
    """Whether the request asks for more than the limit allows. The general question exceeds any limit at all."""
    if limit.wait or limit.light_legs:
        return True
    if request.general:
        return limit.minutes is not None or (limit.intensity or Intensity.HIGH) is not Intensity.HIGH
    too_hard = limit.intensity is not None and request.intensity.rank > limit.intensity.rank
    return too_hard or (limit.minutes is not None and request.minutes > limit.minutes)


def first_go(request: Request, timeline: Timeline, said: list[tuple[Rule, Says]] | None = None) -> Opening:
    """The first instant from the request's own on when it is `go`, once soreness and patterns are gone.

    `said`: what all rules say of the request, where that is known already.
    """
    clocks = _LIFT_CLOCKS if request.for_legs else _RUN_CLOCKS
    if said is None:
        said = _ask(request, timeline, clocks)
    moved = request
    while moved.at <= request.at + HORIZON:
        opens = [says.opens for rule, says in said if rule.holds_by_the_clock and says.opens and _refuses(says, moved)]
        if not opens:
            return Opening(moved.at)
        moved = request.moved_to(max(opens))
        said = _ask(moved, timeline, clocks)
    return Opening(None)


def _refuses(says: Says, request: Request) -> bool:
    return says.limit is not None and exceeds(request, says.limit)


def _ask(request: Request, timeline: Timeline, rules: Iterable[Rule]) -> list[tuple[Rule, Says]]:
    return [(rule, says) for rule in rules if (says := rule.check(request, timeline)) is not None]


def _worth_moving(request: Request, training: Training) -> tuple[Finding, ...]:
    """Names the planned session whose move would open the most, where nothing opens in 14 days."""
    openings: list[tuple[datetime, Session]] = []
    for session in training.planned:
        others = tuple(other for other in training.planned if other is not session)
        without = training.model_copy(update={"planned": others})
        opening = first_go(request, Timeline(without, request.at)).at
        if opening is not None:
            openings.append((opening, session))
    if not openings:
        return ()
    _, session = min(openings, key=lambda pair: (pair[0], pair[1].start, pair[1].kind))
    name = "leg session" if session.kind == "legs" else "run"
    day = session.start.astimezone(Timeline(training, request.at).zone)
    because = f"nothing opens in 14 days; moving your {name} of {day:%a %d %b %H:%M} would open the most"
    return (Finding(code="NO_WINDOW", place=Place.ADVICE, basis=Basis.HOUSE, because=because, cites=()),)
