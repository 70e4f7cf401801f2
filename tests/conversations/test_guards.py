"""What holds listeners, names and templates together, where nothing else would notice that they drift apart."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest
from slack_bolt.kwargs_injection.async_args import AsyncArgs

import bot
from bot import ids
from bot.listeners import EVENTS, actions, commands, dropped, log, review, shortcuts, views
from bot.playground.app_spec import EVENTS as SUBSCRIBED
from tests.conversations.chat import chat

INJECTED = set(inspect.signature(AsyncArgs.__init__).parameters) - {"self", "kwargs"}


async def test_every_listeners_parameters_are_what_bolt_injects():
    """Bolt gives None to a name that it does not know, and warns nobody."""
    async with chat() as slack:
        functions = [one.ack_function for one in slack.bot.app._async_listeners]
        assert len(functions) == 7
        for function in functions:
            assert set(inspect.signature(function).parameters) <= INJECTED, function


def test_every_event_that_is_subscribed_has_somebody_who_hears_it():
    assert {name.partition(".")[0] for name in SUBSCRIBED} <= EVENTS.keys()


ELSEWHERE = {*log.ACTS, *dropped.ACTS, *review.ACTS, ids.SORE, ids.SHOW_PRIVACY, ids.BACK, ids.ON_AGAIN}
"""Pressed in test_log.py, test_log_changes.py, test_dropped.py, test_review.py and, on Home, in test_home.py."""


async def test_everything_that_can_be_pressed_has_an_act():
    pressed = set()
    async with chat() as slack:
        for asked in (
            "/canirun",
            "/canilift tomorrow",
            "/canirun sprints tomorrow? heavy squats last night",
            "/canirun asdf",
            "/canirun legs 5/10",
            "/canirun my knee hurts",
            "/canirun set",
            "/canirun sore",
            "/canirun setup",
            "/canirun review",
        ):
            await slack.command("ana", asked)
            pressed |= can_be_pressed(slack)
        for button in ("setup_goal.skip", "setup_level.skip", "keep_soreness"):
            await slack.press("ana", button)
            pressed |= can_be_pressed(slack)
        for asked in ("/canirun sore", "/canirun privacy", "/canirun sprints tomorrow? heavy squats last night"):
            await slack.command("ana", asked)
        await slack.press("ana", ids.WHY)
        pressed |= can_be_pressed(slack)
        await slack.command("ben", "/trained heavy squats this morning 7-8")  # Ana's pain leaves nothing to tap
        await slack.command("ben", "/trained easy run today 18:00")
        await slack.command("ben", "/canirun checkin 9:00")
        slack.moves(days=1)
        await slack.tick()
        pressed |= can_be_pressed(slack, "ben", "dm")
        await slack.press("ben", ids.CHECKIN_SKIP, "dm")
        pressed |= can_be_pressed(slack, "ben", "dm")
        await slack.command("ana", "/canirun team")
        await slack.submit("ana")
        pressed |= can_be_pressed(slack)
    seen = {name.partition(".")[0] for name in pressed}
    assert seen - ELSEWHERE == actions.ACTS.keys() - ELSEWHERE


def can_be_pressed(slack, who="ana", where="running"):
    """The names of all buttons and selects that somebody sees."""
    blocks = [block for message in slack.seen(who, where) for block in message["blocks"]]
    return {one["action_id"] for block in blocks for one in block.get("elements", []) if "action_id" in one}


async def test_everything_that_is_opened_and_offered_is_handled():
    assert shortcuts.ACTS.keys() == {ids.CAN_I_DO_THIS, ids.LOG_THIS, ids.LOG_A_SESSION}
    assert views.FORMS.keys() == {ids.SAY_AGAIN, ids.ANYWAY, ids.LOG_FORM, ids.SETTINGS, ids.TEAM}
    assert commands.SUBJECTS.keys() == {"/canirun", "/canilift"}
    assert commands.TELLING.keys() == {"/trained"}
    async with chat() as slack:
        await slack.command("ana", "/canirun easy run")
        await slack.press("ana", ids.NOT_MEANT)
        (modal,) = slack.slack.modals.open_now("ana")["modals"]
        assert modal["callback_id"] == ids.SAY_AGAIN
        assert [block["block_id"] for block in modal["blocks"] if block["type"] == "input"] == [ids.WORDS]


def test_ids_that_travel_are_told_apart():
    names = [value for name, value in vars(ids).items() if name.isupper() and not name.startswith("_")]
    assert len(names) == len(set(names))


TALK = """
import asyncio, sys, types

sys.modules["tests"] = types.ModuleType("tests")
sys.modules["tests"].__path__ = [{tests!r}]

from tests.conversations.chat import chat

async def main():
    async with chat({wire!r}) as slack:
        print(await slack.command("ana", "/canirun easy run tonight"))

asyncio.run(main())
"""


@pytest.mark.parametrize("wire", ["socket", "http"])
def test_what_the_environment_tells_bolt_changes_nothing(wire, tmp_path):
    """With SLACK_CLIENT_ID and its secret Bolt would turn to OAuth with a store of files, and drop the token."""
    theirs = {
        "SLACK_CLIENT_ID": "111.222",
        "SLACK_CLIENT_SECRET": "theirs",
        "SLACK_BOT_TOKEN": "xoxb-theirs",
        "SLACK_APP_TOKEN": "xapp-theirs",
        "SLACK_SIGNING_SECRET": "theirs",
        "SLACK_SCOPES": "chat:write",
    }
    root = Path(bot.__file__).parents[1]
    talk = TALK.format(wire=wire, tests=str(root / "tests"))
    done = subprocess.run(
        [sys.executable, "-c", talk],
        env={**os.environ, **theirs, "PYTHONPATH": str(root), "HOME": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "🟢 Go: an easy run is fine." in done.stdout
    assert list(tmp_path.iterdir()) == []
