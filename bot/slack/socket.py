"""Socket Mode with a watchdog: slack_sdk's client alone can try a spent URL for ever."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import NotSetUp
from bot.settings import APP_TOKEN, Settings

PATIENCE: Final = 2  # failing looks before the URL is given up
CLOSE_S: Final = 3.0  # a peer that is gone says no goodbye

_log: Final = logging.getLogger(__name__)


class Readiness:
    """Whether the wire carries, for a health check: `ready()`."""

    def __init__(self) -> None:
        self.ready = False

    def __call__(self) -> bool:
        return self.ready


def _nothing() -> None:
    pass


async def serve_socket(  # noqa: PLR0913  how often and how long are a deployment's to choose
    app: AsyncApp,
    settings: Settings,
    client: AsyncWebClient,
    stop: asyncio.Event,
    *,
    on_ready: Callable[[], None] = _nothing,
    readiness: Readiness | None = None,
    watch_s: float = 5.0,
    rebuild_s: float = 180.0,
) -> None:
    """Serves until `stop` is set, and closes. Whatever breaks on the way is connected again.

    Args:
        app: what listens.
        settings: with the app token.
        client: asks Slack for URLs of sockets.
        stop: ends it.
        on_ready: called once, at the first connection.
        readiness: kept true while connected.
        watch_s: how often the connection is looked at; slack_sdk pings twice as rarely.
        rebuild_s: after so long without a connection, everything is built anew.

    Raises:
        NotSetUp: no app token is told.
    """
    if settings.app_token is None:
        raise NotSetUp(f"{APP_TOKEN} is not set: Socket Mode connects with it.", "Run `canirun doctor`.")
    state = readiness or Readiness()
    greetings = [on_ready]

    def tell(ready: bool) -> None:  # noqa: FBT001  it tells nothing else
        if ready != state.ready:
            _log.log(*((logging.INFO, "connected to Slack") if ready else (logging.WARNING, "no connection to Slack")))
        state.ready = ready
        if ready and greetings:
            greetings.pop()()

    stopping = asyncio.create_task(stop.wait())
    try:
        while not stop.is_set():
            handler = AsyncSocketModeHandler(app, settings.app_token, web_client=client, ping_interval=2 * watch_s)
            connecting = asyncio.create_task(handler.connect_async())  # type: ignore[no-untyped-call]
            try:
                await _watch(handler.client, connecting, stopping, tell, watch_s, rebuild_s)
            finally:
                state.ready = False
                connecting.cancel()
                await _close(handler.client, connecting)
    finally:
        stopping.cancel()


async def _watch(  # noqa: PLR0913, PLR0917  the parts of one connection
    socket: SocketModeClient,
    connecting: asyncio.Task[None],
    stopping: asyncio.Task[object],
    tell: Callable[[bool], None],
    watch_s: float,
    rebuild_s: float,
) -> None:
    """Looks at a connection until it is time to stop, or to build another."""
    clock = asyncio.get_running_loop().time
    last_s, failing = clock(), 0
    while not stopping.done():
        # the first connection wakes us at once; later ones are seen at the next look
        ends = {stopping} if connecting.done() else {stopping, connecting}
        await asyncio.wait(ends, timeout=watch_s, return_when=asyncio.FIRST_COMPLETED)
        if connected := await socket.is_connected():
            last_s, failing = clock(), 0
        else:
            failing += 1
            if failing % PATIENCE == 0:
                socket.wss_uri = None  # it connects once; slack_sdk asks for another only when there is none
        tell(connected)
        if clock() - last_s >= rebuild_s:
            _log.warning("no connection to Slack for %.0f s: starting over", rebuild_s)
            return


async def _close(socket: SocketModeClient, connecting: asyncio.Task[None]) -> None:
    try:
        async with asyncio.timeout(CLOSE_S):
            await socket.close()  # type: ignore[no-untyped-call]
    except (TimeoutError, ClientError, OSError) as error:
        _log.warning("the socket did not close in peace: %s", type(error).__name__)
        await socket.aiohttp_client_session.close()
    # slack_sdk cancels its tasks without waiting for them
    parts = [connecting, socket.message_processor, socket.current_session_monitor, socket.message_receiver]
    left = {part for part in parts if part is not None}
    for part in left:
        part.cancel()
    await asyncio.wait(left, timeout=CLOSE_S)
