"""What a person writes reaches that person, and nobody else: no channel, no log."""

import logging

import pytest

from bot.slack.logs import set_up_logging
from tests.conversations.chat import Frail, chat

pytestmark = pytest.mark.usefixtures("logging_as_it_was")
CANARY = "zwiebelkuchen"
METHODS = "response_url chat.postMessage chat.postEphemeral chat.update views.open users.info".split()


@pytest.mark.parametrize("wire", ["socket", "http"])
async def test_nothing_that_a_person_wrote_is_ever_written_down(wire, capsys):
    set_up_logging(logging.DEBUG)
    said = f"easy run now? {CANARY} squats yesterday, legs 9/10 {CANARY}"
    store = Frail()
    async with chat(wire, store=store) as slack:
        await everything(slack, said)
        for kind in ("500", "500_after", "drop"):
            for method in METHODS:
                slack.fails(method, kind)
            slack.moves(hours=2)  # so that people's places are asked for again
            await everything(slack, said)
            slack.slack.world.faults.clear()
        store.says = said
        await everything(slack, said)
        await slack.event(type="message", text=CANARY)
        await slack.event(type="app_mention", text=CANARY, user="U1")
        await slack.interaction("block_actions", "ana", actions=[{"action_id": "why", "block_id": CANARY}])
        await slack.interaction("message_action", "ana", callback_id="can_i_do_this", message={"text": CANARY})
        await slack.interaction(
            "view_submission", "ana", view={"type": "modal", "private_metadata": CANARY, "callback_id": CANARY}
        )
    lines = capsys.readouterr().err
    assert lines.count("fault ") > 20, lines
    for never in (CANARY, "9/10", "squats"):
        assert never not in lines


async def everything(slack, said):
    """Says it in every place, and presses what there is."""
    message = slack.slack.acts.say("ben", said, "running")
    await slack.command("ana", f"/canirun {said}")
    await slack.command("ana", f"/trained {CANARY}, {said}")
    await slack.mention("ana", said)
    await slack.shortcut("ana", "can_i_do_this", message.ts)
    direct = slack.slack.acts.say("ana", said)
    await slack.settled()
    slack.slack.acts.edit("ana", direct.ts, f"{said} {CANARY}")
    await slack.delete("ana", direct.ts)
    await slack.press("ana", "why", ts=answered(slack))
    await slack.press("ana", "not_what_i_meant", ts=answered(slack))
    if slack.slack.modals.open_now("ana")["modals"]:
        await slack.submit("ana", words=f"{CANARY} {CANARY}")
        if slack.slack.modals.open_now("ana")["modals"]:
            await slack.submit("ana", words=f"sprints tomorrow {CANARY}")
        if slack.slack.modals.open_now("ana")["modals"]:
            await slack.slack.modals.close("ana")


def answered(slack):
    """The last answer that has buttons."""
    return next(one["ts"] for one in reversed(slack.seen("ana")) if "not_what_i_meant" in str(one["blocks"]))


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("easy run now? legs 9/10", id="sore legs"),
        pytest.param("chest pain, can I run?", id="a red flag"),
        pytest.param("sprints tomorrow? heavy squats last night", id="training"),
    ],
)
async def test_only_the_one_who_asked_in_a_channel_sees_any_of_it(said):
    async with chat() as slack:
        await slack.command("ana", f"/canirun {said}")
        await slack.press("ana", "why")
        await slack.command("ana", "/canirun why")
        await slack.press("ana", "not_what_i_meant")
        await slack.submit("ana", words=f"{said} please")
        await slack.shortcut("ana", "can_i_do_this", slack.slack.acts.say("ana", "8k easy tomorrow", "running").ts)
        await slack.settled()
        for other in ("ben", "chie"):
            assert [one["text"] for one in slack.seen(other)] == ["8k easy tomorrow"]


async def test_what_is_shared_holds_the_verdict_and_its_reasons_and_none_of_the_words():
    async with chat() as slack:
        await slack.command("ana", f"/canirun sprints tomorrow? {CANARY} heavy squats 5x5 80kg last night, legs 0/10")
        await slack.press("ana", "share_here")
        (shared,) = slack.seen("ben")
        assert "Ease:" in str(shared)
        for never in (CANARY, "/10", "80", "Read as", "Not understood", "sore", "pain"):
            assert never not in str(shared["blocks"]), never
            assert never not in shared["text"]
