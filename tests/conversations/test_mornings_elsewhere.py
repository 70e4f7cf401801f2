"""Mornings of people who travel, and of people and workspaces that are gone."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.playground.clock import Clock
from bot.playground.server import LocalSlack
from bot.store.memory import MemoryStore
from tests.conversations.chat import NOW, chat, connected
from tests.conversations.test_checkin import BERLIN, KOLKATA, NEW_YORK, berlin, mornings
from tests.conversations.test_mornings import ANA, MORNING, agreed, awake

# Times and places


async def test_weekends_have_their_own_time_and_quiet_days_none():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15 weekdays 9:00 saturday")
        came = []
        for day in (26, 27, 28, 29, 30):
            for hour, minute in ((7, 15), (9, 0)):
                await slack.until(berlin(day, hour, minute))
                came.append(len(mornings(slack)))
        assert came == [1, 1, 2, 2, 2, 3, 3, 3, 4, 4]


@pytest.mark.parametrize(
    ("zone", "before", "words", "first", "second"),
    [
        pytest.param(
            "America/Santiago",
            "2026-09-05 12:00",
            "0:15",
            "2026-09-06 01:15",
            "2026-09-07 00:15",
            id="Chile: no midnight",
        ),
        pytest.param(
            "Africa/Cairo", "2026-04-23 12:00", "0:15", "2026-04-24 01:15", "2026-04-25 00:15", id="Egypt: none either"
        ),
        pytest.param(
            "Australia/Lord_Howe", "2026-10-03 12:00", "2:15", "2026-10-04 02:45", "2026-10-05 02:15", id="half a gap"
        ),
        pytest.param(
            "Pacific/Apia", "2011-12-29 12:00", "7:30", "2011-12-31 07:30", "2012-01-01 07:30", id="Samoa skips a day"
        ),
        pytest.param(
            "Asia/Kathmandu", "2026-11-25 12:00", "7:30", "2026-11-26 07:30", "2026-11-27 07:30", id="a quarter off"
        ),
    ],
)
async def test_odd_nights_and_zones(zone, before, words, first, second):
    before, *times = (datetime.fromisoformat(told).replace(tzinfo=ZoneInfo(zone)) for told in (before, first, second))
    async with chat(at=before) as slack:
        await slack.command("ana", f"/canirun set zone {zone}")
        await slack.command("ana", f"/canirun checkin {words}")
        for number, instant in enumerate(times):
            await slack.until(instant - timedelta(minutes=1))
            assert len(mornings(slack)) == number
            await slack.until(instant)
            assert len(mornings(slack)) == number + 1


def flies_unheard(slack, tz, who=ANA.user):
    """Slack knows that somebody is elsewhere, and its event never came."""
    people = slack.slack.world.people
    people[who] = replace(people[who], tz=tz)


async def test_who_flew_west_unheard_of_is_not_woken_at_night():
    async with chat() as slack:
        await awake(slack)
        flies_unheard(slack, "America/New_York")
        slack.moves(hours=2)
        await slack.until(MORNING)
        assert mornings(slack) == []
        await slack.until(datetime(2026, 11, 26, 7, 15, tzinfo=NEW_YORK))
        assert len(mornings(slack)) == 1
        await slack.until(datetime(2026, 11, 27, 7, 15, tzinfo=BERLIN))
        assert len(mornings(slack)) == 1
        await slack.until(datetime(2026, 11, 27, 7, 15, tzinfo=NEW_YORK))
        assert len(mornings(slack)) == 2


async def test_who_flew_east_unheard_of_gets_it_at_once_and_then_at_their_time():
    async with chat() as slack:
        await awake(slack)
        flies_unheard(slack, "Asia/Kolkata")
        slack.moves(hours=2)
        await slack.until(MORNING)
        assert len(mornings(slack)) == 1
        await slack.until(datetime(2026, 11, 27, 7, 15, tzinfo=KOLKATA))
        assert len(mornings(slack)) == 2


async def test_twelve_hour_clocks_read_theirs():
    async with chat() as slack:
        assert "7:15 am Mon–Fri" in await slack.command("ben", "/canirun checkin 7:15 weekdays")


# Who and what is gone


async def test_an_app_that_is_taken_out_between_due_and_sent_says_nothing():
    removed = []
    async with chat(on_removed=lambda: removed.append(True)) as slack:
        await awake(slack)
        slack.fails("conversations.open", "429", retry_after_s=60)
        await slack.until(MORNING)
        await slack.event(type="app_uninstalled")
        await slack.until(berlin(26, 7, 17))
        assert removed
        assert mornings(slack) == []


async def test_a_conversation_that_is_gone_stops_it_with_its_reason_and_on_again_works():
    async with chat() as slack:
        await awake(slack)
        kept = slack.bot.desk.memory.kept
        gone = {"channel": "D0NOWHERE1"}
        await kept(lambda store: store.change_schedule(ANA, "checkin", lambda known: known.model_copy(update=gone)))
        await slack.until(MORNING)
        assert "was stopped, because the conversation is gone" in await slack.command("ana", "/canirun checkin")
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.until(berlin(27, 7, 15))
        assert len(mornings(slack)) == 1


async def test_what_is_old_goes_once_a_day_while_it_runs():
    async with chat() as slack:
        await agreed(slack)
        await slack.command("ana", "/canirun legs 6/10")
        kept = slack.bot.desk.memory.kept
        for day in range(92):
            slack.moves(days=1)
            await slack.tick()
            if day < 80:
                assert len(await kept(lambda store: store.soreness(ANA, berlin(1, 0)))) == 1
        assert await kept(lambda store: store.soreness(ANA, berlin(1, 0))) == ()


async def test_a_bot_that_is_stopped_lets_what_is_on_its_way_arrive_once():
    store = MemoryStore()
    async with LocalSlack(clock=Clock(NOW, running=False)) as workspace:
        async with connected(workspace, store) as slack:
            await awake(slack)
            slack.fails("dnd.info", "hang", hang_s=0.3)
            workspace.world.clock.set(MORNING)
            await slack.bot.clock.tick()
            await asyncio.sleep(0.1)
            assert mornings(slack) == []
        async with connected(workspace, store) as slack:
            assert len(mornings(slack)) == 1
            await slack.tick()
            assert len(mornings(slack)) == 1


async def test_the_text_of_a_notification_is_the_recommendation():
    async with chat() as slack:
        await awake(slack)
        await slack.until(MORNING)
        (message,) = slack.seen("ana", "dm")
        assert message["text"].startswith("Today: Ease: easy to moderate running up to 60 min only.")
