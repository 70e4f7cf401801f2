"""Messages that the bot sends, whichever way: Web API, response URL, or the answer to a command."""

from dataclasses import dataclass, field

from bot.playground import envelopes, limits
from bot.playground.blocks import read_blocks
from bot.playground.wire import Json, Refused, parsed
from bot.playground.world import BOT_USER, Channel, Message, World


@dataclass
class Body:
    """What a message says. None: the argument was not given, which an update takes for "as it was"."""

    text: str | None
    blocks: list[Json] | None
    attachments: list[Json] | None
    metadata: Json | None = None
    warnings: list[str] = field(default_factory=list)


def read_body(given: Json, *, longest: int = limits.MESSAGE_TEXT, cut: bool = False) -> Body:
    """The text, blocks, attachments and metadata of a message.

    Args:
        given: the arguments of the call.
        longest: characters of text.
        cut: whether too long a text is cut, as chat.postMessage does, or refused.

    Raises:
        Refused: `no_text`, `msg_too_long`, `invalid_blocks` and their kin.
    """
    text, markdown, warnings = given.get("text"), given.get("markdown_text"), list[str]()
    if text is not None and not isinstance(text, str):
        raise Refused("invalid_arguments", ["must provide a string [json-pointer:/text]"])
    blocks = read_blocks(given["blocks"], "message") if given.get("blocks") is not None else None
    attachments = _attachments(given["attachments"]) if given.get("attachments") is not None else None
    if markdown:
        if text or blocks:
            raise Refused("markdown_text_conflict")
        blocks, text = read_blocks([{"type": "markdown", "text": markdown}], "message"), markdown
    if not (text and text.strip()) and not blocks and not attachments:
        raise Refused("no_text")
    if text and len(text) > longest:
        if not cut:
            raise Refused("msg_too_long")
        text = text[:longest]
        warnings.append("message_truncated")
    return Body(text, blocks, attachments, _metadata(given.get("metadata")), warnings)


def post(  # noqa: PLR0913  each says where a message goes
    world: World,
    channel: Channel,
    body: Body,
    *,
    thread_ts: str | None = None,
    only_for: str | None = None,
    files: list[Json] | None = None,
) -> Message:
    """Puts a message of the bot into a channel, and tells who is subscribed."""
    message = Message(
        channel.id,
        world.ts(),
        BOT_USER,
        body.text or "",
        by_bot=True,
        blocks=body.blocks or [],
        attachments=body.attachments or [],
        files=files or [],
        metadata=body.metadata,
        thread_ts=thread_ts,
        only_for=only_for,
    )
    channel.status.pop(thread_ts or "", None)
    world.add(message)
    if only_for is None:
        world.happened(envelopes.message(message, channel))
    return message


def change(world: World, message: Message, body: Body) -> None:
    """Changes a message in place; what the body does not name stays."""
    channel, before = world.channel(message.channel), message.told(metadata=True)
    for name in ("text", "blocks", "attachments", "metadata"):
        value = getattr(body, name)
        if value is not None:
            setattr(message, name, value)
    message.picked.clear()
    ts = world.ts()
    if message.only_for is None:
        message.edited = {"user": BOT_USER, "ts": ts}
        world.happened(envelopes.changed(before, message, channel, ts))
    world.changed()


def remove(world: World, message: Message) -> None:
    channel = world.channel(message.channel)
    del channel.messages[message.ts]
    if message.only_for is None:
        world.happened(envelopes.deleted(message.told(), channel, world.ts()))
    world.changed()


def thread_of(channel: Channel, thread_ts: object) -> str | None:
    """The thread that a reply belongs to: a reply's own ts leads to its parent.

    Raises:
        Refused: `cannot_reply_to_message`: there is nothing there to reply to.
    """
    if not thread_ts:
        return None
    parent = channel.messages.get(str(thread_ts))
    if parent is None or parent.only_for is not None:
        raise Refused("cannot_reply_to_message")
    return parent.thread_ts or parent.ts


def respond(world: World, url_id: str, given: Json) -> None:
    """What comes to a response URL.

    Raises:
        Refused: `used_url`, `expired_url`, or what is wrong with the message.
    """
    url = world.tickets.use_response_url(url_id)
    channel = world.channel(url.channel)
    original = channel.messages.get(url.message or "")
    if given.get("delete_original") is True:
        if original is not None:
            remove(world, original)
        return
    body = read_body(given)
    if given.get("replace_original") is True and original is not None:
        body.blocks = body.blocks or []
        change(world, original, body)
        return
    everybody = given.get("response_type") == "in_channel"
    thread_ts = thread_of(channel, given.get("thread_ts")) or url.thread_ts
    message = post(world, channel, body, thread_ts=thread_ts, only_for=None if everybody else url.user)
    if url.message is None:
        url.message = message.ts


def _attachments(given: object) -> list[Json]:
    try:
        attachments = parsed(given)
    except ValueError:
        attachments = None
    if not isinstance(attachments, list) or not all(isinstance(each, dict) for each in attachments):
        raise Refused("invalid_attachments")
    if len(attachments) > limits.ATTACHMENTS:
        raise Refused("too_many_attachments")
    for each in attachments:
        if each.get("blocks"):
            each["blocks"] = read_blocks(each["blocks"], "message")
    return attachments


def _metadata(given: object) -> Json | None:
    if given is None:
        return None
    try:
        metadata = parsed(given)
    except ValueError:
        raise Refused("invalid_metadata_format") from None
    if not isinstance(metadata, dict):
        raise Refused("invalid_metadata_format")
    if not isinstance(metadata.get("event_type"), str) or not isinstance(metadata.get("event_payload"), dict):
        raise Refused("invalid_metadata_schema")
    return metadata
