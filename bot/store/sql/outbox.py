"""What goes out by itself, inside a transaction that the caller opened."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, and_, bindparam, select

from bot.store.outbox import Change, Delivery, Due, Kind, Plan, Schedule, Settled, Taken
from bot.store.sql.rows import delivery_of, delivery_row, owned, schedule_of, schedule_row
from bot.store.sql.statements import all_mine, asked, change_mine, insert_once, insert_once_each
from bot.store.sql.tables import DELIVERIES, SCHEDULES
from bot.store.values import Person

_ID: Final = DELIVERIES.c.id == bindparam("delivery_id")
_STATE: Final = DELIVERIES.c.state == bindparam("state_before")
MINE: Final = all_mine(SCHEDULES).order_by(SCHEDULES.c.kind, SCHEDULES.c.place)
ONE: Final = all_mine(DELIVERIES).where(_ID)
CHANGE: Final = change_mine(DELIVERIES).where(_ID, _STATE)
_TO_COME: Final = and_(SCHEDULES.c.next_at.is_not(None), SCHEDULES.c.next_at <= bindparam("now"))
# In the index's order: whatever a planner believes of how many are due, it walks no table for this one.
IS_DUE: Final = select(SCHEDULES.c.kind).where(_TO_COME).order_by(SCHEDULES.c.next_at).limit(1)
DUE: Final = (
    select(SCHEDULES)
    .where(_TO_COME)
    .order_by(SCHEDULES.c.next_at, SCHEDULES.c.workspace_id, SCHEDULES.c.user_id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_READY: Final = and_(DELIVERIES.c.due.is_not(None), DELIVERIES.c.due <= bindparam("now"))
WORKSPACES: Final = select(DELIVERIES.c.workspace_id).where(_READY).distinct().order_by(DELIVERIES.c.workspace_id)
NEXT: Final = (
    select(DELIVERIES)
    .where(DELIVERIES.c.workspace_id == bindparam("workspace"), _READY)
    .order_by(DELIVERIES.c.priority, DELIVERIES.c.due, DELIVERIES.c.spread, DELIVERIES.c.user_id)
    .limit(1)
    .with_for_update(skip_locked=True)
)


def _there(table: Table) -> Any:  # noqa: ANN401  SQLAlchemy's own
    return and_(table.c.kind == bindparam("the_kind"), table.c.place == bindparam("the_place"))


HELD: Final = all_mine(SCHEDULES).where(_there(SCHEDULES)).with_for_update()
CHANGE_ONE: Final = change_mine(SCHEDULES).where(_there(SCHEDULES))
MOVE: Final = change_mine(SCHEDULES).where(_there(SCHEDULES)).values(next_at=bindparam("then"))


def schedules(db: Connection, who: Person) -> tuple[Schedule, ...]:
    return tuple(schedule_of(row) for row in db.execute(MINE, asked(who)).all())


def change_schedule(db: Connection, who: Person, kind: Kind, place: str, change: Change) -> Schedule | None:
    there = {"the_kind": kind, "the_place": place}
    row = db.execute(HELD, asked(who, **there)).one_or_none()
    known = None if row is None else schedule_of(row)
    changed = change(known)
    if changed is None:
        return known
    # Not deleted and made anew: on PostgreSQL, who waits for a row would not find the new one.
    if not db.execute(CHANGE_ONE.values(**schedule_row(changed)), asked(who, **there)).rowcount:
        insert_once(db, SCHEDULES, owned(who) | schedule_row(changed))
    return changed


def delivery(db: Connection, who: Person, delivery_id: str) -> Delivery | None:
    row = db.execute(ONE, asked(who, delivery_id=delivery_id)).one_or_none()
    return None if row is None else delivery_of(row)


def settle(db: Connection, who: Person, delivery_id: str, settled: Settled) -> bool:
    change = CHANGE.values(settled.changes)
    return db.execute(change, asked(who, delivery_id=delivery_id, state_before="sending")).rowcount == 1


def postpone(db: Connection, who: Person, delivery_id: str, again: Delivery) -> bool:
    change = CHANGE.values(**delivery_row(again))
    return db.execute(change, asked(who, delivery_id=delivery_id, state_before="sent")).rowcount == 1


def enqueue(db: Connection, who: Person, delivery: Delivery) -> bool:
    return insert_once(db, DELIVERIES, owned(who) | delivery_row(delivery))


def is_due(db: Connection, now: datetime) -> bool:
    return db.execute(IS_DUE, {"now": now}).first() is not None


def claim_due(db: Connection, now: datetime, plan: Callable[[Due], Plan], limit: int) -> int:
    due = [Due(_person(row), schedule_of(row)) for row in db.execute(DUE, {"now": now, "most": limit}).all()]
    plans = [(one, plan(one)) for one in due]
    moves = [
        asked(one.who, the_kind=one.schedule.kind, the_place=one.schedule.place, then=planned.next_at)
        for one, planned in plans
    ]
    made = [owned(one.who) | delivery_row(planned.delivery) for one, planned in plans if planned.delivery is not None]
    if moves:
        db.execute(MOVE, moves)
    if made:
        insert_once_each(db, DELIVERIES, made)
    return len(due)


def workspaces_due(db: Connection, now: datetime) -> tuple[str, ...]:
    return tuple(db.execute(WORKSPACES, {"now": now}).scalars())


def take(db: Connection, workspace: str, now: datetime, grace: timedelta) -> Taken | None:
    row = db.execute(NEXT, {"workspace": workspace, "now": now}).one_or_none()
    if row is None:
        return None
    who, known = _person(row), delivery_of(row)
    tried = {"attempts": known.attempts + 1, "first_at": known.first_at or now}
    taken = known.model_copy(update={"state": "sending", "due": now + grace, **tried})
    db.execute(CHANGE.values(**delivery_row(taken)), asked(who, delivery_id=known.id, state_before=known.state))
    return Taken(who, taken, doubtful=known.state == "sending")


def _person(row: Row[Any]) -> Person:
    return Person(row.workspace_id, row.user_id)
