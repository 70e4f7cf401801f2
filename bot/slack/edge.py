"""The outer edge of signed HTTP: what is not Slack's ends here, before Bolt reads a byte of it.

Bolt parses a body before it looks at the signature, so that anybody's malformed JSON raises, and takes a body of any
size.
"""

import asyncio
import contextlib
import hashlib
import hmac
import socket
import time
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qs

import orjson
import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp

from bot.errors import NotSetUp
from bot.settings import SIGNING_SECRET, Settings
from bot.slack.logs import tell_fault

EVENTS: Final = "/slack/events"
BODY_BYTES: Final = 1_000_000  # Slack's largest payloads are a quarter of it
WINDOW_S: Final = 300  # how old a signature may be
READ_S: Final = 10.0  # how long a body may take to arrive; Slack itself gives up after three
IDLE_S: Final = 75  # longer than a load balancer keeps a connection, so that it is not we who close first

_JSON: Final = b"application/json"
_FORM: Final = b"application/x-www-form-urlencoded"
_SIGNATURE: Final = b"x-slack-signature"
_TIMESTAMP: Final = b"x-slack-request-timestamp"

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Inner: TypeAlias = Callable[[Any, Any, Any], Awaitable[None]]


class Turned(Exception):
    """A request is answered here and goes no further."""

    def __init__(self, status: int, why: str, *, allow: str | None = None) -> None:
        super().__init__(why)
        self.status, self.why, self.allow = status, why, allow


class Gone(Exception):
    """Whoever asked hung up before the body was whole."""


