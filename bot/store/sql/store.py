"""A store in a database. Each method is one transaction."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import local
from typing import Any, Final

from pydantic import JsonValue
from sqlalchemy import Connection, Engine, select

from bot.store.crypto import Cipher
from bot.store.outbox import GRACE, LIMIT, Change, Delivery, Due, Kind, Plan, Schedule, Settled, Taken
from bot.store.sql import body, inbox, log, outbox, receipts, team, upkeep
from bot.store.sql.engine import reading, scrub, writing
from bot.store.sql.rows import profile_of
from bot.store.sql.statements import asked, insert_once
from bot.store.sql.tables import META
from bot.store.team import ChangeTeam, Choose, Counted, Share, Team
from bot.store.values import (
    HELD,
    Counts,
    LoggedSession,
    Outcome,
    Person,
    Profile,
    Receipt,
    Received,
    Recent,
    SorenessAnswer,
)

_CHECK: Final = "key_check"
_KEY_CHECK: Final = select(META.c.sealed_value).where(META.c.name == _CHECK)


def is_sealed(engine: Engine) -> bool:
    """Whether the database has been encrypted with some key already."""
    with engine.connect() as db:
        return db.execute(_KEY_CHECK).scalar() is not None


def check_key(engine: Engine, cipher: Cipher) -> None:
    """NotSetUp where the database has been encrypted with a key that `cipher` does not have."""
    with engine.connect() as db:
        cell = db.execute(_KEY_CHECK).scalar()
    if cell is not None:
        cipher.open(cell)


class _Held(local):
    """The transaction that this thread is in with several methods, if it is."""

    db: Connection | None = None


class SqlStore:
    """Rows in tables. Implements `bot.store.Keeper`; `bot.store.open_store` makes one that is ready."""

    def __init__(self, engine: Engine, cipher: Cipher) -> None:
        """NotSetUp where the database was encrypted with a key that `cipher` does not have."""
        self._engine, self._cipher = engine, cipher
        self._held = _Held()
        self.hands = 1 if engine.dialect.name == "sqlite" else 4
        with writing(engine) as db:
            insert_once(db, META, {"name": _CHECK, "sealed_value": cipher.seal("canirun")})
            cipher.open(db.execute(_KEY_CHECK).scalar_one())

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._held.db is not None:
            yield self._held.db
        else:
            with reading(self._engine) as db:
                yield db

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._held.db is not None:
            yield self._held.db
        else:
            with writing(self._engine) as db:
                yield db

    @contextmanager
    def at_once(self) -> Iterator[None]:
        with writing(self._engine) as db:
            self._held.db = db
            try:
                yield
            finally:
                self._held.db = None

    def recent(self, who: Person, since: datetime, lifted_since: datetime | None = None) -> Recent:
        with self._reading() as db:
            row = db.execute(log.PROFILE, asked(who)).one_or_none()
            opened = [] if row is None else body.open_ids(row.sealed_open_pain, self._cipher)
            return Recent(
                profile=Profile() if row is None else profile_of(row, self._cipher),
                sessions=log.sessions(db, self._cipher, who, since, None),
                lifted=() if lifted_since is None else log.lifted(db, self._cipher, who, lifted_since, since),
                soreness=() if row is None or row.consent_at is None else body.since(db, self._cipher, who, since),
                open_pain=body.these(db, self._cipher, who, opened),
            )

    def profile(self, who: Person) -> Profile:
        with self._reading() as db:
            return log.profile(db, self._cipher, who)

    def change_profile(self, who: Person, change: Callable[[Profile], Profile]) -> Profile:
        with self._writing() as db:
            return log.change_profile(db, self._cipher, who, change)

    def log(self, who: Person, session: LoggedSession) -> bool:
        with self._writing() as db:
            return log.log(db, self._cipher, who, session)

    def edit(self, who: Person, session: LoggedSession) -> bool:
        with self._writing() as db:
            return log.edit(db, self._cipher, who, session)

    def delete(self, who: Person, session_id: str, now: datetime) -> bool:
        with self._writing() as db:
            return log.delete(db, who, session_id, now)

    def undo(self, who: Person, session_id: str, now: datetime) -> bool:
        with self._writing() as db:
            return log.undo(db, who, session_id, now)

    def session(self, who: Person, session_id: str) -> LoggedSession | None:
        with self._reading() as db:
            return log.session(db, self._cipher, who, session_id)

    def sessions(self, who: Person, since: datetime, until: datetime | None = None) -> tuple[LoggedSession, ...]:
        with self._reading() as db:
            return log.sessions(db, self._cipher, who, since, until)

    def add_soreness(self, who: Person, answer: SorenessAnswer) -> bool:
        with self._writing() as db:
            return body.add(db, self._cipher, who, answer)

    def soreness(self, who: Person, since: datetime) -> tuple[SorenessAnswer, ...]:
        with self._reading() as db:
            return body.since(db, self._cipher, who, since)

    def resolve_pain(self, who: Person, now: datetime, ids: Collection[str] | None = None) -> int:
        with self._writing() as db:
            return body.resolve(db, self._cipher, who, now, ids)

    def withdraw_consent(self, who: Person) -> Counts:
        with self._writing() as db:
            gone = body.withdraw(db, who)
        scrub(self._engine)
        return gone

    def keep_receipt(self, who: Person, receipt: Receipt) -> bool:
        with self._writing() as db:
            return receipts.keep(db, self._cipher, who, receipt)

    def receipt(self, who: Person, receipt_id: str) -> Receipt | None:
        with self._reading() as db:
            return receipts.one(db, self._cipher, who, receipt_id)

    def receipts(self, who: Person, limit: int = 1) -> tuple[Receipt, ...]:
        with self._reading() as db:
            return receipts.latest(db, self._cipher, who, limit)

    def set_outcome(self, who: Person, receipt_id: str, outcome: Outcome) -> bool:
        with self._writing() as db:
            return receipts.set_outcome(db, self._cipher, who, receipt_id, outcome)

    def receive(
        self, who: Person, key: str, kind: str, payload: dict[str, JsonValue], now: datetime, *, claimed: bool = False
    ) -> bool:
        received = Received(who=who, key=key, kind=kind, payload=payload, received_at=now)
        with self._writing() as db:
            return inbox.receive(db, self._cipher, received, claimed=claimed)

    def claim(self, who: Person, key: str, now: datetime) -> Received | None:
        with self._writing() as db:
            return inbox.claim(db, self._cipher, who, key, now)

    def done(self, who: Person, key: str, now: datetime) -> bool:
        with self._writing() as db:
            return inbox.done(db, who, key, now)

    def schedules(self, who: Person) -> tuple[Schedule, ...]:
        with self._reading() as db:
            return outbox.schedules(db, who)

    def change_schedule(self, who: Person, kind: Kind, change: Change, place: str = "") -> Schedule | None:
        with self._writing() as db:
            return outbox.change_schedule(db, who, kind, place, change)

    def delivery(self, who: Person, delivery_id: str) -> Delivery | None:
        with self._reading() as db:
            return outbox.delivery(db, who, delivery_id)

    def settle(self, who: Person, delivery_id: str, settled: Settled) -> bool:
        with self._writing() as db:
            return outbox.settle(db, who, delivery_id, settled)

    def postpone(self, who: Person, delivery_id: str, again: Delivery) -> bool:
        with self._writing() as db:
            return outbox.postpone(db, who, delivery_id, again)

    def enqueue(self, who: Person, delivery: Delivery) -> bool:
        with self._writing() as db:
            return outbox.enqueue(db, who, delivery)

    def shares(self, who: Person) -> tuple[Share, ...]:
        with self._reading() as db:
            return team.shares(db, who)

    def share(self, who: Person, channel: str, now: datetime, *, names: bool) -> Share:
        with self._writing() as db:
            return team.share(db, who, channel, now, names=names)

    def unshare(self, who: Person, channel: str) -> bool:
        with self._writing() as db:
            gone = team.unshare(db, who, channel)
        scrub(self._engine)
        return gone

    def team(self, who: Person, channel: str) -> Team | None:
        with self._reading() as db:
            return team.team(db, who, channel)

    def change_team(self, who: Person, channel: str, change: ChangeTeam) -> Team | None:
        with self._writing() as db:
            return team.change(db, who, channel, change)

    def gather(self, workspace: str, channel: str, choose: Choose) -> Counted | None:
        with self._writing() as db:
            return team.gather(db, workspace, channel, choose)

    def everything(self, who: Person) -> dict[str, Any]:
        with self._reading() as db:
            return upkeep.everything(db, self._cipher, who)

    def forget(self, who: Person) -> Counts:
        with self._writing() as db:
            gone = upkeep.forget(db, who)
        scrub(self._engine)
        return gone

    def pending(self, now: datetime, held: timedelta = HELD) -> tuple[Received, ...]:
        with self._writing() as db:
            return inbox.pending(db, self._cipher, now, held)

    def claim_due(self, now: datetime, plan: Callable[[Due], Plan], limit: int = LIMIT) -> int:
        with self._reading() as db:
            if not outbox.is_due(db, now):
                return 0  # most ticks: no writer waits for them
        with self._writing() as db:
            return outbox.claim_due(db, now, plan, limit)

    def workspaces_due(self, now: datetime) -> tuple[str, ...]:
        with self._reading() as db:
            return outbox.workspaces_due(db, now)

    def take(self, workspace: str, now: datetime, grace: timedelta = GRACE) -> Taken | None:
        with self._writing() as db:
            return outbox.take(db, workspace, now, grace)

    def retain(self, now: datetime, soreness_days: int = 90, session_months: int = 13) -> Counts:
        with self._writing() as db:
            gone = upkeep.retain(db, self._cipher, now, soreness_days, session_months)
        scrub(self._engine)
        return gone

    def forget_workspace(self, workspace: str) -> Counts:
        with self._writing() as db:
            gone = upkeep.forget_workspace(db, workspace)
        scrub(self._engine)
        return gone

    def rotate(self, batch: int = 500) -> int:
        return upkeep.rotate(self._engine, self._cipher, batch)

    def close(self) -> None:
        self._engine.dispose()
