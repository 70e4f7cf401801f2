"""What Slack's reference says of each method that is played here: tier, scopes, arguments, errors.

A test holds the table to a copy of the reference's rows (tests/playground/reference.tsv).
"""

from dataclasses import dataclass
from typing import Final, Literal

COMMON_ERRORS: Final = frozenset(
    "not_authed invalid_auth not_allowed_token_type missing_scope invalid_arguments invalid_json json_not_object "
    "ratelimited unknown_method".split()
)
"""Any method may answer these; the reference tells them once, not per method."""

UNWRITTEN_ERRORS: Final = frozenset(
    {"invalid_attachments", "invalid_blocks_format", "msg_blocks_too_long", "user_not_found"}
)
"""Slack answers these where the reference of the method forgets them."""


@dataclass(frozen=True)
class Fact:
    tier: str
    scopes: frozenset[str]
    """Any of them opens the method; which one a conversation needs is up to its kind."""
    needs: tuple[str, ...]
    """Arguments that must be there, beside the token."""
    errors: frozenset[str]
    """What this server answers beyond the common errors."""
    by: Literal["bot", "app"] = "bot"
    """Whose token opens it."""


def _fact(tier: str, scopes: str = "", needs: str = "", errors: str = "") -> Fact:
    return Fact(tier, frozenset(scopes.split()), tuple(needs.split()), frozenset(errors.split()))


_HISTORY = "channels:history groups:history im:history mpim:history"
_READ = "channels:read groups:read im:read mpim:read"
_OPEN = "channels:manage groups:write im:write mpim:write"
_BODY = "no_text invalid_blocks invalid_blocks_format markdown_text_conflict invalid_attachments too_many_attachments"
_META = "invalid_metadata_format invalid_metadata_schema"
_MODAL = "duplicate_external_id exchanged_trigger_id expired_trigger_id invalid_trigger_id view_too_large"

FACTS: Final[dict[str, Fact]] = {
    "apps.connections.open": Fact("t3", frozenset(), (), frozenset(), by="app"),
    "assistant.threads.setStatus": _fact(
        "t5", "chat:write", "channel_id thread_ts status", "channel_not_found invalid_thread_ts"
    ),
    "assistant.threads.setSuggestedPrompts": _fact(
        "t4", "assistant:write", "channel_id prompts", "channel_not_found invalid_thread_ts"
    ),
    "auth.test": _fact("t5"),
    "chat.delete": _fact("t3", "chat:write", "channel ts", "cant_delete_message channel_not_found message_not_found"),
    "chat.postEphemeral": _fact(
        "t4",
        "chat:write",
        "channel user",
        f"{_BODY} channel_not_found cannot_reply_to_message msg_too_long not_in_channel user_not_in_channel",
    ),
    "chat.postMessage": _fact(
        "t5",
        "chat:write",
        "channel",
        f"{_BODY} {_META} cannot_reply_to_message channel_not_found msg_blocks_too_long not_in_channel",
    ),
    "chat.update": _fact(
        "t3",
        "chat:write",
        "channel ts",
        f"{_BODY} {_META} cant_update_message channel_not_found message_not_found msg_too_long",
    ),
    "conversations.history": _fact(
        "t3",
        _HISTORY,
        "channel",
        "channel_not_found invalid_cursor invalid_ts_latest invalid_ts_oldest not_in_channel",
    ),
    "conversations.info": _fact("t3", _READ, "channel", "channel_not_found"),
    "conversations.open": _fact(
        "t3", _OPEN, "", "channel_not_found too_many_users user_not_found users_list_not_supplied"
    ),
    "conversations.replies": _fact(
        "t3",
        _HISTORY,
        "channel ts",
        "channel_not_found invalid_cursor invalid_ts_latest invalid_ts_oldest thread_not_found",
    ),
    "dnd.info": _fact("t3", "dnd:read", "", "user_not_found"),
    "files.completeUploadExternal": _fact(
        "t4", "files:write", "files", "channel_not_found file_not_found invalid_blocks not_in_channel"
    ),
    "files.getUploadURLExternal": _fact("t4", "files:write", "filename length"),
    "files.upload": _fact("t2", "files:write", "", "method_deprecated"),
    "reactions.add": _fact(
        "t3",
        "reactions:write",
        "channel name timestamp",
        "already_reacted bad_timestamp channel_not_found invalid_name message_not_found",
    ),
    "users.info": _fact("t4", "users:read", "user", "user_not_found"),
    "views.open": _fact("t4", "", "view", _MODAL),
    "views.publish": _fact("t4", "", "user_id view", "duplicate_external_id hash_conflict view_too_large"),
    "views.push": _fact("t4", "", "view", f"{_MODAL} not_found push_limit_reached"),
    "views.update": _fact("t4", "", "view", "duplicate_external_id hash_conflict not_found view_too_large"),
}
