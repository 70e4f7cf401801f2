"""How the bot is told: by socket or by signed HTTP, once or until it has listened."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from bot.playground import envelopes
from bot.playground.wire import Json
from bot.playground.world import World

RETRIES_S: Final = (0.0, 60.0, 300.0)
"""Slack tries an event again at once, after a minute, after five: by the clock, from the attempt that failed."""

_SCOPES: Final = {
    "message.im": "im:history",
    "message.channels": "channels:history",
    "app_mention": "app_mentions:read",
}


@dataclass(frozen=True)
class Parcel:
    """Something for the bot; `attempt` counts from 0, and `reason` says why there is another one."""

    kind: Literal["events_api", "interactive", "slash_commands"]
    payload: Json
    attempt: int = 0
    reason: str | None = None

    @property
    def name(self) -> str:
        """What the journal calls it."""
        inner = self.payload.get("event", self.payload)
        return str(inner.get("command") or inner.get("subtype") or inner.get("type"))


@dataclass(frozen=True)
class Ack:
    """What came back. `failure` is the word that Slack shows to people, `reason` the one that it tells the bot."""

    body: Json | None = None
    failure: str | None = None
    reason: str | None = None
    no_retry: bool = False


Send: TypeAlias = Callable[[Parcel], Awaitable[Ack]]


class PostOffice:
    """Delivers. Commands and interactions are asked once; events are told until they are acknowledged."""

    def __init__(self, world: World, send: Send, retries_s: Sequence[float] = RETRIES_S) -> None:
        self._world, self._send, self._retries_s = world, send, retries_s
        self._tasks: set[asyncio.Task[None]] = set()
        self._first = 0
        self._settled = asyncio.Event()
        self._settled.set()
        self.events: list[Json] = []
        world.happened = self.tell

    async def ask(self, kind: Literal["interactive", "slash_commands"], payload: Json) -> Ack:
        """One command or interaction; there is no second attempt."""
        return await self._deliver(Parcel(kind, payload))

    def tell(self, event: Json) -> None:
        """An event, if the app is subscribed to it and may know of it."""
        name = _subscription(event)
        if name not in self._world.app.events or not self._may(name):
            return
        outer = envelopes.event(self._world, event)
        self.events.append(outer)
        del self.events[:-100]
        self._start(outer)

    def tell_again(self, event_id: str, reason: str) -> bool:
        """Delivers an event a second time, as Slack does when it thinks that the first was lost."""
        for outer in self.events:
            if outer["event_id"] == event_id:
                self._start(outer, attempt=1, reason=reason)
                return True
        return False

    async def settled(self, timeout_s: float) -> bool:
        """Waits by the wall until every event has had its first attempt; False when that took too long."""
        try:
            await asyncio.wait_for(self._settled.wait(), timeout_s)
        except TimeoutError:
            return False
        return True

    def forget(self) -> None:
        """Gives up on every event that is still to be told."""
        for task in self._tasks:
            task.cancel()

    async def close(self) -> None:
        self.forget()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, outer: Json, attempt: int = 0, reason: str | None = None) -> None:
        self._first += 1
        self._settled.clear()
        task = asyncio.get_running_loop().create_task(self._until_heard(Parcel("events_api", outer, attempt, reason)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _until_heard(self, parcel: Parcel) -> None:
        began_s = self._world.clock.now()  # waits are counted from here, so that a clock moved in between counts too
        try:
            ack = await self._deliver(parcel)
        finally:
            self._first -= 1
            if not self._first:
                self._settled.set()
        for wait_s in self._retries_s[parcel.attempt :]:
            if ack.failure is None or ack.no_retry:
                return
            await self._world.clock.sleep_until(began_s + wait_s)
            began_s = self._world.clock.now()
            parcel = Parcel(parcel.kind, parcel.payload, parcel.attempt + 1, ack.reason)
            ack = await self._deliver(parcel)

    async def _deliver(self, parcel: Parcel) -> Ack:
        entry = self._world.journal.open("envelope", parcel.name, self._world.clock.now())
        entry.asked = parcel.payload
        entry.more = {"kind": parcel.kind, "retry_num": parcel.attempt, "retry_reason": parcel.reason}
        began = asyncio.get_running_loop().time()
        ack = await self._send(parcel)
        entry.more |= {"failure": ack.failure}
        self._world.journal.close(entry, ack.body, asyncio.get_running_loop().time() - began)
        return ack

    def _may(self, name: str) -> bool:
        scope = _SCOPES.get(name)
        return scope is None or scope in self._world.app.scopes


def _subscription(event: Json) -> str:
    """The name under which an app subscribes to an event."""
    if event["type"] != "message":
        return str(event["type"])
    return "message.im" if event["channel_type"] == "im" else "message.channels"
