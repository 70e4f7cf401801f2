"""What people set, in every place and way; and what Slack tells of where they are."""

import dataclasses
from datetime import UTC, datetime

import pytest

from bot.listeners.profile import open_form
from bot.store import Person
from tests.conversations.chat import BOTH, NOW, chat, shown

ANA = "U0ANA00001"


def of(slack, who="ana"):
    """What the store holds."""
    return slack.bot.desk.memory.kept._store.profile(Person("T0LOCAL001", slack.slack.acts.person(who).id))


def form(slack, who="ana"):
    (modal,) = slack.slack.modals.open_now(who)["modals"]
    return modal


def moves_house(slack, tz, who="ana", locale="de-DE"):
    """Somebody changes the zone of their Slack profile."""
    person = dataclasses.replace(slack.slack.acts.person(who), tz=tz, locale=locale)
    slack.slack.world.people = {**slack.slack.world.people, person.id: person}
    return slack.event(type="user_change", user={"id": person.id, "team_id": "T0LOCAL001", "tz": tz})


@BOTH
async def test_a_setting_is_written_read_and_told(wire):
    async with chat(wire) as slack:
        assert "Set: *goal* · strength" in await slack.command("ana", "/canirun set goal strength")
        assert "*goal* · strength" in await slack.command("ana", "/canirun set goal")
        assert "Set:" not in slack.last("ana")
        everything = await slack.command("ana", "/canirun set")
        for line in (
            "*goal* · strength",
            "*level* · not said",
            "*units* · km and kg",
            "*tips* · on",
            "*zone* · Europe/Berlin",
        ):
            assert line in everything
        assert slack.seen("ben") == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("goal endurance", "*goal* · endurance"),
        ("goal to marathon", "*goal* · endurance"),
        ("my level is beginner", "*level* · beginner"),
        ("squat max 140 kg", "*squat max* · 140 kg"),
        ("squat 1rm = 300 lb", "*squat max* · 136.1 kg"),
        ("max squat 140kg", "*squat max* · 140 kg"),
        ("deadlift 180", "*deadlift max* · 180 kg"),
        ("leg press max to 220,5 kg", "*leg press max* · 220.5 kg"),
        ("units miles and lb", "*units* · miles and lb"),
        ("units imperial", "*units* · miles and lb"),
        ("zone America/new_york", "*zone* · America/New_York, where it is 09:30 (your own choice)"),
        ("timezone Madrid", "*zone* · Europe/Madrid, where it is 15:30 (your own choice)"),
        ("zone san francisco", "*zone* · America/Los_Angeles, where it is 06:30"),
        ("dates day first", "*dates* · day first: 3/4 is 3 April"),
        ("dates mm/dd", "*dates* · month first: 3/4 is March 4"),
        ("leg days thursdays and mon", "*leg days* · mon thu"),
        ("tips off", "*tips* · off"),
    ],
)
async def test_every_setting_can_be_set_in_the_words_that_people_have_for_it(said, told):
    async with chat() as slack:
        answered = await slack.command("ana", "/canirun set " + said.removeprefix("my "))
        assert f"Set: {told}" in answered
        assert told in await slack.command("ana", "/canirun set")


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("goal strenght", "Did you mean strength? It can be: strength, balanced, endurance."),
        ("goal xyz", "It can be: strength, balanced, endurance."),
        ("gaol strength", "Did you mean `/canirun set goal strength`?"),
        ("banana", "What can be set: goal, level, squat max"),
        ("level beginer", "Did you mean beginner?"),
        ("zone Barcelna", "Did you mean Europe/Madrid?"),
        ("zone EST", "EST is a clock, not a place, and clocks change. Did you mean America/New_York?"),
        ("zone qqqq", "Name a large city or an IANA zone"),
        ("squat max heavy", "Try 140 kg, or 310 lb."),
        ("squat max 9000", "no max that I can believe"),
        ("leg days sometimes", "Try: mon thu."),
        ("units parsecs", "Try: miles and kg."),
        ("tips maybe", "Tips are on or off."),
        ("dates iso", "day first, month first"),
    ],
)
async def test_what_cannot_be_set_gets_what_would_have_worked_and_changes_nothing(said, hint):
    async with chat() as slack:
        before = of(slack)
        assert hint in await slack.command("ana", f"/canirun set {said}")
        assert of(slack) == before


