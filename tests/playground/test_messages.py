"""Messages, channels, people and files: what is kept, in which order, and who sees it."""

from datetime import UTC, datetime

import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.playground.clock import Clock
from bot.playground.people import PEOPLE, next_quiet_hours
from bot.playground.server import LocalSlack
from tests.playground.helpers import client_of, refused, texts

RUNNING, ANA, DM = "C0RUNNING1", "U0ANA00001", "D0ANA00001"


async def test_an_ephemeral_message_is_seen_by_its_addressee_and_kept_by_nobody():
    async with LocalSlack() as slack, client_of(slack) as client:
        await client.chat_postEphemeral(channel=RUNNING, user=ANA, text="for you")
        assert texts(slack, "ana", "running") == ["for you"]
        assert texts(slack, "ben", "running") == texts(slack, "chie", "running") == []
        assert (await client.conversations_history(channel=RUNNING))["messages"] == []


async def test_history_is_newest_first_in_pages_and_threads_are_apart():
    async with LocalSlack() as slack, client_of(slack) as client:
        posted = [(await client.chat_postMessage(channel=RUNNING, text=str(n)))["ts"] for n in range(5)]
        await client.chat_postMessage(channel=RUNNING, text="reply", thread_ts=posted[0])
        assert posted == sorted(set(posted))
        first = await client.conversations_history(channel=RUNNING, limit=3)
        cursor = first["response_metadata"]["next_cursor"]
        rest = await client.conversations_history(channel=RUNNING, limit=3, cursor=cursor)
        assert [each["text"] for each in [*first["messages"], *rest["messages"]]] == ["4", "3", "2", "1", "0"]
        assert (first["has_more"], rest["has_more"]) == (True, False)
        thread = await client.conversations_replies(channel=RUNNING, ts=posted[0])
        assert [each["text"] for each in thread["messages"]] == ["0", "reply"]
        between = await client.conversations_history(channel=RUNNING, oldest=posted[1], latest=posted[3])
        assert [each["text"] for each in between["messages"]] == ["2"]


async def test_a_message_to_a_person_goes_to_their_direct_messages():
    async with LocalSlack() as slack, client_of(slack) as client:
        assert (await client.chat_postMessage(channel=ANA, text="a"))["channel"] == DM
        assert (await client.conversations_open(users=ANA))["channel"]["id"] == DM
        assert (await client.conversations_info(channel=DM))["channel"]["user"] == ANA


@pytest.mark.parametrize(
    ("at", "offsets"),
    [
        pytest.param(datetime(2026, 1, 15, 12, tzinfo=UTC), (3600, -18000, 19800), id="winter"),
        pytest.param(
            datetime(2026, 3, 20, 12, tzinfo=UTC), (3600, -14400, 19800), id="New York is ahead by three weeks"
        ),
        pytest.param(datetime(2026, 7, 15, 12, tzinfo=UTC), (7200, -14400, 19800), id="summer"),
    ],
)
async def test_people_live_in_their_zones_and_by_the_movable_clock(at, offsets):
    async with LocalSlack(clock=Clock(at)) as slack, client_of(slack) as client:
        told = [(await client.users_info(user=person.id, include_locale=True))["user"] for person in PEOPLE]
        assert tuple(each["tz_offset"] for each in told) == offsets
        assert [each["tz"] for each in told] == ["Europe/Berlin", "America/New_York", "Asia/Kolkata"]
        assert [each["locale"] for each in told] == ["de-DE", "en-US", "en-GB"]
        assert "locale" not in (await client.users_info(user=ANA))["user"]


@pytest.mark.parametrize("hour", [3, 12, 23])
def test_quiet_hours_have_begun_or_come_next(hour):
    at = datetime(2026, 1, 15, hour, tzinfo=UTC)
    start, end = next_quiet_hours(PEOPLE[0], at)
    assert end - start == 10 * 3600
    assert end > at.timestamp()


async def test_a_file_is_announced_brought_and_shared():
    async with LocalSlack() as slack, client_of(slack) as client:
        await client.files_upload_v2(channel=DM, content=b"a week", filename="week.txt", initial_comment="yours")
        shown = slack.acts.read("ana")[-1]
        assert (shown["text"], shown["files"][0]["name"]) == ("yours", "week.txt")
        assert slack.world.contents[shown["files"][0]["id"]] == b"a week"
        place = await client.files_getUploadURLExternal(filename="a", length=3)
        early = client.files_completeUploadExternal(files=[{"id": place["file_id"]}])
        assert (await refused(early))["error"] == "file_not_found"


async def test_prompts_and_status_are_shown_and_prompts_with_a_thread_are_not():
    async with LocalSlack() as slack, client_of(slack) as client:
        said = slack.acts.say("ana", "hello")
        prompts = [{"title": "5k?", "message": "can I run 5k?"}]
        await client.assistant_threads_setSuggestedPrompts(channel_id=DM, thread_ts=said.ts, prompts=prompts)
        assert slack.world.channels[DM].prompts == []
        await client.api_call("assistant.threads.setSuggestedPrompts", json={"channel_id": DM, "prompts": prompts})
        assert slack.world.channels[DM].prompts == prompts
        await client.assistant_threads_setStatus(channel_id=DM, thread_ts=said.ts, status="thinking")
        assert slack.world.channels[DM].status[said.ts]["status"] == "thinking"
        await client.chat_postMessage(channel=DM, thread_ts=said.ts, text="done")
        assert slack.world.channels[DM].status == {}


async def test_a_reaction_counts_once():
    async with LocalSlack() as slack, client_of(slack) as client:
        said = slack.acts.say("ana", "ran", "running")
        await client.reactions_add(channel=RUNNING, name="runner", timestamp=said.ts)
        again = client.reactions_add(channel=RUNNING, name="runner", timestamp=said.ts)
        assert (await refused(again))["error"] == "already_reacted"


def response_url(slack, **more):
    return AsyncWebhookClient(f"{slack.url}/response/{slack.world.tickets.response_url(ANA, RUNNING, **more).id}")


async def test_a_response_url_takes_five_answers():
    async with LocalSlack() as slack:
        url = response_url(slack)
        statuses = [(await url.send(text=str(n))).status_code for n in range(6)]
        assert statuses == [200] * 5 + [404]
        assert len(texts(slack, "ana", "running")) == 5
        assert texts(slack, "ben", "running") == []


async def test_a_response_url_lives_half_an_hour():
    async with LocalSlack() as slack:
        url = response_url(slack)
        slack.world.clock.advance(30 * 60 - 5)
        assert (await url.send(text="in time")).status_code == 200
        slack.world.clock.advance(6)
        late = await url.send(text="too late")
        assert (late.status_code, "expired_url" in late.body) == (404, True)


async def test_a_response_url_replaces_and_deletes_what_it_came_from():
    async with LocalSlack() as slack, client_of(slack) as client:
        shown = await client.chat_postEphemeral(channel=RUNNING, user=ANA, text="first")
        url = response_url(slack, message=shown["message_ts"])
        await url.send(text="second", replace_original=True)
        assert texts(slack, "ana", "running") == ["second"]
        await url.send(text="for all", response_type="in_channel")
        assert texts(slack, "ben", "running") == ["for all"]
        await url.send(delete_original=True)
        assert texts(slack, "ana", "running") == ["for all"]


async def test_a_response_url_is_as_strict_as_a_post():
    async with LocalSlack() as slack:
        answer = await response_url(slack).send(text="a", blocks=[{"type": "blink"}])
        assert (answer.status_code, "invalid_blocks" in answer.body) == (400, True)
