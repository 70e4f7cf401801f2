"""What Slack sent: written down before it is acknowledged, and worked once, told twice or cut short by a crash."""

import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias

from bot.listeners.desk import Body, Desk
from bot.slack.duties import Duties
from bot.store import Keeper, Person, Received, Threaded

Work: TypeAlias = Callable[[Desk, Body], Coroutine[Any, Any, None]]

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class Inbox:
    """Between acknowledgement and work. `workers` knows what to do with each kind of delivery."""

    desk: Desk
    kept: Threaded[Keeper]
    duties: Duties
    now: Callable[[], datetime]
    workers: Mapping[str, Work]

    async def receive(self, kind: str, key: str, who: Person, body: Body) -> bool:
        """Writes it down; False where it was told before under the same key. After this it may be acknowledged."""
        now, payload = self.now(), dict(body)
        return await self.kept(lambda store: store.receive(who, key, kind, payload, now))

    def work(self, kind: str, key: str, who: Person) -> None:
        """Starts the work on what was received."""
        self.duties.start(self._worked(kind, key, who), kind)

    async def resume(self) -> int:
        """Starts the work on everything that was acknowledged and not finished before this process; says how much."""
        now = self.now()
        left = await self.kept(lambda store: store.pending(now, timedelta(0)))
        for received in left:
            self.work(received.kind, received.key, received.who)
        return len(left)

    async def _worked(self, kind: str, key: str, who: Person) -> None:
        now = self.now()
        received: Received | None = await self.kept(lambda store: store.claim(who, key, now))
        if received is None:
            _log.info("worked by somebody else: %s", kind)
            return
        try:
            await self.workers[kind](self.desk, received.payload)
        finally:
            ended = self.now()
            await self.kept(lambda store: store.done(who, key, ended))
