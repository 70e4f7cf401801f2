"""A person's log, on a store: in once, changed, out, and back; and how it is told back."""

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advice.leg_day import classify
from advice.models import Athlete, Exercise, LegSession, Soreness
from advice.nouns import Hardness, Pain
from bot.known import known_of
from bot.logged import Entry, counts_words, told
from bot.services import log
from bot.services.log import Source
from bot.store import Keeper, LoggedSession, Person, Profile, Recent, Threaded, open_store
from bot.store.memory import MemoryStore
from bot.telling import by_command
from bot.training import Asker, corrected
from bot.units import Units

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 15, 30, tzinfo=BERLIN)
ASKER = Asker(NOW, "Europe/Berlin")
ANA, BEN = Person("T1", "ana"), Person("T1", "ben")
EPOCH = NOW - timedelta(days=400)


class Log:
    """A log with a store of its own."""

    def __init__(self):
        self.store = MemoryStore()
        self.kept: Threaded[Keeper] = Threaded(self.store)

    async def tells(self, words, key="k1", who=ANA, now=NOW, *, anew=False):
        telling = by_command(words, ASKER._replace(now=now))
        source = Source(f"{who.user}.{key}", "command", "Europe/Berlin", now)
        return await log.write(self.kept, who, telling, source, anew=anew)

    def rows(self, who=ANA):
        return self.store.sessions(who, EPOCH)


async def test_the_same_event_worked_twice_logs_once():
    ana = Log()
    first = await ana.tells("legs this morning, 8k easy yesterday 18:00")
    assert await ana.tells("legs this morning, 8k easy yesterday 18:00") == first
    assert len(ana.rows()) == 2


async def test_the_same_words_of_another_event_are_said_to_be_there_already():
    ana = Log()
    await ana.tells("squats 5x5 100kg")
    (entry,) = await ana.tells("squats 5x5 100kg", "k2", now=NOW + timedelta(minutes=15))
    assert (entry.news, len(ana.rows())) == ("already", 1)
    (entry,) = await ana.tells("squats 5x5 100kg", "k3", now=NOW + timedelta(minutes=76))
    assert (entry.news, len(ana.rows())) == ("", 2)


async def test_one_session_told_twice_in_a_message_is_one_and_told_back_once():
    ana = Log()
    entries = await ana.tells("squats 5x5 @80% this morning, 8k easy yesterday 18:00, legs this morning")
    assert [entry.id for entry in entries] == list(dict.fromkeys(entry.id for entry in entries))
    assert len(ana.rows()) == len(entries)


async def test_the_same_words_of_somebody_else_are_theirs():
    both = Log()
    await both.tells("legs this morning")
    (entry,) = await both.tells("legs this morning", "k1", who=BEN)
    assert (entry.news, len(both.rows(ANA)), len(both.rows(BEN))) == ("", 1, 1)


async def test_what_is_told_anew_replaces_what_its_message_told_before():
    ana = Log()
    await ana.tells("legs this morning, 8k easy yesterday 18:00")
    await ana.tells("light legs this morning", anew=True)
    (row,) = ana.rows()
    assert row.what.hardness is Hardness.LIGHT


async def test_a_plan_ends_with_what_was_done_and_stays_beside_what_was_not():
    ana = Log()
    await ana.tells("legs today 18:00-19:00, legs tomorrow 18:00")
    (entry,) = await ana.tells("squats 5x5 today 18:00-19:00", "k2", now=NOW + timedelta(hours=5))
    assert entry.news == "kept_plan"
    assert [row.status for row in ana.rows()] == ["done", "planned"]


async def test_nobody_changes_what_is_somebody_elses():
    both = Log()
    (entry,) = await both.tells("legs this morning")
    assert await log.change(both.kept, BEN, entry.id, lambda session: log.rated(session, hard=False)) is None
    assert await log.take_out(both.kept, BEN, entry.id, NOW) is None
    assert (await log.entries(both.kept, BEN, [entry.id]))[0].session is None
    assert both.rows(ANA) == (entry.session,)


async def test_an_undo_lasts_ten_minutes():
    ana = Log()
    (entry,) = await ana.tells("legs this morning")
    await log.take_out(ana.kept, ANA, entry.id, NOW)
    assert await log.put_back(ana.kept, ANA, entry.id, NOW + timedelta(minutes=10))
    await log.take_out(ana.kept, ANA, entry.id, NOW)
    assert not await log.put_back(ana.kept, ANA, entry.id, NOW + timedelta(minutes=10, seconds=1))


async def test_corrections_are_kept_by_name_and_the_oldest_give_way():
    ana = Log()
    for number in range(501):
        await log.correct(ana.kept, ANA, f" Lift   {number} ", "legs")
    await log.correct(ana.kept, ANA, "lift 7", "upper")
    corrections = ana.store.profile(ANA).corrections
    assert len(corrections) == 500
    assert "lift 0" not in corrections
    assert (corrections["lift 7"], corrections["lift 500"]) == ("upper", "legs")


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["tell", "tell again", "anew", "light", "out", "back", "move"]),
        st.sampled_from(
            ["legs this morning 7-8", "8k easy yesterday 18:00", "legs tomorrow 18:00", "squats 5x5 100kg"]
        ),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(STEPS)
