"""The scores that the grammar promises, on the examples and on sentences written after it."""

import json
from pathlib import Path

import pytest

from bot.language.notation import as_case
from bot.language.parse import read
from bot.language.score import NOW, ZONE, rows_of, score_times, score_utterances

CASES = Path(__file__).parents[1] / "cases"
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def utterances():
    return score_utterances(rows_of(CASES / "utterances.jsonl"))


@pytest.mark.parametrize(
    ("field", "share"),
    [
        pytest.param("intent", 0.97, id="intents"),
        pytest.param("run_kind", 0.97, id="kinds of run"),
        pytest.param("when", 0.97, id="times of queries"),
        pytest.param("soreness", 0.97, id="soreness"),
        pytest.param("distance_km", 0.97, id="distances"),
        pytest.param("duration_min", 0.97, id="durations"),
        pytest.param("ambient", 0.98, id="work talk is not answered unasked"),
    ],
)
def test_utterances_are_read(utterances, field, share):
    assert utterances.share(field) >= share, "\n".join(utterances.misses)


def test_times_are_read():
    score = score_times(rows_of(CASES / "times.jsonl"))
    assert score.share("times") >= 0.97, "\n".join(score.misses)


def test_fresh_times_are_read():
    score = score_times(rows_of(HERE / "unseen_times.jsonl"))
    assert score.share("times") >= 0.97, "\n".join(score.misses)


@pytest.fixture(scope="module")
def fresh():
    rows = [json.loads(line) for line in (HERE / "unseen.jsonl").read_text().splitlines()]
    return [(row, as_case(read(row["text"], NOW, ZONE))) for row in rows]


def test_the_sessions_of_fresh_sentences_are_told(fresh):
    for row, got in fresh:
        told = [{key: one[key] for key in ("kind", "status", "when")} for one in got["sessions"]]
        assert [one for one in row.get("sessions", []) if one not in told] == [], row["text"]


@pytest.mark.parametrize("field", ["intent", "run_kind", "when", "soreness", "legs"])
def test_fresh_sentences_are_read(fresh, field):
    labelled = [(row, got) for row, got in fresh if field in row]
    wrong = [row["text"] for row, got in labelled if got[field] != row[field]]
    assert len(wrong) <= 0.03 * len(labelled), wrong


def test_no_fresh_talk_of_work_is_answered_unasked(fresh):
    assert [row["text"] for row, got in fresh if row.get("intent") == "none" and got["ambient"]] == []
