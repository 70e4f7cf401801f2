"""Where people ask: commands, direct messages, mentions, threads, the shortcut, the messages tab; over both wires."""

import asyncio
import re

import pytest

from bot.playground.app_spec import SCOPES, AppSpec
from tests.conversations.chat import BOTH, chat, shown

EASY = "easy run tonight"
GO = "🟢 Go: an easy run is fine."
SPRINTS = "sprints tomorrow? heavy squats today 8am to 9am"


def texts(slack, who, where="running"):
    return [shown(one) for one in slack.seen(who, where)]


def from_bot(slack, who, where="dm"):
    return [one for one in slack.seen(who, where) if one.get("bot_id")]


@BOTH
async def test_a_command_is_answered_for_the_one_who_asked_and_nobody_else(wire):
    async with chat(wire) as slack:
        assert GO in await slack.command("ana", f"/canirun {EASY}")
        assert slack.seen("ana")[-1]["is_ephemeral"]
        assert texts(slack, "ben") == texts(slack, "chie") == []


@BOTH
async def test_a_command_alone_tells_what_is_open_and_when(wire):
    async with chat(wire) as slack:
        answered = await slack.command("ana", "/canirun")
        assert answered.startswith("🟢 Go: everything is open.")
        assert "Easy run, Steady run, Long run, Tempo run, Intervals, Sprints · *open now*" in answered


async def test_a_command_in_a_direct_message_works_and_offers_no_sharing():
    async with chat() as slack:
        answered = await slack.command("ana", f"/canirun {EASY}", "dm")
        assert GO in answered
        assert "Share" not in answered


async def test_slack_itself_refuses_a_command_in_a_thread():
    async with chat() as slack:
        said = slack.slack.acts.say("ben", "who runs?", "running")
        outcome = await slack.slack.acts.command("ana", "/canirun", EASY, "running", thread_ts=said.ts)
        assert "not supported in threads" in outcome["shown"]


@pytest.mark.parametrize("said", ["help", "HELP", " help ", "help!", "help?"])
async def test_help_tells_what_can_be_said_and_where(said):
    async with chat() as slack:
        for page in (
            await slack.command("ben", f"/canirun {said}"),
            await slack.direct("ben", said),
            await slack.mention("ben", said),
        ):
            assert page.startswith("Can I run? Ask in your own words")
            assert "Slash commands do not work in threads" in page
            assert "America/New_York, where it is 9:30 am" in page


async def test_what_help_shows_can_be_said():
    async with chat() as slack:
        page = await slack.command("ben", "/canirun help")
        examples = re.findall(r"`(/can\w+[^`]*)`", page)
        assert len(examples) >= 6
        for example in examples:
            answered = await slack.command("ben", example)
            assert "I only know" not in answered
            assert "Not understood" not in answered or "48h" in example  # it reads the number, and wonders about the h


@BOTH
async def test_why_tells_rules_documents_and_where_they_disagree(wire):
    async with chat(wire) as slack:
        await slack.command("ana", f"/canirun {SPRINTS}")
        answered = await slack.command("ana", "/canirun why")
        for part in ("Why “Ease:", "`HARD48`", "_“Running after leg day", "The documents disagree (C02)", "From when:"):
            assert part in answered


@pytest.mark.parametrize("said", ["why", "Why?", "WHY"])
async def test_why_is_heard_in_every_place(said):
    async with chat() as slack:
        await slack.command("ana", f"/canirun {SPRINTS}")
        assert "`HARD48`" in await slack.command("ana", f"/canirun {said}")
        assert "`HARD48`" in await slack.direct("ana", said)
        assert "`HARD48`" in await slack.mention("ana", said)


async def test_an_earlier_answer_is_asked_about_by_its_id():
    async with chat() as slack:
        first = re.findall(r"`(\w{8})`", await slack.command("ana", f"/canirun {SPRINTS}"))[-1]
        await slack.command("ana", f"/canirun {EASY}")
        assert "`HARD48`" not in await slack.command("ana", "/canirun why")
        for asked in (f"why {first}", f"WHY {first.upper()}", f"why `{first}`", f"why {first}?"):
            assert f"Answer `{first}`" in await slack.command("ana", f"/canirun {asked}")
        assert f"Answer `{first}`" in await slack.direct("ana", f"why {first}")


async def test_why_with_nothing_asked_before_or_an_unknown_id_gets_a_kind_word():
    async with chat() as slack:
        assert "There is no verdict of yours" in await slack.command("ana", "/canirun why")
        assert "no longer kept" in await slack.command("ana", "/canirun why k7m2p9qa")


async def test_an_answer_is_explained_to_nobody_but_who_got_it():
    async with chat() as slack:
        whose = re.findall(r"`(\w{8})`", await slack.command("ana", "/canirun easy run now? legs 5/10"))[-1]
        answered = await slack.command("ben", f"/canirun why {whose}")
        assert "no longer kept" in answered
        assert "5/10" not in answered


