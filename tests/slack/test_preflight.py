"""A wrong token is told in a sentence that names the variable and the place of the right one."""

import contextlib

import pytest
from aiohttp import web

from bot.errors import NotSetUp
from bot.playground.app_spec import AppSpec
from bot.playground.faults import Fault
from bot.playground.server import LocalSlack
from bot.playground.world import BOT, BOT_USER, DOMAIN, TEAM
from bot.settings import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, SLACK_API_URL, Settings
from bot.slack.preflight import Identity, check_tokens
from bot.slack.web import web_client
from tests.slack.helpers import calls, settings_of


async def looked_at(settings, *, http=False):
    async with web_client(settings) as client:
        return await check_tokens(settings, client, http=http)


async def complaint(settings, *, http=False):
    with pytest.raises(NotSetUp) as raised:
        await looked_at(settings, http=http)
    return raised.value


@pytest.mark.parametrize("http", [True, False], ids=["over HTTP", "by socket"])
async def test_good_tokens_tell_who_the_bot_is(http):
    app = AppSpec(scopes=frozenset({"chat:write", "commands"}))
    async with LocalSlack(app=app) as slack:
        assert await looked_at(settings_of(slack), http=http) == Identity(
            team_id=TEAM, team=DOMAIN, bot_user_id=BOT_USER, bot_id=BOT, scopes=app.scopes
        )
        assert len(calls(slack, "apps.connections.open")) == (0 if http else 1)


async def test_each_mode_asks_only_for_what_it_needs():
    async with LocalSlack() as slack:
        await looked_at(settings_of(slack, app_token=None), http=True)
        await looked_at(settings_of(slack, signing_secret=None))


async def test_no_token_travels_unencrypted_to_another_machine():
    said = await complaint(Settings("xoxb-b", "xapp-b", None, "http://slack.example.com/api/"))
    assert SLACK_API_URL in said.cause
    assert "https://slack.com/api/" in said.cure


SHAPES = [
    pytest.param({"bot_token": None}, False, [BOT_TOKEN, "is not set", "OAuth & Permissions"], id="no bot token"),
    pytest.param({"app_token": None}, False, [APP_TOKEN, "is not set", "Basic Information"], id="no app token"),
    pytest.param({"signing_secret": None}, True, [SIGNING_SECRET, "is not set"], id="no signing secret"),
    pytest.param({"bot_token": "xapp-b"}, False, ["swapped", BOT_TOKEN, APP_TOKEN], id="app token for bot token"),
    pytest.param({"app_token": "xoxb-b"}, False, ["swapped", BOT_TOKEN, APP_TOKEN], id="bot token for app token"),
    pytest.param({"bot_token": "xoxp-b"}, False, [BOT_TOKEN, "begin with xoxb-"], id="a person's token"),
    pytest.param({"bot_token": "xoxb-a b"}, False, [BOT_TOKEN, "begin with xoxb-"], id="a token with a space"),
    pytest.param({"app_token": "wss"}, False, [APP_TOKEN, "begin with xapp-"], id="no app-level token"),
    pytest.param({"signing_secret": "f" * 31}, True, [SIGNING_SECRET, "32 hex digits"], id="a short secret"),
    pytest.param({"signing_secret": "g" * 32}, True, [SIGNING_SECRET, "32 hex digits"], id="a secret that is not hex"),
]


@pytest.mark.parametrize(("other", "http", "words"), SHAPES)
async def test_a_shape_is_seen_before_anything_is_asked(other, http, words):
    good = {"bot_token": "xoxb-b", "app_token": "xapp-a", "signing_secret": "0" * 32}
    told = await complaint(Settings(**good | other, slack_api_url="http://127.0.0.1:9/api/"), http=http)
    assert [word for word in words if word not in str(told)] == []
    secrets = [value for value in other.values() if value and len(value) > 5]
    assert [value for value in secrets if value in str(told)] == []


