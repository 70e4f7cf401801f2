"""How a bot acknowledges here: its listeners do nothing else, and start a duty."""

import asyncio
import statistics

import pytest
from slack_bolt.async_app import AsyncApp

from bot.playground.server import LocalSlack
from bot.slack.duties import Duties
from bot.slack.edge import serve_http
from bot.slack.socket import serve_socket
from bot.slack.web import web_client
from tests.playground.helpers import envelopes, texts, until
from tests.slack.helpers import settings_of

TIMES = 40


def ours(client, settings, work, duties):
    """Acknowledges at once: Bolt waits for the listener, which waits for nothing."""
    app = AsyncApp(client=client, signing_secret=settings.signing_secret, process_before_response=True)

    @app.command("/canirun")
    async def command(ack, body, client):
        await ack()
        duties.start(work(client, body), "answer")

    return app


def stock(client, settings, work, _duties):
    """As in Bolt's own examples; Bolt looks every 10 ms whether there is an acknowledgement."""
    app = AsyncApp(client=client, signing_secret=settings.signing_secret)

    @app.command("/canirun")
    async def command(ack, body, client):
        await ack()
        await work(client, body)

    return app


async def by_socket(slack, app, settings, client, stop):
    ready = asyncio.Event()
    serving = asyncio.create_task(serve_socket(app, settings, client, stop, on_ready=ready.set))
    await asyncio.wait_for(ready.wait(), 3)
    await until(lambda: slack.sockets.connected)
    return serving


async def by_http(slack, app, settings, _client, stop):
    port = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(serve_http(app, settings, 0, stop, on_ready=port.set_result))
    assert await slack.listen_at(f"http://127.0.0.1:{await asyncio.wait_for(port, 3)}/slack/events")
    return serving


WIRES = pytest.mark.parametrize("wire", [by_socket, by_http])


async def answer(client, body):
    await client.chat_postMessage(channel=body["channel_id"], text=f"heard {body['text']}")


async def acks(make, wire, times=TIMES, work=answer, on_fault=None):
    """Gives a bot some commands: what each was told, how long each acknowledgement took in ms, and what ana reads."""
    duties, stop = Duties(on_fault) if on_fault else Duties(), asyncio.Event()
    async with LocalSlack() as slack:
        settings = settings_of(slack)
        async with web_client(settings) as client:
            serving = await wire(slack, make(client, settings, work, duties), settings, client, stop)
            told = []
            for n in range(times):
                told.append(await slack.acts.command("ana", "/canirun", str(n)))
                await duties.drain(3)
            read = texts(slack, "ana")
            stop.set()
            await asyncio.wait_for(serving, 8)
        return told, [entry.took_ms for entry in envelopes(slack, "/canirun")], read


@WIRES
async def test_an_acknowledgement_does_not_wait_for_bolt_to_look(wire):
    _, quick, read = await acks(ours, wire)
    _, polled, _ = await acks(stock, wire)
    assert read == [f"heard {n}" for n in range(TIMES)]
    assert statistics.median(quick) < statistics.median(polled) / 2


@WIRES
async def test_a_duty_that_fails_leaves_its_acknowledgement_alone(wire):
    faults = []

    async def fail(_client, _body):
        raise LookupError("legs 8/10")

    told, _, _ = await acks(ours, wire, 3, fail, lambda name, error: faults.append((name, type(error))))
    assert [each["ok"] for each in told] == [True] * 3
    assert faults == [("answer", LookupError)] * 3
