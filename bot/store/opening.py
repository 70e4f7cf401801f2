"""A URL and keys -> a store that is ready. Database libraries are imported when this is called, not before."""
# ruff: noqa: PLC0415  see above: SQLAlchemy takes a third of a second

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.errors import NotSetUp
from bot.store.protocol import Keeper

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.engine import URL

FILE: Final = "canirun.db"


def default_url() -> str:
    """Where the database is if nobody says: a file in the platform's folder for a person's data."""
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('canirun', appauthor=False) / FILE}"


def open_store(url: str | None = None, keys: str | None = None) -> Keeper:
    """A store that is ready: its schema at the version of this program, its key the one it was encrypted with.

    Args:
        url: CANIRUN_DATABASE_URL; None: the default file. A file's schema is brought up to date here.
        keys: CANIRUN_ENCRYPTION_KEYS; None: the key file beside the database, made with it.

    Raises:
        NotSetUp: no such database, another version of the schema, or not the key.
    """
    from bot.store.crypto import Cipher
    from bot.store.sql import engine as engines
    from bot.store.sql import schema
    from bot.store.sql.store import SqlStore

    told = engines.url_of(url or default_url())
    file = file_of(told)
    if file is not None:
        engines.make_private_file(file)
    engine = engines.engine_of(told)
    with ExitStack() as unless_ready, _answering():
        unless_ready.callback(engine.dispose)
        if file is None:
            schema.check_engine(engine)
        else:
            schema.upgrade_engine(engine)
        store = SqlStore(engine, Cipher(_keys(keys, file, engine)))
        unless_ready.pop_all()
        return store


@contextmanager
def _answering() -> Iterator[None]:
    """NotSetUp where nobody answers at the URL, or the file cannot be used."""
    from sqlalchemy.exc import OperationalError

    try:
        yield
    except OperationalError as error:
        raise NotSetUp(
            "The database does not answer.", "Look whether CANIRUN_DATABASE_URL is right, and the server up."
        ) from error


def upgrade(url: str | None = None) -> str:
    """Brings a database to the version of this program, and tells it. A file is made where there is none.

    Raises:
        NotSetUp: no such database, or a newer program has been there.
    """
    from bot.store.sql import engine as engines
    from bot.store.sql import schema

    told = url or default_url()
    file = file_of(engines.url_of(told))
    if file is not None:
        engines.make_private_file(file)
    with _answering():
        schema.upgrade(told)
    return schema.HEAD


def check(url: str | None = None, keys: str | None = None) -> bool:
    """Whether there is a database, and it is ready. Nothing is made or changed; False: the file is not there yet.

    Raises:
        NotSetUp: it does not answer, its schema is of another version, or the key does not fit.
    """
    from bot.store.crypto import Cipher
    from bot.store.sql import engine as engines
    from bot.store.sql import schema
    from bot.store.sql.store import check_key

    told = engines.url_of(url or default_url())
    file = file_of(told)
    if file is not None and not file.exists():
        return False
    engine = engines.engine_of(told)
    try:
        with _answering():
            schema.check_engine(engine)
            check_key(engine, Cipher(_keys(keys, file, engine, make=False)))
    finally:
        engine.dispose()
    return True


def files_of(url: str | None = None) -> tuple[Path, ...]:
    """The files of an SQLite database that are there: itself, its journal, its key; none of a server."""
    from bot.store.sql.engine import url_of

    file = file_of(url_of(url or default_url()))
    if file is None:
        return ()
    beside = (file.with_name(f"{file.name}{end}") for end in ("", "-wal", "-shm", ".key"))
    return tuple(path for path in beside if path.exists())


def file_of(url: "URL") -> Path | None:
    """The file of an SQLite database; None for a server."""
    return Path(url.database or "") if url.drivername == "sqlite" else None


def key_file(database: Path) -> Path:
    """Where a database's key is if the environment brings none: beside it."""
    return database.with_name(f"{database.name}.key")


def _keys(told: str | None, file: Path | None, engine: "Engine", *, make: bool = True) -> tuple[str, ...]:
    from bot.store import crypto
    from bot.store.sql.store import is_sealed

    keys = crypto.keys_of(told)
    if keys:
        return keys
    if file is None:
        raise NotSetUp(
            f"There is no key to encrypt with: {crypto.KEYS} is not set.",
            f"Make one with canirun key new, set {crypto.KEYS} to it, and keep a copy: what is kept is lost without.",
        )
    beside = key_file(file)
    keys = crypto.keys_in(beside)
    if keys:
        return keys
    if is_sealed(engine):
        raise NotSetUp(
            f"The key of the database is gone: there is no {beside.name} beside it, and {crypto.KEYS} is not set.",
            "Put it back from a backup; what is encrypted cannot be read without it.",
        )
    return crypto.make_key(beside) if make else (crypto.new_key(),)


def backup(to: Path, url: str | None = None) -> None:
    """Copies an SQLite database, also while it is in use, into a new file of its owner's alone.

    The key is not in it, on purpose: keep a copy of the key elsewhere. To restore, stop Canirun, put the copy and the
    key where the database and the key were, and delete what is left of the old one's `-wal` and `-shm`.
    """
    from bot.store.sql import engine as engines

    source = engines.url_of(url or default_url())
    file = file_of(source)
    if file is None:
        raise NotSetUp("This database is on a server.", "Its own tool backs it up: pg_dump.")
    if not file.exists():
        raise NotSetUp("There is no database yet.", "Look whether CANIRUN_DATABASE_URL names the right file.")
    if to.exists():
        raise NotSetUp(f"There is a file {to.name} already.", "Name a new one, so that no backup is overwritten.")
    engines.make_private_file(to)
    engine = engines.engine_of(source)
    try:
        with _answering():
            engines.copy_into(engine, to)
    finally:
        engine.dispose()


def renew_key(url: str | None = None) -> int:
    """Gives an SQLite database a new key beside it, and drops the old one; says how many cells it encrypted again.

    Nobody else may have the database open. Stopped halfway, both keys are still there, and calling it again finishes.
    Where keys come from the environment, a new one is put first there by hand, and the store's `rotate` does the rest.
    """
    from bot.store import crypto
    from bot.store.sql.engine import url_of

    file = file_of(url_of(url or default_url()))
    if file is None:
        raise NotSetUp(
            f"The keys of this database are in {crypto.KEYS}.", "Put a new one first, then run canirun key rotate."
        )
    beside = key_file(file)
    old = crypto.keys_in(beside)
    if len(old) < 2:  # noqa: PLR2004  two: a renewal was stopped halfway
        crypto.write_keys(beside, (crypto.new_key(), *old))
    store = open_store(url)
    try:
        renewed = store.rotate()
    finally:
        store.close()
    crypto.write_keys(beside, crypto.keys_in(beside)[:1])
    return renewed
