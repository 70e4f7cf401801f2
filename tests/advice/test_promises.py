"""What the whole rulebook promises, whatever the training, the plan, the body and the time zone."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from advice.documents import CONFLICTS
from advice.engine import HORIZON, advise, exceeds
from advice.items import ITEMS
from advice.kinds import KINDS, minutes_of
from advice.leg_day import STEPS
from advice.models import Asked, Athlete, LegSession, Pattern, Run, Soreness, Training, Verdict
from advice.nouns import Decision, Goal, Hardness, Intensity, Level, Pain, Place, RunKind
from advice.openings import price_of
from advice.rules import RULES
from advice.timeline import Timeline, request_of

BOLDNESS = {Decision.WAIT: 0, Decision.EASE: 1, Decision.GO: 2}
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
LEG_ITEMS = {item for _, items in STEPS for item in items}
CODES = {rule.code: rule for rule in RULES}

promise = settings(max_examples=150, suppress_health_check=list(HealthCheck))
slow_promise = settings(promise, max_examples=40)

# Noons before a night in which some clock changes, and one before an ordinary night.
NOONS = [
    datetime(2026, 3, 28, 12, tzinfo=UTC),  # Berlin springs forward
    datetime(2026, 4, 4, 3, tzinfo=UTC),  # Lord Howe falls back by half an hour
    datetime(2026, 10, 3, 3, tzinfo=UTC),  # Lord Howe springs forward by half an hour
    datetime(2026, 10, 24, 12, tzinfo=UTC),  # Berlin falls back
    datetime(2026, 11, 25, 12, tzinfo=UTC),
]
ZONES = st.sampled_from(["UTC", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/Berlin", "America/New_York"])

# Minutes from noon: anywhere in a few days, and most of all where windows end.
EDGES = [hours * 60 for hours in (-48, -24, -8, -6, 0, 6, 8, 24, 48)]
OFFSETS = st.one_of(
    st.builds(lambda edge, near: edge + near, st.sampled_from(EDGES), st.integers(-95, 95)),
    st.integers(-75 * 60, 75 * 60),
)
LENGTHS = st.sampled_from([5, 10, 11, 15, 30, 45, 60, 90, 150])
KINDS_OF_RUN = st.one_of(st.sampled_from([RunKind.EASY, RunKind.INTERVALS]), st.sampled_from(list(RunKind)))
MAYBE_INTENSITY = st.sampled_from([None, None, *Intensity])


@st.composite
def leg_sessions(draw, noon, offsets=OFFSETS):
    start = noon + draw(offsets) * MINUTE
    end = draw(st.one_of(st.none(), LENGTHS.map(lambda length: start + length * MINUTE)))
    return LegSession(
        start=start,
        end=end,
        duration_min=draw(st.one_of(st.none(), LENGTHS.map(float))),
        hardness=draw(st.sampled_from([None, Hardness.HARD, Hardness.HARD, Hardness.LIGHT])),
        body=draw(st.sampled_from([None, None, None, "upper"])),
    )


@st.composite
def runs(draw, noon, offsets=OFFSETS):
    start = noon + draw(offsets) * MINUTE
    return Run(
        start=start,
        end=draw(st.one_of(st.none(), LENGTHS.map(lambda length: start + length * MINUTE))),
        run_kind=draw(KINDS_OF_RUN),
        intensity=draw(MAYBE_INTENSITY),
    )


def sessions(noon, offsets=OFFSETS, most=4):
    return st.lists(st.one_of(leg_sessions(noon, offsets), runs(noon, offsets)), max_size=most).map(tuple)


@st.composite
def requests(draw, noon):
    at = noon + draw(st.one_of(st.just(0), st.integers(-15, 60 * 60))) * MINUTE
    if draw(st.integers(0, 3)) == 0:
        return Asked(kind="legs", at=at)
    return Asked(
        at=at,
        run_kind=draw(st.one_of(st.none(), KINDS_OF_RUN)),
        intensity=draw(MAYBE_INTENSITY),
        duration_min=draw(st.one_of(st.none(), LENGTHS.map(float))),
    )


@st.composite
def athletes(draw):
    return Athlete(goal=draw(st.sampled_from([None, *Goal])), level=draw(st.sampled_from([None, *Level])))


@st.composite
def soreness(draw, noon, pains=(None,)):
    return Soreness(
        level=draw(st.integers(0, 10)),
        at=noon - draw(st.integers(-15, 50 * 60)) * MINUTE,
        site=draw(st.sampled_from([None, "quads", "shoulder"])),
        pain=draw(st.sampled_from(pains)),
    )


@st.composite
def patterns(draw):
    return Pattern(
        hard_days_7d=draw(st.sampled_from([0, 4, 5, 7])),
        rest_days_14d=draw(st.sampled_from([0, 1, 2, 9])),
        tired_mornings=draw(st.sampled_from([0, 2, 3, 5])),
    )


@dataclass(frozen=True)
class Case:
    asked: Asked
    training: Training
    noon: datetime


@st.composite
def cases(draw, *, body=True, pains=(None, None, None, *Pain)):
    """A question with its training: anything that a person may have told."""
    noon = draw(st.sampled_from(NOONS))
    training = Training(
        now=noon,
        tz=draw(ZONES),
        profile=draw(athletes()),
        history=draw(sessions(noon, OFFSETS.filter(lambda minutes: minutes <= 0))),
        planned=draw(sessions(noon, OFFSETS.filter(lambda minutes: minutes >= 0))),
        soreness=draw(st.one_of(st.none(), soreness(noon, pains))) if body else None,
        pattern=draw(st.one_of(st.none(), patterns())) if body else None,
    )
    return Case(draw(requests(noon)), training, noon)


def boldness(verdict: Verdict) -> tuple[float, float, float]:
    """How much an answer lets through: its decision, its intensity, its minutes."""
    intensity = -1 if verdict.max_intensity is None else verdict.max_intensity.rank
    minutes = 0 if verdict.decision is Decision.WAIT else verdict.max_minutes or float("inf")
    return BOLDNESS[verdict.decision], intensity, minutes


def is_no_bolder(careful: Verdict, other: Verdict) -> bool:
    return all(mine <= theirs for mine, theirs in zip(boldness(careful), boldness(other), strict=True))


def well(training: Training, **more) -> Training:
    """The same training of somebody who feels fine."""
    return training.model_copy(update={"soreness": None, "pattern": None, **more})


def is_go(asked: Asked, training: Training, at: datetime) -> bool:
    moved = asked.model_copy(update={"at": at})
    return advise(moved, well(training, now=min(training.now, at))).decision is Decision.GO


# One answer, well formed


@promise
@given(cases())
def test_every_question_has_one_well_formed_verdict(case):
    verdict = advise(case.asked, case.training)
    is_wait, is_lift = verdict.decision is Decision.WAIT, case.asked.kind == "legs"
    assert (verdict.max_intensity is None) == (is_wait or is_lift)
    assert verdict.max_minutes is None or not (is_wait or is_lift)
    assert verdict.decision is not Decision.GO or verdict.earliest_ok is None
    assert verdict.earliest_ok is None or case.asked.at < verdict.earliest_ok <= case.asked.at + HORIZON
    assert len(verdict.headline) <= 140
    assert len(set(verdict.flags)) == len(verdict.flags)
    assert [finding.place for finding in verdict.findings] == sorted(finding.place for finding in verdict.findings)


@promise
@given(cases())
def test_a_decision_says_whether_the_request_fits_the_limits(case):
    verdict = advise(case.asked, case.training)
    limits = [finding.limit for finding in verdict.findings if finding.limit is not None]
    request = request_of(case.asked)
    assert (verdict.decision is Decision.WAIT) == any(limit.wait for limit in limits)
    assert (verdict.decision is Decision.GO) == (not any(exceeds(request, limit) for limit in limits))


@promise
@given(cases())
def test_a_finding_cites_what_its_rule_declares(case):
    for finding in advise(case.asked, case.training).findings:
        if finding.code in CODES:
            assert finding.cites
            assert set(finding.cites) <= set(CODES[finding.code].may_cite) | LEG_ITEMS
        assert set(finding.cites) <= ITEMS.keys()
        assert finding.conflict is None or finding.conflict in CONFLICTS


@promise
@given(cases(pains=[pain for pain in Pain if pain is not Pain.DULL]))
def test_a_red_flag_is_the_only_finding(case):
    verdict = advise(case.asked, case.training)
    if "red_flag" in verdict.flags:
        assert [finding.place for finding in verdict.findings] == [Place.RED_FLAG]
        assert (verdict.decision, verdict.earliest_ok, verdict.cites) == (Decision.WAIT, None, ("G64",))
        assert "run" not in verdict.headline


# Never bolder


def assert_no_bolder_untold(case, told, untold, data):
    """Around a session in the history, knowing less of it never opens more."""
    after = st.one_of(
        st.integers(0, 100), st.integers(0, 60 * 60), st.sampled_from(EDGES).map(lambda edge: abs(edge) + 20)
    )
    asked = case.asked.model_copy(update={"at": told.start + data.draw(after) * MINUTE})
    answers = [
        advise(asked, case.training.model_copy(update={"now": asked.at, "history": (*case.training.history, row)}))
        for row in (untold, told)
    ]
    assert is_no_bolder(*answers)


@promise
@given(cases(pains=(None,)), st.integers(0, 9), st.integers(1, 10))
def test_more_soreness_is_never_bolder(case, level, more):
    said = case.training.soreness or Soreness(level=0, at=case.training.now)
    milder, sorer = (
        case.training.model_copy(update={"soreness": said.model_copy(update={"level": each})})
        for each in (level, min(10, level + more))
    )
    assert is_no_bolder(advise(case.asked, sorer), advise(case.asked, milder))


@promise
@given(cases(body=False), st.data())
def test_less_time_since_hard_legs_is_never_bolder(case, data):
    ended = sessions(case.noon, st.integers(-75 * 60, -3 * 60))
    training = case.training.model_copy(
        update={"planned": (), "history": tuple(row for row in data.draw(ended) if row.kind == "legs")}
    )
    sooner = case.asked.model_copy(update={"at": case.noon + data.draw(st.integers(0, 50 * 60)) * MINUTE})
    later = sooner.model_copy(update={"at": sooner.at + data.draw(st.integers(0, 50 * 60)) * MINUTE})
    assert is_no_bolder(advise(sooner, training), advise(later, training))


@promise
@given(cases(), st.data())
def test_unknown_instead_of_light_legs_is_never_bolder(case, data):
    light = data.draw(leg_sessions(case.noon)).model_copy(update={"hardness": Hardness.LIGHT, "body": None})
    unknown = light.model_copy(update={"hardness": None})
    told, untold = (
        case.training.model_copy(update={"history": (*case.training.history, legs)}) for legs in (light, unknown)
    )
    assert is_no_bolder(advise(case.asked, untold), advise(case.asked, told))


@promise
@given(cases(), st.data())
def test_an_unknown_end_of_legs_instead_of_an_earlier_one_is_never_bolder(case, data):
    legs = data.draw(leg_sessions(case.noon)).model_copy(update={"duration_min": None})
    ended = legs.model_copy(update={"end": legs.start + data.draw(st.integers(0, 60)) * MINUTE})
    unknown = legs.model_copy(update={"end": None})
    assert_no_bolder_untold(case, ended, unknown, data)


@promise
@given(cases(), st.data())
def test_an_unknown_end_of_a_run_instead_of_an_earlier_one_is_never_bolder(case, data):
    unknown = data.draw(runs(case.noon)).model_copy(update={"end": None, "run_kind": RunKind.INTERVALS})
    usual = int(minutes_of(unknown))
    ended = unknown.model_copy(update={"end": unknown.start + data.draw(st.integers(0, usual)) * MINUTE})
    assert_no_bolder_untold(case, ended, unknown, data)


@promise
@given(cases(), st.data())
def test_one_more_session_is_never_bolder(case, data):
    hard = data.draw(leg_sessions(case.noon)).model_copy(update={"hardness": Hardness.HARD, "body": None})
    more = case.training.model_copy(update={"history": (*case.training.history, hard)})
    if case.asked.kind == "run" and request_of(case.asked).minutes <= 10:
        return  # a short easy run may become the warm-up of the session
    assert is_no_bolder(advise(case.asked, more), advise(case.asked, case.training))


@promise
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_sessions_does_not_matter(case, random):
    history, planned = list(case.training.history), list(case.training.planned)
    random.shuffle(history)
    random.shuffle(planned)
    shuffled = case.training.model_copy(update={"history": tuple(history), "planned": tuple(planned)})
    assert advise(case.asked, shuffled) == advise(case.asked, case.training)


# The earliest time


@promise
@given(cases())
def test_it_is_go_at_the_earliest_time_and_not_a_second_before(case):
    earliest = advise(case.asked, case.training).earliest_ok
    if earliest is None:
        reject()
    assert is_go(case.asked, case.training, earliest)
    assert not is_go(case.asked, case.training, max(case.asked.at, earliest - SECOND))


@slow_promise
@given(cases(body=False))
def test_no_instant_before_the_earliest_time_is_a_go(case):
    verdict = advise(case.asked, case.training)
    assume(verdict.decision is not Decision.GO)
    earliest = verdict.earliest_ok or case.asked.at + HORIZON + SECOND
    for row in (*case.training.history, *case.training.planned):
        for edge in (*EDGES, -50, -40, -35, 10, 30, 60, 90):
            for at in (row.start + edge * MINUTE, (row.end or row.start) + edge * MINUTE):
                assert not case.asked.at <= at < earliest or not is_go(case.asked, case.training, at)
    at = case.asked.at
    while at < min(earliest, case.asked.at + timedelta(days=6)):
        assert not is_go(case.asked, case.training, at)
        at += 37 * MINUTE


@slow_promise
@given(st.sampled_from(NOONS), st.integers(0, 9), st.integers(20, 400))
def test_no_instant_before_the_earliest_time_is_a_go_where_warm_ups_are_near(noon, since, until):
    warm_up = Run(start=noon - since * MINUTE, run_kind=RunKind.EASY, duration_min=10.0)
    legs = LegSession(start=noon + until * MINUTE, hardness=Hardness.HARD)
    training = Training(now=noon, tz="UTC", profile=Athlete(goal=Goal.STRENGTH))
    lift, jog = Asked(kind="legs", at=noon), Asked(run_kind=RunKind.EASY, duration_min=10.0, at=noon)
    assert_opens_first(lift, training.model_copy(update={"history": (warm_up,)}))
    assert_opens_first(jog, training.model_copy(update={"planned": (legs,)}))


def assert_opens_first(asked, training):
    """By every minute of half a day."""
    opens = advise(asked, training).earliest_ok or asked.at
    minutes = (asked.at + minute * MINUTE for minute in range(12 * 60))
    assert next(at for at in minutes if is_go(asked, training, at)) == opens


@promise
@given(cases())
def test_every_refusal_by_the_clock_says_when_it_opens(case):
    request = request_of(case.asked)
    timeline = Timeline(case.training, case.asked.at)
    for rule in RULES:
        if (rule.for_legs if request.for_legs else rule.for_runs) and not rule.passing:
            said = rule.check(request, timeline)
            if said is not None and said.limit is not None and exceeds(request, said.limit):
                assert said.opens is not None, rule.code
                assert said.opens > request.at, rule.code


@promise
@given(cases(body=False, pains=(None,)))
def test_the_plan_alone_can_close_fourteen_days(case):
    daily = tuple(LegSession(start=case.noon + timedelta(days=day), hardness=Hardness.HARD) for day in range(17))
    training = case.training.model_copy(update={"planned": daily, "history": ()})
    asked = Asked(run_kind=RunKind.INTERVALS, at=case.noon + timedelta(hours=2))
    verdict = advise(asked, training)
    assert (verdict.decision, verdict.earliest_ok) != (Decision.GO, None)
    assert "no_window" in verdict.flags


@pytest.mark.parametrize("kind", RunKind)
def test_with_nothing_known_every_kind_is_open(kind):
    verdict = advise(Asked(run_kind=kind, at=NOONS[0]), Training(now=NOONS[0], tz="UTC"))
    assert (verdict.decision, verdict.max_minutes) == (Decision.GO, None)
    assert set(verdict.cites) == {*KINDS[kind].cites, *(("G44",) if kind is RunKind.GROUP else ())}


# The price tag


@slow_promise
@given(cases(), st.integers(0, 7))
def test_a_price_tag_never_says_open_what_a_question_would_close(case, which):
    known = [*case.training.history, *case.training.planned]
    assume(known)
    price = price_of(known[which % len(known)], case.training)
    if price is None:
        return
    for kind in price.stays:
        assert advise(Asked(run_kind=kind, at=price.since), case.training).decision is Decision.GO
    for opens, kinds in price.closes:
        for kind in kinds:
            verdict = advise(Asked(run_kind=kind, at=price.since), case.training)
            assert verdict.decision is not Decision.GO
            assert opens == verdict.earliest_ok
    told = [*price.stays, *(kind for _, kinds in price.closes for kind in kinds)]
    assert len(told) == len(set(told))
