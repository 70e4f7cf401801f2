"""What people see when Slack has a bad day, tells things twice, or tells what nobody here knows."""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

import bot
from bot.app import ELSEWHERE
from bot.playground.app_spec import SCOPES, AppSpec
from bot.playground.faults import Fault
from bot.playground.server import LocalSlack
from tests.conversations.chat import BOTH, Frail, chat, shown
from tests.playground.helpers import until

EASY = "easy run tonight"
GO = "🟢 Go: an easy run is fine."
LOST = "*My answer may have got lost on its way.*"
BROKE = "Something broke on my side"

REFUSED = ["500", "drop", "hang"]
ACCEPTED = ["500_after", "drop_after", "hang_after"]


@pytest.mark.parametrize("kind", REFUSED)
async def test_an_answer_that_slack_did_not_take_is_told_to_be_lost(kind):
    async with chat() as slack:
        slack.fails("response_url", kind)
        assert (await slack.command("ana", f"/canirun {EASY}")).startswith(LOST)
        slack.fails("chat.postMessage", kind)
        assert (await slack.direct("ana", EASY)).startswith(LOST)
        slack.fails("chat.postEphemeral", kind)
        assert (await slack.mention("ana", EASY)).startswith(LOST)


@pytest.mark.parametrize("kind", ACCEPTED)
async def test_an_answer_of_which_slack_lost_the_receipt_stands_there_once(kind):
    async with chat() as slack:
        slack.fails("response_url", kind)
        answered = await slack.command("ana", f"/canirun {EASY}")
        assert answered.count(GO) == 1
        assert answered.count(LOST) == 1
        slack.fails("chat.postMessage", kind)
        answered = await slack.direct("ana", EASY)
        assert answered.count(GO) == 1
        assert answered.count(LOST) == 1


@pytest.mark.parametrize("method", ["response_url", "chat.postMessage", "users.info"])
async def test_slack_that_asks_for_a_pause_gets_it_and_the_person_an_answer(method):
    async with chat() as slack:
        slack.fails(method, "429", retry_after_s=0)
        answered = await (
            slack.direct("ben", EASY) if method == "chat.postMessage" else slack.command("ben", f"/canirun {EASY}")
        )
        assert answered.startswith(GO)
        assert len(slack.calls(method)) == 2


async def test_a_form_is_opened_after_the_pause_that_slack_asks_for():
    async with chat() as slack:
        await slack.command("ana", f"/canirun {EASY}")
        slack.fails("views.open", "429", retry_after_s=0)
        await slack.press("ana", "not_what_i_meant")
        assert slack.slack.modals.open_now("ana")["modals"]


@pytest.mark.parametrize("kind", REFUSED)
async def test_a_form_that_does_not_open_is_told_with_a_reference(kind):
    async with chat() as slack:
        await slack.command("ana", f"/canirun {EASY}")
        slack.fails("views.open", kind)
        answered = await slack.press("ana", "not_what_i_meant")
        assert answered.startswith(f"*{BROKE}*")
        assert "reference: `" in answered


@pytest.mark.parametrize("kind", [*REFUSED, "500_after"])
async def test_a_choice_that_slack_did_not_show_is_told_with_a_reference(kind):
    async with chat() as slack:
        await slack.command("ana", f"/canirun {EASY}")
        slack.fails("response_url", kind)
        assert (await slack.press("ana", "another_kind", value="sprints")).startswith(f"*{BROKE}*")


@pytest.mark.parametrize("kind", [*REFUSED, "429"])
async def test_where_slack_does_not_tell_the_zone_it_is_utc_and_the_answer_says_so(kind):
    async with chat() as slack:
        slack.fails("users.info", kind, times=3, retry_after_s=0)
        answered = await slack.command("ben", "/canirun sprints tomorrow? heavy squats today 8am to 9am")
        assert "As asked from Fri 27 Nov 09:00." in answered
        assert "Slack did not tell your time zone, so times are in UTC" in answered
        slack.slack.world.faults.clear()
        assert "UTC" not in await slack.command("ben", f"/canirun {EASY}")  # asked again, not remembered


async def test_without_the_scope_for_peoples_zones_it_is_utc_and_the_answer_says_so():
    async with chat(app=AppSpec(scopes=SCOPES - {"users:read"})) as slack:
        answered = await slack.command("ben", f"/canirun {EASY}")
        assert answered.startswith(GO)
        assert "Slack did not tell your time zone" in answered


