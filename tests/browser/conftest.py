"""The page in the system's Chromium. One loop and one browser serve all these tests; each has a server of its own."""

import asyncio
import contextlib
import inspect
import shutil
import threading

import pytest

from bot.playground.server import LocalSlack
from tests.browser.person import Browser
from tests.playground.demo import SPEC, demo
from tests.playground.helpers import by_socket

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
TIMEOUT_S = 60


class Loop:
    """An event loop in a thread: what lives there outlasts one test."""

    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def run(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(TIMEOUT_S)

    def close(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Runs a test that is a coroutine on the loop of the browser."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    pyfuncitem._request.getfixturevalue("loop").run(pyfuncitem.obj(**wanted))
    return True


@pytest.fixture(scope="session")
def loop():
    loop = Loop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def browser(loop):
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this system (on Debian: apt-get install chromium)")
    browser = Browser(CHROMIUM)
    loop.run(browser.open())
    yield browser
    loop.run(browser.close())


@pytest.fixture
def slack(loop):
    """A local Slack with its page, and the demo app connected."""
    stack = contextlib.AsyncExitStack()

    async def start():
        slack = await stack.enter_async_context(LocalSlack(app=SPEC, page=True))
        await stack.enter_async_context(by_socket(slack, demo))
        return slack

    yield loop.run(start())
    loop.run(stack.aclose())


@pytest.fixture
def visit(loop, browser, slack):
    """Opens a window of one's own: `await visit("ana", "dm")`. What its console complains of fails the test."""
    windows = []

    async def visit(who="ana", place="dm", **context):
        window = await browser.window(**context)
        windows.append(window)
        await window.page.goto(f"{slack.url}/as/{who}/{place}")
        await window.ready()
        return window

    yield visit
    complaints = [complaint for window in windows for complaint in window.complaints]
    for window in windows:
        loop.run(window.close())
    assert complaints == []
