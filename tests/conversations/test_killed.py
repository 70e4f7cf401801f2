"""`kill -9` at any point of the way: nothing acknowledged is lost, and nothing is kept twice. With a real process."""

import asyncio
import contextlib
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.feeling import VERSION
from bot.playground.server import LocalSlack
from bot.playground.world import TEAM
from bot.store import Consent, Person, open_store
from tests.conversations.killed_bot import ANSWERED, KEPT, POINTS, TAKEN_AGAIN, UNACKNOWLEDGED, WRITTEN

ROOT = Path(__file__).parents[2]
ANA = Person(TEAM, "U0ANA00001")
SPRINTS = "sprints tomorrow? heavy squats last night"
PATIENCE_S = 30


@contextlib.asynccontextmanager
async def bot(slack, database, die_at=""):
    """A process that is connected, or has died before it was."""
    environ = os.environ | {
        "CANIRUN_BOT_TOKEN": slack.bot_token,
        "CANIRUN_APP_TOKEN": slack.app_token,
        "CANIRUN_SLACK_API_URL": f"{slack.url}/api/",
        "CANIRUN_DATABASE_URL": f"sqlite:///{database}",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.conversations.killed_bot", die_at, cwd=ROOT, env=environ,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE_S)
        assert line == b"ready\n" or die_at == TAKEN_AGAIN
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), PATIENCE_S)


@pytest.fixture
def database(tmp_path):
    return tmp_path / "canirun.db"


@contextlib.contextmanager
def looking_at(database):
    store = open_store(f"sqlite:///{database}")
    try:
        yield store
    finally:
        store.close()


async def worked(store):
    """Waits until nothing of Ana's is left to be worked."""
    for _ in range(PATIENCE_S * 20):
        kept = store.everything(ANA)
        if kept["receipts"] and not any(letter["payload"] for letter in kept["inbox"]):
            return kept
        await asyncio.sleep(0.05)
    raise AssertionError("it is never worked")


@pytest.mark.parametrize("point", POINTS)
async def test_kill_9_loses_nothing_acknowledged_and_keeps_nothing_twice(point, database):
    async with LocalSlack() as slack:
        async with bot(slack, database, point) as process:
            slack.acts.say("ana", SPRINTS)
            assert await asyncio.wait_for(process.wait(), PATIENCE_S) == -signal.SIGKILL
        async with bot(slack, database):
            slack.world.clock.advance(61)  # Slack tries again what was not acknowledged
            with looking_at(database) as store:
                await worked(store)
                assert await slack.office.settled(10)
                kept = await worked(store)
        told = next(entry for entry in slack.world.journal.since() if entry["name"] == "message")
        assert (told["more"]["failure"] is not None) is (point in UNACKNOWLEDGED)
        assert len(kept["receipts"]) == 1
        assert len(kept["inbox"]) == 1
        answers = [one for one in slack.acts.read("ana") if one["user"] != ANA.user]
        assert 1 <= len(answers) <= 2  # where the answer may not have arrived, it is told again
        assert all(kept["receipts"][0]["id"] in str(one["blocks"]) for one in answers)


@pytest.mark.parametrize("point", [ANSWERED, KEPT])
async def test_kill_9_keeps_soreness_once_too(point, database):
    with looking_at(database) as store:
        agreed = Consent(version=VERSION, at=datetime.now(UTC))
        store.change_profile(ANA, lambda known: known.model_copy(update={"consent": agreed}))
    async with LocalSlack() as slack:
        async with bot(slack, database, point) as process:
            slack.acts.say("ana", "easy run now? legs 4/10")
            await asyncio.wait_for(process.wait(), PATIENCE_S)
        async with bot(slack, database):
            with looking_at(database) as store:
                kept = await worked(store)
    assert (len(kept["receipts"]), len(kept["soreness"])) == (1, 1)


async def test_what_is_taken_up_after_a_start_survives_a_second_kill(database):
    async with LocalSlack() as slack:
        async with bot(slack, database, WRITTEN) as process:
            slack.acts.say("ana", SPRINTS)
            await asyncio.wait_for(process.wait(), PATIENCE_S)
        async with bot(slack, database, TAKEN_AGAIN) as process:
            assert await asyncio.wait_for(process.wait(), PATIENCE_S) == -signal.SIGKILL
        async with bot(slack, database):
            with looking_at(database) as store:
                assert len((await worked(store))["receipts"]) == 1


async def test_a_command_that_was_cut_short_is_answered_after_the_start(database):
    async with LocalSlack() as slack:
        async with bot(slack, database, POINTS[2]) as process:
            assert await slack.acts.command("ana", "/canirun", SPRINTS, "running") == {"ok": True}
            await asyncio.wait_for(process.wait(), PATIENCE_S)
        async with bot(slack, database):
            with looking_at(database) as store:
                await worked(store)
        (answer,) = slack.acts.read("ana", "running")
        assert "Ease" in answer["text"]
