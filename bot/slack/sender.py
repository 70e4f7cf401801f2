"""Messages that go out by themselves: posted at most once, each to be found again by an id in its metadata."""

from collections.abc import Awaitable
from datetime import UTC, datetime
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import SlackRefused
from bot.slack.voice import Said
from bot.slack.web import refusal

NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
EVENT: Final = "canirun_delivery"
PAGES: Final = 10  # of messages that are looked through for one
PAGE: Final = 100
UNSURE: Final = frozenset("fatal_error internal_error request_timeout service_unavailable team_added_to_org".split())
"""Errors of Slack's own after which nobody knows whether a message was taken."""


class TooEarly(Exception):
    """Slack took nothing, and says when it will.

    Attributes:
        after_s: how long to wait.
    """

    def __init__(self, after_s: int) -> None:
        super().__init__(f"too early by {after_s} s")
        self.after_s = after_s


class Unsure(Exception):
    """Nobody knows whether the call was accepted."""


class Sender:
    """Calls that are never repeated by themselves: slack_sdk's default would post again after a lost connection."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = AsyncWebClient(
            token=client.token, base_url=client.base_url, session=client.session, retry_handlers=[]
        )

    async def open(self, user: str) -> str:
        """The id of the direct messages with somebody.

        Raises:
            SlackRefused, TooEarly, Unsure: see `post`; here Unsure harms nothing.
        """
        answer = await _answer("conversations.open", self._client.conversations_open(users=user))
        return str(answer["channel"]["id"])

    async def post(self, channel: str, said: Said, delivery_id: str) -> str:
        """Posts a message; gives its ts.

        Raises:
            SlackRefused: Slack did not take it, and will not.
            TooEarly: Slack did not take it yet.
            Unsure: it may stand there or not.
        """
        call = self._client.chat_postMessage(
            channel=channel,
            unfurl_links=False,
            unfurl_media=False,
            metadata={"event_type": EVENT, "event_payload": {"id": delivery_id}},
            **said,
        )
        return str((await _answer("chat.postMessage", call))["ts"])

    async def quiet_hours(self, user: str) -> tuple[datetime, datetime]:
        """When somebody's notifications are paused, now or next: start and end; of who never pauses them, long ago.

        Raises:
            SlackRefused, TooEarly, Unsure: see `post`; here Unsure harms nothing.
        """
        answer = await _answer("dnd.info", self._client.dnd_info(user=user))
        if not answer.get("dnd_enabled"):
            return NEVER, NEVER
        start, end = (datetime.fromtimestamp(answer[f"next_dnd_{side}_ts"], UTC) for side in ("start", "end"))
        return start, end

    async def find(self, channel: str, delivery_id: str, since: datetime) -> str | None:
        """The ts of the message with that id, if it stands in the conversation since an instant.

        Raises:
            SlackRefused, TooEarly, Unsure: see `post`.
        """
        cursor = None
        for _ in range(PAGES):
            call = self._client.conversations_history(
                channel=channel, oldest=f"{since.timestamp():.6f}", include_all_metadata=True, limit=PAGE, cursor=cursor
            )
            page = await _answer("conversations.history", call)
            for message in page["messages"]:
                if (message.get("metadata") or {}).get("event_payload", {}).get("id") == delivery_id:
                    return str(message["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None
        raise Unsure


async def _answer(method: str, call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    try:
        return await call
    except SlackApiError as error:
        code = refusal(error)
        if code in {"ratelimited", "http_429"}:
            raise TooEarly(_pause_s(error)) from None
        if code.startswith("http_") or code in UNSURE:
            raise Unsure from None
        raise SlackRefused(method, code) from None
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:  # no answer, or half of one
        raise Unsure from error


def _pause_s(error: SlackApiError) -> int:
    told = str(getattr(error.response, "headers", {}).get("Retry-After", ""))
    return int(told) if told.isdecimal() else 1
