"""What people do in Slack: write, edit, command, press. Each act is told to the bot as Slack tells it."""

import html
import re
from collections.abc import Sequence
from typing import Final, Literal

from bot.playground import envelopes, posting
from bot.playground.files import keep
from bot.playground.hands import NotPossible, find, value_of
from bot.playground.people import Person
from bot.playground.post_office import Ack, PostOffice
from bot.playground.views import value_name, values_of
from bot.playground.wire import Json, Refused
from bot.playground.world import BOT_USER, Channel, Message, World

TROUBLE: Final = "We had some trouble connecting. Try again?"
"""What Slack shows in a modal when the bot does not answer."""

_CHANNEL: Final = re.compile(r"(?<![\w#<])#([a-z0-9._-]+)")
_MENTION: Final = re.compile(r"<@(\w+)>")


class Acts:
    """Everything that a person can do outside a modal. `who` is a name or an id, `where` a name, an id or `dm`."""

    def __init__(self, world: World, office: PostOffice) -> None:
        self.world, self.office, self.base = world, office, ""

    def person(self, who: str) -> Person:
        for person in self.world.people.values():
            if who.lower() in (person.id.lower(), person.name):
                return person
        raise NotPossible(
            f"nobody is called {who!r}; there are: {', '.join(p.name for p in self.world.people.values())}"
        )

    def channel(self, person: Person, where: str = "dm") -> Channel:
        """A channel that the person is in."""
        if where == "dm":
            return self.world.channels[person.dm]
        for channel in self.world.channels.values():
            if where.lstrip("#") in (channel.id, channel.name) and person.id in channel.members:
                return channel
        raise NotPossible(f"{person.name} sees no channel {where!r}")

    def read(self, who: str, where: str = "dm") -> list[Json]:
        """What a person sees there, oldest first; a message only for them says `is_ephemeral`."""
        person = self.person(who)
        seen = self.world.seen_by(person, self.channel(person, where))
        return [message.told() | ({"is_ephemeral": True} if message.only_for else {}) for message in seen]

    def say(  # noqa: PLR0913  who, what, where, how, with what
        self,
        who: str,
        text: str,
        where: str = "dm",
        *,
        thread_ts: str | None = None,
        raw: bool = False,
        files: Sequence[Json] = (),
    ) -> Message:
        """A message, as typed: `@ben` becomes a mention, `&<>` are escaped. `raw`: the text is Slack's already."""
        person = self.person(who)
        channel = self.channel(person, where)
        try:
            thread = posting.thread_of(channel, thread_ts)
        except Refused:
            raise NotPossible(f"there is no message {thread_ts} to reply to") from None
        message = Message(channel.id, self.world.ts(), person.id, text if raw else self._typed(text), thread_ts=thread)
        message.files = list(files)
        message.blocks = [_as_rich_text(message.text)] if message.text else []
        self.world.add(message)
        self.world.happened(envelopes.message(message, channel))
        if f"<@{BOT_USER}>" in message.text and not channel.im_with and BOT_USER in channel.members:
            self.world.happened(envelopes.mention(message, channel))
        return message

    def mention(self, who: str, text: str, where: str = "running", *, thread_ts: str | None = None) -> Message:
        """A message in a channel that begins with the bot's name."""
        return self.say(who, f"<@{BOT_USER}> {self._typed(text)}", where, thread_ts=thread_ts, raw=True)

    def edit(self, who: str, ts: str, text: str, where: str = "dm") -> Message:
        """Changes a message of one's own."""
        person = self.person(who)
        channel = self.channel(person, where)
        message = self._seen(person, channel, ts)
        if message.user != person.id:
            raise NotPossible("people edit their own messages only")
        before = message.told()
        message.text = self._typed(text)
        message.blocks = [_as_rich_text(message.text)]
        message.edited = {"user": person.id, "ts": self.world.ts()}
        self.world.happened(envelopes.changed(before, message, channel, message.edited["ts"]))
        self.world.changed()
        return message

    def delete(self, who: str, ts: str, where: str = "dm") -> None:
        """Takes back a message of one's own, or puts away one that only this person sees."""
        person = self.person(who)
        message = self._seen(person, self.channel(person, where), ts)
        if person.id not in (message.user, message.only_for):
            raise NotPossible("people delete their own messages only")
        posting.remove(self.world, message)

    def upload(  # noqa: PLR0913  who, what, where, with which words
        self, who: str, name: str, content: bytes, where: str = "dm", *, text: str = "", thread_ts: str | None = None
    ) -> Message:
        """A file, shared there with a few words or none. The bot fetches it with its token from `url_private`."""
        if not content:
            raise NotPossible("the file is empty: Slack takes none of those")
        person = self.person(who)
        file = keep(self.world, self.base, person.id, name, content)
        return self.say(who, text, where, thread_ts=thread_ts, files=[file])

    def invite(self, who: str, where: str) -> None:
        """Brings the bot into a channel."""
        person = self.person(who)
        channel = self.channel(person, where)
        channel.members.add(BOT_USER)
        self.world.changed()
        self.world.happened(envelopes.joined(BOT_USER, channel, self.world.ts(), person.id))

    def open_home(self, who: str, tab: Literal["home", "messages"] = "home") -> Json | None:
        """Opens the bot's page; gives the Home as it stands now, which the bot may change in a moment."""
        person = self.person(who)
        view = self.world.views.home(person.id)
        self.world.happened(envelopes.home_opened(person, tab, self.world.ts(), view))
        return view

    async def command(
        self, who: str, command: str, text: str = "", where: str = "dm", thread_ts: str | None = None
    ) -> Json:
        """A slash command; it tells `#running` as `<#C…|running>`. What Slack shows when it fails comes as `shown`."""
        person = self.person(who)
        channel = self.channel(person, where)
        if thread_ts:
            return {"ok": False, "shown": f"{command} is not supported in threads. Sorry!"}
        known = self.world.app.commands
        if "commands" not in self.world.app.scopes or (known is not None and command not in known):
            return {"ok": False, "shown": f"{command} is not a valid command."}
        url = self.world.tickets.response_url(person.id, channel.id)
        trigger_id, address = self.world.tickets.trigger(person.id), f"{self.base}/response/{url.id}"
        ack = await self.office.ask(
            "slash_commands", envelopes.command(person, channel, command, self._escaped(text), trigger_id, address)
        )
        if ack.failure:
            return {"ok": False, "failure": ack.failure, "shown": f'{command} failed with the error "{ack.failure}"'}
        if ack.body and (ack.body.get("text") or ack.body.get("blocks")):
            try:
                body = posting.read_body(ack.body)
            except Refused as refused:
                return {
                    "ok": False,
                    "failure": refused.code,
                    "shown": f'{command} failed with the error "{refused.code}"',
                }
            everybody = ack.body.get("response_type") == "in_channel"
            posting.post(self.world, channel, body, only_for=None if everybody else person.id)
        return {"ok": True}

    async def shortcut(self, who: str, callback_id: str, ts: str | None = None, where: str = "dm") -> Json:
        """A global shortcut, or with a message's ts the shortcut of that message."""
        person = self.person(who)
        known = self.world.app.shortcuts
        if known is not None and callback_id not in known:
            raise NotPossible(f"the app has no shortcut {callback_id!r}")
        told = envelopes.interaction(
            "message_action" if ts else "shortcut", person, self.world.tickets.trigger(person.id)
        )
        told |= {"callback_id": callback_id, "action_ts": self.world.ts()}
        if ts:
            channel = self.channel(person, where)
            message = self._seen(person, channel, ts)
            url = self.world.tickets.response_url(person.id, channel.id, thread_ts=message.thread_ts)
            told |= {
                "message_ts": ts,
                "message": message.told(),
                "channel": envelopes.place(channel),
                "response_url": f"{self.base}/response/{url.id}",
            }
        return outcome(await self.office.ask("interactive", told))

    async def press(  # noqa: PLR0913  who, where, what, which, how
        self, who: str, ts: str, action_id: str, where: str = "dm", *, value: object = None, block_id: str | None = None
    ) -> Json:
        """Presses a button, or picks in a select, of a message."""
        person = self.person(who)
        channel = self.channel(person, where)
        message = self._seen(person, channel, ts)
        block, element = find(message.blocks, action_id, block_id)
        picked = value_of(element, value)
        values = message.picked.setdefault(person.id, values_of(message.blocks))
        if value_name(element["type"]):
            values.setdefault(block["block_id"], {})[action_id] = picked
        if block["type"] == "input" and not block.get("dispatch_action"):
            return {"ok": True}
        url = self.world.tickets.response_url(person.id, channel.id, message=ts, thread_ts=message.thread_ts)
        told = envelopes.interaction("block_actions", person, self.world.tickets.trigger(person.id))
        told |= {
            "container": {
                "type": "message",
                "message_ts": ts,
                "channel_id": channel.id,
                "is_ephemeral": message.only_for is not None,
                **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
            },
            "channel": envelopes.place(channel),
            "state": {"values": values},
            "response_url": f"{self.base}/response/{url.id}",
            "actions": [action(self.world, block, element, picked)],
        }
        if message.only_for is None:  # Slack does not send an ephemeral message along
            told["message"] = message.told()
        return outcome(await self.office.ask("interactive", told))

    def _seen(self, person: Person, channel: Channel, ts: str) -> Message:
        message = channel.messages.get(ts)
        if message is None or message.only_for not in (None, person.id):
            raise NotPossible(f"{person.name} sees no message {ts} there")
        return message

    def _escaped(self, text: str) -> str:
        """The names of channels in a command as Slack sends them to who asked for it (`should_escape`)."""
        ids = {channel.name: channel.id for channel in self.world.channels.values() if not channel.im_with}
        return _CHANNEL.sub(lambda at: f"<#{ids[at[1]]}|{at[1]}>" if at[1] in ids else at[0], text)

    def _typed(self, text: str) -> str:
        ids = {person.name.lower(): person.id for person in self.world.people.values()}
        ids[self.world.app.name.lower()] = BOT_USER
        longest_first = sorted(map(re.escape, ids), key=len, reverse=True)
        mention = re.compile(rf"(?<![\w@])@({'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
        return mention.sub(lambda at: f"<@{ids[at[1].lower()]}>", html.escape(text, quote=False))


def action(world: World, block: Json, element: Json, picked: Json) -> Json:
    """One entry of `actions`."""
    told: Json = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"], **picked}
    told["action_ts"] = world.ts()
    if "placeholder" in element:
        told["placeholder"] = element["placeholder"]
    return told


def outcome(ack: Ack) -> Json:
    if ack.failure:
        return {"ok": False, "failure": ack.failure, "shown": TROUBLE}
    return {"ok": True}


def _as_rich_text(text: str) -> Json:
    parts = _MENTION.split(text)  # words and ids by turns
    told = [
        {"type": "user", "user_id": part} if place % 2 else {"type": "text", "text": html.unescape(part)}
        for place, part in enumerate(parts)
        if part
    ]
    return {"type": "rich_text", "block_id": "typed", "elements": [{"type": "rich_text_section", "elements": told}]}
