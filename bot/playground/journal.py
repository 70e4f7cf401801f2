"""What went over the wire, in order: every call of the bot, every envelope to it, every acknowledgement."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Literal, TypeAlias

from bot.playground.wire import Json

Kind: TypeAlias = Literal["call", "envelope", "response_url", "upload", "download"]


@dataclass
class Entry:
    """One exchange. Times in seconds: `at_s` by the movable clock, `took_ms` by the wall."""

    number: int
    kind: Kind
    name: str
    at_s: float
    asked: Json
    answered: Json | None = None
    status: int | None = None
    took_ms: float | None = None
    fault: str | None = None
    more: Json = field(default_factory=dict)


class Journal:
    """Keeps the last `room` entries, and tells `changed` of each that begins or ends."""

    def __init__(self, changed: Callable[[], None], room: int = 10_000) -> None:
        self.entries: list[Entry] = []
        self._changed, self._room = changed, room
        self._number = 0

    def open(self, kind: Kind, name: str, at_s: float) -> Entry:
        self._number += 1
        entry = Entry(self._number, kind, name, at_s, {})
        self.entries.append(entry)
        del self.entries[: -self._room]
        self._changed()
        return entry

    def close(self, entry: Entry, answered: Json | None, took_s: float, status: int | None = None) -> None:
        """What came of it."""
        entry.answered, entry.status, entry.took_ms = answered, status, round(took_s * 1000, 3)
        self._changed()

    def find(self, number: int) -> Entry | None:
        return next((entry for entry in reversed(self.entries) if entry.number == number), None)

    def since(self, number: int = 0) -> list[Json]:
        return [asdict(entry) for entry in self.entries if entry.number > number]

    def methods(self) -> list[str]:
        """The Web API methods that were called, each once, in alphabetical order."""
        return sorted({entry.name for entry in self.entries if entry.kind == "call"})
