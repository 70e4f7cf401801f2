"""A word that is said through every door is found in no log and, in clear, in no file of the database."""

import json
import logging
import sqlite3
from pathlib import Path

import pytest

from advice.models import Soreness
from bot.slack.logs import set_up_logging
from bot.store import Consent, Outcome, Person, open_store
from tests.conversations.chat import NOW, chat
from tests.conversations.test_privacy import everything
from tests.store.told import receipt

CANARY = "zwiebelkuchen"
UTTERANCES = [
    json.loads(line)["text"]
    for line in (Path(__file__).parents[1] / "cases" / "utterances.jsonl").read_text(encoding="utf-8").splitlines()
]
pytestmark = pytest.mark.usefixtures("logging_as_it_was")
WHERE = ("before", "after", "between", "with a number")


@pytest.fixture
def database(tmp_path):
    return tmp_path / "canirun.db"


def marked(text, number):
    """The words with the canary in one of several places."""
    middle = len(text.split()) // 2
    return {
        "before": f"{CANARY} {text}",
        "after": f"{text} {CANARY}",
        "between": " ".join([*text.split()[:middle], CANARY, *text.split()[middle:]]),
        "with a number": f"{text}, {CANARY} 3x8 60kg, {CANARY} 7/10",
    }[WHERE[number % len(WHERE)]]


def in_clear(database):
    """The files of the database in which the word stands."""
    files = sorted(database.parent.glob("canirun.db*"))
    assert {"canirun.db", "canirun.db-wal"} <= {file.name for file in files}
    return [file.name for file in files if CANARY.encode() in file.read_bytes()]


@pytest.mark.parametrize("part", range(4))
async def test_what_is_said_is_in_no_log_and_in_no_file_of_the_database(part, database, capsys):
    set_up_logging(logging.DEBUG)
    store = open_store(f"sqlite:///{database}")
    async with chat(store=store) as slack:
        for number, text in enumerate(UTTERANCES[part::4]):
            said = marked(text, number)
            if number % 3 == 0:
                await slack.direct("ana", said)
            elif number % 3 == 1:
                await slack.command("ben", f"/canirun {said}")
            else:
                await slack.mention("chie", said)
        assert in_clear(database) == []
    store.close()
    written = capsys.readouterr()
    assert CANARY not in written.out + written.err


async def test_what_is_pressed_submitted_and_told_as_a_reason_is_in_neither(database, capsys):
    set_up_logging(logging.DEBUG)
    store = open_store(f"sqlite:///{database}")
    async with chat(store=store) as slack:
        await everything(slack, f"sprints tomorrow? {CANARY} heavy squats last night, legs 6/10 {CANARY}")
        await slack.command("ana", f"/canirun sprints tomorrow? heavy squats last night {CANARY}")
        await slack.press("ana", "why")
        await slack.press("ana", "did_it_anyway")
        await slack.submit("ana", reason=f"{CANARY} was at stake")
        assert CANARY in slack.last("ana")
        await slack.command("ana", "/canirun export")
        assert CANARY in str(slack.slack.world.contents)
        assert in_clear(database) == []
    store.close()
    written = capsys.readouterr()
    assert CANARY not in written.out + written.err


async def test_with_consent_what_soreness_said_is_sealed_in_answers_too(database):
    store = open_store(f"sqlite:///{database}")
    who = Person("T1", "U1")
    store.change_profile(who, lambda known: known.model_copy(update={"consent": Consent(version="1", at=NOW)}))
    store.keep_receipt(who, receipt(soreness=Soreness(level=6, at=NOW, site=CANARY)))
    store.set_outcome(who, "r1", Outcome(at=NOW, reason=CANARY))
    assert CANARY in str(store.everything(who))
    assert in_clear(database) == []
    store.close()


def test_the_search_finds_what_is_in_clear(database):
    store = open_store(f"sqlite:///{database}")
    with sqlite3.connect(database) as connection:
        connection.execute("INSERT INTO meta VALUES (?, '')", (CANARY,))
    connection.close()
    assert in_clear(database) != []
    store.close()
