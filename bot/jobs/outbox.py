"""From the outbox to Slack: each message once, or, where nobody can know, rather not than twice."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final, NamedTuple, Protocol, TypeAlias

from bot.errors import SlackRefused
from bot.jobs.pace import Buckets, Pace
from bot.jobs.quiet import Quiet
from bot.render import Message
from bot.slack.logs import tell_fault
from bot.slack.sender import Sender, TooEarly, Unsure
from bot.store import Delivery, Keeper, Person, Schedule, Settled, Taken, Threaded
from bot.store.outbox import Kind


class Later(NamedTuple):
    """That now is not the time yet for a message after all, and when it is."""

    due: datetime
    expires: datetime


Compose: TypeAlias = Callable[[Person, Delivery], Awaitable[Message | Later | None]]
"""Makes the message, when it is about to be sent; None: there is nothing to say any more."""


class Channels(Protocol):
    """Wants to know what became of messages into channels: that one stands there, or that one failed, and why."""

    async def posted(self, delivery: Delivery, ts: str) -> None: ...

    async def failed(self, whose: Person, delivery: Delivery, because: str) -> None: ...


GOES_BY: Final[dict[Kind, Kind]] = {"reminder": "checkin"}
"""Kinds that have no schedule of their own, and whose they go by."""

LANES: Final = 4  # messages of one workspace that are on their way at once
EARLIER: Final = timedelta(minutes=5)  # how far Slack's clock may be behind ours
AGAIN: Final = timedelta(minutes=1)
STOPS: Final = frozenset(
    "account_inactive cannot_dm_bot channel_not_found is_archived messages_tab_disabled not_in_channel token_revoked "
    "user_disabled user_not_found user_not_visible".split()
)
"""What ends a schedule: whom or where it is for is gone, or no longer to be reached."""
UNKNOWN: Final = "unknown"
NOT_NOW: Final = frozenset("invalid_auth not_authed token_expired".split())
"""What whoever runs us can mend."""

_log: Final = logging.getLogger(__name__)


class Outbox:
    """Sends what is due. `composers` know what each kind of delivery says.

    Args:
        now: the clock to live by.
        pace: how fast it may write, and how long it leaves alone what is on its way.
        quiet: knows who paused their notifications; without it nobody is asked.
        channels: hears what became of what goes into a channel.
    """

    def __init__(  # noqa: PLR0913  its parts, each picked by bot/app.py
        self,
        kept: Threaded[Keeper],
        sender: Sender,
        composers: dict[str, Compose],
        now: Callable[[], datetime],
        *,
        pace: Pace = Pace(),  # noqa: B008  frozen
        quiet: Quiet | None = None,
        channels: Channels | None = None,
    ) -> None:
        self._kept, self._sender, self._composers, self._now, self._grace = kept, sender, composers, now, pace.grace
        self._channels, self._workspaces = Buckets(pace.channel_per_s), Buckets(pace.workspace_per_s)
        self._quiet, self._told = quiet, channels
        self._paused_until: dict[str, datetime] = {}
        self.stopping = False

    async def drain(self, shard: str) -> None:
        """Sends what is due in one workspace, until there is nothing left or Slack asks for a pause."""
        await asyncio.gather(*(self._lane(shard) for _ in range(LANES)))

    async def _lane(self, shard: str) -> None:
        while not self.stopping and self._paused_until.get(shard, self._now()) <= self._now():
            await self._workspaces.turn(shard)
            now = self._now()
            taken = await self._kept(lambda store, now=now: store.take(shard, now, self._grace))  # type: ignore[misc]
            if taken is None:
                return
            settled = await self._sent(taken, now)
            if settled is not None:
                who, delivery_id = taken.who, taken.delivery.id
                await self._kept(lambda store: store.settle(who, delivery_id, settled))  # noqa: B023  awaited here
                await self._tell(taken, settled)

    async def _tell(self, taken: Taken, settled: Settled) -> None:
        """What became of a message into a channel; of one that is missing there, nobody would know."""
        if self._told is None or not taken.delivery.place:
            return
        if settled.ts is not None:
            await self._channels.turn(taken.delivery.place)
            await self._told.posted(taken.delivery, settled.ts)
        elif settled.because is not None and settled.because in {*STOPS, UNKNOWN}:
            await self._told.failed(taken.who, taken.delivery, settled.because)

    async def _sent(self, taken: Taken, since: datetime) -> Settled | None:
        """What became of it; None leaves it as one that may be on its way, to be looked for after the grace."""
        try:
            return await self._tried(taken, since)
        except TooEarly as early:
            if taken.doubtful:
                return None
            self._paused_until[taken.who.workspace] = due = self._now() + timedelta(seconds=early.after_s)
            return Settled("pending", due=due)
        except Unsure:
            return self._unsure(taken)
        except SlackRefused as refused:
            return await self._refused(taken, refused.code)
        except Exception as error:  # noqa: BLE001  one message that cannot be made must not stop the others
            tell_fault(error, f"delivery {taken.delivery.kind}")
            return Settled("failed", because="fault")

    def _unsure(self, taken: Taken) -> Settled | None:
        """Nobody knows whether it arrived; nor wants it any more, once it has expired."""
        if taken.doubtful and self._now() > taken.delivery.expires:
            return Settled("failed", because="unknown")
        _log.warning("nobody knows whether a message arrived; it is looked for before it is sent again")
        return None

    async def _tried(self, taken: Taken, since: datetime) -> Settled | None:
        who, delivery = taken.who, taken.delivery
        schedule = await self._kept(lambda store: _schedule_of(store, who, delivery))
        channel = delivery.place or (schedule and schedule.channel) or await self._sender.open(who.user)
        if taken.doubtful and (known := await self._arrived(delivery, channel)) is not None:
            return known
        made = await self._made(who, delivery, schedule)
        if isinstance(made, Settled):
            return made
        await self._channels.turn(channel)
        if self._now() - since > self._grace / 2:
            return None  # the claim is nearly stale: somebody else may take it before the call is over
        ts = await self._sender.post(channel, made, delivery.id)
        if not delivery.place and schedule is not None and schedule.channel != channel:
            await self._kept(lambda store: store.change_schedule(who, _schedule_kind(delivery), _at(channel)))
        return Settled("sent", channel=channel, ts=ts)

    async def _made(self, who: Person, delivery: Delivery, schedule: Schedule | None) -> Message | Settled:
        """What is to be said; or that it is not, or not yet."""
        if schedule is None or (reason := _unwanted(schedule, delivery, self._now())) is not None:
            return Settled("failed", because="switched_off" if schedule is None else reason)
        until = None if delivery.place or self._quiet is None else await self._quiet.until(who)
        if until is not None:
            fits = until <= delivery.expires
            return Settled("pending", due=until) if fits else Settled("failed", because="do_not_disturb")
        message = await self._composers[delivery.kind](who, delivery)
        if isinstance(message, Later):
            return Settled("pending", due=message.due, expires=message.expires)
        return Settled("failed", because="nothing_to_say") if message is None else message

    async def _arrived(self, delivery: Delivery, channel: str) -> Settled | None:
        """What became of a message that may have arrived; None: it did not, and may be sent."""
        since = (delivery.first_at or self._now()) - EARLIER
        try:
            ts = await self._sender.find(channel, delivery.id, since)
        except SlackRefused as refused:
            if refused.code in STOPS:
                raise
            return Settled("failed", channel=channel, because=UNKNOWN)  # rather not than twice
        return None if ts is None else Settled("sent", channel=channel, ts=ts)

    async def _refused(self, taken: Taken, code: str) -> Settled:
        """Slack did not take it, and says why."""
        who, delivery = taken.who, taken.delivery
        if code in NOT_NOW:
            return Settled("pending", due=self._now() + AGAIN)
        if code in STOPS:
            _log.info("a schedule is stopped: %s", code)
            kind = _schedule_kind(delivery)
            await self._kept(lambda store: store.change_schedule(who, kind, _stopped(code), delivery.place))
        else:
            _log.error("Slack refuses a message of kind %s: %s", delivery.kind, code)
        return Settled("failed", because=code)


def _schedule_of(store: Keeper, who: Person, delivery: Delivery) -> Schedule | None:
    kept, kind = store.schedules(who), _schedule_kind(delivery)
    return next((one for one in kept if (one.kind, one.place) == (kind, delivery.place)), None)


def _schedule_kind(delivery: Delivery) -> Kind:
    return GOES_BY.get(delivery.kind, delivery.kind)


def _unwanted(schedule: Schedule, delivery: Delivery, now: datetime) -> str | None:
    """Why a message is not sent any more, if it is not."""
    if schedule.next_at is None:
        return "switched_off"
    if schedule.away_until is not None and delivery.day < schedule.away_until:
        return "away"
    return "too_late" if now > delivery.expires else None


def _at(channel: str) -> Callable[[Schedule | None], Schedule | None]:
    return lambda known: (
        None if known is None or known.channel == channel else known.model_copy(update={"channel": channel})
    )


def _stopped(code: str) -> Callable[[Schedule | None], Schedule | None]:
    return lambda known: known and known.model_copy(update={"next_at": None, "stopped_because": code, "channel": None})
