"""A file that somebody dropped: what is in it, what it would add to their log, and the way in and out of there.

The file itself is nowhere kept: whoever imports it after looking at it has it read once more.
"""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from bot import export
from bot.imports import read
from bot.imports.found import OWN, Found, Reading
from bot.imports.preview import Preview
from bot.services.imports import looked_at, restored, taken_back, taken_in
from bot.services.soreness import EVER
from bot.store import Counts, Keeper, LoggedSession, Person, Threaded
from bot.store.values import months_before


class Imported(NamedTuple):
    """What an import did.

    `moments` are when its sessions were logged: with their source they name the whole import, after a restart too.
    Our own export puts back more than sessions, each as it was then, and is not named.
    """

    source: str
    counts: Counts
    moments: tuple[datetime, ...] = ()


async def found_in(content: bytes, reading: Reading) -> Found:
    """What a file holds, read beside the loop.

    Raises:
        BadInput: it cannot be used; the text says why, and what could.
    """
    return await asyncio.to_thread(read, content, reading)


async def look(kept: Threaded[Keeper], who: Person, found: Found, now: datetime, months: int) -> Preview:
    """What it would add to the log as it is now; what is older than `months` is kept no longer."""
    return await kept(lambda store: looked_at(store, who, found, now, months_before(now, months)), slow=True)


async def take_in(  # noqa: PLR0913, PLR0917  whose log, what, as of when, and how much of it
    kept: Threaded[Keeper], who: Person, found: Found, now: datetime, tz: str, months: int
) -> Imported:
    """Adds what is new to the log. Of one file it does so once, however often it is asked."""

    def work(store: Keeper) -> Imported:
        looked = looked_at(store, who, found, now, months_before(now, months))
        ids = taken_in(store, who, looked, now, tz)
        return Imported(found.format, Counts(sessions=len(ids)), _moments(store, who, found.format, ids))

    return await kept(work, slow=True)


async def put_back(kept: Threaded[Keeper], who: Person, content: bytes) -> Imported:
    """Puts back what our own export holds and is not here: sessions, answers, and settings where there are none.

    Raises:
        BadInput: it is damaged.
    """
    told = await asyncio.to_thread(export.read, content.decode("utf-8-sig", "replace"))
    return Imported(OWN, await kept(lambda store: restored(store, who, told), slow=True))


async def take_back(
    kept: Threaded[Keeper], who: Person, source: str, moments: Iterable[datetime], now: datetime
) -> int:
    """Takes a whole import out of the log again; how many sessions that was."""
    then = frozenset(moments)
    return await kept(lambda store: taken_back(store, who, _of_import(store, who, source, then), now), slow=True)


async def planned(kept: Threaded[Keeper], who: Person, now: datetime) -> tuple[LoggedSession, ...]:
    """What is planned from now on."""
    ahead = await kept(lambda store: store.sessions(who, now))
    return tuple(session for session in ahead if session.status == "planned")


def _of_import(store: Keeper, who: Person, source: str, moments: frozenset[datetime]) -> list[str]:
    every = store.sessions(who, EVER)
    return [session.id for session in every if session.source == source and session.created_at in moments]


def _moments(store: Keeper, who: Person, source: str, ids: Iterable[str]) -> tuple[datetime, ...]:
    """When these sessions were logged, which is earlier where one was brought back.

    A moment at which others were logged too, that are not among these, does not name this import.
    """
    added = frozenset(ids)
    of_source = [session for session in store.sessions(who, EVER) if session.source == source]
    moments = {session.created_at for session in of_source if session.id in added}
    others = {session.created_at for session in of_source if session.id not in added}
    return tuple(sorted(moments - others))
