"""A person's soreness answers and open pain, inside a transaction that the caller opened.

Which answers tell an open pain stands, sealed, in the profile: a question needs them however old they are, and would
else have to decrypt them all.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Row, bindparam

from bot.store.crypto import Cipher
from bot.store.sql.log import CHANGE_PROFILE, PROFILE_HELD
from bot.store.sql.rows import owned, soreness_of, soreness_row
from bot.store.sql.statements import all_mine, asked, change_mine, delete_mine, insert_once
from bot.store.sql.tables import RECEIPTS, SORENESS
from bot.store.values import Counts, Person, SorenessAnswer

_BY_TIME: Final = (SORENESS.c.at, SORENESS.c.id)
SINCE: Final = all_mine(SORENESS).where(SORENESS.c.at >= bindparam("since")).order_by(*_BY_TIME)
THESE: Final = all_mine(SORENESS).where(SORENESS.c.id.in_(bindparam("ids", expanding=True))).order_by(*_BY_TIME)
RESEAL: Final = change_mine(SORENESS).where(SORENESS.c.id == bindparam("answer_id"))
DELETE_ALL: Final = delete_mine(SORENESS)
RECEIPTS_LOSE_IT: Final = (
    change_mine(RECEIPTS)
    .where(RECEIPTS.c.sealed_soreness.is_not(None))
    .values(sealed_soreness=None, soreness_gone=True)
)


def since(db: Connection, cipher: Cipher, who: Person, instant: datetime) -> tuple[SorenessAnswer, ...]:
    return tuple(soreness_of(row, cipher) for row in db.execute(SINCE, asked(who, since=instant)).all())


def these(db: Connection, cipher: Cipher, who: Person, ids: list[str]) -> tuple[SorenessAnswer, ...]:
    """The answers of these ids, the earliest first."""
    return tuple(soreness_of(row, cipher) for row in db.execute(THESE, asked(who, ids=ids)).all()) if ids else ()


def open_ids(sealed: bytes | None, cipher: Cipher) -> list[str]:
    """The ids of the answers that tell an open pain, from a profile's cell."""
    return [] if sealed is None else list(cipher.open(sealed))


def _held(db: Connection, who: Person) -> Row[tuple[()]] | None:
    """The profile's row, which nobody else can change meanwhile."""
    return db.execute(PROFILE_HELD, asked(who)).one_or_none()


def consents(db: Connection, who: Person) -> bool:
    """Whether the person agreed to keep soreness; it cannot be withdrawn before the transaction is over."""
    row = _held(db, who)
    return row is not None and row.consent_at is not None


def add(db: Connection, cipher: Cipher, who: Person, answer: SorenessAnswer) -> bool:
    row = _held(db, who)
    if row is None or row.consent_at is None:
        return False
    if not insert_once(db, SORENESS, owned(who) | soreness_row(answer, cipher)):
        return False
    still_open = open_ids(row.sealed_open_pain, cipher) + ([answer.id] if answer.is_open_pain else [])
    _set_open(db, cipher, who, still_open)  # also where nothing changed: the cell does not tell that there was a pain
    return True


def _set_open(db: Connection, cipher: Cipher, who: Person, ids: list[str]) -> None:
    db.execute(CHANGE_PROFILE.values(sealed_open_pain=cipher.seal(ids)), asked(who))


def resolve(db: Connection, cipher: Cipher, who: Person, now: datetime, ids: Collection[str] | None) -> int:
    row = _held(db, who)
    known = [] if row is None else open_ids(row.sealed_open_pain, cipher)
    opened = these(db, cipher, who, [one for one in known if ids is None or one in ids])
    for answer in opened:
        resolved = soreness_row(answer.model_copy(update={"resolved_at": now}), cipher)
        db.execute(RESEAL.values(sealed_answer=resolved["sealed_answer"]), asked(who, answer_id=answer.id))
    if opened:
        _set_open(db, cipher, who, [one for one in known if one not in {answer.id for answer in opened}])
    return len(opened)


def withdraw(db: Connection, who: Person) -> Counts:
    db.execute(PROFILE_HELD, asked(who))
    db.execute(
        CHANGE_PROFILE.values(consent_version=None, consent_at=None, sealed_open_pain=None, sealed_mornings=None),
        asked(who),
    )
    return Counts(
        soreness=db.execute(DELETE_ALL, asked(who)).rowcount,
        receipt_soreness=db.execute(RECEIPTS_LOSE_IT, asked(who)).rowcount,
    )
