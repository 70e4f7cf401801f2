"""The weekly summary, by a clock that the test moves: asked for once, then each week at its time, and never unasked."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.playground.faults import KINDS
from bot.store.outbox import GRACE
from tests.conversations.chat import chat, shown
from tests.conversations.logs import labels

BERLIN = ZoneInfo("Europe/Berlin")
KOLKATA = ZoneInfo("Asia/Kolkata")
SUNDAY = datetime(2026, 11, 29, 18, tzinfo=BERLIN)
WEEK = timedelta(weeks=1)
RUNS = "/trained 5k easy 30min monday 18:00; sprints 40min yesterday 18:00"


def weeks(slack, who="ana"):
    return [one for one in slack.seen(who, "dm") if "Your week" in shown(one)]


async def test_nothing_comes_to_who_did_not_switch_it_on():
    async with chat() as slack:
        await slack.command("ana", RUNS)
        for week in range(3):
            await slack.until(SUNDAY + week * WEEK)
        assert slack.seen("ana", "dm") == []
        told = await slack.command("ana", "/canirun weekly")
        assert "No weekly summary comes to you" in told
        assert "`/canirun weekly on`" in told


@pytest.mark.parametrize("wire", ["socket", "http"])
async def test_on_sunday_at_six_the_week_comes_with_its_chart_and_its_clocks(wire):
    async with chat(wire) as slack:
        told = await slack.command("ana", "/canirun weekly on")
        assert told == (
            "Your weekly summary: 18:00 Sun (Europe/Berlin). The next one comes Sun 29 Nov 18:00. "
            "`/canirun weekly off` ends it."
        )
        await slack.command("ana", RUNS)
        await slack.command("ana", "/trained heavy legs monday 30 nov 18:00-19:00")
        await slack.until(SUNDAY - timedelta(minutes=1))
        assert weeks(slack) == []
        await slack.until(SUNDAY)
        (message,) = weeks(slack)
        said = shown(message)
        assert said.startswith("Your week, Mon 23 to Sun 29 Nov, so far")
        assert "*Went well:*" in said
        assert "*One change:*" in said
        assert "*Your goal:*" in said
        assert "After the legs that you plan for Mon 30 Nov 18:00" in said
        assert "`/canirun weekly off` ends these." in said
        kinds = [block["type"] for block in message["blocks"]]
        assert (kinds.count("data_visualization"), kinds.count("table")) == (1, 1)


async def test_each_line_can_say_what_it_rests_on():
    async with chat() as slack:
        await slack.command("ana", "/canirun weekly on")
        await slack.command("ana", RUNS)
        await slack.until(SUNDAY)
        assert "What your week of Mon 23 to Sun 29 Nov rests on" in await slack.press("ana", "review_why", "dm")


async def test_a_week_in_which_nothing_was_logged_takes_few_words_and_no_guilt():
    async with chat() as slack:
        await slack.command("ana", "/trained 5k easy last friday 18:00")
        await slack.command("ana", "/canirun weekly on")
        await slack.until(SUNDAY)
        (message,) = weeks(slack)
        said = shown(message)
        assert "Nothing is logged, and rest is part of every plan." in said
        assert "a quiet month" not in said.lower()
        assert labels(message) == ["Log a session"]
        for never in ("streak", "missed", "skipped", "fail", "should"):
            assert never not in said.lower()


async def test_after_a_month_away_it_stays_short_and_friendly_and_the_week_of_return_is_one_like_any_other():
    async with chat() as slack:
        await slack.command("ana", "/canirun weekly on")
        await slack.command("ana", RUNS)
        for week in range(5):
            await slack.until(SUNDAY + week * WEEK)
        said = shown(weeks(slack)[-1])
        assert "A quiet month, and that is fine: everything stands where you left it." in said
        assert len(said) < 500
        slack.moves(days=3)
        await slack.command("ana", "/trained 30 min easy this morning")
        await slack.until(SUNDAY + 5 * WEEK)
        assert "*Went well:* You ran once, 30 min in all" in shown(weeks(slack)[-1])
        assert len(weeks(slack)) == 6


async def test_who_never_logged_anything_was_not_away():
    async with chat() as slack:
        await slack.command("ana", "/canirun weekly on")
        await slack.until(SUNDAY)
        assert "Nothing is logged, and rest is part of every plan." in shown(weeks(slack)[0])


async def test_in_pain_a_quiet_week_advises_no_training():
    async with chat() as slack:
        await slack.command("ana", "/canirun sharp pain in my knee")
        await slack.press("ana", "keep_soreness")
        await slack.command("ana", "/canirun weekly on")
        await slack.until(SUNDAY)
        said = shown(weeks(slack)[0])
        assert "stops all training until you say that it is resolved" in said
        assert "10 to 15 min" not in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("on", "18:00 Sun"),
        ("Mon 8:00", "08:00 Mon"),
        ("7pm fridays", "19:00 Fri"),
        ("at 17:30", "17:30 Sun"),
        ("wednesday", "18:00 Wed"),
        ("mon tue 8:00", "A summary comes once a week"),
        ("weekdays", "A summary comes once a week"),
        ("25:00", "There is no time “25:00”"),
        ("mon blorft", "I could not read “blorft”"),
        ("off", "No weekly summary comes to you"),
    ],
)
async def test_words_for_when(words, told):
    async with chat() as slack:
        assert told in await slack.command("ana", f"/canirun weekly {words}")


@pytest.mark.parametrize("said", ["weekly summary", "weekly review"])
async def test_words_that_ask_for_a_week_now_switch_nothing_on(said):
    async with chat() as slack:
        assert (await slack.direct("ana", said)).startswith("Your week")
        assert "No weekly summary comes" in await slack.direct("ana", "weekly")


@pytest.mark.parametrize(
    ("said", "at", "title"),
    [
        ("mon 8:00", SUNDAY + timedelta(hours=14), "Mon 23 to Sun 29 Nov\n"),
        ("wed 8:00", SUNDAY + timedelta(days=2, hours=14), "Mon 23 to Sun 29 Nov\n"),
        ("thu 20:00", SUNDAY - timedelta(days=3, hours=-2), "Mon 23 to Sun 29 Nov, so far\n"),
    ],
)
async def test_until_wednesday_it_tells_the_week_that_is_over(said, at, title):
    async with chat() as slack:
        await slack.command("ana", RUNS)
        await slack.command("ana", f"/canirun weekly {said}")
        await slack.until(at)
        assert shown(weeks(slack)[0]).startswith(f"Your week, {title}")


async def test_on_again_it_comes_when_it_came_before():
    async with chat() as slack:
        await slack.command("ana", "/canirun weekly fri 19:00")
        assert "is off" in await slack.command("ana", "/canirun weekly off")
        await slack.until(datetime(2026, 11, 27, 19, tzinfo=BERLIN))
        assert weeks(slack) == []
        assert "19:00 Fri" in await slack.command("ana", "/canirun weekly on")


async def test_it_stands_beside_the_check_in_and_each_is_switched_off_alone():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 18:00")
        await slack.command("ana", "/canirun weekly on")
        await slack.until(SUNDAY)
        assert len(weeks(slack)) == 1
        assert len(slack.seen("ana", "dm")) == 2
        await slack.command("ana", "/canirun checkin off")
        assert "18:00 Sun" in await slack.command("ana", "/canirun weekly")
        await slack.until(SUNDAY + WEEK)
        assert (len(weeks(slack)), len(slack.seen("ana", "dm"))) == (2, 3)


async def test_who_is_away_gets_none_and_is_told_what_comes_next():
    async with chat() as slack:
        await slack.command("ana", "/canirun weekly on")
        told = await slack.command("ana", "/canirun ooo a week")
        assert "The next weekly summary comes Sun 6 Dec 18:00." in told
        await slack.until(SUNDAY)
        assert weeks(slack) == []
        await slack.until(SUNDAY + WEEK)
        assert len(weeks(slack)) == 1


@pytest.mark.parametrize(("month", "day"), [(3, 29), (10, 25)])
async def test_on_the_sunday_on_which_clocks_change_it_comes_at_six_by_the_new_time(month, day):
    at = datetime(2026, month, day, 18, tzinfo=BERLIN)
    async with chat(at=at - timedelta(days=3)) as slack:
        await slack.command("ana", "/canirun weekly on")
        await slack.until(at - timedelta(minutes=1))
        assert weeks(slack) == []
        await slack.until(at)
        assert len(weeks(slack)) == 1


async def test_it_follows_its_person_into_another_zone():
    async with chat() as slack:
        await slack.command("ana", "/canirun weekly on")
        await slack.command("ana", "/canirun set zone Kolkata")
        await slack.until(SUNDAY.replace(tzinfo=KOLKATA))
        assert len(weeks(slack)) == 1


async def test_off_means_off_also_between_due_and_sent():
    async with chat() as slack:
        await slack.command("ana", "/canirun weekly on")
        slack.fails("conversations.open", "429", retry_after_s=60)
        await slack.until(SUNDAY)
        await slack.command("ana", "/canirun weekly off")
        await slack.until(SUNDAY + timedelta(minutes=1))
        assert weeks(slack) == []


async def test_uninstalled_between_due_and_sent_nothing_comes():
    async with chat() as slack:
        await slack.command("ana", "/canirun weekly on")
        slack.fails("conversations.open", "429", retry_after_s=60)
        await slack.until(SUNDAY)
        await slack.event(type="app_uninstalled")
        await slack.until(SUNDAY + timedelta(minutes=1))
        assert weeks(slack) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_through_every_fault_it_comes_once(kind):
    async with chat() as slack:
        await slack.command("ana", "/canirun weekly on")
        slack.fails("chat.postMessage", kind)
        await slack.until(SUNDAY)
        for _ in range(3):
            slack.moves(seconds=GRACE.total_seconds())
            await slack.tick()
        assert len(weeks(slack)) == 1


async def test_who_asks_to_be_forgotten_gets_none():
    async with chat() as slack:
        await slack.command("ana", "/canirun weekly on")
        await slack.command("ana", "/canirun forget me")
        await slack.press("ana", "forget_me")
        await slack.until(SUNDAY)
        assert weeks(slack) == []
