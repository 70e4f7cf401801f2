"""Instants as people say them: "tomorrow 07:30", by the clock of whoever says it."""

import re
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.playground.hands import NotPossible

EVENING: Final = time(18, 30)

_SPOKEN: Final = re.compile(
    r"(today|tomorrow|(?:next )?(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day) (?P<at>\d\d:\d\d)"
)
_DAYS: Final = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


def instant(words: str, now: datetime, tz: str) -> datetime:
    """What the words mean in that time zone.

    Args:
        words: `this evening` (half past six, tomorrow's when it has passed), `tomorrow 07:30`, `next monday 09:00`
            (the first one that begins after today), or `2026-11-26T07:30`, with or without an offset.
        now: an instant.
        tz: a time zone's name.

    Raises:
        NotPossible: they are none of these.
    """
    zone, words = ZoneInfo(tz), words.strip().lower()
    here = now.astimezone(zone)
    if words == "this evening":
        evening = datetime.combine(here.date(), EVENING, zone)
        return evening if evening > here else datetime.combine(here.date() + timedelta(days=1), EVENING, zone)
    try:
        if spoken := _SPOKEN.fullmatch(words):
            ahead = {"today": 0, "tomorrow": 1}.get(spoken[1])
            if ahead is None:
                ahead = (_DAYS.index(spoken["day"]) - here.weekday() - 1) % 7 + 1
            return datetime.combine(here.date() + timedelta(days=ahead), time.fromisoformat(spoken["at"]), zone)
        at = datetime.fromisoformat(words.upper())
    except ValueError:
        raise NotPossible(f"{words!r} is no instant; 'tomorrow 07:30' or '2026-11-26T07:30' would be one") from None
    return at if at.tzinfo else at.replace(tzinfo=zone)
