"""The doctor looks at a real local Slack over HTTP, and at what can be wrong with it and with us."""

import contextlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import click
import pytest
from aiohttp import web
from click.testing import CliRunner

from bot import manifest
from bot.cli import main
from bot.doctor import checks, words
from bot.doctor.facts import gather, iana_name
from bot.doctor.finding import problem
from bot.doctor.secrets import masked
from bot.playground.app_spec import AppSpec
from bot.playground.faults import Fault
from bot.playground.server import LocalSlack

APP = AppSpec.from_manifest(manifest.load())
HEX = "0123456789abcdef" * 2
TOKEN = "xoxb-" + HEX
GONE = "http://127.0.0.1:9/api/"  # nobody listens at the port of "discard"


def environment(slack, **changes):
    told = {
        "CANIRUN_BOT_TOKEN": slack.bot_token,
        "CANIRUN_APP_TOKEN": slack.app_token,
        "CANIRUN_SLACK_API_URL": f"{slack.url}/api/",
    }
    return {name: value for name, value in (told | changes).items() if value is not None}


async def facts_of(environ, ahead=timedelta(0)):
    return await gather(environ, lambda: datetime.now(UTC) + ahead)


async def found(environ, ahead=timedelta(0)):
    """What was found, by what it is about; time zones are this machine's own matter."""
    findings = checks.examine(await facts_of(environ, ahead))
    return {finding.about: finding for finding in findings if finding.about != "time zones"}


def problems(findings):
    return {about for about, finding in findings.items() if finding.word == "problem"}


# All is well


async def test_a_workspace_that_is_ready_has_no_problem_and_no_superfluous_scope():
    async with LocalSlack(app=APP) as slack:
        findings = await found(environment(slack))
    assert {about for about, finding in findings.items() if finding.word != "ok"} == {"CANIRUN_SLACK_API_URL"}
    assert findings["bot token"].cause == "It is the token of Canirun in local-slack."
    assert {"scopes", "app token", "clock", "Slack"} <= findings.keys()


async def test_signed_http_needs_its_secret_and_no_app_token():
    async with LocalSlack(app=APP) as slack:
        by_http = {"CANIRUN_APP_TOKEN": None, "CANIRUN_SIGNING_SECRET": slack.signing_secret}
        findings = await found(environment(slack, **by_http))
    assert problems(findings) == set()
    assert findings["CANIRUN_SIGNING_SECRET"].word == "ok"
    assert "CANIRUN_APP_TOKEN" not in findings


# The environment


@pytest.mark.parametrize(
    ("changes", "about", "cause", "cure"),
    [
        pytest.param(
            {"CANIRUN_BOT_TOKEN": None},
            "CANIRUN_BOT_TOKEN",
            "It is not set.",
            "Bot User OAuth Token",
            id="no bot token",
        ),
        pytest.param(
            {"CANIRUN_BOT_TOKEN": "  "}, "CANIRUN_BOT_TOKEN", "It is not set.", "Bot User OAuth Token", id="only spaces"
        ),
        pytest.param(
            {"CANIRUN_APP_TOKEN": None}, "CANIRUN_APP_TOKEN", "It is not set.", "connections:write", id="no app token"
        ),
        pytest.param(
            {"CANIRUN_APP_TOKEN": None, "SLACK_APP_TOKEN": "something"},
            "CANIRUN_APP_TOKEN",
            "SLACK_APP_TOKEN is, and Canirun does not read it",
            "Give it the name CANIRUN_APP_TOKEN",
            id="another app's name for it",
        ),
        pytest.param(
            {"CANIRUN_BOT_TOKEN": "xoxp-" + HEX},
            "CANIRUN_BOT_TOKEN",
            "a person's token (xoxp-…) ending in cdef, not a bot token",
            "Bot User OAuth Token",
            id="a person's token",
        ),
        pytest.param(
            {"CANIRUN_BOT_TOKEN": f"'xoxb-{HEX}'"}, "CANIRUN_BOT_TOKEN", "quotes", "Take the quotes off", id="quotes"
        ),
        pytest.param(
            {"CANIRUN_BOT_TOKEN": "xoxe.xoxb-" + HEX},
            "CANIRUN_BOT_TOKEN",
            "a token that expires",
            "canirun manifest",
            id="token rotation",
        ),
        pytest.param(
            {"CANIRUN_BOT_TOKEN": HEX},
            "CANIRUN_BOT_TOKEN",
            "a signing secret",
            "This value belongs into CANIRUN_SIGNING_SECRET",
            id="the signing secret in the bot token's place",
        ),
        pytest.param(
            {"CANIRUN_SIGNING_SECRET": HEX[:31]},
            "CANIRUN_SIGNING_SECRET",
            "not a signing secret (32 hexadecimal digits)",
            "Signing Secret",
            id="a signing secret cut short",
        ),
        pytest.param(
            {"CANIRUN_SLACK_API_URL": "http://slack.example.com/api"},
            "CANIRUN_SLACK_API_URL",
            "tokens could be read on the way, so none was sent",
            "https://slack.com/api/",
            id="another machine without encryption",
        ),
    ],
)
async def test_a_variable_that_is_wrong_gets_a_cause_and_a_cure(changes, about, cause, cure):
    async with LocalSlack(app=APP) as slack:
        findings = await found(environment(slack, **changes))
    assert about in problems(findings)
    assert cause in findings[about].cause
    assert cure in findings[about].cure


