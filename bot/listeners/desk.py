"""The desk at which all listeners work: who asked, what they got, and how to reach them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, NamedTuple, TypeAlias
from weakref import WeakValueDictionary

import aiohttp

from bot import render, render_log
from bot.coach import Answer
from bot.errors import CanirunError, SlackRefused
from bot.expiring import Expiring
from bot.feeling import NOTHING, Feeling
from bot.ids import AnswerId
from bot.memory import Memory
from bot.render import Message
from bot.retention import Retention
from bot.services import log
from bot.slack.duties import Duties
from bot.slack.logs import tell_fault
from bot.slack.people import People
from bot.slack.voice import Voice
from bot.store import Person
from bot.training import Asker

Body: TypeAlias = Mapping[str, Any]
Reply: TypeAlias = Callable[[Message], Awaitable[object]]

FAILED: Final = (SlackRefused, aiohttp.ClientError, TimeoutError)
"""What a call to Slack may raise."""


class Opened(NamedTuple):
    """The message from which a modal was opened: how to replace it, and whether it stands in a channel."""

    response_url: str
    in_channel: bool


class Shown(NamedTuple):
    """A Home that stands in Slack: what is in it, as a digest, and Slack's hash of it, empty where unknown."""

    digest: bytes
    hash: str


class Pressed(NamedTuple):
    """One press: whose, on which answer, what was chosen, and the two keys that it gives.

    `state` are the values of all selects of the message, by action id. On Home there is neither channel nor URL.
    """

    who: Person
    answer_id: AnswerId
    chosen: str
    channel: str
    response_url: str
    trigger_id: str
    state: Mapping[str, str]


@dataclass(frozen=True)
class Desk:
    """What listeners share. `replies` knows which message of ours (its ts) answered which of whom, in which channel."""

    now: Callable[[], datetime]
    people: People
    voice: Voice
    memory: Memory
    replies: Expiring[tuple[Person, str, str], str]
    modals: Expiring[tuple[Person, AnswerId], Opened]
    homes: Expiring[Person, Shown]
    duties: Duties
    retention: Retention = field(default_factory=Retention)
    removed: Callable[[], object] = lambda: None
    """To be called when the app was taken out of the workspace: nobody is served any more."""
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while a file is read: one at a time."""
    turns: WeakValueDictionary[tuple[str, str], asyncio.Lock] = field(default_factory=WeakValueDictionary)
    """One for each message that is being worked on."""

    def turn(self, channel: str, ts: str) -> asyncio.Lock:
        """Held while a message is worked on, so that its edit or its end waits until it has been answered."""
        return self.turns.setdefault((channel, ts), asyncio.Lock())

    async def asker(self, who: Person) -> Asker:
        """The person as the coach knows them: their time, their zone and clock, their profile and their log."""
        return await self.memory.asker(who, await self.people.place_of(*who))

    async def told(self, who: Person, answer: Answer, *, in_channel: bool = False, resolved: int = 0) -> Message:
        """The message of an answer, which is kept so that its buttons can ask about it.

        `resolved` is how many pains a button has just ended.
        """
        answer_id, feeling = await self.keep(who, answer)
        feeling = feeling._replace(resolved=resolved or feeling.resolved)
        return await self.drawn(who, answer, answer_id, in_channel=in_channel, feeling=feeling)

    async def drawn(
        self,
        who: Person,
        answer: Answer,
        answer_id: AnswerId,
        *,
        in_channel: bool = False,
        feeling: Feeling = NOTHING,
    ) -> Message:
        """The message of an answer that is kept; what its words brought into the log stands above it, as it is now."""
        message = render.answer(answer, answer_id, self.now(), in_channel=in_channel, feeling=feeling)
        if not answer.logged:
            return message
        entries = await log.entries(self.memory.kept, who, answer.logged)
        return render_log.joined(render_log.logged(entries, await self.asker(who), answer_id), message)

    async def keep(self, who: Person, answer: Answer) -> tuple[AnswerId, Feeling]:
        """Keeps an answer: its id, and what became of the soreness told in it, as the operator has it kept."""
        answer_id, feeling = await self.memory.keep(who, answer)
        return answer_id, feeling._replace(days=self.retention.soreness_days)

    async def answer(self, who: Person, answer_id: AnswerId) -> Answer:
        """The answer that this person got under that id.

        Raises:
            Forgotten: it is no longer kept, or was never theirs.
        """
        return await self.memory.answer(who, answer_id)

    def forget(self, whose: Callable[[Person], bool]) -> None:
        """Drops what rests in memory of the people told: answers, places, open forms, and what answered what."""
        self.memory.forget(whose)
        self.people.forget_all(lambda team, user: whose(Person(team, user)))
        self.modals.forget(lambda key: whose(key[0]))
        self.replies.forget(lambda key: whose(key[0]))
        self.homes.forget(whose)


async def answering(name: str, work: Awaitable[Message | None], reply: Reply) -> None:
    """Tells the person the message that `work` gives, or what kept it from giving one.

    The one place that turns errors into words: what a person can mend is told in its own words, a fault of ours by
    a reference that also stands in the log. Where Slack did not take what was to be told, nobody knows whether it
    arrived: then it is not said twice, but that it may be missing is.
    """
    try:
        message = await work
    except FAILED as error:
        message = render.fault(tell_fault(error, name))
    except CanirunError as error:
        message = render.note(str(error))
    except Exception as error:  # noqa: BLE001  whatever it is, a person waits for an answer
        message = render.fault(tell_fault(error, name))
    if message is None:
        return
    try:
        await reply(message)
    except FAILED as error:
        await reply(render.lost(tell_fault(error, name)))


def person_of(body: Body) -> Person:
    """Whose a payload is, of any kind; a workspace's own events have no user."""
    team = body.get("team_id") or (body.get("team") or {}).get("id") or body["user"]["team_id"]
    if "event" not in body:
        return Person(team, body.get("user_id") or body["user"]["id"])
    event = body["event"]
    user = event.get("user") or event.get("message", {}).get("user") or event.get("previous_message", {}).get("user")
    return Person(team, user if isinstance(user, str) else (user or {}).get("id", ""))


def in_channel(channel: str) -> bool:
    """Whether a conversation is one that several people see: ids of direct messages begin with D, a Home has none."""
    return bool(channel) and not channel.startswith("D")
