"""Times as a person reads them: in their zone, with the hours of their locale."""

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.playground.people import Person

_TWELVE: Final = frozenset("en-US en-CA en-AU en-NZ en-IN hi-IN es-MX es-US fil-PH ar-EG".split())


def hours12(locale: str) -> bool:
    """Whether people of that locale say 6:30 PM."""
    return locale in _TWELVE


def local(person: Person, at_s: float) -> datetime:
    """Seconds since 1970, by the person's clock."""
    return datetime.fromtimestamp(at_s, UTC).astimezone(ZoneInfo(person.tz))


def clock(person: Person, at_s: float, *, seconds: bool = False) -> str:
    at = local(person, at_s)
    tail = f":{at:%S}" if seconds else ""
    if not hours12(person.locale):
        return f"{at:%H:%M}{tail}"
    return f"{at.hour % 12 or 12}:{at:%M}{tail} {'AM' if at.hour < 12 else 'PM'}"  # noqa: PLR2004  noon


def day(person: Person, at_s: float, now_s: float) -> str:
    """Today, yesterday, tomorrow, or the day's full name."""
    date, today = local(person, at_s).date(), local(person, now_s).date()
    near = {today: "Today", today - timedelta(days=1): "Yesterday", today + timedelta(days=1): "Tomorrow"}
    if date in near:
        return near[date]
    return f"{date:%A}, {date:%B} {date.day}" if person.locale == "en-US" else f"{date:%A}, {date.day} {date:%B}"


def full(person: Person, at_s: float, now_s: float) -> str:
    """Day and time, as a tooltip and for who listens."""
    return f"{day(person, at_s, now_s)} at {clock(person, at_s, seconds=True)}"
