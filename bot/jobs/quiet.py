"""Who paused their notifications: a message waits until they want to be disturbed again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from advice.models import zone_of
from bot.errors import SlackRefused
from bot.slack.people import People
from bot.slack.sender import Sender, TooEarly, Unsure
from bot.store import Person

EVENING: Final = 18
"""Quiet hours that begin at this hour or later, and end on the next date, are the night's [H]."""


class Quiet:
    """Asks Slack about somebody when something is about to be sent to them.

    The hours of every night hold nothing: who asks for half past seven means it, and Slack keeps their phone silent
    as they told it to. A pause of the day does. Where Slack does not tell, nothing is held.
    """

    def __init__(self, sender: Sender, people: People, now: Callable[[], datetime]) -> None:
        self._sender, self._people, self._now = sender, people, now
        self._not_before = now()

    async def until(self, who: Person) -> datetime | None:
        """The instant until which somebody does not want to be disturbed; None where they do now."""
        now = self._now()
        if now < self._not_before:  # Slack answers fifty such questions a minute: one that is not asked costs nobody
            return None
        try:
            start, end = await self._sender.quiet_hours(who.user)
        except TooEarly as early:
            self._not_before = now + timedelta(seconds=early.after_s)
            return None
        except (SlackRefused, Unsure):
            return None
        if not start <= now < end:
            return None
        place = await self._people.place_of(*who)  # Slack's own zone, by which it counts its nights
        return None if _is_night(start, end, place.tz) else end


def _is_night(start: datetime, end: datetime, zone: str) -> bool:
    begins, ends = start.astimezone(zone_of(zone)), end.astimezone(zone_of(zone))
    return begins.hour >= EVENING and ends.date() == begins.date() + timedelta(days=1)
