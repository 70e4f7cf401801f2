"""Ids and kinds are written down, and nothing that a person wrote."""

import logging
import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.errors import SlackApiError

from bot.errors import BadInput
from bot.expiring import Expiring
from bot.playground.server import LocalSlack
from bot.slack import logs
from bot.slack.web import web_client
from tests.slack.helpers import settings_of

pytestmark = pytest.mark.usefixtures("logging_as_it_was")
SECRET = "knee hurts 9/10"  # noqa: S105  what a person wrote


def listen(capsys, level=logging.INFO):
    """Sets logging up, and gives what stands on stderr since the last look."""
    logs.set_up_logging(level)
    return lambda: capsys.readouterr().err


def test_our_lines_are_written_from_the_level_on(capsys):
    written = listen(capsys)
    logging.getLogger("bot.slack.socket").info("connected to %s", "T1")
    logging.getLogger("bot.slack.socket").debug("never mind")
    (line,) = written().splitlines()
    assert line.endswith("INFO bot.slack.socket: connected to T1")


def test_a_line_is_one_line(capsys):
    written = listen(capsys)
    logging.getLogger("bot.cli").info("kind %s", "a\nb")
    assert len(written().splitlines()) == 1


def test_of_other_projects_only_the_place_and_the_kind_are_written(capsys):
    written = listen(capsys)
    try:
        fault()
    except LookupError:
        logging.getLogger("slack_bolt.AsyncApp").exception("Failed to run listener function (error: %s)", SECRET)
    logging.getLogger("slack_bolt.RequestVerification").info("Invalid request signature detected (%s)", SECRET)
    (line,) = written().splitlines()
    assert re.search(r"ERROR slack_bolt.AsyncApp: spoke at test_logs:\d+ test_\w+: LookupError", line)


def test_setting_it_up_twice_writes_each_line_once(capsys):
    written = listen(capsys)
    logs.set_up_logging("INFO")
    logging.getLogger("bot.cli").info("once")
    assert len(written().splitlines()) == 1


def test_a_line_that_cannot_be_put_together_is_told_without_what_was_to_stand_in_it(capsys):
    written = listen(capsys)
    logging.getLogger("bot.cli").info("%d km", SECRET)
    told = written()
    assert re.fullmatch(r"a line of test_logs:\d+ could not be written\n", told)


def app_that_fails(client, **how):
    app = AsyncApp(client=client, process_before_response=True, **how)

    @app.command("/canirun")
    async def command(ack, command):
        await ack()
        raise BadInput(command["text"])

    return app


async def dispatch(app, **headers):
    body = urlencode({"command": "/canirun", "text": SECRET, "team_id": "T1", "user_id": "U1"})
    kind = {"content-type": "application/x-www-form-urlencoded"}
    await app.async_dispatch(AsyncBoltRequest(body=body, headers={**kind, **headers}))


async def test_bolt_writes_no_word_of_a_request_with_a_wrong_signature(capsys):
    written = listen(capsys)
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        app = app_that_fails(client, signing_secret=slack.signing_secret)
        await dispatch(app, **{"x-slack-signature": "v0=0", "x-slack-request-timestamp": "1"})
    assert written() == ""


async def test_bolt_writes_no_word_of_a_command_of_which_the_listener_failed(capsys):
    written = listen(capsys)
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        await dispatch(app_that_fails(client, request_verification_enabled=False))
    told = written()
    assert "BadInput" in told
    assert "knee" not in told


async def test_bolt_writes_no_word_of_a_request_that_nobody_takes(capsys):
    written = listen(capsys)
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        await dispatch(AsyncApp(client=client, request_verification_enabled=False))
    told = written()
    assert "spoke at" in told
    assert "/canirun" not in told


async def test_slack_sdk_and_aiohttp_write_no_word_of_a_call(capsys):
    written = listen(capsys, logging.DEBUG)
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client, ClientSession() as session:
        await client.chat_postMessage(channel=slack.acts.person("ana").dm, text=SECRET)
        await session.get(slack.url)
    assert written() == ""


# Faults of ours


def fault(*_):
    raise LookupError(SECRET)


def caught(act):
    try:
        act()
    except Exception as error:  # noqa: BLE001  whatever it raises
        return error
    raise AssertionError("it raised nothing")


def test_a_fault_is_written_with_its_reference_type_and_our_frames_and_without_its_words(capsys):
    written = listen(capsys)
    kept: Expiring[str, str] = Expiring(1, timedelta(hours=1), fault)
    error = caught(lambda: kept.put(SECRET, SECRET))
    told = logs.tell_fault(error, "answer")
    line = written()
    assert f"fault {told} in answer: LookupError (bot/expiring.py:" in line
    assert " put)" in line
    assert "knee" not in line


def test_what_caused_a_fault_is_written_too(capsys):
    written = listen(capsys)

    def again():
        try:
            fault()
        except LookupError as error:
            raise BadInput(SECRET) from error

    logs.tell_fault(caught(again), "answer")
    line = written()
    assert "BadInput (not in our code), after LookupError (not in our code)" in line
    assert "knee" not in line


async def test_a_refusal_of_slack_is_written_by_its_name():
    async with LocalSlack() as slack, web_client(settings_of(slack)) as client:
        with pytest.raises(SlackApiError) as raised:
            await client.chat_postMessage(channel="C404", text=SECRET)
    assert logs.trace(raised.value).startswith("SlackApiError channel_not_found (")


def test_references_are_short_and_differ():
    told = {logs.reference() for _ in range(1000)}
    assert len(told) == 1000
    assert all(re.fullmatch(r"[0-9a-f]{8}", each) for each in told)
