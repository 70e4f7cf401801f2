"""What went over the wire, in order: every call of the bot, every envelope to it, every acknowledgement."""

from dataclasses import asdict, dataclass, field
from typing import Literal

from bot.playground.wire import Json


@dataclass
class Entry:
    """One exchange. Times in seconds: `at_s` by the movable clock, `took_ms` by the wall."""

    number: int
    kind: Literal["call", "envelope", "response_url", "upload"]
    name: str
    at_s: float
    asked: Json
    answered: Json | None = None
    status: int | None = None
    took_ms: float | None = None
    fault: str | None = None
    more: Json = field(default_factory=dict)


class Journal:
    """Keeps the last `room` entries."""

    def __init__(self, room: int = 10_000) -> None:
        self.entries: list[Entry] = []
        self._room = room
        self._number = 0

    def open(self, kind: Literal["call", "envelope", "response_url", "upload"], name: str, at_s: float) -> Entry:
        self._number += 1
        entry = Entry(self._number, kind, name, at_s, {})
        self.entries.append(entry)
        del self.entries[: -self._room]
        return entry

    def since(self, number: int = 0) -> list[Json]:
        return [asdict(entry) for entry in self.entries if entry.number > number]

    def methods(self) -> list[str]:
        """The Web API methods that were called, each once, in alphabetical order."""
        return sorted({entry.name for entry in self.entries if entry.kind == "call"})
