"""What everything on this side of the wire shares: the shape of JSON, and a refusal."""

import json
from collections.abc import Sequence
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


class Refused(Exception):
    """A call that Slack answers with `ok: false`.

    Attributes:
        code: Slack's name for the error, such as `channel_not_found`.
        messages: what is wrong where, without Slack's `[ERROR]` in front; empty where Slack says no more than the code.
        more: further fields of the answer, such as `needed` and `provided`.
    """

    def __init__(self, code: str, messages: Sequence[str] = (), **more: object) -> None:
        super().__init__(code, *messages)
        self.code = code
        self.messages = tuple(messages)
        self.more = more

    def answer(self) -> Json:
        """The refusal as Slack words it."""
        body: Json = {"ok": False, "error": self.code, **self.more}
        if self.messages:
            body["errors"] = list(self.messages)
            body["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in self.messages]}
        return body


def missing(*fields: str, at: str = "") -> Refused:
    """The refusal of a call that lacks arguments; `at` is the JSON pointer of the object that lacks them."""
    where = f" [json-pointer:{at}]" if at else ""
    return Refused("invalid_arguments", [f"missing required field: {field}{where}" for field in fields])


def parsed(value: object) -> object:
    """An argument that may come as JSON or as a string of JSON, read.

    Raises:
        ValueError: it is a string, but not of JSON.
    """
    return json.loads(value) if isinstance(value, str) else value
