"""The socket comes back, whatever happened to it, and goes when it is told to."""

import asyncio
import contextlib

import pytest
from aiohttp import ClientSession, web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler

from bot.errors import NotSetUp
from bot.playground.faults import Fault
from bot.playground.server import LocalSlack
from bot.settings import Settings
from bot.slack.socket import Readiness, serve_socket
from bot.slack.web import web_client
from tests.playground.helpers import fifteen_lines, until
from tests.slack.helpers import calls, settings_of

WATCH_S = 0.1


@contextlib.asynccontextmanager
async def serving(slack, **how):
    """A bot on the wire; gives its readiness. `slack_api_url` may be somebody between it and the local Slack."""
    settings = settings_of(slack, **{key: how.pop(key) for key in ("slack_api_url",) if key in how})
    ready, stop = Readiness(), asyncio.Event()
    async with web_client(settings) as client:
        wire = serve_socket(fifteen_lines(client), settings, client, stop, readiness=ready, watch_s=WATCH_S, **how)
        task = asyncio.create_task(wire)
        try:
            yield ready
        finally:
            stop.set()
            await asyncio.wait_for(task, 5)


async def answers(slack):
    """Whether the bot can be talked to again, in the end."""
    for _ in range(100):
        if slack.sockets.connected and (await slack.acts.command("ana", "/canirun", "5k"))["ok"]:
            return True
        await asyncio.sleep(0.05)
    return False


async def test_it_is_ready_when_it_is_connected_and_says_so_once():
    told = []
    async with LocalSlack() as slack:
        async with serving(slack, on_ready=lambda: told.append("ready")) as ready:
            assert not ready()
            await until(ready)
            await slack.sockets.drop()
            await until(lambda: len(calls(slack, "apps.connections.open")) == 2)
            assert await answers(slack)
        assert (told, ready()) == (["ready"], False)


def left_of_it():
    return [
        name
        for task in asyncio.all_tasks()
        if (name := str(task.get_coro())) and ("SocketModeClient" in name or "Event.wait" in name)
    ]


async def test_when_it_is_told_to_stop_nothing_of_it_is_left():
    async with LocalSlack() as slack:
        async with serving(slack) as ready:
            await until(ready)
            assert left_of_it()
        assert left_of_it() == []
        await until(lambda: not slack.sockets.connected)


async def test_when_it_is_cancelled_nothing_of_it_is_left():
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        ready = Readiness()
        wire = serve_socket(fifteen_lines(client), settings_of(slack), client, asyncio.Event(), readiness=ready)
        task = asyncio.create_task(wire)
        await until(ready)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(0)
        assert (left_of_it(), ready()) == ([], False)


@contextlib.asynccontextmanager
async def mute():
    """A Slack that takes a socket and then never says or hears anything."""

    async def url(request):
        return web.json_response({"ok": True, "url": f"ws://{request.host}/socket"})

    async def hold(request):
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await asyncio.sleep(60)
        return socket

    application = web.Application()
    application.add_routes([web.post("/api/apps.connections.open", url), web.get("/socket", hold)])
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    await runner.cleanup()


async def test_a_peer_that_says_no_goodbye_is_not_waited_for(monkeypatch):
    monkeypatch.setattr("bot.slack.socket.CLOSE_S", 0.1)
    async with mute() as url:
        settings, ready, stop = Settings("xoxb-b", "xapp-a", slack_api_url=url), Readiness(), asyncio.Event()
        async with web_client(settings) as client:
            wire = serve_socket(fifteen_lines(client), settings, client, stop, readiness=ready)
            task = asyncio.create_task(wire)
            await until(ready)
            stop.set()
            await asyncio.wait_for(task, 1)
        assert left_of_it() == []


async def test_it_stops_at_once_also_when_it_has_never_connected():
    async with LocalSlack() as slack:
        slack.world.faults.add(Fault("apps.connections.open", "500", times=1000))
        async with serving(slack) as ready:
            await until(lambda: calls(slack, "apps.connections.open"))
        assert not ready()


async def test_a_socket_that_slack_wants_refreshed_is_replaced_and_nothing_is_lost():
    async with LocalSlack() as slack, serving(slack) as ready:
        await until(ready)
        assert await slack.sockets.disconnect("refresh_requested") == 1
        assert await answers(slack)


async def test_a_socket_that_is_dropped_is_replaced():
    async with LocalSlack() as slack, serving(slack) as ready:
        await until(ready)
        assert await slack.sockets.drop() == 1
        assert await answers(slack)
        await until(ready)


async def test_a_bad_minute_of_slack_is_outlasted():
    async with LocalSlack() as slack, serving(slack) as ready:
        await until(ready)
        slack.world.faults.add(Fault("apps.connections.open", "500", times=2))
        slack.world.faults.add(Fault("apps.connections.open", "drop", times=2))
        await slack.sockets.drop()
        assert await answers(slack)


# A URL that fails at its first use


@contextlib.asynccontextmanager
async def between(slack, spoilt=()):
    """Stands between the bot and Slack; uses up the URLs that are asked for as number … of all, before the bot can."""
    asked: list[str] = []

    async def forward(request):
        method, headers = request.match_info["method"], {"Authorization": request.headers["Authorization"]}
        async with session.post(f"{slack.url}/api/{method}", headers=headers) as response:
            answer = await response.json()
        if method == "apps.connections.open":
            if len(asked) in spoilt:
                async with session.get(answer["url"].replace("ws", "http", 1)):
                    pass  # no handshake: the connection fails, and the ticket is spent
            asked.append(answer["url"])
        return web.json_response(answer)

    application = web.Application()
    application.router.add_post("/api/{method}", forward)
    runner = web.AppRunner(application, access_log=None)
    async with ClientSession() as session:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/", asked
        await runner.cleanup()


async def test_a_first_url_that_fails_once_is_given_up_for_another():
    async with LocalSlack() as slack, between(slack, {0}) as (url, _), serving(slack, slack_api_url=url) as ready:
        await until(ready, 5)
        assert await answers(slack)


async def test_a_later_url_that_fails_once_is_given_up_for_another():
    async with LocalSlack() as slack, between(slack, {1}) as (url, asked), serving(slack, slack_api_url=url) as ready:
        await until(ready)
        await slack.sockets.drop()
        await until(lambda: len(asked) == 3, 5)
        assert await answers(slack)


async def test_slack_sdk_alone_tries_a_spent_url_for_ever_which_is_why_it_is_watched():
    async with LocalSlack() as slack, between(slack, {0}) as (url, asked):
        settings = settings_of(slack, slack_api_url=url)
        async with web_client(settings) as client:
            stock = AsyncSocketModeHandler(fifteen_lines(client), settings.app_token, ping_interval=0.02)
            connecting = asyncio.create_task(stock.connect_async())
            await asyncio.sleep(1)  # fifty attempts
            assert (len(asked), slack.sockets.connected, await stock.client.is_connected()) == (1, 0, False)
            connecting.cancel()
            await stock.close_async()


async def test_without_a_connection_for_too_long_everything_is_built_anew(caplog):
    async with LocalSlack() as slack:
        slack.world.faults.add(Fault("apps.connections.open", "hang", times=1, hang_s=8))
        async with serving(slack, rebuild_s=0.4) as ready:
            await until(ready, 5)
            assert "starting over" in caplog.text
            assert await answers(slack)


async def test_without_an_app_token_nothing_is_served():
    async with web_client(Settings(bot_token="xoxb-b")) as client:
        with pytest.raises(NotSetUp, match="CANIRUN_APP_TOKEN"):
            await serve_socket(fifteen_lines(client), Settings(), client, asyncio.Event())
