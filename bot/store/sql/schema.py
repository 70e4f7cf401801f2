"""The schema's version: is it what this program was written for, and how it gets there.

One set of Alembic scripts serves both databases. Alembic itself is imported only when there is something to do: asking
for the version is one query.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect, text

from bot.errors import NotSetUp
from bot.store.sql.engine import engine_of, url_of, writing

if TYPE_CHECKING:
    from alembic.config import Config

HEAD: Final = "0003"  # the newest script; a test holds it to migrations/
SCRIPTS: Final = Path(__file__).parents[1] / "migrations"
_LOCK: Final = 0x63616E6972756E  # "canirun": two replicas that start at once upgrade one after the other


def version(engine: Engine) -> str | None:
    """The version of a database's schema; None where it is empty."""
    with engine.connect() as db:
        return _version(db)


def _version(db: Connection) -> str | None:
    if not inspect(db).has_table("alembic_version"):
        return None
    told = db.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if told is None else str(told)


def upgrade(url: str) -> None:
    """Brings a database to the version of this program; NotSetUp where a newer program has been there."""
    engine = engine_of(url_of(url))
    try:
        upgrade_engine(engine)
    finally:
        engine.dispose()


def upgrade_engine(engine: Engine) -> None:
    """The same, for an engine that stays open."""
    if version(engine) == HEAD:
        return
    with writing(engine) as db:
        if db.dialect.name == "postgresql":
            db.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        found = _version(db)  # again: somebody may have been here while we waited
        _refuse_newer(found)
        if found != HEAD:
            _migrate(db, HEAD)


def downgrade_engine(engine: Engine, to: str = "base") -> None:
    """Takes a database back to an earlier version. What the later one kept more is lost."""
    with writing(engine) as db:
        _migrate(db, to, down=True)


def check(url: str) -> None:
    """NotSetUp where a database is not at the version of this program."""
    engine = engine_of(url_of(url))
    try:
        check_engine(engine)
    finally:
        engine.dispose()


def check_engine(engine: Engine) -> None:
    """The same, for an engine that stays open."""
    found = version(engine)
    _refuse_newer(found)
    if found != HEAD:
        raise NotSetUp(
            f"The database is at version {found or 'nothing yet'}, and this Canirun needs {HEAD}.",
            "Make a backup, then run canirun db upgrade.",
        )


def _refuse_newer(found: str | None) -> None:
    if found is not None and found not in _known():
        raise NotSetUp(
            f"The database is at version {found}, which a newer Canirun made; this one knows {HEAD}.",
            "Install the newer Canirun; canirun db upgrade cannot take a database back.",
        )


def _known() -> set[str]:
    """Every version that this program has a script for, by the scripts' names: 0001_first.py."""
    return {script.name.partition("_")[0] for script in (SCRIPTS / "versions").glob("[0-9]*.py")}


def _config(db: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415  only when there is something to do

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = db
    return config


def _migrate(db: Connection, to: str, *, down: bool = False) -> None:
    from alembic import command  # noqa: PLC0415  only when there is something to do

    (command.downgrade if down else command.upgrade)(_config(db), to)
