"""A file that was dropped into the direct messages: looked at, imported, taken back. And plans as a calendar."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Final

from bot import ids, render, render_import
from bot.errors import BadInput, SlackRefused
from bot.ids import Drop, dropped
from bot.imports.calendar import as_ics
from bot.imports.found import BYTES_MOST, OWN, Found, Reading
from bot.listeners.desk import Body, Desk, Pressed, answering
from bot.render import Message
from bot.services import files
from bot.services.files import Imported
from bot.store import Person
from bot.training import Asker

MOST: Final = 5
"""Files of one message."""
MEDIA: Final = ("image/", "video/", "audio/")
TOO_LARGE: Final = f"That file is larger than {BYTES_MOST // 1_000_000} MB. Export a shorter time, or split it."
IS_MEDIA: Final = (
    "I can't read pictures, films or sound. Drop the file that your app exports: CSV, FIT, GPX, TCX or ICS."
)
ELSEWHERE: Final = "Slack does not let me see into that file. Drop the exported file itself here, from your computer."
TOO_LONG: Final = "That file's name is too long. Give it a shorter one, and drop it again."
TOO_MANY: Final = "That are many files at once: I looked at the first {most}. Drop the others after them."
NO_FILE: Final = "That file is no longer in Slack. Drop it again."
NOT_ALLOWED: Final = (
    "I may not read files in this workspace yet. Whoever runs me has to install the app again: "
    "it needs the permission `files:read`."
)
CANCELLED: Final = "Nothing was imported."
NO_PLANS: Final = "Nothing is planned. `/trained legs tomorrow 18:00` plans it; then I can send you a calendar."
SENT: Final = "I sent you a calendar with what you planned, in our direct messages."
HERE: Final = "Here is what you planned, for your calendar. Import it again after a change: nothing is in there twice."


async def seen(desk: Desk, who: Person, written: Body) -> None:
    """Looks at the files of a message, each with an answer of its own, and imports none of them."""
    told = written["files"]
    say = partial(desk.voice.say, written["channel"], thread_ts=written.get("thread_ts"))
    for file in told[:MOST]:
        await answering("dropped file", _previewed(desk, who, file), say)
    if len(told) > MOST:
        await say(render.note(TOO_MANY.format(most=MOST)))


async def _previewed(desk: Desk, who: Person, file: Body) -> Message:
    url = file.get("url_private_download") or file.get("url_private") or ""
    if str(file.get("mimetype", "")).startswith(MEDIA):
        raise BadInput(IS_MEDIA)
    if not url or file.get("is_external") or file.get("mode") in {"external", "tombstone", "hidden_by_limit"}:
        raise BadInput(ELSEWHERE)
    if file.get("size", 0) > BYTES_MOST:
        raise BadInput(TOO_LARGE)
    return await _looked_at(desk, who, Drop(url))


async def _looked_at(desk: Desk, who: Person, drop: Drop) -> Message:
    if len(drop.packed()) + len("kg|km") > render_import.CARRIED:
        raise BadInput(TOO_LONG)
    asker = await desk.asker(who)
    _, found = await _read(desk, drop, asker)
    looked = await files.look(desk.memory.kept, who, found, asker.now, desk.retention.session_months)
    return render_import.preview(looked, asker, drop)


async def _read(desk: Desk, drop: Drop, asker: Asker) -> tuple[bytes, Found]:
    """The bytes, and what is in them. One file at a time, whoever's it is: so memory has a bound."""
    async with desk.reading:
        content = await _fetched(desk, drop.url)
        units = {"weight_unit": drop.weight_unit or None, "distance_unit": drop.distance_unit or None}
        reading = Reading.model_validate({"tz": asker.tz, "now": asker.now, **units})
        return content, await files.found_in(content, reading)


async def _fetched(desk: Desk, url: str) -> bytes:
    try:
        content = await desk.voice.fetch(url, BYTES_MOST)
    except SlackRefused as refused:
        if refused.code in {"http_404", "http_410"}:
            raise BadInput(NO_FILE) from refused
        if refused.code in {"http_302", "http_401", "http_403"}:
            raise BadInput(NOT_ALLOWED) from refused
        raise
    if content is None:
        raise BadInput(TOO_LARGE)
    return content


async def _import(desk: Desk, press: Pressed) -> None:
    drop, asker = dropped(press.chosen), await desk.asker(press.who)
    content, found = await _read(desk, drop, asker)
    done = await _stored(desk, press.who, content, found, asker)
    message = render_import.imported(done.source, done.moments, done.counts.model_dump())
    await desk.voice.replace(press.response_url, message)


async def _stored(desk: Desk, who: Person, content: bytes, found: Found, asker: Asker) -> Imported:
    if found.format == OWN:
        return await files.put_back(desk.memory.kept, who, content)
    months = desk.retention.session_months
    return await files.take_in(desk.memory.kept, who, found, asker.now, asker.tz, months)


async def _unit(desk: Desk, press: Pressed) -> None:
    message = await _looked_at(desk, press.who, dropped(press.chosen))
    await desk.voice.replace(press.response_url, message)


async def _cancel(desk: Desk, press: Pressed) -> None:
    await desk.voice.replace(press.response_url, render.note(CANCELLED))


async def _undo(desk: Desk, press: Pressed) -> None:
    source, _, told = press.chosen.partition("|")
    moments = [datetime.fromisoformat(moment) for moment in told.split(",")]
    count = await files.take_back(desk.memory.kept, press.who, source, moments, desk.now())
    await desk.voice.replace(press.response_url, render_import.taken_back(count))


async def calendar(desk: Desk, who: Person, rest: str) -> Message:
    """What is planned, as a file for a calendar, in a direct message wherever it was asked for."""
    del rest
    return render.note(SENT if await _handed_over(desk, who) else NO_PLANS)


async def _calendar(desk: Desk, press: Pressed) -> Message | None:
    return None if await _handed_over(desk, press.who) else render.note(NO_PLANS)


async def _handed_over(desk: Desk, who: Person) -> bool:
    asker = await desk.asker(who)
    plans = await files.planned(desk.memory.kept, who, asker.now)
    if not plans:
        return False
    content = as_ics([(plan.id, plan.what) for plan in plans], asker.tz, asker.now)
    await desk.voice.hand_over(who.user, render.note(HERE), {"canirun.ics": content})
    return True


ACTS: Final[dict[str, Callable[[Desk, Pressed], Awaitable[Message | None]]]] = {
    ids.CALENDAR: _calendar,
    ids.IMPORT: _import,
    ids.IMPORT_UNIT: _unit,
    ids.IMPORT_CANCEL: _cancel,
    ids.IMPORT_UNDO: _undo,
}
