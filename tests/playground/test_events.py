"""What the bot is told, and when again: envelopes, signatures, retries, faults."""

import asyncio
import json
import time
from urllib.parse import parse_qs

import pytest
from aiohttp import ClientError, ClientSession, web
from slack_sdk.signature import SignatureVerifier

from bot.playground.app_spec import AppSpec
from bot.playground.faults import Fault
from bot.playground.hands import NotPossible
from bot.playground.server import LocalSlack
from tests.playground.helpers import BUTTON, BUTTONS, MODAL, client_of, endpoint, envelopes, refused, texts, until

RUNNING, ANA, DM = "C0RUNNING1", "U0ANA00001", "D0ANA00001"
KINDS = [{"text": {"type": "plain_text", "text": word.title()}, "value": word} for word in ("easy", "hard")]
SELECT = {"type": "static_select", "action_id": "kind", "options": KINDS}


class Bot:
    """An endpoint that notes what it hears and answers what it is told to."""

    def __init__(self, *answers):
        self.heard = []
        self.answers = list(answers)

    async def __call__(self, request):
        body = await request.read()
        self.heard.append((request.headers, body))
        answer = self.answers.pop(0) if self.answers else web.Response()
        return await answer() if callable(answer) else answer

    def told(self, place=-1):
        return json.loads(self.heard[place][1])


async def slow():
    await asyncio.sleep(0.3)
    return web.Response()


async def test_everything_over_http_bears_a_true_signature():
    bot = Bot()
    async with LocalSlack() as slack, endpoint(slack, bot):
        verifier = SignatureVerifier(slack.signing_secret)
        slack.world.clock.advance(10**7)  # the signature is fresh whatever the clock says
        slack.acts.say("ana", "über")
        await slack.acts.command("ana", "/canirun", "5k & more")
        await slack.acts.shortcut("ana", "ask")
        await until(lambda: len(bot.heard) == 3)
        assert all(verifier.is_valid_request(body, headers) for headers, body in bot.heard)
        assert abs(int(bot.heard[0][0]["X-Slack-Request-Timestamp"]) - time.time()) < 5


@pytest.mark.parametrize(
    ("failing", "reason"),
    [
        pytest.param(lambda: web.Response(status=500), "http_error", id="an error"),
        pytest.param(lambda: slow, "http_timeout", id="too slow"),
    ],
)
async def test_an_event_comes_again_at_once_after_a_minute_and_after_five(failing, reason):
    bot = Bot(*(failing() for _ in range(4)))
    async with LocalSlack(ack_timeout_s=0.1) as slack, endpoint(slack, bot):
        slack.acts.say("ana", "a")
        await until(lambda: len(bot.heard) == 2)
        await slack.office.settled(1)
        for wait_s, count in ((61, 3), (301, 4)):
            await asyncio.sleep(0.15)
            assert len(bot.heard) == count - 1
            slack.world.clock.advance(wait_s)
            await until(lambda count=count: len(bot.heard) == count)
        assert [headers.get("X-Slack-Retry-Num") for headers, _ in bot.heard] == [None, "1", "2", "3"]
        assert [headers.get("X-Slack-Retry-Reason") for headers, _ in bot.heard] == [None, reason, reason, reason]
        assert len({json.loads(body)["event_id"] for _, body in bot.heard}) == 1


async def test_a_bot_can_ask_for_no_retry():
    bot = Bot(web.Response(status=500, headers={"X-Slack-No-Retry": "1"}))
    async with LocalSlack() as slack, endpoint(slack, bot):
        slack.acts.say("ana", "a")
        await slack.office.settled(1)
        await asyncio.sleep(0.1)
        assert len(bot.heard) == 1


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        pytest.param(slow, '/canirun failed with the error "operation_timeout"', id="too slow"),
        pytest.param(web.Response(status=404), '/canirun failed with the error "http_client_error"', id="not found"),
        pytest.param(web.Response(status=503), '/canirun failed with the error "http_service_error"', id="broken"),
    ],
)
async def test_a_command_that_fails_is_not_tried_again_and_slack_says_so(answer, shown):
    bot = Bot(answer)
    async with LocalSlack(ack_timeout_s=0.1) as slack, endpoint(slack, bot):
        assert (await slack.acts.command("ana", "/canirun"))["shown"] == shown
        assert len(bot.heard) == 1


