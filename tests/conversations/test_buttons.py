"""What is pressed and chosen under an answer, and the modal in which a question is said again."""

import re

import pytest

from bot.playground.clock import Clock
from bot.playground.hands import NotPossible
from bot.playground.server import LocalSlack
from bot.playground.world import TEAM
from bot.store import Person
from bot.store.memory import MemoryStore
from tests.conversations.chat import BOTH, NOW, chat, connected, shown

SPRINTS = "/canirun sprints tomorrow? heavy squats today 8am to 9am"
SORE = "/canirun easy run now? legs 5/10"


def answer_ids(text):
    return re.findall(r"`([2-9a-z]{8})`", text)


@BOTH
async def test_why_is_told_below_and_the_answer_stays(wire):
    async with chat(wire) as slack:
        answered = await slack.command("ben", SPRINTS)
        assert "`HARD48`" in await slack.press("ben", "why")
        assert shown(slack.seen("ben")[0]) == answered
        assert len(slack.seen("ben")) == 2


@BOTH
async def test_another_time_is_judged_in_place_with_the_same_training(wire):
    async with chat(wire) as slack:
        await slack.command("ben", SPRINTS)
        answered = await slack.press("ben", "another_time", value="When it opens · Fri 27 Nov 9:00 am")
        assert answered.startswith("🟢 Go: sprints are fine.")
        assert "heavy legs (squats) Wed 25 Nov" in answered
        assert len(slack.seen("ben")) == 1


@BOTH
async def test_another_kind_is_judged_in_place_with_the_same_training(wire):
    async with chat(wire) as slack:
        await slack.command("ben", SPRINTS)
        answered = await slack.press("ben", "another_kind", value="easy")
        assert answered.startswith("🟢 Go: an easy run is fine.")
        assert "heavy legs (squats) Wed 25 Nov" in answered
        assert len(slack.seen("ben")) == 1


async def test_choices_follow_one_another_and_why_explains_the_last():
    async with chat() as slack:
        await slack.command("ben", SPRINTS)
        await slack.press("ben", "another_kind", value="tempo")
        await slack.press("ben", "another_time", value="Tomorrow, evening · Thu 26 Nov 6:00 pm")
        answered = await slack.press("ben", "why")
        assert answered.startswith("*Why “Ease:")
        assert "`HARD48`" in answered


async def test_times_are_offered_by_each_persons_clock():
    async with chat() as slack:
        assert "Today, evening · Wed 25 Nov 6:00 pm" in await slack.command("ben", "/canirun")
        assert "Today, evening · Wed 25 Nov 18:00" in await slack.command("ana", "/canirun")


async def test_a_chosen_time_that_has_passed_meanwhile_is_judged_as_now():
    async with chat() as slack:
        await slack.command("ben", SPRINTS)
        slack.moves(hours=4)
        answered = await slack.press("ben", "another_time", value="Today, noon · Wed 25 Nov 12:00 pm")
        assert "Read as: Sprints, Wed 25 Nov 1:30 pm" in answered


@BOTH
async def test_a_shared_answer_is_seen_by_all_with_its_askers_name(wire):
    async with chat(wire) as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "share_here")
        (shared,) = slack.seen("ben")
        assert "Shared by <@U0ANA00001>, who asked about sprints at Thu 26 Nov 06:00 (Europe/Berlin)." in shown(shared)
        assert "actions" not in {block["type"] for block in shared["blocks"]}
        assert "Share" not in shown(slack.seen("ana")[0])  # it is shared once


async def test_sharing_is_confirmed_first():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        buttons = next(block for block in slack.seen("ana")[-1]["blocks"] if block["type"] == "actions")["elements"]
        (share,) = [button for button in buttons if button["action_id"] == "share_here"]
        assert "Everybody in this channel" in share["confirm"]["text"]["text"]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("/canirun easy run now? legs 5/10", id="sore legs"),
        pytest.param("/canirun easy run now? legs 9/10", id="very sore legs"),
        pytest.param("/canirun sprints in three days? legs 6/10", id="soreness that does not count by then"),
        pytest.param("/canirun easy run now? my shoulder hurts", id="pain elsewhere"),
        pytest.param("/canirun chest pain, can I run?", id="a red flag"),
        pytest.param("/canirun easy run now? quads are toast", id="soreness in other words"),
        pytest.param("/canilift now? dull ache in my knee", id="a dull ache"),
        pytest.param("/canirun asdf", id="no verdict"),
        pytest.param("/canirun how long after squats until intervals", id="no question about anybody"),
    ],
)
async def test_what_tells_how_somebody_feels_cannot_be_shared(asked):
    async with chat() as slack:
        assert "Share" not in await slack.command("ana", asked)


