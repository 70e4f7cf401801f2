"""Home as people see it: new to Canirun, after one session, and with a full log; in light and in dark."""

import contextlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from advice.models import LegSession, Run
from advice.nouns import Hardness, RunKind
from bot import manifest
from bot.playground.app_spec import AppSpec
from bot.playground.world import TEAM
from bot.store import LoggedSession, Person
from tests.browser.test_access import findings
from tests.conversations.chat import chat

AT = datetime(2026, 11, 25, 18, 5, tzinfo=ZoneInfo("Europe/Berlin"))
PICTURES = os.environ.get("CANIRUN_PICTURES")
BOTH = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture
def told(loop):
    stack = contextlib.AsyncExitStack()
    spec = AppSpec.from_manifest(manifest.load())
    yield loop.run(stack.enter_async_context(chat(at=AT, app=spec, page=True)))
    loop.run(stack.aclose())


@pytest.fixture
def slack(told):
    return told.slack


async def full(told):
    """Five hundred sessions, a plan and an answer."""
    ana = Person(TEAM, told.slack.acts.person("ana").id)

    def log(store):
        for number in range(500):
            end = AT.astimezone(UTC) - timedelta(hours=18.7 * number + 2)
            start = end - timedelta(minutes=35 + number % 5 * 10)
            legs = LegSession(start=start, end=end, hardness=(Hardness.HARD, Hardness.LIGHT)[number % 2])
            run = Run(start=start, end=end, run_kind=(RunKind.EASY, RunKind.TEMPO)[number % 2], distance_km=8)
            what = legs if number % 3 == 1 else run
            store.log(ana, kept(what, number, "done"))
        for number in range(7):
            start = AT + timedelta(days=number + 1)
            plan = Run(start=start, run_kind=(RunKind.EASY, RunKind.INTERVALS)[number % 2], duration_min=45)
            store.log(ana, kept(plan, number, "planned"))

    await told.bot.desk.memory.kept(log)
    await told.command("ana", "/canirun sprints tomorrow morning?", "dm")


def kept(what, number, status):
    return LoggedSession(
        id=f"{status}{number}", status=status, what=what, zone="Europe/Berlin", source="test", created_at=AT
    )


async def picture(window, scheme, name, tmp_path):
    """What a person sees as a file, which people look at; no fault of ours, of Block Kit's or for a screen reader."""
    assert await findings(window) == []
    await expect(window.page.locator(".banner, .bk-fault")).to_have_count(0)
    await window.page.mouse.move(0, 0)
    file = Path(PICTURES or tmp_path) / f"{'-'.join(filter(None, ['home', name, scheme]))}.png"
    await window.page.screenshot(path=file, animations="disabled", caret="hide")
    assert file.stat().st_size > 10_000


@BOTH
async def test_who_is_new_is_told_what_to_do(visit, scheme, tmp_path):
    ana = await visit("ana", "home", color_scheme=scheme, viewport={"width": 1200, "height": 900})
    await ana.sees("Tell me what you did last", "#home")
    await picture(ana, scheme, "new", tmp_path)


@BOTH
async def test_one_session_is_a_page_already(visit, told, scheme, tmp_path):
    await told.command("ana", "/trained squats 5x5 80kg this morning 7-8", "dm")
    ana = await visit("ana", "home", color_scheme=scheme, viewport={"width": 1200, "height": 1250})
    await ana.sees("Last 14 days", "#home")
    await picture(ana, scheme, "one", tmp_path)


@BOTH
async def test_five_hundred_sessions_are_as_calm(visit, told, scheme, tmp_path):
    await full(told)
    ana = await visit("ana", "home", color_scheme=scheme, viewport={"width": 1200, "height": 1800})
    await ana.sees("…and 2 more", "#home")
    await picture(ana, scheme, "full", tmp_path)


@BOTH
async def test_the_pictures_of_home_are_taken(visit, told, scheme, tmp_path):
    for said in (
        "/trained tempo 8k 40min 9 days ago 7:00",
        "/trained squats 5x5 100kg, leg press 3x10 160kg 7 days ago 18:00-19:00",
        "/trained easy 8k 50min 5 days ago 7:00",
        "/trained bench press 4x8 60kg 4 days ago 18:00-19:00",
        "/trained long run 16k 100min 3 days ago 9:00",
        "/trained squats 5x5 105kg, RDL 3x8 80kg yesterday 18:00-19:00",
        "/trained 5k easy tomorrow 7:00",
        "/trained legs saturday 10:00-11:00",
        "/canirun sprints tomorrow 18:00?",
    ):
        await told.command("ana", said, "dm")
    ana = await visit("ana", "home", color_scheme=scheme, viewport={"width": 1200, "height": 1340})
    await ana.sees("Last 14 days", "#home")
    await picture(ana, scheme, "", tmp_path)


async def test_a_session_that_is_logged_on_home_is_there_at_once(visit):
    ana = await visit("ana", "home")
    await ana.sees("Tell me what you did last", "#home")
    await ana.press("Log a session", "#home")
    await ana.page.get_by_role("dialog").get_by_role("button", name="Log it").click()
    await ana.sees("Last 14 days", "#home")
    await expect(ana.page.locator("#home").get_by_text("1 leg day")).to_be_visible()


async def test_what_is_asked_on_home_is_answered_in_messages(visit, told):
    ana = await visit("ana", "home")
    await ana.press("Privacy", "#home")
    await told.settled()
    await ana.page.get_by_role("link", name="Messages").click()
    await ana.sees("What I keep about you")