async def test_a_slack_that_is_down_for_good_stops_nothing():
    async with chat() as slack:
        slack.fails("response_url", "500", times=2)
        assert await slack.command("ana", f"/canirun {EASY}") == ""
        assert GO in await slack.command("ana", f"/canirun {EASY}")


async def test_an_edit_that_slack_did_not_take_is_told_to_be_lost():
    async with chat() as slack:
        said = slack.slack.acts.say("ana", EASY)
        await slack.settled()
        slack.fails("chat.update", "500")
        assert (await slack.edit("ana", said.ts, "sprints tonight")).startswith(LOST)


async def test_an_answer_that_cannot_be_taken_back_stops_nothing():
    async with chat() as slack:
        said = slack.slack.acts.say("ana", EASY)
        await slack.settled()
        slack.fails("chat.delete", "500")
        await slack.delete("ana", said.ts)
        assert GO in await slack.direct("ana", EASY)


@BOTH
async def test_an_event_that_is_told_again_is_answered_once(wire):
    async with chat(wire) as slack:
        await slack.direct("ana", EASY)
        await slack.mention("ana", EASY)
        for event in list(slack.slack.office.events):
            assert slack.slack.office.tell_again(event["event_id"], "http_timeout")
        await slack.settled()
        assert len(slack.calls("chat.postMessage")) == len(slack.calls("chat.postEphemeral")) == 1


async def test_an_event_told_again_before_it_is_answered_is_answered_once():
    async with chat() as slack:
        slack.slack.acts.say("ana", EASY)
        for _ in range(3):
            slack.slack.office.tell_again(slack.slack.office.events[-1]["event_id"], "http_timeout")
        await slack.settled()
        assert len(slack.calls("chat.postMessage")) == 1


SUBTYPES = """
    assistant_app_thread bot_add bot_message channel_archive channel_join channel_leave channel_name channel_purpose
    channel_topic channel_unarchive document_mention ekm_access_denied file_comment file_mention file_share group_topic
    huddle_thread me_message message_replied reminder_add reply_broadcast thread_broadcast tombstone something_new
""".split()
WRITTEN = {"file_share", "me_message", "thread_broadcast"}
EVENTS = """
    app_context_changed app_rate_limited app_uninstalled channel_created file_shared link_shared member_joined_channel
    reaction_added team_join tokens_revoked user_change something_new
""".split()


@BOTH
async def test_every_event_is_acknowledged_known_or_not(wire):
    async with chat(wire) as slack:
        for subtype in SUBTYPES:
            told = {"type": "message", "subtype": subtype, "channel": "C1", "channel_type": "channel", "ts": "1.1"}
            assert await slack.event(**told) == {"failure": None}, subtype
        for event in EVENTS:
            assert await slack.event(type=event, user="U1", event_ts="1.1") == {"failure": None}, event
        assert slack.calls("chat.postMessage") == slack.calls("chat.postEphemeral") == []


@pytest.mark.parametrize("subtype", [each for each in SUBTYPES if each not in WRITTEN])
async def test_what_no_person_wrote_is_not_answered(subtype):
    async with chat() as slack:
        where = {"channel": "D0ANA00001", "channel_type": "im", "user": "U0ANA00001", "ts": "1.1"}
        await slack.event(type="message", subtype=subtype, text=EASY, **where)
        assert slack.seen("ana", "dm") == []


@BOTH
async def test_every_interaction_is_acknowledged_known_or_not(wire):
    async with chat(wire) as slack:
        action = {"type": "button", "action_id": "something_new", "block_id": "b", "action_ts": "1.1"}
        view = {
            "id": "V1",
            "type": "modal",
            "callback_id": "something_new",
            "private_metadata": "",
            "state": {"values": {}},
        }
        interactions: dict[str, dict[str, Any]] = {
            "block_actions": {"actions": [action], "channel": {"id": "C1"}},
            "shortcut": {"callback_id": "something_new"},
            "message_action": {"callback_id": "something_new", "message": {}, "channel": {"id": "C1"}},
            "view_closed": {"view": view, "is_cleared": False},
            "block_suggestion": {"action_id": "something_new", "block_id": "b", "value": "x"},
        }
        for kind, told in interactions.items():
            assert await slack.interaction(kind, "ana", **told) == {"failure": None, "body": {}}, kind
        assert slack.calls("chat.postMessage") == slack.calls("response_url") == []


