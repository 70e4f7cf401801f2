"""What Slack sent: written down before it is acknowledged, and worked once, told twice or cut short by a crash."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias

from bot.listeners.desk import Body, Desk
from bot.memory import DELIVERY, Delivery
from bot.slack.duties import Duties
from bot.store import Keeper, Person, Received, Threaded

Work: TypeAlias = Callable[[Desk, Body], Coroutine[Any, Any, None]]

SECRETS: Final = frozenset({"token"})
"""What Slack sends along and nobody needs: the app's old verification token."""


@dataclass(frozen=True)
class Inbox:
    """Between acknowledgement and work. `workers` knows what to do with each kind of delivery."""

    desk: Desk
    kept: Threaded[Keeper]
    duties: Duties
    now: Callable[[], datetime]
    workers: Mapping[str, Work]

    async def receive(self, kind: str, key: str, who: Person, body: Body) -> Received | None:
        """Writes it down and takes it for work; None where it was told before under the same key.

        After this it may be acknowledged.
        """
        now, payload = self.now(), {name: value for name, value in body.items() if name not in SECRETS}
        first = await self.kept(lambda store: store.receive(who, key, kind, payload, now, claimed=True))
        return Received(who=who, key=key, kind=kind, payload=payload, received_at=now) if first else None

    def work(self, received: Received) -> None:
        """Starts the work on what was received."""
        self.duties.start(self._worked(received), received.kind)

    async def resume(self) -> int:
        """Starts the work on everything that was acknowledged and not finished before this process; says how much."""
        now = self.now()

        def take(store: Keeper) -> list[Received]:
            return [left for left in store.pending(now, timedelta(0)) if store.claim(left.who, left.key, now)]

        left = await self.kept(take)
        for received in left:
            self.work(received)
        return len(left)

    async def _worked(self, received: Received) -> None:
        """Works it, and remembers that it is done; what is cut off is left for the next process."""
        DELIVERY.set(Delivery("\0".join((*received.who, received.key)), received.received_at))
        try:
            await self.workers[received.kind](self.desk, received.payload)
        except Exception:
            await self._done(received)
            raise
        await self._done(received)

    async def _done(self, received: Received) -> None:
        now = self.now()
        await self.kept(lambda store: store.done(received.who, received.key, now))
