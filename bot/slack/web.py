"""Calls to Slack: one session for all of them, and nothing is ever said twice."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final
from urllib.parse import urlsplit

import orjson
from aiohttp import ClientSession, ClientTimeout, DummyCookieJar
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SlackRefused
from bot.settings import Settings

TIMEOUT: Final = ClientTimeout(total=10, connect=5)
FILE_TIMEOUT: Final = ClientTimeout(total=60, connect=5)
REPEATS: Final = 2  # of a call that was refused as too early

_CODE: Final = re.compile(r"[a-z][a-z_]{1,60}")
_NAMED: Final = re.compile(r'(?:^|"error"\s*:\s*")(?P<code>[a-z][a-z_]{1,60})(?:"|\s*$)')  # as JSON, or as text alone
_ACCEPTED: Final = 200
_TOO_EARLY: Final = 429
_JSON: Final = {"Content-Type": "application/json"}
_BYTES: Final = {"Content-Type": "application/octet-stream"}


@asynccontextmanager
async def web_client(settings: Settings) -> AsyncIterator[AsyncWebClient]:
    """Slack's client on one shared session; Bolt copies both session and handlers into the client of each request.

    It repeats a call only when Slack answered 429, after the pause that Slack asked for: that call was not accepted.
    After a lost connection or a 5xx nobody knows, and a repeated chat.postMessage may stand in the channel twice.
    """
    async with ClientSession(timeout=TIMEOUT, cookie_jar=DummyCookieJar()) as session:
        yield AsyncWebClient(
            token=settings.bot_token,
            base_url=settings.slack_api_url,
            session=session,
            retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=REPEATS)],
        )


async def respond(client: AsyncWebClient, response_url: str, message: Mapping[str, Any]) -> None:
    """Posts to the response URL of a command or an interaction, once.

    Bolt's own `respond` opens a connection for each message, and repeats it when the connection is lost.

    Raises:
        SlackRefused: Slack answered with an error, such as `used_url` after five messages.
        aiohttp.ClientError, TimeoutError: there was no answer; the message may stand there or not.
    """
    if client.session is None:
        raise TypeError("this client has no session: take one of `web_client`")
    body, trusted = orjson.dumps(message), True if client.ssl is None else client.ssl
    for repeats in reversed(range(REPEATS + 1)):
        async with client.session.post(
            response_url, data=body, headers=_JSON, allow_redirects=False, proxy=client.proxy, ssl=trusted
        ) as response:
            if response.status == _ACCEPTED:
                return
            if response.status != _TOO_EARLY or not repeats:
                named = _NAMED.search(await response.text(errors="replace"))
                raise SlackRefused("response_url", named["code"] if named else f"http_{response.status}")
            pause_s = response.headers.get("Retry-After", "")
        await asyncio.sleep(int(pause_s) if pause_s.isdecimal() else 1)


async def upload(client: AsyncWebClient, url: str, content: bytes) -> None:
    """Puts the bytes of a file where Slack asked for them.

    Raises:
        SlackRefused: Slack did not take them.
        aiohttp.ClientError, TimeoutError: there was no answer.
    """
    if client.session is None:
        raise TypeError("this client has no session: take one of `web_client`")
    trusted = True if client.ssl is None else client.ssl
    async with client.session.post(
        url, data=content, headers=_BYTES, allow_redirects=False, proxy=client.proxy, ssl=trusted
    ) as response:
        if response.status != _ACCEPTED:
            raise SlackRefused("upload", f"http_{response.status}")


async def download(client: AsyncWebClient, url: str, most_bytes: int) -> bytes | None:
    """The bytes of a file in Slack; None where there are more than `most_bytes`. Nothing of them is kept on disk.

    Raises:
        SlackRefused: the address is none of this Slack's, which alone gets our token, or it does not give the file:
            `http_302` to a page for logging in without the scope files:read.
        aiohttp.ClientError, TimeoutError: there was no answer.
    """
    if client.session is None:
        raise TypeError("this client has no session: take one of `web_client`")
    if not _is_of(client.base_url, url):
        raise SlackRefused("url_private", "foreign_address")
    trusted = True if client.ssl is None else client.ssl
    headers = {"Authorization": f"Bearer {client.token}"}
    async with client.session.get(
        url, headers=headers, allow_redirects=False, timeout=FILE_TIMEOUT, proxy=client.proxy, ssl=trusted
    ) as response:
        if response.status != _ACCEPTED:
            raise SlackRefused("url_private", f"http_{response.status}")
        content = bytearray()
        async for part in response.content.iter_any():
            content += part
            if len(content) > most_bytes:
                return None
        return bytes(content)


def _is_of(api_url: str, url: str) -> bool:
    """Whether an address is that of our Slack's API, or below it, as files.slack.com is below slack.com."""
    api, told = urlsplit(api_url), urlsplit(url)
    if (told.scheme, told.port) != (api.scheme, api.port) or told.username or not told.hostname or not api.hostname:
        return False
    return told.hostname == api.hostname or told.hostname.endswith(f".{api.hostname.removeprefix('www.')}")


def refusal(error: SlackApiError) -> str:
    """Slack's name for the error, such as `invalid_auth`; `http_502` where the answer has none."""
    body = getattr(error.response, "data", None)
    code = body.get("error") if isinstance(body, dict) else None
    if isinstance(code, str) and _CODE.fullmatch(code):
        return code
    status = getattr(error.response, "status_code", None) or getattr(error.response, "status", None)
    return f"http_{status}"
