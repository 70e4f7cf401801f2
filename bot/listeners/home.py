"""The bot's own page in Slack: a person's Home, kept as things are, and prompts in the messages tab."""

import logging
from hashlib import sha256
from typing import Any, Final

import orjson

from bot import render
from bot.by_itself import by_itself
from bot.errors import Forgotten, SlackRefused
from bot.home import Home, Last, home_of
from bot.listeners.desk import Body, Desk, Shown, person_of
from bot.listeners.inbox import Work
from bot.render_home import home as drawn
from bot.services import checkin, profile
from bot.store import Person

PROMPTS: Final = (
    ("Run after leg day", "Easy 5k tonight? Heavy squats this morning"),
    ("Sprints tomorrow?", "Sprints tomorrow morning? Leg day was last night, legs 4/10"),
    ("Lift before a race", "Can I squat on Thursday if I race on Sunday?"),
    ("How long to wait", "How long after deadlifts until I can do intervals?"),
)


_log: Final = logging.getLogger(__name__)


async def opened(desk: Desk, body: Body) -> None:
    """Puts up the Home of whoever opens it, and offers questions to whoever opens the messages tab."""
    event = body["event"]
    if event.get("tab") == "messages":
        await _suggested(desk, person_of(body), event["channel"])
    elif event.get("tab") == "home":
        who, stands = person_of(body), event.get("view", {}).get("hash", "")
        known = desk.homes.get(who)
        if known is None or known.hash != stands:  # what stands there is not what we put up last
            desk.homes.put(who, Shown(b"", stands))
        await refresh(desk, who)


async def _suggested(desk: Desk, who: Person, channel: str) -> None:
    """Where the workspace has no such prompts, a direct message says them, once, to whom was told nothing yet."""
    try:
        await desk.voice.suggest(channel, [{"title": title, "message": said} for title, said in PROMPTS])
    except SlackRefused as refused:
        _log.info("no prompts were suggested: %s", refused.code)
        if await profile.offer(desk.memory.kept, who):
            await desk.voice.say(channel, render.hello(PROMPTS))


def fresh(work: Work) -> Work:
    """The same work, after which the person's Home is as things then are, if it was put up before."""

    async def worked(desk: Desk, body: Body) -> None:
        who = person_of(body)
        shown = desk.homes.get(who) is not None  # before the work, which may make us forget it
        await work(desk, body)
        if shown:
            await refresh(desk, who)

    return worked


async def refresh(desk: Desk, who: Person) -> None:
    """Puts up a person's Home where it would differ from what stands there.

    The hash guards it against a Home that something else has put up since. Then it is made anew and put up, once,
    over whatever there is: Slack does not tell the hash of that.
    """
    async with desk.turn("home", who.user):
        view, before = drawn(await _told(desk, who)), desk.homes.get(who)
        if before is not None and before.digest == _digest(view):
            return
        try:
            put_up = await desk.voice.publish(who.user, view, before.hash if before else "")
        except SlackRefused as refused:
            if refused.code != "hash_conflict":
                raise
            view = drawn(await _told(desk, who))
            put_up = await desk.voice.publish(who.user, view)
        desk.homes.put(who, Shown(_digest(view), put_up))


async def _told(desk: Desk, who: Person) -> Home:
    asker, last = await desk.asker(who), await desk.memory.last_of(who)
    coming = by_itself(await checkin.all_of(desk.memory.kept, who), asker)
    try:
        return home_of(asker, Last(last, await desk.answer(who, last)) if last else None, coming)
    except Forgotten:  # of its receipt too little is left
        return home_of(asker, None, coming)


def _digest(view: dict[str, Any]) -> bytes:
    return sha256(orjson.dumps(view)).digest()
