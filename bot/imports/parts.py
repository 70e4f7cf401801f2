"""What comes out of a file piece by piece, so that a large one never has to be held whole."""

from collections.abc import Iterable
from typing import NamedTuple

from bot.imports.found import Found, FoundSession, Problem, Unit


class Note(NamedTuple):
    """Something that had to be assumed, in a sentence."""

    what: str


class Ask(NamedTuple):
    """A unit that the file does not tell."""

    unit: Unit


Part = FoundSession | Problem | Note | Ask


def collected(name: str, parts: Iterable[Part]) -> Found:
    """All parts of a file, its sessions by their start; what is noted or asked often is so once."""
    sessions, problems = [], []
    notes: dict[str, None] = {}
    asks: dict[Unit, None] = {}
    for part in parts:
        match part:
            case FoundSession():
                sessions.append(part)
            case Problem():
                problems.append(part)
            case Note(what):
                notes[what] = None
            case Ask(unit):
                asks[unit] = None
    sessions.sort(key=lambda session: session.what.start)
    return Found(format=name, sessions=tuple(sessions), problems=tuple(problems), notes=tuple(notes), asks=tuple(asks))
