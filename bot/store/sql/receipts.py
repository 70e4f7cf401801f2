"""A person's receipts, inside a transaction that the caller opened."""

from typing import Final

from sqlalchemy import Connection, bindparam

from bot.store.crypto import Cipher
from bot.store.sql import body
from bot.store.sql.rows import outcome_row, owned, receipt_of, receipt_row
from bot.store.sql.statements import all_mine, asked, change_mine, insert_once
from bot.store.sql.tables import RECEIPTS
from bot.store.values import Outcome, Person, Receipt

_THE_RECEIPT: Final = RECEIPTS.c.id == bindparam("receipt_id")
ONE: Final = all_mine(RECEIPTS).where(_THE_RECEIPT)
LATEST: Final = (
    all_mine(RECEIPTS).order_by(RECEIPTS.c.asked_at.desc(), RECEIPTS.c.id.desc()).limit(bindparam("at_most"))
)
CHANGE: Final = change_mine(RECEIPTS).where(_THE_RECEIPT)


def keep(db: Connection, cipher: Cipher, who: Person, receipt: Receipt) -> bool:
    may_tell = receipt.private is None or body.consents(db, who)
    kept = receipt if may_tell else receipt.without_soreness()
    return insert_once(db, RECEIPTS, owned(who) | receipt_row(kept, cipher))


def one(db: Connection, cipher: Cipher, who: Person, receipt_id: str) -> Receipt | None:
    row = db.execute(ONE, asked(who, receipt_id=receipt_id)).one_or_none()
    return None if row is None else receipt_of(row, cipher)


def latest(db: Connection, cipher: Cipher, who: Person, at_most: int) -> tuple[Receipt, ...]:
    return tuple(receipt_of(row, cipher) for row in db.execute(LATEST, asked(who, at_most=at_most)).all())


def set_outcome(db: Connection, cipher: Cipher, who: Person, receipt_id: str, outcome: Outcome) -> bool:
    change = CHANGE.values(outcome_row(outcome, cipher))
    return db.execute(change, asked(who, receipt_id=receipt_id)).rowcount == 1
