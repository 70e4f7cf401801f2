"""Who is there: three people in three time zones."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.playground.wire import Json


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    real_name: str
    tz: str
    tz_label: str
    locale: str
    dm: str
    """The id of this person's direct messages with the bot."""
    title: str = ""
    admin: bool = False
    """Whether they administer the workspace."""


PEOPLE: Final = (
    Person(
        "U0ANA00001", "ana", "Ana Weber", "Europe/Berlin", "Central European Time", "de-DE", "D0ANA00001", "strength"
    ),
    Person("U0BEN00001", "ben", "Ben Carter", "America/New_York", "Eastern Time", "en-US", "D0BEN00001", "balanced"),
    Person("U0CHIE0001", "chie", "Chie Rao", "Asia/Kolkata", "India Standard Time", "en-GB", "D0CHIE0001", "endurance"),
)

_QUIET_FROM, _QUIET_TO = 22, 8  # Slack's own default hours of Do Not Disturb, by the person's clock


def tz_offset_s(person: Person, at: datetime) -> int:
    """Seconds east of UTC at that instant, summer time included."""
    offset = at.astimezone(ZoneInfo(person.tz)).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def user(person: Person, team: str, at: datetime, *, locale: bool = False) -> Json:
    """A person as `users.info` tells them; the locale only for who asks for it, as Slack does."""
    told: Json = {
        "id": person.id,
        "team_id": team,
        "name": person.name,
        "deleted": False,
        "color": "3c989f",
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": person.tz_label,
        "tz_offset": tz_offset_s(person, at),
        "profile": {
            "title": person.title,
            "real_name": person.real_name,
            "real_name_normalized": person.real_name,
            "display_name": person.name,
            "display_name_normalized": person.name,
            "first_name": person.real_name.split()[0],
            "last_name": person.real_name.split()[-1],
            "status_text": "",
            "status_emoji": "",
            "team": team,
        },
        "is_admin": person.admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": False,
        "is_app_user": False,
        "is_email_confirmed": True,
        "updated": 0,
        "who_can_share_contact_card": "EVERYONE",
    }
    if locale:
        told["locale"] = person.locale
    return told


def next_quiet_hours(person: Person, at: datetime) -> tuple[int, int]:
    """Start and end (seconds since 1970) of the night that has begun or comes next, by the person's own clock."""
    here = at.astimezone(ZoneInfo(person.tz))
    start = here.replace(hour=_QUIET_FROM, minute=0, second=0, microsecond=0)
    if here.hour < _QUIET_TO:
        start -= timedelta(days=1)
    end = (start + timedelta(days=1)).replace(hour=_QUIET_TO)
    return int(start.timestamp()), int(end.timestamp())
