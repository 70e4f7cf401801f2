"""All of one person in dicts: what a store in memory keeps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from bot.store.outbox import Delivery, Schedule
from bot.store.team import Share, Team
from bot.store.values import Counts, LoggedSession, Profile, Receipt, Received, SorenessAnswer

K = TypeVar("K")
T = TypeVar("T")


@dataclass
class Letter:
    """One thing received, since when somebody works on it, and when it was done; then it has no payload any more."""

    received: Received
    claimed_at: datetime | None = None
    done_at: datetime | None = None


@dataclass
class Shelf:
    """All of one person."""

    profile: Profile | None = None
    sessions: dict[str, LoggedSession] = field(default_factory=dict)
    soreness: dict[str, SorenessAnswer] = field(default_factory=dict)
    receipts: dict[str, Receipt] = field(default_factory=dict)
    inbox: dict[str, Letter] = field(default_factory=dict)
    schedules: dict[tuple[str, str], Schedule] = field(default_factory=dict)
    deliveries: dict[tuple[str, str, date], Delivery] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)

    @property
    def consents(self) -> bool:
        """Whether they said yes to keeping how they feel."""
        return self.profile is not None and self.profile.consent is not None

    def counts(self) -> Counts:
        """How much there is of each kind."""
        return Counts(
            profiles=int(self.profile is not None),
            sessions=len(self.sessions),
            soreness=len(self.soreness),
            receipts=len(self.receipts),
            inbox=len(self.inbox),
            schedules=len(self.schedules),
            deliveries=len(self.deliveries),
            teams=len(self.teams),
            shares=len(self.shares),
        )


def total(counts: Iterable[Counts]) -> Counts:
    """The sum, kind by kind."""
    told = [each.model_dump() for each in counts]
    return Counts(**{name: sum(each[name] for each in told) for name in Counts.model_fields})


def put(shelf: dict[K, T], key: K, value: T) -> bool:
    """Puts a new value where there is none; False where there is one."""
    return key not in shelf and shelf.setdefault(key, value) is value


def by_start(sessions: Iterable[LoggedSession]) -> tuple[LoggedSession, ...]:
    """In the order in which they began."""
    return tuple(sorted(sessions, key=lambda session: (session.what.start, session.id)))


def by_time(answers: Iterable[SorenessAnswer]) -> tuple[SorenessAnswer, ...]:
    """In the order in which they were told."""
    return tuple(sorted(answers, key=lambda answer: (answer.soreness.at, answer.id)))


def by_arrival(letters: Iterable[Received]) -> list[Received]:
    """In the order in which they came."""
    return sorted(letters, key=lambda received: (received.received_at, received.key, received.who))
