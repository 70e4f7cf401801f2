"""The command line as a person meets it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main

NOW = ["--now", "2026-11-25T09:30", "--tz", "America/New_York"]
CASES = Path(__file__).parents[1] / "cases"


def run(*arguments, stdin=""):
    return CliRunner().invoke(main, list(arguments), input=stdin)


def test_the_main_job_gives_one_verdict_a_reason_and_a_time():
    said = run("ask", "sprints tomorrow morning? heavy squats last night, legs 4/10", *NOW)
    assert said.exit_code == 0
    assert "Ease: easy to moderate running up to 60 min only. As asked from Thu 26 Nov 22:00." in said.output
    assert "does not count for a time that far off" in said.output
    assert "not medical advice" in said.output


def test_json_holds_the_reading_and_the_receipt():
    said = json.loads(run("ask", "easy 5k tonight? hard leg day yesterday", *NOW, "--json").output)
    assert said["read"]["run_kind"] == "easy"
    assert said["verdict"]["decision"] == "go"
    assert "G35" in said["verdict"]["cites"]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        pytest.param(["ask", "run?", "--tz", "Berlin"], "Europe/Berlin", id="an unknown zone names a known one"),
        pytest.param(["ask", "run?", "--now", "soon"], "2026-11-25T09:30", id="a time that is none shows the form"),
        pytest.param(["parse", "run?", "--tz", "../etc"], "Europe/Berlin", id="a zone never leaves its folder"),
        pytest.param(["replay", "no-such-file.jsonl"], "No such file", id="a missing file is named"),
        pytest.param(["ask", "run?", "--goal", "win"], "'strength'", id="an unknown goal lists the known ones"),
    ],
)
def test_bad_input_is_one_clear_line_and_status_2(arguments, hint):
    said = run(*arguments)
    assert said.exit_code == 2
    assert hint in said.output
    assert "Traceback" not in said.output


def test_replay_of_the_examples_agrees_and_leaves_with_0():
    said = run("replay", str(CASES / "scenarios.jsonl"))
    assert said.exit_code == 0
    assert len(said.output.splitlines()) == len((CASES / "scenarios.jsonl").read_text().splitlines())


def test_replay_says_differences_on_standard_error_and_leaves_with_1(tmp_path):
    row = json.loads((CASES / "scenarios.jsonl").read_text().splitlines()[0])
    row["expect"]["decision"] = "go"
    file = tmp_path / "changed.jsonl"
    file.write_text(json.dumps(row))
    said = run("replay", str(file))
    assert said.exit_code == 1
    assert "S001: decision is ease, expected go" in said.stderr
    assert json.loads(said.stdout)["decision"] == "ease"


def test_replay_of_a_broken_line_is_one_clear_line_and_status_2(tmp_path):
    file = tmp_path / "broken.jsonl"
    file.write_text("{not json\n")
    said = run("replay", str(file))
    assert said.exit_code == 2
    assert "line 1 is not JSON" in said.stderr


def test_parse_reads_one_line_of_standard_input_at_a_time():
    said = run("parse", *NOW, stdin="easy 5k tonight?\nthanks!\n")
    rows = [json.loads(line) for line in said.output.splitlines()]
    assert [row["intent"] for row in rows] == ["ask_run", "none"]


def test_parse_has_the_fields_of_the_examples_and_its_own():
    example = json.loads((CASES / "utterances.jsonl").read_text().splitlines()[0])
    row = json.loads(run("parse", example["text"], *NOW).output)
    told = {"distance_km", "duration_min", "exercises"}
    own = {"ambient", "starts_at", "ends_at", "ambiguous", "goal", "level", "sessions"}
    assert set(row) == (set(example) - {"category"}) | told | own


def test_bytes_that_are_no_text_are_read_without_a_traceback():
    command = [sys.executable, "-m", "bot", "parse", *NOW]
    done = subprocess.run(command, input=b"run \xff\xfe tomorrow?\n", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["when"] == "2026-11-26"


def test_try_answers_the_example_and_then_each_line():
    said = run("try", *NOW, stdin="intervals tonight? only bench yesterday\n\n")
    assert said.exit_code == 0
    assert said.output.count("Read as:") == 2
