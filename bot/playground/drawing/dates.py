"""`<!date^…>`: an instant in words, in the viewer's zone and on the viewer's clock."""

import re
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.playground.drawing.seen import Seen

_TOKEN: Final = re.compile(r"\{([a-z_]+)\}")
_LAST: Final = 253_402_300_799  # the last second of the year 9999


def moment(epoch: object, seen: Seen) -> datetime | None:
    """Seconds since 1970 on the viewer's clock; None where they are no such number."""
    try:
        seconds = int(str(epoch))
    except ValueError:
        return None
    if not 0 <= seconds <= _LAST:
        return None
    return datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(seen.tz))


def written(epoch: object, form: str, seen: Seen) -> str | None:
    """A format such as `{date_short} at {time}`, filled in; None where the instant or a token is none of Slack's."""
    at = moment(epoch, seen)
    if at is None:
        return None
    parts = [_word(token, at, seen) for token in _TOKEN.findall(form)]
    if not parts or None in parts:
        return None
    words = iter(parts)
    return _TOKEN.sub(lambda _: next(words) or "", form)


def _word(token: str, at: datetime, seen: Seen) -> str | None:
    name = token.removesuffix("_pretty")
    if name != token and (near := _near(at, seen)):
        return near
    if name == "ago":
        return _ago(at, seen)
    day_first = not seen.locale.startswith("en-US")
    month, short, day = f"{at:%B}", f"{at:%b}", at.day
    forms = {
        "date_num": f"{at:%Y-%m-%d}",
        "date_slash": f"{at:%d/%m/%Y}" if day_first else f"{at:%m/%d/%Y}",
        "date": f"{day} {month} {at.year}" if day_first else f"{month} {_th(day)}, {at.year}",
        "date_short": f"{day} {short} {at.year}" if day_first else f"{short} {day}, {at.year}",
        "date_long": f"{at:%A}, {day} {month} {at.year}" if day_first else f"{at:%A}, {month} {_th(day)}, {at.year}",
        "date_long_full": f"{at:%A}, {day} {month} {at.year}" if day_first else f"{at:%A}, {month} {day}, {at.year}",
        "time": _clock(at, seen),
        "time_secs": _clock(at, seen, f":{at:%S}"),
    }
    return forms.get(name)


def _clock(at: datetime, seen: Seen, seconds: str = "") -> str:
    if not seen.hours12:
        return f"{at:%H:%M}{seconds}"
    return f"{at.hour % 12 or 12}:{at:%M}{seconds} {'AM' if at.hour < 12 else 'PM'}"  # noqa: PLR2004  noon


def _th(day: int) -> str:
    teens = 11 <= day <= 13  # noqa: PLR2004  eleventh, twelfth, thirteenth
    return f"{day}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _near(at: datetime, seen: Seen) -> str | None:
    if seen.now is None:
        return None
    days = (at.date() - seen.now.astimezone(at.tzinfo).date()).days
    return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days)


def _ago(at: datetime, seen: Seen) -> str:
    if seen.now is None:
        return f"{at:%Y-%m-%d} {_clock(at, seen)}"
    seconds = int((seen.now - at).total_seconds())
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)):
        count = abs(seconds) // length
        if count:
            words = f"{count} {unit}{'s' if count > 1 else ''}"
            return f"{words} ago" if seconds > 0 else f"in {words}"
    return "now"
