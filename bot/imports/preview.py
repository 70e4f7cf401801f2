"""What an import would add, counted before anything is kept. Pure: what was found, the log and the person in."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, Protocol

from advice.leg_day import classify
from advice.models import LONGEST_SESSION, Athlete, Frozen, LegSession, Run, Session
from advice.nouns import Hardness
from bot.imports.found import Found, FoundSession, Problem, Unit, log_ids

HOUR: Final = timedelta(hours=1)  # [H] a session whose end nobody told
MINUTES_PER_KM: Final = 6  # [H]
ALIKE: Final = 0.5  # [H] of the shorter of two sessions: what two apps tell of one differs by some minutes
COUNTS_AS_HARD: Final = (Hardness.HARD, Hardness.UNKNOWN)


class Logged(Protocol):
    """A session of the log, as far as an import must know it."""

    @property
    def id(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def what(self) -> Session: ...


class Why(Frozen):
    """Why so many leg sessions count as hard."""

    why: str
    known: bool
    sessions: int


class Preview(Frozen):
    """What an import would do.

    Attributes:
        sessions: how many there are in the file, each once: leg days, sessions of the upper body, and runs.
        planned: how many of them are ahead.
        guessed: how many runs have a kind that was guessed.
        here: how many are in the log already, imported before or told by another app or the person.
        twice: how many times the file repeats one.
        too_old: how many are older than anything is kept.
        not_understood: how many problems there are; `problems` are the first of them.
        adds: how many would be added; `add` are all of them, or the first where the file is large.
    """

    format: str
    sessions: int = 0
    leg_days: int = 0
    upper: int = 0
    runs: int = 0
    planned: int = 0
    guessed: int = 0
    here: int = 0
    twice: int = 0
    too_old: int = 0
    not_understood: int = 0
    adds: int = 0
    hard: tuple[Why, ...] = ()
    add: tuple[FoundSession, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    asks: tuple[Unit, ...] = ()


def preview(found: Found, kept: Iterable[Logged], athlete: Athlete, since: datetime | None = None) -> Preview:
    """What would be added to a log that holds `kept`; sessions before `since` are not."""
    distinct: dict[str, FoundSession] = {}
    for session in found.sessions:
        distinct.setdefault(session.uid, session)
    once = sorted(distinct.values(), key=lambda session: session.what.start)
    recent = [session for session in once if since is None or session.what.start >= since]
    log = _Log(kept)
    add = tuple(session for session in recent if not log.holds(session, found.format))
    days = [classify(session.what, athlete) for session in once if isinstance(session.what, LegSession)]
    hard = Counter((day.why, day.hardness is Hardness.HARD) for day in days if day.hardness in COUNTS_AS_HARD)
    upper = sum(day.hardness is Hardness.NONE for day in days)
    return Preview(
        format=found.format,
        sessions=len(once),
        leg_days=len(days) - upper,
        upper=upper,
        runs=len(once) - len(days),
        planned=sum(session.status == "planned" for session in once),
        guessed=sum(session.guessed for session in once),
        here=len(recent) - len(add),
        twice=len(found.sessions) - len(once),
        too_old=len(once) - len(recent),
        not_understood=len(found.problems),
        adds=len(add),
        hard=tuple(Why(why=why, known=known, sessions=count) for (why, known), count in hard.most_common()),
        add=add,
        problems=found.problems,
        notes=found.notes,
        asks=found.asks,
    )


def joined(one: Preview, other: Preview, most: int) -> Preview:
    """Two parts of one large file as one; of the sessions to add and of the problems the first `most` are kept."""
    numbers = {
        name: getattr(one, name) + getattr(other, name)
        for name, field in Preview.model_fields.items()
        if field.annotation is int
    }
    hard: Counter[tuple[str, bool]] = Counter()
    for why in (*one.hard, *other.hard):
        hard[why.why, why.known] += why.sessions
    return Preview(
        format=one.format,
        **numbers,
        hard=tuple(Why(why=why, known=known, sessions=count) for (why, known), count in hard.most_common()),
        add=(*one.add, *other.add)[:most],
        problems=(*one.problems, *other.problems)[:most],
        notes=tuple(dict.fromkeys((*one.notes, *other.notes))),
        asks=tuple(dict.fromkeys((*one.asks, *other.asks))),
    )


def span_of(session: Session) -> tuple[datetime, datetime]:
    """From when to when a session took; where its end is not told, by its length, its distance, or an hour."""
    if session.end is not None:
        return session.start, max(session.end, session.start + timedelta(minutes=1))
    if session.duration_min:
        return session.start, session.start + timedelta(minutes=session.duration_min)
    if isinstance(session, Run) and session.distance_km:
        return session.start, session.start + timedelta(minutes=MINUTES_PER_KM * min(session.distance_km, 400))
    return session.start, session.start + HOUR


class _Log:
    """What is in a log, quick to ask."""

    def __init__(self, kept: Iterable[Logged]) -> None:
        known = [session for session in kept if session.status != "skipped"]
        self.ids = {session.id for session in known}
        self.spans: dict[tuple[str, str], list[tuple[datetime, datetime]]] = {}
        for session in known:
            self.spans.setdefault((session.status, session.what.kind), []).append(span_of(session.what))
        for spans in self.spans.values():
            spans.sort()

    def holds(self, found: FoundSession, app: str) -> bool:
        """Whether it was imported before, or a session of the same sort fills the same time."""
        if not self.ids.isdisjoint(log_ids(app, found.uid)):
            return True
        spans = self.spans.get((found.status, found.what.kind), [])
        start, end = span_of(found.what)
        first = bisect_left(spans, start - LONGEST_SESSION, key=lambda span: span[0])
        last = bisect_right(spans, end, key=lambda span: span[0])
        return any(_alike(start, end, *span) for span in spans[first:last])


def _alike(start: datetime, end: datetime, other_start: datetime, other_end: datetime) -> bool:
    both = min(end, other_end) - max(start, other_start)
    return both > timedelta() and both >= ALIKE * min(end - start, other_end - other_start)
