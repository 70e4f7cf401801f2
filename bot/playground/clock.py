"""The time of the local Slack. People's tests move it; only real sockets wait by the wall."""

import asyncio
import time
from datetime import UTC, datetime


class Clock:
    """Seconds since 1970, running with the wall or standing still, and movable in both states.

    Args:
        at: where to begin; without it, now.
        running: whether it goes on by itself.

    Attributes:
        moves: how often it was moved, stopped or started.
    """

    def __init__(self, at: datetime | None = None, *, running: bool = True) -> None:
        self.running, self.moves = running, 0
        self._moved = asyncio.Event()
        self._from_s = at.timestamp() if at else time.time()
        self._since_s = time.monotonic()

    def now(self) -> float:
        """Seconds since 1970."""
        return self._from_s + (time.monotonic() - self._since_s if self.running else 0)

    def moment(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)

    def set(self, at: datetime, *, running: bool | None = None) -> None:
        """Moves it to an instant, and may stop it or let it run."""
        self._put(at.timestamp(), self.running if running is None else running)

    def advance(self, seconds: float) -> None:
        self._put(self.now() + seconds, self.running)

    async def moved(self) -> None:
        """Returns when it is next moved, stopped or started."""
        await self._moved.wait()

    async def sleep_until(self, then_s: float) -> None:
        """Returns when the clock shows `then_s` or later, however it came there."""
        while (left_s := then_s - self.now()) > 0:
            moved = self._moved
            try:
                await asyncio.wait_for(moved.wait(), left_s if self.running else None)
            except TimeoutError:
                continue

    def _put(self, at_s: float, running: bool) -> None:  # noqa: FBT001  two words of one state
        self._from_s, self._since_s, self.running = at_s, time.monotonic(), running
        self.moves += 1
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