class Edge:
    """An ASGI application around Bolt's: `/slack/events`, `/healthz`, `/readyz`.

    Args:
        inner: Bolt's handler; it gets a request with its whole body, of which the signature is known to be good.
        signing_secret: the app's.
        ready: whether the bot can do its work.
        now: the wall's clock, in seconds.
    """

    def __init__(
        self, inner: Inner, signing_secret: str, ready: Callable[[], bool], now: Callable[[], float] = time.time
    ) -> None:
        self._inner, self._secret, self._ready, self._now = inner, signing_secret.encode(), ready, now

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
        elif scope["type"] == "http":
            try:
                await self._route(scope, receive, send)
            except Turned as turned:
                await _answer(send, scope, turned.status, turned.why, turned.allow)
            except Gone:
                return

    async def _route(self, scope: Message, receive: Receive, send: Send) -> None:
        match scope["path"]:
            case "/healthz":
                _only(scope, "GET", "HEAD")
                await _answer(send, scope, 200, "ok")
            case "/readyz":
                _only(scope, "GET", "HEAD")
                await _answer(send, scope, *((200, "ready") if self._ready() else (503, "not ready")))
            case "/slack/events":
                _only(scope, "POST")
                await self._events(scope, receive, send)
            case _:
                raise Turned(404, "nothing is here")

    async def _events(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = scope["headers"]
        kind = _kind(headers)
        signature, timestamp = _one(headers, _SIGNATURE), _one(headers, _TIMESTAMP)
        if not timestamp.isdigit() or len(timestamp) > len("1767225600"):
            raise Turned(401, "the timestamp is not a number")
        if abs(self._now() - int(timestamp)) > WINDOW_S:
            raise Turned(401, "the timestamp is too far from now")
        body = await _read(headers, receive)
        good = b"v0=" + hmac.new(self._secret, b"v0:%b:%b" % (timestamp, body), hashlib.sha256).hexdigest().encode()
        if not hmac.compare_digest(good, signature):
            raise Turned(401, "the signature is not Slack's")
        _check(kind, body)
        await self._hand_over(scope, kind, body, send)

    async def _hand_over(self, scope: Message, kind: bytes, body: bytes, send: Send) -> None:
        """Gives Bolt the body as one piece, and of the headers only Slack's own: it reads no others."""
        whole: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
        begun = False

        async def receive() -> Message:
            return whole.pop() if whole else {"type": "http.disconnect"}

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        slacks = [pair for pair in scope["headers"] if pair[0].startswith(b"x-slack-") and pair[1].isascii()]
        headers = [(b"content-type", kind), *slacks]
        try:
            await self._inner({**scope, "headers": headers, "query_string": b""}, receive, watched)
        except Exception as error:  # noqa: BLE001  the last one who can: the server would log its words, which quote bodies
            told = tell_fault(error, "the edge")
            if begun:
                raise Gone from None
            raise Turned(500, f"a fault of ours: {told}") from None


def _only(scope: Message, *methods: str) -> None:
    if scope["method"] not in methods:
        raise Turned(405, "not this way", allow=", ".join(methods))


def _kind(headers: list[tuple[bytes, bytes]]) -> bytes:
    kinds = [value.partition(b";")[0].strip().lower() for name, value in headers if name == b"content-type"]
    if kinds not in ([_JSON], [_FORM]):
        raise Turned(415, "JSON or a form, please")
    return kinds[0]


def _one(headers: list[tuple[bytes, bytes]], wanted: bytes) -> bytes:
    """The value of a header that must be there once: of two, Bolt would look at the other one."""
    match [value for name, value in headers if name == wanted]:
        case [value]:
            return value
        case _:
            raise Turned(401, "signed once, please")


async def _read(headers: list[tuple[bytes, bytes]], receive: Receive) -> bytes:
    for told in [value for name, value in headers if name == b"content-length"]:
        if not told.isdigit():
            raise Turned(400, "a length is a number")
        if len(told) > len(str(BODY_BYTES)) or int(told) > BODY_BYTES:
            raise Turned(413, "too long")
    body = bytearray()
    try:
        async with asyncio.timeout(READ_S):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise Gone
                body += message.get("body", b"")
                if len(body) > BODY_BYTES:
                    raise Turned(413, "too long")
                if not message.get("more_body", False):
                    return bytes(body)
    except TimeoutError:
        raise Turned(408, "too slow") from None


def _check(kind: bytes, body: bytes) -> None:
    """Sees that Bolt can read it: it takes for JSON what says so or begins with a brace, and a form's `payload`."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise Turned(400, "not UTF-8") from None
    inside: str | None = text
    if kind == _FORM and not text.startswith("{"):
        inside = parse_qs(text, keep_blank_values=True).get("payload", [None])[-1] if "payload" in text else None
        if inside is None:
            return
    try:
        read = orjson.loads(inside or "")
    except orjson.JSONDecodeError:
        raise Turned(400, "not JSON") from None
    if not isinstance(read, dict):
        raise Turned(400, "a JSON object, please")


async def _answer(send: Send, scope: Message, status: int, why: str, allow: str | None = None) -> None:
    text = f"{why}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(text))]
    if allow is not None:
        headers.append((b"allow", allow.encode()))
    if scope["method"] == "POST":
        headers.append((b"connection", b"close"))  # the rest of its body is not waited for
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else text})


async def _live(receive: Receive, send: Send) -> None:
    """Answers a server's start and end; what is opened is opened by whoever calls `serve_http`."""
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def serve_http(  # noqa: PLR0913  where and until when, and who wants to know
    app: AsyncApp,
    settings: Settings,
    port: int,
    stop: asyncio.Event,
    *,
    host: str = "127.0.0.1",
    ready: Callable[[], bool] | None = None,
    grace_s: int = 5,
    on_ready: Callable[[int], None] = lambda _port: None,
) -> None:
    """Serves until `stop` is set, then finishes what is under way, if it does not take too long.

    Args:
        app: what listens; it should check signatures too, as a second line.
        settings: with the signing secret.
        port: 0 takes a free one.
        stop: ends it.
        host: the address to listen at; behind a proxy of the same machine the loopback will do.
        ready: what /readyz tells; by default that we are not about to stop.
        grace_s: how long what is under way at the end may take, in whole seconds.
        on_ready: told the real port, once, when requests are taken.

    Raises:
        NotSetUp: no signing secret is told, or the port cannot be had.
    """
    if settings.signing_secret is None:
        raise NotSetUp(f"{SIGNING_SECRET} is not set: it proves that a request is Slack's.", "Run `canirun doctor`.")
    inner = AsyncSlackRequestHandler(app, path=EVENTS)
    edge = Edge(inner, settings.signing_secret, ready or (lambda: not stop.is_set()))
    listener = _listen(host, port)
    # fmt: off
    config = uvicorn.Config(
        edge, lifespan="off", ws="none", log_config=None, access_log=False, server_header=False, proxy_headers=False,
        timeout_keep_alive=IDLE_S, timeout_graceful_shutdown=grace_s,
    )
    # fmt: on
    server = _Server(config, lambda: on_ready(listener.getsockname()[1]))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        server.should_exit = True
        await serving


class _Server(uvicorn.Server):
    """uvicorn that leaves signals to the one who started it, and tells when it listens."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_ready()


def _listen(host: str, port: int) -> socket.socket:
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise NotSetUp(
            f"Port {port} of {host} cannot be had ({error.strerror}).", "Choose another with --port."
        ) from error
    # asyncio does so only for sockets that name their protocol; without it, an answer with a body takes 40 ms more
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
