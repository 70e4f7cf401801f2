import pytest

from advice.engine import HORIZON, TOLERANCE, answer, combined, exceeds
from advice.errors import AdviceError, QueryInPast
from advice.models import Limit, Question
from advice.nouns import Decision, Goal, Level, Pain, Place
from advice.rules import RULEBOOK_VERSION
from advice.timeline import request_of
from tests.advice.told import (
    HIGH,
    LIGHT,
    LOW,
    LOW_20,
    LOW_30,
    MODERATE_60,
    NOW,
    ONLY_MODERATE,
    WAIT,
    h,
    legs_ahead,
    legs_ended,
    lift,
    m,
    ran,
    run,
    run_ahead,
    sore,
    tired,
    training,
    verdict,
)

# Adding up


@pytest.mark.parametrize(
    ("limits", "together"),
    [
        pytest.param([], Limit(), id="nothing limits nothing"),
        pytest.param([None, LOW_30], LOW_30, id="advice limits nothing"),
        pytest.param([MODERATE_60, LOW_20], LOW_20, id="the lowest intensity and the fewest minutes"),
        pytest.param([LOW_30, WAIT], Limit(intensity=LOW, minutes=30, wait=True), id="a wait waits"),
    ],
)
def test_limits_combine(limits, together):
    assert combined(limits) == together


@pytest.mark.parametrize(
    ("asked", "limit", "more"),
    [
        pytest.param(run("easy", duration_min=30.0), LOW_30, False, id="as many minutes as the cap are within it"),
        pytest.param(run("easy", duration_min=30.5), LOW_30, True, id="more are not"),
        pytest.param(run("steady"), ONLY_MODERATE, False, id="moderate within moderate"),
        pytest.param(run("tempo"), ONLY_MODERATE, True, id="hard is more than moderate"),
        pytest.param(run("easy"), WAIT, True, id="any run is more than none"),
        pytest.param(run(None), ONLY_MODERATE, True, id="the general question exceeds any limit"),
        pytest.param(run(None), Limit(), False, id="but not none"),
        pytest.param(run(None, intensity=LOW), ONLY_MODERATE, False, id="with an intensity it is no general question"),
        pytest.param(run(None, rpe=8.0), ONLY_MODERATE, True, id="nor with an RPE"),
        pytest.param(lift(), Limit(light_legs=True), True, id="hard legs are more than light ones"),
    ],
)
def test_what_is_more_than_a_limit(asked, limit, more):
    assert exceeds(request_of(asked), limit) is more


@pytest.mark.parametrize(
    ("known", "decision"),
    [
        pytest.param(training(), Decision.GO, id="nothing limits"),
        pytest.param(training(legs_ended(h(24))), Decision.EASE, id="something is limited"),
        pytest.param(training(legs_ended(h(-0.5))), Decision.WAIT, id="no run is supported"),
    ],
)
def test_the_general_question(known, decision):
    assert verdict(run(None), known).decision is decision


# The order in which findings are told


def test_findings_are_told_from_the_body_to_advice():
    known = training(
        legs_ended(h(20)), ran(h(30)), goal=Goal.STRENGTH, level=Level.BEGINNER, soreness=sore(5), pattern=tired(3)
    )
    found = verdict(run("intervals"), known).findings
    assert [finding.code for finding in found] == [
        "HARD48", "MINUTES48", "RUN48", "SORE3", "BEGINNER48", "TIRED", "KIND", "STRENGTH_EASY", "DAY_BETTER",
    ]  # fmt: skip
    assert [finding.place for finding in found] == sorted(finding.place for finding in found)


def test_very_sore_legs_are_told_before_the_documents():
    found = verdict(run("intervals"), training(legs_ended(h(20)), soreness=sore(9))).findings
    assert found[0].place is Place.VERY_SORE


def test_a_red_flag_silences_everything_else():
    known = training(legs_ended(h(20)), soreness=sore(9, pain=Pain.CHEST), pattern=tired(3))
    found = verdict(run("intervals"), known).findings
    assert [finding.code for finding in found] == ["PAIN"]


# Flags


@pytest.mark.parametrize(
    ("asked", "known", "flags"),
    [
        pytest.param(run("intervals"), training(legs_ended(h(20))), (), id="none"),
        pytest.param(run("intervals"), training(legs_ended(h(20), None)), ("assumed_hard",), id="assumed hard"),
        pytest.param(
            run("intervals", at=NOW + h(20)),
            training(planned=legs_ahead(h(2))),
            ("based_on_plan",),
            id="based on the plan",
        ),
        pytest.param(
            run("easy"),
            training(planned=legs_ahead(h(2), None), goal=Goal.ENDURANCE),
            ("assumed_hard", "based_on_plan", "legs_yield"),
            id="the legs yield",
        ),
        pytest.param(run("easy"), training(), ("nothing_logged",), id="nothing is logged"),
        pytest.param(run("easy"), training(soreness=sore(3, pain=Pain.BONE)), ("red_flag",), id="a red flag"),
        pytest.param(
            run("easy"),
            training(legs_ended(h(90)), soreness=sore(9)),
            ("ask_red_flags",),
            id="red flags are asked about",
        ),
    ],
)
def test_flags(asked, known, flags):
    assert verdict(asked, known).flags == flags


def test_where_nothing_opens_in_fourteen_days_it_names_the_session_to_move():
    every_two_days = tuple(legs_ahead(h(48 * day + 1)) for day in range(8))
    told = verdict(run("intervals"), training(legs_ended(h(40)), planned=every_two_days))
    assert (told.decision, told.earliest_ok) == (Decision.EASE, None)
    assert "no_window" in told.flags
    last = told.findings[-1]
    assert last.code == "NO_WINDOW"
    assert "leg session" in last.because


