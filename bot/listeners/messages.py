"""What people write: to the bot alone, where an edited message is answered anew, or to its name in a channel."""

from datetime import UTC, datetime
from functools import partial
from typing import Final

from bot.listeners import dropped, log
from bot.listeners.commands import asked, done, said
from bot.listeners.desk import Body, Desk, answering, person_of
from bot.listeners.words import words_of
from bot.render import Message, note
from bot.services.log import told_before, withdraw
from bot.store import Person
from bot.telling import by_message

WRITTEN: Final = frozenset({None, "file_share", "me_message", "thread_broadcast"})
"""The subtypes of messages that a person wrote."""
NO_WORDS: Final = "I can only read words. Tell me what you did and what you want to do."


async def direct(desk: Desk, body: Body) -> None:
    """A message to the bot alone: written, changed, or taken back; what concerns one message goes in its order."""
    event, team = body["event"], body["team_id"]
    if event.get("channel_type") != "im":
        return
    match event.get("subtype"):
        case "message_changed":
            async with desk.turn(event["channel"], event["message"]["ts"]):
                await _changed(desk, team, event)
        case "message_deleted":
            async with desk.turn(event["channel"], event["deleted_ts"]):
                await _deleted(desk, person_of(body), event["channel"], event["deleted_ts"])
        case subtype if subtype in WRITTEN and _by_a_person(event):
            who = Person(team, event["user"])
            reply = partial(_answer_to, desk, who, event["channel"], event["ts"], event.get("thread_ts"))
            async with desk.turn(event["channel"], event["ts"]):
                if event.get("files"):
                    await dropped.seen(desk, who, event)
                await answering("direct message", _answered(desk, who, event["channel"], event), reply)


async def mention(desk: Desk, body: Body) -> None:
    """The bot's name in a channel: only the one who wrote it sees the answer, and in a thread it stays there."""
    event = body["event"]
    if not _by_a_person(event):
        return
    who, words = Person(body["team_id"], event["user"]), words_of(event.get("text", ""))
    thread_ts = event.get("thread_ts")

    async def reply(message: Message) -> None:
        await desk.voice.whisper_in(event["channel"], who.user, message, thread_ts)

    await answering("mention", said(desk, who, words, "run", in_channel=thread_ts is None), reply)


async def _answered(desk: Desk, who: Person, channel: str, written: Body, *, anew: bool = False) -> Message | None:
    """What a message tells is logged, as of when it was written; what it asks is answered.

    None where it is about a file that came with it: that has an answer of its own.
    """
    words = words_of(written.get("text", ""))
    if not words:
        return None if written.get("files") else note(NO_WORDS)
    if (message := await done(desk, who, words)) is not None:
        return message
    asker = await desk.asker(who)
    told_at = datetime.fromtimestamp(int(float(written["ts"])), UTC)
    telling = by_message(words, asker._replace(now=told_at))
    source = log.source_of(who, asker, f"{channel}.{written['ts']}", "dm")
    if telling.sessions:
        return await log.told(desk, who, telling, source, anew=anew)
    if written.get("files") and not telling.asks:
        return None
    if anew:
        await withdraw(desk.memory.kept, who, source)
        asker = await desk.asker(who)  # without what was withdrawn
    return await asked(desk, who, asker, words, None, in_channel=False)


async def _answer_to(  # noqa: PLR0913, PLR0917  whom, where, which message, and with what
    desk: Desk, who: Person, channel: str, ts: str, thread_ts: str | None, message: Message
) -> None:
    """Answers the message `ts`: anew in place of the answer that it already has, else below it."""
    before = desk.replies.get((who, channel, ts))
    if before is not None:
        await desk.voice.change(channel, before, message)
    else:
        desk.replies.put((who, channel, ts), await desk.voice.say(channel, message, thread_ts))


async def _changed(desk: Desk, team: str, event: Body) -> None:
    """Slack also calls it a change when a link unfolds, when a message with a thread is deleted, or when it is ours."""
    now, before = event["message"], event.get("previous_message", {})
    if now.get("subtype") == "tombstone":
        await _deleted(desk, Person(team, before.get("user", "")), event["channel"], now["ts"])
        return
    if not _by_a_person(now) or now.get("text") == before.get("text"):
        return
    who = Person(team, now["user"])
    reply = partial(_answer_to, desk, who, event["channel"], now["ts"], now.get("thread_ts"))
    await answering("edited message", _answered(desk, who, event["channel"], now, anew=True), reply)


async def _deleted(desk: Desk, who: Person, channel: str, ts: str) -> None:
    """Who takes a question back does not want its answer to stand there; what was logged stays, with its Undo."""
    answered = desk.replies.get((who, channel, ts))
    if answered is None:
        return
    source = log.source_of(who, await desk.asker(who), f"{channel}.{ts}", "dm")
    if not await told_before(desk.memory.kept, who, source):
        await desk.voice.remove(channel, answered)


def _by_a_person(message: Body) -> bool:
    return bool(message.get("user")) and not message.get("bot_id")