async def test_a_setting_is_taken_back_with_none():
    async with chat() as slack:
        await slack.command("ana", "/canirun set goal strength")
        assert "Set: *goal* · not said, so balanced counts" in await slack.command("ana", "/canirun set goal none")
        await slack.command("ana", "/canirun set zone Tokyo")
        assert "Europe/Berlin, where it is 15:30 (as in Slack)" in await slack.command("ana", "/canirun set zone slack")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("my goal is strength", "Set: *goal* · strength"),
        ("I train for endurance", "Set: *goal* · endurance"),
        ("I'm a beginner", "Set: *level* · beginner"),
        ("set my squat max to 140 kg", "Set: *squat max* · 140 kg"),
        ("my deadlift max is 400 lb", "Set: *deadlift max* · 181.4 kg"),
        ("set goal strength", "Set: *goal* · strength"),
        ("my time zone is Europe/Madrid", "Set: *zone* · Europe/Madrid"),
        ("use miles", "Set: *units* · miles and kg"),
        ("turn off tips", "Set: *tips* · off"),
        ("I usually squat on mondays and thursdays", "Set: *leg days* · mon thu"),
        ("my leg days are mon and thu", "Set: *leg days* · mon thu"),
    ],
)
async def test_plain_words_in_a_direct_message_set_the_same(said, told):
    async with chat() as slack:
        assert told in await slack.direct("ana", said)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("I'm a beginner, can I run tonight?", id="a level told with a question"),
        pytest.param("easy 5k tonight? I train for strength", id="a goal told with a question"),
        pytest.param("squats 5x5 140 kg yesterday, sprints tomorrow?", id="a weight that was lifted"),
        pytest.param("leg day monday, can I run on tuesday?", id="one leg day"),
        pytest.param("zone 2 run tonight?", id="a zone of the heart"),
        pytest.param("is my goal strength?", id="a question about it"),
    ],
)
async def test_what_is_told_with_a_question_or_of_something_else_sets_nothing(said):
    async with chat() as slack:
        await slack.direct("ana", said)
        assert of(slack).model_copy(update={"first_contact_step": 0}) == type(of(slack))()


async def test_a_setting_that_cannot_be_read_in_a_direct_message_says_how():
    async with chat() as slack:
        assert "Did you mean" in await slack.direct("ana", "set goal strenght")
        assert "Try `/canirun set goal strength`" in await slack.direct("ana", "update my units please")


async def test_settings_count_in_the_next_answer():
    async with chat() as slack:
        question = "/canirun easy 50 min now? heavy squats today 8am to 9am"
        assert "an easy run is fine" in await slack.command("ana", question)
        await slack.command("ana", "/canirun set goal strength")
        assert "up to 30 min only" in await slack.command("ana", question)


async def test_a_date_is_read_in_the_order_that_was_set():
    async with chat() as slack:
        await slack.command("ana", "/canirun set dates day first")
        assert "Thu 3 Dec" in await slack.command("ana", "/canirun easy run on 3/12?")
        await slack.command("ana", "/canirun set dates month first")
        assert "Sat 12 Dec" in await slack.command("ana", "/canirun easy run on 12/12?")


async def test_who_set_miles_is_told_miles_and_still_understood_in_kilometres():
    async with chat() as slack:
        assert "8 km" in await slack.command("ben", "/canirun easy 5 miles tonight?".replace("5 miles", "8k"))
        await slack.command("ben", "/canirun set units miles and lb")
        answered = await slack.command("ben", "/canirun easy 8k tonight?")
        assert "4.97 mi" in answered
        assert "8 km" not in answered
        assert "4.97 mi" in await slack.press("ben", "another_kind", value="tempo")
        assert "309 lb" in await slack.command("ben", "/canirun set squat 140 kg")


# The form


