"""A channel's weekly summary, made when it is about to be sent; its thread; a word to who set it up where it fails."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from bot import render_team
from bot.errors import SlackRefused
from bot.expiring import Expiring
from bot.render import Message
from bot.services import team
from bot.slack.people import People
from bot.slack.sender import Sender, TooEarly, Unsure
from bot.store import Delivery, Keeper, Person, Threaded

FAILED: Final = (SlackRefused, TooEarly, Unsure)
ROOM: Final = 1_000
LASTS: Final = timedelta(hours=2)

_log: Final = logging.getLogger(__name__)


class Channels:
    """Makes summaries. What goes into the thread is made with the summary, so that both count the same."""

    def __init__(self, kept: Threaded[Keeper], sender: Sender, people: People, now: Callable[[], datetime]) -> None:
        self._kept, self._sender, self._people, self._now = kept, sender, people, now
        self._below: Expiring[str, Message] = Expiring(ROOM, LASTS, now)

    async def compose(self, whose: Person, delivery: Delivery) -> Message | None:
        """The summary; None where there is none any more."""
        told = await team.told(self._kept, whose.workspace, delivery.place, delivery.day, self._now())
        if told is None:
            return None
        asked = told.names[: render_team.MOST_NAMES]
        names = await asyncio.gather(*(self._people.name_of(whose.workspace, user) for user in asked))
        below = render_team.detail(told)
        if below is not None:
            self._below.put(delivery.id, below)
        return render_team.summary(told, [name for name in names if name])

    async def posted(self, delivery: Delivery, ts: str) -> None:
        """The summary stands there: the detail goes into its thread, once, and no more than that is tried."""
        below = self._below.get(delivery.id)
        if below is None:
            return
        try:
            await self._sender.post(delivery.place, {**below, "thread_ts": ts}, f"{delivery.id}.more")
        except FAILED as error:
            _log.warning("the thread of a summary is missing: %s", type(error).__name__)

    async def failed(self, whose: Person, delivery: Delivery, because: str) -> None:
        """Tells who set it up, in a direct message, that it did not come or may not have; once, as well as it goes."""
        setting = await team.setting(self._kept, whose.workspace, delivery.place)
        if setting.team is None or setting.team.owner is None:
            return
        try:
            channel = await self._sender.open(setting.team.owner)
            await self._sender.post(channel, render_team.trouble(delivery.place, because), f"{delivery.id}.trouble")
        except FAILED as error:
            _log.warning("who set up a summary could not be told of it: %s", type(error).__name__)
