"""Shortcuts: "Can I do this?" asks about a message, "Log this" and "Log a session" open the form of the log."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from typing import Final, TypeAlias

from bot import ids
from bot.coach import ask_about
from bot.listeners import log
from bot.listeners.desk import Body, Desk, answering, in_channel
from bot.listeners.words import words_of
from bot.render import Message
from bot.store import Person
from bot.telling import by_command

Act: TypeAlias = Callable[[Desk, Person, Body], Awaitable[Message | None]]


async def taken(desk: Desk, body: Body) -> None:
    """One shortcut; only the one who took it sees the answer."""
    act = ACTS.get(body["callback_id"])
    if act is None:
        return
    who = Person(body["team"]["id"], body["user"]["id"])
    url = body.get("response_url")  # what is taken from nowhere in particular has no place to be answered in
    reply = partial(desk.voice.whisper, url) if url else partial(desk.voice.say, who.user)
    await answering(f"shortcut {body['callback_id']}", act(desk, who, body), reply)


async def _can_i_do_this(desk: Desk, who: Person, body: Body) -> Message:
    """The asker's own question: what the author of the message did or feels is not theirs."""
    message = body["message"]
    told_at = datetime.fromtimestamp(float(message["ts"]), UTC)
    answer = ask_about(words_of(message.get("text", "")), told_at, await desk.asker(who))
    return await desk.told(who, answer, in_channel=in_channel(body["channel"]["id"]))


async def _log_this(desk: Desk, who: Person, body: Body) -> None:
    """Into the log of whoever takes it, when they have checked it: a message may be somebody else's."""
    message = body["message"]
    told_at = datetime.fromtimestamp(float(message["ts"]), UTC)
    asker = (await desk.asker(who))._replace(now=told_at)
    telling = by_command(words_of(message.get("text", "")), asker)
    await log.open_with(desk, who, body["trigger_id"], telling, own=message.get("user") == who.user)


async def _log_a_session(desk: Desk, who: Person, body: Body) -> None:
    await log.open_form(desk, who, body["trigger_id"])


ACTS: Final[dict[str, Act]] = {
    ids.CAN_I_DO_THIS: _can_i_do_this,
    ids.LOG_THIS: _log_this,
    ids.LOG_A_SESSION: _log_a_session,
}
