"""What Slack sent, written down before it was acknowledged, inside a transaction that the caller opened."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from bot.store.crypto import Cipher
from bot.store.sql.rows import owned, received_of
from bot.store.sql.statements import all_mine, asked, change_mine, insert_once
from bot.store.sql.tables import INBOX
from bot.store.values import Person, Received

_THE_LETTER: Final = INBOX.c.key == bindparam("letter_key")
_NOT_DONE: Final = INBOX.c.done_at.is_(None)
ONE: Final = all_mine(INBOX).where(_THE_LETTER)
CLAIM: Final = (
    change_mine(INBOX).where(_THE_LETTER, _NOT_DONE, INBOX.c.claimed_at.is_(None)).values(claimed_at=bindparam("now"))
)
DONE: Final = change_mine(INBOX).where(_THE_LETTER, _NOT_DONE).values(done_at=bindparam("now"), sealed_payload=None)
LET_GO: Final = update(INBOX).where(_NOT_DONE, INBOX.c.claimed_at <= bindparam("since")).values(claimed_at=None)
PENDING: Final = (
    select(INBOX)
    .where(_NOT_DONE, INBOX.c.claimed_at.is_(None))
    .order_by(INBOX.c.received_at, INBOX.c.key, INBOX.c.workspace_id, INBOX.c.user_id)
)


def receive(db: Connection, cipher: Cipher, received: Received, *, claimed: bool) -> bool:
    letter = {
        "key": received.key,
        "kind": received.kind,
        "sealed_payload": cipher.seal(received.payload),
        "received_at": received.received_at,
        "claimed_at": received.received_at if claimed else None,
    }
    return insert_once(db, INBOX, owned(received.who) | letter)


def claim(db: Connection, cipher: Cipher, who: Person, key: str, now: datetime) -> Received | None:
    if db.execute(CLAIM, asked(who, letter_key=key, now=now)).rowcount == 0:
        return None
    return received_of(db.execute(ONE, asked(who, letter_key=key)).one(), cipher)


def done(db: Connection, who: Person, key: str, now: datetime) -> bool:
    return db.execute(DONE, asked(who, letter_key=key, now=now)).rowcount == 1


def pending(db: Connection, cipher: Cipher, now: datetime, held: timedelta) -> tuple[Received, ...]:
    db.execute(LET_GO, {"since": now - held})
    return tuple(received_of(row, cipher) for row in db.execute(PENDING).all())
