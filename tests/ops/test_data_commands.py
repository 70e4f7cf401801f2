"""`canirun db …` and `canirun key …`, and the runbook that tells of them: its commands are followed, one by one."""

import os
import re
import shutil
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.cli_data import look_at
from bot.doctor import checks
from bot.doctor.facts import gather
from bot.settings import Settings
from bot.store import open_store
from bot.store.crypto import keys_of
from tests.store.test_privacy import fill
from tests.store.told import ANA, legs

ROOT = Path(__file__).parents[2]


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A folder with a database of Ana's in it, to which the environment points."""
    folder = tmp_path / "data"
    monkeypatch.setenv("CANIRUN_DATABASE_URL", f"sqlite:///{folder}/canirun.db")
    monkeypatch.delenv("CANIRUN_ENCRYPTION_KEYS", raising=False)
    store = opened(folder)
    fill(store)
    store.close()
    return folder


def opened(folder):
    return open_store(f"sqlite:///{folder}/canirun.db")


def everything(folder):
    store = opened(folder)
    try:
        return store.everything(ANA)
    finally:
        store.close()


def run(*arguments):
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.usefixtures("data")
def test_a_database_that_is_ready_is_said_to_be():
    said = run("db", "check")
    assert (said.exit_code, "ready" in said.output) == (0, True)


def test_checking_makes_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("CANIRUN_DATABASE_URL", f"sqlite:///{tmp_path}/none/canirun.db")
    said = run("db", "check")
    assert (said.exit_code, "no database yet" in said.output) == (0, True)
    assert list(tmp_path.iterdir()) == []


def test_a_lost_key_is_told_with_its_cure_and_status_2(data):
    (data / "canirun.db.key").unlink()
    said = run("db", "check")
    assert said.exit_code == 2
    assert "Put it back from a backup" in said.stderr
    assert not (data / "canirun.db.key").exists()


@pytest.mark.usefixtures("data")
def test_another_key_is_told_with_its_cure_and_status_2(monkeypatch):
    monkeypatch.setenv("CANIRUN_ENCRYPTION_KEYS", run("key", "new").output.strip())
    said = run("db", "check")
    assert said.exit_code == 2
    assert "encrypted with a key that is not here" in said.stderr


def test_upgrading_makes_a_database_of_this_programs_version(tmp_path, monkeypatch):
    monkeypatch.setenv("CANIRUN_DATABASE_URL", f"sqlite:///{tmp_path}/new/canirun.db")
    for _ in range(2):
        assert "The database is at version" in run("db", "upgrade").output
    assert "ready" in run("db", "check").output
    assert stat.S_IMODE((tmp_path / "new" / "canirun.db").stat().st_mode) == 0o600


def test_retaining_deletes_what_is_old_by_the_times_that_were_set(data, monkeypatch):
    store = opened(data)
    now = datetime.now(UTC)
    store.log(ANA, legs("old", start=now - timedelta(days=40)))
    store.log(ANA, legs("new", start=now))
    store.close()
    monkeypatch.setenv("CANIRUN_KEEP_SESSIONS_MONTHS", "1")
    said = run("db", "retain")
    assert "Kept are 90 days of soreness, 1 months of sessions." in said.output
    assert "new" in str(everything(data)["sessions"])
    assert "old" not in [session["id"] for session in everything(data)["sessions"]]


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("name", ["CANIRUN_KEEP_SORENESS_DAYS", "CANIRUN_KEEP_SESSIONS_MONTHS"])
@pytest.mark.parametrize("told", ["0", "-1", "many", "1.5", "99999", "٣"])
def test_a_time_that_makes_no_sense_is_told_with_its_cure(monkeypatch, name, told):
    monkeypatch.setenv(name, told)
    said = run("db", "retain")
    assert said.exit_code == 2
    assert said.stderr.startswith(f"canirun: {name} is not a number that fits. It is a whole number from 1 to ")


def test_a_fresh_key_is_a_key_and_another_each_time():
    keys = {run("key", "new").output.strip() for _ in range(2)}
    assert len(keys) == 2
    assert all(len(keys_of(key)) == 1 and len(key) == 44 for key in keys)


def test_rotating_the_key_beside_the_file_keeps_everything(data):
    before, key = everything(data), (data / "canirun.db.key").read_text()
    said = run("key", "rotate")
    assert re.search(r"Encrypted [1-9]\d* cells with a new key", said.output)
    assert (data / "canirun.db.key").read_text() != key
    assert everything(data) == before