async def test_a_command_without_a_bot_fails():
    async with LocalSlack() as slack:
        assert (await slack.acts.command("ana", "/canirun"))["failure"] == "dispatch_failed"


async def test_a_command_does_not_work_in_a_thread():
    async with LocalSlack() as slack:
        told = await slack.acts.command("ana", "/canirun", "5k", "running", thread_ts="1.000001")
        assert told["shown"] == "/canirun is not supported in threads. Sorry!"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("share #running on", f"share <#{RUNNING}|running> on"),
        ("share #nowhere on", "share #nowhere on"),
        (f"share <#{RUNNING}|running> on", f"share <#{RUNNING}|running> on"),
        ("no#running", "no#running"),
    ],
)
async def test_a_command_tells_a_channel_by_its_id(typed, told):
    bot = Bot()
    async with LocalSlack() as slack, endpoint(slack, bot):
        await slack.acts.command("ana", "/canirun", typed)
        assert parse_qs(bot.heard[-1][1].decode())["text"] == [told]


async def test_an_app_hears_what_its_manifest_says():
    manifest = {
        "display_information": {"name": "canirun"},
        "features": {"slash_commands": [{"command": "/canirun"}], "shortcuts": [{"callback_id": "ask"}]},
        "oauth_config": {"scopes": {"bot": ["commands", "im:history"]}},
        "settings": {"event_subscriptions": {"bot_events": ["message.im"]}},
    }
    bot = Bot()
    async with LocalSlack(app=AppSpec.from_manifest(manifest)) as slack, endpoint(slack, bot):
        slack.acts.open_home("ana")
        slack.acts.mention("ana", "hello")
        slack.acts.say("ana", "hello")
        await slack.office.settled(1)
        assert [entry.name for entry in envelopes(slack)] == ["message"]
        assert (await slack.acts.command("ana", "/other"))["shown"] == "/other is not a valid command."
        with pytest.raises(NotPossible):
            await slack.acts.shortcut("ana", "other")


async def test_an_edit_tells_both_messages():
    bot = Bot()
    async with LocalSlack() as slack, endpoint(slack, bot):
        said = slack.acts.say("ana", "5k < 10k @ben")
        slack.acts.edit("ana", said.ts, "10k")
        await slack.office.settled(1)
        first, second = sorted(
            (json.loads(body)["event"] for _, body in bot.heard), key=lambda event: event["event_ts"]
        )
        assert (first["text"], first["channel_type"]) == ("5k &lt; 10k <@U0BEN00001>", "im")
        assert second["subtype"] == "message_changed"
        assert (second["previous_message"]["text"], second["message"]["text"]) == ("5k &lt; 10k <@U0BEN00001>", "10k")
        with pytest.raises(NotPossible):
            slack.acts.edit("ben", said.ts, "x", "running")


async def test_a_mention_is_heard_where_the_bot_is():
    bot = Bot()
    async with LocalSlack() as slack, endpoint(slack, bot):
        slack.acts.mention("ben", "5k?", "general")
        slack.acts.mention("ben", "5k?", "running")
        await slack.office.settled(1)
        assert [json.loads(body)["event"]["type"] for _, body in bot.heard] == ["app_mention"]
        slack.acts.invite("ben", "general")
        slack.acts.say("ben", "@canirun 5k?", "general")
        await slack.office.settled(1)
        assert bot.told()["event"]["channel"] == "C0GENERAL1"


async def test_a_message_shortcut_brings_the_message_and_a_global_one_does_not():
    async with LocalSlack() as slack, endpoint(slack, Bot()):
        said = slack.acts.say("ben", "ran 10k", "running")
        assert (await slack.acts.shortcut("ana", "ask", said.ts, "running"))["ok"]
        assert (await slack.acts.shortcut("ana", "ask"))["ok"]
        of_message, of_all = (envelopes(slack, name)[0].asked for name in ("message_action", "shortcut"))
        assert (of_message["message"]["text"], of_message["user"]["id"]) == ("ran 10k", ANA)
        assert "message" not in of_all