async def test_why_passes_over_what_was_no_verdict():
    async with chat() as slack:
        await slack.command("ana", "/canirun asdf")
        assert "There is no verdict of yours" in await slack.command("ana", "/canirun why")
        await slack.command("ana", f"/canirun {SPRINTS}")
        await slack.command("ana", "/canirun asdf")
        assert "`HARD48`" in await slack.command("ana", "/canirun why")


async def test_why_followed_by_other_words_is_a_question():
    async with chat() as slack:
        assert "🟢" in await slack.command("ana", "/canirun why wait, can I run tomorrow?")


@BOTH
async def test_a_direct_message_is_answered_below_it(wire):
    async with chat(wire) as slack:
        assert GO in await slack.direct("ana", EASY)
        assert len(slack.seen("ana", "dm")) == 2
        assert "Share" not in slack.last("ana", "dm")


async def test_a_direct_message_in_a_thread_is_answered_there():
    async with chat() as slack:
        first = slack.slack.acts.say("ana", EASY)
        slack.slack.acts.say("ana", "and sprints tomorrow?", thread_ts=first.ts)
        await slack.settled()
        assert [one["thread_ts"] for one in from_bot(slack, "ana") if "thread_ts" in one] == [first.ts]


@BOTH
async def test_a_mention_is_answered_for_the_one_who_wrote_it(wire):
    async with chat(wire) as slack:
        assert GO in await slack.mention("ana", EASY)
        assert slack.seen("ana")[-1]["is_ephemeral"]
        assert from_bot(slack, "ben", "running") == []


@BOTH
async def test_a_mention_in_a_thread_is_answered_in_the_thread_and_offers_no_sharing(wire):
    async with chat(wire) as slack:
        said = slack.slack.acts.say("ben", "who runs?", "running")
        answered = await slack.mention("ana", EASY, thread_ts=said.ts)
        assert GO in answered
        assert "Share" not in answered
        assert slack.seen("ana")[-1]["thread_ts"] == said.ts


async def test_a_mention_alone_is_the_general_question():
    async with chat() as slack:
        assert "🟢 Go: everything is open." in await slack.mention("ana", "")


async def test_names_of_others_in_a_mention_are_no_training():
    async with chat() as slack:
        assert GO in await slack.mention("ana", "@ben and @chie easy run tonight")


@BOTH
async def test_the_shortcut_asks_for_the_one_who_takes_it(wire):
    async with chat(wire) as slack:
        said = slack.slack.acts.say("ben", "8k easy tomorrow at 7am, who joins?", "running")
        answered = await slack.shortcut("ana", "can_i_do_this", said.ts)
        assert "🟢 Go: an easy run is fine." in answered
        assert "8 km, Thu 26 Nov 07:00" in answered
        assert slack.seen("ana")[-1]["is_ephemeral"]
        assert from_bot(slack, "ben", "running") == []


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("squatted heavy yesterday, legs 8/10. sprints tomorrow 7am!", id="sessions and soreness"),
        pytest.param("sprints tomorrow 7am! my knee has a sharp pain though", id="pain"),
        pytest.param("I train for strength and I'm a beginner: sprints tomorrow 7am", id="goal and level"),
        pytest.param("deadlifts this morning, then sprints tomorrow 7am, chest pain", id="a red flag"),
    ],
)
async def test_what_the_author_did_and_feels_is_not_the_askers(said):
    async with chat() as slack:
        message = slack.slack.acts.say("ben", said, "running")
        answered = await slack.shortcut("ana", "can_i_do_this", message.ts)
        assert answered.startswith("🟢 Go: sprints are fine.")
        for theirs in ("8/10", "pain", "squat", "deadlift", "strength", "beginner", "Stop"):
            assert theirs not in answered
        assert "Share here" in answered  # nothing in it tells how anybody feels


async def test_the_shortcut_on_what_somebody_did_asks_about_doing_it_now():
    async with chat() as slack:
        message = slack.slack.acts.say("ben", "did 8x400 this morning", "running")
        answered = await slack.shortcut("ana", "can_i_do_this", message.ts)
        assert "That session is over, so I take it as a question about the same one now." in answered


async def test_the_shortcut_on_an_old_message_reads_its_days_as_they_were_then():
    async with chat() as slack:
        message = slack.slack.acts.say("ben", "intervals on Thursday at 18:00", "running")
        slack.moves(days=1)
        assert "Thu 26 Nov 18:00" in await slack.shortcut("ana", "can_i_do_this", message.ts)