def test_rotating_keys_of_the_environment_keeps_everything(data, monkeypatch):
    before, old = everything(data), (data / "canirun.db.key").read_text().strip()
    new = run("key", "new").output.strip()
    monkeypatch.setenv("CANIRUN_ENCRYPTION_KEYS", f"{new},{old}")
    assert re.search(r"Encrypted [1-9]\d* cells with the first key", run("key", "rotate").output)
    (data / "canirun.db.key").write_text(f"{new}\n")
    monkeypatch.delenv("CANIRUN_ENCRYPTION_KEYS")
    assert everything(data) == before


def test_a_backup_of_nothing_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("CANIRUN_DATABASE_URL", f"sqlite:///{tmp_path}/canirun.db")
    said = run("db", "backup", str(tmp_path / "copy.db"))
    assert (said.exit_code, list(tmp_path.iterdir())) == (2, [])


# The doctor


async def found():
    facts = await gather({}, lambda: datetime.now(UTC), 0.1, database=look_at(Settings.of(os.environ)))
    return {finding.about: finding for finding in checks.examine(facts) if finding.about.startswith("database")}


@pytest.mark.usefixtures("data")
async def test_the_doctor_finds_a_database_that_is_ready():
    findings = await found()
    assert {about: finding.word for about, finding in findings.items()} == {"database": "ok"}


async def test_the_doctor_finds_files_that_others_may_read(data):
    (data / "canirun.db.key").chmod(0o640)
    finding = (await found())["database files"]
    assert (finding.word, "canirun.db.key" in finding.cause, "chmod 600" in finding.cure) == ("problem", True, True)


async def test_the_doctor_finds_a_lost_key_and_says_what_to_do(data):
    (data / "canirun.db.key").unlink()
    assert (await found())["database"].cure.startswith("Put it back")


async def test_the_doctor_makes_no_database(tmp_path, monkeypatch):
    monkeypatch.setenv("CANIRUN_DATABASE_URL", f"sqlite:///{tmp_path}/none/canirun.db")
    assert (await found())["database"].word == "ok"
    assert list(tmp_path.iterdir()) == []


# The runbook


def section(title):
    """The commands of one section of the runbook, as a script."""
    page = (ROOT / "deploy" / "RUNBOOK.md").read_text(encoding="utf-8")
    told = page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return "\n".join(re.findall(r"^```console\n(.*?)^```", told, re.DOTALL | re.MULTILINE))


@pytest.fixture
def follow(data, tmp_path):
    """Runs a section of the runbook as an operator would."""
    if sys.platform == "win32" or not shutil.which("sh"):
        pytest.skip("the runbook is for a shell of Unix")
    for name in ("backups", "keys", "bin"):
        (tmp_path / name).mkdir()
    (tmp_path / "bin" / "canirun").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bot "$@"\n')
    (tmp_path / "bin" / "canirun").chmod(0o755)
    environ = os.environ | {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "DATA": str(data),
        "BACKUPS": str(tmp_path / "backups"),
        "KEYS": str(tmp_path / "keys"),
    }

    def follow(title):
        script = section(title)
        assert script, f"the runbook has no commands under {title}"
        done = subprocess.run(["sh", "-eu", "-c", script], env=environ, capture_output=True, text=True, check=False)  # noqa: S607  any shell
        assert done.returncode == 0, done.stderr
        return done.stdout

    return follow


def test_what_was_backed_up_by_the_runbook_is_restored_by_the_runbook(data, follow):
    running = opened(data)
    before = running.everything(ANA)
    follow("Back up")
    running.log(ANA, legs("after the backup"[:5]))
    running.close()
    for file in data.iterdir():
        file.unlink()
    assert "ready" in follow("Restore")
    assert everything(data) == before
    assert {stat.S_IMODE(file.stat().st_mode) for file in data.iterdir()} == {0o600}


def test_the_key_is_rotated_by_the_runbook_and_a_backup_of_before_needs_the_old_one(data, tmp_path, follow):
    before = everything(data)
    follow("Back up")
    old = (tmp_path / "keys" / "canirun.db.key").read_text()
    follow("Rotate the key")
    assert everything(data) == before
    assert (tmp_path / "keys" / "canirun.db.key").read_text() != old
    (tmp_path / "keys" / "canirun.db.key").write_text(old)
    follow("Restore")
    assert everything(data) == before
