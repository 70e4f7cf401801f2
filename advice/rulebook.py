"""The rulebook in words, from what the rules say of themselves: Markdown for the repository, text for a terminal."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from advice.documents import CONFLICTS, TITLES, title_of
from advice.items import ITEMS
from advice.leg_day import STEPS
from advice.not_yet import NOT_YET
from advice.nouns import Basis
from advice.rule import Rule
from advice.rules import RULEBOOK_VERSION, RULES

RESTS_ON: Final[dict[Basis, str]] = {
    Basis.DOCUMENT: "a document states it",
    Basis.HOUSE: "a house rule of ours",
    Basis.HOUSE_WITH_SUPPORT: "a house rule of ours with published support",
}
WIDTH: Final = 96  # columns of a terminal line

Style = Literal["title", "chapter", "rule", "text", "step", "point", "item"]
Line = tuple[Style, str]

_ADDING_UP: Final = (
    "Every rule looks at one requested session at one time. The lowest intensity and the fewest minutes win; nothing "
    "raises a limit, except a person's own rating of a leg session. Findings are told in this order: red flags, legs "
    "at 9 or 10, what the documents ask by goal, sore legs, level, advice."
)
_MARKDOWN: Final[dict[Style, str]] = {
    "title": "# {}\n",
    "chapter": "## {}\n",
    "rule": "### {}\n",
    "text": "{}\n",
    "step": "{}",
    "point": "- {}",
    "item": "  - {}",
}
_LISTED: Final[frozenset[Style]] = frozenset({"step", "point", "item"})
_INDENTS: Final[dict[Style, str]] = {"step": "  ", "point": "  ", "item": "    "}
_UNDERLINES: Final[dict[Style, str]] = {"title": "=", "chapter": "-"}


def as_markdown() -> str:
    """The whole rulebook as Markdown; `RULEBOOK.md` is this text."""
    out: list[str] = []
    before: Style = "title"
    for style, words in _lines():
        if before in _LISTED and style not in _LISTED:
            out.append("")
        out.append(_MARKDOWN[style].format(words))
        before = style
    return "\n".join(out).rstrip() + "\n"


def as_text(width: int = WIDTH) -> str:
    """The same for a terminal of `width` columns."""
    out: list[str] = []
    for style, words in _lines():
        plain = words.replace("**", "").replace("*", "")
        indent = _INDENTS.get(style, "")
        if not indent and out:
            out.append("")
        hanging = indent + "  " if indent else ""
        out += textwrap.wrap(plain, width, initial_indent=indent, subsequent_indent=hanging, break_on_hyphens=False)
        if style in _UNDERLINES:
            out.append(_UNDERLINES[style] * min(len(plain), width))
    return "\n".join(out) + "\n"


def _lines() -> Iterator[Line]:
    yield "title", f"Rulebook {RULEBOOK_VERSION}"
    yield "text", "Generated from the rules. This is training guidance, not medical advice."
    yield "text", "What each rule rests on:"
    yield from (("point", f"**[{basis}]** {meaning}") for basis, meaning in RESTS_ON.items())
    yield "text", "The documents, which the rules put in their own words:"
    yield from (("point", f"*{title}*") for title in TITLES.values())
    yield "chapter", "How rules add up"
    yield "text", _ADDING_UP
    yield "chapter", "What counts as a hard leg day"
    yield "text", "Tried in this order; the first that fits decides:"
    yield from (("step", f"{n}. {what} ({', '.join(items)})") for n, (what, items) in enumerate(STEPS, start=1))
    yield "text", "These items are cited by whatever rests on the session:"
    yield from _points(dict.fromkeys(item for _, items in STEPS for item in items))
    yield from _chapter("For runs and for lifting", (rule for rule in RULES if rule.for_runs and rule.for_legs))
    yield from _chapter("May I run?", (rule for rule in RULES if not rule.for_legs))
    yield from _chapter("May I lift legs?", (rule for rule in RULES if not rule.for_runs))
    yield "chapter", "Where the documents disagree"
    for code, conflict in CONFLICTS.items():
        yield "point", f"**{code}** {conflict.about} We follow: {conflict.followed[0].lower()}{conflict.followed[1:]}"
    yield "chapter", "Not ruled yet"
    yield "text", "What the documents ask for and no rule says yet, and why:"
    yield from (("point", f"**{item}** {ITEMS[item].says} Not yet: {why}.") for item, why in NOT_YET.items())


def _chapter(name: str, rules: Iterable[Rule]) -> Iterator[Line]:
    yield "chapter", name
    for rule in rules:
        yield "rule", f"{rule.code}: {rule.title}"
        yield "point", f"Rests on: **[{rule.basis}]** {RESTS_ON[rule.basis]}."
        if rule.chooses:
            yield "point", f"Cites: {rule.chooses}"
        yield from _items(rule.may_cite)
        yield "point", f"Why: {rule.why}"
        yield "point", f"Limits: {rule.limits}"


def _items(items: Iterable[str]) -> Iterator[Line]:
    yield from (("item", _in_words(item)) for item in items)


def _points(items: Iterable[str]) -> Iterator[Line]:
    yield from (("point", _in_words(item)) for item in items)


def _in_words(item: str) -> str:
    return f"{item}, *{title_of(item)}*: {ITEMS[item].says}"
