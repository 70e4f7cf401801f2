"""`canirun replay`: old questions answered again."""

import json

from bot.replay import replay

QUESTION = {
    "id": "A",
    "now": "2026-11-04T18:29:00+01:00",
    "tz": "Europe/Berlin",
    "history": [{"kind": "legs", "start": "2026-11-02T17:30:00+01:00", "end": "2026-11-02T18:30:00+01:00"}],
    "query": {"run_kind": "intervals", "at": "2026-11-04T18:29:00+01:00"},
}


def lines(*rows):
    return [row if isinstance(row, str) else json.dumps(row) for row in rows]


def test_a_question_without_expectations_is_just_answered():
    (answered,) = replay(lines(QUESTION))
    assert answered.line["id"] == "A"
    assert answered.line["decision"] == "ease"
    assert answered.line["earliest_ok"] == "2026-11-04T18:30:00+01:00"
    assert answered.line["flags"] == ["assumed_hard"]
    assert answered.differences == ()


def test_every_difference_from_what_was_expected_is_named():
    expect = {
        "decision": "go",
        "max_intensity": "moderate",
        "max_minutes": 60,
        "earliest_ok": "2026-11-04T17:30:00Z",
        "must_cite": ["G42"],
        "must_not_cite": ["G35"],
    }
    (answered,) = replay(lines({**QUESTION, "expect": expect}))
    assert answered.differences == ("decision is ease, expected go", "G42 is not cited", "G35 is cited")


def test_a_time_that_has_passed_has_an_error_and_no_verdict():
    past = {**QUESTION, "query": {"at": "2026-11-04T18:13:59+01:00"}}
    (answered,) = replay(lines(past))
    assert (answered.line["error"], answered.line["decision"]) == ("query_in_past", None)


def test_one_bad_line_never_loses_the_rest():
    rows = lines(QUESTION, "{", [1], {**QUESTION, "tz": "Mars/Olympus"}, "", QUESTION)
    answered = list(replay(rows))
    assert [row.line["error"] for row in answered] == [None, "bad_question", "bad_question", "bad_question", None]
    assert [row.fault is None for row in answered] == [True, False, False, False, True]
    assert "line 4" in (answered[3].fault or "")
    assert "Europe/Berlin" in (answered[3].fault or "")
