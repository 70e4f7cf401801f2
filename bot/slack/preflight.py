"""Looks at the tokens before anything connects: Bolt would try a wrong one for ever, and only log it."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Final

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import NotSetUp
from bot.settings import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, SLACK, SLACK_API_URL, Settings, Shape, shape_of
from bot.slack.web import refusal

BOT_TOKEN_AT: Final = "api.slack.com/apps, your app, OAuth & Permissions, Bot User OAuth Token"  # noqa: S105  a place
APP_TOKEN_AT: Final = "api.slack.com/apps, your app, Basic Information, App-Level Tokens"  # noqa: S105  a place
SIGNING_SECRET_AT: Final = "api.slack.com/apps, your app, Basic Information, Signing Secret"  # noqa: S105  a place

_COPY_BOT: Final = f"Copy the one that begins with xoxb- from {BOT_TOKEN_AT}, into {BOT_TOKEN}."
_COPY_APP: Final = f"Make one with the scope connections:write at {APP_TOKEN_AT}, and copy it into {APP_TOKEN}."
_COPY_SECRET: Final = f"Copy it from {SIGNING_SECRET_AT}, into {SIGNING_SECRET}."
_REINSTALL: Final = "Install the app to the workspace again (api.slack.com/apps, your app, Install App)"
_SWAP: Final = f"Swap the values of {BOT_TOKEN} (xoxb-) and {APP_TOKEN} (xapp-)."

_REFUSALS: Final[Mapping[str, tuple[str, str]]] = {
    "invalid_auth": ("Slack does not know the token in {name}.", "It may be cut short, or another app's. {copy}"),
    "account_inactive": (
        "The token in {name} belongs to an app or a workspace that is no longer there.",
        f"{_REINSTALL}. {{copy}}",
    ),
    "token_revoked": ("The token in {name} was revoked.", f"{_REINSTALL}. {{copy}}"),
    "token_expired": (
        "The token in {name} has expired: the app has token rotation switched on.",
        "Canirun needs an app without token rotation. {copy}",
    ),
    "missing_scope": (
        "The token in {name} may not do what it is for: it lacks the scope {scope}.",
        "{copy}",
    ),
    "not_allowed_token_type": ("The token in {name} is not of the kind that Slack takes there.", "{copy}"),
    "ratelimited": (
        "Slack asks to wait before the token in {name} is tried again.",
        "Wait a minute, then start again.",
    ),
}
_NOT_SLACK: Final = (
    "What answers there is not Slack's Web API, or it is having a bad day ({code}).",
    f"Try again in a minute; if {SLACK_API_URL} is set, see that it ends in /api/.",
)


@dataclass(frozen=True)
class Identity:
    """Who the bot is in its workspace.

    Attributes:
        team_id: such as `T0123`.
        team: the workspace's name.
        bot_user_id: `U…`, the bot as a member; mentions carry it.
        bot_id: `B…`, the bot as an author.
        scopes: what its token may do.
        app: the app's name, where Slack tells it.
    """

    team_id: str
    team: str
    bot_user_id: str
    bot_id: str
    scopes: frozenset[str]
    app: str | None = None


async def check_tokens(settings: Settings, client: AsyncWebClient, *, http: bool) -> Identity:
    """Asks Slack whether the tokens are good, before connecting.

    Args:
        settings: what the environment tells.
        client: carries the bot token.
        http: signed HTTP, which needs the signing secret; otherwise Socket Mode, which needs the app token.

    Raises:
        NotSetUp: something is absent, misshapen or refused, or Slack cannot be reached; which one, and the remedy.
    """
    if not settings.keeps_secrets:
        cause = f"{SLACK_API_URL} is no address that begins with https: tokens could be read on the way."
        raise NotSetUp(cause, f"Write it like {SLACK}, or unset it.")
    _check_bot_token(settings.bot_token)
    if http:
        _check_signing_secret(settings.signing_secret)
    else:
        _check_app_token(settings.app_token)
    answer = await _ask(client.auth_test(token=settings.bot_token), BOT_TOKEN, client.base_url)
    if not answer.get("bot_id"):
        raise NotSetUp(f"The token in {BOT_TOKEN} is not a bot's.", _COPY_BOT)
    if not http:
        await _ask(client.apps_connections_open(app_token=str(settings.app_token)), APP_TOKEN, client.base_url)
    return Identity(
        team_id=answer["team_id"],
        team=answer["team"],
        bot_user_id=answer["user_id"],
        bot_id=answer["bot_id"],
        scopes=_scopes(answer),
        app=answer.get("app_name"),
    )


def _check_bot_token(token: str | None) -> None:
    if not token:
        raise NotSetUp(f"{BOT_TOKEN} is not set: it is the bot's token.", _COPY_BOT)
    if shape_of(token) is Shape.APP:
        raise NotSetUp(f"{BOT_TOKEN} holds an app-level token: the two tokens are swapped.", _SWAP)
    if shape_of(token) is not Shape.BOT:
        raise NotSetUp(f"{BOT_TOKEN} does not hold a bot's token: those begin with xoxb-.", _COPY_BOT)


def _check_app_token(token: str | None) -> None:
    if not token:
        raise NotSetUp(f"{APP_TOKEN} is not set: Socket Mode connects with it.", _COPY_APP)
    if shape_of(token) is Shape.BOT:
        raise NotSetUp(f"{APP_TOKEN} holds a bot's token: the two tokens are swapped.", _SWAP)
    if shape_of(token) is not Shape.APP:
        raise NotSetUp(f"{APP_TOKEN} does not hold an app-level token: those begin with xapp-.", _COPY_APP)


def _check_signing_secret(secret: str | None) -> None:
    if not secret:
        raise NotSetUp(f"{SIGNING_SECRET} is not set: it proves that a request is Slack's.", _COPY_SECRET)
    if shape_of(secret) is not Shape.SIGNING:
        raise NotSetUp(f"{SIGNING_SECRET} does not hold a signing secret: that is 32 hex digits.", _COPY_SECRET)


async def _ask(call: Awaitable[AsyncSlackResponse], name: str, at: str) -> AsyncSlackResponse:
    """Slack's answer to a call with the token of the variable `name`; `at` is where Slack should be."""
    try:
        return await call
    except SlackApiError as error:
        raise _refused(error, name) from error
    except AttributeError as error:  # slack_sdk trips over plain text with a status of 200
        raise NotSetUp(_NOT_SLACK[0].format(code="plain text"), _NOT_SLACK[1]) from error
    except (ClientError, TimeoutError, OSError) as error:
        raise NotSetUp(
            f"Slack cannot be reached at {at} ({type(error).__name__}).",
            f"Look at this machine's network, proxy and firewall, and at {SLACK_API_URL} if it is set.",
        ) from error


def _refused(error: SlackApiError, name: str) -> NotSetUp:
    code = refusal(error)
    cause, cure = _REFUSALS.get(code, ("Slack refused the token in {name}: {code}.", "{copy}"))
    if code.startswith("http_"):
        cause, cure = _NOT_SLACK
    scope = str(error.response.get("needed") or "connections:write") if code == "missing_scope" else ""
    copy = _COPY_BOT if name == BOT_TOKEN else _COPY_APP
    return NotSetUp(
        cause.format(name=name, code=code, scope=scope), cure.format(name=name, code=code, scope=scope, copy=copy)
    )


def _scopes(answer: AsyncSlackResponse) -> frozenset[str]:
    told = next((value for name, value in answer.headers.items() if name.lower() == "x-oauth-scopes"), "")
    return frozenset(filter(None, (scope.strip() for scope in str(told).split(","))))
