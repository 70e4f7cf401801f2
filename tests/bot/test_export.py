"""What an export holds, and the pages that tell of what is kept: held to the code."""

import re
from pathlib import Path

import pytest

from bot import export
from bot.errors import BadInput
from bot.export import Export
from bot.retention import Retention
from bot.settings import KEEP_SESSIONS_MONTHS, KEEP_SORENESS_DAYS, Settings
from bot.store import LoggedSession, Profile, Receipt, SorenessAnswer
from bot.store.memory import MemoryStore
from bot.store.values import UNDO, WORKED
from tests.store.test_privacy import fill
from tests.store.told import ANA, NOW, run

DOCS = Path(__file__).parents[2] / "docs"
EXPORT, PRIVACY = ((DOCS / name).read_text(encoding="utf-8") for name in ("export.md", "privacy.md"))


@pytest.fixture
def exported():
    store = MemoryStore()
    fill(store)
    store.log(ANA, run())
    return Export.of(store.everything(ANA), NOW)


def test_an_export_is_read_back_as_it_was(exported):
    assert export.read(exported.as_json().decode()) == exported


def test_an_export_of_somebody_unknown_is_empty_and_is_read_back():
    empty = Export.of(MemoryStore().everything(ANA), NOW)
    assert export.read(empty.as_json().decode()) == empty
    assert all(content.count(b"\n") == 1 for name, content in empty.as_files().items() if name.endswith("csv"))


@pytest.mark.parametrize(
    "text", ["{", "{}", "[]", '{"canirun_export": 2}', '{"canirun_export": 1, "profile": "canary"}']
)
def test_what_is_no_export_is_told_without_repeating_it(text):
    with pytest.raises(BadInput, match="This is no export that I can read") as refused:
        export.read(text)
    assert "canary" not in str(refused.value)


def test_the_page_names_every_file_field_and_column(exported):
    named = set(re.findall(r"`([\w.-]+)`", EXPORT))
    fields = set(Export.model_fields)
    for value in (LoggedSession, SorenessAnswer, Receipt):
        fields |= set(value.model_fields)
    assert fields | set(exported.as_files()) <= named
    assert {*export.SESSIONS, *export.SORENESS, *export.ANSWERS} <= named
    assert {"goal", "level", "zone", "tips", "consent", "corrections"} <= named & set(Profile.model_fields)


def test_no_column_is_always_empty(exported):
    """A misspelt name of a field would be."""
    for columns, rows in (
        (export.SESSIONS, [export._session(one) for one in exported.sessions]),
        (export.SORENESS, [export._soreness(one) for one in exported.soreness]),
        (export.ANSWERS, [export._answer(one) for one in exported.receipts]),
    ):
        for column in columns:
            assert any(column in row for row in rows), column


# How long


def test_the_page_of_privacy_says_how_long_the_code_keeps_things():
    kept = dict(
        re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|(?: `\w+` | )\|$", PRIVACY.partition("## How long")[2], re.MULTILINE)
    )
    own = Retention()
    assert kept["sessions, answers"] == f"{own.session_months} months"
    assert kept["soreness, also in answers; a pain stays while it is open"] == f"{own.soreness_days} days"
    assert kept["a deleted session, so that it can be brought back"] == f"{UNDO.seconds // 60} minutes"
    assert kept["the mark that a delivery was answered, without its words"] == f"{WORKED.days} day"


def test_the_page_of_privacy_names_the_settings():
    assert set(re.findall(r"`(CANIRUN_\w+)`", PRIVACY)) == {KEEP_SESSIONS_MONTHS, KEEP_SORENESS_DAYS}


def test_what_is_not_set_is_kept_for_90_days_and_13_months():
    assert Retention.of(Settings()) == Retention(90, 13) == Retention()
    assert Retention.of(Settings.of({KEEP_SORENESS_DAYS: " 30 ", KEEP_SESSIONS_MONTHS: "6"})) == Retention(30, 6)
