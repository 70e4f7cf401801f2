"""`canirun import …`: a file's sessions into somebody's log. The file is read as it streams by."""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, NamedTuple

import click

from bot.cli_errors import told_plainly
from bot.errors import BadInput

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from bot.imports.found import Found, Reading
    from bot.imports.preview import Preview
    from bot.store import Keeper, Person

BATCH: Final = 500  # sessions that are held at once
SHOWN: Final = 10  # sessions and problems that are told; the rest are counted
WHOLE: Final = 200_000_000  # bytes of a file that has to be held whole
SLOWEST: Final = 24 * 3600.0
HEAD: Final = 65_536  # bytes by which a kind of file is known
UNITS: Final = {"weight_unit": "--weights kg or --weights lb", "distance_unit": "--distances km or --distances mi"}
BIG: Final = 2_000_000  # bytes from which on a bar tells how far it is


class Order(NamedTuple):
    """What the command line asked for: whose log, how to read, and from when on sessions are kept."""

    who: "Person"
    reading: "Reading"
    since: datetime


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--user", required=True, metavar="TEAM/USER", help="Whose log: Slack's ids, such as T024BE7LD/U2147483697."
)
@click.option("--tz", required=True, metavar="ZONE", help="The zone of times that tell none, e.g. Europe/Berlin.")
@click.option("--weights", type=click.Choice(("kg", "lb")), help="What weights are in, where the file does not say.")
@click.option("--distances", type=click.Choice(("km", "mi")), help="What distances are in, where the file does not.")
@click.option("--now", metavar="ISO", help="Pretend that it is this time, with its offset (default: now).")
@click.option("--yes", is_flag=True, help="Import it. Without, only what would be imported is told.")
def import_file(  # noqa: PLR0913  click hands over one argument an option
    file: Path,
    *,
    user: str,
    tz: str,
    weights: Literal["kg", "lb"] | None,
    distances: Literal["km", "mi"] | None,
    now: str | None,
    yes: bool,
) -> None:
    """Import a file of Hevy, Strong, Fitbod, a watch or a calendar, or an export of Canirun, into somebody's log.

    Without --yes nothing is kept: you see what would be. The database is the one of the environment.
    """
    from bot.retention import Retention
    from bot.settings import Settings
    from bot.store import open_store
    from bot.store.values import months_before

    with told_plainly():
        settings = Settings.of(os.environ)
        instant = datetime.now(UTC) if now is None else _instant(now)
        since = months_before(instant, Retention.of(settings).session_months)
        order = Order(_person(user), _reading(tz, instant, weights, distances), since)
        store = open_store(settings.database_url, settings.encryption_keys)
        try:
            _import(store, file, order, write=yes)
        finally:
            store.close()


def _import(store: "Keeper", file: Path, order: Order, *, write: bool) -> None:
    """Always looks first; then, if it was told to, reads the file again and keeps what is new."""
    from bot import export
    from bot.imports.found import OWN
    from bot.services.imports import restored

    looked = _went_through(store, file, order, write=False)
    click.echo(_in_words(looked, order))
    if not write:
        click.echo("Nothing was imported yet. With --yes it is.")
        return
    if looked.asks:
        raise BadInput(
            "Nothing was imported: say what the units are, with " + " and ".join(UNITS[ask] for ask in looked.asks)
        )
    if looked.format == OWN:
        back = restored(store, order.who, export.read(file.read_text(encoding="utf-8-sig")))
        told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in back if count)
        click.echo(f"Put back: {told or 'nothing, all of it was here'}.")
        return
    added = _went_through(store, file, order, write=True).adds
    click.echo(f"Imported {added:,} session{'' if added == 1 else 's'}.")


def _went_through(store: "Keeper", path: Path, order: Order, *, write: bool) -> "Preview":
    """What the file would add, or (`write`) has added, a batch at a time."""
    from bot.imports.preview import Preview, joined
    from bot.services.imports import looked_at, taken_in

    written: set[str] = set()
    seen: set[str] = set()
    with path.open("rb") as file:
        whole: Preview | None = None
        for found in _batches(file, order, path.stat().st_size):
            fresh = tuple(one for one in found.sessions if one.uid not in seen)
            seen.update(one.uid for one in fresh)
            batch = found.model_copy(update={"sessions": fresh})
            looked = looked_at(store, order.who, batch, order.reading.now, order.since, apart=frozenset(written))
            looked = looked.model_copy(update={"twice": looked.twice + len(found.sessions) - len(fresh)})
            if write:
                added = taken_in(store, order.who, looked, order.reading.now, order.reading.tz)
                written.update(added)
                looked = looked.model_copy(update={"adds": len(added)})
            whole = looked if whole is None else joined(whole, looked, SHOWN)
    return Preview(format="") if whole is None else whole


def _batches(file: BinaryIO, order: Order, size: int) -> "Iterator[Found]":
    """The file's parts, `BATCH` sessions at a time; at least one batch."""
    from bot.imports import format_of
    from bot.imports.parts import collected

    head = file.read(HEAD)
    file.seek(0)
    kind = format_of(head, order.reading)
    if kind.parts is None:
        if size > WHOLE:
            raise BadInput(f"A file of this kind can have {WHOLE / 1e6:g} MB at most. Export a shorter time.")
        yield kind.read(file.read(), order.reading)
        return
    parts = kind.parts(file, order.reading)
    with _bar(size) as bar:
        last = False
        while not last:
            batch = list(islice(parts, BATCH))
            last = len(batch) < BATCH
            bar.update(file.tell() - bar.pos)
            yield collected(kind.name, batch)


def _bar(size: int) -> "ProgressBar[int]":
    return click.progressbar(length=size, label="Reading", file=sys.stderr, hidden=size < BIG)


def _in_words(looked: "Preview", order: Order) -> str:
    from bot.imports import telling
    from bot.templates import say

    tz = order.reading.tz
    return say(
        "terminal/import.txt.j2",
        preview=looked,
        summary=telling.summary(looked),
        whys=list(telling.whys(looked)),
        notes=list(telling.notes(looked)),
        sessions=[(telling.when_of(session, tz), telling.what_of(session)) for session in looked.add[:SHOWN]],
        problems=looked.problems[:SHOWN],
        questions=[telling.QUESTIONS[unit] for unit in looked.asks],
    )


def _person(user: str) -> "Person":
    from bot.store import Person

    team, slash, member = user.partition("/")
    if not slash or not team or not member:
        raise BadInput(f"--user {user!r} is not TEAM/USER; write it like T024BE7LD/U2147483697.")
    return Person(team, member)


def _instant(text: str) -> datetime:
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        told = None
    if told is None or told.tzinfo is None:
        raise BadInput(f"--now {text!r} is not a time with an offset; write it like 2026-11-25T09:30+01:00.")
    return told.astimezone(UTC)


def _reading(
    tz: str, now: datetime, weights: Literal["kg", "lb"] | None, distances: Literal["km", "mi"] | None
) -> "Reading":
    from bot.imports.found import Reading
    from bot.zones import zone_named

    return Reading(
        tz=zone_named(tz),
        now=now,
        weight_unit=weights,
        distance_unit=distances,
        bytes_most=WHOLE,
        rows_most=sys.maxsize,
        seconds_most=SLOWEST,
    )