def test_where_no_single_move_would_open_anything_nothing_is_named():
    daily = tuple(legs_ahead(h(24 * day + 1)) for day in range(17))
    told = verdict(run("intervals"), training(legs_ended(h(1)), planned=daily))
    assert "no_window" in told.flags
    assert "NO_WINDOW" not in {finding.code for finding in told.findings}


def test_fourteen_days_ahead_is_still_within():
    blocked = (*(legs_ahead(h(36 * day)) for day in range(1, 8)), legs_ahead(h(24 * 12 - 1)))
    told = verdict(run("intervals"), training(legs_ended(h(1)), planned=blocked))
    assert told.earliest_ok == NOW + HORIZON


# The earliest time


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        pytest.param(run("easy"), training(legs_ended(h(24))), id="with go"),
        pytest.param(run("steady"), training(soreness=sore(5)), id="where only soreness limits"),
        pytest.param(run("steady"), training(pattern=tired(3)), id="where only a pattern limits"),
        pytest.param(run("sprints"), training(legs_ended(h(5)), soreness=sore(2, pain=Pain.SHARP)), id="with pain"),
    ],
)
def test_no_earliest_time(asked, known):
    assert verdict(asked, known).earliest_ok is None


def test_the_earliest_time_supposes_that_soreness_is_gone():
    known = training(legs_ended(h(40)), soreness=sore(8))
    assert verdict(run("intervals"), known).earliest_ok == NOW + h(8)


# What a verdict tells of its limits


@pytest.mark.parametrize(
    ("asked", "known", "limits"),
    [
        pytest.param(run("easy"), training(), (HIGH, None), id="go with nothing limited"),
        pytest.param(run("intervals"), training(legs_ended(h(5), LIGHT)), (HIGH, None), id="go after light legs"),
        pytest.param(run("steady"), training(legs_ended(h(5))), ("moderate", 60), id="go within limits tells them"),
        pytest.param(run("easy"), training(legs_ended(h(-0.5))), (None, None), id="wait tells none"),
        pytest.param(lift(), training(legs_ended(h(5)), goal=Goal.STRENGTH), (None, None), id="a leg session has none"),
    ],
)
def test_limits_of_a_verdict(asked, known, limits):
    told = verdict(asked, known)
    assert (told.max_intensity, told.max_minutes) == limits


# The past


@pytest.mark.parametrize(
    "since",
    [
        pytest.param(m(15), id="a quarter of an hour ago is now"),
        pytest.param(m(0), id="now"),
        pytest.param(-h(1), id="later"),
    ],
)
def test_now_has_some_tolerance(since):
    assert verdict(run("easy", at=NOW - since), training()).decision is Decision.GO


def test_a_second_more_than_a_quarter_of_an_hour_ago_has_passed():
    with pytest.raises(QueryInPast, match="log the session") as past:
        verdict(run("easy", at=NOW - TOLERANCE - m(0, 1)), training())
    assert past.value.code == "query_in_past"
    assert isinstance(past.value, AdviceError)


# Clocks that change


@pytest.mark.parametrize(
    ("ended", "at", "decision"),
    [
        pytest.param("2026-03-28T18:30:00+01:00", "2026-03-30T18:30:00+02:00", "ease", id="Berlin springs: 47 h"),
        pytest.param("2026-03-28T18:30:00+01:00", "2026-03-30T19:30:00+02:00", "go", id="Berlin springs: 48 h"),
        pytest.param(
            "2026-10-24T18:30:00+02:00", "2026-10-26T17:29:59+01:00", "ease", id="Berlin falls: a second short"
        ),
        pytest.param("2026-10-24T18:30:00+02:00", "2026-10-26T17:30:00+01:00", "go", id="Berlin falls: 48 h"),
        pytest.param(
            "2026-04-04T18:30:00+11:00", "2026-04-06T17:59:59+10:30", "ease", id="Lord Howe falls: a second short"
        ),
        pytest.param(
            "2026-04-04T18:30:00+11:00", "2026-04-06T18:00:00+10:30", "go", id="Lord Howe falls by half an hour"
        ),
        pytest.param(
            "2026-10-03T18:30:00+10:30", "2026-10-05T18:59:59+11:00", "ease", id="Lord Howe springs: a second short"
        ),
        pytest.param(
            "2026-10-03T18:30:00+10:30", "2026-10-05T19:00:00+11:00", "go", id="Lord Howe springs by half an hour"
        ),
        pytest.param("2026-10-24T18:30:00+05:30", "2026-10-26T18:30:00+05:30", "go", id="Kolkata changes nothing"),
    ],
)
def test_two_days_are_48_elapsed_hours(ended, at, decision):
    question = Question.model_validate(
        {
            "now": at,
            "tz": "UTC",
            "history": [{"kind": "legs", "start": ended, "end": ended, "hardness": "hard"}],
            "query": {"run_kind": "intervals", "at": at},
        },
        strict=False,
    )
    assert answer(question).decision == decision


# Receipts


def test_a_receipt_is_plain_values_in_the_persons_zone():
    receipt = verdict(run("intervals"), training(legs_ended(h(24)), tz="Asia/Kolkata")).as_receipt()
    assert receipt["earliest_ok"] == "2026-11-26T17:30:00+05:30"
    assert receipt["decision"] == "ease"
    assert receipt["rulebook"] == RULEBOOK_VERSION
    assert receipt["cites"][:2] == ["G25", "G27"]


def test_planned_runs_before_the_asked_time_count_as_done():
    told = verdict(run("intervals", at=NOW + h(24)), training(planned=run_ahead(h(1), "tempo")))
    assert (told.decision, told.flags) == (Decision.EASE, ("based_on_plan",))
