"""Mornings as people live them: yesterday's plan, a day skipped, pauses, one reminder, late answers, flights."""

import pytest

from bot.store import Person
from tests.conversations.chat import chat
from tests.conversations.test_checkin import HEAVY, berlin, mornings

ANA = Person("T0LOCAL001", "U0ANA00001")
MORNING = berlin(26, 7, 15)


async def awake(slack, who="ana", at="7:15", *, heavy=True):
    """Somebody with a check-in to come, and something that makes it worth asking."""
    await slack.command(who, f"/canirun checkin {at}")
    if heavy:
        await slack.command(who, HEAVY)


async def agreed(slack, who="ana"):
    await slack.command(who, "/canirun sore on")
    await slack.press(who, "keep_soreness")


# Yesterday's plan


async def planned_yesterday(slack):
    """Ana planned heavy squats for last night, and said no more of it."""
    await slack.command("ana", "/canirun checkin 7:15")
    await slack.command("ana", "/trained heavy squats today 18:00-19:00")
    await slack.until(MORNING)


async def test_a_plan_of_yesterday_that_nobody_logged_is_asked_about_once():
    async with chat() as slack:
        await planned_yesterday(slack)
        said = slack.last("ana", "dm")
        assert "*Planned for Wed 25 Nov 18:00: Legs: squats.* What came of it?" in said
        assert [word for word in ("Did it", "Moved it", "Skipped it") if word in said.split("\n")] == [
            "Did it",
            "Moved it",
            "Skipped it",
        ]
        assert said.startswith("🟡 Ease")  # it counts until somebody says


async def test_did_it_logs_it_in_place():
    async with chat() as slack:
        await planned_yesterday(slack)
        told = await slack.press("ana", "checkin_did", "dm")
        assert "What came of it?" not in told
        assert told.startswith("🟡 Ease")
        assert len(slack.seen("ana", "dm")) == 1
        assert "Planned" not in await slack.command("ana", "/canirun log")


async def test_skipped_it_opens_the_day_and_blames_nobody():
    async with chat() as slack:
        await planned_yesterday(slack)
        told = await slack.press("ana", "checkin_did_not", "dm")
        assert told.startswith("🟢 Go: everything is open.")
        assert "skip" not in told.lower()
        assert "What came of it?" not in await slack.command("ana", "/canirun log")


async def test_moved_it_asks_when_in_the_form():
    async with chat() as slack:
        await planned_yesterday(slack)
        await slack.press("ana", "checkin_moved", "dm")
        (form,) = slack.slack.modals.open_now("ana")["modals"]
        assert "squats" in str(form)
        assert await slack.submit("ana", day="2026-11-26", time="18:00") == {}
        await slack.command("ana", "/canirun checkin 7:15")
        assert "18:00" in await slack.command("ana", "/canirun log")


async def test_what_was_tapped_stays_when_the_plan_is_told():
    async with chat() as slack:
        await planned_yesterday(slack)
        await slack.press("ana", "checkin_mood.tired", "dm")
        assert "You told: tired." in await slack.press("ana", "checkin_did", "dm")


async def test_a_plan_that_was_logged_is_not_asked_about():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.command("ana", "/trained heavy squats today 18:00-19:00")
        await slack.until(berlin(25, 20))
        await slack.command("ana", "/trained heavy squats 5x5 today 18:00-19:00")
        await slack.until(MORNING)
        assert "What came of it?" not in slack.last("ana", "dm")


async def test_an_older_plan_is_let_go():
    async with chat() as slack:
        await planned_yesterday(slack)
        await slack.until(berlin(27, 7, 15))
        assert "What came of it?" not in slack.last("ana", "dm")


# A day skipped


async def test_skip_takes_today_off_the_plan_and_tomorrow_does_not_ask():
    async with chat() as slack:
        await awake(slack)
        await slack.command("ana", "/trained tempo run tomorrow 18:00")
        await slack.until(MORNING)
        told = await slack.press("ana", "checkin_skip", "dm")
        assert "Off the plan: Tempo run." in told
        assert "Not skipped after all" in told
        await slack.until(berlin(27, 7, 15))
        assert "What came of it?" not in slack.last("ana", "dm")


async def test_not_skipped_after_all_brings_the_plan_back():
    async with chat() as slack:
        await awake(slack)
        await slack.command("ana", "/trained tempo run tomorrow 18:00")
        await slack.until(MORNING)
        await slack.press("ana", "checkin_skip", "dm")
        assert "*Planned at 18:00: Tempo run*" in await slack.press("ana", "checkin_unskip", "dm")


