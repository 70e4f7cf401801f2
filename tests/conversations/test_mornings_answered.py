"""Answers to a morning: the evening before, late, and changed."""

from datetime import date

import pytest

from tests.conversations.chat import chat
from tests.conversations.test_checkin import HEAVY, berlin, mornings
from tests.conversations.test_mornings import ANA, MORNING, agreed, awake

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
