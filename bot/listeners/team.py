"""A channel's weekly summary: seen by anybody there, changed by who set it up; and who shares their weeks with it."""

import re
from collections.abc import Awaitable, Callable
from datetime import time
from typing import Final, NamedTuple, cast

from bot import ids, render_team
from bot.errors import BadInput, SlackRefused
from bot.ids import AnswerId, new_answer_id
from bot.listeners.desk import Body, Desk, Opened, Pressed, answering, in_channel, person_of
from bot.listeners.forms import Errors, value_of, values_of, where_opened
from bot.render import Message
from bot.services import team as kept
from bot.store import Person
from bot.store.team import SHOWN, Shown
from bot.team.values import Setting, Wish
from bot.zones import zone_named

NO_CHANNEL: Final = "A weekly summary is a channel's: type `/canirun team` there."
WHICH: Final = "With which channel? Type it there: `/canirun share on`, or name it: `/canirun share #running on`."
NOT_A_CHANNEL: Final = (
    "I could not tell which channel #{name} is. Type `/canirun share on` in it, or choose it from the list that Slack "
    "shows while you type #."
)
HOW: Final = "I could not read that. Try `/canirun share #running on`, `/canirun share #running names`, or `off`."
NOTHING_SHARED: Final = "You share nothing there, so there is nothing to withdraw."
TOO_LATE: Final = "That took too long for a form to open. Try it once more."
NOTHING_SHOWN: Final = "Choose at least one, or say above that it does not come."
ON: Final = frozenset({"on", "yes"})
NAMES: Final = frozenset({"names", "name"})
OFF: Final = frozenset({"off", "no", "stop"})
MOST: Final = 2  # words: on or off, and a channel
_MARKS: Final = " .!?"
_ESCAPED: Final = re.compile(r"<#(?P<id>[CG][A-Z0-9]{1,63})(\|[^<>]*)?>")


class Said(NamedTuple):
    """What stands behind `share`: a channel as it was written, empty where none was, and one word."""

    place: str = ""
    word: str = ""


def said(rest: str) -> Said | None:
    """What words behind `share` say; None where they are none of ours: then they ask something.

    Raises:
        BadInput: they name a channel, and I cannot tell what else they say.
    """
    parts = rest.strip(_MARKS).split()
    places = [part for part in parts if part.startswith(("#", "<#"))]
    words = [part.lower() for part in parts if part not in places]
    known = len(words) <= 1 and all(word in ON | NAMES | OFF for word in words)
    if not places and not known:
        return None
    if len(places) > 1 or not known:
        raise BadInput(HOW)
    return Said("".join(places), "".join(words))


def place_of(told: Said, body: Body) -> str:
    """Slack's id of the channel that is meant: the one that is named, else the one where it was typed.

    Raises:
        BadInput: it is none.
    """
    here = body["channel_id"] if in_channel(body["channel_id"]) else ""
    if not told.place:
        if here:
            return here
        raise BadInput(WHICH)
    if escaped := _ESCAPED.fullmatch(told.place):
        return escaped["id"]
    name = told.place.lstrip("<#").rstrip(">")
    if here and name == body.get("channel_name"):
        return here
    raise BadInput(NOT_A_CHANNEL.format(name=name[:80]))


# The words


async def team(desk: Desk, body: Body, rest: str) -> Message | None:
    """Opens the form where nobody has set a summary up; else shows how it is set, to whoever asks."""
    del rest
    who, where = person_of(body), body["channel_id"]
    if not in_channel(where):
        raise BadInput(NO_CHANNEL)
    setting = await kept.setting(desk.memory.kept, who.workspace, where)
    if setting.team is not None:
        return await _shown(desk, who, setting)
    await _open(desk, who, setting, Opened(body["response_url"], in_channel=True), body["trigger_id"])
    return None


async def share(desk: Desk, body: Body, rest: str) -> Message:
    """Shares one's weeks with a channel, withdraws them, or tells what one shares where."""
    told = said(rest) or Said()
    who, store = person_of(body), desk.memory.kept
    if not told.word:
        return render_team.shared(await kept.shares(store, who))
    where = place_of(told, body)
    if told.word in OFF:
        if not await kept.unshare(store, who, where):
            raise BadInput(NOTHING_SHARED)
        return render_team.shared(await kept.shares(store, who), gone=where)
    await kept.share(store, who, where, desk.now(), names=told.word in NAMES)
    setting = await kept.setting(store, who.workspace, where)
    return render_team.shared(await kept.shares(store, who), changed=where, without_summary=not setting.is_on)


def takes(rest: str) -> bool:
    """Whether words behind `share` in a message mean sharing: a channel is a word like any other there."""
    parts = rest.lower().strip(_MARKS).split()
    return len(parts) <= MOST and not (ON | NAMES | OFF).isdisjoint(parts)


async def where_to_say(desk: Desk, who: Person, rest: str) -> Message:
    """The same in a message, which does not tell a channel as a command does: what one shares, or where to say it."""
    if rest:
        raise BadInput(WHICH)
    return render_team.shared(await kept.shares(desk.memory.kept, who))


