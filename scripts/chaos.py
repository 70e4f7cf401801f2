"""`make chaos`: the real bot sends to thousands of people, through a Slack that fails and `kill -9`.

Every morning check-in has to arrive once: not lost, not twice. The bot is a process of its own on a database in a file,
killed at random and started again; the local Slack here refuses, drops and hangs at random. What people then see is
counted. `python -m scripts.chaos serve` is that process.
"""

import argparse
import asyncio
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple, get_args

from aiohttp import ClientTimeout

from bot.app import canirun, opened, until_told_to_stop
from bot.jobs.pace import Pace
from bot.playground.faults import Fault, Faults, Kind
from bot.playground.people import Person as Somebody
from bot.playground.seed import Place, Seed
from bot.playground.server import LocalSlack
from bot.playground.world import TEAM
from bot.settings import Settings
from bot.slack.logs import set_up_logging
from bot.slack.socket import serve_socket
from bot.store import Keeper, Person, Schedule, open_store

ROOT: Final = Path(__file__).parents[1]
TIMEOUT_S: Final = 1.0
PACE: Final = Pace(channel_per_s=1000, workspace_per_s=120, looks_every_s=0.25, grace=timedelta(seconds=4 * TIMEOUT_S))
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
METHODS: Final = frozenset({"chat.postMessage", "conversations.history", "conversations.open", "dnd.info"})
PATIENCE_S: Final = 600.0
AWAY: Final = timedelta(days=2)


class Outcome(NamedTuple):
    """What people saw in the end: how many got none, and how many more than one; and what had been in the way."""

    people: int
    lost: int
    twice: int
    kills: int
    faults: Counter[str]
    seconds: float

    def __str__(self) -> str:
        met = ", ".join(f"{kind} {number}" for kind, number in sorted(self.faults.items()))
        return (
            f"{self.people} messages, {self.kills} kills, {self.faults.total()} faults ({met}), {self.seconds:.0f} s: "
            f"{self.lost} lost, {self.twice} twice"
        )


class Chaos(Faults):
    """Faults at random, on the calls that send."""

    def __init__(self, share: float, chance: random.Random) -> None:
        super().__init__()
        self.met: Counter[str] = Counter()
        self._share, self._chance = share, chance

    def take(self, method: str) -> Fault | None:
        if method not in METHODS or self._chance.random() >= self._share:
            return None
        kind = self._chance.choice(KINDS)
        self.met[kind] += 1
        return Fault(method, kind)


def crowd(number: int) -> Seed:
    """A workspace of so many people."""
    people = tuple(
        Somebody(f"U{who:08d}", f"p{who}", f"Person {who}", "UTC", "UTC", "en-GB", f"D{who:08d}")
        for who in range(number)
    )
    return Seed(people=people, channels=(Place("C0GENERAL1", "general", ("p0",), bot=True),))


def switch_on(store: Keeper, number: int) -> None:
    """A check-in for each, due now."""
    at = datetime.now(UTC).replace(second=0, microsecond=0)
    due = Schedule(zone="UTC", times=(at.time(),) * 7, next_at=at)
    for who in range(number):
        store.change_schedule(Person(TEAM, f"U{who:08d}"), "checkin", lambda _: due)


async def run(  # noqa: PLR0913  what can be chosen
    number: int,
    kills: int,
    share: float,
    seed: int,
    *,
    say: Callable[[str], object] = lambda _: None,
    url: str = "",
    processes: int = 1,
) -> Outcome:
    """Everybody's check-in, through `kills` kills and faults on `share` of the calls.

    Args:
        number: how many people there are.
        kills: how often one of the processes is killed.
        share: how many of the calls that send meet a fault.
        seed: makes the chances.
        say: hears how it goes.
        url: an empty database; without it a SQLite file that is gone at the end.
        processes: how many bots share the work.

    Raises:
        TimeoutError: it does not come to an end.
    """
    chance, began = random.Random(seed), time.monotonic()  # noqa: S311  for a test that can be repeated
    chaos, killed = Chaos(share, chance), 0
    with tempfile.TemporaryDirectory(prefix="canirun-chaos-") as folder:
        url = url or f"sqlite:///{folder}/canirun.db"
        store = open_store(url, os.environ.get("CANIRUN_ENCRYPTION_KEYS"))
        switch_on(store, number)
        async with LocalSlack(seed=crowd(number)) as slack:
            slack.world.faults = chaos
            bots = [await _started(slack, url) for _ in range(processes)]
            try:
                while not _is_over(store):
                    if time.monotonic() - began > PATIENCE_S:
                        raise TimeoutError
                    arrived = sum(_seen(slack, number))
                    if killed < kills and arrived >= number * (killed + 1) / (kills + 1):
                        await asyncio.sleep(chance.uniform(0, 0.2))
                        which = chance.randrange(processes)
                        bots[which].kill()
                        await bots[which].wait()
                        killed += 1
                        say(f"killed {killed} times, {arrived} arrived")
                        bots[which] = await _started(slack, url)
                    await asyncio.sleep(0.05)
            finally:
                for bot in bots:
                    with suppress(ProcessLookupError):
                        bot.send_signal(signal.SIGTERM)
                    await bot.wait()
            seen = _seen(slack, number)
        store.close()
    twice = sum(count > 1 for count in seen)
    return Outcome(number, seen.count(0), twice, killed, chaos.met, time.monotonic() - began)


def _seen(slack: LocalSlack, number: int) -> list[int]:
    """How many messages each of them has."""
    return [len(slack.world.channel(f"D{who:08d}").messages) for who in range(number)]


def _is_over(store: Keeper) -> bool:
    """Whether all is planned, and nothing waits to be sent or looked for."""
    planned = store.schedules(Person(TEAM, "U00000000"))[0].next_at
    return planned is not None and planned > datetime.now(UTC) and not store.workspaces_due(datetime.now(UTC) + AWAY)


async def _started(slack: LocalSlack, url: str) -> asyncio.subprocess.Process:
    environ = os.environ | {
        "CANIRUN_BOT_TOKEN": slack.bot_token,
        "CANIRUN_APP_TOKEN": slack.app_token,
        "CANIRUN_SLACK_API_URL": f"{slack.url}/api/",
        "CANIRUN_DATABASE_URL": url,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "scripts.chaos", "serve", cwd=ROOT, env=environ, stderr=asyncio.subprocess.DEVNULL
    )


async def _serve() -> None:
    """The bot as it is, but for its patience: a call may take one second instead of ten, and all goes faster."""
    set_up_logging()
    settings = Settings.of(os.environ)
    async with opened(settings) as store, canirun(settings, store, pace=PACE) as bot:
        if bot.client.session is not None:
            bot.client.session._timeout = ClientTimeout(total=TIMEOUT_S)  # noqa: SLF001  aiohttp has no other door
        await serve_socket(bot.app, settings, bot.client, until_told_to_stop())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("serve", nargs="?", choices=["serve"], help="be the bot")
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=15)
    parser.add_argument("--faults", type=float, default=0.12, help="the share of calls that fail")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--database", default="", help="an empty database; by default a file of its own")
    parser.add_argument("--processes", type=int, default=1)
    told = parser.parse_args()
    if told.serve:
        asyncio.run(_serve())
        return 0
    print(f"--seed {told.seed}")
    work = run(
        told.messages,
        told.kills,
        told.faults,
        told.seed,
        say=print,
        url=told.database,
        processes=told.processes,
    )
    outcome = asyncio.run(work)
    print(outcome)
    return 1 if outcome.lost or outcome.twice else 0


if __name__ == "__main__":
    sys.exit(main())
