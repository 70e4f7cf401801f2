"""A channel's summary as it is set, as somebody wants it, and as it is told."""

from datetime import time
from typing import NamedTuple

from advice.week import Week
from bot.store.outbox import Schedule
from bot.store.team import SHOWN, Shown, Team
from bot.team.cohort import MORE
from bot.team.totals import Totals


class Setting(NamedTuple):
    """A channel's summary as it is set; `team` is None where nobody has set one up."""

    channel: str
    team: Team | None
    schedule: Schedule | None

    @property
    def is_on(self) -> bool:
        """Whether it comes."""
        return self.schedule is not None and self.schedule.next_at is not None

    def may_change(self, user: str, *, admin: bool) -> bool:
        """Who set it up may, and an admin; where that person is forgotten, or nobody did, anybody."""
        return admin or self.team is None or self.team.owner in {None, user}


class Wish(NamedTuple):
    """How somebody wants it: on a weekday (0 is Monday) at a time in a zone, or not at all; and what it shows."""

    on: bool
    day: int
    at: time
    zone: str
    shows: tuple[Shown, ...]


class Together(NamedTuple):
    """A channel's week as it is told. `totals` is None where there are none; `names` are the ids of who said yes to it.

    `more`: so many share that more than totals is told.
    """

    week: Week
    totals: Totals | None
    names: tuple[str, ...] = ()
    shows: tuple[Shown, ...] = SHOWN

    @property
    def more(self) -> bool:
        """Whether so many share that more than totals is told."""
        return self.totals is not None and self.totals.people >= MORE
