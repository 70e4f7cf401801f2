"""The outbox against a strict local Slack with faults: nothing twice, nothing lost."""

import asyncio
import contextlib
from datetime import UTC, date, datetime, time, timedelta

import pytest
from aiohttp import ClientTimeout

from bot.jobs.clock import plan
from bot.jobs.outbox import Outbox
from bot.jobs.pace import Buckets, Pace
from bot.playground.app_spec import AppSpec
from bot.playground.clock import Clock as SlackClock
from bot.playground.faults import Fault
from bot.playground.server import LocalSlack
from bot.playground.world import TEAM
from bot.render import note
from bot.settings import Settings
from bot.slack.sender import EVENT, Sender
from bot.slack.web import web_client
from bot.store import Delivery, Keeper, Person, Plan, Schedule, Threaded
from bot.store.memory import MemoryStore
from bot.store.outbox import GRACE

NOW = datetime(2026, 11, 26, 6, 30, tzinfo=UTC)
ANA = Person(TEAM, "U0ANA00001")
BEN = Person(TEAM, "U0BEN00001")
HOUR = timedelta(hours=1)
FAST = Pace(1000, 1000)
IN_JSON = '{"event_type": "canirun_delivery", "event_payload": {"id": "d1"}}'
SCOPES = frozenset({"chat:write", "im:history", "im:write"})


class Post:
    """An outbox that stands still between two drains."""

    def __init__(self, slack, outbox, store):
        self.slack, self.outbox, self.store = slack, outbox, store

    def due(self, who=ANA, delivery_id="d1", **told):
        schedule = Schedule(zone="UTC", times=(time(7),) * 7, next_at=NOW, **told)
        self.store.change_schedule(who, "checkin", lambda _: schedule)
        made = Delivery(id=delivery_id, day=date(2026, 11, 26), due=NOW, expires=NOW + 2 * HOUR)
        self.store.claim_due(NOW, lambda _: Plan(NOW + 24 * HOUR, made))

    def fails(self, method, kind, **told):
        self.slack.world.faults.add(Fault(method, kind, **told))

    def moves(self, by):
        self.slack.world.clock.advance(by.total_seconds())

    async def drain(self):
        await self.outbox.drain(TEAM)

    def arrived(self, who="ana"):
        return [one["text"] for one in self.slack.acts.read(who)]

    def kept(self, delivery_id="d1"):
        kept = self.store.delivery(ANA, delivery_id)
        return kept.state, kept.because


@contextlib.asynccontextmanager
async def post(scopes=SCOPES, said="Good morning"):
    async def compose(who, delivery):
        del who, delivery
        return note(said) if said else None

    clock = SlackClock(NOW, running=False)
    async with LocalSlack(clock=clock, app=AppSpec(scopes=scopes)) as slack:
        settings = Settings(slack.bot_token, slack.app_token, slack.signing_secret, f"{slack.url}/api/")
        async with web_client(settings) as client:
            assert client.session is not None
            client.session._timeout = ClientTimeout(total=0.4)
            store = MemoryStore()
            kept: Threaded[Keeper] = Threaded(store)
            outbox = Outbox(kept, Sender(client), {"checkin": compose}, clock.moment, pace=FAST)
            yield Post(slack, outbox, store)
            await kept.aclose()


async def test_what_is_due_is_said_once_with_an_opaque_id():
    async with post() as box:
        box.due()
        await box.drain()
        await box.drain()
        (message,) = box.slack.acts.read("ana")
        (call,) = [one for one in box.slack.world.journal.since() if one["name"] == "chat.postMessage"]
        assert call["asked"]["metadata"] in ({"event_type": EVENT, "event_payload": {"id": "d1"}}, IN_JSON)
        kept = box.store.delivery(ANA, "d1")
        assert (kept.state, kept.channel, kept.ts) == ("sent", "D0ANA00001", message["ts"])
        assert box.store.schedules(ANA)[0].channel == "D0ANA00001"


@pytest.mark.parametrize("kind", ["500", "500_after", "drop", "drop_after", "hang", "hang_after"])
@pytest.mark.parametrize("times", [1, 3])
async def test_after_a_doubtful_result_it_is_looked_for_and_said_only_if_it_is_not_there(kind, times):
    async with post() as box:
        box.due()
        box.fails("chat.postMessage", kind, times=times)
        for _ in range(times + 1):
            await box.drain()
            before = box.arrived()
            await box.drain()  # within the grace it is left alone
            assert box.arrived() == before
            box.moves(GRACE)
        assert box.arrived() == ["Good morning"]
        assert box.kept() == ("sent", None)


