"""The wire as rows of the inspector."""

import json
from dataclasses import asdict
from functools import partial

from bot.playground.journal import Entry
from bot.playground.page import times, trouble
from bot.playground.page.rows import Row
from bot.playground.pages import environment
from bot.playground.people import Person
from bot.playground.wire import Json
from bot.playground.world import World

SHOWN = 200


def rows(world: World, person: Person) -> list[Row]:
    """The last exchanges, oldest first."""
    return [_row(person, entry) for entry in world.journal.entries[-SHOWN:]]


def troubles(world: World, told: set[int]) -> list[Json]:
    """What went wrong in exchanges that have ended and are not among those told; they are from now on."""
    found: list[Json] = []
    for entry in world.journal.entries[-SHOWN:]:
        if entry.took_ms is not None and entry.number not in told:
            told.add(entry.number)
            if (wrong := trouble.of(entry)) is not None:
                found.append(asdict(wrong))
    return found


def bodies(entry: Entry) -> str:
    """One exchange in full."""
    answered = entry.answered
    return (
        environment()
        .get_template("entry.html.j2")
        .render(
            entry=entry,
            toward=_toward(entry),
            wrong=trouble.of(entry),
            asked=_pretty(entry.asked),
            answered=None if answered is None else _pretty(answered),
            more=_pretty({name: value for name, value in entry.more.items() if value is not None}),
        )
    )


def _row(person: Person, entry: Entry) -> Row:
    return Row(f"w-{entry.number}", f"{entry.took_ms} {person.id}", partial(_draw, person, entry))


def _draw(person: Person, entry: Entry) -> str:
    return (
        environment()
        .get_template("wire_row.html.j2")
        .render(
            entry=entry,
            toward=_toward(entry),
            wrong=trouble.of(entry),
            slow=entry.kind == "envelope" and (entry.took_ms or 0) > trouble.SLOW_MS,
            time=times.clock(person, entry.at_s, seconds=True),
            took=None if entry.took_ms is None else _took(entry.took_ms),
        )
    )


def _toward(entry: Entry) -> str:
    """Whether it went to the bot or came from it."""
    return "bot" if entry.kind == "envelope" else "slack"


def _took(ms: float) -> str:
    return f"{ms:.0f} ms" if ms >= 1 else f"{ms:.1f} ms"


def _pretty(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
