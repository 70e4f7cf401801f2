"""The markdown block: CommonMark with tables and strike-through. HTML in it is text; pictures stay where they are."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from bot.playground.drawing import mrkdwn
from bot.playground.drawing.seen import Seen

_CLASSES: Final = {
    "blockquote": "bk-quote",
    "ul": "bk-list",
    "ol": "bk-list",
    "table": "bk-table",
}
_SCROLLING: Final = '<div class="bk-table-scroll" role="group" aria-label="Table" tabindex="0">'
_DEEPER: Final = {f"h{level}": f"h{min(level + 2, 6)}" for level in range(1, 7)}  # the page has its own first two


def drawn(text: str, seen: Seen) -> Markup:
    """Markdown as HTML, its mentions and emoji drawn."""
    return Markup(_reader().render(text, {"seen": seen}))  # noqa: S704  markdown-it escapes, and its HTML is off


class _Renderer(RendererHTML):
    """HTML without styles of its own, pictures or headings that would upset the page's outline."""

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        del options
        return str(mrkdwn.atoms(tokens[idx].content, env["seen"]))

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        del options, env
        token = tokens[idx]
        return str(mrkdwn.link(str(token.attrs.get("src", "")), f"🖼 {token.content}"))

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        del options, env
        return str(Markup('<pre class="bk-pre">{}</pre>').format(tokens[idx].content))

    code_block = fence

    def code_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        del options, env
        return str(Markup('<code class="bk-code">{}</code>').format(tokens[idx].content))

    def renderToken(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: N802  markdown-it's name
        token = tokens[idx]
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting >= 0 and kind in _CLASSES:
            token.attrJoin("class", _CLASSES[kind])
        if token.nesting > 0:
            _mend(token, kind)
        if kind == "heading":
            token.tag = _DEEPER[token.tag]
        drawn = super().renderToken(tokens, idx, options, env)
        return {"table_open": f"{_SCROLLING}{drawn}", "table_close": f"{drawn}</div>"}.get(token.type, drawn)


def _mend(token: Token, kind: str) -> None:
    """What an opening tag must not, or must, carry here."""
    if kind in ("th", "td"):
        align = str(token.attrs.pop("style", "")).removeprefix("text-align:")
        if align:
            token.attrJoin("class", f"bk-{align}")
    elif kind == "link":
        token.attrs |= {"class": "bk-link", "target": "_blank", "rel": "noopener noreferrer"}
    elif kind == "heading":
        token.attrJoin("class", f"bk-{token.tag}")


class _Reader(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802  markdown-it's name
        """Whether an address may be opened; if not, its link stays text."""
        return mrkdwn.address(url) is not None


@cache
def _reader() -> MarkdownIt:
    reader = _Reader("commonmark", {"html": False, "breaks": True}, renderer_cls=_Renderer)
    return reader.enable(["table", "strikethrough"])
