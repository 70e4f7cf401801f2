"""Signed HTTP: the bot has a URL, and everything is posted there with Slack's signature."""

import hashlib
import hmac
import json
import secrets
import time
from typing import Final
from urllib.parse import urlencode

from aiohttp import ClientConnectionError, ClientError, ClientSession, ClientTimeout

from bot.playground.envelopes import VERIFICATION
from bot.playground.post_office import Ack, Parcel
from bot.playground.wire import Json

_JSON: Final = "application/json"
_FORM: Final = "application/x-www-form-urlencoded"
_CLIENT_ERROR, _SERVER_ERROR = 400, 500


class EventsHttp:
    """Posts to `url`. Signed with the time of the wall: a signature's freshness is the network's affair."""

    def __init__(self, url: str, signing_secret: str, session: ClientSession, ack_timeout_s: float) -> None:
        self.url = url
        self._secret = signing_secret.encode()
        self._session = session
        self._timeout = ClientTimeout(total=ack_timeout_s)

    async def verify(self) -> bool:
        """Whether the URL answers Slack's challenge, as it must before Slack sends anything there."""
        challenge = secrets.token_urlsafe(16)
        payload = {"type": "url_verification", "token": VERIFICATION, "challenge": challenge}
        ack = await self.send(Parcel("events_api", payload))
        return ack.failure is None and challenge in (ack.body or {}).values()

    async def send(self, parcel: Parcel) -> Ack:
        body, content_type = _body(parcel)
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        headers |= sign(self._secret, body, int(time.time()))
        if parcel.attempt:
            headers |= {
                "X-Slack-Retry-Num": str(parcel.attempt),
                "X-Slack-Retry-Reason": parcel.reason or "unknown_error",
            }
        try:
            async with self._session.post(
                self.url, data=body, headers=headers, timeout=self._timeout, allow_redirects=False
            ) as response:
                answer, status = await response.text(), response.status
                no_retry = response.headers.get("X-Slack-No-Retry") == "1"
        except TimeoutError:
            return Ack(failure="operation_timeout", reason="http_timeout")
        except ClientConnectionError:
            return Ack(failure="dispatch_failed", reason="connection_failed")
        except ClientError:
            return Ack(failure="dispatch_failed", reason="unknown_error")
        if 200 <= status < 300:  # noqa: PLR2004  HTTP's own numbers
            return Ack(_read(answer, response.content_type))
        failure = "http_client_error" if _CLIENT_ERROR <= status < _SERVER_ERROR else "http_service_error"
        return Ack(failure=failure, reason="http_error", no_retry=no_retry)


def sign(secret: bytes, body: bytes, at_s: int) -> dict[str, str]:
    """The headers that prove that a body is Slack's."""
    mark = hmac.new(secret, b"v0:%d:%b" % (at_s, body), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(at_s), "X-Slack-Signature": f"v0={mark}"}


def _body(parcel: Parcel) -> tuple[bytes, str]:
    if parcel.kind == "events_api":
        return json.dumps(parcel.payload).encode(), _JSON
    form = parcel.payload if parcel.kind == "slash_commands" else {"payload": json.dumps(parcel.payload)}
    return urlencode(form).encode(), _FORM


def _read(answer: str, content_type: str) -> Json | None:
    if not answer.strip():
        return None
    if content_type == _JSON:
        try:
            body = json.loads(answer)
        except ValueError:
            return {"text": answer}
        return body if isinstance(body, dict) else {"text": answer}
    return {"text": answer}
