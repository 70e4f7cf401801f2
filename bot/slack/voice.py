"""What the bot says, and where: to one person, to all in a channel, or in place of what it said before."""

from collections.abc import Awaitable, Mapping
from typing import Any, Final, TypeAlias

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import SlackRefused
from bot.slack.web import download, refusal, respond, upload

Said: TypeAlias = Mapping[str, Any]
"""A message: its `text` and its `blocks`."""

GONE: Final = frozenset("account_inactive invalid_auth not_authed token_expired token_revoked".split())
"""How Slack refuses a token that was good once."""


class Voice:
    """Every way of speaking. All may raise `SlackRefused`, and what aiohttp raises where nobody answers."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def whisper(self, url: str, said: Said) -> None:
        """To the one who asked, through the response URL of what they did."""
        await respond(self._client, url, {**said, "response_type": "ephemeral", "replace_original": False})

    async def replace(self, url: str, said: Said) -> None:
        """In place of the message that a button or a select stands in."""
        await respond(self._client, url, {**said, "replace_original": True})

    async def announce(self, url: str, said: Said) -> None:
        """To everybody in the channel in which something was pressed."""
        await respond(self._client, url, {**said, "response_type": "in_channel", "replace_original": False})

    async def whisper_in(self, channel: str, user: str, said: Said, thread_ts: str | None) -> None:
        """To one person in a channel or a thread."""
        call = self._client.chat_postEphemeral(channel=channel, user=user, thread_ts=thread_ts, **said)
        await _answer("chat.postEphemeral", call)

    async def say(self, channel: str, said: Said, thread_ts: str | None = None) -> str:
        """A message in a conversation, or to a user's id; gives its ts."""
        call = self._client.chat_postMessage(
            channel=channel, thread_ts=thread_ts, unfurl_links=False, unfurl_media=False, **said
        )
        return str((await _answer("chat.postMessage", call))["ts"])

    async def is_heard(self) -> bool:
        """Whether Slack still takes our token; False once it is revoked or the app is uninstalled."""
        try:
            await _answer("auth.test", self._client.auth_test())
        except SlackRefused as refused:
            if refused.code in GONE:
                return False
            raise
        return True

    async def hand_over(self, user: str, said: Said, files: Mapping[str, bytes]) -> None:
        """A direct message to somebody, and below it one with these files, by their names."""
        places: list[dict[str, str | None]] = [
            {"id": await self._upload(name, content), "title": name} for name, content in files.items()
        ]
        call = self._client.chat_postMessage(channel=user, **said)
        channel = (await _answer("chat.postMessage", call))["channel"]
        await _answer(
            "files.completeUploadExternal",
            self._client.files_completeUploadExternal(files=places, channel_id=channel),
        )

    async def _upload(self, name: str, content: bytes) -> str:
        """Puts a file where Slack asks for it, unseen as yet; gives its id. On our session, unlike slack_sdk's own."""
        call = self._client.files_getUploadURLExternal(filename=name, length=len(content))
        place = await _answer("files.getUploadURLExternal", call)
        await upload(self._client, place["upload_url"], content)
        return str(place["file_id"])

    async def fetch(self, url: str, most_bytes: int) -> bytes | None:
        """A file that somebody shared, from its `url_private`; None where it is larger than that."""
        return await download(self._client, url, most_bytes)

    async def change(self, channel: str, ts: str, said: Said) -> None:
        await _answer("chat.update", self._client.chat_update(channel=channel, ts=ts, **said))

    async def remove(self, channel: str, ts: str) -> None:
        await _answer("chat.delete", self._client.chat_delete(channel=channel, ts=ts))

    async def open(self, trigger_id: str, view: Mapping[str, Any]) -> None:
        """A modal; a trigger lasts three seconds, and opens one."""
        await _answer("views.open", self._client.views_open(trigger_id=trigger_id, view=dict(view)))

    async def publish(self, user: str, view: Mapping[str, Any], view_hash: str = "") -> str:
        """A person's Home; gives its hash. With a hash only in place of the Home that has it, else `hash_conflict`."""
        call = self._client.views_publish(user_id=user, view=dict(view), hash=view_hash or None)
        return str((await _answer("views.publish", call))["view"]["hash"])

    async def suggest(self, channel: str, prompts: list[dict[str, str]]) -> None:
        """Prompts in the messages tab; without a thread, since there Slack would drop them in silence."""
        call = self._client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts)
        await _answer("assistant.threads.setSuggestedPrompts", call)


async def _answer(method: str, call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    try:
        return await call
    except SlackApiError as error:
        raise SlackRefused(method, refusal(error)) from None
