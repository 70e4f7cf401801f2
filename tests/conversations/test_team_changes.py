"""A channel's week while people come and go, and on its way through faults."""

from datetime import datetime, timedelta
from random import Random

import pytest

from bot import manifest
from bot.playground.app_spec import AppSpec
from bot.playground.faults import KINDS
from bot.playground.seed import parse
from bot.playground.world import BOT_USER
from bot.store import Person
from bot.store.outbox import GRACE
from tests.conversations.chat import NOW, chat, shown
from tests.conversations.test_team import (
    BERLIN,
    RUN,
    RUNNING,
    SEED,
    SUNDAY,
    WEEK,
    all_share,
    set_up,
    team_chat,
    threads,
    told,
)

# Coming and going


async def test_who_joins_waits_for_others_so_that_no_difference_tells_of_them():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack)
        await slack.until(SUNDAY)
        await slack.command("fay", "/canirun share names")
        await slack.until(SUNDAY + WEEK)
        assert "*5 people" in shown(told(slack)[-1])
        assert "fay" not in shown(told(slack)[-1])
        for who in ("gus", "hal"):
            await slack.command(who, "/canirun share on")
        await slack.until(SUNDAY + 2 * WEEK)
        assert "*8 people" in shown(told(slack)[-1])
        assert "fay" in shown(told(slack)[-1])


async def test_one_can_see_whether_one_is_counted_yet():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack)
        await slack.until(SUNDAY)
        await slack.command("fay", "/canirun share on")
        assert "without your name · counted" in await slack.command("ana", "/canirun share")
        assert "waits to be counted together with others" in await slack.command("fay", "/canirun share")


async def test_who_withdraws_is_out_at_once_and_no_total_tells_by_how_much():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack, 6)
        await slack.until(SUNDAY)
        assert "*6 people" in shown(told(slack)[-1])
        await slack.command("ana", "/canirun share off")
        for week in range(1, 5):
            await slack.until(SUNDAY + week * WEEK)
            assert "no totals this time" in shown(told(slack)[-1])
        await slack.until(SUNDAY + 5 * WEEK)
        assert "*5 people" in shown(told(slack)[-1])


async def test_who_withdraws_between_due_and_sent_is_in_no_total():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack, 4)
        slack.fails("chat.postMessage", "429", retry_after_s=60)
        await slack.until(SUNDAY)
        assert told(slack) == []
        await slack.command("ana", "/canirun share off")
        await slack.until(SUNDAY + timedelta(minutes=1))
        (message,) = told(slack)
        assert "no totals this time" in shown(message)


async def test_who_joins_between_due_and_sent_changes_nothing_that_was_made():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack, 5)
        slack.fails("chat.postMessage", "429", retry_after_s=60)
        await slack.until(SUNDAY)
        await slack.command("fay", "/canirun share on")
        await slack.until(SUNDAY + timedelta(minutes=1))
        assert "*5 people" in shown(told(slack)[0])


async def test_who_is_forgotten_has_withdrawn_too():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack)
        await slack.until(SUNDAY)
        assert "channels that you share your weeks with: 1" in await slack.command("ben", "/canirun privacy")
        await slack.command("ben", "/canirun forget me")
        await slack.press("ben", "forget_me")
        assert "You share your weeks with no channel." in await slack.command("ben", "/canirun share")
        await slack.until(SUNDAY + WEEK)
        assert "no totals this time" in shown(told(slack)[-1])


async def test_two_channels_tell_no_difference_of_one_person():
    async with team_chat() as slack:
        await set_up(slack)
        await set_up(slack, where="lifting", time="19:00")
        await all_share(slack, 6)
        await all_share(slack, 5, where="lifting")
        await slack.until(SUNDAY)
        await slack.until(SUNDAY + timedelta(hours=1))
        assert "*6 people" in shown(told(slack)[-1])
        assert "no totals this time" in shown(told(slack, "lifting")[-1])


async def test_one_week_is_told_once_also_where_its_day_is_moved():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack)
        await slack.until(SUNDAY)
        await slack.command("ana", "/canirun team")
        await slack.press("ana", "team_change")
        await slack.submit("ana", day="0", time="09:00")
        await slack.command("ben", RUN)
        await slack.until(SUNDAY + timedelta(hours=15))
        assert len(told(slack)) == 1
        await slack.until(SUNDAY + timedelta(hours=15) + WEEK)
        assert len(told(slack)) == 2


# On its way


