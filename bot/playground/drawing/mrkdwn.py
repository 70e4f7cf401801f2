"""mrkdwn as Slack reads it, as HTML.

Line by line: ``` fences, then lines that begin with >, then what stands within a line. A mark (* _ ~) opens after
something that is no word and closes before something that is none, on one line: snake_case and 2*3*4 stay.
"""

import re
from typing import Final

from markupsafe import Markup

from bot.playground.drawing import dates, emoji
from bot.playground.drawing.seen import Seen

_FENCE: Final = re.compile(r"```(?:[^\S\n]*\n)?(.+?)\n?```\n?", re.DOTALL)
_QUOTE: Final = re.compile(r"(?:>|&gt;) ?")
_QUOTE_ALL: Final = re.compile(r"(?:>>>|&gt;&gt;&gt;)\s?")
_ENTITY: Final = re.compile(r"&(lt|gt|amp);")
_OPAQUE: Final = r"`[^`\n]+`|<[^<>\n]+>"  # marks inside these mean nothing
_TRAIL: Final = ".,;:!?)]*_~'\""  # ends a sentence, not an address
_TAGS: Final = {"bold": "strong", "italic": "em", "strike": "del"}
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})


def _marked(name: str, mark: str) -> str:
    within = rf"|(?<=\w){mark}(?=\w)" if mark == "_" else ""
    one = rf"(?>{_OPAQUE}|[^{mark}\n]{within})"
    return rf"(?P<{name}>(?<![\w{mark}]){mark}(?=[^\s{mark}])(?P<in_{name}>{one}+?)(?<!\s){mark}(?![\w{mark}]))"


_INLINE: Final = re.compile(
    "|".join(
        (
            r"`(?P<code>[^`\n]+)`",
            r"<(?P<angle>[^<>\n]+)>",
            rf"(?P<emoji>{emoji.NAME})",
            r"(?P<url>\bhttps?://[^\s<>|`]+)",
            _marked("bold", r"\*"),
            _marked("italic", "_"),
            _marked("strike", "~"),
            r"(?P<line>\n)",
        )
    )
)
_ATOMS: Final = re.compile(rf"<(?P<angle>[^<>\n]+)>|(?P<emoji>{emoji.NAME})")


def drawn(text: str, seen: Seen, *, verbatim: bool = False) -> Markup:
    """A text of mrkdwn; `verbatim` leaves bare addresses alone."""
    pieces: list[Markup] = []
    text = text.replace("\r\n", "\n")
    at = 0
    for fence in _FENCE.finditer(text):
        before = text[at : fence.start()].removesuffix("\n")
        if before:
            pieces.append(_lines(before, seen, verbatim=verbatim))
        pieces.append(Markup('<pre class="bk-pre">{}</pre>').format(_preformatted(fence[1], seen)))
        at = fence.end()
    if at < len(text):
        pieces.append(_lines(text[at:], seen, verbatim=verbatim))
    return Markup().join(pieces)


def atoms(text: str, seen: Seen) -> Markup:
    """Text with mentions and emoji, and no other marks: what the words of a markdown block are left with."""
    return _replaced(_ATOMS, text, seen, verbatim=True)