async def test_a_share_that_is_forged_for_sore_legs_is_refused():
    async with chat() as slack:
        (answer_id,) = answer_ids(await slack.command("ana", SORE))
        await forged(slack, "ana", "share_here", answer_id)
        assert slack.seen("ben") == []
        assert "This answer tells how you feel, so I keep it between us." in slack.last("ana")


async def forged(slack, who, action_id, answer_id, **more):
    """A press as Slack would tell it, without a button that is there."""
    person = slack.slack.acts.person(who)
    url = slack.slack.world.tickets.response_url(person.id, running(slack).id)
    return await slack.interaction(
        "block_actions",
        who,
        channel={"id": running(slack).id, "name": "running"},
        response_url=f"{slack.slack.url}/response/{url.id}",
        actions=[{"type": "button", "action_id": action_id, "block_id": answer_id, **more}],
    )


def running(slack):
    return slack.slack.acts.channel(slack.slack.acts.person("ana"), "running")


@pytest.mark.parametrize("action_id", ["why", "share_here", "not_what_i_meant"])
async def test_somebody_elses_answer_cannot_be_pressed(action_id):
    async with chat() as slack:
        (answer_id,) = answer_ids(await slack.command("ana", SPRINTS))
        await forged(slack, "ben", action_id, answer_id)
        assert "That answer is no longer kept" in slack.last("ben")
        assert len(slack.seen("ana")) == 1


@pytest.mark.parametrize(
    ("action_id", "sees"),
    [("why", "`HARD48`"), ("share_here", ""), ("another_kind", "Go: an easy run is fine.")],
)
async def test_a_button_pressed_after_twelve_hours_works_from_the_receipt(action_id, sees):
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        slack.moves(hours=12, seconds=1)
        told = await slack.press("ana", action_id, value="easy" if action_id == "another_kind" else None)
        assert sees in told
        assert len(slack.seen("ben")) == (action_id == "share_here")


@BOTH
async def test_a_button_pressed_after_a_restart_works_from_the_receipt(wire):
    store = MemoryStore()
    async with LocalSlack(clock=Clock(NOW, running=False)) as workspace:
        async with connected(workspace, store, wire) as slack:
            answered = await slack.command("ana", SPRINTS)
        async with connected(workspace, store, wire) as slack:
            assert "`HARD48`" in await slack.press("ana", "why")
            assert shown(slack.seen("ana")[0]) == answered
            assert "Go: an easy run is fine." in await slack.press("ana", "another_kind", value="easy")
            await slack.press("ana", "not_what_i_meant")
            assert await slack.submit("ana", words="easy 5k tonight") == {}


async def forgets(slack, who="ana"):
    person = Person(TEAM, slack.slack.acts.person(who).id)
    await slack.bot.desk.memory.kept(lambda store: store.forget(person))
    slack.bot.desk.memory.forget(lambda whose: whose == person)


@pytest.mark.parametrize("action_id", ["why", "share_here", "not_what_i_meant"])
async def test_a_button_under_what_was_forgotten_gets_a_kind_word(action_id):
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        await forgets(slack)
        assert "That answer is no longer kept" in await slack.press("ana", action_id)
        assert slack.seen("ben") == []


@BOTH
async def test_a_choice_under_what_was_forgotten_gets_a_kind_word_and_the_answer_stays(wire):
    async with chat(wire) as slack:
        answered = await slack.command("ana", SPRINTS)
        await forgets(slack)
        assert "no longer kept" in await slack.press("ana", "another_kind", value="easy")
        assert shown(slack.seen("ana")[0]) == answered


async def test_an_answer_that_rested_on_soreness_without_consent_is_gone_after_twelve_hours():
    async with chat() as slack:
        await slack.command("ana", SORE)
        slack.moves(hours=12, seconds=1)
        assert "or not all that it rested on" in await slack.press("ana", "why")