@pytest.mark.parametrize("method", ["conversations.open", "conversations.history"])
async def test_what_only_reads_may_fail_too(method):
    async with post() as box:
        box.due()
        box.fails("chat.postMessage", "drop_after")
        box.fails(method, "500", times=2)
        for _ in range(6):
            await box.drain()
            box.moves(GRACE)
        assert box.arrived() == ["Good morning"]


async def test_a_429_pauses_the_workspace_for_as_long_as_slack_asks():
    async with post() as box:
        box.due()
        box.due(Person(TEAM, "U0BEN00001"), "d2")
        box.fails("chat.postMessage", "429", times=2, retry_after_s=40)
        await box.drain()
        box.moves(timedelta(seconds=39))
        await box.drain()
        assert box.arrived() == []
        box.moves(timedelta(seconds=1))
        await box.drain()
        assert box.arrived() == box.arrived("ben") == ["Good morning"]


async def test_where_history_may_not_be_read_it_is_rather_missed_than_said_twice():
    async with post(scopes=SCOPES - {"im:history"}) as box:
        box.due()
        box.fails("chat.postMessage", "drop_after")
        await box.drain()
        box.moves(GRACE)
        await box.drain()
        assert box.arrived() == ["Good morning"]
        assert box.kept() == ("failed", "unknown")


async def test_who_is_gone_is_written_to_no_more_and_the_reason_is_kept():
    async with post() as box:
        gone = Person(TEAM, "U0GONE0001")
        box.due(gone)
        await box.drain()
        (schedule,) = box.store.schedules(gone)
        assert (schedule.next_at, schedule.stopped_because) == (None, "user_not_found")


async def test_a_channel_that_is_gone_stops_its_schedule():
    async with post() as box:
        box.due(channel="D0NOWHERE1")
        await box.drain()
        (schedule,) = box.store.schedules(ANA)
        assert (schedule.next_at, schedule.stopped_because) == (None, "channel_not_found")


async def test_who_switched_it_off_between_claim_and_send_hears_nothing():
    async with post() as box:
        box.due()
        box.store.change_schedule(ANA, "checkin", lambda known: known.model_copy(update={"next_at": None}))
        await box.drain()
        assert (box.arrived(), box.kept()) == ([], ("failed", "switched_off"))


async def test_who_was_forgotten_between_claim_and_send_hears_nothing():
    async with post() as box:
        box.due()
        box.store.forget(ANA)
        await box.drain()
        assert box.arrived() == []


async def test_what_comes_too_late_is_left_out():
    async with post() as box:
        box.due()
        box.moves(2 * HOUR + timedelta(minutes=1))
        await box.drain()
        assert (box.arrived(), box.kept()) == ([], ("failed", "too_late"))


async def test_what_cannot_be_made_stops_nobody_else():
    async with post(said="") as box:
        box.due()
        await box.drain()
        assert box.kept() == ("failed", "nothing_to_say")


async def test_a_bucket_lets_one_through_and_makes_the_next_wait():
    buckets, clock = Buckets(per_s=20), asyncio.get_running_loop().time
    began = clock()
    for _ in range(3):
        await buckets.turn("a channel")
    await buckets.turn("another")
    assert 0.09 <= clock() - began < 0.5


async def test_what_cannot_be_looked_for_any_more_is_given_up_once_nobody_wants_it():
    async with post() as box:
        box.due()
        box.fails("chat.postMessage", "drop_after")
        box.fails("conversations.history", "500", times=3)
        await box.drain()
        for wait in (GRACE, GRACE, 3 * HOUR):
            box.moves(wait)
            await box.drain()
        assert box.arrived() == ["Good morning"]
        assert box.kept() == ("failed", "unknown")


async def test_a_morning_goes_before_a_week():
    async with post() as box:
        morning = Schedule(zone="UTC", times=(time(6, 30),) * 7, next_at=NOW)
        box.store.change_schedule(BEN, "week", lambda _: morning.model_copy(update={"kind": "week"}))
        box.store.change_schedule(ANA, "checkin", lambda _: morning)
        box.store.claim_due(NOW, lambda due: plan(due, NOW))
        first, second = box.store.take(TEAM, NOW), box.store.take(TEAM, NOW)
        assert (first.delivery.kind, second.delivery.kind) == ("checkin", "week")
