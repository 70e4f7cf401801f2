"""Calls share a connection, and nothing is said twice."""

import contextlib

import pytest
from aiohttp import ClientError, web
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SlackRefused
from bot.playground.faults import Fault
from bot.playground.server import LocalSlack
from bot.settings import Settings
from bot.slack.web import _is_of, download, refusal, respond, web_client
from tests.playground.helpers import texts
from tests.slack.helpers import calls, settings_of


@contextlib.asynccontextmanager
async def counting():
    """A server that answers every call; gives its URL and the ports it was called from."""
    ports = []

    async def handle(request):
        ports.append(request.transport.get_extra_info("peername")[1])
        return web.json_response({"ok": True})

    application = web.Application()
    application.router.add_post("/api/{method}", handle)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/", ports
    await runner.cleanup()


async def test_many_calls_go_over_one_connection():
    async with counting() as (url, ports), web_client(Settings(bot_token="xoxb-x", slack_api_url=url)) as client:
        for _ in range(8):
            await client.chat_postMessage(channel="C1", text="hello")
    assert (len(ports), len(set(ports))) == (8, 1)


async def test_a_client_without_a_session_connects_for_each_call_which_is_why_ours_has_one():
    async with counting() as (url, ports):
        stock = AsyncWebClient(token="xoxb-x", base_url=url)
        for _ in range(3):
            await stock.chat_postMessage(channel="C1", text="hello")
    assert len(set(ports)) == 3


def dm(slack):
    return slack.acts.person("ana").dm


LOST = [
    pytest.param("drop_after", ClientError, id="the connection was lost after Slack had accepted"),
    pytest.param("500_after", SlackApiError, id="Slack accepted and then answered 500"),
]


@pytest.mark.parametrize(("kind", "error"), LOST)
async def test_a_message_of_which_the_answer_was_lost_stands_there_once(kind, error):
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        await client.auth_test()  # an open connection, as in a bot that runs
        slack.world.faults.add(Fault("chat.postMessage", kind))
        with pytest.raises(error):
            await client.chat_postMessage(channel=dm(slack), text="easy run")
        assert texts(slack, "ana") == ["easy run"]
        assert len(calls(slack, "chat.postMessage")) == 1


async def test_the_stock_client_posts_it_twice_which_is_why_ours_repeats_nothing_that_may_have_arrived():
    async with LocalSlack() as slack:
        stock = AsyncWebClient(token=slack.bot_token, base_url=f"{slack.url}/api/")
        slack.world.faults.add(Fault("chat.postMessage", "drop_after"))
        await stock.chat_postMessage(channel=dm(slack), text="easy run")
        assert texts(slack, "ana") == ["easy run", "easy run"]


async def test_a_call_that_came_too_early_is_repeated_after_the_pause_that_slack_asks_for():
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        slack.world.faults.add(Fault("chat.postMessage", "429", times=2, retry_after_s=0))
        await client.chat_postMessage(channel=dm(slack), text="easy run")
        assert [entry.status for entry in calls(slack, "chat.postMessage")] == [429, 429, 200]
        assert texts(slack, "ana") == ["easy run"]


async def test_a_call_that_comes_too_early_three_times_is_given_up():
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        slack.world.faults.add(Fault("chat.postMessage", "429", times=3, retry_after_s=0))
        with pytest.raises(SlackApiError) as raised:
            await client.chat_postMessage(channel=dm(slack), text="easy run")
        assert refusal(raised.value) == "ratelimited"
        assert len(calls(slack, "chat.postMessage")) == 3


async def test_the_session_is_closed_at_the_end():
    async with web_client(Settings(bot_token="xoxb-x")) as client:
        session = client.session
    assert session is not None
    assert session.closed


# Response URLs


def response_url(slack):
    person = slack.acts.person("ana")
    return f"{slack.url}/response/{slack.world.tickets.response_url(person.id, person.dm).id}"


async def test_an_answer_goes_to_the_response_url():
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        await respond(client, response_url(slack), {"text": "go"})
        assert texts(slack, "ana") == ["go"]


async def test_an_answer_to_a_response_url_is_never_repeated():
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        slack.world.faults.add(Fault("response_url", "drop_after"))
        with pytest.raises(ClientError):
            await respond(client, response_url(slack), {"text": "go"})
        assert texts(slack, "ana") == ["go"]


async def test_an_answer_that_came_too_early_is_sent_again_after_the_pause_that_slack_asks_for():
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        slack.world.faults.add(Fault("response_url", "429", times=2, retry_after_s=0))
        await respond(client, response_url(slack), {"text": "go"})
        assert texts(slack, "ana") == ["go"]


async def test_an_answer_that_comes_too_early_three_times_is_given_up():
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        slack.world.faults.add(Fault("response_url", "429", times=3, retry_after_s=0))
        with pytest.raises(SlackRefused, match="ratelimited"):
            await respond(client, response_url(slack), {"text": "go"})
        assert texts(slack, "ana") == []


async def test_a_response_url_that_is_used_up_says_so():
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        url = response_url(slack)
        for _ in range(5):
            await respond(client, url, {"text": "go"})
        with pytest.raises(SlackRefused, match="response_url: used_url"):
            await respond(client, url, {"text": "go"})


# Names of refusals


async def test_a_refusal_has_slacks_name_and_an_answer_that_is_none_its_status():
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        with pytest.raises(SlackApiError) as raised:
            await client.chat_postMessage(channel="C404", text="?")
        assert refusal(raised.value) == "channel_not_found"
        slack.world.faults.add(Fault("auth.test", "500"))
        with pytest.raises(SlackApiError) as raised:
            await client.auth_test()
        assert refusal(raised.value) == "http_500"


# Files


@pytest.mark.parametrize(
    ("api", "url", "ours"),
    [
        ("https://slack.com/api/", "https://files.slack.com/files-pri/T1-F1/log.csv", True),
        ("https://www.slack.com/api/", "https://files.slack.com/files-pri/T1-F1/log.csv", True),
        ("https://slack-gov.com/api/", "https://files.slack-gov.com/files-pri/T1-F1/log.csv", True),
        ("http://127.0.0.1:8000/api/", "http://127.0.0.1:8000/files/F1/log.csv", True),
        ("https://slack.com/api/", "http://files.slack.com/files-pri/T1-F1/log.csv", False),
        ("https://slack.com/api/", "https://files.slack.com:8443/log.csv", False),
        ("https://slack.com/api/", "https://notslack.com/log.csv", False),
        ("https://slack.com/api/", "https://slack.com.example.org/log.csv", False),
        ("https://slack.com/api/", "https://slack.com@example.org/log.csv", False),
        ("https://slack.com/api/", "https://files.slack.com@slack.com/log.csv", False),
        ("https://slack.com/api/", "file:///log.csv", False),
        ("http://127.0.0.1:8000/api/", "http://127.0.0.1:9000/files/F1/log.csv", False),
    ],
)
def test_our_token_goes_to_our_slack_alone(api, url, ours):
    assert _is_of(api, url) is ours


async def test_a_file_is_fetched_and_one_that_is_too_large_is_not():
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        message = slack.acts.upload("ana", "log.csv", b"a,b,c")
        url = message.files[0]["url_private"]
        assert await download(client, url, 5) == b"a,b,c"
        assert await download(client, url, 4) is None
        with pytest.raises(SlackRefused, match="foreign_address"):
            await download(client, "http://127.0.0.1:9/log.csv", 5)
