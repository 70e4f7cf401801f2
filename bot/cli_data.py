"""`canirun db …` and `canirun key …`: what an operator does with what is kept. Each command imports what it needs."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli_errors import told_plainly
from bot.errors import NotSetUp

if TYPE_CHECKING:
    from bot.doctor.facts import Database
    from bot.settings import Settings
    from bot.store import Counts


@click.group()
def db() -> None:
    """The database: bring it up to date, check it, back it up, delete what is kept no longer."""


@click.group()
def key() -> None:
    """The keys with which soreness, pain, notes and reasons are encrypted."""


@db.command()
def upgrade() -> None:
    """Bring the schema to the version of this program. Make a backup first."""
    from bot.store import opening

    with told_plainly():
        click.echo(f"The database is at version {opening.upgrade(_settings().database_url)}.")


@db.command()
def check() -> None:
    """Say whether the schema is of this program's version and the key fits; the exit status is 2 if not."""
    from bot.store import opening

    with told_plainly():
        settings = _settings()
        if opening.check(settings.database_url, settings.encryption_keys):
            click.echo("The database is ready: its version is the one of this program, and the key fits.")
        else:
            click.echo("There is no database yet; the first start makes one.")


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Copy an SQLite database into FILE, also while it is in use. Keep the key elsewhere: it is not in there."""
    from bot.store import opening

    with told_plainly():
        opening.backup(file, _settings().database_url)
        click.echo(f"Everything up to now is in {file}. The key is not in it: keep a copy of that elsewhere.")


@db.command()
def retain() -> None:
    """Delete what is kept no longer. The bot does so itself at each start."""
    from bot.retention import Retention
    from bot.store import open_store

    with told_plainly():
        settings = _settings()
        retention = Retention.of(settings)
        store = open_store(settings.database_url, settings.encryption_keys)
        try:
            gone = store.retain(datetime.now(UTC), *retention)
        finally:
            store.close()
        click.echo(
            f"Kept are {retention.soreness_days} days of soreness, {retention.session_months} months of sessions. "
            f"Deleted: {_in_words(gone)}."
        )


@key.command()
def new() -> None:
    """Print a fresh key, for CANIRUN_ENCRYPTION_KEYS."""
    from bot.store.crypto import new_key

    click.echo(new_key())


@key.command()
def rotate() -> None:
    """Encrypt everything with a new key; stop the bot first.

    The key file beside an SQLite database is replaced. Keys of the environment are yours to change: put a new one
    first, run this, and then take the old one away.
    """
    from bot.store import open_store, opening

    with told_plainly():
        settings = _settings()
        if settings.encryption_keys is None:
            renewed = opening.renew_key(settings.database_url)
            click.echo(f"Encrypted {renewed} cells with a new key; the old one is gone.")
            return
        store = open_store(settings.database_url, settings.encryption_keys)
        try:
            renewed = store.rotate()
        finally:
            store.close()
        click.echo(f"Encrypted {renewed} cells with the first key; the others are needed no more.")


def look_at(settings: "Settings") -> "Database":
    """What the doctor judges: whether the database is ready, and who may read its files. Nothing is made or changed."""
    from bot.doctor.facts import Database
    from bot.retention import Retention
    from bot.store import opening

    try:
        Retention.of(settings)
        there = opening.check(settings.database_url, settings.encryption_keys)
        files = opening.files_of(settings.database_url)
    except NotSetUp as fault:
        return Database(fault=fault)
    return Database(there=there, open_to_others=tuple(file.name for file in files if _is_open_to_others(file)))


def _is_open_to_others(file: Path) -> bool:
    return os.name == "posix" and bool(file.stat().st_mode & 0o077)


def _in_words(counts: "Counts") -> str:
    told = [f"{number} {name.replace('_', ' ')}" for name, number in counts if number]
    return ", ".join(told) or "nothing"


def _settings() -> "Settings":
    from bot.settings import Settings

    return Settings.of(os.environ)