async def test_two_tokens_that_hold_each_others_place_are_to_be_swapped_and_are_sent_nowhere():
    async with LocalSlack(app=APP) as slack:
        swapped = {"CANIRUN_BOT_TOKEN": slack.app_token, "CANIRUN_APP_TOKEN": slack.bot_token}
        findings = await found(environment(slack, **swapped))
        calls = [entry.answered and entry.answered["error"] for entry in slack.world.journal.entries]
    assert problems(findings) == {"CANIRUN_BOT_TOKEN", "CANIRUN_APP_TOKEN"}
    assert findings["CANIRUN_BOT_TOKEN"].cure == "Swap the values of CANIRUN_BOT_TOKEN and CANIRUN_APP_TOKEN."
    assert calls == ["not_authed"]


async def test_a_name_of_other_slack_apps_beside_ours_is_a_note():
    async with LocalSlack(app=APP) as slack:
        findings = await found(environment(slack, SLACK_BOT_TOKEN="something"))
    assert (findings["SLACK_BOT_TOKEN"].word, problems(findings)) == ("note", set())


# What Slack says


async def test_tokens_that_slack_does_not_know_are_both_told():
    async with LocalSlack(app=APP) as slack:
        unknown = {"CANIRUN_BOT_TOKEN": "xoxb-" + HEX, "CANIRUN_APP_TOKEN": "xapp-A0-" + HEX}
        findings = await found(environment(slack, **unknown))
    assert problems(findings) == {"bot token", "app token"}
    assert "invalid_auth" in findings["bot token"].cause
    assert "connections:write" in findings["app token"].cure


async def test_a_missing_scope_is_a_problem_and_one_too_many_a_note():
    scopes = (APP.scopes - {"commands", "users:read"}) | {"channels:history"}
    async with LocalSlack(app=replace(APP, scopes=scopes)) as slack:
        findings = checks.examine(await facts_of(environment(slack)))
    missing, more = [finding for finding in findings if finding.about == "scopes"]
    assert (missing.word, more.word) == ("problem", "note")
    assert "commands, users:read missing" in missing.cause
    assert "install the app again" in missing.cure
    assert "channels:history" in more.cause


@pytest.mark.parametrize(
    ("ahead", "word", "told"),
    [
        pytest.param(timedelta(seconds=50), "ok", "within", id="50 s ahead is well"),
        pytest.param(timedelta(seconds=70), "problem", "ahead of", id="70 s ahead is not"),
        pytest.param(timedelta(seconds=-70), "problem", "behind", id="nor is 70 s behind"),
        pytest.param(timedelta(hours=1), "problem", "36", id="an hour is told in seconds"),
    ],
)
async def test_this_machines_clock_is_held_to_slacks(ahead, word, told):
    async with LocalSlack(app=APP) as slack:
        findings = await found(environment(slack), ahead)
    assert findings["clock"].word == word
    assert told in findings["clock"].cause


