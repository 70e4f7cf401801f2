"""Messages as one person sees them: who, when, what, and what stands between two of them."""

import hashlib
import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from markupsafe import Markup

from bot.playground.drawing import Seen, draw_message, draw_text, plain
from bot.playground.page import times
from bot.playground.pages import environment
from bot.playground.people import Person
from bot.playground.wire import Json
from bot.playground.world import BOT_USER, Channel, Message, World

GROUP_S: Final = 5 * 60  # messages of one person within five minutes stand under one name
COLOURS: Final = 8
IMAGES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})

_MENTION: Final = re.compile(r"<@(\w+)>")


@dataclass(frozen=True)
class Row:
    """A line of a list on the page: its DOM id, a mark that changes with what it shows, and how to draw it."""

    id: str
    mark: str
    draw: Callable[[], str]


@dataclass(frozen=True)
class Author:
    name: str
    initials: str
    colour: int
    app: bool


def author(world: World, user: str) -> Author:
    person = world.people.get(user)
    if person is None:
        return Author(world.app.name, world.app.name[:1].upper(), 0, app=True)
    words = person.real_name.split() or [person.name]
    initials = (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()
    return Author(person.real_name, initials, list(world.people).index(user) % COLOURS + 1, app=False)


def seen(world: World, person: Person, prefix: str, picked: Json | None = None) -> Seen:
    """Through whose eyes blocks are drawn."""
    return Seen(
        people={each.id: each.name for each in world.people.values()} | {BOT_USER: world.app.name},
        channels={each.id: each.name for each in world.channels.values() if not each.im_with},
        tz=person.tz,
        hours12=times.hours12(person.locale),
        locale=person.locale,
        picked=picked or {},
        prefix=prefix,
        viewer=person.id,
        now=world.clock.moment(),
    )


@dataclass(frozen=True)
class Look:
    """How a list of messages is looked at.

    Attributes:
        most: how many of the last ones are drawn.
        thread: the ts of the thread's first message, where the list is a thread.
        new: the ts of the first message that was unread when the list was opened.
    """

    most: int = 100
    thread: str | None = None
    new: str | None = None


def within(messages: list[Message], thread: str | None) -> list[Message]:
    """The messages of a channel's own list, or those of one thread."""
    if thread is None:
        return [each for each in messages if each.thread_ts in (None, each.ts)]
    return [each for each in messages if thread in (each.ts, each.thread_ts)]


class Rows:
    """Draws lists of messages. Keeps what it has drawn: each message is drawn again only when it looks different."""

    def __init__(self, room: int = 5_000) -> None:
        self._drawn: dict[str, str] = {}
        self._room = room

    def of(self, world: World, person: Person, channel: Channel, look: Look) -> list[Row]:
        """The last messages of a list, oldest first."""
        everything = world.seen_by(person, channel)
        listed = within(everything, look.thread)
        replies: dict[str, list[Message]] = {}
        if look.thread is None:
            for message in everything:
                if message.thread_ts not in (None, message.ts):
                    replies.setdefault(str(message.thread_ts), []).append(message)
        first = max(0, len(listed) - look.most)
        before = listed[first - 1] if first else None
        drawn: list[Row] = []
        for message in listed[first:]:
            around = _around(world, person, look, before, message)
            around["thread"] = _replies(world, person, replies.get(message.ts, []))
            drawn.append(self._row(world, person, look, message, around))
            before = message
        return drawn

    def _row(self, world: World, person: Person, look: Look, message: Message, around: Json) -> Row:
        dom_id = f"{'m' if look.thread is None else 't'}-{message.ts.replace('.', '-')}"
        today = f"{times.local(person, world.clock.now()):%F}"
        key = [message.told(), message.picked.get(person.id), message.only_for, around, person.id, dom_id, today]
        mark = hashlib.blake2b(json.dumps(key, default=vars).encode(), digest_size=8).hexdigest()
        return Row(dom_id, mark, partial(self._once, mark, partial(_draw, world, person, message, dom_id, around)))

    def _once(self, mark: str, draw: Callable[[], str]) -> str:
        if mark not in self._drawn:
            self._drawn[mark] = draw()
            while len(self._drawn) > self._room:
                del self._drawn[next(iter(self._drawn))]
        return self._drawn[mark]


def _around(world: World, person: Person, look: Look, before: Message | None, message: Message) -> Json:
    """What stands in front of a message, and whether it stands under the name of the one before."""
    now_s, at_s = world.clock.now(), float(message.ts)
    day = times.day(person, at_s, now_s)
    fresh = before is None or times.day(person, float(before.ts), now_s) != day
    grouped = (
        before is not None
        and not fresh
        and message.ts != look.new
        and (before.user, before.only_for) == (message.user, message.only_for)
        and 0 <= at_s - float(before.ts) < GROUP_S
        and before.ts != look.thread
    )
    return {"day": day if fresh and look.thread is None else None, "new": message.ts == look.new, "grouped": grouped}


def _replies(world: World, person: Person, replies: list[Message]) -> Json | None:
    """What a message says of its thread."""
    if not replies:
        return None
    at_s = float(replies[-1].ts)
    return {
        "count": len(replies),
        "last": f"{times.day(person, at_s, world.clock.now())}, {times.clock(person, at_s)}",
        "authors": [author(world, user) for user in dict.fromkeys(each.user for each in replies)][:3],
    }


def _draw(world: World, person: Person, message: Message, dom_id: str, around: Json) -> str:
    at_s, eyes = float(message.ts), seen(world, person, dom_id, message.picked.get(person.id))
    own = message.user == person.id
    return (
        environment()
        .get_template("message.html.j2")
        .render(
            id=dom_id,
            ts=message.ts,
            author=author(world, message.user),
            time=times.clock(person, at_s),
            full=times.full(person, at_s, world.clock.now()),
            body=_body(message, eyes),
            attachments=[_attachment(each, eyes) for each in message.attachments],
            files=[file | {"image": file.get("mimetype") in IMAGES} for file in message.files],
            edited=message.edited is not None,
            only_you=message.only_for is not None,
            own=own,
            raw=typed(world, message.text) if own else "",
            reactions=[(plain(f":{name}:"), name, len(users)) for name, users in message.reactions.items()],
            **around,
        )
    )


def _body(message: Message, eyes: Seen) -> Markup:
    """What people typed reads as mrkdwn; the blocks of it are only for programs."""
    if message.by_bot and message.blocks:
        return draw_message(message.blocks, message.text, eyes)
    return draw_text(message.text, eyes)


def _attachment(given: Json, eyes: Seen) -> Markup:
    if given.get("blocks"):
        return draw_message(given["blocks"], str(given.get("fallback", "")), eyes)
    lines = [str(given[name]) for name in ("pretext", "title", "text") if given.get(name)]
    return draw_text("\n".join(lines or [str(given.get("fallback", ""))]), eyes)


def typed(world: World, text: str) -> str:
    """A message's text as its author typed it."""
    names = {each.id: each.name for each in world.people.values()} | {BOT_USER: world.app.name}
    return html.unescape(_MENTION.sub(lambda at: f"@{names.get(at[1], at[1])}", text))
