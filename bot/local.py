"""A workspace on this machine: a local Slack with Canirun in it, in one process, over a real socket. No account."""

import asyncio
import tempfile
import webbrowser
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from advice.nouns import Goal
from bot import manifest
from bot.app import canirun, opened, until_told_to_stop
from bot.jobs.clock import Clock
from bot.playground.app_spec import AppSpec
from bot.playground.clock import Clock as LocalClock
from bot.playground.people import Person as Inhabitant
from bot.playground.seed import Seed
from bot.playground.server import LocalSlack
from bot.playground.world import TEAM
from bot.settings import Settings
from bot.slack.socket import serve_socket
from bot.store import Keeper, Person


async def follow(local: LocalClock, clock: Clock) -> None:
    """Wakes the bot's clock whenever somebody moves the one on the wall."""
    while True:
        await local.moved()
        await clock.wake()


@asynccontextmanager
async def remembering() -> AsyncIterator[Keeper]:
    """A store as a workspace has it, in a folder that is gone at the end."""
    with tempfile.TemporaryDirectory(prefix="canirun-") as folder:
        settings = Settings(database_url=f"sqlite:///{folder}/canirun.db")
        async with opened(settings) as store:
            yield store


def _acquainted(store: Keeper, person: Inhabitant) -> None:
    """Sets the goal of somebody whose title names one, as they would with `/canirun set goal`."""
    if person.title in set(Goal):
        goal = Goal(person.title)
        store.change_profile(Person(TEAM, person.id), lambda known: known.model_copy(update={"goal": goal}))


async def serve(port: int, seed: Seed | None, *, shown: bool, say: Callable[[str], object]) -> None:
    """Serves until SIGTERM or SIGINT.

    Args:
        port: 0 takes a free one.
        seed: people, channels and tokens; by default three people in three time zones.
        shown: whether the page is shown in the browser of this machine.
        say: takes what a person at the terminal should read.

    Raises:
        NotSetUp: the port cannot be had.
    """
    spec = AppSpec.from_manifest(manifest.load())
    async with LocalSlack(port, app=spec, seed=seed, page=True) as slack:
        settings = Settings(slack.bot_token, slack.app_token, slack.signing_secret, f"{slack.url}/api/")
        async with remembering() as store, canirun(settings, store, now=slack.world.clock.moment) as bot:
            for person in slack.world.people.values():
                _acquainted(store, person)
            stop = until_told_to_stop()
            say(f"A local Slack with Canirun in it: {slack.url}   (Ctrl+C ends it, and what was said in it is gone)")
            if shown:
                await asyncio.to_thread(webbrowser.open, slack.url)
            following = asyncio.create_task(follow(slack.world.clock, bot.clock))
            try:
                await serve_socket(bot.app, settings, bot.client, stop)
            finally:
                following.cancel()
