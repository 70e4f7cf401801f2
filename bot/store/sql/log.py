"""A person's profile and log, inside a transaction that the caller opened."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, select

from advice.models import Exercise
from bot.store.crypto import Cipher
from bot.store.sql.rows import exercises_of, owned, profile_of, profile_row, session_of, session_row, sessions_of
from bot.store.sql.statements import all_mine, asked, change_mine, insert_once, mine
from bot.store.sql.tables import PROFILES, SESSIONS
from bot.store.values import UNDO, LoggedSession, Person, Profile

_THE_SESSION: Final = SESSIONS.c.id == bindparam("session_id")
_IN_THE_LOG: Final = SESSIONS.c.deleted_at.is_(None)

PROFILE: Final = all_mine(PROFILES)
PROFILE_HELD: Final = PROFILE.with_for_update()
CHANGE_PROFILE: Final = change_mine(PROFILES)
SESSION: Final = all_mine(SESSIONS).where(_THE_SESSION, _IN_THE_LOG)
SESSIONS_SINCE: Final = (
    all_mine(SESSIONS)
    .where(_IN_THE_LOG, SESSIONS.c.start >= bindparam("since"))
    .order_by(SESSIONS.c.start, SESSIONS.c.id)
)
SESSIONS_BETWEEN: Final = SESSIONS_SINCE.where(SESSIONS.c.start < bindparam("until"))
LIFTED: Final = (
    select(SESSIONS.c.sealed_exercises)
    .where(mine(SESSIONS), _IN_THE_LOG, SESSIONS.c.status == "done", SESSIONS.c.sealed_exercises.is_not(None))
    .where(SESSIONS.c.start >= bindparam("since"), SESSIONS.c.start < bindparam("until"))
    .order_by(SESSIONS.c.start, SESSIONS.c.id)
)
EDIT: Final = change_mine(SESSIONS).where(_THE_SESSION, _IN_THE_LOG)
DELETE: Final = EDIT.values(deleted_at=bindparam("now"))
UNDELETE: Final = (
    change_mine(SESSIONS).where(_THE_SESSION, SESSIONS.c.deleted_at >= bindparam("since")).values(deleted_at=None)
)


def profile(db: Connection, cipher: Cipher, who: Person) -> Profile:
    row = db.execute(PROFILE, asked(who)).one_or_none()
    return Profile() if row is None else profile_of(row, cipher)


def change_profile(db: Connection, cipher: Cipher, who: Person, change: Callable[[Profile], Profile]) -> Profile:
    insert_once(db, PROFILES, owned(who) | profile_row(Profile(), cipher))  # so that there is a row to hold
    changed = change(profile_of(db.execute(PROFILE_HELD, asked(who)).one(), cipher))
    db.execute(CHANGE_PROFILE.values(profile_row(changed, cipher)), asked(who))
    return changed


def log(db: Connection, cipher: Cipher, who: Person, session: LoggedSession) -> bool:
    return insert_once(db, SESSIONS, owned(who) | session_row(session, cipher))


def edit(db: Connection, cipher: Cipher, who: Person, session: LoggedSession) -> bool:
    stays = {"id", "source", "created_at", "deleted_at"}
    values = {name: value for name, value in session_row(session, cipher).items() if name not in stays}
    return db.execute(EDIT.values(values), asked(who, session_id=session.id)).rowcount == 1


def delete(db: Connection, who: Person, session_id: str, now: datetime) -> bool:
    return db.execute(DELETE, asked(who, session_id=session_id, now=now)).rowcount == 1


def undo(db: Connection, who: Person, session_id: str, now: datetime) -> bool:
    return db.execute(UNDELETE, asked(who, session_id=session_id, since=now - UNDO)).rowcount == 1


def session(db: Connection, cipher: Cipher, who: Person, session_id: str) -> LoggedSession | None:
    row = db.execute(SESSION, asked(who, session_id=session_id)).one_or_none()
    return None if row is None else session_of(row, cipher)


def lifted(db: Connection, cipher: Cipher, who: Person, since: datetime, until: datetime) -> tuple[Exercise, ...]:
    """The exercises of the sessions done in `since` ≤ start < `until`, without anything else of them."""
    cells = db.execute(LIFTED, asked(who, since=since, until=until)).scalars().all()
    return exercises_of(cells, cipher)


def sessions(
    db: Connection, cipher: Cipher, who: Person, since: datetime, until: datetime | None
) -> tuple[LoggedSession, ...]:
    if until is None:
        rows = db.execute(SESSIONS_SINCE, asked(who, since=since))
    else:
        rows = db.execute(SESSIONS_BETWEEN, asked(who, since=since, until=until))
    return sessions_of(rows.all(), cipher)
