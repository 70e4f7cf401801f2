"""Our table of facts says what Slack's reference says."""

import csv
import json
from pathlib import Path

import pytest

from bot.playground.facts import FACTS, UNWRITTEN_ERRORS
from bot.playground.web_api import METHODS

with Path(__file__).with_name("reference.tsv").open() as file:
    REFERENCE = {row["method"]: row for row in csv.DictReader(file, delimiter="\t")}


def test_every_method_that_is_played_has_its_facts_and_its_row():
    assert METHODS.keys() == FACTS.keys() == REFERENCE.keys()


@pytest.mark.parametrize("method", FACTS)
def test_facts(method):
    fact, row = FACTS[method], REFERENCE[method]
    assert fact.tier == row["tier"]
    assert fact.scopes == set(json.loads(row["scopes"]).get("bot", []))
    assert set(fact.needs) == set(row["required_args"].split(",")) - {"token"}
    assert fact.errors - UNWRITTEN_ERRORS <= set(row["errors"].split(","))
