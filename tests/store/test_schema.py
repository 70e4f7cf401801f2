"""One set of migrations makes the same schema on both databases, there and back."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from bot.errors import NotSetUp
from bot.store import open_store
from bot.store.opening import default_url
from bot.store.sql import schema
from bot.store.sql.engine import engine_of, url_of, writing
from bot.store.sql.log import SESSIONS_SINCE
from bot.store.sql.tables import METADATA
from tests.store.told import ANA, KEY, LONG_AGO, legs

LOGIN = "postgres:hunter2"  # put into URLs here, so that the file holds none


@pytest.fixture
def engine(empty_url):
    engine = engine_of(url_of(empty_url))
    yield engine
    engine.dispose()


def test_the_program_knows_its_newest_migration():
    scripts = ScriptDirectory(str(schema.SCRIPTS))
    assert scripts.get_current_head() == schema.HEAD
    assert {script.revision for script in scripts.walk_revisions()} == schema._known()


def test_the_migrated_schema_is_the_one_that_the_code_uses(engine):
    schema.upgrade_engine(engine)
    with engine.connect() as db:
        assert compare_metadata(MigrationContext.configure(db, opts={"compare_type": True}), METADATA) == []


def test_up_and_down_and_up_again(engine):
    assert schema.version(engine) is None
    for _ in range(2):
        schema.upgrade_engine(engine)
        assert schema.version(engine) == schema.HEAD
        assert set(METADATA.tables) <= set(inspect(engine).get_table_names())
        schema.downgrade_engine(engine)
        assert inspect(engine).get_table_names() == ["alembic_version"]


def test_upgrading_what_is_up_to_date_changes_nothing(engine, empty_url):
    schema.upgrade_engine(engine)
    with writing(engine) as db:
        db.execute(text("INSERT INTO meta VALUES ('kept', '')"))
    schema.upgrade(empty_url)
    schema.check(empty_url)
    with engine.connect() as db:
        assert db.execute(text("SELECT name FROM meta")).scalars().all() == ["kept"]


def test_programs_that_start_at_once_upgrade_once(empty_url):
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(schema.upgrade, [empty_url] * 4)) == [None] * 4
    schema.check(empty_url)


def test_a_migration_that_fails_leaves_nothing_behind(engine):
    with writing(engine) as db:
        db.execute(text("CREATE TABLE receipts (mine INTEGER)"))  # in the way, halfway through
    with pytest.raises(Exception, match="receipts"):
        schema.upgrade_engine(engine)
    assert inspect(engine).get_table_names() == ["receipts"]


def test_a_schema_that_is_behind_is_told_with_its_cure(empty_url):
    with pytest.raises(NotSetUp) as caught:
        schema.check(empty_url)
    assert "canirun db upgrade" in caught.value.cure


def test_a_schema_of_a_newer_program_is_told_and_left_alone(empty_url):
    schema.upgrade(empty_url)
    engine = engine_of(url_of(empty_url))
    with writing(engine) as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    for refused in (schema.check, schema.upgrade, lambda url: open_store(url, KEY)):
        with pytest.raises(NotSetUp, match=r"9999.*newer Canirun"):
            refused(empty_url)


def test_a_file_is_made_and_upgraded_where_it_is_opened_and_is_its_owners_alone(tmp_path):
    file = tmp_path / "data" / "deep" / "canirun.db"
    store = open_store(f"sqlite:///{file}")
    assert store.log(ANA, legs())
    kept = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert kept == dict.fromkeys(["canirun.db", "canirun.db-shm", "canirun.db-wal", "canirun.db.key"], 0o600)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    store.close()


def test_a_server_is_never_upgraded_behind_the_operators_back(empty_postgres):
    with pytest.raises(NotSetUp, match="canirun db upgrade"):
        open_store(empty_postgres, KEY)
    schema.upgrade(empty_postgres)
    open_store(empty_postgres, KEY).close()


def test_without_a_url_the_database_is_in_the_platforms_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert default_url() == f"sqlite:///{tmp_path}/canirun/canirun.db"
    assert default_url().endswith("canirun.db")


@pytest.mark.parametrize("url", ["nonsense", f"mysql://{LOGIN}@db/x", "sqlite://", "sqlite:///:memory:", "://"])
def test_a_url_of_no_database_of_ours_is_told_without_repeating_it(url):
    with pytest.raises(NotSetUp) as caught:
        open_store(url, KEY)
    assert "hunter2" not in str(caught.value)
    assert "CANIRUN_DATABASE_URL" in caught.value.cause


@pytest.mark.parametrize("url", [f"postgresql://{LOGIN}@127.0.0.1:1/x", "sqlite:////proc/none/canirun.db"])
def test_a_database_that_cannot_be_reached_is_told_as_such(url):
    with pytest.raises(NotSetUp) as caught:
        open_store(url, KEY)
    assert "hunter2" not in str(caught.value)


def test_importing_the_store_imports_no_database_library():
    seen = "import sys, bot.store; print([m for m in ('sqlalchemy', 'alembic', 'cryptography') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout == "[]\n"


def test_a_persons_last_days_are_found_by_an_index(sqlite_file):
    engine = engine_of(url_of(f"sqlite:///{sqlite_file}"))
    asked = {"who_workspace": "T1", "who_user": "U1", "since": LONG_AGO}
    with engine.connect() as db:
        query = str(SESSIONS_SINCE.compile(engine, compile_kwargs={"literal_binds": False}))
        names = [asked[name] for name in ("who_workspace", "who_user")] + [str(LONG_AGO)]
        plan = " ".join(row.detail for row in db.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", tuple(names)))
    engine.dispose()
    assert "sessions_by_start (workspace_id=? AND user_id=? AND start>?)" in plan
    assert "SCAN" not in plan
