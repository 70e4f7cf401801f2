"""Mornings as people live them: yesterday's plan, a day skipped, pauses, one reminder, late answers, flights."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.playground.clock import Clock
from bot.playground.server import LocalSlack
from bot.store import Person
from bot.store.memory import MemoryStore
from tests.conversations.chat import NOW, chat, connected
from tests.conversations.test_checkin import BERLIN, HEAVY, KOLKATA, NEW_YORK, berlin, mornings

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


# Answers early, late, and changed


async def test_taps_that_tell_the_same_are_kept_once():
    async with chat() as slack:
        await awake(slack)
        await agreed(slack)
        await slack.until(MORNING)
        for button, value in (
            ("legs", "6,,"),
            ("mood.tired", None),
            ("legs", "1,tired,"),
            ("pain", "1,tired,none"),
        ):
            await slack.press("ana", f"checkin_{button}", "dm", value=value)
        kept = slack.bot.desk.memory.kept
        answers = await kept(lambda store: store.soreness(ANA, berlin(1, 0)))
        assert [one.soreness.level for one in answers] == [6, 1]


async def test_what_is_told_the_evening_before_counts_and_is_said():
    async with chat() as slack:
        await awake(slack)
        await agreed(slack)
        await slack.until(berlin(25, 21))
        await slack.command("ana", "/canirun legs 6/10")
        await slack.until(MORNING)
        said = slack.last("ana", "dm")
        assert said.startswith("🟡 Ease: easy running up to 30 min only.")
        assert "You told legs 6/10 on Wed 25 Nov 21:00, and that counts still." in said


async def test_an_answer_can_come_late_and_be_changed_until_the_day_ends():
    async with chat() as slack:
        await awake(slack)
        await slack.until(MORNING)
        slack.slack.world.clock.set(berlin(26, 22))
        assert "You told: legs 9/10." in await slack.press("ana", "checkin_legs", "dm", value="9,,")
        slack.slack.world.clock.set(berlin(26, 23, 59))
        assert "You told: legs 2/10." in await slack.press("ana", "checkin_legs", "dm", value="2,,")
        slack.slack.world.clock.set(berlin(27, 0))
        assert "That morning is over" in await slack.press("ana", "checkin_legs", "dm", value="9,,")


async def test_a_pain_that_was_tapped_by_mistake_is_taken_back():
    async with chat() as slack:
        await awake(slack)
        await slack.until(MORNING)
        assert (await slack.press("ana", "checkin_pain", "dm", value=",,sharp")).startswith("⛔")
        assert (await slack.press("ana", "checkin_pain", "dm", value=",,none")).startswith("🟡")


async def test_three_tired_mornings_in_a_row_want_it_short_and_easy():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await agreed(slack)
        told = ""
        for day in (26, 27, 28):
            await slack.command("ana", "/trained easy run 30 min today")
            await slack.command("ana", "/trained easy run 30 min tomorrow 12:00")
            await slack.until(berlin(day, 7, 15))
            told = await slack.press("ana", "checkin_mood.tired", "dm")
        assert told.startswith("🟡 Ease: easy running up to 30 min only.")
        assert "woke up tired 3 mornings in a row" in told
        assert "3 mornings in a row" not in await slack.press("ana", "checkin_mood.ok", "dm")


async def test_without_a_yes_how_somebody_woke_up_is_kept_nowhere():
    async with chat() as slack:
        await awake(slack)
        await slack.until(MORNING)
        await slack.press("ana", "checkin_mood.tired", "dm")
        kept = slack.bot.desk.memory.kept
        assert (await kept(lambda store: store.profile(ANA))).mornings == ()


async def test_with_a_yes_it_is_kept_once_for_the_date_and_goes_with_the_yes():
    async with chat() as slack:
        await awake(slack)
        await agreed(slack)
        await slack.until(MORNING)
        await slack.press("ana", "checkin_mood.tired", "dm")
        await slack.press("ana", "checkin_mood.peppy", "dm")
        kept = slack.bot.desk.memory.kept
        (woke,) = (await kept(lambda store: store.profile(ANA))).mornings
        assert (woke.day, woke.feels) == (date(2026, 11, 26), "peppy")
        await slack.command("ana", "/canirun sore off")
        assert (await kept(lambda store: store.profile(ANA))).mornings == ()


@pytest.mark.parametrize(
    ("done", "tip"), [(HEAVY, "Tip: carbohydrate"), ("/trained easy run 30 min today 13:00", "Tip: stretch")]
)
async def test_a_tip_after_training_that_can_be_switched_off(done, tip):
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.command("ana", done)
        await slack.until(MORNING)
        assert tip in slack.last("ana", "dm")
        await slack.command("ana", "/canirun set tips off")
        await slack.command("ana", done)
        await slack.until(berlin(27, 7, 15))
        assert "Tip:" not in slack.last("ana", "dm")


async def test_log_it_opens_the_form():
    async with chat() as slack:
        await awake(slack)
        await slack.until(MORNING)
        await slack.press("ana", "log", "dm")
        assert len(slack.slack.modals.open_now("ana")["modals"]) == 1


async def test_snoozed_late_in_the_evening_it_is_left_at_that():
    async with chat() as slack:
        await awake(slack, at="23:30")
        await slack.until(berlin(25, 23, 30))
        assert "In an hour it is tomorrow" in await slack.press("ana", "checkin_snooze", "dm")


async def test_it_can_be_snoozed_again():
    async with chat() as slack:
        await awake(slack)
        await slack.until(MORNING)
        await slack.press("ana", "checkin_snooze", "dm")
        await slack.until(berlin(26, 8, 15))
        assert "09:15" in await slack.press("ana", "checkin_snooze", "dm")
        await slack.until(berlin(26, 9, 15))
        assert len(mornings(slack)) == 1
        assert len(slack.seen("ana", "dm")) == 3


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
