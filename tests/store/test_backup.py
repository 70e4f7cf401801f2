"""A backup is taken while the bot runs, and put back."""

import shutil
import stat

import pytest

from bot.errors import NotSetUp
from bot.store import open_store
from bot.store.opening import backup, key_file
from tests.store.test_privacy import fill
from tests.store.told import ANA, BO, legs


def test_a_backup_taken_in_use_and_put_back_has_everything_up_to_then(tmp_path):
    file, copy = tmp_path / "data" / "canirun.db", tmp_path / "backups" / "monday.db"
    url = f"sqlite:///{file}"
    store = open_store(url)
    fill(store)
    before = store.everything(ANA)
    backup(copy, url)
    store.log(BO, legs())
    store.close()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    key = key_file(file).read_bytes()
    shutil.rmtree(file.parent)

    file.parent.mkdir()
    shutil.copy(copy, file)
    key_file(file).write_bytes(key)
    store = open_store(url)
    assert store.everything(ANA) == before
    assert store.session(BO, "legs1") is None
    store.close()


def test_a_backup_overwrites_nothing(sqlite_file, tmp_path):
    (tmp_path / "monday.db").write_text("precious")
    with pytest.raises(NotSetUp, match="already"):
        backup(tmp_path / "monday.db", f"sqlite:///{sqlite_file}")
    assert (tmp_path / "monday.db").read_text() == "precious"


def test_a_server_has_its_own_backups(postgres, tmp_path):
    with pytest.raises(NotSetUp, match="pg_dump"):
        backup(tmp_path / "monday.db", postgres)