@pytest.mark.parametrize("chosen", ["", "yesterday", "2026-11-25T10:00", "moonwalk"])
@pytest.mark.parametrize("action_id", ["another_time", "another_kind"])
async def test_a_choice_that_was_never_offered_is_a_fault_with_a_reference(action_id, chosen):
    async with chat() as slack:
        (answer_id,) = answer_ids(await slack.command("ana", SPRINTS))
        await forged(slack, "ana", action_id, answer_id, selected_option={"value": chosen})
        assert "tell whoever runs me this reference" in slack.last("ana")


@BOTH
async def test_a_question_is_said_again_in_a_modal_and_answered_in_place(wire):
    async with chat(wire) as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "not_what_i_meant")
        (modal,) = slack.slack.modals.open_now("ana")["modals"]
        assert "Sprints, Thu 26 Nov; heavy legs (squats) Wed 25 Nov" in shown(modal)
        assert modal["blocks"][1]["element"]["initial_value"] == SPRINTS.removeprefix("/canirun ")
        assert "I found no run and no leg day" in (await slack.submit("ana", words="lalala"))["words"]
        assert len(slack.seen("ana")) == 1
        assert await slack.submit("ana", words="easy 5k tonight") == {}
        (answered,) = slack.seen("ana")
        assert shown(answered).startswith("🟢 Go: an easy run is fine.")
        assert "`HARD48`" not in await slack.press("ana", "why")


async def test_what_was_typed_stands_in_the_modal_as_it_was_typed():
    async with chat() as slack:
        await slack.direct("ana", 'squats < 60 kg & "easy" <b>run</b> {{ 7*7 }} tonight?')
        await slack.press("ana", "not_what_i_meant", "dm")
        (modal,) = slack.slack.modals.open_now("ana")["modals"]
        assert modal["blocks"][1]["element"]["initial_value"] == 'squats < 60 kg & "easy" <b>run</b> {{ 7*7 }} tonight?'


async def test_the_general_answer_opens_an_empty_modal():
    async with chat() as slack:
        await slack.command("ana", "/canirun")
        await slack.press("ana", "not_what_i_meant")
        assert slack.slack.modals.open_now("ana")["modals"]
        assert await slack.submit("ana", words="easy 5k tonight") == {}


async def test_a_question_about_lifting_stays_one_when_it_is_said_again():
    async with chat() as slack:
        await slack.command("ana", "/canilift tomorrow")
        await slack.press("ana", "not_what_i_meant")
        assert await slack.submit("ana", words="friday") == {}
        assert "Go: a leg session is fine then." in slack.last("ana")


async def test_an_answer_said_again_in_a_channel_can_be_shared():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "not_what_i_meant")
        await slack.submit("ana", words="easy 5k tonight")
        assert "Share here" in slack.last("ana")


async def test_a_modal_sent_after_half_an_hour_is_answered_in_a_direct_message():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "not_what_i_meant")
        slack.moves(minutes=31)
        assert await slack.submit("ana", words="easy 5k tonight") == {}
        assert slack.last("ana", "dm").startswith("🟢 Go: an easy run is fine.")


async def test_a_modal_whose_message_slack_no_longer_changes_is_answered_in_a_direct_message():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "not_what_i_meant")
        for url in slack.slack.world.tickets._urls.values():
            url.uses = 5
        assert await slack.submit("ana", words="easy 5k tonight") == {}
        assert slack.last("ana", "dm").startswith("🟢 Go: an easy run is fine.")


async def test_a_modal_sent_after_twelve_hours_is_answered_in_a_direct_message():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "not_what_i_meant")
        slack.moves(hours=13)
        assert await slack.submit("ana", words="easy 5k tonight") == {}
        assert "Go: an easy run is fine." in slack.last("ana", "dm")


async def test_a_modal_about_what_was_forgotten_says_so_in_the_modal():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "not_what_i_meant")
        await forgets(slack)
        assert "no longer kept" in (await slack.submit("ana", words="easy 5k tonight"))["words"]


async def test_a_modal_is_too_short_for_a_novel():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "not_what_i_meant")
        with pytest.raises(NotPossible):
            await slack.submit("ana", words="x" * 501)


async def test_a_trigger_that_is_too_old_gets_a_kind_word():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        slack.bot.desk.voice.open = late(slack, slack.bot.desk.voice.open)
        assert "took too long for a form to open. Press it once more" in await slack.press("ana", "not_what_i_meant")


def late(slack, call):
    async def four_seconds_later(*told):
        slack.moves(seconds=4)
        await call(*told)

    return four_seconds_later
