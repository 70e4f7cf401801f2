"""A table in memory that neither grows nor remembers without end."""

from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Expiring(Generic[K, V]):
    """Keeps the last `room` values, each for a time.

    Args:
        room: how many; the oldest goes first.
        lasts: how long after it was put a value can still be found.
        now: the clock, aware.
    """

    def __init__(self, room: int, lasts: timedelta, now: Callable[[], datetime]) -> None:
        self._room, self._lasts, self._now = room, lasts, now
        self._kept: dict[K, tuple[datetime, V]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def put(self, key: K, value: V) -> None:
        """Keeps it from now on; a value of the same key is replaced."""
        self._kept.pop(key, None)
        self._kept[key] = (self._now(), value)
        while len(self._kept) > self._room:
            del self._kept[next(iter(self._kept))]

    def get(self, key: K) -> V | None:
        """The value; None where it was never put, has made room, or is too old."""
        put_at, value = self._kept.get(key, (None, None))
        if put_at is None:
            return None
        if self._now() - put_at > self._lasts:
            del self._kept[key]
            return None
        return value

    def forget(self, of: Callable[[K], bool]) -> None:
        """Drops every value whose key answers yes."""
        for key in [key for key in self._kept if of(key)]:
            del self._kept[key]
