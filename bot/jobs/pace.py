"""How fast we may speak: token buckets by the event loop's clock, which nobody moves."""

import asyncio
from datetime import timedelta
from typing import Final, NamedTuple

from bot.store.outbox import GRACE

ROOM: Final = 10_000


class Pace(NamedTuple):
    """How often it is looked what is due, and how many messages a second go out.

    Slack asks for one into a channel, and for a few hundred a minute into a workspace [H]. `grace` is how long a
    message that is on its way is left alone: much longer than a call can take.
    """

    channel_per_s: float = 1.0
    workspace_per_s: float = 5.0
    looks_every_s: float = 5.0
    grace: timedelta = GRACE


class Buckets:
    """One bucket for each name. Each holds one token, so that what was not said is not made up for in a burst."""

    def __init__(self, per_s: float) -> None:
        self._every_s = 1 / per_s
        self._free_at: dict[str, float] = {}

    async def turn(self, name: str) -> None:
        """Waits until one more may be said there."""
        now = asyncio.get_running_loop().time()
        at = max(now, self._free_at.get(name, 0.0))
        if len(self._free_at) > ROOM:
            self._free_at = {each: free for each, free in self._free_at.items() if free > now}
        self._free_at[name] = at + self._every_s
        await asyncio.sleep(at - now)
