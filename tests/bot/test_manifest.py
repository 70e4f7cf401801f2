"""What Slack is told of the app."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from advice.models import Athlete
from bot import listeners, manifest
from bot.cli import main
from bot.coach import ask
from bot.errors import BadInput
from bot.listeners import commands, home, shortcuts
from bot.playground.app_spec import AppSpec
from bot.slack import edge
from bot.telling import by_command
from bot.training import Asker

ROOT = Path(__file__).parents[2]
TARGET = "https://canirun.example.com/slack/events"
ASKER = Asker(datetime(2026, 11, 25, 9, 30, tzinfo=UTC), "Europe/Berlin", Athlete())


def every_url(told):
    settings = told["settings"]
    asked = [settings["event_subscriptions"], settings["interactivity"]]
    return [place.get("request_url") for place in asked] + [c.get("url") for c in told["features"]["slash_commands"]]


def test_a_checkout_reads_its_own_manifest():
    assert manifest.load() == yaml.safe_load((ROOT / "app_manifest.yml").read_text(encoding="utf-8"))


# The manifest and the listeners


def test_every_command_and_shortcut_that_slack_offers_is_answered_and_the_other_way_round():
    app = AppSpec.from_manifest(manifest.load())
    assert app.commands == frozenset(commands.SUBJECTS) | frozenset(commands.TELLING)
    assert app.shortcuts == frozenset(shortcuts.ACTS)


def test_every_event_that_slack_sends_is_heard_and_the_other_way_round():
    told = AppSpec.from_manifest(manifest.load()).events
    assert {event.partition(".")[0] for event in told} == {*listeners.EVENTS, *listeners.PASSING}


def test_slack_sends_signed_http_where_the_edge_takes_it():
    assert manifest.EVENTS_PATH == edge.EVENTS


def test_the_messages_tab_suggests_the_same_before_and_after_it_is_opened():
    told = manifest.load()["features"]["agent_view"]["suggested_prompts"]
    assert [(prompt["title"], prompt["message"]) for prompt in told] == list(home.PROMPTS)


# What it promises


@pytest.mark.parametrize(
    "prompt", manifest.load()["features"]["agent_view"]["suggested_prompts"], ids=lambda p: p["title"]
)
def test_every_suggested_prompt_is_a_question_that_canirun_answers(prompt):
    answer = ask(prompt["message"], ASKER)
    assert answer.verdict or answer.policy
    assert not answer.read.unread


def test_the_example_of_every_command_is_a_question_that_canirun_answers():
    for command in manifest.load()["features"]["slash_commands"]:
        if command["command"] in commands.SUBJECTS:
            assert ask(command["usage_hint"].partition(" | ")[0], ASKER).verdict


def test_every_example_of_telling_is_a_session_with_nothing_left_over():
    for command in manifest.load()["features"]["slash_commands"]:
        if command["command"] in commands.TELLING:
            for example in command["usage_hint"].split(" | "):
                telling = by_command(example, ASKER)
                assert (len(telling.sessions), telling.note) == (1, None)


def test_slack_escapes_what_people_type_so_that_a_name_is_never_mistaken_for_words():
    assert all(command["should_escape"] for command in manifest.load()["features"]["slash_commands"])


def test_socket_mode_tells_no_address():
    told = manifest.load()
    assert (told["settings"]["socket_mode_enabled"], set(every_url(told))) == (True, {None})


def test_a_conversation_is_possible_in_the_messages_tab():
    features = manifest.load()["features"]
    assert features["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }
    assert len(features["agent_view"]["suggested_prompts"]) <= 4
    assert len(features["agent_view"]["agent_description"]) <= 300


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://canirun.example.com", id="an address"),
        pytest.param("https://canirun.example.com/", id="an address with a slash"),
        pytest.param(" https://canirun.example.com/slack/events ", id="an address with our own path and spaces"),
    ],
)
def test_by_http_slack_sends_everything_to_one_place(url):
    told = manifest.for_http(manifest.load(), url)
    assert set(every_url(told)) == {TARGET}
    assert told["settings"]["socket_mode_enabled"] is False


def test_by_http_nothing_else_changes_and_the_first_stays_as_it_was():
    by_socket = manifest.load()
    by_http = manifest.for_http(by_socket, "https://canirun.example.com/coach")
    assert by_socket == manifest.load()
    assert manifest.scopes(by_http) == manifest.scopes(by_socket)
    assert by_http["display_information"] == by_socket["display_information"]


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        pytest.param("http://canirun.example.com", "https only, not to http", id="without encryption"),
        pytest.param("canirun.example.com", "is not an address", id="without https"),
        pytest.param("https://", "is not an address", id="without a host"),
        pytest.param("https://can irun.example.com", "is not an address", id="with a space in it"),
        pytest.param("https://canirun.example.com:port", "is not an address", id="with a port that is no number"),
        pytest.param("https://somebody@canirun.example.com", "without a name", id="with a name in it"),
        pytest.param("https://canirun.example.com?x=1", "a ? or a #", id="with a question mark"),
    ],
)
def test_an_address_that_slack_would_not_call_is_refused_with_a_good_one(url, hint):
    with pytest.raises(BadInput, match="https://") as refused:
        manifest.for_http(manifest.load(), url)
    assert hint in str(refused.value)


def test_the_yaml_is_the_manifest_in_the_order_of_the_file():
    told = manifest.as_yaml(manifest.load())
    assert yaml.safe_load(told) == manifest.load()
    assert told.startswith("_metadata:\n  major_version: 2\ndisplay_information:\n  name: Canirun\n")


def test_the_command_prints_either_variant():
    by_socket = CliRunner().invoke(main, ["manifest"])
    by_http = CliRunner().invoke(main, ["manifest", "--http", "https://canirun.example.com"])
    assert yaml.safe_load(by_socket.output) == manifest.load()
    assert yaml.safe_load(by_http.output) == manifest.for_http(manifest.load(), "https://canirun.example.com")


@pytest.mark.parametrize("url", ["http://canirun.example.com", ""])
def test_the_command_refuses_a_bad_address_in_one_line_and_with_status_2(url):
    said = CliRunner().invoke(main, ["manifest", "--http", url])
    assert (said.exit_code, said.output.count("\n"), said.output[:9]) == (2, 1, "canirun: ")
