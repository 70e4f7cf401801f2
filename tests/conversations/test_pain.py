"""Pain: it stops training until it is resolved, and nobody else learns of it."""

import logging

import pytest

from tests.conversations.chat import BOTH, chat, shown
from tests.conversations.test_soreness import OFFER, SORE, STOP, agreed, kept, offered

# Pain


@BOTH
async def test_kept_pain_stops_later_questions_however_old_and_says_since_when(wire):
    async with chat(wire) as slack:
        await agreed(slack)
        assert STOP in await slack.command("ana", "/canirun easy run? sharp pain in my knee")
        slack.moves(days=40)
        for asked in (
            "easy run now?",
            "",
            "sprints in two days?",
            "squatted this morning",
            "how long after squats until hills",
        ):
            answered = await slack.command("ana", f"/canirun {asked}")
            assert STOP in answered, asked
            assert "You told me of sharp pain (knee) on Wed 25 Nov 15:30." in answered, asked
        assert STOP in await slack.command("ana", "/canilift tomorrow")


async def test_pain_is_not_hidden_by_a_harmless_answer_after_it():
    async with chat() as slack:
        await agreed(slack)
        await slack.direct("ana", "sharp pain in my knee")
        slack.moves(hours=20)
        for said in ("legs 1/10", "my shoulder hurts", "dull ache in my quads", "no chest pain, easy run?"):
            assert STOP in await slack.direct("ana", said), said


@BOTH
async def test_the_button_ends_it_and_the_question_is_answered_again(wire):
    async with chat(wire) as slack:
        await agreed(slack)
        await slack.command("ana", "/canirun easy run? sharp pain in my knee")
        slack.moves(days=2)
        await slack.command("ana", "/canirun easy run now?")
        answered = await slack.press("ana", "pain_resolved")
        assert answered.startswith("🟢 Go: an easy run is fine.")
        assert "no clearance by anybody" in answered
        assert STOP not in await slack.command("ana", "/canirun tempo?")
        (answer,) = kept(slack)["soreness"]
        assert answer["resolved_at"] == "2026-11-27T14:30:00Z"


async def test_the_button_asks_first_and_says_what_it_means():
    async with chat() as slack:
        await slack.command("ana", "/canirun my knee hurts")
        blocks = slack.seen("ana")[-1]["blocks"]
        (button,) = [
            one for block in blocks for one in block.get("elements", []) if one.get("action_id") == "pain_resolved"
        ]
        assert "not a clearance" in button["confirm"]["text"]["text"]


@pytest.mark.parametrize(
    "said", ["no pain any more", "the pain is gone", "my knee pain is gone", "my knee no longer hurts", "pain free"]
)
async def test_words_end_it_as_well(said):
    async with chat() as slack:
        await agreed(slack)
        await slack.direct("ana", "my knee hurts")
        answered = await slack.direct("ana", said)
        assert STOP not in answered
        assert "no clearance by anybody" in answered
        assert STOP not in await slack.direct("ana", "easy run tomorrow?")


@pytest.mark.parametrize(
    "said",
    [
        "is my knee pain gone?",
        "once the pain is gone, can I run?",
        "I hope the pain is gone tomorrow",
        "the pain is almost gone",
        "no pain at rest",
        "no hip pain",
        "my knee pain is gone but my shin hurts",
    ],
)
async def test_hopes_questions_and_other_places_end_nothing(said):
    async with chat() as slack:
        await agreed(slack)
        await slack.direct("ana", "my knee hurts")
        await slack.direct("ana", said)
        assert STOP in await slack.direct("ana", "easy run tomorrow?")


async def test_pain_without_a_yes_counts_once_says_so_and_offers_to_be_kept():
    async with chat() as slack:
        await slack.command("ana", SORE)
        await slack.press("ana", "sore_once")
        answered = await slack.command("ana", "/canirun easy run? my knee hurts")
        assert "This pain counts for this answer only" in answered
        assert OFFER in offered(slack)
        assert STOP not in await slack.command("ana", "/canirun easy run?")
        ts = next(one["ts"] for one in reversed(slack.seen("ana")) if OFFER in str(one))
        assert "How you feel is kept" in await slack.press("ana", OFFER, ts=ts)
        assert STOP in await slack.command("ana", "/canirun easy run?")


async def test_open_pain_is_shown_and_resolved_where_soreness_is_told():
    async with chat() as slack:
        await agreed(slack)
        await slack.direct("ana", "sharp pain in my knee")
        assert "sharp pain (knee), told Wed 25 Nov 15:30" in await slack.command("ana", "/canirun sore")
        assert "no clearance by anybody" in (await slack.press("ana", "pain_resolved")).lower()
        assert "still open" not in await slack.command("ana", "/canirun sore")


async def test_taking_the_yes_back_says_that_pain_stops_nothing_any_more():
    async with chat() as slack:
        await agreed(slack)
        await slack.direct("ana", "sharp pain in my knee")
        assert "A pain that is still there stops nothing by itself" in await slack.command("ana", "/canirun sore off")
        assert STOP not in await slack.command("ana", "/canirun easy run?")


async def test_the_button_of_an_old_message_still_ends_the_pain():
    async with chat() as slack:
        await slack.command("ana", "/canirun easy run? my knee hurts")
        slack.moves(days=3)
        assert "resolved" in await slack.press("ana", "pain_resolved")


# Nobody else


@BOTH
async def test_none_of_it_is_seen_by_anybody_else_or_written_into_a_log(wire, caplog):
    caplog.set_level(logging.DEBUG)
    async with chat(wire) as slack:
        await agreed(slack)
        await slack.command("ana", "/canirun quads 7/10, sharp pain in my knee")
        await slack.press("ana", "pain_resolved")
        await slack.mention("ana", "legs 9/10")
        await slack.command("ana", "/canirun sore")
        await slack.press("ana", "sore_level.8")
        await slack.command("ana", "/canirun sore off")
        for other in ("ben", "chie"):
            assert all("legs 9/10" in shown(one) for one in slack.seen(other))  # the mention is her own words
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    for never in ("7/10", "9/10", "knee", "sharp", "quads"):
        assert not any(never in line for line in ours), never


async def test_answers_that_rest_on_kept_soreness_or_pain_cannot_be_shared():
    async with chat() as slack:
        await agreed(slack)
        await slack.direct("ana", "legs 5/10")
        assert "Share" not in await slack.command("ana", "/canirun easy run?")
        await slack.direct("ana", "my knee hurts")
        assert "Share" not in await slack.command("ana", "/canirun easy run?")


async def test_what_is_kept_is_nobody_elses():
    async with chat() as slack:
        await agreed(slack)
        await agreed(slack, "ben")
        await slack.direct("ana", "sharp pain in my knee")
        assert STOP not in await slack.direct("ben", "easy run?")
        await slack.command("ben", "/canirun sore off")
        assert STOP in await slack.direct("ana", "easy run?")