async def test_a_slack_that_cannot_be_reached_is_one_problem():
    async with LocalSlack(app=APP) as slack:
        findings = await found(environment(slack, CANIRUN_SLACK_API_URL=GONE))
    assert problems(findings) == {"Slack"}
    assert "cannot be reached" in findings["Slack"].cause
    assert "CANIRUN_SLACK_API_URL" in findings["Slack"].cure


async def test_a_connection_that_breaks_is_a_slack_that_cannot_be_reached():
    async with LocalSlack(app=APP) as slack:
        slack.world.faults.add(Fault("auth.test", "drop"))
        assert problems(await found(environment(slack))) == {"Slack"}


async def test_a_page_in_between_is_not_taken_for_slack():
    """A proxy or a portal answers with a page of its own, or sends elsewhere."""
    async with LocalSlack(app=APP) as slack:
        slack.world.faults.add(Fault("*", "500", times=2))
        findings = await found(environment(slack))
    assert problems(findings) == {"Slack"}
    assert "not as Slack does (HTTP status 500)" in findings["Slack"].cause


@contextlib.asynccontextmanager
async def elsewhere(handle):
    """Another server than the local Slack; gives its URL."""
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_a_redirect_is_not_followed_with_a_token():
    asked = []

    async def handle(request):
        asked.append(request.path)
        raise web.HTTPFound("/trap")

    async with elsewhere(handle) as url:
        findings = await found({"CANIRUN_BOT_TOKEN": TOKEN, "CANIRUN_SLACK_API_URL": url})
    assert "HTTP status 302" in findings["Slack"].cause
    assert asked == ["/auth.test"]


async def test_to_another_machine_no_token_travels_unencrypted_not_even_through_a_proxy():
    tokens = []

    async def handle(request):
        tokens.append(request.headers.get("Authorization"))
        return web.json_response({"ok": False, "error": "not_authed"})

    async with elsewhere(handle) as proxy:
        told = {
            "CANIRUN_BOT_TOKEN": TOKEN,
            "CANIRUN_SLACK_API_URL": "http://slack.example.com/api",
            "HTTP_PROXY": proxy,
        }
        findings = await found(told)
    assert tokens == [None]
    assert (findings["CANIRUN_SLACK_API_URL"].word, findings["Slack"].word) == ("problem", "ok")


async def test_a_slack_that_hangs_is_not_waited_for_long():
    async with LocalSlack(app=APP) as slack:
        slack.world.faults.add(Fault("auth.test", "hang", hang_s=2))
        facts = await gather(environment(slack), lambda: datetime.now(UTC), patience_s=0.1)
    assert facts.auth.unreachable == "no answer within 0.1 s"


async def test_a_token_without_a_bot_and_without_scopes_is_told():
    async def handle(_request):
        return web.json_response({"ok": True, "user": "ana", "team": "runners"})

    async with elsewhere(handle) as url:
        findings = await found({"CANIRUN_BOT_TOKEN": TOKEN, "CANIRUN_SLACK_API_URL": url})
    assert findings["bot token"].cause == "It is the token of a person: ana in runners."
    assert (findings["bot token"].word, findings["scopes"].word) == ("problem", "note")


async def test_too_many_questions_ask_for_patience():
    async with LocalSlack(app=APP) as slack:
        slack.world.faults.add(Fault("apps.connections.open", "429"))
        findings = await found(environment(slack))
    assert problems(findings) == {"app token"}
    assert "Wait a minute" in findings["app token"].cure


# This machine


async def test_what_an_installation_lacks_is_told():
    async with LocalSlack(app=APP) as slack:
        facts = await facts_of(environment(slack))
    broken = replace(facts, python=(3, 10, 1), templates=False, manifest=None, missing_zones=("Europe/Berlin",))
    lacking = {finding.about for finding in checks.examine(broken) if finding.word == "problem"}
    assert lacking == {"Python", "templates", "manifest", "time zones"}


