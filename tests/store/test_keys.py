"""Keys: made once, replaced without losing anything, and missed in plain words."""

import stat

import pytest
from sqlalchemy import event

from bot.errors import NotSetUp
from bot.store import open_store
from bot.store.crypto import Cipher, keys_in, keys_of, make_key, new_key, write_keys
from bot.store.opening import renew_key
from tests.store.test_privacy import fill
from tests.store.told import ANA, BO, KEY

NEW = new_key()


def test_what_is_sealed_opens_with_any_of_the_keys_and_no_other():
    cell = Cipher([KEY]).seal({"level": 7})
    assert Cipher([NEW, KEY]).open(cell) == {"level": 7}
    with pytest.raises(NotSetUp, match="a key that is not here"):
        Cipher([NEW]).open(cell)


def test_the_same_value_is_never_the_same_cell():
    assert Cipher([KEY]).seal(0) != Cipher([KEY]).seal(0)


@pytest.mark.parametrize(
    ("told", "keys"),
    [
        pytest.param(None, (), id="not set"),
        pytest.param(" , ", (), id="set to nothing"),
        pytest.param("new, old ,", ("new", "old"), id="the newest first"),
    ],
)
def test_keys_of_the_environment(told, keys):
    assert keys_of(told) == keys


def test_what_is_no_key_is_told_and_not_repeated(sqlite_file):
    with pytest.raises(NotSetUp) as caught:
        open_store(f"sqlite:///{sqlite_file}", "hunter2")
    assert "hunter2" not in str(caught.value)
    assert "CANIRUN_ENCRYPTION_KEYS" in str(caught.value)


def test_a_key_file_is_made_once_and_is_its_owners_alone(tmp_path):
    file = tmp_path / "canirun.db.key"
    (key,) = make_key(file)
    assert make_key(file) == keys_in(file) == (key,)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    write_keys(file, (NEW, key))
    assert keys_in(file) == (NEW, key)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_key_in_the_environment_the_one_beside_the_database_serves(sqlite_file):
    url = f"sqlite:///{sqlite_file}"
    for _ in range(2):
        store = open_store(url)
        fill(store)
        store.close()
    store = open_store(url)
    assert store.everything(ANA)["sessions"][0]["note"] == "canary note"
    store.close()


def test_a_lost_key_is_told_and_no_new_one_made(sqlite_file):
    url, beside = f"sqlite:///{sqlite_file}", sqlite_file.with_name("canirun.db.key")
    open_store(url).close()
    beside.unlink()
    with pytest.raises(NotSetUp, match="gone"):
        open_store(url)
    assert not beside.exists()


def test_a_server_needs_a_key_from_the_environment(postgres):
    with pytest.raises(NotSetUp, match="CANIRUN_ENCRYPTION_KEYS is not set"):
        open_store(postgres)


def test_another_key_is_told_when_the_store_is_opened(url):
    open_store(url, KEY).close()
    with pytest.raises(NotSetUp, match="a key that is not here"):
        open_store(url, NEW)


def all_of(store):
    return [store.everything(who) for who in (ANA, BO)]


def opened(url, *keys):
    return open_store(url, ",".join(keys))


@pytest.mark.parametrize("batch", [1, 2, 500])
def test_after_a_rotation_the_new_key_alone_opens_everything(url, batch):
    store = opened(url, KEY)
    fill(store)
    fill(store, BO)
    before = all_of(store)
    store.close()
    store = opened(url, NEW, KEY)
    assert all_of(store) == before
    # the check of the key; and of each: pain, corrections, exercises, note, answer, three of a receipt, inbox
    assert store.rotate(batch) == 1 + 2 * 10
    assert store.rotate(batch) == 0
    store.close()
    store = opened(url, NEW)
    assert all_of(store) == before
    store.close()


class Stopped(Exception):
    pass


def test_a_rotation_that_was_stopped_goes_on_where_it_was(url):
    store = opened(url, KEY)
    fill(store)
    fill(store, BO)
    before = all_of(store)
    store.close()
    store, commits = opened(url, NEW, KEY), []

    @event.listens_for(store._engine, "commit")
    def stop_at_the_sixth(_):
        commits.append(1)
        if len(commits) == 6:
            raise Stopped

    with pytest.raises(Stopped):
        store.rotate(batch=1)
    assert all_of(store) == before
    left = store.rotate(batch=1)
    assert 0 < left < 19
    store.close()
    store = opened(url, NEW)
    assert all_of(store) == before
    store.close()


def test_a_key_file_gets_a_new_key_and_loses_the_old_one(sqlite_file):
    url, beside = f"sqlite:///{sqlite_file}", sqlite_file.with_name("canirun.db.key")
    store = open_store(url)
    fill(store)
    before = all_of(store)
    store.close()
    (old,) = keys_in(beside)
    assert renew_key(url) == 11
    (new,) = keys_in(beside)
    assert new != old
    store = open_store(url)
    assert all_of(store) == before
    store.close()


def test_a_renewal_that_was_stopped_is_finished_by_the_next(sqlite_file):
    url, beside = f"sqlite:///{sqlite_file}", sqlite_file.with_name("canirun.db.key")
    open_store(url).close()
    write_keys(beside, (NEW, *keys_in(beside)))
    assert renew_key(url) == 1
    assert keys_in(beside) == (NEW,)


def test_a_key_file_with_nothing_in_it_is_told(sqlite_file):
    sqlite_file.with_name("canirun.db.key").touch()
    with pytest.raises(NotSetUp, match="no key"):
        open_store(f"sqlite:///{sqlite_file}")


def test_a_servers_keys_are_renewed_by_its_operator(postgres):
    with pytest.raises(NotSetUp, match="CANIRUN_ENCRYPTION_KEYS"):
        renew_key(postgres)
