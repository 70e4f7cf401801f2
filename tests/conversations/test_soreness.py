"""How legs feel: told by taps and by words, kept with a yes only, and pain that stops until it is resolved."""

import pytest

from bot.feeling import VERSION
from bot.store import Person
from tests.conversations.chat import BOTH, chat

SORE = "/canirun easy run now? legs 5/10"
ASKS = "May I keep it for the next ones?"
STOP = "Stop: this needs care, not training."
OFFER = "keep_soreness"


def kept(slack, who="ana"):
    """What the store holds of somebody."""
    person = Person("T0LOCAL001", slack.slack.acts.person(who).id)
    return slack.bot.desk.memory.kept._store.everything(person)


def offered(slack, who="ana", where="running"):
    """The names of what can be pressed under the last message."""
    blocks = slack.seen(who, where)[-1]["blocks"]
    return {one["action_id"] for block in blocks for one in block.get("elements", []) if "action_id" in one}


async def agreed(slack, who="ana"):
    await slack.command(who, "/canirun sore on")
    await slack.press(who, OFFER)


# The yes, and taking it back


@BOTH
async def test_without_a_yes_soreness_counts_once_and_nothing_of_it_is_kept(wire):
    async with chat(wire) as slack:
        answered = await slack.command("ana", SORE)
        assert "Your legs are at 5/10" in answered
        assert answered.count("counts for this answer only") == 1
        assert ASKS in answered
        assert kept(slack)["soreness"] == []
        assert "5/10" not in str(kept(slack))
        assert "🟢" in await slack.command("ana", "/canirun easy run now?")


@BOTH
async def test_with_a_yes_this_answer_and_the_next_ones_count(wire):
    async with chat(wire) as slack:
        await slack.command("ana", SORE)
        answered = await slack.press("ana", OFFER)
        assert "How you feel is kept" in answered
        assert ASKS not in answered
        assert OFFER not in offered(slack)
        assert len(slack.seen("ana")) == 1
        slack.moves(hours=3)
        later = await slack.command("ana", "/canirun tempo tonight?")
        assert "Your legs are at 5/10" in later
        assert "this answer only" not in later


async def test_soreness_in_words_that_only_log_is_asked_about_too():
    async with chat() as slack:
        told = await slack.direct("ana", "did legs this morning 5x5 squats, quads 7/10")
        assert told.startswith("*Logged:*")
        assert ASKS in told
        assert kept(slack)["soreness"] == []
        await slack.press("ana", OFFER, "dm")
        (answer,) = kept(slack)["soreness"]
        assert answer["soreness"]["level"] == 7
        assert slack.last("ana", "dm").startswith("*Logged:*")


async def test_another_time_leaves_what_was_logged_where_it_stands():
    async with chat() as slack:
        await slack.direct("ana", "did legs this morning 5x5 squats. sprints tonight?")
        moved = await slack.press("ana", "another_kind", "dm", value="easy")
        assert moved.startswith("*Logged:*")
        assert "Log it" not in moved
        assert "Easy run" in moved
        assert "Taken out of your log" in await slack.press("ana", "undo", "dm")


async def test_the_yes_is_dated_and_names_the_text_that_was_agreed_to():
    async with chat() as slack:
        await slack.command("ana", SORE)
        slack.moves(minutes=5)
        await slack.press("ana", OFFER)
        consent = kept(slack)["profile"]["consent"]
        assert consent == {"version": VERSION, "at": "2026-11-25T14:35:00Z"}
        (answer,) = kept(slack)["soreness"]
        assert (answer["soreness"]["level"], answer["soreness"]["at"]) == (5, "2026-11-25T14:30:00Z")


async def test_the_same_yes_twice_keeps_one_answer():
    async with chat() as slack:
        await slack.command("ana", SORE)
        (message,) = slack.seen("ana")
        await slack.press("ana", OFFER)
        await slack.press("ana", "another_kind", value="tempo")
        await slack.press("ana", "another_kind", value="easy")
        assert len(kept(slack)["soreness"]) == 1
        assert message["ts"] == slack.seen("ana")[-1]["ts"]


async def test_who_says_no_is_not_asked_again_and_it_still_counts_once():
    async with chat() as slack:
        await slack.command("ana", SORE)
        after = await slack.press("ana", "sore_once")
        assert "nothing of it is kept" in after
        assert ASKS not in after
        again = await slack.command("ana", SORE)
        assert "Your legs are at 5/10" in again
        assert ASKS not in again
        assert OFFER not in offered(slack)
        assert kept(slack)["soreness"] == []


async def test_a_yes_to_an_older_text_is_asked_anew():
    async with chat() as slack:
        store = slack.bot.desk.memory.kept._store
        await agreed(slack)
        who = Person("T0LOCAL001", "U0ANA00001")
        older = store.profile(who).consent.model_copy(update={"version": "2020-01"})
        store.change_profile(who, lambda known: known.model_copy(update={"consent": older}))
        assert ASKS in await slack.command("ana", SORE)
        assert kept(slack)["soreness"] == []


