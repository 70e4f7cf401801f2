"""Our outer edge on a real server: connections, slow bodies, ends."""

import asyncio
import contextlib
import signal
import time

import pytest
from aiohttp import ClientSession
from slack_bolt.async_app import AsyncApp

from bot.errors import NotSetUp
from bot.playground.events_http import sign
from bot.playground.server import LocalSlack
from bot.settings import Settings
from bot.slack.edge import serve_http
from bot.slack.web import web_client
from tests.playground.helpers import fifteen_lines, texts, until
from tests.slack.helpers import settings_of
from tests.slack.test_edge import SECRET

# On a real server


@contextlib.asynccontextmanager
async def served(slack, make, **how):
    """The bot as HTTP for the local Slack; gives its base URL."""
    stop, told = asyncio.Event(), asyncio.get_running_loop().create_future()
    settings = settings_of(slack)
    async with web_client(settings) as client:
        app = make(client, settings)
        serving = asyncio.create_task(serve_http(app, settings, 0, stop, on_ready=told.set_result, **how))
        url = f"http://127.0.0.1:{await asyncio.wait_for(told, 3)}"
        try:
            yield url
        finally:
            stop.set()
            await asyncio.wait_for(serving, 8)


def echo(client, settings):
    app = AsyncApp(client=client, signing_secret=settings.signing_secret, process_before_response=True)

    @app.command("/canirun")
    async def command(ack, command):
        await ack(text=f"heard {command['text']}")

    return app


async def test_the_local_slack_talks_with_bolt_through_the_edge():
    async with LocalSlack() as slack, served(slack, echo) as url:
        assert await slack.listen_at(f"{url}/slack/events")
        assert (await slack.acts.command("ana", "/canirun", "5k é ☃"))["ok"]
        assert texts(slack, "ana") == ["heard 5k é ☃"]


async def test_messages_buttons_and_modals_come_through_the_edge():
    async with LocalSlack() as slack, served(slack, lambda client, _: fifteen_lines(client)) as url:
        assert await slack.listen_at(f"{url}/slack/events")
        slack.acts.say("ben", "can I run?")
        await until(lambda: "heard: can I run?" in texts(slack, "ben"))
        await slack.acts.command("ana", "/canirun", "log")
        assert (await slack.acts.press("ana", slack.acts.read("ana")[-1]["ts"], "why"))["ok"]
        await until(lambda: "because of 7" in texts(slack, "ana"))
        await until(lambda: slack.modals.open_now("ana")["modals"])
        assert (await slack.modals.submit("ana", {"distance": "far"}))["modals"][0]["errors"]
        assert (await slack.modals.submit("ana", {"distance": "12"}))["modals"] == []


async def test_strangers_get_a_plain_line_from_the_real_server_and_it_goes_on():
    async with LocalSlack() as slack, served(slack, echo) as url, ClientSession() as session:
        async with session.get(f"{url}/healthz") as health:
            assert (health.status, await health.text()) == (200, "ok\n")
            assert "server" not in health.headers
        kind = {"content-type": "application/json"}
        async with session.post(f"{url}/slack/events", data=b"[" * 5000, headers=kind) as turned:
            assert (turned.status, await turned.text()) == (401, "signed once, please\n")
        async with session.post(f"{url}/slack/events", data=b"{}", headers={"content-type": "image/png"}) as turned:
            assert turned.status == 415
        assert await slack.listen_at(f"{url}/slack/events")


async def test_an_answer_with_a_body_does_not_wait_for_the_kernel_to_gather_more():
    async with LocalSlack() as slack, served(slack, echo) as url, ClientSession() as session:
        took_s = []
        for _ in range(40):  # the kernel is patient from about the second answer of a connection on: 40 ms each
            began_s = time.perf_counter()
            async with session.get(f"{url}/healthz") as health:
                await health.text()
            took_s.append(time.perf_counter() - began_s)
        assert min(took_s[4:]) < 0.03


async def test_a_long_body_is_not_read_to_its_end():
    async with LocalSlack() as slack, served(slack, echo) as url:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
        marks = sign(slack.signing_secret.encode(), b"", int(time.time()))
        lines = ["POST /slack/events HTTP/1.1", "Host: a", "Content-Type: application/json", "Content-Length: 99000000"]
        lines += [f"{name}: {value}" for name, value in marks.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode())
        answer = await asyncio.wait_for(reader.read(), 3)  # to the end: the server closes
        assert answer.startswith(b"HTTP/1.1 413")
        writer.close()


async def test_an_answer_under_way_is_finished_at_the_end():
    began, go = asyncio.Event(), asyncio.Event()

    def slow(client, settings):
        app = AsyncApp(client=client, signing_secret=settings.signing_secret, process_before_response=True)

        @app.command("/canirun")
        async def command(ack):
            began.set()
            await go.wait()
            await ack(text="done")

        return app

    async with LocalSlack() as slack:
        async with served(slack, slow) as url:
            await slack.listen_at(f"{url}/slack/events")
            asking = asyncio.create_task(slack.acts.command("ana", "/canirun", "5k"))
            await began.wait()
            asyncio.get_running_loop().call_later(0.2, go.set)
        assert (await asking)["ok"]
        assert texts(slack, "ana") == ["done"]


async def test_an_answer_that_takes_too_long_does_not_hold_up_the_end():
    began = asyncio.Event()

    def stuck(client, settings):
        app = AsyncApp(client=client, signing_secret=settings.signing_secret, process_before_response=True)

        @app.command("/canirun")
        async def command():
            began.set()
            await asyncio.sleep(60)

        return app

    async with LocalSlack(ack_timeout_s=10) as slack:
        async with served(slack, stuck, grace_s=1) as url:
            await slack.listen_at(f"{url}/slack/events")
            asking = asyncio.create_task(slack.acts.command("ana", "/canirun", "5k"))
            await began.wait()
        assert not (await asking)["ok"]


async def test_signals_are_left_to_the_one_who_serves():
    before = signal.getsignal(signal.SIGTERM)
    async with LocalSlack() as slack, served(slack, echo):
        assert signal.getsignal(signal.SIGTERM) is before


async def test_the_doors_are_closed_after_the_end():
    async with LocalSlack() as slack:
        async with served(slack, echo) as url:
            pass
        with pytest.raises(OSError, match=r"Connect call failed|refused"):
            await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))


async def test_a_port_that_is_taken_is_told():
    async with LocalSlack() as slack, served(slack, echo) as url:
        port = int(url.rpartition(":")[2])
        with pytest.raises(NotSetUp, match=f"Port {port} of 127.0.0.1 cannot be had"):
            await serve_http(AsyncApp(token="xoxb-b", signing_secret=SECRET), settings_of(slack), port, asyncio.Event())


async def test_without_a_signing_secret_nothing_is_served():
    app = AsyncApp(token="xoxb-b", request_verification_enabled=False)
    with pytest.raises(NotSetUp, match="CANIRUN_SIGNING_SECRET"):
        await serve_http(app, Settings(), 0, asyncio.Event())
