"""Slack delivers at least once: whether a delivery is the first of its kind."""

import time
from collections.abc import Callable


class Once:
    """Remembers keys for a while. Slack's last retry comes after six minutes, so a quarter of an hour is enough.

    Args:
        room: the most keys that are kept; beyond it the oldest is forgotten.
        seconds: how long a key is kept.
        clock: seconds of a clock that never goes back.
    """

    def __init__(self, room: int = 10_000, seconds: float = 900, clock: Callable[[], float] = time.monotonic) -> None:
        self._room, self._seconds, self._clock = room, seconds, clock
        self._seen: dict[str, float] = {}  # in the order of their times, which is the order of insertion

    def first(self, key: str) -> bool:
        """Whether this key is seen for the first time; an `event_id`, or a `trigger_id`."""
        now = self._clock()
        while self._seen and now - self._seen[oldest := next(iter(self._seen))] >= self._seconds:
            del self._seen[oldest]
        if key in self._seen:
            return False
        self._seen[key] = now
        if len(self._seen) > self._room:
            del self._seen[next(iter(self._seen))]
        return True