async def where_to_set_up(desk: Desk, who: Person, rest: str) -> Message:
    """In a message there is no trigger that opens a form."""
    del desk, who, rest
    raise BadInput(NO_CHANNEL)


class Placed(NamedTuple):
    """A verb that is about the channel in which it is typed; `takes` says which words may follow it."""

    takes: Callable[[str], object]
    act: Callable[[Desk, Body, str], Awaitable[Message | None]]


PLACED: Final[dict[str, Placed]] = {"team": Placed(lambda rest: not rest, team), "share": Placed(said, share)}


# How it is set


async def _shown(desk: Desk, who: Person, setting: Setting) -> Message | None:
    """How it is set, told in the channel to that person alone: which also tells whether the bot is there."""
    place = await desk.people.place_of(*who)
    shares = await kept.shares(desk.memory.kept, who)
    shared = next((one for one in shares if one.channel == setting.channel), None)
    message = render_team.setting(setting, hours12=place.hours12, shared=shared)
    try:
        await desk.voice.whisper_in(setting.channel, who.user, message, None)
    except SlackRefused as refused:
        absent = refused.code in render_team.NOT_IN
        return render_team.setting(setting, hours12=place.hours12, shared=shared, absent=absent)
    return None


async def _open(desk: Desk, who: Person, setting: Setting, opened: Opened, trigger_id: str) -> None:
    asker = await desk.asker(who)
    token = new_answer_id()
    try:
        await desk.voice.open(trigger_id, render_team.form(setting, asker.tz, f"{setting.channel}.{token}"))
    except SlackRefused as refused:
        if "trigger" in refused.code:
            raise BadInput(TOO_LATE) from refused
        raise
    desk.modals.put((who, token), opened)


async def _may_change(desk: Desk, who: Person, setting: Setting) -> bool:
    """Whether that person set it up, or is an admin: of that Slack is only asked where it matters."""
    return setting.may_change(who.user, admin=False) or await desk.people.is_admin(who.user)


async def _change(desk: Desk, press: Pressed) -> None:
    setting = await kept.setting(desk.memory.kept, press.who.workspace, press.answer_id)
    if not await _may_change(desk, press.who, setting):
        raise BadInput(kept.NOT_YOURS)
    await _open(desk, press.who, setting, Opened(press.response_url, in_channel=True), press.trigger_id)


async def _share(desk: Desk, press: Pressed) -> None:
    store, where = desk.memory.kept, press.answer_id
    if press.chosen in ON:
        await kept.share(store, press.who, where, desk.now(), names=False)
    else:
        await kept.unshare(store, press.who, where)
    setting = await kept.setting(store, press.who.workspace, where)
    place = await desk.people.place_of(*press.who)
    shares = await kept.shares(store, press.who)
    shared = next((one for one in shares if one.channel == where), None)
    await desk.voice.replace(press.response_url, render_team.setting(setting, hours12=place.hours12, shared=shared))


ACTS: Final[dict[str, Callable[[Desk, Pressed], Awaitable[Message | None]]]] = {
    ids.TEAM_CHANGE: _change,
    ids.TEAM_SHARE: _share,
}


# The form


async def check(desk: Desk, body: Body) -> Errors:
    """What in the form cannot be used, by input; and whether this person may change it at all."""
    errors: Errors = {}
    if not values_of(body, "shows"):
        errors["shows"] = NOTHING_SHOWN
    try:
        zone_named(value_of(body, "zone") or "UTC")
    except BadInput as error:
        errors["zone"] = str(error)
    who, where = person_of(body), _where(body)
    if not await _may_change(desk, who, await kept.setting(desk.memory.kept, who.workspace, where)):
        errors["on"] = kept.NOT_YOURS
    return errors


async def work(desk: Desk, body: Body) -> None:
    """Saves the form, and tells how it stands then, and whether it can come at all."""
    who = person_of(body)
    token = AnswerId(body["view"]["private_metadata"].partition(".")[2])
    await answering("team", _saved(desk, who, body), where_opened(desk, who, desk.modals.get((who, token))))


async def _saved(desk: Desk, who: Person, body: Body) -> Message | None:
    where, asker = _where(body), await desk.asker(who)
    zone, shows = value_of(body, "zone"), set(values_of(body, "shows"))
    wish = Wish(
        on=value_of(body, "on") == "on",
        day=int(value_of(body, "day")),
        at=time.fromisoformat(value_of(body, "time")),
        zone=zone_named(zone) if zone else asker.tz,
        shows=cast("tuple[Shown, ...]", tuple(name for name in SHOWN if name in shows)),
    )
    store = desk.memory.kept
    admin = await _may_change(desk, who, await kept.setting(store, who.workspace, where))
    return await _shown(desk, who, await kept.change(store, who, where, wish, desk.now(), admin=admin))


def _where(body: Body) -> str:
    return str(body["view"]["private_metadata"].partition(".")[0])