# Notifications that are paused


def pauses(slack, start, end, who=ANA.user):
    slack.slack.world.pauses[who] = (int(start.timestamp()), int(end.timestamp()))


async def test_a_pause_holds_it_until_it_is_over():
    async with chat() as slack:
        await awake(slack)
        pauses(slack, berlin(26, 7), berlin(26, 8))
        await slack.until(MORNING)
        await slack.until(berlin(26, 7, 59))
        assert mornings(slack) == []
        await slack.until(berlin(26, 8))
        assert len(mornings(slack)) == 1


async def test_a_pause_that_is_longer_than_two_hours_drops_it():
    async with chat() as slack:
        await awake(slack)
        pauses(slack, berlin(26, 7), berlin(26, 12))
        await slack.until(MORNING)
        await slack.until(berlin(26, 12))
        assert mornings(slack) == []
        await slack.until(berlin(27, 7, 15))
        assert len(mornings(slack)) == 1


async def test_the_quiet_hours_of_every_night_hold_nothing_that_was_asked_for():
    async with chat() as slack:
        await awake(slack)
        await slack.until(MORNING)  # Slack's own quiet hours end at 8:00
        assert len(mornings(slack)) == 1


@pytest.mark.parametrize("kind", ["429", "500"])
async def test_where_slack_does_not_tell_of_pauses_it_comes(kind):
    async with chat() as slack:
        await awake(slack)
        pauses(slack, berlin(26, 7), berlin(26, 8))
        slack.fails("dnd.info", kind)
        await slack.until(MORNING)
        assert len(mornings(slack)) == 1


async def test_where_slack_does_not_tell_where_somebody_is_it_comes_by_the_zone_that_is_known():
    async with chat() as slack:
        await awake(slack)
        slack.fails("users.info", "429", times=9, retry_after_s=30)
        await slack.until(MORNING)
        assert "hard running opens Fri 27 Nov 14:00." in slack.last("ana", "dm")


# One reminder, for who wants it


async def reminded(slack, *, heavy=True):
    await awake(slack, heavy=heavy)
    told = await slack.command("ana", "/canirun checkin remind")
    assert "One reminder follows after two hours" in told
    await slack.until(MORNING)


async def test_nothing_reminds_by_default():
    async with chat() as slack:
        await awake(slack)
        await slack.until(MORNING)
        await slack.until(berlin(26, 9, 15))
        await slack.until(berlin(26, 20))
        assert len(mornings(slack)) == 1


async def test_one_reminder_follows_what_nobody_reacted_to_and_no_second():
    async with chat() as slack:
        await reminded(slack)
        await slack.until(berlin(26, 9, 14))
        assert len(mornings(slack)) == 1
        await slack.until(berlin(26, 9, 15))
        assert "The one reminder that you asked for." in slack.last("ana", "dm")
        for hour in range(10, 22):
            await slack.until(berlin(26, hour))
        assert len(mornings(slack)) == 2


@pytest.mark.parametrize("button", ["checkin_mood.ok", "checkin_skip", "checkin_snooze"])
async def test_who_reacted_is_not_reminded(button):
    async with chat() as slack:
        await reminded(slack)
        await slack.press("ana", button, "dm")
        await slack.until(berlin(26, 9, 15))
        assert "The one reminder" not in str(slack.seen("ana", "dm"))


async def test_what_asked_nothing_is_not_reminded_of():
    async with chat() as slack:
        await reminded(slack, heavy=False)
        await slack.until(berlin(26, 9, 15))
        assert len(mornings(slack)) == 1


@pytest.mark.parametrize("words", ["checkin off", "ooo 3 days"])
async def test_off_is_off_for_the_reminder_too(words):
    async with chat() as slack:
        await reminded(slack)
        await slack.command("ana", f"/canirun {words}")
        await slack.until(berlin(26, 9, 15))
        assert len(mornings(slack)) == 1


async def test_no_more_reminders_once_they_are_off():
    async with chat() as slack:
        await reminded(slack)
        assert "One reminder" not in await slack.command("ana", "/canirun checkin remind off")
        await slack.until(berlin(26, 9, 15))
        await slack.until(berlin(27, 7, 15))
        await slack.until(berlin(27, 9, 15))
        assert len(mornings(slack)) == 2


async def test_the_reminder_takes_the_same_taps():
    async with chat() as slack:
        await reminded(slack)
        await slack.until(berlin(26, 9, 15))
        assert "You told: legs 6/10." in await slack.press("ana", "checkin_legs", "dm", value="6,,")