def test_whatever_is_told_changed_and_taken_out_no_session_is_there_twice_and_nobody_elses_is_touched(steps):
    async def lived():
        ana = Log()
        (bens,) = await ana.tells("legs this morning", who=BEN)
        for number, (step, words) in enumerate(steps):
            ids = [row.id for row in ana.rows()]
            match step:
                case "tell" | "tell again":
                    await ana.tells(words, "same" if step == "tell again" else str(number))
                case "anew":
                    await ana.tells(words, "same", anew=True)
                case "light" if ids:
                    await log.change(ana.kept, ANA, ids[0], lambda session: log.rated(session, hard=False))
                case "out" if ids:
                    await log.take_out(ana.kept, ANA, ids[0], NOW)
                case "back" if ids:
                    await log.put_back(ana.kept, ANA, ids[-1], NOW)
                case "move" if ids:
                    await log.change(ana.kept, ANA, ids[0], lambda session: log.moved(session, NOW - timedelta(days=3)))
                case _:
                    pass
            assert len({row.id for row in ana.rows()}) == len(ana.rows())
            assert all(row.what.start <= row.what.end for row in ana.rows())
        assert ana.rows(BEN) == (bens.session,)
        await ana.kept.aclose()

    asyncio.run(lived())


# Told back


def kept(what, status="done", **more):
    return LoggedSession(
        id="s1", status=status, what=what, zone="Europe/Berlin", source="command", created_at=NOW, **more
    )


def legs(*rows, **more):
    return LegSession(start=NOW - timedelta(hours=3), end=NOW - timedelta(hours=2), exercises=rows or None, **more)


def knowing(*sessions, **more):
    return ASKER._replace(known=ASKER.known._replace(history=sessions), **more)


@pytest.mark.parametrize(
    ("what", "counts"),
    [
        pytest.param(legs(), "counts as hard until you say how it was: nobody has said what was in it", id="unknown"),
        pytest.param(legs(hardness=Hardness.LIGHT), "counts as light: you called it light", id="rated"),
        pytest.param(legs(body="upper"), "no leg day: it was upper body, not a leg day", id="upper body"),
        pytest.param(
            legs(Exercise(name="squat", sets=5, reps=5, pct_1rm=80)),
            "counts as hard: it had several sets at 75 % of a max or more",
            id="by what was in it",
        ),
    ],
)
def test_how_it_counts_and_why(what, counts):
    assert told(Entry("s1", kept(what)), knowing(what)).counts == counts


def test_what_was_taken_out_tells_nothing():
    assert told(Entry("s1", None), ASKER).what == ""


def test_units_are_the_persons():
    what = legs(Exercise(name="squat", sets=3, reps=5, weight_kg=102.06))
    line = told(Entry("s1", kept(what)), knowing(what, units=Units(pounds=True)))
    assert line.what == "Legs: squat 3x5 225 lb"


def test_old_sessions_have_no_price():
    what = LegSession(start=NOW - timedelta(days=5), hardness=Hardness.HARD)
    assert told(Entry("s1", kept(what)), knowing(what)).price == ""


def test_with_an_open_pain_nothing_is_priced():
    what = legs(hardness=Hardness.HARD)
    pain = Soreness(level=3, at=NOW, pain=Pain.BONE)
    asker = ASKER._replace(known=ASKER.known._replace(history=(what,), pains=(pain,)))
    assert told(Entry("s1", kept(what)), asker).price == ""


def test_a_correction_counts_in_what_is_known_and_in_what_is_told():
    what = legs(Exercise(name="hip thrusts", sets=3, reps=10, weighted=True))
    profile = Profile(corrections={"hip thrust": "upper"})
    recent = Recent(profile=profile, sessions=(kept(what),), soreness=(), open_pain=())
    _, known = known_of(recent, NOW, "Europe/Berlin")
    (session,) = known.history
    assert isinstance(session, LegSession)
    assert [row.trains for row in session.exercises or ()] == ["upper"]
    assert corrected([what], known.corrections) == known.history
    assert "upper body" in counts_words(session, classify(session, Athlete()))


def test_plans_are_due_once_their_time_has_passed():
    past = kept(LegSession(start=NOW - timedelta(hours=2), end=NOW - timedelta(seconds=1)), "planned")
    on = kept(LegSession(start=NOW - timedelta(hours=1), end=NOW), "planned")
    recent = Recent(profile=Profile(), sessions=(past, on), soreness=(), open_pain=())
    _, known = known_of(recent, NOW, "Europe/Berlin")
    assert known.due == (past,)
    assert len(known.planned) == 2  # both count until their person says


def test_an_exercise_in_somebodys_own_words_is_sealed_and_comes_back(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'log.db'}")
    for number, note in enumerate((None, "felt fine")):
        what = legs(Exercise(name="zwiebelkuchen", sets=3, reps=8), Exercise(name="squats", sets=5, reps=5))
        row = kept(what, note=note).model_copy(update={"id": f"s{number}"})
        assert store.log(ANA, row)
        assert store.session(ANA, row.id) == row
    store.close()
    assert not any(b"zwiebelkuchen" in file.read_bytes() for file in tmp_path.iterdir())