async def test_a_pick_in_a_select_tells_the_option_and_the_state():
    async with LocalSlack() as slack, client_of(slack) as client, endpoint(slack, Bot()):
        blocks = [{"type": "actions", "block_id": "b", "elements": [SELECT, BUTTON]}]
        posted = await client.chat_postMessage(channel=RUNNING, text="a", blocks=blocks)
        await slack.acts.press("ana", posted["ts"], "kind", "running", value="hard")
        await slack.acts.press("ben", posted["ts"], "why", "running")
        picked, pressed = (entry.asked for entry in envelopes(slack, "block_actions"))
        assert picked["actions"][0]["selected_option"] == KINDS[1]
        assert picked["state"]["values"]["b"]["kind"]["selected_option"] == KINDS[1]
        assert pressed["actions"][0]["value"] == "7"
        assert pressed["state"]["values"]["b"]["kind"]["selected_option"] is None
        assert pressed["message"]["ts"] == posted["ts"]
        with pytest.raises(NotPossible, match="easy, hard"):
            await slack.acts.press("ana", posted["ts"], "kind", "running", value="lazy")
        with pytest.raises(NotPossible, match="kind, why"):
            await slack.acts.press("ana", posted["ts"], "other", "running")


async def test_nobody_presses_what_they_do_not_see():
    async with LocalSlack() as slack, client_of(slack) as client, endpoint(slack, Bot()):
        shown = await client.chat_postEphemeral(channel=RUNNING, user=ANA, text="a", blocks=BUTTONS)
        with pytest.raises(NotPossible):
            await slack.acts.press("ben", shown["message_ts"], "why", "running")
        await slack.acts.press("ana", shown["message_ts"], "why", "running")
        told = envelopes(slack, "block_actions")[0].asked
        assert told["container"]["is_ephemeral"]
        assert "message" not in told


def answer(**body):
    return web.json_response(body)


@pytest.mark.parametrize(
    ("response", "modals", "ok"),
    [
        pytest.param(web.Response(), 0, True, id="nothing closes it"),
        pytest.param(answer(response_action="clear"), 0, True, id="clear closes all"),
        pytest.param(answer(response_action="push", view=MODAL), 2, True, id="push puts one on top"),
        pytest.param(answer(response_action="update", view=MODAL), 1, True, id="update changes it"),
        pytest.param(answer(response_action="errors", errors={"km": "no"}), 1, True, id="errors stay"),
        pytest.param(answer(response_action="errors", errors={"mi": "no"}), 1, False, id="errors of no input"),
        pytest.param(answer(response_action="update", view={}), 1, False, id="a view that is none"),
        pytest.param(answer(response_action="jump"), 1, False, id="an action that is none"),
        pytest.param(web.Response(status=500), 1, False, id="an error"),
    ],
)
async def test_a_submission(response, modals, ok):
    async with LocalSlack() as slack, client_of(slack) as client, endpoint(slack, Bot(response)):
        await client.views_open(trigger_id=slack.world.tickets.trigger(ANA), view=MODAL)
        told = await slack.modals.submit("ana", {"distance": "7"})
        assert told["ok"] is ok
        assert len(slack.modals.open_now("ana")["modals"]) == modals
        sent = envelopes(slack, "view_submission")[0].asked["view"]["state"]["values"]
        assert sent == {"km": {"distance": {"type": "plain_text_input", "value": "7"}}}


async def test_slack_itself_does_not_send_an_empty_form():
    async with LocalSlack() as slack, client_of(slack) as client, endpoint(slack, Bot()):
        with pytest.raises(NotPossible, match="no modal open"):
            await slack.modals.submit("ana")
        await client.views_open(trigger_id=slack.world.tickets.trigger(ANA), view=MODAL)
        with pytest.raises(NotPossible, match="is empty"):
            await slack.modals.submit("ana")


