"""What a command and a press cost where there are many: our tables, beside a listener for each as Bolt has it."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from itertools import count, product
from statistics import median
from time import perf_counter
from typing import Final, TypeAlias
from unittest.mock import patch
from urllib.parse import urlencode

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot import render
from bot.expiring import Expiring
from bot.listeners import WORKERS, actions, commands, register
from bot.listeners.desk import Desk
from bot.listeners.inbox import Inbox
from bot.memory import Memory
from bot.render import Message
from bot.slack.duties import Duties
from bot.slack.people import People
from bot.slack.voice import Said, Voice
from bot.store import Keeper, Threaded
from bot.store.memory import MemoryStore

SIZES: Final = (1, 50, 500)
ROUNDS: Final = 9
TIMES: Final = 40  # in one round

Deliver: TypeAlias = Callable[[dict[str, str]], Awaitable[object]]

_numbers: Final = count()


class Mute(Voice):
    """Says nothing, so that no network is timed."""

    async def whisper(self, url: str, said: Said) -> None:
        del url, said


def report() -> None:
    """Measures and prints a table."""
    taken = asyncio.run(_measured())
    print(f"{'A delivery, from Bolt to the end of our work, µs':52}" + "".join(f"{size:>10,}" for size in SIZES))
    for what in dict.fromkeys(name for name, _ in taken):
        print(f"  {what:50}" + "".join(f"{1e6 * taken[what, size]:>10,.0f}" for size in SIZES))


async def _measured() -> dict[tuple[str, int], float]:
    """The median seconds of a delivery, by what it is and how many others there are."""
    ours = _ours()
    taken: dict[tuple[str, int], list[float]] = defaultdict(list)
    bolts = {size: _bolts(size) for size in SIZES}
    for _, size in product(range(ROUNDS), SIZES):
        with _grown(size):
            taken["a command, ours", size].append(await _timed(ours, lambda: _command("/canirun", "last")))
            taken["a press, ours", size].append(await _timed(ours, lambda: _press("last")))
        taken["a command, Bolt with a listener for each", size].append(
            await _timed(bolts[size], lambda: _command("/last", ""))
        )
    return {key: median(seconds) for key, seconds in taken.items()}


async def _timed(deliver: Deliver, make: Callable[[], dict[str, str]]) -> float:
    bodies = [make() for _ in range(TIMES)]
    began = perf_counter()
    for body in bodies:
        await deliver(body)
    return (perf_counter() - began) / TIMES


@contextmanager
def _grown(size: int) -> Iterator[None]:
    """Our tables with so many more verbs and actions."""
    words = render.note("Done.")

    async def act(*told: object) -> Message:
        del told
        return words

    names = [*(f"other{number}" for number in range(size - 1)), "last"]
    with patch.dict(commands.VERBS, dict.fromkeys(names, act)), patch.dict(actions.ACTS, dict.fromkeys(names, act)):
        yield


def _ours() -> Deliver:
    def now() -> datetime:
        return datetime.now(UTC)

    app, client, hour = _app(), AsyncWebClient(), timedelta(hours=1)
    kept = Threaded[Keeper](MemoryStore())
    desk = Desk(
        now=now,
        people=People(client, now),
        voice=Mute(client),
        memory=Memory(kept, now),
        replies=Expiring(1, hour, now),
        modals=Expiring(1, hour, now),
        homes=Expiring(1, hour, now),
        duties=Duties(),
    )
    register(app, desk, Inbox(desk, kept, desk.duties, now, WORKERS))

    async def deliver(body: dict[str, str]) -> None:
        await _dispatch(app, body)
        await desk.duties.drain(1)

    return deliver


def _bolts(size: int) -> Deliver:
    app = _app()

    async def echo(ack: AsyncAck) -> None:
        await ack()

    for number in range(size - 1):
        app.command(f"/other{number}")(echo)
    app.command("/last")(echo)
    return lambda body: _dispatch(app, body)


def _app() -> AsyncApp:
    result = AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id="U0", bot_id="B0", bot_token="xoxb-bench")  # noqa: S106  it opens nothing

    async def authorize() -> AuthorizeResult:
        return result

    return AsyncApp(authorize=authorize, request_verification_enabled=False, process_before_response=True)


async def _dispatch(app: AsyncApp, body: dict[str, str]) -> None:
    response = await app.async_dispatch(AsyncBoltRequest(body=urlencode(body), mode="http"))
    if response.status != HTTPStatus.OK:
        message = f"answered with {response.status}"
        raise RuntimeError(message)


def _command(name: str, text: str) -> dict[str, str]:
    # fmt: off
    return {
        "team_id": "T1", "channel_id": "C1", "user_id": "U1", "command": name, "text": text,
        "response_url": "https://nobody.invalid", "trigger_id": f"{next(_numbers)}",
    }
    # fmt: on


def _press(action_id: str) -> dict[str, str]:
    payload = {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1", "team_id": "T1"},
        "response_url": "https://nobody.invalid",
        "trigger_id": f"{next(_numbers)}",
        "actions": [{"type": "button", "action_id": action_id, "block_id": "23456789"}],
    }
    return {"payload": json.dumps(payload)}
