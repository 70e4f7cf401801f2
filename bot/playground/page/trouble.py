"""What went wrong on the wire, in Slack's own word for it and a sentence."""

from dataclasses import dataclass

from bot.playground.journal import Entry

SLOW_MS = 1500.0  # half of what Slack grants for an acknowledgement


@dataclass(frozen=True)
class Trouble:
    """`code` is Slack's name for the error, `words` what it means here, `ordered` whether it was a fault on order."""

    number: int
    where: str
    code: str
    words: str
    ordered: bool = False


_ACKS = {
    "operation_timeout": "The bot did not acknowledge within three seconds.",
    "dispatch_failed": "There is no bot to take it: none is connected, or the connection broke.",
    "http_client_error": "The bot's URL answered with a 4xx.",
    "http_service_error": "The bot's URL answered with a 5xx.",
}
_CODES = {
    "invalid_blocks": "Slack would not take these blocks.",
    "missing_scope": "The app was not given the scope for that.",
    "unknown_method": "This local Slack does not play that method.",
    "not_in_channel": "The bot is not in that channel.",
    "expired_trigger_id": "A trigger opens a view within three seconds.",
    "exchanged_trigger_id": "A trigger opens one view, once.",
    "used_url": "A response URL is good for five answers.",
    "expired_url": "A response URL is good for half an hour.",
    "ratelimited": "Too many calls: the answer says when to come back.",
}


def of(entry: Entry) -> Trouble | None:
    """What is wrong with an exchange; None while it lasts, and when all is well."""
    if entry.took_ms is None:
        return None
    if entry.fault is not None:
        return Trouble(entry.number, entry.name, entry.fault, "A fault on order.", ordered=True)
    if entry.kind == "envelope":
        code = entry.more.get("failure")
        return Trouble(entry.number, entry.name, code, _ACKS.get(code, "")) if code else None
    answered = entry.answered or {}
    if answered.get("ok") is False:
        code = str(answered.get("error"))
        told = answered.get("response_metadata", {}).get("messages", ())
        more = [f"“{str(each).removeprefix('[ERROR] ')}”" for each in told]
        if needed := answered.get("needed"):
            more = [f"It needs {needed}."]
        return Trouble(entry.number, entry.name, code, " ".join(filter(None, [_CODES.get(code), *more[:2]])))
    if (entry.status or 200) >= 400:  # noqa: PLR2004  HTTP's own numbers
        return Trouble(entry.number, entry.name, f"HTTP {entry.status}", str(answered.get("text", ""))[:200])
    return None
