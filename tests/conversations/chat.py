"""From the local Slack's door to the blocks and back: what people say, and what they then see.

A `Chat` is a workspace with a real bot in it, over a real wire, whose clock stands still unless it is moved.
"""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientTimeout

from bot.app import canirun
from bot.jobs.pace import Pace
from bot.playground import envelopes, posting
from bot.playground.app_spec import AppSpec
from bot.playground.clock import Clock
from bot.playground.faults import Fault
from bot.playground.post_office import Parcel
from bot.playground.server import LocalSlack
from bot.playground.world import Channel
from bot.settings import Settings
from bot.slack.edge import serve_http
from bot.slack.socket import serve_socket
from bot.store import Keeper, Recent
from bot.store.memory import MemoryStore

BOTH: Final = pytest.mark.parametrize("wire", ["socket", "http"])
"""For what has to be the same by either way to Slack."""
NOW: Final = datetime(2026, 11, 25, 9, 30, tzinfo=ZoneInfo("America/New_York"))
"""A Wednesday morning in New York, where Ben is; for Ana in Berlin it is 15:30, for Chie in Kolkata 20:00."""


class Chat:
    """What a test does and sees, by people's names."""

    def __init__(self, slack: LocalSlack, bot: Any) -> None:
        self.slack, self.bot = slack, bot

    async def command(self, who: str, text: str, where: str = "running") -> str:
        """Types a command; gives what the person then sees for it."""
        name, _, words = text.partition(" ")
        before = self.seen(who, where)
        outcome = await self.slack.acts.command(who, name, words, where)
        if not outcome["ok"]:
            return str(outcome["shown"])
        return await self._new(who, where, before)

    async def direct(self, who: str, text: str) -> str:
        """Writes to the bot; gives what the bot answers."""
        before = self.seen(who, "dm")
        self.slack.acts.say(who, text)
        return await self._new(who, "dm", before, besides=1)

    async def mention(self, who: str, text: str, where: str = "running", thread_ts: str | None = None) -> str:
        before = self.seen(who, where)
        self.slack.acts.mention(who, text, where, thread_ts=thread_ts)
        return await self._new(who, where, before, besides=1)

    async def edit(self, who: str, ts: str, text: str) -> str:
        """Changes a message of their own; gives the answer as it then stands."""
        before = self.seen(who, "dm")
        self.slack.acts.edit(who, ts, text)
        await self.settled()
        changed = [one for one in self.seen(who, "dm") if one not in before and one["user"] != _id(self.slack, who)]
        return shown(changed[-1])

    async def delete(self, who: str, ts: str) -> None:
        """Takes a direct message of their own back."""
        posting.remove(self.slack.world, self._dm(who).messages[ts])
        await self.settled()

    async def event(self, **told: Any) -> dict[str, Any]:
        """Something that Slack tells as it is, whatever it may be; gives how it was acknowledged."""
        outer = envelopes.event(self.slack.world, told)
        ack = await self.slack._send(Parcel("events_api", outer))
        await self.settled()
        return {"failure": ack.failure}

    async def parcel(self, kind: Any, payload: dict[str, Any]) -> None:
        """The same, with everything around it told too: sent twice, it is the same delivery twice."""
        await self.slack._send(Parcel(kind, payload))
        await self.settled()

    async def interaction(self, kind: str, who: str, **told: Any) -> dict[str, Any]:
        """The same for what somebody pressed or sent."""
        person = self.slack.acts.person(who)
        payload = envelopes.interaction(kind, person, self.slack.world.tickets.trigger(person.id)) | told
        ack = await self.slack._send(Parcel("interactive", payload))
        await self.settled()
        return {"failure": ack.failure, "body": ack.body or {}}

    def fails(self, method: str, kind: Any, times: int = 1, **how: Any) -> None:
        """Orders a fault of Slack; where it hangs for good, the bot waits half a second instead of ten."""
        if kind.startswith("hang") and "hang_s" not in how:
            self.bot.client.session._timeout = ClientTimeout(total=0.5)
        self.slack.world.faults.add(Fault(method, kind, times, **how))

    def moves(self, **by: float) -> None:
        """Moves the clock on."""
        self.slack.world.clock.advance(timedelta(**by).total_seconds())

    async def until(self, at: datetime) -> None:
        """Moves the clock to an instant, and lets what is due then go out."""
        self.slack.world.clock.set(at)
        await self.tick()

    async def tick(self) -> None:
        """Lets what is due go out."""
        await self.bot.clock.tick()
        for _ in range(2_000):
            if not self.bot.clock.draining:
                return
            await asyncio.sleep(0.005)
        raise AssertionError("the outbox is still at work")

    def calls(self, method: str) -> list[dict[str, Any]]:
        """What the bot asked of one method of Slack's, or of `response_url`."""
        return [entry for entry in self.slack.world.journal.since() if entry["name"] == method]

    async def press(
        self, who: str, action_id: str, where: str = "running", *, value: object = None, ts: str = ""
    ) -> str:
        """Presses under the last message that has such a button; gives what is new or changed for them then."""
        before = self.seen(who, where)
        at = ts or next(one["ts"] for one in reversed(before) if action_id in str(one.get("blocks")))
        outcome = await self.slack.acts.press(who, at, action_id, where, value=value)
        if not outcome["ok"]:
            return str(outcome["shown"])
        await self.settled()
        new = [one for one in self.seen(who, where) if one not in before]
        return shown(new[-1]) if new else ""

    async def shortcut(self, who: str, callback_id: str, ts: str, where: str = "running") -> str:
        before = self.seen(who, where)
        await self.slack.acts.shortcut(who, callback_id, ts, where)
        return await self._new(who, where, before)

    async def submit(self, who: str, **values: str) -> dict[str, str]:
        """Fills in the open modal and sends it; gives the errors that it then shows, none when it has closed."""
        outcome = await self.slack.modals.submit(who, values)
        await self.settled()
        modals = outcome.get("modals", [])
        return dict(modals[-1]["errors"]) if modals else {}

    def seen(self, who: str, where: str = "running") -> list[dict[str, Any]]:
        return [dict(one) for one in self.slack.acts.read(who, where)]

    def last(self, who: str, where: str = "running") -> str:
        return shown(self.seen(who, where)[-1])

    async def settled(self) -> None:
        """Waits until everything told has been heard, and everything heard has been worked on."""
        for _ in range(2_000):
            assert await self.slack.office.settled(5)
            if not self.bot.desk.duties.running:
                return
            await asyncio.sleep(0.005)
        raise AssertionError("the bot is still at work")

    def _dm(self, who: str) -> Channel:
        return self.slack.acts.channel(self.slack.acts.person(who))

    async def _new(self, who: str, where: str, before: list[dict[str, Any]], besides: int = 0) -> str:
        await self.settled()
        new = [one for one in self.seen(who, where) if one not in before][besides:]
        return "\n".join(shown(one) for one in new)


