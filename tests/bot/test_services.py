"""What people keep with the coach, on a store in memory and on SQLite: two workspaces with one user id never mix."""

from datetime import timedelta

import pytest

from advice.models import Athlete, Exercise, LegSession
from advice.nouns import Hardness
from advice.week import week_of
from bot.coach import ask
from bot.errors import BadInput
from bot.feeling import VERSION, State
from bot.memory import Memory
from bot.place import Place
from bot.services import profile, review, soreness
from bot.store import LoggedSession, Person, Threaded, open_store
from bot.store.memory import MemoryStore
from bot.telling import Status
from bot.training import Asker, Known
from tests.bot.test_known_pain import NOW, TZ

ONE, OTHER = Person("T1", "U1"), Person("T2", "U1")
HURTS = ask("my knee hurts", Asker(NOW, TZ, Athlete()), command="run")
SORE = ask("easy run? legs 6/10", Asker(NOW, TZ, Athlete()), command="run")
NO_MORE = ask("no pain any more", Asker(NOW, TZ, Athlete()), command="run")


@pytest.fixture(params=["memory", "sqlite"])
def store(request, tmp_path):
    opened = MemoryStore() if request.param == "memory" else open_store(f"sqlite:///{tmp_path / 'canirun.db'}")
    yield opened
    opened.close()


@pytest.fixture
def kept(store):
    return Threaded(store)


async def test_everything_that_one_does_leaves_the_same_id_of_another_workspace_alone(store, kept):
    before = store.everything(OTHER)
    await profile.command(kept, ONE, "goal strength")
    await profile.sentence(kept, ONE, "my level is advanced")
    await profile.change(kept, ONE, {"tips": False})
    await profile.begin(kept, ONE)
    await profile.answered(kept, ONE, profile.READY, profile.ready(NOW))
    await soreness.agree(kept, ONE, NOW, SORE)
    await kept(lambda store: soreness.note(store, ONE, HURTS))
    assert store.everything(OTHER) == before
    assert await soreness.state(kept, OTHER) == State(None, 0, ())

    await profile.command(kept, OTHER, "goal endurance")
    await soreness.agree(kept, OTHER, NOW, HURTS)
    whole = store.everything(ONE)
    await soreness.resolve(kept, OTHER, NOW)
    await soreness.decline(kept, OTHER, NOW)
    await soreness.withdraw(kept, OTHER, NOW)
    assert store.everything(ONE) == whole
    assert (await soreness.state(kept, ONE)).answers == 2
    await kept.aclose()


async def test_a_review_counts_what_was_done_by_that_person_and_their_own_word_on_exercises(store, kept):
    asker, week = Asker(NOW, TZ, Athlete()), week_of(NOW, TZ)
    what = LegSession(
        start=NOW - timedelta(hours=2), exercises=(Exercise(name="blorft", sets=3),), hardness=Hardness.HARD
    )
    statuses: tuple[Status, ...] = ("done", "planned", "skipped")
    for number, status in enumerate(statuses):
        at = what.model_copy(update={"start": what.start + timedelta(hours=5 * number)})
        session = LoggedSession(id=f"s{number}", status=status, what=at, zone=TZ, source="dm", created_at=NOW)
        store.log(ONE, session)
    assert (await review.of_week(kept, ONE, asker, week)).tally.leg_days == 1
    assert (await review.of_week(kept, OTHER, asker, week)).tally.is_empty
    upper = asker._replace(known=Known(corrections=(("blorft", "upper"),)))
    assert (await review.of_week(kept, ONE, upper, week)).tally.upper == 1
    await kept.aclose()


async def test_an_answer_rests_on_nothing_of_the_same_id_elsewhere(kept):
    memory, place = Memory(kept, lambda: NOW), Place(TZ, hours12=False, known=True)
    await soreness.agree(kept, ONE, NOW, HURTS)
    assert len((await memory.asker(ONE, place)).known.pains) == 1
    assert (await memory.asker(OTHER, place)).known.pains == ()
    await kept.aclose()


async def test_without_a_yes_nothing_is_kept_whatever_is_noted(store, kept):
    for answer in (SORE, HURTS, NO_MORE):
        await kept(lambda store, answer=answer: soreness.note(store, ONE, answer))
    assert store.everything(ONE)["soreness"] == []
    feeling = await kept(lambda store: soreness.note(store, ONE, SORE))
    assert (feeling.once, feeling.offer, feeling.kept) == (True, True, False)
    await kept.aclose()


async def test_a_no_is_remembered_but_for_pain_keeping_is_offered(kept):
    await soreness.decline(kept, ONE, NOW)
    assert not (await kept(lambda store: soreness.note(store, ONE, SORE))).offer
    assert (await kept(lambda store: soreness.note(store, ONE, HURTS))).offer
    await kept.aclose()


async def test_a_yes_names_its_text_and_a_later_one_changes_nothing(store, kept):
    await soreness.agree(kept, ONE, NOW)
    first = store.profile(ONE).consent
    await soreness.agree(kept, ONE, NOW.replace(hour=20))
    assert store.profile(ONE).consent == first
    assert first.version == VERSION
    await kept.aclose()


async def test_the_same_answer_noted_twice_is_kept_once(kept):
    await soreness.agree(kept, ONE, NOW, SORE)
    await kept(lambda store: soreness.note(store, ONE, SORE))
    assert (await soreness.state(kept, ONE)).answers == 1
    await kept.aclose()


async def test_words_resolve_what_is_kept_and_say_how_many(store, kept):
    await soreness.agree(kept, ONE, NOW, HURTS)
    assert (await kept(lambda store: soreness.note(store, ONE, NO_MORE))).resolved == 1
    assert (await soreness.state(kept, ONE)).open_pain == ()
    assert store.everything(ONE)["soreness"][0]["resolved_at"] is not None
    await kept.aclose()


async def test_the_first_answer_is_the_first_once(kept):
    noted = [await kept(lambda store: soreness.note(store, ONE, SORE)) for _ in range(2)]
    assert [feeling.newcomer for feeling in noted] == [True, False]
    await kept.aclose()


async def test_what_cannot_be_set_changes_nothing(store, kept):
    with pytest.raises(BadInput):
        await profile.command(kept, ONE, "goal speed of light")
    assert store.everything(ONE)["profile"] is None
    await kept.aclose()


async def test_nothing_that_is_felt_stands_in_a_repr(store, kept):
    await soreness.agree(kept, ONE, NOW, HURTS)
    for told in (store.soreness(ONE, soreness.EVER), store.recent(ONE, soreness.EVER), await soreness.state(kept, ONE)):
        assert "knee" not in repr(told)
    await kept.aclose()


async def test_of_two_pains_the_one_that_is_gone_is_over_and_the_other_stays(kept):
    shin = ask("my shin hurts", Asker(NOW, TZ, Athlete()), command="run")
    knee_gone = ask("my knee pain is gone", Asker(NOW, TZ, Athlete()), command="run")
    await soreness.agree(kept, ONE, NOW, HURTS)
    await soreness.agree(kept, ONE, NOW, shin)
    assert (await kept(lambda store: soreness.note(store, ONE, knee_gone))).resolved == 1
    assert [words for words, _ in (await soreness.state(kept, ONE)).open_pain] == ["bone pain (shin)"]
    await kept.aclose()
