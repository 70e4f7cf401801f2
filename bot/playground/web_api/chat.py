"""Messages: post, post for one person, change, delete, react."""

import re

from bot.playground import limits, posting
from bot.playground.web_api.call import Call
from bot.playground.wire import Json, Refused
from bot.playground.world import BOT_USER, Channel, Message

_TS = re.compile(r"\d{10}\.\d{6}")
_NAME = re.compile(r"[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?")


def post_message(call: Call) -> Json:
    """Takes a channel's id or name, or a person's id for their direct messages."""
    channel = _target(call)
    body = posting.read_body(call.given, cut=True)
    message = posting.post(call.world, channel, body, thread_ts=posting.thread_of(channel, call.given.get("thread_ts")))
    told: Json = {"channel": channel.id, "ts": message.ts, "message": message.told(metadata=True)}
    if body.warnings:
        told["response_metadata"] = {"warnings": body.warnings}
    return told


def post_ephemeral(call: Call) -> Json:
    channel = call.channel(joined=True)
    body = posting.read_body({name: value for name, value in call.given.items() if name != "metadata"})
    person = call.text("user")
    if person not in channel.members:
        raise Refused("user_not_in_channel")
    thread_ts = posting.thread_of(channel, call.given.get("thread_ts"))
    return {"message_ts": posting.post(call.world, channel, body, thread_ts=thread_ts, only_for=person).ts}


def update(call: Call) -> Json:
    channel = call.channel()
    message = _own(call, channel, "cant_update_message")
    body = posting.read_body(call.given, longest=limits.UPDATE_TEXT)
    posting.change(call.world, message, body)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": message.told(metadata=True)}


def delete(call: Call) -> Json:
    channel = call.channel()
    message = _own(call, channel, "cant_delete_message")
    posting.remove(call.world, message)
    return {"channel": channel.id, "ts": message.ts}


def react(call: Call) -> Json:
    channel, name, ts = call.channel(), call.text("name"), call.text("timestamp")
    if not _TS.fullmatch(ts):
        raise Refused("bad_timestamp")
    if not _NAME.fullmatch(name):
        raise Refused("invalid_name")
    users = _message(channel, ts).reactions.setdefault(name, [])
    if BOT_USER in users:
        raise Refused("already_reacted")
    users.append(BOT_USER)
    call.world.changed()
    return {}


def _target(call: Call) -> Channel:
    given = call.text("channel")
    if given in call.world.people:
        return call.world.channel(call.world.people[given].dm)
    named = [
        channel for channel in call.world.channels.values() if not channel.im_with and channel.name == given.lstrip("#")
    ]
    channel = named[0] if named else call.world.channel(given)
    if BOT_USER not in channel.members and "chat:write.public" not in call.world.app.scopes:
        raise Refused("not_in_channel")
    return channel


def _message(channel: Channel, ts: str) -> Message:
    message = channel.messages.get(ts)
    if message is None or message.only_for is not None:  # Slack does not find ephemeral messages by their ts
        raise Refused("message_not_found")
    return message


def _own(call: Call, channel: Channel, otherwise: str) -> Message:
    message = _message(channel, call.text("ts"))
    if not message.by_bot:
        raise Refused(otherwise)
    return message
