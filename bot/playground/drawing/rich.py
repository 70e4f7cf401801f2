"""rich_text as HTML: what people type, and what a bot may send as a tree."""

from collections.abc import Callable
from typing import Final

from markupsafe import Markup

from bot.playground.drawing import dates, emoji, mrkdwn
from bot.playground.drawing.seen import Seen
from bot.playground.wire import Json

_STYLES: Final = {"code": "code", "strike": "del", "underline": "u", "italic": "em", "bold": "strong"}
_DEEPEST: Final = 8


def drawn(block: Json, seen: Seen) -> Markup:
    """A rich_text block.

    Raises:
        LookupError: a field that Slack needs is missing, or a type is none of Slack's.
    """
    return Markup().join(_PARTS[part["type"]](part, seen) for part in block["elements"])


def words(block: Json) -> str:
    """The bare words of a rich_text block, a line for each part: what a text field can hold of it."""
    lines = []
    for part in block.get("elements", ()):
        rows = part["elements"] if part["type"] == "rich_text_list" else [part]
        lines += ["".join(str(piece.get("text", "")) for piece in row["elements"]) for row in rows]
    return "\n".join(lines)


def _section(part: Json, seen: Seen) -> Markup:
    return Markup('<div class="bk-rich">{}</div>').format(_inline(part, seen))


def _list(part: Json, seen: Seen) -> Markup:
    ordered = part["style"] == "ordered"
    indent = min(int(part.get("indent", 0)), _DEEPEST)
    first = Markup(' start="{}"').format(int(part["offset"]) + 1) if ordered and part.get("offset") else ""
    items = Markup().join(Markup("<li>{}</li>").format(_inline(item, seen)) for item in part["elements"])
    return Markup('<{0} class="bk-list bk-indent-{1} bk-marks-{2}{3}"{4}>{5}</{0}>').format(
        "ol" if ordered else "ul", indent, indent % 3, _border(part), first, items
    )


def _quote(part: Json, seen: Seen) -> Markup:
    return Markup('<blockquote class="bk-quote">{}</blockquote>').format(_inline(part, seen))


def _preformatted(part: Json, seen: Seen) -> Markup:
    return Markup('<pre class="bk-pre">{}</pre>').format(_inline(part, seen))


_PARTS: Final[dict[str, Callable[[Json, Seen], Markup]]] = {
    "rich_text_section": _section,
    "rich_text_list": _list,
    "rich_text_quote": _quote,
    "rich_text_preformatted": _preformatted,
}


def _border(part: Json) -> str:
    return " bk-bordered" if part.get("border") else ""


def _inline(part: Json, seen: Seen) -> Markup:
    return Markup().join(
        _styled(_INLINE[piece["type"]](piece, seen), piece.get("style", {})) for piece in part["elements"]
    )


def _styled(shown: Markup, style: Json) -> Markup:
    for name, tag in _STYLES.items():
        if style.get(name):
            css = Markup(' class="bk-code"') if tag == "code" else ""
            shown = Markup("<{0}{1}>{2}</{0}>").format(tag, css, shown)
    return shown


def _text(piece: Json, seen: Seen) -> Markup:
    del seen
    return Markup("<br>").join(piece["text"].split("\n"))


def _link(piece: Json, seen: Seen) -> Markup:
    del seen
    return mrkdwn.link(piece["url"], piece.get("text") or piece["url"])


def _emoji(piece: Json, seen: Seen) -> Markup:
    del seen
    return emoji.drawn(piece["name"]) or Markup.escape(f":{piece['name']}:")


def _date(piece: Json, seen: Seen) -> Markup:
    said = dates.written(piece["timestamp"], piece["format"], seen)
    if said is None:
        return Markup.escape(piece.get("fallback", ""))
    shown = mrkdwn.date(piece["timestamp"], said)
    return mrkdwn.link(piece["url"], shown) if piece.get("url") else shown


def _color(piece: Json, seen: Seen) -> Markup:
    """A colour by its code alone: a swatch would need a style of its own."""
    del seen
    return Markup('<code class="bk-code">{}</code>').format(piece["value"])


_INLINE: Final[dict[str, Callable[[Json, Seen], Markup]]] = {
    "text": _text,
    "link": _link,
    "emoji": _emoji,
    "date": _date,
    "color": _color,
    "user": lambda piece, seen: mrkdwn.mention(piece["user_id"], seen),
    "channel": lambda piece, seen: mrkdwn.channel(piece["channel_id"], seen),
    "broadcast": lambda piece, _: mrkdwn.broadcast(piece["range"]),
    "usergroup": lambda piece, _: mrkdwn.broadcast(piece["usergroup_id"]),
    "team": lambda piece, _: mrkdwn.broadcast(piece["team_id"]),
}
