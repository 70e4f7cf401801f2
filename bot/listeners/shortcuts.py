"""Shortcuts: "Can I do this?" asks about somebody's message."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from typing import Final, TypeAlias

from bot import ids
from bot.coach import ask_about
from bot.listeners.desk import Body, Desk, answering, in_channel
from bot.listeners.words import words_of
from bot.render import Message
from bot.store import Person

Act: TypeAlias = Callable[[Desk, Person, Body], Awaitable[Message]]


async def taken(desk: Desk, body: Body) -> None:
    """One shortcut; only the one who took it sees the answer."""
    act = ACTS.get(body["callback_id"])
    if act is None:
        return
    who = Person(body["team"]["id"], body["user"]["id"])
    reply = partial(desk.voice.whisper, body["response_url"])
    await answering(f"shortcut {body['callback_id']}", act(desk, who, body), reply)


async def _can_i_do_this(desk: Desk, who: Person, body: Body) -> Message:
    """The asker's own question: what the author of the message did or feels is not theirs."""
    message = body["message"]
    told_at = datetime.fromtimestamp(float(message["ts"]), UTC)
    answer = ask_about(words_of(message.get("text", "")), told_at, await desk.asker(who))
    return await desk.told(who, answer, in_channel=in_channel(body["channel"]["id"]))


ACTS: Final[dict[str, Act]] = {ids.CAN_I_DO_THIS: _can_i_do_this}
