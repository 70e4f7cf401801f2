"""A URL -> an engine that behaves the same on both databases."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, OperationalError

from bot.errors import NotSetUp

POOL: Final = 8
PATIENCE: Final = 5  # seconds that a writer waits for another
PRAGMAS: Final = (
    f"PRAGMA busy_timeout={PATIENCE * 1000}",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten with zeros
)


def url_of(told: str) -> URL:
    """A database's URL with the driver we bring; NotSetUp where it names no database of ours."""
    try:
        url = make_url(told)
    except ArgumentError as error:
        raise _unusable() from error
    if url.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database not in {None, "", ":memory:"}:
        return url
    raise _unusable()


def _unusable() -> NotSetUp:
    # The URL may hold a password: it is never repeated.
    return NotSetUp(
        "CANIRUN_DATABASE_URL names no database that Canirun knows.",
        "It looks like postgresql://user@host/database or sqlite:////folder/canirun.db; without it, a file is made.",
    )


def engine_of(url: URL) -> Engine:
    """An engine that connects when it is first used. Errors never repeat the values of a statement."""
    if url.drivername == "sqlite":
        engine = create_engine(url, hide_parameters=True, pool_size=POOL)
        event.listen(engine, "connect", _set_up_sqlite)
        return engine
    try:
        return create_engine(
            url, hide_parameters=True, pool_size=POOL, pool_pre_ping=True, connect_args={"connect_timeout": 10}
        )
    except ModuleNotFoundError as error:
        raise NotSetUp(
            "CANIRUN_DATABASE_URL names PostgreSQL, and its driver is not installed.",
            "Run pip install 'canirun[postgres]'.",
        ) from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads."""
    with engine.connect() as db:
        _begin(db, "BEGIN")
        yield db


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: on SQLite it waits for its turn here, not halfway through."""
    with engine.begin() as db:
        _begin(db, "BEGIN IMMEDIATE")
        yield db


def _begin(db: Connection, statement: str) -> None:
    """Begins on SQLite, where the driver is told not to. A listener of the engine would slow down every statement."""
    if db.dialect.name != "sqlite":
        return
    driver: Any = db.connection.driver_connection
    try:
        driver.execute(statement)
    except sqlite3.OperationalError as error:
        raise OperationalError(statement, None, error) from error


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401  SQLAlchemy's own
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in PRAGMAS:
        connection.execute(pragma)
    _use_wal(connection)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Lets readers and a writer work side by side.

    Where two open a new file at once, SQLite turns the second away without the wait it was told of: so we wait.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def make_private_file(file: Path) -> None:
    """Makes an empty file with mode 0600 in a folder with mode 0700, where there is none; else leaves it as it is."""
    try:
        if not file.parent.exists():
            file.parent.mkdir(mode=0o700, parents=True)
        file.touch(mode=0o600)
    except OSError as error:
        raise NotSetUp(
            f"The database file {file.name} cannot be made.",
            "Let CANIRUN_DATABASE_URL name a place that can be written to.",
        ) from error


def scrub(engine: Engine) -> None:
    """On SQLite: moves the journal into the file and empties it, so that nothing deleted lingers in it.

    It waits for readers as long as a writer would. Where one reads for longer, the next scrub does it.
    """
    if engine.dialect.name == "sqlite":
        _outside_transactions(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def copy_into(engine: Engine, file: Path) -> None:
    """On SQLite: a copy of the whole database as it is at this moment, without free pages, into an empty file."""
    _outside_transactions(engine, "VACUUM INTO ?", str(file))


def _outside_transactions(engine: Engine, statement: str, *values: str) -> None:
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(statement, values)
    finally:
        connection.close()
