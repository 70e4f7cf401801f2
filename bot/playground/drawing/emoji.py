"""Emoji by the names that Slack gives them."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from markupsafe import Markup

NAME: Final = r":[a-z0-9_+'-]+:(?::skin-tone-[2-6]:)?"
_FILE: Final = Path(__file__).with_name("emoji.tsv")
_COLOURED: Final = "\ufe0f"  # asks for the picture rather than the sign; a tone says that already
_TONES: Final = "🏻🏼🏽🏾🏿"
_FEW: Final = 23
_NAME: Final = re.compile(NAME)


def character(name: str) -> str | None:
    """`runner` or `runner::skin-tone-3` as a character; None where Slack has no such name."""
    plain, _, tone = name.partition("::skin-tone-")
    found, skin = _table().get(plain, ("", False))
    if not found or not tone:
        return found or None
    toned = _TONES[int(tone) - 2]
    if not skin:
        return f"{found}{toned}"  # what has no skin stays as it is, the tone beside it: so does Slack
    return f"{found[0]}{toned}{found[1:].removeprefix(_COLOURED)}"


@cache
def _table() -> dict[str, tuple[str, bool]]:
    """Every name, with its emoji and whether it has a skin."""
    table: dict[str, tuple[str, bool]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        names, _, rest = line.partition("\t")
        if rest:
            shown, _, tone = rest.partition("\t")
            table |= dict.fromkeys(names.split(), (shown, bool(tone)))
    return table


def drawn(name: str) -> Markup | None:
    shown = character(name)
    if shown is None:
        return None
    words = name.partition("::")[0].replace("_", " ")
    return Markup('<span class="bk-emoji" role="img" aria-label="{}" title=":{}:">{}</span>').format(words, name, shown)


def alone(text: str) -> bool:
    """Nothing but a few emoji, by name: Slack shows them large."""
    names = text.split()
    return 0 < len(names) <= _FEW and all(_NAME.fullmatch(name) and character(name[1:-1]) for name in names)


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
