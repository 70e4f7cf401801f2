"""What every review promises: its numbers add up, order is nothing to it, and what is not told is no bad mark."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from advice.items import ITEMS
from advice.kinds import intensity_of
from advice.models import Athlete, LegSession, Run, Soreness
from advice.nouns import Goal, Hardness, Intensity, Level, RunKind
from advice.review import Review, review
from advice.tally import Tally
from advice.week import Diary, Morning, week_of
from tests.advice.told import rows

promise = settings(max_examples=80)

ZONES = ["UTC", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/Berlin", "America/New_York", "Pacific/Apia"]
NOONS = [datetime(2026, month, day, 12, tzinfo=UTC) for month, day in ((3, 29), (4, 5), (10, 25), (11, 25))]
BAD_MARKS = {"CLOCK48", "GAPS", "ORDER", "SORE_DAYS"}
LENGTHS = st.sampled_from([None, 5.0, 10.0, 15.0, 30.0, 60.0, 90.0])


def near(noon):
    minutes = st.one_of(st.integers(-40 * 24 * 60, 8 * 24 * 60), st.integers(-3 * 24 * 60, 24 * 60))
    return minutes.map(lambda offset: noon + timedelta(minutes=offset))


def runs(noon):
    kinds = st.sampled_from([None, RunKind.EASY, RunKind.SPRINTS, RunKind.STEADY, RunKind.WALK, RunKind.TRAIL])
    distances = st.sampled_from([None, 5.0, 10.0])
    return st.builds(Run, start=near(noon), run_kind=kinds, duration_min=LENGTHS, distance_km=distances)


def leg_sessions(noon):
    ratings = st.sampled_from([None, Hardness.HARD, Hardness.HARD, Hardness.LIGHT])
    contents = st.sampled_from([None, rows("squat"), rows("squat", "hip thrust"), rows("bench press"), rows("blorft")])
    return st.builds(LegSession, start=near(noon), hardness=ratings, duration_min=LENGTHS, exercises=contents)


@st.composite
def diaries(draw):
    noon = draw(st.sampled_from(NOONS))
    sessions = st.one_of(runs(noon), leg_sessions(noon))
    sore = st.builds(Soreness, level=st.integers(0, 10), at=near(noon), site=st.sampled_from([None, "quads", "arm"]))
    goals, levels = st.sampled_from([None, *Goal]), st.sampled_from([None, *Level])
    return draw(st.sampled_from(ZONES)), Diary(
        now=noon,
        athlete=Athlete(goal=draw(goals), level=draw(levels)),
        done=tuple(draw(st.lists(sessions, max_size=10))),
        planned=tuple(draw(st.lists(sessions, max_size=3))),
        soreness=tuple(draw(st.lists(sore, max_size=4))),
        mornings=tuple(draw(st.lists(st.builds(Morning, near(noon), st.sampled_from(["tired", "peppy"])), max_size=3))),
    )


def told(asked) -> Review:
    tz, diary = asked
    return review(week_of(diary.now, tz), diary)


def bad_marks(counted: Tally) -> tuple[int, ...]:
    gaps = counted.gaps
    too_near = (gaps.under_6h, gaps.under_6h + gaps.under_8h, gaps.under_6h + gaps.under_8h + gaps.under_24h)
    not_low = counted.sore_days - counted.sore_days_low
    return (len(counted.breaches), *too_near, counted.run_first_days, not_low)


@given(diaries())
@promise
def test_the_numbers_add_up(asked):
    tz, diary = asked
    week, counted = week_of(diary.now, tz), told(asked).tally
    ours = [one for one in diary.done if one.start.astimezone(week.zone).date() in week.days]
    assert counted.runs + counted.walks == sum(isinstance(one, Run) for one in ours)
    assert counted.leg_days + counted.upper <= sum(isinstance(one, LegSession) for one in ours)
    assert counted.leg_days == sum(day.legs > 0 for day in counted.days)
    assert counted.is_empty == (not ours)
    hard_runs = sum(isinstance(one, Run) and intensity_of(one) is Intensity.HIGH for one in ours)
    assert counted.stimuli == counted.hard + hard_runs
    assert sum(counted.gaps) <= sum(isinstance(one, LegSession) for one in ours)
    assert 0 <= counted.sore_days_low <= counted.sore_days <= 7
    assert counted.alike <= counted.comparable <= counted.runs
    assert all(0 <= breach.hours < 48 for breach in counted.breaches)


@given(diaries(), st.randoms(use_true_random=False))
@promise
def test_order_is_nothing_to_it(asked, chance):
    tz, diary = asked

    def shuffled(values):
        return tuple(chance.sample(values, len(values)))

    mixed = diary._replace(
        done=shuffled(diary.done), planned=shuffled(diary.planned), soreness=shuffled(diary.soreness)
    )
    assert told((tz, mixed)) == told(asked)


@given(diaries(), st.data())
@promise
def test_what_is_not_told_is_no_bad_mark(asked, data):
    tz, diary = asked
    done = []
    for one in diary.done:
        details = ["duration_min"] if isinstance(one, Run) else ["duration_min", "hardness", "exercises"]
        if isinstance(one, LegSession) and one.exercises == rows("bench press"):
            details = []  # that it was no leg day is what they tell
        gone = data.draw(st.sets(st.sampled_from(details))) if details else ()
        done.append(one.model_copy(update=dict.fromkeys(gone)))
    silent = diary._replace(done=tuple(done), soreness=diary.soreness[: data.draw(st.integers(0, 4))])
    before, after = bad_marks(told(asked).tally), bad_marks(told((tz, silent)).tally)
    assert all(less <= more for less, more in zip(after, before, strict=True))


@given(diaries(), st.integers(0, 9))
@promise
def test_a_session_that_is_not_logged_is_no_bad_mark(asked, gone):
    tz, diary = asked
    fewer = diary._replace(done=diary.done[:gone] + diary.done[gone + 1 :])
    before, after = told(asked).tally, told((tz, fewer)).tally
    assert len(after.breaches) <= len(before.breaches)
    assert after.run_first_days <= before.run_first_days
    assert after.sore_days == before.sore_days


@given(diaries())
@promise
def test_every_sentence_is_one_short_and_cited(asked):
    answer = told(asked)
    for line in answer.told:
        assert line.says.endswith(".")
        assert len(line.says) <= 400
        assert line.cites
        assert set(line.cites) <= ITEMS.keys()
    assert all(set(clock.cites) <= ITEMS.keys() for clock in answer.clocks)


@given(diaries())
@promise
def test_praise_and_change_never_contradict_each_other(asked):
    answer = told(asked)
    assert answer.well.code != answer.change.code
    if answer.tally.is_empty and not answer.tally.sore_days:
        assert answer.change.code not in BAD_MARKS
        assert answer.well.code == "REST"


@given(diaries())
@promise
def test_clocks_are_ahead_and_in_order(asked):
    tz, diary = asked
    clocks = told(asked).clocks
    assert [clock.opens for clock in clocks] == sorted(clock.opens for clock in clocks)
    assert all(clock.opens > diary.now for clock in clocks)
    assert all(clock.runs_by is None or diary.now < clock.runs_by < clock.legs_at for clock in clocks)
    assert tz
