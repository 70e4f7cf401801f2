"""A calendar week where somebody is, Monday to Sunday, and the diary that it is read from."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from advice.models import Athlete, Session, Soreness, zone_of

DAYS: Final = 7


class Week(NamedTuple):
    """Seven local days from a Monday on; a clock change makes it shorter or longer, and no special case."""

    monday: date
    tz: str

    @property
    def zone(self) -> ZoneInfo:
        """Where its days are counted."""
        return zone_of(self.tz)

    @property
    def days(self) -> tuple[date, ...]:
        """Monday to Sunday."""
        return tuple(self.monday + timedelta(days=day) for day in range(DAYS))

    @property
    def start(self) -> datetime:
        """The first instant (UTC) of Monday, also where clocks skip midnight or repeat it."""
        return datetime.combine(self.monday, time(), self.zone).astimezone(UTC)

    @property
    def end(self) -> datetime:
        """The first instant (UTC) of the next week."""
        return self.moved(1).start

    def moved(self, weeks: int) -> "Week":
        """The week so many weeks later."""
        return self._replace(monday=self.monday + timedelta(weeks=weeks))

    def day_of(self, instant: datetime) -> date:
        """The local day of an instant."""
        return instant.astimezone(self.zone).date()

    def holds(self, instant: datetime) -> bool:
        """Whether an instant lies in the week."""
        return self.start <= instant < self.end


def week_of(instant: datetime, tz: str) -> Week:
    """The week in which an instant lies for somebody in that zone (IANA name)."""
    day = instant.astimezone(zone_of(tz)).date()
    return Week(day - timedelta(days=day.weekday()), tz)


class Morning(NamedTuple):
    """How somebody woke up, as they told it."""

    at: datetime
    feels: Literal["tired", "ok", "peppy"]


class Diary(NamedTuple):
    """All that a review may look at, as of `now` (aware), in any order.

    `done` should reach back five weeks: a phase is a week beside the four before it. `soreness` and `mornings` are what
    the person let be kept; where there is nothing, nothing is said of it. `in_pain`: one that stops training is open.
    """

    now: datetime
    athlete: Athlete = Athlete()
    done: tuple[Session, ...] = ()
    planned: tuple[Session, ...] = ()
    soreness: tuple[Soreness, ...] = ()
    mornings: tuple[Morning, ...] = ()
    in_pain: bool = False