async def test_a_bot_token_that_slack_does_not_know():
    async with LocalSlack() as slack:
        told = await complaint(settings_of(slack, bot_token="xoxb-unknown"))
    assert BOT_TOKEN in told.cause
    assert "does not know" in told.cause
    assert "OAuth & Permissions" in told.cure


async def test_an_app_token_that_slack_does_not_know():
    async with LocalSlack() as slack:
        told = await complaint(settings_of(slack, app_token="xapp-unknown"))
    assert APP_TOKEN in told.cause
    assert "connections:write" in told.cure


@contextlib.asynccontextmanager
async def answering(**answers):
    """A Slack that gives these answers, by the last word of the method."""

    async def handle(request):
        answer = answers[request.match_info["method"].rpartition(".")[2]]
        return web.Response(text=answer) if isinstance(answer, str) else web.json_response(answer)

    application = web.Application()
    application.router.add_post("/api/{method}", handle)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    yield Settings(bot_token="xoxb-b", app_token="xapp-a", slack_api_url=url)
    await runner.cleanup()


ME = {"ok": True, "team_id": "T1", "team": "runners", "user_id": "U1", "bot_id": "B1", "app_name": "Canirun"}
REFUSED = [
    pytest.param("invalid_auth", "does not know", "another app's", id="unknown"),
    pytest.param("account_inactive", "no longer there", "Install the app", id="uninstalled"),
    pytest.param("token_revoked", "was revoked", "Install the app", id="revoked"),
    pytest.param("token_expired", "has expired", "without token rotation", id="rotated"),
    pytest.param("not_allowed_token_type", "not of the kind", "Copy", id="of the wrong kind"),
    pytest.param("team_access_not_granted", "team_access_not_granted", "Copy", id="something newer"),
]


@pytest.mark.parametrize(("code", "cause", "cure"), REFUSED)
async def test_refusals_are_told_apart(code, cause, cure):
    async with answering(test={"ok": False, "error": code}) as settings:
        told = await complaint(settings)
    assert cause in told.cause
    assert cure in told.cure
    assert BOT_TOKEN in told.cause


async def test_an_app_token_without_its_scope_is_told_the_scope():
    refused = {"ok": False, "error": "missing_scope", "needed": "connections:write", "provided": "none"}
    async with answering(test=ME, open=refused) as settings:
        told = await complaint(settings)
    assert told.cause == f"The token in {APP_TOKEN} may not do what it is for: it lacks the scope connections:write."
    assert "App-Level Tokens" in told.cure


async def test_the_apps_name_is_known_where_slack_tells_it():
    async with answering(test=ME, open={"ok": True, "url": "ws://"}) as settings:
        assert (await looked_at(settings)).app == "Canirun"


async def test_a_token_that_is_no_bots_is_told():
    async with answering(test=ME | {"bot_id": None}) as settings:
        assert "not a bot's" in (await complaint(settings)).cause


async def test_a_slack_that_cannot_be_reached_is_told_with_its_address():
    told = await complaint(Settings(bot_token="xoxb-b", app_token="xapp-a", slack_api_url="http://127.0.0.1:9/api/"))
    assert "cannot be reached at http://127.0.0.1:9/api/" in told.cause
    assert SLACK_API_URL in told.cure


async def test_a_lost_connection_is_no_wrong_token():
    async with LocalSlack() as slack:
        slack.world.faults.add(Fault("auth.test", "drop"))
        assert "cannot be reached" in (await complaint(settings_of(slack))).cause


async def test_something_else_that_answers_there_is_no_wrong_token():
    async with LocalSlack() as slack:
        slack.world.faults.add(Fault("auth.test", "500"))
        told = await complaint(settings_of(slack))
        assert "(http_500)" in told.cause
        told = await complaint(settings_of(slack, slack_api_url=f"{slack.url}/elsewhere/"))
        assert "(http_404)" in told.cause
        assert "/api/" in told.cure


async def test_a_page_of_somebody_else_is_no_wrong_token():
    async with answering(test="Welcome to the hotel") as settings:
        assert "not Slack's Web API" in (await complaint(settings)).cause
