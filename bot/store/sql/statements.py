"""What statements about one person are made of. Made once, with names for what each call brings."""

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    select,
    update,
)
from sqlalchemy.dialects import sqlite

from bot.store.sql.rows import Values
from bot.store.values import Person


def mine(table: Table) -> ColumnElement[bool]:
    """The rows of the person who is asked about: every statement about a person begins with it."""
    return and_(table.c.workspace_id == bindparam("who_workspace"), table.c.user_id == bindparam("who_user"))


def all_mine(table: Table) -> Select[Any]:
    return select(table).where(mine(table))


def change_mine(table: Table) -> Update:
    return update(table).where(mine(table))


def delete_mine(table: Table) -> Delete:
    return delete(table).where(mine(table))


def asked(who: Person, **more: Any) -> Values:  # noqa: ANN401  whatever the statement has names for
    """The values for a statement of the functions above."""
    return {"who_workspace": who.workspace, "who_user": who.user, **more}


def insert_once(db: Connection, table: Table, values: Values) -> bool:
    """Inserts a row; False, and nothing changes, where its key is there already."""
    return db.execute(_insert_once(table, db.dialect.name), values).rowcount == 1


def insert_once_each(db: Connection, table: Table, rows: list[Values]) -> None:
    """The same for many rows in one go; those whose key is there already change nothing."""
    db.execute(_insert_once(table, db.dialect.name), rows)


@cache
def _insert_once(table: Table, database: str) -> Insert:
    make: Any = sqlite.insert
    if database == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415  2 MB that SQLite does without

        make = postgresql.insert
    once: Insert = make(table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    return once
