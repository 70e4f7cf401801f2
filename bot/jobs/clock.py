"""The clock: looks every few seconds what is due, puts it into the outbox, and has the outbox drained."""

import asyncio
import secrets
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.jobs.outbox import Outbox
from bot.jobs.times import next_slot
from bot.slack.duties import Duties
from bot.slack.logs import tell_fault
from bot.store import Delivery, Due, Keeper, Person, Plan, Threaded
from bot.store.outbox import LIMIT, PRIORITIES

LATE: Final = timedelta(hours=2)
"""Whatever is later than this is left out: nobody wants a morning's message at noon."""
DAILY: Final = timedelta(days=1)
_INSTANT: Final = timedelta(microseconds=1)
_PLACES: Final = 1000


def plan(due: Due, now: datetime) -> Plan:
    """What goes out now, and when it is due next. Pure, but for the new delivery's id."""
    schedule = due.schedule
    if schedule.next_at is None:
        return Plan(None, None)
    since = max(schedule.next_at - _INSTANT, now - LATE)
    slot = next_slot(schedule.times, schedule.zone, since, schedule.away_until)
    if slot is None or slot.at > now:
        return Plan(slot and slot.at, None)
    later = next_slot(schedule.times, schedule.zone, slot.at, schedule.away_until)
    delivery = Delivery(
        kind=schedule.kind,
        place=schedule.place,
        day=slot.day,
        id=secrets.token_hex(12),
        due=slot.at,
        expires=slot.at + LATE,
        priority=PRIORITIES[schedule.kind],
        spread=place_in_line(due.who),
    )
    return Plan(later and later.at, delivery)


def place_in_line(who: Person) -> int:
    """Where somebody stands among those of the same minute: the same every day, so that the time of day is, too."""
    return int.from_bytes(sha256("\0".join(who).encode()).digest()[:4], "big") % _PLACES


class Clock:
    """One interval job for everybody; a job for each person would cost a hundred times as much.

    Args:
        now: the clock to live by. APScheduler's own only wakes us; where `now` is moved, call `wake`.
        daily: what is to be done once a day.
    """

    def __init__(
        self,
        kept: Threaded[Keeper],
        outbox: Outbox,
        now: Callable[[], datetime],
        daily: Callable[[], Coroutine[Any, Any, object]],
        every_s: float,
    ) -> None:
        self._kept, self._outbox, self._now, self._daily = kept, outbox, now, daily
        self._drains, self._draining, self._ticking = Duties(), set[str](), asyncio.Lock()
        self._day_ends = now() + DAILY
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(
            self.wake, "interval", seconds=every_s, coalesce=True, max_instances=1, misfire_grace_time=None
        )

    def start(self) -> None:
        self._scheduler.start()

    async def wake(self) -> None:
        """One tick; what goes wrong in it is written down, and the next one comes."""
        try:
            await self.tick()
        except Exception as error:  # noqa: BLE001  whatever it is, the clock goes on
            tell_fault(error, "clock")

    async def tick(self) -> None:
        """Puts what is due into the outbox, and starts draining where there is something and nobody drains."""
        async with self._ticking:
            now = self._now()
            while await self._kept(lambda store: store.claim_due(now, lambda due: plan(due, now))) == LIMIT:
                pass
            for shard in await self._kept(lambda store: store.workspaces_due(now)):
                if shard not in self._draining and not self._outbox.stopping:
                    self._draining.add(shard)
                    self._drains.start(self._drained(shard), "drain")
            if now >= self._day_ends:
                self._day_ends = now + DAILY
                self._drains.start(self._daily(), "daily")  # what is due need not wait for it

    async def _drained(self, shard: str) -> None:
        try:
            await self._outbox.drain(shard)
        finally:
            self._draining.discard(shard)

    @property
    def draining(self) -> int:
        return self._drains.running

    async def stop(self, timeout_s: float) -> int:
        """Lets what is on its way arrive, and starts nothing more; says how many drains were cut off."""
        self._scheduler.shutdown(wait=False)
        self._outbox.stopping = True
        return await self._drains.drain(timeout_s)