@BOTH
async def test_the_yes_is_taken_back_by_a_word_and_all_of_it_is_deleted(wire):
    async with chat(wire) as slack:
        await agreed(slack)
        await slack.command("ana", SORE)
        assert len(kept(slack)["soreness"]) == 1
        told = await slack.command("ana", "/canirun sore off")
        assert "Deleted: 1 answer on soreness and pain, and what 1 earlier verdict said of it." in told
        assert kept(slack)["soreness"] == []
        assert "5/10" not in str(kept(slack))
        assert kept(slack)["profile"]["consent"] is None
        assert "🟢" in await slack.command("ana", "/canirun easy run now?")
        assert ASKS not in await slack.command("ana", SORE)


async def test_the_yes_is_taken_back_by_a_button_too():
    async with chat() as slack:
        await agreed(slack)
        await slack.command("ana", SORE)
        assert "Kept with your yes of Wed 25 Nov 15:30: 1 answer." in await slack.command("ana", "/canirun sore")
        assert "I keep nothing of how you feel any more." in await slack.press("ana", "stop_keeping")
        assert kept(slack)["soreness"] == []


async def test_what_was_deleted_cannot_be_asked_about_any_more():
    async with chat() as slack:
        await agreed(slack)
        await slack.command("ana", SORE)
        ts = slack.seen("ana")[-1]["ts"]
        await slack.command("ana", "/canirun sore off")
        assert "no longer kept" in await slack.press("ana", "why", ts=ts)


async def test_the_yes_is_asked_for_in_full_before_it_is_given():
    async with chat() as slack:
        asked = await slack.command("ana", "/canirun sore on")
        for said in ("health data", "90 days", "no colleague and no admin", "`/canirun sore off`"):
            assert said in asked
        assert "I keep nothing of how you feel" in await slack.press("ana", "sore_once")
        await agreed(slack)
        assert kept(slack)["profile"]["consent"]["version"] == VERSION
        assert "Kept with your yes" in await slack.command("ana", "/canirun sore on")


# Taps and words


@BOTH
@pytest.mark.parametrize("where", ["running", "dm"])
async def test_legs_are_told_by_a_tap(wire, where):
    async with chat(wire) as slack:
        asked = await slack.command("ana", "/canirun sore", where)
        assert "0 · nothing" in asked
        assert "10 · the worst" in asked
        answered = await slack.press("ana", "sore_level.6", where)
        assert "Your legs are at 6/10" in answered
        assert ASKS in answered
        assert len(slack.seen("ana", where)) == 1


async def test_where_it_is_sore_is_told_along():
    async with chat() as slack:
        await agreed(slack)
        await slack.direct("ana", "sore")
        await slack.press("ana", "sore_site", "dm", value="quads")
        assert "quads 7/10" in await slack.press("ana", "sore_level.7", "dm") or kept(slack)["soreness"]
        (answer,) = kept(slack)["soreness"]
        assert (answer["soreness"]["level"], answer["soreness"]["site"]) == (7, "quads")


async def test_a_pain_that_is_chosen_stops_at_once():
    async with chat() as slack:
        await slack.command("ana", "/canirun sore")
        await slack.press("ana", "sore_site", value="knee")
        answered = await slack.press("ana", "sore_pain", value="sharp")
        assert STOP in answered
        assert "This pain counts for this answer only" in answered
        assert {OFFER, "pain_resolved"} <= offered(slack)


@pytest.mark.parametrize(
    ("said", "level", "site"),
    [
        ("legs 6/10", 6, "legs"),
        ("quads are toast", 8, "quads"),
        ("sore 3/10", 3, None),
        ("my calves are a bit sore", 2, "calves"),
        ("legs feel fresh", 0, "legs"),
    ],
)
@pytest.mark.parametrize("door", ["command", "direct", "mention"])
async def test_soreness_in_words_is_kept_through_every_door(said, level, site, door):
    async with chat() as slack:
        await agreed(slack)
        said = f"/canirun {said}" if door == "command" else said
        await getattr(slack, door)("ana", said)
        (answer,) = kept(slack)["soreness"]
        assert (answer["soreness"]["level"], answer["soreness"]["site"]) == (level, site)


async def test_words_behind_sore_that_are_none_of_its_own_are_a_report():
    async with chat() as slack:
        assert "Your legs are at 6/10" in await slack.command("ana", "/canirun sore 6/10")
        assert STOP in await slack.command("ana", "/canirun sore knee, sharp pain")


async def test_a_newer_answer_takes_the_place_of_an_older_one():
    async with chat() as slack:
        await agreed(slack)
        await slack.direct("ana", "legs 8/10")
        slack.moves(hours=6)
        await slack.direct("ana", "legs 1/10")
        assert "🟢" in await slack.command("ana", "/canirun tempo now?")


async def test_soreness_of_somebody_elses_message_is_nobodys():
    async with chat() as slack:
        await agreed(slack)
        message = slack.slack.acts.say("ben", "8k easy tomorrow, legs 9/10, my knee hurts", "running")
        await slack.shortcut("ana", "can_i_do_this", message.ts)
        assert kept(slack)["soreness"] == kept(slack, "ben")["soreness"] == []
