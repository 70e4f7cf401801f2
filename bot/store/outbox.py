"""What goes out by itself: when it is due, and what became of each message. Frozen values, instants in UTC."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import Field

from advice.models import Instant, ZoneName
from bot.store.values import Id, Kept, Person

GRACE: Final = timedelta(seconds=30)
"""How long a message that is on its way belongs to who sends it: longer than a call to Slack can take."""
REMEMBERED: Final = timedelta(days=30)
"""How long it is remembered what became of a message."""
LIMIT: Final = 500
"""Schedules that one transaction takes."""

Kind = Literal["checkin", "reminder", "week", "team"]
Code = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,60}$")]
PRIORITIES: Final[dict[Kind, int]] = {"checkin": 1, "reminder": 2, "week": 3, "team": 4}
"""What has a morning to miss goes before what has a week; answers to what people ask wait for none of it."""
State = Literal["pending", "sending", "sent", "failed"]
LocalTime = time | None


class Schedule(Kept):
    """When something goes out by itself, to a person or into a channel.

    Attributes:
        place: "" for a person's direct messages; else a channel, and the schedule is its workspace's: Person(…, "").
        times: the local time for each weekday from Monday on; None where that day is quiet.
        away_until: the first local date on which something goes out again.
        next_at: when it is due next; None while it is off.
        channel: Slack's id of the conversation, once it is known.
        remind: whether one reminder may follow what was not answered.
        stopped_because: why it was stopped by what Slack answered, by Slack's name for it; None while it was not.
    """

    kind: Kind = "checkin"
    place: str = Field("", max_length=64)
    zone: ZoneName
    times: tuple[LocalTime, LocalTime, LocalTime, LocalTime, LocalTime, LocalTime, LocalTime]
    away_until: date | None = None
    next_at: Instant | None = None
    channel: str | None = Field(None, max_length=64)
    stopped_because: Code | None = None
    remind: bool = False


class Delivery(Kept):
    """One message for one local date; whom, place, kind and date are its key, so that it goes out at most once.

    Attributes:
        id: opaque; it travels in the message's metadata, which everybody in a workspace may read.
        due: when it is to be looked at next; None once it is sent or has failed. One that is being sent is due again
            when its sender must have given up: then nobody knows whether it arrived.
        expires: after it nobody wants to read it any more.
        first_at: when it was first tried.
        priority: the lower goes first; of equals the earlier due, then the lower `spread`.
    """

    kind: Kind = "checkin"
    place: str = Field("", max_length=64)
    day: date
    id: Id
    state: State = "pending"
    due: Instant | None
    expires: Instant
    priority: int = Field(1, ge=0, le=9)
    spread: int = Field(0, ge=0, lt=1000)
    attempts: int = Field(0, ge=0)
    first_at: Instant | None = None
    channel: str | None = Field(None, max_length=64)
    ts: str | None = Field(None, max_length=40)
    because: Code | None = None


Change = Callable[[Schedule | None], Schedule | None]


class Due(NamedTuple):
    """A schedule whose time has come, and whose it is."""

    who: Person
    schedule: Schedule


class Plan(NamedTuple):
    """What becomes of a schedule that was due: when it is due next, and what goes out now, if anything."""

    next_at: datetime | None
    delivery: Delivery | None


class Taken(NamedTuple):
    """A delivery to be sent, and whether it was on its way before, so that it may have arrived."""

    who: Person
    delivery: Delivery
    doubtful: bool


class Settled(NamedTuple):
    """What became of a delivery that was being sent. With `due` it is tried again then, `expires` moves its end."""

    state: State
    due: datetime | None = None
    channel: str | None = None
    ts: str | None = None
    because: str | None = None
    expires: datetime | None = None

    @property
    def changes(self) -> dict[str, object]:
        """What it changes in the delivery."""
        told = self._asdict()
        return told if self.expires else {name: value for name, value in told.items() if name != "expires"}