def link(url: str, words: Markup | str) -> Markup:
    """A link that opens elsewhere; its words alone where the address is none that is safe to press."""
    safe = address(url)
    if safe is None:
        return Markup('<span class="bk-refused" title="not a link that may be opened">{}</span>').format(words)
    return Markup('<a class="bk-link" href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(safe, words)


def address(url: object) -> str | None:
    """A link's address when it is one to open (http, https, mailto, tel), else None: `javascript:` and its kind."""
    found = _SCHEME.match(url) if isinstance(url, str) else None
    return str(url) if found and found[1].lower() in _SCHEMES else None


def mention(user: str, seen: Seen, label: str = "") -> Markup:
    name = seen.people.get(user) or label or user
    mine = " bk-broadcast" if user == seen.viewer else ""
    return Markup('<span class="bk-mention{}" data-user="{}">@{}</span>').format(mine, user, name.removeprefix("@"))


def channel(channel_id: str, seen: Seen, label: str = "") -> Markup:
    name = seen.channels.get(channel_id) or label or channel_id
    return Markup('<span class="bk-mention" data-channel="{}">#{}</span>').format(channel_id, name.removeprefix("#"))


def broadcast(words: str) -> Markup:
    return Markup('<span class="bk-mention bk-broadcast">@{}</span>').format(words.removeprefix("@"))


def date(epoch: object, words: str) -> Markup:
    return Markup('<time class="bk-date" data-epoch="{}">{}</time>').format(epoch, words)


def _lines(text: str, seen: Seen, *, verbatim: bool) -> Markup:
    """Lines without fences: quoted ones gathered, the rest as they stand."""
    pieces: list[Markup] = []
    plain: list[str] = []
    quoted: list[str] = []

    def settle() -> None:
        if plain:
            pieces.append(_inline("\n".join(plain), seen, verbatim=verbatim))
        if quoted:
            words = _inline("\n".join(quoted), seen, verbatim=verbatim)
            pieces.append(Markup('<blockquote class="bk-quote">{}</blockquote>').format(words))
        plain.clear()
        quoted.clear()

    lines = text.split("\n")
    for place, line in enumerate(lines):
        rest = _QUOTE_ALL.match(line)
        mark = _QUOTE.match(line)
        if rest:
            settle()
            quoted = [line[rest.end() :], *lines[place + 1 :]]
            break
        if bool(mark) != bool(quoted):
            settle()
        if mark:
            quoted.append(line[mark.end() :])
        else:
            plain.append(line)
    settle()
    return Markup().join(pieces)


def _inline(text: str, seen: Seen, *, verbatim: bool) -> Markup:
    return _replaced(_INLINE, text, seen, verbatim=verbatim)


def _replaced(marks: re.Pattern[str], text: str, seen: Seen, *, verbatim: bool) -> Markup:
    pieces: list[Markup | str] = []
    at = 0
    for found in marks.finditer(text):
        pieces += [_plain(text[at : found.start()]), _mark(found, seen, verbatim=verbatim)]
        at = found.end()
    return Markup().join([*pieces, _plain(text[at:])])


def _mark(found: re.Match[str], seen: Seen, *, verbatim: bool) -> Markup | str:  # noqa: PLR0911  one a kind of mark
    kind = found.lastgroup or ""
    if kind == "line":
        return Markup("<br>")
    if kind == "code":
        return Markup('<code class="bk-code">{}</code>').format(_plain(found["code"]))
    if kind == "angle":
        return _angle(found["angle"], seen)
    if kind == "emoji":
        return emoji.drawn(found[0][1:-1]) or found[0]
    if kind == "url":
        if verbatim:
            return _plain(found[0])
        url = found[0].removesuffix("&gt;").rstrip(_TRAIL)
        return link(_decoded(url), _plain(url)) + _plain(found[0][len(url) :])
    tag = _TAGS[kind]
    return Markup("<{0}>{1}</{0}>").format(tag, _inline(found[f"in_{kind}"], seen, verbatim=verbatim))


def _angle(inside: str, seen: Seen) -> Markup:
    """What stands between < and >: a mention, a date or a link."""
    target, _, label = inside.partition("|")
    if target.startswith("@"):
        return mention(target[1:], seen, _decoded(label))
    if target.startswith("#"):
        return channel(target[1:], seen, _decoded(label))
    if target.startswith("!date^"):
        return _date(target, _decoded(label), seen)
    if target.startswith("!"):
        return broadcast(_decoded(label) or target.removeprefix("!").removeprefix("subteam^"))
    if not _SCHEME.match(target):
        return _plain(f"<{inside}>")
    return link(_decoded(target), emoji.in_markup(_decoded(label)) if label else _plain(target.removeprefix("mailto:")))


def _date(target: str, fallback: str, seen: Seen) -> Markup:
    _, epoch, form, *rest = [*target.split("^", 3), "", ""][:4]
    words = dates.written(epoch, _decoded(form), seen)
    if words is None:
        return Markup.escape(fallback)
    shown = date(epoch, words)
    return link(_decoded(rest[0]), shown) if rest and rest[0] else shown


def _preformatted(text: str, seen: Seen) -> Markup:
    """Only what stands between < and > means something inside a fence."""
    parts = re.split(r"<([^<>\n]+)>", text)  # plain, inside, plain, inside, …
    return Markup().join(_angle(part, seen) if place % 2 else _plain(part) for place, part in enumerate(parts))


def _decoded(text: str) -> str:
    """The three escapes of mrkdwn, and no others."""
    return _ENTITY.sub(lambda found: {"lt": "<", "gt": ">", "amp": "&"}[found[1]], text)


def _plain(text: str) -> Markup:
    return Markup.escape(_decoded(text))
