"""What crosses persons: export and deletion, retention, a new key. Inside a transaction that the caller opened."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Column, Connection, Engine, Row, Table, bindparam, delete, or_, select, tuple_, update

from bot.store.crypto import Cipher
from bot.store.outbox import REMEMBERED
from bot.store.sql import body, team
from bot.store.sql.engine import writing
from bot.store.sql.log import CHANGE_PROFILE, PROFILE
from bot.store.sql.rows import (
    delivery_of,
    mornings_cell,
    mornings_of,
    profile_of,
    receipt_of,
    received_of,
    schedule_of,
    sessions_of,
    soreness_of,
)
from bot.store.sql.statements import all_mine, asked, delete_mine
from bot.store.sql.tables import (
    DELIVERIES,
    INBOX,
    OF_A_PERSON,
    PROFILES,
    RECEIPTS,
    SCHEDULES,
    SEALED,
    SESSIONS,
    SORENESS,
)
from bot.store.values import UNDO, WORKED, Counts, Person, everything_of, months_before

_WHOSE: Final = (SORENESS.c.workspace_id, SORENESS.c.user_id)
MORNINGS: Final = (
    select(PROFILES.c.workspace_id, PROFILES.c.user_id, PROFILES.c.sealed_mornings)
    .where(PROFILES.c.sealed_mornings.is_not(None))
    .with_for_update()
)


def everything(db: Connection, cipher: Cipher, who: Person) -> dict[str, Any]:
    def rows(table: Table, *order: Any) -> list[Row[Any]]:  # noqa: ANN401  columns or their descent
        return list(db.execute(all_mine(table).order_by(*order), asked(who)))

    profile = db.execute(PROFILE, asked(who)).one_or_none()
    return everything_of(
        None if profile is None else profile_of(profile, cipher),
        sessions=sessions_of(rows(SESSIONS, SESSIONS.c.start, SESSIONS.c.id), cipher),
        soreness=[soreness_of(row, cipher) for row in rows(SORENESS, SORENESS.c.at, SORENESS.c.id)],
        receipts=[receipt_of(row, cipher) for row in rows(RECEIPTS, RECEIPTS.c.asked_at.desc(), RECEIPTS.c.id.desc())],
        inbox=[received_of(row, cipher) for row in rows(INBOX, INBOX.c.received_at, INBOX.c.key)],
        schedules=[schedule_of(row) for row in rows(SCHEDULES, SCHEDULES.c.kind, SCHEDULES.c.place)],
        deliveries=[
            delivery_of(row) for row in rows(DELIVERIES, DELIVERIES.c.kind, DELIVERIES.c.place, DELIVERIES.c.day)
        ],
        teams=team.owned_by(db, who),
        shares=team.shares(db, who),
    )


def forget(db: Connection, who: Person) -> Counts:
    team.leave_all(db, who)
    return Counts(**{table.name: db.execute(delete_mine(table), asked(who)).rowcount for table in OF_A_PERSON})


def forget_workspace(db: Connection, workspace: str) -> Counts:
    return Counts(
        **{
            table.name: db.execute(delete(table).where(table.c.workspace_id == workspace)).rowcount
            for table in OF_A_PERSON
        }
    )


def retain(db: Connection, cipher: Cipher, now: datetime, soreness_days: int, session_months: int) -> Counts:
    sore_since, since = now - timedelta(days=soreness_days), months_before(now, session_months)
    old_sessions = delete(SESSIONS).where(or_(SESSIONS.c.start < since, SESSIONS.c.deleted_at < now - UNDO))
    return Counts(
        sessions=db.execute(old_sessions).rowcount,
        soreness=_old_soreness(db, cipher, sore_since) + _old_mornings(db, cipher, sore_since),
        receipts=db.execute(delete(RECEIPTS).where(RECEIPTS.c.asked_at < since)).rowcount,
        receipt_soreness=db.execute(
            update(RECEIPTS)
            .where(RECEIPTS.c.asked_at < sore_since, RECEIPTS.c.sealed_soreness.is_not(None))
            .values(sealed_soreness=None, soreness_gone=True)
        ).rowcount,
        inbox=db.execute(delete(INBOX).where(INBOX.c.done_at < now - WORKED)).rowcount,
        deliveries=db.execute(delete(DELIVERIES).where(DELIVERIES.c.expires < now - REMEMBERED)).rowcount,
    )


def _old_soreness(db: Connection, cipher: Cipher, since: datetime) -> int:
    """Deletes answers from before an instant, save those that tell a pain which is still open."""
    deleted = 0
    for workspace, user in db.execute(select(*_WHOSE).where(SORENESS.c.at < since).distinct()).all():
        who = Person(workspace, user)
        profile = db.execute(PROFILE, asked(who)).one_or_none()
        stay = [] if profile is None else body.open_ids(profile.sealed_open_pain, cipher)
        old = delete_mine(SORENESS).where(SORENESS.c.at < bindparam("since"), SORENESS.c.id.not_in(stay))
        deleted += db.execute(old, asked(who, since=since)).rowcount
    return deleted


def _old_mornings(db: Connection, cipher: Cipher, since: datetime) -> int:
    """The same for how people woke up."""
    deleted = 0
    for workspace, user, cell in db.execute(MORNINGS).all():
        known = mornings_of(cell, cipher)
        young = [one for one in known if one.at >= since]
        if len(young) < len(known):
            change = CHANGE_PROFILE.values(sealed_mornings=mornings_cell(young, cipher))
            db.execute(change, asked(Person(workspace, user)))
            deleted += len(known) - len(young)
    return deleted


def rotate(engine: Engine, cipher: Cipher, batch: int) -> int:
    """Every cell under the newest key, a transaction for each `batch` rows. What is under it already stays as it is."""
    return sum(_rotate(engine, cipher, table, column, batch) for table, column in SEALED)


def _rotate(engine: Engine, cipher: Cipher, table: Table, cell: Column[Any], batch: int) -> int:
    key = tuple(table.primary_key.columns)
    renewed, last = 0, None
    while True:
        with writing(engine) as db:
            page = select(*key, cell).where(cell.is_not(None)).order_by(*key).limit(batch).with_for_update()
            rows = db.execute(page if last is None else page.where(tuple_(*key) > last)).all()
            for *place, old in rows:
                new = cipher.renewed(old)
                if new is not None:
                    here = [column == value for column, value in zip(key, place, strict=True)]
                    db.execute(update(table).where(*here).values({cell.name: new}))
                    renewed += 1
        if len(rows) < batch:
            return renewed
        last = tuple_(*rows[-1][:-1])
