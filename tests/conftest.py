import asyncio
import inspect
import logging

import pytest
from hypothesis import settings

settings.register_profile("hunt", deadline=None)  # --hypothesis-profile=hunt looks for new examples
settings.load_profile("ci")  # the same ones everywhere


def pytest_addoption(parser):
    parser.addoption("--approve", action="store_true", help="take the messages as they are now for approved")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Runs a test that is a coroutine, on a loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    asyncio.run(pyfuncitem.obj(**wanted))
    return True


LOGGERS = ("", "advice", "aiohttp", "asyncio", "bot", "slack_bolt", "slack_sdk", "uvicorn")


@pytest.fixture
def logging_as_it_was():
    """Lets a test set up logging, and takes that back."""
    root = logging.getLogger()
    handlers, levels = root.handlers[:], {name: logging.getLogger(name).level for name in LOGGERS}
    yield
    root.handlers = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