def shown(message: dict[str, Any]) -> str:
    """A message as somebody reads it: all words of its blocks, or its text where it has none."""
    blocks = message.get("blocks") or []
    return "\n".join(_words(block) for block in blocks) if blocks else str(message["text"])


def _words(value: Any) -> str:
    if isinstance(value, dict):
        if value.get("type") in {"plain_text", "mrkdwn", "text"}:
            return str(value["text"])
        return "\n".join(filter(None, (_words(inner) for inner in value.values())))
    return "\n".join(filter(None, (_words(inner) for inner in value))) if isinstance(value, list) else ""


def _id(slack: LocalSlack, who: str) -> str:
    return slack.acts.person(who).id


class Frail(MemoryStore):
    """A store whose database answers no more once `says` is set: with an error that quotes, as those of drivers do."""

    says = ""

    def recent(self, *asked: Any, **more: Any) -> Recent:
        if self.says:
            raise LookupError(self.says)
        return super().recent(*asked, **more)


@contextlib.asynccontextmanager
async def chat(
    wire: str = "socket",
    *,
    at: datetime = NOW,
    app: AppSpec | None = None,
    store: Keeper | None = None,
    on_removed: Callable[[], object] = lambda: None,
    **slack_settings: Any,
):
    """A workspace with a bot in it, connected by `socket` or by signed `http`."""
    workspace = LocalSlack(clock=Clock(at, running=False), app=app, **slack_settings)
    async with workspace as slack, connected(slack, store or MemoryStore(), wire, on_removed) as told:
        yield told


@contextlib.asynccontextmanager
async def connected(
    slack: LocalSlack, store: Keeper, wire: str = "socket", on_removed: Callable[[], object] = lambda: None
):
    """A bot in a workspace that is there already, with what it remembers."""
    settings = Settings(slack.bot_token, slack.app_token, slack.signing_secret, f"{slack.url}/api/")
    stop, ready = asyncio.Event(), asyncio.Event()
    ports: list[int] = []

    def on_ready(*port: int) -> None:
        ports.extend(port)
        ready.set()

    now = slack.world.clock.moment
    fast = Pace(1000, 1000, looks_every_s=3600)  # tests tick themselves
    async with canirun(settings, store, http=wire == "http", now=now, on_removed=on_removed, pace=fast) as bot:
        if wire == "http":
            serving = serve_http(bot.app, settings, 0, stop, on_ready=on_ready)
        else:
            serving = serve_socket(bot.app, settings, bot.client, stop, on_ready=on_ready)
        task = asyncio.create_task(serving)
        try:
            await asyncio.wait_for(ready.wait(), 10)
            if ports:
                assert await slack.listen_at(f"http://127.0.0.1:{ports[0]}/slack/events")
            yield Chat(slack, bot)
        finally:
            stop.set()
            await task
