"""What Slack refuses, by name."""

import dataclasses
import json

import pytest
from aiohttp import ClientSession

from bot.playground.app_spec import SCOPES, AppSpec
from bot.playground.server import LocalSlack
from tests.playground.helpers import BUTTON, INPUT, MODAL, client_of, refused

RUNNING, GENERAL, ANA, BEN = "C0RUNNING1", "C0GENERAL1", "U0ANA00001", "U0BEN00001"
DM = "D0ANA00001"


def section(words="a", **more):
    return {"type": "section", "text": {"type": "mrkdwn", "text": words}, **more}


def view(**changes):
    return {**MODAL, **changes}


@pytest.mark.parametrize(
    ("method", "given", "error"),
    [
        ("chat.delete", {"channel": RUNNING, "ts": "1.000001"}, "message_not_found"),
        ("chat.postEphemeral", {"channel": DM, "user": BEN, "text": "a"}, "user_not_in_channel"),
        ("chat.postEphemeral", {"channel": GENERAL, "user": ANA, "text": "a"}, "not_in_channel"),
        ("chat.postEphemeral", {"channel": RUNNING, "user": ANA, "text": "a" * 40_001}, "msg_too_long"),
        ("chat.postMessage", {"channel": "C0NOWHERE1", "text": "a"}, "channel_not_found"),
        ("chat.postMessage", {"channel": GENERAL, "text": "a"}, "not_in_channel"),
        ("chat.postMessage", {"channel": RUNNING}, "no_text"),
        ("chat.postMessage", {"channel": RUNNING, "text": " "}, "no_text"),
        ("chat.postMessage", {"channel": RUNNING, "blocks": "{"}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": RUNNING, "blocks": ["a"]}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": RUNNING, "blocks": [section("a" * 2999)] * 5}, "msg_blocks_too_long"),
        ("chat.postMessage", {"channel": RUNNING, "text": "a", "markdown_text": "b"}, "markdown_text_conflict"),
        ("chat.postMessage", {"channel": RUNNING, "text": "a", "attachments": "x"}, "invalid_attachments"),
        ("chat.postMessage", {"channel": RUNNING, "text": "a", "attachments": [{}] * 101}, "too_many_attachments"),
        ("chat.postMessage", {"channel": RUNNING, "text": "a", "metadata": "x"}, "invalid_metadata_format"),
        ("chat.postMessage", {"channel": RUNNING, "text": "a", "metadata": {}}, "invalid_metadata_schema"),
        ("chat.postMessage", {"channel": RUNNING, "text": "a", "thread_ts": "1.000001"}, "cannot_reply_to_message"),
        ("chat.update", {"channel": RUNNING, "ts": "1.000001", "text": "a"}, "message_not_found"),
        ("conversations.history", {"channel": GENERAL}, "not_in_channel"),
        ("conversations.history", {"channel": RUNNING, "cursor": "?"}, "invalid_cursor"),
        ("conversations.info", {"channel": "C0NOWHERE1"}, "channel_not_found"),
        ("conversations.open", {}, "users_list_not_supplied"),
        ("conversations.open", {"users": "U0NOBODY01"}, "user_not_found"),
        ("conversations.open", {"users": f"{ANA},{BEN}"}, "too_many_users"),
        ("conversations.replies", {"channel": RUNNING, "ts": "1.000001"}, "thread_not_found"),
        ("dnd.info", {"user": "U0NOBODY01"}, "user_not_found"),
        ("files.completeUploadExternal", {"files": [{"id": "F0"}]}, "file_not_found"),
        ("files.upload", {"content": "a"}, "method_deprecated"),
        ("reactions.add", {"channel": RUNNING, "name": "run", "timestamp": "1"}, "bad_timestamp"),
        ("users.info", {"user": "U0NOBODY01"}, "user_not_found"),
        ("users.list", {}, "unknown_method"),
        ("views.open", {"view": MODAL, "trigger_id": "1.2.3"}, "invalid_trigger_id"),
        ("views.open", {"view": MODAL}, "invalid_arguments"),
        ("views.open", {"view": view(title={"type": "plain_text", "text": "a" * 25})}, "invalid_arguments"),
        ("views.open", {"view": view(private_metadata="a" * 250_001)}, "view_too_large"),
        ("views.publish", {"user_id": ANA, "view": MODAL}, "invalid_arguments"),
        ("views.update", {"view_id": "V0NOTHERE1", "view": MODAL}, "not_found"),
        ("assistant.threads.setStatus", {"channel_id": DM, "thread_ts": "1", "status": "a"}, "invalid_thread_ts"),
        ("assistant.threads.setSuggestedPrompts", {"channel_id": DM, "prompts": []}, "invalid_arguments"),
    ],
)
async def test_slack_refuses(method, given, error):
    async with LocalSlack() as slack, client_of(slack) as client:
        assert (await refused(client.api_call(method, json=given)))["error"] == error