async def test_the_shortcut_on_chatter_says_what_it_works_on():
    async with chat() as slack:
        message = slack.slack.acts.say("ben", "lunch anyone?", "running")
        assert "no run and no leg session" in await slack.shortcut("ana", "can_i_do_this", message.ts)


@BOTH
async def test_the_messages_tab_offers_questions_that_work(wire):
    async with chat(wire) as slack:
        slack.slack.acts.open_home("ana", "messages")
        await slack.settled()
        prompts = slack._dm("ana").prompts
        assert len(prompts) == 4
        for prompt in prompts:
            answered = await slack.direct("ana", prompt["message"])
            assert "I only know" not in answered
            assert "Not understood" not in answered


async def test_the_home_tab_asks_for_nothing():
    async with chat() as slack:
        slack.slack.acts.open_home("ana", "home")
        await slack.settled()
        assert slack._dm("ana").prompts == []


@pytest.mark.parametrize("said", [" ", "\n", "<@U0BOT00001>", "\x00"])
async def test_a_direct_message_without_words_says_that_only_words_are_read(said):
    async with chat() as slack:
        await slack.event(
            type="message", channel="D0ANA00001", channel_type="im", user="U0ANA00001", text=said, ts="1.1"
        )
        assert "I can only read words." in slack.last("ana", "dm")


async def test_a_file_that_cannot_be_seen_into_says_so_and_words_beside_it_are_answered():
    async with chat() as slack:
        told = {"type": "message", "subtype": "file_share", "channel": "D0ANA00001", "channel_type": "im"}
        await slack.event(**told, user="U0ANA00001", text="", files=[{"id": "F1"}], ts="1.1")
        assert "Slack does not let me see into that file." in slack.last("ana", "dm")
        await slack.event(**told, user="U0ANA00001", text=EASY, files=[{"id": "F1"}], ts="1.2")
        assert GO in slack.last("ana", "dm")


async def test_what_is_said_with_me_is_answered():
    async with chat() as slack:
        told = {"type": "message", "subtype": "me_message", "channel": "D0ANA00001", "channel_type": "im"}
        await slack.event(**told, user="U0ANA00001", text="wants an easy run tonight", ts="1.1")
        assert GO in slack.last("ana", "dm")


async def test_messages_of_channels_are_not_answered_where_slack_tells_them():
    everything = AppSpec(
        events=frozenset("message.channels message.im app_mention app_home_opened".split()), scopes=SCOPES
    )
    async with chat(app=everything) as slack:
        slack.slack.acts.say("ben", EASY, "running")
        await slack.settled()
        assert from_bot(slack, "ben", "running") == []
        assert GO in await slack.mention("ben", EASY)
        assert len(from_bot(slack, "ben", "running")) == 1


@BOTH
async def test_its_own_messages_are_never_answered(wire):
    async with chat(wire) as slack:
        said = slack.slack.acts.say("ana", EASY)
        await slack.settled()
        await slack.edit("ana", said.ts, "sprints tonight")
        await slack.command("ana", f"/canirun {EASY}", "dm")
        await slack.settled()
        assert len(slack.calls("chat.postMessage")) == 1
        assert len(slack.calls("chat.update")) == 1


async def test_other_bots_are_not_answered():
    async with chat() as slack:
        where = {"channel": "D0ANA00001", "channel_type": "im"}
        await slack.event(type="message", subtype="bot_message", bot_id="B1", text=EASY, ts="1.1", **where)
        await slack.event(type="message", user="U1", bot_id="B1", text=EASY, ts="1.2", **where)
        await slack.event(type="app_mention", user="U1", bot_id="B1", text=EASY, ts="1.3", channel="C0RUNNING1")
        assert slack.calls("chat.postMessage") == slack.calls("chat.postEphemeral") == []


@BOTH
async def test_the_same_command_twice_gets_two_answers(wire):
    async with chat(wire) as slack:
        acts = slack.slack.acts
        await asyncio.gather(*(acts.command("ana", "/canirun", EASY, "running") for _ in range(2)))
        await slack.settled()
        assert [GO in text for text in texts(slack, "ana")] == [True, True]


@BOTH
async def test_fifty_questions_of_two_people_at_once_reach_those_who_asked(wire):
    async with chat(wire) as slack:
        acts = slack.slack.acts
        asked = [("ana", "ben")[n % 2] for n in range(50)]
        outcomes = await asyncio.gather(
            *(acts.command(who, "/canirun", f"easy {n + 1}k tonight", "running") for n, who in enumerate(asked))
        )
        assert all(outcome["ok"] for outcome in outcomes)
        await slack.settled()
        for who in ("ana", "ben"):
            got = sorted(int(re.findall(r"(\d+) km,", text)[0]) for text in texts(slack, who))
            assert got == [n + 1 for n in range(50) if asked[n] == who]
        assert texts(slack, "chie") == []
