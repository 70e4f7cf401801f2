"""A week in numbers and sentences. The week is Mon 23 to Sun 29 Nov 2026 where nothing else is said."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from advice.items import ITEMS
from advice.models import Athlete, LegSession, Run, Soreness
from advice.nouns import Goal, Hardness, Intensity, Level, RunKind
from advice.review import Phase, Review, review
from advice.tally import Gaps, Tally
from advice.week import Diary, Morning, Week, week_of
from tests.advice.told import rows

WEEK = Week(date(2026, 11, 23), "UTC")
SUNDAY = datetime(2026, 11, 29, 18, tzinfo=UTC)
DAYS = "mon tue wed thu fri sat sun".split()


def at(day: str, clock: str, weeks: int = 0) -> datetime:
    """`tue 18:30` of the week, or of one so many weeks later."""
    hour, minute = map(int, clock.split(":"))
    return WEEK.start + timedelta(weeks=weeks, days=DAYS.index(day), hours=hour, minutes=minute)


def legs(day: str, clock: str = "18:00", hardness: Any = Hardness.HARD, minutes: float | None = 60, weeks=0, **more):
    return LegSession(start=at(day, clock, weeks), hardness=hardness, duration_min=minutes, **more)


def run(day: str, clock: str = "07:00", kind: str | None = "easy", minutes: float | None = 30, weeks=0, **more):
    run_kind = None if kind is None else RunKind(kind)
    return Run(start=at(day, clock, weeks), run_kind=run_kind, duration_min=minutes, **more)


def sore(day: str, clock: str = "06:00", level: int = 4, **more):
    return Soreness(level=level, at=at(day, clock), **more)


def of(*done: Any, goal: Goal | None = None, level: Level | None = None, week: Week = WEEK, **more: Any) -> Review:
    more.setdefault("now", SUNDAY)
    return review(week, Diary(athlete=Athlete(goal=goal, level=level), done=done, **more))


def lines(told: Review) -> dict[str, str]:
    return {line.code: line.says for line in told.lines}


STRENGTH = Goal.STRENGTH
LIGHT = Hardness.LIGHT
FULL_MONTH = [run("tue", weeks=-n, minutes=100) for n in range(1, 5)]


@pytest.mark.parametrize(
    ("done", "wanted"),
    [
        pytest.param([legs("mon")], {"hard": 1, "leg_days": 1, "stimuli": 1}, id="a hard leg day"),
        pytest.param([legs("mon", hardness=LIGHT)], {"light": 1, "stimuli": 0}, id="a light one is no hard work"),
        pytest.param([legs("mon", hardness=LIGHT, minutes=15)], {"focused": 1}, id="15 minutes are focused leg work"),
        pytest.param([legs("mon", hardness=LIGHT, minutes=16)], {"light": 1, "focused": 0}, id="16 minutes are not"),
        pytest.param(
            [legs("mon", hardness=None)], {"unrated": 1, "hard": 0, "stimuli": 0}, id="unknown hardness is told apart"
        ),
        pytest.param(
            [legs("mon", body="upper")], {"upper": 1, "leg_days": 0, "hips": None}, id="upper body is no leg day"
        ),
        pytest.param(
            [legs("mon", "07:00", LIGHT), legs("mon", "18:00")],
            {"hard": 1, "light": 0, "leg_days": 1},
            id="two leg sessions of a day are one leg day, by the harder",
        ),
        pytest.param(
            [run("mon"), run("tue", kind="tempo", minutes=45), run("wed", kind="steady", minutes=50)],
            {"low": 1, "moderate": 1, "high": 1, "runs": 3, "run_minutes": 125},
            id="runs by intensity",
        ),
        pytest.param([run("mon", kind="strides")], {"high": 1, "stimuli": 0}, id="strides are too short to load legs"),
        pytest.param([run("mon", kind="walk")], {"walks": 1, "runs": 0, "run_minutes": 0}, id="a walk is no run"),
        pytest.param(
            [run("mon", minutes=None, distance_km=8)], {"run_minutes": 48, "guessed": 1}, id="a distance tells minutes"
        ),
        pytest.param([run("mon", minutes=None)], {"run_minutes": 30, "guessed": 1}, id="else the kind does"),
        pytest.param([run("sun", "23:59"), run("mon", "00:00", weeks=1)], {"runs": 1}, id="Sunday night ends the week"),
        pytest.param([run("mon", "00:00"), run("sun", weeks=-1)], {"runs": 1}, id="and Monday's midnight begins it"),
        pytest.param([legs("tue"), run("wed")], {"easy_after_legs": 1}, id="an easy run the day after legs"),
    ],
)
def test_a_week_is_counted(done, wanted):
    counted = of(*done).tally
    assert {name: getattr(counted, name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("done", "goal", "hours"),
    [
        pytest.param([legs("mon"), run("wed", "18:59", "sprints")], None, [47], id="a minute short of 48 h"),
        pytest.param([legs("mon"), run("wed", "19:00", "sprints")], None, [], id="exactly 48 h after the end is kept"),
        pytest.param([legs("mon"), run("tue", "18:59", "steady")], None, [], id="moderate running may follow"),
        pytest.param([legs("mon", hardness=LIGHT), run("tue", kind="sprints")], None, [], id="after light legs too"),
        pytest.param([legs("mon", hardness=None), run("tue", kind="sprints")], None, [], id="nobody knows how hard"),
        pytest.param(
            [legs("mon", minutes=None), run("wed", "18:30", "sprints")], None, [], id="an unsaid end is in favour"
        ),
        pytest.param([legs("sun", weeks=-1), run("mon", kind="hills")], None, [12], id="legs of the week before count"),
        pytest.param(
            [legs("sun"), run("mon", kind="hills", weeks=1)], None, [], id="the next week is another review's"
        ),
        pytest.param([legs("mon"), legs("tue")], STRENGTH, [23], id="hard legs after hard legs, for strength"),
        pytest.param([legs("mon"), legs("tue")], Goal.BALANCED, [], id="and for nobody else"),
        pytest.param([legs("mon"), legs("mon", "20:00")], STRENGTH, [], id="two sessions of a day are one leg day"),
        pytest.param([legs("mon"), run("mon", "18:30", "sprints")], None, [0], id="sprints amid the legs"),
    ],
)
def test_what_came_within_48_hours_of_hard_legs(done, goal, hours):
    told = of(*done, goal=goal)
    assert [int(breach.hours) for breach in told.tally.breaches] == hours
    assert (told.change.code == "CLOCK48") == bool(hours)


@pytest.mark.parametrize(
    ("before", "gaps"),
    [
        pytest.param("12:00", Gaps(under_6h=1), id="less than 6 h"),
        pytest.param("11:30", Gaps(under_8h=1), id="exactly 6 h"),
        pytest.param("09:30", Gaps(under_24h=1), id="exactly 8 h"),
    ],
)
def test_the_gap_from_a_run_to_hard_legs_counts_for_strength(before, gaps):
    done = [run("wed", before), legs("wed")]
    assert of(*done, goal=STRENGTH).tally.gaps == gaps
    assert of(*done, goal=Goal.BALANCED).tally.gaps == Gaps()


@pytest.mark.parametrize(
    ("done", "gaps"),
    [
        pytest.param([run("tue", "17:30"), legs("wed")], Gaps(day=1), id="exactly 24 h"),
        pytest.param([run("wed", "17:40", minutes=10), legs("wed")], Gaps(), id="a warm-up is none"),
        pytest.param([run("wed", "17:30", minutes=None), legs("wed")], Gaps(), id="it may have been a warm-up"),
        pytest.param([run("wed", kind="walk"), legs("wed")], Gaps(), id="nor is a walk"),
        pytest.param([legs("wed")], Gaps(), id="without a run nobody knows"),
        pytest.param(
            [run("wed", "12:00"), legs("wed", hardness=LIGHT)], Gaps(), id="before light legs it is no matter"
        ),
        pytest.param([run("wed", "17:50", minutes=40), legs("wed")], Gaps(under_6h=1), id="a run into the legs"),
    ],
)
def test_which_runs_have_a_gap_to_hard_legs(done, gaps):
    assert of(*done, goal=STRENGTH).tally.gaps == gaps


@pytest.mark.parametrize(
    ("done", "soreness", "days"),
    [
        pytest.param([run("tue")], [sore("tue")], (1, 1), id="an easy run on a sore day"),
        pytest.param([run("tue", kind="tempo")], [sore("tue")], (1, 0), id="a hard one"),
        pytest.param([], [sore("tue")], (1, 1), id="no run at all"),
        pytest.param([run("tue", "05:00", "tempo")], [sore("tue", "20:00")], (1, 1), id="what was run before is over"),
        pytest.param([run("tue", kind="tempo")], [sore("tue", level=2)], (0, 0), id="2 is not sore"),
        pytest.param([run("tue", kind="tempo")], [sore("tue", site="shoulder")], (0, 0), id="sore arms limit no run"),
        pytest.param([run("tue", kind="tempo")], [], (0, 0), id="what nobody told is no sore day"),
        pytest.param([], [sore("tue"), sore("tue", "20:00")], (1, 1), id="two answers of a day are one day"),
    ],
)
def test_sore_days_that_stayed_low(done, soreness, days):
    counted = of(*done, soreness=tuple(soreness)).tally
    assert (counted.sore_days, counted.sore_days_low) == days


@pytest.mark.parametrize(
    ("feels", "labels"), [("tired", (1, 0)), ("peppy", (0, 1)), ("ok", (0, 0))], ids="tired peppy ok".split()
)
def test_the_morning_after_tells_what_a_run_was(feels, labels):
    counted = of(run("tue"), mornings=(Morning(at("wed", "07:00"), feels), Morning(at("fri", "07:00"), feels))).tally
    assert (counted.leg_work, counted.aerobic) == labels


ALIKE = [run(day, distance_km=5) for day in ("mon", "wed", "fri")]


@pytest.mark.parametrize(
    ("done", "level", "nudged"),
    [
        pytest.param(ALIKE, None, True, id="three of one kind and length"),
        pytest.param(ALIKE, Level.BEGINNER, False, id="who begins gains from any"),
        pytest.param(ALIKE[:2], None, False, id="two say nothing"),
        pytest.param([*ALIKE, run("sat"), run("sun", minutes=60)], None, True, id="four of five are 80 %"),
        pytest.param([*ALIKE, run("sun", minutes=60)], None, False, id="three of four are not"),
        pytest.param([*ALIKE[:2], run("fri", minutes=33)], None, True, id="10 % longer is alike"),
        pytest.param([*ALIKE[:2], run("fri", minutes=34)], None, False, id="more is not"),
        pytest.param([*ALIKE[:2], run("fri", kind="trail")], None, False, id="another kind is not"),
        pytest.param([run(day, minutes=None) for day in DAYS], None, False, id="runs of unknown length say nothing"),
        pytest.param([run(day, kind=None) for day in DAYS], None, False, id="a length without a kind neither"),
    ],
)
def test_a_nudge_for_variety(done, level, nudged):
    told = of(*done, legs("tue"), level=level)
    assert ("VARIETY" in lines(told)) == nudged
    assert (told.change.code == "VARIETY") == nudged


@pytest.mark.parametrize(
    ("done", "hips"),
    [
        pytest.param([legs("mon", exercises=rows("back squat", "hip thrust"))], True, id="a hip thrust"),
        pytest.param([legs("mon", exercises=rows("back squat", "leg press"))], False, id="squats alone"),
        pytest.param([legs("mon", exercises=rows("squat")), legs("wed")], None, id="nobody said what was in the other"),
        pytest.param([legs("mon", exercises=rows("blorft"))], None, id="nobody knows the exercise"),
        pytest.param([run("mon", kind="trail")], True, id="trails work the hips"),
        pytest.param([run("mon")], None, id="runs alone say nothing"),
    ],
)
def test_hips_and_glutes(done, hips):
    assert of(*done).tally.hips is hips


@pytest.mark.parametrize(
    ("done", "more", "phase"),
    [
        pytest.param([run("mon", minutes=120)], {}, Phase.HEAVY, id="120 % of what is usual"),
        pytest.param([run("mon", minutes=119)], {}, Phase.STEADY, id="a little less"),
        pytest.param([run("mon", minutes=80)], {}, Phase.LIGHT, id="80 %"),
        pytest.param([run("mon", minutes=80)], {"now": at("sat", "20:00")}, None, id="more may come until Sunday"),
        pytest.param([], {}, None, id="nothing logged is no light phase"),
        pytest.param(
            [run("mon", minutes=80)],
            {"planned": (run("sat", kind="race", weeks=7, distance_km=42.2, minutes=None),)},
            Phase.HEAVY,
            id="a marathon in eight weeks",
        ),
        pytest.param(
            [run("mon", minutes=80)],
            {"planned": (run("sat", kind="race", weeks=10, minutes=None),)},
            Phase.LIGHT,
            id="one in eleven weeks is far off",
        ),
        pytest.param(
            [run("mon", minutes=80)],
            {"planned": (run("sat", kind="race", weeks=2, distance_km=5),)},
            Phase.LIGHT,
            id="5 km are no endurance race",
        ),
    ],
)
def test_the_phase(done, more, phase):
    told = of(*FULL_MONTH, *done, **more)
    assert told.phase is phase
    assert ("PHASE" in lines(told)) == (phase in {Phase.HEAVY, Phase.LIGHT})


def test_a_young_log_has_no_phase():
    assert of(run("tue", weeks=-1), run("mon", minutes=200)).phase is None


def test_after_a_month_away_nothing_is_usual_and_nothing_is_held_against_anybody():
    told = of(legs("tue", weeks=-9), run("mon", minutes=60), legs("wed", hardness=LIGHT))
    assert told.phase is None
    assert (told.well.code, told.change.code) == ("LEG_DAYS", "NOTHING")


def test_an_empty_week_is_rest():
    told = of()
    assert told.well.says == "Nothing is logged, and rest is part of every plan."
    assert (told.change.code, told.lines, told.clocks) == ("FOCUSED", (), ())
    assert told.tally == Tally(days=told.tally.days)


@pytest.mark.parametrize(
    ("done", "more", "well", "change"),
    [
        pytest.param([legs("mon"), run("thu", kind="tempo")], {}, "CLOCK48", "NOTHING", id="48 h were kept"),
        pytest.param([legs("mon"), legs("thu")], {"goal": STRENGTH}, "CLOCK48", "NOTHING", id="between legs too"),
        pytest.param([legs("mon")], {}, "LEG_DAYS", "NOTHING", id="with nothing to keep it is the leg day"),
        pytest.param([legs("mon"), run("tue")], {}, "EASY_AFTER_LEGS", "NOTHING", id="easy after hard legs"),
        pytest.param([legs("mon"), run("mon", "20:00")], {}, "ORDER", "NOTHING", id="lifted first on the same day"),
        pytest.param([run("tue")], {}, "RUNS", "LEG_DAY", id="runs without a leg day"),
        pytest.param([legs("tue", body="upper")], {}, "LIFTED", "LEG_DAY", id="upper body without a leg day"),
        pytest.param([run("tue", kind="walk")], {}, "WALKS", "LEG_DAY", id="a walk alone"),
        pytest.param([run("wed", "09:00"), legs("wed")], {}, "LEG_DAYS", "ORDER", id="lift first"),
        pytest.param(
            [run("wed", "09:00"), legs("wed")],
            {"goal": Goal.ENDURANCE},
            "LEG_DAYS",
            "NOTHING",
            id="unless for endurance",
        ),
        pytest.param([run("wed", "12:00"), legs("wed")], {"goal": STRENGTH}, "LEG_DAYS", "GAPS", id="too near"),
        pytest.param([run("mon"), legs("wed")], {"goal": STRENGTH}, "GAPS", "NOTHING", id="a day between"),
        pytest.param([run("tue")], {"soreness": (sore("tue"),)}, "SORE_DAYS", "LEG_DAY", id="easy on sore legs"),
        pytest.param(
            [legs("mon", hardness=LIGHT), run("tue", kind="steady")],
            {"soreness": (sore("tue"),)},
            "LEG_DAYS",
            "SORE_DAYS",
            id="steady on sore legs",
        ),
        pytest.param([legs("mon", hardness=None)], {}, "LEG_DAYS", "RATING", id="the hardness is asked for"),
        pytest.param([legs("mon", exercises=rows("squat"))], {}, "LEG_DAYS", "HIPS", id="hips were left out"),
    ],
)
def test_one_thing_went_well_and_one_may_change(done, more, well, change):
    told = of(*done, **more)
    assert (told.well.code, told.change.code) == (well, change)


def test_no_leg_day_is_told_softly_in_a_heavy_phase():
    heavy, usual = of(*FULL_MONTH, run("mon", minutes=200)), of(*FULL_MONTH, run("mon", minutes=100))
    assert "are enough" in heavy.change.says
    assert {"G89", "G96"} <= set(heavy.change.cites)
    assert {"G86", "G94"} <= set(usual.change.cites)


@pytest.mark.parametrize(
    ("goal", "item", "words"),
    [
        pytest.param(STRENGTH, "G58", "For strength, lifting comes first: 1 leg day, beside 2 runs", id="strength"),
        pytest.param(Goal.ENDURANCE, "G54", "For endurance, running comes first: 2 runs, 60 min", id="endurance"),
        pytest.param(None, "G04", "each have their place: 1 leg day and 2 runs", id="no goal is balanced"),
    ],
)
def test_one_sentence_against_the_goal(goal, item, words):
    told = of(run("mon"), run("tue"), legs("wed"), goal=goal).goal
    assert words in told.says
    assert told.cites == ("G53", item)


# The clocks of the week to come


def test_an_open_clock_and_those_that_the_plan_starts():
    told = of(legs("sun", "09:00"), planned=(legs("wed", weeks=1, hardness=None),), goal=STRENGTH)
    now, next_week = told.clocks
    assert (now.opens, now.planned, now.assumed, now.runs_by) == (at("tue", "10:00", 1), False, False, None)
    assert (next_week.opens, next_week.planned, next_week.assumed) == (at("fri", "19:00", 1), True, True)
    assert next_week.runs_by == at("wed", "10:00", 1)
    assert next_week.cites == ("G35", "G24", "G17")


@pytest.mark.parametrize(
    ("done", "planned"),
    [
        pytest.param([legs("fri", "15:00")], [], id="48 h are over"),
        pytest.param([legs("sun", hardness=LIGHT, clock="09:00")], [], id="light legs start none"),
        pytest.param([], [legs("mon", weeks=2)], id="the week after next is far off"),
        pytest.param([], [run("mon", kind="sprints", weeks=1)], id="runs start none here"),
        pytest.param([], [legs("sat")], id="what was planned for yesterday is asked about, not counted"),
    ],
)
def test_no_clock(done, planned):
    assert of(*done, planned=tuple(planned)).clocks == ()


def test_an_old_week_has_no_clocks():
    assert of(legs("sun", "09:00"), week=WEEK.moved(-1)).clocks != ()
    assert of(legs("sun", "09:00"), week=WEEK.moved(-2)).clocks == ()


# The calendar


@pytest.mark.parametrize(
    ("tz", "instant", "monday", "hours"),
    [
        pytest.param("Europe/Berlin", "2026-10-25T22:59Z", date(2026, 10, 19), 169, id="clocks go back on Sunday"),
        pytest.param("Europe/Berlin", "2026-03-29T21:59Z", date(2026, 3, 23), 167, id="clocks go forward on Sunday"),
        pytest.param("Asia/Kolkata", "2026-11-22T18:30Z", date(2026, 11, 23), 168, id="half an hour of zone, begun"),
        pytest.param("Asia/Kolkata", "2026-11-22T18:29Z", date(2026, 11, 16), 168, id="half an hour of zone, not yet"),
        pytest.param("Australia/Lord_Howe", "2026-04-05T12:00Z", date(2026, 3, 30), 168.5, id="half an hour of summer"),
        pytest.param("Pacific/Apia", "2011-12-31T12:00Z", date(2011, 12, 26), 144, id="a week without its Friday"),
        pytest.param("America/Sao_Paulo", "2018-11-04T12:00Z", date(2018, 10, 29), 167, id="a Sunday without midnight"),
    ],
)
def test_a_week_is_local_monday_to_sunday(tz, instant, monday, hours):
    week = week_of(datetime.fromisoformat(instant), tz)
    assert week.monday == monday
    assert (week.end - week.start) / timedelta(hours=1) == hours
    assert week.start.astimezone(ZoneInfo(tz)).date() == monday


def test_48_hours_over_a_night_when_clocks_change_are_elapsed_hours():
    week = Week(date(2026, 10, 19), "Europe/Berlin")
    berlin = ZoneInfo("Europe/Berlin")
    end = datetime(2026, 10, 24, 9, tzinfo=berlin)  # Saturday; in the night to Sunday clocks go back
    lifted = LegSession(start=end - timedelta(hours=1), end=end, hardness=Hardness.HARD)
    assert [
        len(
            of(
                lifted, Run(start=datetime(2026, 10, 26, hour, tzinfo=berlin), intensity=Intensity.HIGH), week=on
            ).tally.breaches
        )
        for on, hour in ((week.moved(1), 7), (week.moved(1), 8), (week.moved(1), 9))
    ] == [1, 0, 0]


def test_every_line_rests_on_items_that_exist():
    full = [*FULL_MONTH, *ALIKE, legs("tue", exercises=rows("squat")), run("wed", kind="sprints"), run("tue", "10:00")]
    told = of(*full, goal=STRENGTH, soreness=(sore("wed"),), mornings=(Morning(at("tue", "07:00"), "tired"),))
    assert {"LEG_DAYS", "RUNS", "HARD_WORK", "CLOCK48", "GAPS", "ORDER", "SORE_DAYS", "MORNINGS", "HIPS"} <= lines(
        told
    ).keys()
    assert all(line.cites and set(line.cites) <= ITEMS.keys() for line in told.told)