@BOTH
async def test_the_form_holds_everything_and_is_saved_in_one_step(wire):
    async with chat(wire) as slack:
        await slack.command("ana", "/canirun set goal strength")
        await slack.command("ana", "/canirun settings")
        assert form(slack)["state"]["values"]["goal"]["goal"]["selected_option"]["value"] == "strength"
        errors = await slack.submit(
            "ana", level="Advanced", squat="300 lb", zone="lisbon", days=["mon", "thu"], tips="Off", weight="Pounds"
        )
        assert errors == {}
        told = slack.last("ana")
        assert "Saved. Your settings now" in told
        for line in (
            "goal* · strength",
            "level* · advanced",
            "squat max* · 300 lb",
            "Europe/Lisbon, where it is 14:30",
        ):
            assert line in told
        assert of(slack).usual_leg_days == ("mon", "thu")
        assert slack.seen("ben") == []


async def test_the_form_shows_what_is_wrong_at_its_input_and_saves_nothing():
    async with chat() as slack:
        await slack.command("ana", "/canirun settings")
        errors = await slack.submit("ana", goal="Strength", zone="Atlantis City", squat="plenty")
        assert set(errors) == {"zone", "squat"}
        assert "Try 140 kg" in errors["squat"]
        assert of(slack).goal is None
        assert await slack.submit("ana", zone="Athens", squat="") == {}
        assert (of(slack).goal, of(slack).zone, of(slack).squat_1rm_kg) == ("strength", "Europe/Athens", None)


async def test_the_form_takes_back_what_is_emptied():
    async with chat() as slack:
        for said in ("goal strength", "squat 140", "zone Tokyo", "leg days mon"):
            await slack.command("ana", f"/canirun set {said}")
        await slack.command("ana", "/canirun settings")
        assert await slack.submit("ana", goal="none", squat="", zone="", days=[]) == {}
        known = of(slack)
        assert (known.goal, known.squat_1rm_kg, known.zone, known.usual_leg_days) == (None, None, None, ())


async def test_in_a_direct_message_settings_are_shown_with_a_button_to_the_form():
    async with chat() as slack:
        assert "Change them" in await slack.direct("ana", "settings")
        await slack.press("ana", "settings", "dm")
        assert await slack.submit("ana", goal="Endurance") == {}
        assert "*goal* · endurance" in slack.last("ana", "dm")


async def test_a_form_that_opens_too_late_is_a_button_instead():
    async with chat() as slack:
        who = Person("T0LOCAL001", ANA)
        message = await open_form(slack.bot.desk, who, "1234.5678.long_gone", "")
        assert message is not None
        assert "Change them" in str(message["blocks"])


# Where people are


@BOTH
async def test_whoever_moves_is_answered_in_their_new_zone_at_once(wire):
    async with chat(wire) as slack:
        assert "Wed 25 Nov 18:00" in await slack.command("ana", "/canirun easy run at 18:00?")
        assert await moves_house(slack, "Asia/Tokyo") == {"failure": None}
        assert "Asia/Tokyo, where it is 23:30 (as in Slack)" in await slack.command("ana", "/canirun set zone")
        assert "Thu 26 Nov 18:00" in await slack.command("ana", "/canirun easy run tomorrow at 18:00?")


async def test_a_zone_of_ones_own_stays_wherever_slack_says_that_one_is():
    async with chat() as slack:
        await slack.command("ana", "/canirun set zone Madrid")
        await moves_house(slack, "Asia/Tokyo", locale="en-US")
        assert "Europe/Madrid, where it is 3:30 pm (your own choice)" in await slack.command("ana", "/canirun set zone")


async def test_where_people_move_is_never_written_down():
    async with chat() as slack:
        await moves_house(slack, "Asia/Tokyo", who="chie")
        store = slack.bot.desk.memory.kept._store
        assert store.everything(Person("T0LOCAL001", "U0CHIE0001")) == store.everything(Person("T0LOCAL001", "nobody"))


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        pytest.param(datetime(2026, 3, 28, 8, 0, tzinfo=UTC), "Mon 30 Mar 10:00", id="into summer time"),
        pytest.param(datetime(2026, 10, 24, 7, 0, tzinfo=UTC), "Mon 26 Oct 08:00", id="out of summer time"),
    ],
)
async def test_forty_eight_hours_are_hours_when_the_clocks_of_ones_own_zone_change(now, hours):
    async with chat(at=now) as slack:
        await slack.command("chie", "/canirun set zone Berlin")
        answered = await slack.command("chie", "/canirun sprints tomorrow at noon? heavy squats today 8am to 9am")
        assert hours in answered


