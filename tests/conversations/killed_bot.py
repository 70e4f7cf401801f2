"""A real bot in a process of its own that can be killed on the way: what `test_killed` runs.

`python -m tests.conversations.killed_bot POINT`; tokens and the database are in the environment. It prints "ready" when
it is connected. The store is a real one; the one around it does nothing but die at the point.
"""

import asyncio
import os
import signal
import sys
import time
from typing import Any

from bot.app import canirun, until_told_to_stop
from bot.settings import Settings
from bot.slack.socket import serve_socket
from bot.store import open_store

NOT_WRITTEN = "heard, not written down"
WRITTEN = "written down, not acknowledged"
ACKNOWLEDGED = "acknowledged, not begun"
ANSWERED = "worked, nothing kept"
KEPT = "kept, not done"
DONE = "done"
TAKEN_AGAIN = "taken again after a start, not worked"
POINTS = (NOT_WRITTEN, WRITTEN, ACKNOWLEDGED, ANSWERED, KEPT, DONE)
UNACKNOWLEDGED = (NOT_WRITTEN, WRITTEN)

BEFORE = {"receive": NOT_WRITTEN, "recent": ACKNOWLEDGED, "keep_receipt": ANSWERED, "done": KEPT}
AFTER = {"receive": WRITTEN, "claim": TAKEN_AGAIN, "done": DONE}


class Deadly:
    """A store in whose way death stands."""

    def __init__(self, store: Any, die_at: str) -> None:
        self._store, self._die_at, self.hands = store, die_at, store.hands

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._store, name)

        def call(*told: Any, **more: Any) -> Any:
            self._pass(BEFORE.get(name, ""))
            answer = method(*told, **more)
            self._pass(AFTER.get(name, ""))
            return answer

        return call

    def _pass(self, point: str) -> None:
        if point and point == self._die_at:
            if point == ACKNOWLEDGED:
                time.sleep(0.3)  # the acknowledgement leaves meanwhile, by the loop's own thread
            os.kill(os.getpid(), signal.SIGKILL)


async def main(die_at: str) -> None:
    settings = Settings.of(os.environ)
    store: Any = Deadly(open_store(settings.database_url, settings.encryption_keys), die_at)
    async with canirun(settings, store) as bot:
        stop = until_told_to_stop()
        await serve_socket(bot.app, settings, bot.client, stop, on_ready=lambda: print("ready", flush=True))  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
