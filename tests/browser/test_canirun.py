"""Canirun itself on the page: the welcome, its story, two people, and the README's pictures."""

import asyncio
import contextlib
import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from bot import manifest
from bot.local import follow
from bot.playground import seed
from bot.playground.app_spec import AppSpec
from tests.conversations.chat import chat

AT = datetime(2026, 11, 25, 18, 5, tzinfo=ZoneInfo("Europe/Berlin"))
PICTURES = os.environ.get("CANIRUN_PICTURES")
"""A folder, where `make pictures` wants them kept."""


@contextlib.asynccontextmanager
async def canirun():
    """A workspace whose bot notices when somebody moves the clock on the page."""
    async with chat(at=AT, app=AppSpec.from_manifest(manifest.load()), page=True) as told:
        following = asyncio.create_task(follow(told.slack.world.clock, told.bot.clock))
        yield told.slack
        following.cancel()


@pytest.fixture
def slack(loop):
    stack = contextlib.AsyncExitStack()
    yield loop.run(stack.enter_async_context(canirun()))
    loop.run(stack.aclose())


@pytest.mark.parametrize("example", seed.default().examples, ids=lambda example: example.text)
async def test_every_question_of_the_welcome_is_answered(visit, example):
    ana = await visit()
    await ana.page.get_by_role("button", name=example.text).click()
    await ana.sees("Training guidance, not medical advice.")
    await expect(ana.page.locator(".banner, .bk-fault")).to_have_count(0)


async def test_an_answer_is_explained_and_shared(visit):
    ana, ben = await visit("ana", "running"), await visit("ben", "running")
    await ana.say("/canirun tempo tomorrow evening? deadlifts tonight")
    await ana.sees("Only visible to you")
    await ana.press("Why?")
    await expect(ana.messages()).to_have_count(2)
    await ana.page.locator("#log").get_by_role("button", name="Share here").first.click()
    await ana.press("Share", "#confirm")
    await expect(ben.messages()).to_have_count(1)
    await expect(ben.page.locator(".banner, .bk-fault")).to_have_count(0)


async def test_the_story_plays_to_its_end(visit):
    ana = await visit()
    await ana.page.get_by_role("button", name="Play a story").last.click()
    await expect(ana.page.locator("#caption")).to_contain_text("Now it is your turn")
    await expect(ana.page.locator(".banner, .bk-fault")).to_have_count(0)
    assert "/as/ben/running" in ana.page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_pictures_of_the_readme_are_taken(visit, slack, scheme, tmp_path):
    slack.world.clock.set(AT, running=True)
    ana = await visit("ana", "dm", color_scheme=scheme, viewport={"width": 1200, "height": 840})
    await ana.say("sprints tomorrow morning? heavy squats last night")
    await ana.sees("Training guidance, not medical advice.")
    await ana.page.mouse.move(0, 0)
    picture = Path(PICTURES or tmp_path) / f"local-slack-{scheme}.png"
    await ana.page.screenshot(path=picture, animations="disabled", caret="hide")
    assert picture.stat().st_size > 10_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_pictures_of_a_morning_are_taken(visit, slack, scheme, tmp_path):
    ana = await visit("ana", "dm", color_scheme=scheme, viewport={"width": 1200, "height": 760})
    await ana.say("/trained heavy squats 5x5 today 15:00-16:00")
    await ana.sees("Logged:")
    await ana.say("/trained tempo run tomorrow 18:00")
    await ana.sees("Planned:")
    await ana.say("checkin 7:30")
    await ana.sees("The next one comes")
    slack.world.clock.set(AT.replace(day=26, hour=7, minute=30))
    await ana.sees("Snooze 1 h")
    await ana.press("tired")
    await ana.sees("You told: tired.")
    await ana.page.mouse.move(0, 0)
    picture = Path(PICTURES or tmp_path) / f"morning-{scheme}.png"
    await ana.page.screenshot(path=picture, animations="disabled", caret="hide")
    assert picture.stat().st_size > 10_000
