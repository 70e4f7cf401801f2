"""The workspace: channels, messages, files, and what is handed to whom."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.playground.app_spec import AppSpec
from bot.playground.clock import Clock
from bot.playground.faults import Faults
from bot.playground.journal import Journal
from bot.playground.people import Person
from bot.playground.seed import Seed
from bot.playground.tickets import Tickets
from bot.playground.views import Views
from bot.playground.wire import Json, Refused

TEAM: Final = "T0LOCAL001"
DOMAIN: Final = "local-slack"
APP: Final = "A0LOCAL001"
BOT_USER: Final = "U0BOT00001"
BOT: Final = "B0BOT00001"


@dataclass
class Message:
    """One message; `only_for` names the one person who sees an ephemeral one. Times are Slack's `ts`."""

    channel: str
    ts: str
    user: str
    text: str = ""
    by_bot: bool = False
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    files: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str | None = None
    edited: Json | None = None
    only_for: str | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    picked: dict[str, Json] = field(default_factory=dict)
    """What each person has chosen in its selects: `state.values` by user."""

    def told(self, *, metadata: bool = False) -> Json:
        """The message as the Web API and events tell it; metadata only for who asks for it."""
        body: Json = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts, "team": TEAM}
        if self.by_bot:
            body |= {"bot_id": BOT, "app_id": APP, "bot_profile": {"id": BOT, "app_id": APP, "team_id": TEAM}}
        for name in ("blocks", "attachments", "files", "thread_ts", "edited"):
            if value := getattr(self, name):
                body[name] = value
        if self.reactions:
            body["reactions"] = [
                {"name": name, "users": users, "count": len(users)} for name, users in self.reactions.items()
            ]
        if metadata and self.metadata:
            body["metadata"] = self.metadata
        return body


@dataclass
class Channel:
    id: str
    name: str
    members: set[str]
    im_with: str | None = None
    """The person, where it is a direct conversation with the bot."""
    messages: dict[str, Message] = field(default_factory=dict)
    prompts: list[Json] = field(default_factory=list)
    status: dict[str, Json] = field(default_factory=dict)
    """What the assistant says that it is doing, by thread."""
    topic: str = ""

    @property
    def kind(self) -> str:
        """The first word of the scopes that open it: `im` or `channels`."""
        return "im" if self.im_with else "channels"


class World:
    """All that the local Slack knows. Everything in it changes at once, between two awaits."""

    def __init__(self, app: AppSpec, clock: Clock, seed: Seed | None = None) -> None:
        self.app, self.clock, self.seed = app, clock, seed or Seed()
        self.faults, self.journal, self.tickets = Faults(), Journal(self.changed), Tickets(clock)
        self.views = Views(TEAM, APP, BOT, clock)
        self.people: Mapping[str, Person] = {person.id: person for person in self.seed.people}
        ids = {person.name: person.id for person in self.seed.people}
        self.channels = {
            channel.id: channel
            for channel in (
                *(
                    Channel(
                        place.id,
                        place.name,
                        {*(ids[name] for name in place.members), *([BOT_USER] if place.bot else [])},
                        topic=place.topic,
                    )
                    for place in self.seed.channels
                ),
                *(
                    Channel(each.dm, "directmessage", {each.id, BOT_USER}, each.id, prompts=[*map(dict, app.prompts)])
                    for each in self.seed.people
                ),
            )
        }
        self.files: dict[str, Json] = {}
        self.contents: dict[str, bytes] = {}
        self.happened: Callable[[Json], None] = _unheard  # the post office puts itself here
        self.pauses: dict[str, tuple[int, int]] = {}  # whose notifications are paused: start and end, in seconds
        self.version = 0
        self._changed = asyncio.Event()
        self._last_ts_us = 0

    def ts(self) -> str:
        """A new message time: seconds and microseconds, never given twice, never going back within one clock."""
        now_us = int(self.clock.now() * 1_000_000)
        self._last_ts_us = now_us if abs(now_us - self._last_ts_us) > 10**6 else max(now_us, self._last_ts_us + 1)
        return f"{self._last_ts_us // 10**6}.{self._last_ts_us % 10**6:06d}"

    def changed(self) -> None:
        """Wakes who waits to see something new."""
        self.version += 1
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def change(self, since: int, timeout_s: float) -> int:
        """Waits until more has changed than `since`, by the wall; gives the version that stands."""
        if self.version <= since:
            try:
                await asyncio.wait_for(self._changed.wait(), timeout_s)
            except TimeoutError:
                return self.version
        return self.version

    def channel(self, channel_id: object) -> Channel:
        """A channel that the bot may know of.

        Raises:
            Refused: there is none of that id.
        """
        channel = self.channels.get(str(channel_id))
        if channel is None:
            raise Refused("channel_not_found")
        return channel

    def person(self, user_id: object) -> Person:
        person = self.people.get(str(user_id))
        if person is None:
            raise Refused("user_not_found")
        return person

    def add(self, message: Message) -> Message:
        self.channel(message.channel).messages[message.ts] = message
        self.changed()
        return message

    def seen_by(self, person: Person, channel: Channel) -> list[Message]:
        """What a person sees there, oldest first; nothing where they do not belong."""
        if person.id not in channel.members:
            return []
        return [message for message in _by_time(channel) if message.only_for in (None, person.id)]

    def kept(self, channel: Channel) -> list[Message]:
        """What history keeps, oldest first: ephemeral messages are not in it."""
        return [message for message in _by_time(channel) if message.only_for is None]


def _unheard(event: Json) -> None:
    del event


def _by_time(channel: Channel) -> list[Message]:
    return sorted(channel.messages.values(), key=lambda message: message.ts)