@BOTH
async def test_a_form_that_nobody_knows_is_acknowledged(wire):
    async with chat(wire) as slack:
        view = {
            "id": "V1",
            "type": "modal",
            "callback_id": "something_new",
            "private_metadata": "",
            "state": {"values": {}},
        }
        assert await slack.interaction("view_submission", "ana", view=view) == {"failure": None, "body": {}}


@BOTH
async def test_an_unknown_command_is_answered_with_one_that_is_known(wire):
    async with chat(wire) as slack:
        assert "I don't know /canifly. Try `/canirun help`." in await slack.command("ana", "/canifly to the moon")


@BOTH
async def test_another_workspace_is_not_answered(wire):
    async with chat(wire) as slack:
        send, told = slack.slack.office._send, []

        async def from_elsewhere(parcel):
            parcel.payload["team_id"] = "T0OTHER001"
            for authorization in parcel.payload.get("authorizations", []):
                authorization["team_id"] = "T0OTHER001"
            told.append(parcel)
            return await send(parcel)

        slack.slack.office._send = from_elsewhere
        assert await slack.command("ana", f"/canirun {EASY}") == ELSEWHERE
        assert await slack.direct("ana", EASY) == ""
        assert await slack.mention("ana", EASY) == ""
        assert len(told) == 3
        assert slack.calls("chat.postMessage") == slack.calls("chat.postEphemeral") == []


@BOTH
async def test_work_that_fails_right_after_the_acknowledgement_leaves_it_alone(wire):
    """Stock Bolt would answer 404 after three seconds: its error path forgets the acknowledgement."""
    store = Frail()
    async with chat(wire, store=store) as slack:
        store.says = "legs 8/10"
        answered = await slack.command("ana", f"/canirun {EASY}")
        assert answered.startswith(f"*{BROKE}*")
        assert "8/10" not in answered
        (envelope,) = slack.calls("/canirun")
        assert envelope["more"]["failure"] is None
        assert envelope["took_ms"] < 2_500


async def test_a_form_whose_reading_fails_says_so_in_the_form():
    store = Frail()
    async with chat(store=store) as slack:
        await slack.command("ana", f"/canirun {EASY}")
        await slack.press("ana", "not_what_i_meant")
        store.says = "legs 8/10"
        errors = await slack.submit("ana", words="legs 8/10")
        assert "Something broke on my side (reference " in errors["words"]


@BOTH
async def test_what_is_being_answered_at_the_end_is_answered_to_the_end(wire):
    async with chat(wire) as slack:
        await slack.settled()  # what the bot does by itself at first is over
        slack.fails("users.info", "hang", hang_s=0.5)  # it is still waiting for this when all ends
        outcome = await slack.slack.acts.command("ana", "/canirun", EASY, "running")
        assert outcome == {"ok": True}
        assert slack.bot.desk.duties.running == 1
        assert slack.seen("ana") == []
    assert [shown(one).partition("\n")[0] for one in slack.seen("ana")] == [GO]


START = """
import asyncio, os
from bot.app import start
from bot.settings import Settings

asyncio.run(start(Settings.of(os.environ)))
"""


async def test_a_process_that_is_told_to_end_finishes_its_answers_first(tmp_path):
    async with LocalSlack() as slack:
        told = {
            "CANIRUN_BOT_TOKEN": slack.bot_token,
            "CANIRUN_APP_TOKEN": slack.app_token,
            "CANIRUN_SLACK_API_URL": f"{slack.url}/api",
            "CANIRUN_DATABASE_URL": f"sqlite:///{tmp_path}/canirun.db",
            "PYTHONPATH": str(Path(bot.__file__).parents[1]),
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", START, env={**os.environ, **told}, cwd=tmp_path, stderr=asyncio.subprocess.PIPE
        )
        await until(lambda: slack.sockets.connected, 20)
        slack.world.faults.add(Fault("users.info", "hang", hang_s=0.5))
        assert (await slack.acts.command("ana", "/canirun", "easy run tomorrow", "running"))["ok"]
        process.send_signal(signal.SIGTERM)
        _, stderr = await asyncio.wait_for(process.communicate(), 10)
        assert process.returncode == 0, stderr.decode()
        assert [shown(one).partition("\n")[0] for one in slack.acts.read("ana", "running")] == [GO]
