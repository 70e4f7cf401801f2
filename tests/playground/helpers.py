"""What the tests of the local Slack share: a bot of fifteen lines, a client, and a way to wait."""

import asyncio
import contextlib

from aiohttp import ClientSession, web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

INPUT = {
    "type": "input",
    "block_id": "km",
    "label": {"type": "plain_text", "text": "How far?"},
    "element": {"type": "plain_text_input", "action_id": "distance"},
}
MODAL = {
    "type": "modal",
    "callback_id": "log",
    "title": {"type": "plain_text", "text": "Log a run"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [INPUT],
}
BUTTON = {"type": "button", "action_id": "why", "value": "7", "text": {"type": "plain_text", "text": "Why?"}}
BUTTONS = [{"type": "actions", "elements": [BUTTON]}]


def fifteen_lines(client):
    app = AsyncApp(client=client, signing_secret=None, request_verification_enabled=False)

    @app.command("/canirun")
    async def command(ack, command, client):
        await ack(text=f"you asked {command['text']!r}", blocks=BUTTONS)
        if command["text"] == "log":
            await client.views_open(trigger_id=command["trigger_id"], view=MODAL)

    @app.event("message")
    async def message(event, say):
        if "subtype" not in event:
            await say(f"heard: {event['text']}")

    @app.action("why")
    async def why(ack, respond, action):
        await ack()
        await respond(f"because of {action['value']}")

    @app.view("log")
    async def log(ack, view):
        km = view["state"]["values"]["km"]["distance"]["value"]
        await (ack() if km.isdecimal() else ack(response_action="errors", errors={"km": "a number, please"}))

    return app


@contextlib.asynccontextmanager
async def client_of(slack, token=None):
    """slack_sdk's client on one shared session, without retries."""
    async with ClientSession() as session:
        yield AsyncWebClient(
            token=token or slack.bot_token, base_url=f"{slack.url}/api/", session=session, retry_handlers=[]
        )


@contextlib.asynccontextmanager
async def by_socket(slack, make=fifteen_lines):
    async with client_of(slack) as client:
        handler = AsyncSocketModeHandler(make(client), slack.app_token, ping_interval=0.5)
        await handler.connect_async()
        await until(lambda: slack.sockets.connected)
        yield handler
        await handler.close_async()
        await asyncio.sleep(0)


@contextlib.asynccontextmanager
async def by_http(slack, make=fifteen_lines):
    async with client_of(slack) as client:
        app = make(client)

        async def handle(request):
            answer = await app.async_dispatch(
                AsyncBoltRequest(body=(await request.read()).decode(), headers=dict(request.headers))
            )
            headers = {name: value[0] for name, value in answer.headers.items() if name != "content-type"}
            kind = answer.first_headers_without_set_cookie().get("content-type", "text/plain").partition(";")[0]
            return web.Response(status=answer.status, text=answer.body, headers=headers, content_type=kind)

        async with endpoint(slack, handle):
            yield app


@contextlib.asynccontextmanager
async def endpoint(slack, bot):
    """An HTTP server of the test as the bot's URL."""

    async def handle(request):
        return await bot(request)

    application = web.Application()
    application.router.add_post("/slack/events", handle)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    try:
        yield
    finally:
        slack.request_url = None
        await runner.cleanup()


WIRES = [by_socket, by_http]


async def until(what, timeout_s=3.0):
    """Waits until something is true, and gives it."""
    for _ in range(int(timeout_s / 0.01)):
        if found := what():
            return found
        await asyncio.sleep(0.01)
    raise AssertionError("it never came")


def texts(slack, who, where="dm"):
    return [message["text"] for message in slack.acts.read(who, where)]


def envelopes(slack, name=None):
    return [entry for entry in slack.world.journal.entries if entry.kind == "envelope" and name in (None, entry.name)]


async def refused(coroutine):
    """The answer to a call that Slack refuses."""
    try:
        answer = await coroutine
    except SlackApiError as error:
        return error.response.data
    raise AssertionError(f"it was accepted: {answer}")
