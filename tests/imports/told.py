"""What the tests of imports share: our own files, and what a reader is told."""

from datetime import UTC, datetime
from pathlib import Path

from advice.models import LegSession, Run
from bot.imports import read
from bot.imports.found import Reading

FILES = Path(__file__).parent / "files"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def reading(**told) -> Reading:
    return Reading(**{"tz": "Europe/Berlin", "now": NOW, **told})


def content(name: str) -> bytes:
    return (FILES / name).read_bytes()


def found_in(told, **how):
    """What a file holds: one of ours by its name, or the content itself."""
    if isinstance(told, str):
        told = content(told) if "\n" not in told else told.encode()
    return read(told, reading(**how))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def legs(found):
    return [one.what for one in found.sessions if isinstance(one.what, LegSession)]


def runs(found):
    return [one.what for one in found.sessions if isinstance(one.what, Run)]


def lifted(session):
    return [(row.name, row.sets, row.reps, row.weight_kg) for row in session.exercises or ()]
