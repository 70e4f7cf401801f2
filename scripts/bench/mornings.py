"""What the clock and a morning cost: an idle tick, claiming what is due, making check-ins.

`python -m scripts.bench.mornings URL PEOPLE` measures the same in a database of one's own, with so many people.
"""

import asyncio
import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from itertools import count, cycle, islice
from statistics import median
from time import perf_counter, process_time
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import insert

from bot import templates
from bot.ids import AnswerId
from bot.jobs.checkin import Mornings
from bot.jobs.clock import plan
from bot.memory import Memory
from bot.morning import Taps, good_morning
from bot.place import Place
from bot.render_checkin import checkin
from bot.slack.people import People
from bot.store import Delivery, Keeper, Person, Schedule, Threaded, open_store
from bot.store.outbox import LIMIT
from bot.store.sql.rows import owned, schedule_row
from bot.store.sql.store import SqlStore
from bot.store.sql.tables import SCHEDULES
from scripts.bench import history

PEOPLE: Final = 20_000
TRAINED: Final = 20
CHECKINS: Final = 600
ROUNDS: Final = 25
AT: Final = time(7, 30)
HERE: Final = Place("Europe/Berlin", hours12=False, known=True)


class Here(People):
    """Knows where everybody is, so that no network is timed."""

    async def place_of(self, team: str, user: str) -> Place:
        del team, user
        return HERE


def report() -> None:
    """Measures and prints a table, in a SQLite file of its own."""
    with tempfile.TemporaryDirectory(prefix="canirun-bench-") as folder:
        measure(f"sqlite:///{folder}/canirun.db", PEOPLE)


def measure(url: str, people: int) -> None:
    """Fills a database with so many people, and measures in it."""
    now = datetime.now(UTC).replace(microsecond=0)
    history.fill(url, TRAINED)
    store = open_store(url)
    if not isinstance(store, SqlStore):
        raise TypeError("only a database can be filled")
    _fill(store, people, now)
    print(f"The clock and mornings, {people:,} people in {url.partition(':')[0]}")
    print(f"  {'an idle tick, ms':50}{1e3 * median(_timed(lambda: _tick(store, now)) for _ in range(ROUNDS)):>10,.2f}")
    print(f"  {f'claiming {LIMIT} that are due, ms':50}{1e3 * _claimed(store, now):>10,.1f}")
    judged, whole, grown_kb = asyncio.run(_made(store, now))
    print("  check-ins, for each second of one processor:")
    print(f"  {'· judged and rendered':50}{judged:>10,.0f}")
    print(f"  {'· the same, read from the database and kept there':50}{whole:>10,.0f}")
    print(f"  {'memory that the last of them took, kB':50}{grown_kb:>10,}")
    store.close()


def _fill(store: SqlStore, people: int, now: datetime) -> None:
    """Everybody's check-in is tomorrow's; for as many as one claim takes it is due in an hour."""
    tomorrow, soon = now + timedelta(days=1), now + timedelta(hours=1)
    rows = (
        owned(Person(f"T{who % 50}", f"B{who}"))
        | schedule_row(Schedule(zone=HERE.tz, times=(AT,) * 7, next_at=soon if who < LIMIT else tomorrow))
        for who in range(people)
    )
    while batch := list(islice(rows, history.BATCH)):
        with store._writing() as db:  # noqa: SLF001  it is ours
            db.execute(insert(SCHEDULES), batch)


def _tick(store: Keeper, now: datetime) -> None:
    store.claim_due(now, lambda due: plan(due, now))
    store.workspaces_due(now)


def _timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _claimed(store: SqlStore, now: datetime) -> float:
    """Seconds of one claim. What it plans is due in an hour by schedules that were set for then."""
    then = now + timedelta(hours=1)
    began = perf_counter()
    taken = store.claim_due(then, lambda due: plan(due, then))
    took = perf_counter() - began
    if taken != LIMIT:
        raise AssertionError(taken)
    return took


async def _made(store: Keeper, now: datetime) -> tuple[float, float, int]:
    """Check-ins a second, without the database and with it, and by how many kB the process grew in the end."""
    templates.warm_up()
    kept: Threaded[Keeper] = Threaded(store)
    people = [Person("T1", f"U{who}") for who in range(TRAINED)]
    for who in people:
        store.change_schedule(who, "checkin", lambda _: Schedule(zone=HERE.tz, times=(AT,) * 7, next_at=now))
    memory, numbers = Memory(kept, lambda: now), count()
    makes = Mornings(memory, Here(AsyncWebClient(), lambda: now), lambda: now, 90)
    askers = [await memory.asker(who, HERE) for who in people]

    async def make(who: Person) -> None:
        delivery = Delivery(day=now.date(), id=f"d{next(numbers)}", due=now, expires=now + timedelta(hours=2))
        if await makes.first(who, delivery) is None:
            raise AssertionError(who)

    for who in islice(cycle(people), CHECKINS // 3):
        await make(who)
    began, before = process_time(), _peak_kb()
    for asker in islice(cycle(askers), CHECKINS):
        checkin(good_morning(asker), Taps(), "d", AnswerId("k7m2p9qa"))
    between = process_time()
    for who in islice(cycle(people), CHECKINS):
        await make(who)
    ended = process_time()
    await kept.aclose()
    return CHECKINS / (between - began), CHECKINS / (ended - between), _peak_kb() - before


def _peak_kb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    measure(sys.argv[1], int(sys.argv[2]))
