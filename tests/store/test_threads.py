"""Many at once: nobody is turned away, no change is lost, and an event loop goes on meanwhile."""

import asyncio
import threading
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


def asked(asking):
    """What comes of `asking(kept)` in a loop, with a store of one hand."""

    async def ask():
        kept = Threaded(MemoryStore())
        try:
            return await asyncio.wait_for(asking(kept), 10)
        finally:
            await kept.aclose()

    return asyncio.run(ask())


def test_from_a_loop_a_store_is_asked_in_a_thread_of_its_own():
    async def asking(kept):
        assert await kept(lambda store: store.log(ANA, legs()))
        assert await kept(lambda store: store.sessions(ANA, LONG_AGO)) == (legs(),)
        with pytest.raises(ZeroDivisionError):
            await kept(lambda _: 1 / 0)
        return await asyncio.gather(*[kept(lambda _: threading.current_thread().name) for _ in range(30)])

    assert set(asked(asking)) == {"store_0"}


def test_what_takes_long_holds_up_nobody():
    over = threading.Event()

    async def asking(kept):
        long = asyncio.ensure_future(kept(lambda _: over.wait(10), slow=True))
        await kept(str)
        still = not long.done()
        over.set()
        return still, await long

    assert asked(asking) == (True, True)


def test_what_nobody_waits_for_any_more_is_not_asked():
    over, done = threading.Event(), []

    async def asking(kept):
        long = asyncio.ensure_future(kept(lambda _: over.wait(10)))  # the one thread is taken
        given_up = asyncio.ensure_future(kept(lambda _: done.append("given up")))
        await asyncio.sleep(0)
        given_up.cancel()
        over.set()
        await kept(lambda _: done.append("asked"))
        return await long

    assert asked(asking)
    assert done == ["asked"]