async def test_without_a_zone_from_slack_it_says_that_it_guesses():
    async with chat() as slack:
        slack.fails("users.info", "500", times=3)
        assert "UTC, where it is 14:30 (a guess: Slack did not tell)" in await slack.command("ana", "/canirun set zone")


# The first contact


@BOTH
async def test_the_first_answer_offers_to_set_up_once_and_nobody_is_written_to_unasked(wire):
    async with chat(wire) as slack:
        assert "Set up" in await slack.command("ana", "/canirun easy run tonight?")
        assert "Set up" not in await slack.command("ana", "/canirun easy run tonight?")
        assert "Set up" in await slack.direct("ben", "easy run tonight?")
        assert slack.seen("ana", "dm") == slack.seen("chie", "dm") == []


@BOTH
async def test_three_steps_and_it_is_done(wire):
    async with chat(wire) as slack:
        await slack.command("ana", "/canirun easy run tonight?")
        first = await slack.press("ana", "set_up")
        assert "1 of 3" in first
        assert "I keep what you choose here" in first
        assert "No colleague sees any of it" in first
        assert "2 of 3" in await slack.press("ana", "setup_goal.strength")
        assert "3 of 3" in await slack.press("ana", "setup_level.beginner")
        done = await slack.press("ana", "setup_ready.read")
        assert "*Goal* · strength" in done
        assert "*Level* · beginner" in done
        assert "`/canirun sore on` asks for it" in done
        assert of(slack).readiness_at == NOW
        assert slack.seen("ben") == []


async def test_of_the_readiness_question_only_that_it_was_read_is_kept():
    async with chat() as slack:
        await slack.command("ana", "/canirun setup")
        for step in ("setup_goal.skip", "setup_level.skip", "setup_ready.read"):
            await slack.press("ana", step)
        kept = slack.bot.desk.memory.kept._store.everything(Person("T0LOCAL001", ANA))
        told = {name: value for name, value in kept["profile"].items() if value}
        assert set(told) == {"tips", "first_contact_step", "readiness_at"}
        assert kept["soreness"] == []


async def test_every_step_can_be_skipped_and_nothing_is_set_then():
    async with chat() as slack:
        await slack.command("ana", "/canirun setup")
        for step in ("setup_goal.skip", "setup_level.skip", "setup_ready.skip"):
            await slack.press("ana", step)
        assert "That is all" in slack.last("ana")
        known = of(slack)
        assert (known.goal, known.level, known.readiness_at) == (None, None, None)


async def test_it_goes_on_where_it_stopped_and_starts_anew_when_it_was_done():
    async with chat() as slack:
        await slack.command("ana", "/canirun setup")
        await slack.press("ana", "setup_goal.endurance")
        assert "2 of 3" in await slack.direct("ana", "setup")
        await slack.press("ana", "setup_level.advanced", "dm")
        assert "3 of 3" in await slack.command("ana", "/canirun setup")
        await slack.press("ana", "setup_ready.skip")
        again = await slack.command("ana", "/canirun setup")
        assert "1 of 3" in again
        assert "Now: endurance." in again


@pytest.mark.parametrize("said", ["set up", "setup", "Set up!"])
async def test_it_is_asked_for_in_either_spelling(said):
    async with chat() as slack:
        assert "1 of 3" in await slack.direct("ana", said)


async def test_a_question_that_begins_with_set_is_a_question():
    async with chat() as slack:
        assert "🟡" in await slack.direct("ana", "set of 5x5 squats 120kg this morning, can I do sprints now?")


async def test_what_one_person_sets_is_nobody_elses():
    async with chat() as slack:
        await slack.command("ana", "/canirun set goal strength")
        assert "not said" in await slack.command("ben", "/canirun set goal")
        assert shown(slack.seen("ana")[-1]).startswith("Set:")
