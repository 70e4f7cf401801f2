"""The morning check-in, by a clock that the test moves: at people's own time, once, and only to who switched it on."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.playground.faults import KINDS
from bot.store.outbox import GRACE
from tests.conversations.chat import chat

BERLIN = ZoneInfo("Europe/Berlin")
KOLKATA = ZoneInfo("Asia/Kolkata")
NEW_YORK = ZoneInfo("America/New_York")
HEAVY = "/trained heavy squats 5x5, today 13-14"


def berlin(day, hour, minute=0, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def mornings(slack, who="ana"):
    return [one for one in slack.seen(who, "dm") if "checkin off" in str(one.get("blocks"))]


async def test_nothing_is_sent_to_who_did_not_switch_it_on():
    async with chat() as slack:
        await slack.command("ana", HEAVY)
        for day in (26, 27, 28):
            await slack.until(berlin(day, 7, 30))
        assert slack.seen("ana", "dm") == []
        assert "You have no morning check-in" in await slack.command("ana", "/canirun checkin")


async def test_it_comes_at_the_time_that_was_set_on_the_days_that_were_named():
    async with chat() as slack:
        told = await slack.command("ana", "/canirun checkin 7:15 weekdays")
        assert "07:15 Mon–Fri (Europe/Berlin)" in told
        assert "Thu 26 Nov 07:15" in told
        await slack.until(berlin(26, 7, 14))
        assert mornings(slack) == []
        await slack.until(berlin(26, 7, 15))
        await slack.until(berlin(27, 7, 15))
        await slack.until(berlin(28, 7, 15))
        await slack.until(berlin(29, 7, 15))
        assert len(mornings(slack)) == 2
        await slack.until(berlin(30, 7, 15))
        assert len(mornings(slack)) == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("on", "07:30 every day"),
        ("at 6:45 on weekdays and weekends", "06:45 every day"),
        ("7:15 weekdays 9:00 weekends", "07:15 Mon–Fri, 09:00 Sat–Sun"),
        ("8am mon wed fri", "08:00 Mon, 08:00 Wed, 08:00 Fri"),
        ("6.45 mon-thu, 8 fri-sun", "06:45 Mon–Thu, 08:00 Fri–Sun"),
        ("7:15 daily off sundays", "07:15 Mon–Sat"),
        ("25:00", "There is no time “25:00”"),
        ("whenever", "I could not read “whenever”"),
        ("off", "You have no morning check-in"),
    ],
)
async def test_words_for_when(words, told):
    async with chat() as slack:
        assert told in await slack.command("ana", f"/canirun checkin {words}")


async def test_each_gets_it_by_their_own_clock():
    async with chat() as slack:
        for who in ("ana", "ben", "chie"):
            await slack.command(who, "/canirun checkin 7:30")
        await slack.until(datetime(2026, 11, 26, 7, 30, tzinfo=KOLKATA))
        assert [len(mornings(slack, who)) for who in ("ana", "ben", "chie")] == [0, 0, 1]
        await slack.until(berlin(26, 7, 30))
        assert [len(mornings(slack, who)) for who in ("ana", "ben", "chie")] == [1, 0, 1]
        await slack.until(datetime(2026, 11, 26, 7, 30, tzinfo=NEW_YORK))
        assert [len(mornings(slack, who)) for who in ("ana", "ben", "chie")] == [1, 1, 1]


async def test_the_recommendation_comes_first_with_the_plan_and_the_open_clock():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.command("ana", HEAVY)
        await slack.command("ana", "/trained tempo run tomorrow 18:00")
        await slack.until(berlin(26, 7, 15))
        said = slack.last("ana", "dm")
        assert said.startswith("🟡 Ease: easy to moderate running up to 60 min only.")
        assert "*Planned at 18:00: Tempo run* · on, but easier." in said
        assert "48 h clock after hard legs: hard running opens Fri 27 Nov 14:00." in said


async def test_with_nothing_hard_and_nothing_planned_it_says_one_line_and_asks_nothing():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.until(berlin(26, 7, 15))
        said = slack.last("ana", "dm")
        assert said.startswith("🟢 Go: everything is open.")
        assert "Any pain?" not in said


async def test_it_says_what_holds_when_it_is_sent_and_not_when_it_was_due():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        slack.fails("conversations.open", "429", retry_after_s=600)
        await slack.until(berlin(26, 7, 15))
        await slack.command("ana", "/trained heavy squats this morning 6-7")
        await slack.until(berlin(26, 7, 25))
        assert "48 h clock after hard legs" in slack.last("ana", "dm")


async def test_every_tap_changes_the_message_in_place_and_the_recommendation_with_it():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.command("ana", HEAVY)
        await slack.until(berlin(26, 7, 15))
        tired = await slack.press("ana", "checkin_mood.tired", "dm")
        assert "You told: tired." in tired
        sore = await slack.press("ana", "checkin_legs", "dm", value="6,tired,")
        assert "Ease: easy running up to 30 min only." in sore
        assert "You told: legs 6/10, tired." in sore
        better = await slack.press("ana", "checkin_legs", "dm", value="1,tired,")
        assert "up to 60 min only" in better
        hurt = await slack.press("ana", "checkin_pain", "dm", value="1,tired,sharp")
        assert hurt.startswith("⛔ Stop")
        assert len(slack.seen("ana", "dm")) == 1


async def test_of_what_is_tapped_nothing_is_kept_without_a_yes():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.command("ana", HEAVY)
        await slack.until(berlin(26, 7, 15))
        offered = await slack.press("ana", "checkin_legs", "dm", value="6,,")
        assert "May I keep it" in offered
        await slack.until(berlin(26, 12))
        assert "6/10" not in await slack.command("ana", "/canirun easy run now?")


async def test_with_a_yes_a_tap_counts_for_later_questions():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.command("ana", HEAVY)
        await slack.command("ana", "/canirun sore on")
        await slack.press("ana", "keep_soreness", "running")
        await slack.until(berlin(26, 7, 15))
        await slack.press("ana", "checkin_legs", "dm", value="6,,")
        await slack.until(berlin(26, 12))
        assert "6/10" in await slack.command("ana", "/canirun easy run now?")


async def test_a_morning_that_is_over_takes_no_taps():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.command("ana", HEAVY)
        await slack.until(berlin(26, 7, 15))
        slack.slack.world.clock.set(berlin(27, 0, 1))
        assert "That morning is over" in await slack.press("ana", "checkin_mood.ok", "dm")


async def test_skip_is_fine_and_names_the_next_one():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.command("ana", HEAVY)
        await slack.until(berlin(26, 7, 15))
        told = await slack.press("ana", "checkin_skip", "dm")
        assert "Skipped for today, and that is fine.\nThe next check-in comes Fri 27 Nov 07:15." in told


async def test_snoozed_it_comes_again_an_hour_later_and_anew():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.command("ana", HEAVY)
        await slack.until(berlin(26, 7, 15))
        assert "08:15" in await slack.press("ana", "checkin_snooze", "dm")
        await slack.until(berlin(26, 8, 14))
        assert mornings(slack) == []
        await slack.until(berlin(26, 8, 15))
        assert len(mornings(slack)) == 1
        assert len(slack.seen("ana", "dm")) == 2


async def test_stop_ends_all_that_comes_by_itself():
    async with chat() as slack:
        assert "Nothing comes to you by itself." in await slack.direct("ana", "stop all messages")
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.command("ana", "/canirun weekly on")
        assert "I write nothing to you by myself any more." in await slack.direct("ana", "stop all messages")
        assert "You have no morning check-in." in await slack.command("ana", "/canirun checkin")
        assert "No weekly summary comes to you." in await slack.command("ana", "/canirun weekly")


async def test_off_means_off_also_between_due_and_sent():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        slack.fails("conversations.open", "429", retry_after_s=60)
        await slack.until(berlin(26, 7, 15))
        assert "is off" in await slack.command("ana", "/canirun checkin off")
        await slack.until(berlin(26, 7, 16))
        await slack.until(berlin(27, 7, 15))
        assert slack.seen("ana", "dm") == []


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("ooo 3 days", 28),
        ("ooo a week", 2),
        ("ooo until 2026-11-30", 30),
        ("snooze until Monday", 30),
        ("snooze until tomorrow", 26),
    ],
)
async def test_who_is_away_hears_nothing_until_then(said, back):
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        told = await slack.command("ana", f"/canirun {said}")
        day = berlin(back, 7, 15, month=12 if back == 2 else 11)
        assert f"{day:%a %-d %b} 07:15" in told.replace(" 02 ", " 2 ")
        await slack.until(day - timedelta(minutes=1))
        assert mornings(slack) == []
        await slack.until(day)
        assert len(mornings(slack)) == 1


async def test_who_comes_back_early_says_so():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.command("ana", "/canirun ooo 2 weeks")
        assert "You are back. The next check-in comes Thu 26 Nov 07:15." in await slack.command(
            "ana", "/canirun ooo off"
        )
        assert "I could not read how long" in await slack.command("ana", "/canirun ooo a while")


@pytest.mark.parametrize(
    ("start", "times"),
    [
        pytest.param(
            berlin(24, 9, month=10), [berlin(25, 2, 30, month=10), berlin(26, 2, 30, month=10)], id="repeated"
        ),
        pytest.param(
            datetime(2026, 3, 28, 9, tzinfo=BERLIN),
            [datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN), datetime(2026, 3, 30, 2, 30, tzinfo=BERLIN)],
            id="missing",
        ),
    ],
)
async def test_a_night_in_which_the_clocks_change(start, times):
    """02:30 comes once in the night that has two of it, and at 03:30 in the one that has none."""
    async with chat(at=start) as slack:
        await slack.command("ana", "/canirun checkin 2:30")
        first, second = times
        await slack.until(first - timedelta(minutes=1))
        assert len(mornings(slack)) == 0
        await slack.until(first)
        assert len(mornings(slack)) == 1
        for minutes in range(15, 24 * 60, 15):
            await slack.until(first + timedelta(minutes=minutes)) if first + timedelta(
                minutes=minutes
            ) < second else None
        assert len(mornings(slack)) == 1
        await slack.until(second)
        assert len(mornings(slack)) == 2


async def test_who_flies_over_night_gets_it_by_the_clock_where_they_land_and_once_for_a_date():
    async with chat() as slack:
        await slack.command("chie", "/canirun checkin 7:30")
        await slack.until(datetime(2026, 11, 26, 7, 30, tzinfo=KOLKATA))
        assert len(mornings(slack, "chie")) == 1
        await slack.event(type="user_change", user={"id": "U0CHIE0001", "tz": "America/New_York"})
        await slack.until(datetime(2026, 11, 26, 7, 30, tzinfo=NEW_YORK))
        assert len(mornings(slack, "chie")) == 1
        await slack.until(datetime(2026, 11, 27, 7, 30, tzinfo=NEW_YORK))
        assert len(mornings(slack, "chie")) == 2


async def test_a_zone_of_their_own_moves_it_too():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:30")
        await slack.command("ana", "/canirun set zone Kolkata")
        assert "Asia/Kolkata" in await slack.command("ana", "/canirun checkin")
        await slack.event(type="user_change", user={"id": "U0ANA00001", "tz": "America/New_York"})
        assert "Asia/Kolkata" in await slack.command("ana", "/canirun checkin")
        await slack.until(datetime(2026, 11, 26, 7, 30, tzinfo=KOLKATA))
        assert len(mornings(slack)) == 1


@pytest.mark.parametrize(("late", "comes"), [(timedelta(hours=1), 1), (timedelta(hours=2), 0)])
async def test_what_the_clock_missed_comes_within_two_hours_or_not_at_all(late, comes):
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.until(berlin(26, 7, 15) + late)
        assert len(mornings(slack)) == comes
        await slack.until(berlin(27, 7, 15))
        assert len(mornings(slack)) == comes + 1


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_through_every_fault_it_comes_once(kind):
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        slack.fails("chat.postMessage", kind)
        await slack.until(berlin(26, 7, 15))
        for _ in range(3):
            slack.moves(seconds=GRACE.total_seconds())
            await slack.tick()
        assert len(mornings(slack)) == 1


async def test_who_asks_to_be_forgotten_is_written_to_no_more():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        assert "when I write to you by myself: 1" in await slack.command("ana", "/canirun privacy")
        await slack.command("ana", "/canirun forget me")
        await slack.press("ana", "forget_me")
        await slack.until(berlin(26, 7, 15))
        assert slack.seen("ana", "dm") == []


async def test_in_a_direct_message_the_same_words_do_the_same():
    async with chat() as slack:
        assert "07:15 Mon–Fri" in await slack.direct("ana", "checkin 7:15 weekdays")
        assert "is off" in await slack.direct("ana", "checkin off")


async def test_why_explains_a_morning():
    async with chat() as slack:
        await slack.command("ana", "/canirun checkin 7:15")
        await slack.command("ana", HEAVY)
        await slack.until(berlin(26, 7, 15))
        assert "HARD48" in await slack.press("ana", "why", "dm")