@pytest.mark.parametrize(
    ("package", "system", "word"),
    [
        pytest.param("2026f", "2025b", "note", id="the system's zones are older"),
        pytest.param("2026f", "2026f", "ok", id="both are the same"),
        pytest.param("2025b", "2026f", "ok", id="the system's zones are newer, and are taken"),
        pytest.param("2026f", "", "ok", id="the system does not tell"),
        pytest.param("", "2025b", "ok", id="there are only the system's"),
    ],
)
async def test_zones_older_than_ours_are_worth_a_note(package, system, word):
    async with LocalSlack(app=APP) as slack:
        facts = await facts_of(environment(slack))
    findings = checks.examine(replace(facts, package_tzdata=package, system_tzdata=system))
    assert [finding.word for finding in findings if finding.about == "time zones"] == [word]


@pytest.mark.parametrize(("version", "name"), [("2025.2", "2025b"), ("2026.10.post1", "2026j"), ("unknown", "")])
def test_a_version_of_the_package_is_told_by_the_name_of_its_zones(version, name):
    assert iana_name(version) == name


# What is shown


@pytest.mark.parametrize(
    ("secret", "shown"),
    [
        pytest.param(TOKEN, "a bot token (xoxb-…) ending in cdef", id="a token by its end"),
        pytest.param("xoxb-short", "a bot token (xoxb-…)", id="a short one without it"),
        pytest.param(
            "correct horse battery staple", "something that Slack does not give out", id="a password not at all"
        ),
        pytest.param(f'"{TOKEN}"', "a value with quotes around it", id="nor what stands in quotes"),
    ],
)
def test_of_a_secret_no_more_is_shown_than_tells_which_it_is(secret, shown):
    assert masked(secret) == shown


async def test_no_token_is_ever_shown():
    async with LocalSlack(app=APP) as slack:
        told = environment(slack, CANIRUN_SIGNING_SECRET="hunter2-hunter2-hunter2")
        facts = await facts_of(told)
    shown = "".join([repr(facts), words.in_words(checks.examine(facts)), words.as_json(checks.examine(facts))])
    assert [name for name, value in told.items() if not value.startswith("http") and value[:-4] in shown] == []
    assert "hunter2" not in shown
    assert slack.bot_token[-4:] in shown


async def test_a_password_in_an_address_is_not_shown():
    async with LocalSlack(app=APP) as slack:
        url = slack.url.replace("//", "//somebody:hunter2@") + "/api/"
        findings = checks.examine(await facts_of(environment(slack, CANIRUN_SLACK_API_URL=url)))
    assert "hunter2" not in words.in_words(findings)


async def test_a_workspaces_name_moves_no_cursor():
    async with LocalSlack(app=replace(APP, name="\x1b[2Jrunner")) as slack:
        findings = await found(environment(slack))
    assert findings["bot token"].cause == "It is the token of ?[2Jrunner in local-slack."


def test_the_command_says_each_line_in_words_and_leaves_with_1():
    said = CliRunner(env={"CANIRUN_SLACK_API_URL": GONE, "CANIRUN_BOT_TOKEN": "", "CANIRUN_APP_TOKEN": ""}).invoke(
        main, ["doctor"]
    )
    assert said.exit_code == 1
    lines = said.output.splitlines()
    assert {line.split()[0] for line in lines if line[:1].strip()} >= {"ok", "note", "problem"}
    assert lines[-1] == "3 problems keep Canirun from its work."


def test_the_command_tells_a_program_the_same():
    said = CliRunner(env={"CANIRUN_SLACK_API_URL": GONE}).invoke(main, ["doctor", "--json"])
    assert {"word", "about", "cause", "cure"} == set(json.loads(said.output)[0])
    assert said.exit_code == 1


def test_a_finding_is_read_as_a_person_would():
    told = [problem("bot token", "It's {{ 7*7 }} & <b>.", "Copy it again.")]
    assert click.unstyle(words.in_words(told)).splitlines() == [
        "problem  bot token: It's {{ 7*7 }} & <b>.",
        "         Copy it again.",
        "",
        "1 problem keeps Canirun from its work.",
    ]
