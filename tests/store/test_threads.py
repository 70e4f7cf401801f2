"""Many at once: nobody is turned away, no change is lost, and an event loop goes on meanwhile."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.store import Person, Threaded, open_store
from bot.store.memory import MemoryStore
from tests.store.told import ANA, HOUR, KEY, LONG_AGO, NOW, legs

WRITERS = 8
EACH = 40


def test_eight_writers_on_one_file_never_meet_a_locked_database(sqlite_file):
    """Each with connections of its own, as processes have them; and each reads between its writes."""

    def write(writer):
        who = Person("T1", f"U{writer}")
        store = open_store(f"sqlite:///{sqlite_file}", KEY)
        for number in range(EACH):
            assert store.log(who, legs(f"s{number}", start=NOW + number * HOUR))
            assert len(store.recent(who, LONG_AGO).sessions) == number + 1
            assert store.receive(who, f"Ev{number}", "command", {}, NOW)
        store.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    store = open_store(f"sqlite:///{sqlite_file}", KEY)
    assert len(store.pending(NOW)) == WRITERS * EACH
    store.close()


def test_no_change_of_a_profile_is_lost(store):
    def one_step(_):
        return store.change_profile(
            ANA, lambda known: known.model_copy(update={"first_contact_step": known.first_contact_step + 1})
        )

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(one_step, range(EACH)))
    assert store.profile(ANA).first_contact_step == EACH


def test_of_many_who_claim_the_same_one_gets_it(store):
    store.receive(ANA, "Ev1", "command", {}, NOW)
    with ThreadPoolExecutor(WRITERS) as pool:
        claimed = list(pool.map(lambda _: store.claim(ANA, "Ev1", NOW), range(WRITERS)))
    assert sum(letter is not None for letter in claimed) == 1


def test_from_a_loop_a_store_is_asked_in_threads_of_its_own():
    async def ask():
        kept = Threaded(MemoryStore(), threads=2)
        assert await kept(lambda store: store.log(ANA, legs()))
        assert await kept(lambda store: store.sessions(ANA, LONG_AGO)) == (legs(),)
        names = await asyncio.gather(*[kept(lambda _: slow_name()) for _ in range(6)])
        with pytest.raises(ZeroDivisionError):
            await kept(lambda _: 1 / 0)
        await kept.aclose()
        return names

    def slow_name():
        time.sleep(0.01)
        return threading.current_thread().name

    assert set(asyncio.run(ask())) == {"store_0", "store_1"}
