"""A person's log: what is told goes in once, can be changed, taken out, and brought back for ten minutes.

Every function is one trip to the store. `kept` asks it in a thread; `who` is whose log it is.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

from advice.models import LegSession, Session, zone_of
from advice.nouns import Hardness, Intensity
from bot.logged import Entry
from bot.store import Keeper, LoggedSession, Person, Threaded, id_from
from bot.telling import Loose, Telling, ToldOne, exercise_name
from bot.training import end_of, same_session

NEAR: Final = timedelta(minutes=15)
"""Two tellings of the same thing that start as near as this are one [H]."""
AROUND: Final = timedelta(days=2)
MOST: Final = 20
"""Sessions of one message; it has 500 characters."""
CORRECTIONS: Final = 500
"""As many corrections a profile holds; the oldest gives way."""


class Source(NamedTuple):
    """Where a telling comes from: the event's key, from which ids are made, the door, the zone, and when."""

    key: str
    door: str
    zone: str
    now: datetime

    def id_of(self, number: int) -> str:
        """The id of the so-manieth session; the same event told twice gives the same."""
        return id_from(self.key, str(number))


async def write(
    kept: Threaded[Keeper], who: Person, telling: Telling, source: Source, *, anew: bool = False
) -> tuple[Entry, ...]:
    """Logs what was told, each session once. With `anew` the message was changed: what it told before is replaced."""
    told = telling.sessions[:MOST]
    rows = [_row(one, source, number, telling.note if not number else None) for number, one in enumerate(told)]

    def work(store: Keeper) -> tuple[Entry, ...]:
        if anew:
            for number in range(len(rows), MOST):
                store.delete(who, source.id_of(number), source.now)
        written = [_written(store, who, row, one.loose, anew=anew) for row, one in zip(rows, told, strict=True)]
        return tuple({entry.id: entry for entry in reversed(written)}.values())[
            ::-1
        ]  # one told twice: as it came first

    return await kept(work)


async def withdraw(kept: Threaded[Keeper], who: Person, source: Source) -> None:
    """Takes out what the event of this key has logged: its message now tells nothing."""

    def work(store: Keeper) -> None:
        for number in range(MOST):
            store.delete(who, source.id_of(number), source.now)

    await kept(work)


async def told_before(kept: Threaded[Keeper], who: Person, source: Source) -> bool:
    """Whether the event of this key has logged something that is still there."""
    return await kept(lambda store: any(store.session(who, source.id_of(number)) is not None for number in range(MOST)))


async def put(kept: Threaded[Keeper], who: Person, row: LoggedSession) -> Entry:
    """Logs one session, or replaces the one of its id."""

    def work(store: Keeper) -> Entry:
        if store.session(who, row.id) is not None:
            store.edit(who, row)
            return Entry(row.id, store.session(who, row.id))
        return _written(store, who, row, "", anew=False)

    return await kept(work)


async def entries(kept: Threaded[Keeper], who: Person, ids: Sequence[str]) -> tuple[Entry, ...]:
    """The sessions of these ids as they are now."""
    return await kept(lambda store: tuple(Entry(each, store.session(who, each)) for each in ids))


async def change(
    kept: Threaded[Keeper], who: Person, session_id: str, how: Callable[[LoggedSession], LoggedSession]
) -> LoggedSession | None:
    """Changes a session; None where it is not in this person's log."""

    def work(store: Keeper) -> LoggedSession | None:
        session = store.session(who, session_id)
        if session is not None:
            session = how(session)
            store.edit(who, session)
        return session

    return await kept(work)


async def take_out(kept: Threaded[Keeper], who: Person, session_id: str, now: datetime) -> LoggedSession | None:
    """Takes a session out of the log, and gives it; None where it is not in there."""

    def work(store: Keeper) -> LoggedSession | None:
        session = store.session(who, session_id)
        return session if session is not None and store.delete(who, session_id, now) else None

    return await kept(work)


async def put_back(kept: Threaded[Keeper], who: Person, session_id: str, now: datetime) -> bool:
    """Brings back what was taken out in the last ten minutes; True too where it is there."""
    return await kept(lambda store: store.undo(who, session_id, now) or store.session(who, session_id) is not None)


