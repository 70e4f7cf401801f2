"""What the bot is told: the payloads of events, commands and interactions, as Slack writes them."""

import secrets
import uuid
from typing import Final

from bot.playground.people import Person
from bot.playground.wire import Json
from bot.playground.world import APP, BOT_USER, DOMAIN, TEAM, Channel, Message, World

VERIFICATION: Final = "local-slack-verification"
"""The old verification token that Slack still sends along; nobody should check it."""


def event(world: World, told: Json) -> Json:
    """The outer event around an inner one."""
    return {
        "token": VERIFICATION,
        "team_id": TEAM,
        "api_app_id": APP,
        "event": told,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(world.clock.now()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": secrets.token_urlsafe(24),
    }


def message(said: Message, channel: Channel) -> Json:
    """The event of a new message."""
    told = said.told(metadata=True)
    if not said.by_bot:
        told["client_msg_id"] = str(uuid.uuid4())
    if said.files:
        told["subtype"] = "file_share"
    return {**told, **_where(channel), "event_ts": said.ts}


def mention(said: Message, channel: Channel) -> Json:
    told = said.told()
    return {
        **told,
        "type": "app_mention",
        "client_msg_id": str(uuid.uuid4()),
        "channel": channel.id,
        "event_ts": said.ts,
    }


def changed(before: Json, after: Message, channel: Channel, ts: str) -> Json:
    """The event of an edited message."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "message": after.told(metadata=True),
        "previous_message": before,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        **_where(channel),
    }


def deleted(before: Json, channel: Channel, ts: str) -> Json:
    return {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": before,
        "deleted_ts": before["ts"],
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        **_where(channel),
    }


def home_opened(person: Person, tab: str, ts: str, view: Json | None) -> Json:
    told: Json = {"type": "app_home_opened", "user": person.id, "channel": person.dm, "tab": tab, "event_ts": ts}
    if tab == "home" and view is not None:
        told["view"] = view
    return told


def joined(user: str, channel: Channel, ts: str, inviter: str) -> Json:
    return {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": "C",
        "team": TEAM,
        "inviter": inviter,
        "event_ts": ts,
    }


def command(  # noqa: PLR0913, PLR0917  a slash command has that many parts
    person: Person, channel: Channel, name: str, words: str, trigger_id: str, response_url: str
) -> Json:
    return {
        "token": VERIFICATION,
        "team_id": TEAM,
        "team_domain": DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel.name,
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": words,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def interaction(kind: str, person: Person, trigger_id: str | None) -> Json:
    """What all interactions share."""
    told: Json = {
        "type": kind,
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": TEAM},
        "api_app_id": APP,
        "token": VERIFICATION,
        "team": {"id": TEAM, "domain": DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }
    if trigger_id is not None:
        told["trigger_id"] = trigger_id
    return told


def place(channel: Channel) -> Json:
    return {"id": channel.id, "name": channel.name}


def _where(channel: Channel) -> Json:
    return {"channel": channel.id, "channel_type": "im" if channel.im_with else "channel"}