@pytest.mark.parametrize(
    ("blocks", "pointer"),
    [
        pytest.param([section()] * 51, "no more than 50 items allowed [json-pointer:/blocks]", id="51 blocks"),
        pytest.param([section("a" * 3001)], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
        pytest.param([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        pytest.param(
            [{"type": "section"}], "must define one of the following fields: text, fields [json-pointer:/blocks/0]"
        ),
        pytest.param([section(colour="red")], "invalid additional property: colour [json-pointer:/blocks/0]"),
        pytest.param(
            [section(block_id="a" * 256)], "must be less than 256 characters [json-pointer:/blocks/0/block_id]"
        ),
        pytest.param([section(block_id="a")] * 2, "`block_id` 'a' already exists [json-pointer:/blocks]"),
        pytest.param([{"type": "blink"}], "unsupported type: blink [json-pointer:/blocks/0/type]"),
        pytest.param([{"type": "alert", "text": {}}], "unsupported type: alert [json-pointer:/blocks/0/type]"),
        pytest.param(
            [{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}],
            "must be one of plain_text [json-pointer:/blocks/0/text/type]",
        ),
        pytest.param(
            [{"type": "actions", "elements": [BUTTON, BUTTON]}],
            "`action_id` 'why' already exists [json-pointer:/blocks/0]",
        ),
        pytest.param(
            [{"type": "actions", "elements": [{**BUTTON, "value": "a" * 2001}]}],
            "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
        ),
        pytest.param(
            [
                {
                    "type": "actions",
                    "elements": [{"type": "overflow", "options": [{"text": BUTTON["text"], "value": "1"}] * 6}],
                }
            ],
            "no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]",
        ),
        pytest.param(
            [
                {
                    "type": "actions",
                    "elements": [{"type": "radio_buttons", "options": [{"text": BUTTON["text"], "value": "1"}] * 2}],
                }
            ],
            "option values must be unique [json-pointer:/blocks/0]",
        ),
    ],
)
async def test_invalid_blocks_say_where(blocks, pointer):
    async with LocalSlack() as slack, client_of(slack) as client:
        answer = await refused(client.chat_postMessage(channel=RUNNING, text="a", blocks=blocks))
        assert answer["error"] == "invalid_blocks"
        assert f"[ERROR] {pointer}" in answer["response_metadata"]["messages"]


async def test_a_view_with_wrong_blocks_is_an_invalid_argument_and_a_form_needs_its_button():
    async with LocalSlack() as slack, client_of(slack) as client:
        bad = {name: value for name, value in MODAL.items() if name != "submit"}
        answer = await refused(client.views_open(trigger_id=slack.world.tickets.trigger(ANA), view=bad))
        assert answer["error"] == "invalid_arguments"
        assert answer["response_metadata"]["messages"] == [
            "[ERROR] missing required field: submit [json-pointer:/view]"
        ]


@pytest.mark.parametrize("method", ["chat.postMessage", "users.info", "views.open", "chat.update", "dnd.info"])
async def test_without_a_token_with_a_wrong_one_and_with_the_app_s(method):
    async with LocalSlack() as slack, ClientSession() as session:
        told = []
        for token in (None, "xoxb-other", slack.app_token):
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            async with session.post(f"{slack.url}/api/{method}", headers=headers) as response:
                told.append((await response.json())["error"])
        assert told == ["not_authed", "invalid_auth", "not_allowed_token_type"]


async def test_a_token_counts_in_a_form_but_not_in_a_url_nor_in_json():
    async with LocalSlack() as slack, ClientSession() as session:
        url, token = f"{slack.url}/api/auth.test", {"token": slack.bot_token}
        async with session.post(url, data=token) as response:
            assert (await response.json())["ok"]
        for how in (session.post(url, params=token), session.post(url, json=token)):
            async with how as response:
                assert (await response.json())["error"] == "not_authed"


@pytest.mark.parametrize(("body", "error"), [("{", "invalid_json"), ("[]", "json_not_object")])
async def test_json_that_is_none(body, error):
    async with LocalSlack() as slack, ClientSession() as session:
        headers = {"Authorization": f"Bearer {slack.bot_token}", "Content-Type": "application/json"}
        async with session.post(f"{slack.url}/api/chat.postMessage", data=body, headers=headers) as response:
            assert (await response.json())["error"] == error


@pytest.mark.parametrize(
    ("without", "method", "given", "needed"),
    [
        ("chat:write", "chat.postMessage", {"channel": DM, "text": "a"}, "chat:write"),
        ("users:read", "users.info", {"user": ANA}, "users:read"),
        ("im:history", "conversations.history", {"channel": DM}, "im:history"),
        ("channels:read", "conversations.info", {"channel": RUNNING}, "channels:read"),
        ("files:write", "files.getUploadURLExternal", {"filename": "a", "length": 1}, "files:write"),
    ],
)
async def test_a_scope_that_was_not_given_is_named(without, method, given, needed):
    app = dataclasses.replace(AppSpec(), scopes=SCOPES - {without})
    async with LocalSlack(app=app) as slack, client_of(slack) as client:
        answer = await refused(client.api_call(method, params=given))
        assert (answer["error"], answer["needed"]) == ("missing_scope", needed)
        assert without not in answer["provided"].split(",")


async def test_a_missing_argument_is_named():
    async with LocalSlack() as slack, client_of(slack) as client:
        answer = await refused(client.api_call("chat.update", json={"text": "a"}))
        assert answer["error"] == "invalid_arguments"
        assert answer["response_metadata"]["messages"] == [
            "[ERROR] missing required field: channel",
            "[ERROR] missing required field: ts",
        ]


async def test_a_trigger_lives_three_seconds_and_opens_one_view():
    async with LocalSlack() as slack, client_of(slack) as client:
        trigger = slack.world.tickets.trigger(ANA)
        assert (await client.views_open(trigger_id=trigger, view=MODAL))["ok"]
        assert (await refused(client.views_open(trigger_id=trigger, view=MODAL)))["error"] == "exchanged_trigger_id"
        late = slack.world.tickets.trigger(ANA)
        slack.world.clock.advance(3.1)
        assert (await refused(client.views_open(trigger_id=late, view=MODAL)))["error"] == "expired_trigger_id"


async def test_a_refused_view_does_not_cost_the_trigger():
    async with LocalSlack() as slack, client_of(slack) as client:
        trigger = slack.world.tickets.trigger(ANA)
        await refused(client.views_open(trigger_id=trigger, view={"type": "modal"}))
        assert (await client.views_open(trigger_id=trigger, view=MODAL))["ok"]


async def test_three_views_fit_on_a_stack_and_only_a_modals_trigger_pushes():
    async with LocalSlack() as slack, client_of(slack) as client:
        tickets = slack.world.tickets
        opened = await client.views_open(trigger_id=tickets.trigger(ANA), view=MODAL)
        root = opened["view"]["id"]
        assert (await refused(client.views_push(trigger_id=tickets.trigger(ANA), view=MODAL)))["error"] == "not_found"
        for _ in range(2):
            pushed = await client.views_push(trigger_id=tickets.trigger(ANA, root), view=MODAL)
            assert pushed["view"]["root_view_id"] == root
        fourth = client.views_push(trigger_id=tickets.trigger(ANA, root), view=MODAL)
        assert (await refused(fourth))["error"] == "push_limit_reached"


async def test_a_hash_that_is_no_longer_true_conflicts():
    async with LocalSlack() as slack, client_of(slack) as client:
        home = {"type": "home", "blocks": [section()]}
        first = (await client.views_publish(user_id=ANA, view=home))["view"]
        second = (await client.views_publish(user_id=ANA, view=home, hash=first["hash"]))["view"]
        assert (second["id"], second["hash"] == first["hash"]) == (first["id"], False)
        stale = client.views_publish(user_id=ANA, view=home, hash=first["hash"])
        assert (await refused(stale))["error"] == "hash_conflict"


async def test_an_update_keeps_what_was_typed_where_ids_stay():
    async with LocalSlack() as slack, client_of(slack) as client:
        opened = (await client.views_open(trigger_id=slack.world.tickets.trigger(ANA), view=MODAL))["view"]
        opened["state"]["values"]["km"]["distance"]["value"] = "7"
        slack.world.views.find(opened["id"])["state"]["values"]["km"]["distance"]["value"] = "7"
        more = view(blocks=[INPUT, section()])
        after = (await client.views_update(view_id=opened["id"], hash=opened["hash"], view=more))["view"]
        assert after["state"]["values"]["km"]["distance"]["value"] == "7"


async def test_an_external_id_is_for_one_view():
    async with LocalSlack() as slack, client_of(slack) as client:
        named = view(external_id="mine")
        await client.views_open(trigger_id=slack.world.tickets.trigger(ANA), view=named)
        answer = await refused(client.views_open(trigger_id=slack.world.tickets.trigger(BEN), view=named))
        assert answer["error"] == "duplicate_external_id"
        assert (await client.views_update(external_id="mine", view=named))["ok"]


async def test_only_its_own_messages_can_be_changed_and_never_an_ephemeral_one():
    async with LocalSlack() as slack, client_of(slack) as client:
        said = slack.acts.say("ana", "mine", "running")
        theirs = client.chat_update(channel=RUNNING, ts=said.ts, text="a")
        assert (await refused(theirs))["error"] == "cant_update_message"
        assert (await refused(client.chat_delete(channel=RUNNING, ts=said.ts)))["error"] == "cant_delete_message"
        shown = await client.chat_postEphemeral(channel=RUNNING, user=ANA, text="a")
        gone = client.chat_update(channel=RUNNING, ts=shown["message_ts"], text="b")
        assert (await refused(gone))["error"] == "message_not_found"


async def test_an_update_takes_four_thousand_characters_and_a_post_cuts_at_forty_thousand():
    async with LocalSlack() as slack, client_of(slack) as client:
        posted = await client.chat_postMessage(channel=RUNNING, text="a" * 40_001)
        assert len(posted["message"]["text"]) == 40_000
        assert posted["response_metadata"]["warnings"] == ["message_truncated"]
        longer = client.chat_update(channel=RUNNING, ts=posted["ts"], text="a" * 4_001)
        assert (await refused(longer))["error"] == "msg_too_long"


async def test_an_update_without_blocks_keeps_them_and_an_empty_list_takes_them_away():
    async with LocalSlack() as slack, client_of(slack) as client:
        posted = await client.chat_postMessage(channel=RUNNING, text="a", blocks=[section()])
        kept = await client.chat_update(channel=RUNNING, ts=posted["ts"], text="b")
        assert kept["message"]["blocks"]
        bare = await client.api_call(
            "chat.update", json={"channel": RUNNING, "ts": posted["ts"], "text": "c", "blocks": []}
        )
        assert "blocks" not in bare["message"]


async def test_metadata_is_kept_and_told_to_who_asks():
    async with LocalSlack() as slack, client_of(slack) as client:
        metadata = {"event_type": "nudge", "event_payload": {"key": "7"}}
        await client.chat_postMessage(channel=DM, text="a", metadata=metadata)
        plain = await client.conversations_history(channel=DM)
        full = await client.conversations_history(channel=DM, include_all_metadata=True)
        assert "metadata" not in plain["messages"][0]
        assert full["messages"][0]["metadata"] == metadata


async def test_a_form_may_carry_blocks_as_json():
    async with LocalSlack() as slack, client_of(slack) as client:
        given = {"channel": RUNNING, "blocks": json.dumps([section("words")])}
        posted = await client.api_call("chat.postMessage", data=given)
        assert posted["message"]["blocks"][0]["text"]["text"] == "words"
        assert posted["message"]["blocks"][0]["block_id"]