async def between(kept: Threaded[Keeper], who: Person, since: datetime) -> tuple[LoggedSession, ...]:
    """The sessions since then, plans too, the earliest first."""
    return await kept(lambda store: store.sessions(who, since))


async def correct(kept: Threaded[Keeper], who: Person, exercise: str, trains: Literal["legs", "upper"]) -> None:
    """Takes the person's word on what an exercise trains."""
    name = exercise_name(exercise)

    def change_of(corrections: dict[str, Literal["legs", "upper"]]) -> dict[str, Literal["legs", "upper"]]:
        others = [(each, to) for each, to in corrections.items() if each != name]
        return dict([*others, (name, trains)][-CORRECTIONS:])

    await kept(
        lambda store: store.change_profile(
            who, lambda profile: profile.model_copy(update={"corrections": change_of(profile.corrections)})
        )
    )


def rated(session: LoggedSession, *, hard: bool) -> LoggedSession:
    """A session with the person's own rating, which wins over what was in it."""
    if isinstance(session.what, LegSession):
        what: Session = session.what.model_copy(update={"hardness": Hardness.HARD if hard else Hardness.LIGHT})
    else:
        what = session.what.model_copy(update={"intensity": Intensity.HIGH if hard else Intensity.LOW, "rpe": None})
    return session.model_copy(update={"what": what})


def moved(session: LoggedSession, start: datetime) -> LoggedSession:
    """The same session at another time; its length stays."""
    length = end_of(session.what) - session.what.start
    what = session.what.model_copy(update={"start": start, "end": start + length})
    return session.model_copy(update={"what": what})


def settled(session: LoggedSession, status: Literal["done", "skipped"]) -> LoggedSession:
    """A plan of which the person says what came of it; what was told of another session stays."""
    return session.model_copy(update={"status": status}) if session.status == "planned" else session


def _row(one: ToldOne, source: Source, number: int, note: str | None) -> LoggedSession:
    return LoggedSession(
        id=source.id_of(number),
        status=one.status,
        what=one.what,
        zone=source.zone,
        source=source.door,
        created_at=source.now,
        note=note,
    )


def _written(store: Keeper, who: Person, row: LoggedSession, loose: Loose, *, anew: bool) -> Entry:
    there = store.session(who, row.id)
    if there is not None:
        if anew and there.what != row.what:
            store.edit(who, row)
        return Entry(row.id, store.session(who, row.id), loose)
    near = [kept for kept in store.sessions(who, row.what.start - AROUND, row.what.start + AROUND) if kept.id != row.id]
    for kept in near:
        if kept.status == row.status and _same(kept.what, row.what):
            return Entry(kept.id, kept, "", "already")
    plan = next((kept for kept in near if kept.status == "planned" and _is_the_plan(kept, row)), None)
    if row.status == "skipped" and plan is not None:
        store.edit(who, settled(plan, "skipped"))
        return Entry(plan.id, store.session(who, plan.id), "", "dropped_plan")
    added = store.log(who, row)
    if added and plan is not None:
        store.delete(who, plan.id, row.created_at)
    return Entry(row.id, store.session(who, row.id), loose, "kept_plan" if added and plan else "")


def _same(kept: Session, told: Session) -> bool:
    """Of the same sort, content and time; or told anew in fewer words: nothing but that it was at that time."""
    if kept.kind != told.kind:
        return False
    if not _content(told) and same_session(kept, told):
        return True
    return abs(kept.start - told.start) <= NEAR and _content(kept) == _content(told)


def _content(session: Session) -> dict[str, object]:
    """All that was told of a session but its time."""
    return session.model_dump(exclude={"kind", "start", "end"}, exclude_none=True)


def _is_the_plan(plan: LoggedSession, row: LoggedSession) -> bool:
    """Whether what is told is what had been planned: of its sort, at its time; a skipped one on its day."""
    if plan.what.kind != row.what.kind:
        return False
    if row.status == "skipped":
        zone = zone_of(row.zone)
        return plan.what.start.astimezone(zone).date() == row.what.start.astimezone(zone).date()
    return row.status == "done" and same_session(plan.what, row.what)
