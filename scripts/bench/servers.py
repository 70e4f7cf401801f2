"""The servers that are measured, each a process of its own: Canirun, and three bare echoes by Bolt.

All stand behind the same edge on the same server. `python -m scripts.bench.servers NAME API_URL DATABASE_URL` prints
its port when it takes requests, and ends when standard input does.
"""

import asyncio
import gc
import sys
from collections.abc import Callable
from typing import Final

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings
from bot.slack.edge import serve_http
from scripts.bench.load import SECRET


def _bolt(settings: Settings, *, at_once: bool) -> AsyncApp:
    client = AsyncWebClient(token=settings.bot_token, base_url=settings.slack_api_url)
    return AsyncApp(client=client, signing_secret=settings.signing_secret, process_before_response=at_once)


def echo_in_ack(settings: Settings) -> AsyncApp:
    """The least that Bolt can do: the answer is in the acknowledgement."""
    app = _bolt(settings, at_once=True)

    @app.command("/canirun")
    async def echo(ack: AsyncAck, command: dict[str, str]) -> None:
        await ack(command["text"])

    return app


def echo(settings: Settings, *, at_once: bool = False) -> AsyncApp:
    """The echo of Bolt's documentation: acknowledge, then answer through the response URL."""
    app = _bolt(settings, at_once=at_once)

    @app.command("/canirun")
    async def repeat(ack: AsyncAck, respond: AsyncRespond, command: dict[str, str]) -> None:
        await ack()
        await respond(command["text"])

    return app


def echo_at_once(settings: Settings) -> AsyncApp:
    """The same, where Bolt does not look every 10 ms whether there is an acknowledgement."""
    return echo(settings, at_once=True)


ECHOES: Final[dict[str, Callable[[Settings], AsyncApp]]] = {
    "ack": echo_in_ack,
    "respond": echo,
    "respond-pbr": echo_at_once,
}


async def serve(name: str, api_url: str, database_url: str) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_reader(sys.stdin, stop.set)  # readable at its end
    settings = Settings(
        bot_token="xoxb-bench",  # noqa: S106  opens nothing
        signing_secret=SECRET,
        slack_api_url=api_url,
        database_url=database_url,
    )

    def tell(port: int) -> None:
        print(port, flush=True)

    if name != "canirun":
        await serve_http(ECHOES[name](settings), settings, 0, stop, on_ready=tell)
        return
    from bot.app import canirun, opened  # noqa: PLC0415  the echoes start without it

    async with opened(settings) as store, canirun(settings, store, http=True) as bot:
        gc.freeze()  # as `bot.app.start` does
        await serve_http(bot.app, settings, 0, stop, on_ready=tell)


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:4]))
