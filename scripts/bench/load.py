"""The other side of the wire, in a process of its own: people who type commands, and the Slack that takes the answers.

One order a line comes in by standard input, as JSON, and one result a line goes out. Everything is bounded: an order
ends after its seconds, or when its commands are used up.
"""

import asyncio
import hashlib
import hmac
import json
import re
import sys
from collections.abc import Iterator
from itertools import count, cycle, islice
from statistics import median
from time import perf_counter, time
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

SECRET: Final = "0" * 32
MOST: Final = 5_000  # commands of one order
PEOPLE: Final = 20
PATIENCE_S: Final = 20.0

_LENGTH: Final = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_CALLS: Final[dict[bytes, dict[str, Any]]] = {
    b"/api/auth.test": {"ok": True, "team_id": "T1", "team": "T", "user_id": "U0", "user": "bot", "bot_id": "B0"},
    b"/api/users.info": {"ok": True, "user": {"id": "U1", "tz": "America/New_York", "locale": "en-US"}},
}
"""What the Web API answers to the few calls that are made before anybody is answered."""


class Order(NamedTuple):
    """What to do: whom to ask, what to say, and what makes a command done: its answer, or already its acknowledgement.

    `answers` tells whether anything comes by response URL at all; it does not where the answer is in the
    acknowledgement.
    """

    port: int
    texts: list[str]
    connections: int
    seconds: float
    most: int = MOST
    answers: bool = True
    wait: bool = True


class Result(NamedTuple):
    """Commands done, per second, medians of the milliseconds to the acknowledgement and to the answer, and faults."""

    done: int
    rate: float
    ack_ms: float
    answer_ms: float
    faults: int


class Whole:
    """Splits what a connection carries into whole messages of HTTP/1.1 with a content-length."""

    def __init__(self) -> None:
        self._rest = b""

    def __call__(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The head and body of every message that is complete."""
        self._rest += data
        while (end := self._rest.find(b"\r\n\r\n")) >= 0:
            head = self._rest[:end]
            length = _LENGTH.search(head)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._rest) < whole:
                return
            yield head, self._rest[end + 4 : whole]
            self._rest = self._rest[whole:]


class Slack(asyncio.Protocol):
    """Takes answers at `/answer/<number>`, and knows who the bot and the people are."""

    def __init__(self, awaited: dict[int, asyncio.Future[bool]]) -> None:
        self._awaited, self._whole = awaited, Whole()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        for head, body in self._whole(data):
            path = head.split(b" ", 2)[1].partition(b"?")[0]
            if path.startswith(b"/answer/"):
                if (awaited := self._awaited.pop(int(path[8:]), None)) is not None:
                    awaited.set_result(b"broke on my side" not in body)
                self._reply(b"ok", b"text/plain")
            else:
                self._reply(json.dumps(_CALLS.get(path, {"ok": False, "error": "unknown_method"})).encode())

    def _reply(self, body: bytes, kind: bytes = b"application/json") -> None:
        head = b"HTTP/1.1 200 OK\r\ncontent-type: %b\r\ncontent-length: %d\r\n\r\n"
        self._transport.write(head % (kind, len(body)) + body)  # type: ignore[attr-defined]


class Line(asyncio.Protocol):
    """One connection to a server, which carries one request at a time."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport, self._whole = transport, Whole()

    def data_received(self, data: bytes) -> None:
        for head, _ in self._whole(data):
            self._acknowledged.set_result(b" 200 " in head[:16])

    async def ask(self, request: bytes) -> bool:
        """Sends it; gives whether it was acknowledged with 200."""
        self._acknowledged = asyncio.get_running_loop().create_future()
        self.transport.write(request)  # type: ignore[attr-defined]
        return bool(await self._acknowledged)


def command(text: str, number: int, sink: int) -> bytes:
    """A signed slash command as Slack sends it; its answer is expected at the port `sink`."""
    # fmt: off
    body = urlencode({
        "token": "gone", "team_id": "T1", "team_domain": "t", "channel_id": "C1", "channel_name": "running",
        "user_id": f"U{number % PEOPLE}", "user_name": "u", "command": "/canirun", "text": text, "api_app_id": "A1",
        "is_enterprise_install": "false", "response_url": f"http://127.0.0.1:{sink}/answer/{number}",
        "trigger_id": f"1.2.{number}",
    }).encode()
    # fmt: on
    now = int(time())
    signature = hmac.new(SECRET.encode(), b"v0:%d:%b" % (now, body), hashlib.sha256).hexdigest()
    head = (
        "POST /slack/events HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\n"
        f"x-slack-request-timestamp: {now}\r\nx-slack-signature: v0={signature}\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Load:
    """Carries out orders."""

    def __init__(self, sink: int, awaited: dict[int, asyncio.Future[bool]]) -> None:
        self._sink, self._awaited, self._numbers = sink, awaited, count()

    async def carry_out(self, order: Order) -> Result:
        loop = asyncio.get_running_loop()
        lines = [(await loop.create_connection(Line, "127.0.0.1", order.port))[1] for _ in range(order.connections)]
        texts = islice(cycle(order.texts), order.most)
        requests = iter([(number, command(text, number, self._sink)) for text, number in zip(texts, self._numbers)])  # noqa: B905  numbers never end
        took: list[tuple[float, float]] = []
        late: list[asyncio.Future[bool]] = []
        faults = 0

        async def keep_asking(line: Line) -> None:
            nonlocal faults
            for number, request in requests:
                began = perf_counter()
                if began > until:
                    return
                answer = loop.create_future()
                if order.answers:
                    self._awaited[number] = answer
                faults += not await line.ask(request)
                acked = perf_counter()
                if order.answers and order.wait:
                    faults += not await answer
                elif order.answers:
                    late.append(answer)
                took.append((acked - began, perf_counter() - began))

        began = perf_counter()
        until = began + order.seconds
        async with asyncio.timeout(order.seconds + PATIENCE_S):
            await asyncio.gather(*map(keep_asking, lines))
            rate = len(took) / (perf_counter() - began)
            faults += sum(not good for good in await asyncio.gather(*late))
        for line in lines:
            line.transport.close()
        ack_ms, answer_ms = (1000 * median(times) for times in zip(*took, strict=True))
        return Result(len(took), rate, ack_ms, answer_ms, faults)


async def main() -> None:
    """Tells the port at which answers are taken, then carries out one order a line."""
    loop = asyncio.get_running_loop()
    awaited: dict[int, asyncio.Future[bool]] = {}
    server = await loop.create_server(lambda: Slack(awaited), "127.0.0.1", 0)
    sink = server.sockets[0].getsockname()[1]
    load = Load(sink, awaited)
    print(sink, flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(await load.carry_out(Order(**json.loads(line)))), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
