"""Worked examples: a question with its training, and what must come out."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from advice.engine import answer
from advice.errors import QueryInPast
from advice.models import Question

FILE = Path(__file__).parents[1] / "cases" / "scenarios.jsonl"
ROWS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
AROUND = {"id", "title", "tags", "expect", "why"}


def instant(text):
    return None if text is None else datetime.fromisoformat(text)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['id']} {row['title']}" for row in ROWS])
def test_scenario(row):
    question = Question.model_validate_json(json.dumps({k: v for k, v in row.items() if k not in AROUND}))
    expect = row["expect"]
    if expect.get("error"):
        with pytest.raises(QueryInPast) as past:
            answer(question)
        assert past.value.code == expect["error"]
        return
    verdict = answer(question)
    assert (verdict.decision, verdict.max_intensity, verdict.max_minutes, verdict.earliest_ok) == (
        expect["decision"],
        expect["max_intensity"],
        expect["max_minutes"],
        instant(expect["earliest_ok"]),
    ), row["why"]
    assert set(expect.get("must_cite", ())) <= set(verdict.cites)
    assert set(expect.get("must_not_cite", ())).isdisjoint(verdict.cites)
