"""Channels and what was said in them."""

import re
from base64 import b64decode, b64encode

from bot.playground.posting import thread_of
from bot.playground.web_api.call import Call
from bot.playground.wire import Json, Refused
from bot.playground.world import BOT_USER, TEAM, Channel, Message

_TS = re.compile(r"\d{1,10}(\.\d{1,6})?")


def info(call: Call) -> Json:
    return {"channel": told(call.channel(scope="read"))}


def open_dm(call: Call) -> Json:
    """Direct messages with one person; conversations of several are not played here."""
    if call.given.get("channel"):
        channel = call.channel()
    else:
        users = [user for user in str(call.given.get("users") or "").split(",") if user]
        if not users:
            raise Refused("users_list_not_supplied")
        if len(users) > 1:
            raise Refused("too_many_users")
        channel = call.world.channel(call.world.person(users[0]).dm)
    call.need("im:write")
    return {
        "no_op": True,
        "already_open": True,
        "channel": told(channel) if call.flag("return_im") else {"id": channel.id},
    }


def history(call: Call) -> Json:
    """Newest first; replies in threads are not in it."""
    channel = call.channel(scope="history", joined=True)
    messages = [each for each in reversed(call.world.kept(channel)) if each.thread_ts in (None, each.ts)]
    return _page(call, [each for each in messages if _within(call, each)])


def replies(call: Call) -> Json:
    """A thread, oldest first, its parent in front."""
    channel = call.channel(scope="history")
    try:
        root = thread_of(channel, call.text("ts"))
    except Refused:
        raise Refused("thread_not_found") from None
    messages = [
        each for each in call.world.kept(channel) if each.ts == root or (each.thread_ts == root and _within(call, each))
    ]
    return _page(call, messages)


def told(channel: Channel) -> Json:
    if channel.im_with:
        return {"id": channel.id, "created": 0, "is_im": True, "is_archived": False, "user": channel.im_with}
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_im": False,
        "is_mpim": False,
        "is_private": False,
        "is_archived": False,
        "is_general": channel.name == "general",
        "is_member": BOT_USER in channel.members,
        "num_members": len(channel.members),
        "context_team_id": TEAM,
        "created": 0,
    }


def _within(call: Call, message: Message) -> bool:
    oldest, latest = str(call.given.get("oldest") or "0"), str(call.given.get("latest") or "9999999999")
    for name, value in (("oldest", oldest), ("latest", latest)):
        if not _TS.fullmatch(value):
            raise Refused(f"invalid_ts_{name}")
    ts = _micros(message.ts)
    if call.flag("inclusive"):
        return _micros(oldest) <= ts <= _micros(latest)
    return _micros(oldest) < ts < _micros(latest)


def _micros(ts: str) -> int:
    seconds, _, micros = ts.partition(".")
    return int(seconds) * 10**6 + int(micros.ljust(6, "0"))


def _page(call: Call, messages: list[Message]) -> Json:
    limit, start = call.number("limit", 100, 1, 999), 0
    if cursor := call.given.get("cursor"):
        try:
            start = int(b64decode(str(cursor), validate=True).decode().removeprefix("next:"))
        except ValueError:
            raise Refused("invalid_cursor") from None
    more = len(messages) > start + limit
    metadata = call.flag("include_all_metadata")
    page: Json = {
        "messages": [message.told(metadata=metadata) for message in messages[start : start + limit]],
        "has_more": more,
    }
    if more:
        page["response_metadata"] = {"next_cursor": b64encode(f"next:{start + limit}".encode()).decode()}
    return page