@pytest.mark.parametrize(("month", "day"), [(3, 29), (10, 25)])
async def test_on_the_sunday_on_which_clocks_change_it_comes_at_six_by_the_new_time(month, day):
    at = datetime(2026, month, day, 18, tzinfo=BERLIN)
    async with team_chat(at=at - timedelta(days=3)) as slack:
        await set_up(slack)
        await slack.until(at - timedelta(minutes=1))
        assert told(slack) == []
        await slack.until(at)
        assert len(told(slack)) == 1


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_in_a_channel_that_may_not_be_read_nothing_comes_twice_and_a_doubtful_one_is_told_to_who_set_it_up(kind):
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack, 3)
        slack.fails("chat.postMessage", kind)
        await slack.until(SUNDAY)
        for _ in range(3):
            slack.moves(seconds=GRACE.total_seconds())
            await slack.tick()
        came, heard = len(told(slack)), [shown(one) for one in slack.seen("ana", "dm")]
        if kind == "429":
            assert (came, heard) == (1, [])
        else:
            assert came == kind.endswith("_after")
            assert len(heard) == 1
            assert f"*This week's summary of <#{RUNNING}> may be missing.*" in heard[0]
        assert slack.seen("ben", "dm") == []


async def test_over_many_channels_and_faults_nothing_comes_twice_and_what_is_missing_is_told():
    """Three dozen channels on one Sunday, and half of the calls go wrong in one way or another."""
    names = [f"c{number:02}" for number in range(36)]
    seed = parse(
        "people: [{name: ana, tz: Europe/Berlin}]\nchannels:\n" + "".join(f"  - {{name: {n}}}\n" for n in names)
    )
    kinds = Random(7).choices(sorted(KINDS - {"hang", "hang_after"}), k=36)  # noqa: S311  the same each time
    async with chat(app=AppSpec.from_manifest(manifest.load()), seed=seed) as slack:
        for name in names:
            await set_up(slack, where=name)
        for kind in kinds:
            slack.fails("chat.postMessage", kind, **({"retry_after_s": 1} if kind == "429" else {}))
        await slack.until(SUNDAY)
        for _ in range(20):
            slack.moves(seconds=GRACE.total_seconds())
            await slack.tick()
        came = [len(told(slack, name)) for name in names]
        assert max(came) == 1
        heard = [shown(one) for one in slack.seen("ana", "dm")]
        missing = [name for name, number in zip(names, came, strict=True) if not number]
        assert 0 < len(missing) < len(names)
        for name in missing:
            channel = next(one.id for one in slack.slack.world.channels.values() if one.name == name)
            assert [channel in one for one in heard].count(True) == 1


async def test_with_the_right_to_read_the_channel_a_doubtful_one_is_looked_for():
    app = AppSpec.from_manifest(manifest.load())
    async with chat(app=AppSpec(**{**vars(app), "scopes": app.scopes | {"channels:history"}}), seed=SEED) as slack:
        await set_up(slack)
        slack.fails("chat.postMessage", "500_after")
        await slack.until(SUNDAY)
        for _ in range(3):
            slack.moves(seconds=GRACE.total_seconds())
            await slack.tick()
        assert len(told(slack)) == 1
        assert slack.seen("ana", "dm") == []


async def test_where_the_bot_was_taken_out_of_the_channel_it_stops_and_tells_who_set_it_up():
    async with team_chat() as slack:
        await set_up(slack)
        slack.slack.world.channels[RUNNING].members.discard(BOT_USER)
        await slack.until(SUNDAY)
        (message,) = slack.seen("ana", "dm")
        assert f"*The weekly summary of <#{RUNNING}> is stopped:* I am not in that channel any more." in shown(message)
        seen = await slack.command("ben", "/canirun team")
        assert "was stopped" in seen
        assert "`/invite @Canirun`" in seen
        slack.slack.acts.invite("ana", "running")
        await slack.command("ana", "/canirun team")
        await slack.press("ana", "team_change")
        await slack.submit("ana", on="on")
        await slack.until(SUNDAY + WEEK)
        assert len(told(slack)) == 1


async def test_off_means_off_also_between_due_and_sent():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack)
        slack.fails("chat.postMessage", "429", retry_after_s=60)
        await slack.until(SUNDAY)
        await slack.command("ana", "/canirun team")
        await slack.press("ana", "team_change")
        await slack.submit("ana", on="off")
        await slack.until(SUNDAY + timedelta(minutes=1))
        assert told(slack) == []


async def test_uninstalled_between_due_and_sent_nothing_comes_and_nothing_is_kept():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack)
        slack.fails("chat.postMessage", "429", retry_after_s=60)
        await slack.until(SUNDAY)
        await slack.event(type="app_uninstalled")
        await slack.until(SUNDAY + timedelta(minutes=1))
        assert told(slack) == []
        store = slack.bot.desk.memory.kept._store
        assert store.team(Person("T0LOCAL001", ""), RUNNING) is None
        assert store.schedules(Person("T0LOCAL001", "")) == ()


async def test_each_week_once_and_the_same_people_the_same_way():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack)
        for week in range(3):
            await slack.until(SUNDAY + week * WEEK)
            await slack.tick()
        assert ["*5 people" in shown(one) for one in told(slack)] == [True] * 3
        assert len(threads(slack)) == 3


def test_now_is_in_the_week_that_is_told():
    assert SUNDAY - WEEK < NOW < SUNDAY