@pytest.mark.parametrize("asked", [True, False])
async def test_closing_is_told_to_who_asked(asked):
    async with LocalSlack() as slack, client_of(slack) as client, endpoint(slack, Bot()):
        view = {**MODAL, "notify_on_close": asked}
        await client.views_open(trigger_id=slack.world.tickets.trigger(ANA), view=view)
        assert (await slack.modals.close("ana"))["ok"]
        assert len(envelopes(slack, "view_closed")) == asked
        assert slack.modals.open_now("ana")["modals"] == []


async def test_a_button_on_the_home_tab_opens_a_modal():
    async with LocalSlack() as slack, client_of(slack) as client, endpoint(slack, Bot()):
        home = (await client.views_publish(user_id=ANA, view={"type": "home", "blocks": BUTTONS}))["view"]
        slack.acts.open_home("ana")
        await slack.modals.press("ana", "why", view_id=home["id"])
        told = envelopes(slack, "block_actions")[0].asked
        assert told["view"]["id"] == home["id"]
        assert (await client.views_open(trigger_id=told["trigger_id"], view=MODAL))["ok"]
        await until(lambda: envelopes(slack, "app_home_opened"))
        assert envelopes(slack, "app_home_opened")[0].asked["event"]["view"]["id"] == home["id"]


async def test_a_socket_url_connects_once():
    async with LocalSlack() as slack, client_of(slack, slack.app_token) as client, ClientSession() as session:
        url = (await client.apps_connections_open(app_token=slack.app_token))["url"]
        async with session.ws_connect(url) as socket:
            assert (await socket.receive_json())["type"] == "hello"
            with pytest.raises(ClientError):
                await session.ws_connect(url)


async def test_an_acknowledgement_may_carry_an_answer_and_a_late_one_counts_for_nothing():
    async with LocalSlack(ack_timeout_s=0.2) as slack, ClientSession() as session:
        url = f"{slack.url}/socket?ticket={slack.world.tickets.socket()}"
        async with session.ws_connect(url) as socket:
            await socket.receive_json()
            asked = asyncio.create_task(slack.acts.command("ana", "/canirun"))
            envelope = await socket.receive_json()
            assert envelope["accepts_response_payload"]
            await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "yes"}})
            assert (await asked)["ok"]
            asked = asyncio.create_task(slack.acts.command("ana", "/canirun"))
            envelope = await socket.receive_json()
            assert (await asked)["failure"] == "operation_timeout"
            await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "too late"}})
            await socket.send_str("noise")
            await asyncio.sleep(0.05)
            assert texts(slack, "ana") == ["yes"]


@pytest.mark.parametrize(
    ("kind", "accepted"),
    [("500", 0), ("500_after", 1), ("drop", 0), ("drop_after", 1), ("hang", 0), ("hang_after", 1), ("429", 0)],
)
async def test_a_fault_comes_as_often_as_ordered(kind, accepted):
    async with LocalSlack() as slack, client_of(slack) as client:
        slack.world.faults.add(Fault("chat.postMessage", kind, retry_after_s=7, hang_s=0.05))
        assert (await client.auth_test())["ok"]
        try:
            await client.chat_postMessage(channel=DM, text="a")
        except Exception as error:  # noqa: BLE001  each fault has its own, and slack_sdk wraps some
            retry_after = getattr(getattr(error, "response", None), "headers", {}).get("Retry-After")
            assert retry_after == ("7" if kind == "429" else None)
        else:
            pytest.fail("it was answered")
        assert texts(slack, "ana") == ["a"] * accepted
        assert (await client.chat_postMessage(channel=DM, text="b"))["ok"]
        assert [entry.fault for entry in slack.world.journal.entries if entry.name == "chat.postMessage"] == [
            kind,
            None,
        ]


async def test_a_fault_of_all_methods_ends_after_its_times():
    async with LocalSlack() as slack, client_of(slack) as client:
        slack.world.faults.add(Fault("*", "429", times=2))
        assert (await refused(client.auth_test()))["error"] == "ratelimited"
        assert (await refused(client.users_info(user=ANA)))["error"] == "ratelimited"
        assert (await client.auth_test())["ok"]
