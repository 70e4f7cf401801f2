"""`read`: a message to a `SessionQuery`. The one door of this room."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.language.answering import answer
from bot.language.deciding import intent_of
from bot.language.door import opened
from bot.language.hearing import hear
from bot.language.query import SessionQuery
from bot.language.reading import read_line
from bot.language.stamps import Now


def read(text: str, now: datetime, zone: ZoneInfo, *, day_first: bool | None = None) -> SessionQuery:
    """Reads a message.

    Args:
        text: as Slack sent it; 500 characters are read.
        now: the moment of asking, aware.
        zone: the person's zone; every local time is in it.
        day_first: whether 3/4 is the third of April; None where nobody said (then month first, and told as unclear).
    """
    door = opened(text)
    here = Now(now.astimezone(zone), zone)
    heard = hear(read_line(door.words, here, day_first=day_first), here)
    return answer(heard, intent_of(heard), kept=door.kept, truncated=door.truncated)
