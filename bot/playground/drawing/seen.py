"""Through whose eyes a message is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.playground.wire import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a viewer knows and prefers.

    Attributes:
        people: who can be mentioned and picked, id to name; so with `channels`, without their `#`.
        tz: the viewer's time zone, IANA.
        hours12: 6:39 PM instead of 18:39.
        locale: as Slack tells it, `en-US`; all but it put the day before the month.
        picked: what is chosen in a message, in the shape of `state.values` of a view.
        prefix: what every DOM id begins with; unique on the page.
        viewer: their id, who is told apart in mentions and may be shown buttons that others are not; empty for anybody.
        now: for "today" and "3 minutes ago"; None writes the date out.
    """

    people: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    tz: str = "UTC"
    hours12: bool = True
    locale: str = "en-US"
    picked: Json = field(default_factory=dict)
    prefix: str = "m"
    viewer: str = ""
    now: datetime | None = None
