"""What the docs show works as it stands."""

import asyncio
import re
import sys
from pathlib import Path

from bot.playground import seed
from bot.playground.faults import KINDS
from bot.playground.server import LocalSlack
from tests.playground.helpers import texts, until

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/local-slack.md").read_text(encoding="utf-8")


def shown(language):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


async def test_the_python_app_of_the_docs_says_hello():
    async with LocalSlack() as slack:
        (code,) = shown("python")
        for placeholder, real in [
            ("http://127.0.0.1:8765", slack.url),
            ("xoxb-…", slack.bot_token),
            ("xapp-…", slack.app_token),
        ]:
            code = code.replace(placeholder, real)
        app = await asyncio.create_subprocess_exec(sys.executable, "-c", code)
        try:
            await until(lambda: slack.sockets.connected, 10)
            slack.acts.say("ana", "hi")
            await until(lambda: texts(slack, "ana") == ["hi", "Hello!"])
        finally:
            app.terminate()
            await app.wait()


def test_the_seed_of_the_docs_is_one():
    (example,) = shown("yaml")
    told = seed.parse(example)
    assert ([person.name for person in told.people], len(told.story)) == (["dora", "eve"], 7)


def test_every_link_of_the_docs_leads_somewhere():
    links = re.findall(r"\]\(([^)#:]+)\)", PAGE)
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []


def test_every_fault_is_told():
    assert {kind for kind in KINDS if f"`{kind}`" not in PAGE} == set()
