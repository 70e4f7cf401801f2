"""What a person typed, taken out of what Slack puts around it."""

import re
from typing import Final

_MARKED: Final = re.compile(r"<(?P<sign>[@#!]?)(?P<to>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
_ESCAPES: Final = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}  # in this order: what was typed as &lt; comes as &amp;lt;
_UNSEEN: Final = dict.fromkeys([*range(9), *range(0x0B, 0x20), 0x7F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Control characters, and those that would turn the direction of the text around them."""


def words_of(text: str) -> str:
    """A message's text as it was typed: links as they are shown, names left out, Slack's escapes undone."""
    text = _MARKED.sub(_shown, text)
    for escaped, sign in _ESCAPES.items():
        text = text.replace(escaped, sign)
    return text.translate(_UNSEEN).strip()


def _shown(marked: re.Match[str]) -> str:
    """The label of a link, a channel or a date; people and groups that are called are nobody's training."""
    called = marked["sign"] == "@" or (marked["sign"] == "!" and not marked["to"].startswith("date"))
    return " " if called else marked["label"] or " "
