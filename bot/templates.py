"""The words we say, filled in from `templates/`.

Of the bot, alone knows Jinja. Import it when there is something to say: Jinja takes longer to load than an answer to
compute.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Final, TypeVar

import orjson
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot import folders, ids

T = TypeVar("T")

_CUT_ENTITY: Final = re.compile("&[a-z]{0,3}$")


@cache
def terminal() -> Environment:
    """Templates of plain text for a terminal: nothing is escaped, and a value that is missing or None raises."""
    return Environment(
        loader=FileSystemLoader(folders.templates()),
        autoescape=False,  # noqa: S701  a terminal shows text, not HTML: "it's" stays "it's"
        undefined=StrictUndefined,
        finalize=_never_none,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def slack() -> Environment:
    """Templates of Slack's blocks: what they print is mrkdwn, escaped as Slack asks, or a block as a line of JSON.

    Both are needed: `finalize` escapes as Slack does, and `autoescape` keeps what was escaped from being so twice.
    """
    environment = Environment(
        loader=FileSystemLoader(folders.templates()),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_mrkdwn,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        ids=ids,
        plain=_plain,
        mention=_mention,
        channel=_channel,
        confirmation=_confirmation,
        chosen=_chosen,
        cells=_cells,
        series=_series,
    )
    environment.filters.update(
        block=_block,
        cut=_cut,
        elements=_elements,
        escaped=_mrkdwn,
        element=_element,
        options=_options,
        option_groups=_option_groups,
        tidy=_tidy,
        **{"with": _with},
    )
    return environment


def warm_up() -> None:
    """Compiles the templates of messages, so that the first person to ask does not wait for it."""
    for name in slack().list_templates(filter_func=lambda name: name.startswith("slack/")):
        slack().get_template(name)


def say(template: str, **values: object) -> str:
    """One template of `templates/`, filled in as plain text, without a newline at its end."""
    return terminal().get_template(template).render(values).rstrip("\n")


def blocks(template: str, **values: object) -> list[dict[str, Any]]:
    r"""One template of `templates/slack/`, filled in and read back: one JSON object a line.

    Lines end with "\n" and nothing else: other ends of line, such as U+2028, are part of people's words.

    Raises:
        ValueError: it printed something that is no JSON object.
    """
    return _read(slack().get_template(f"slack/{template}").render(values))


def _read(printed: str) -> list[dict[str, Any]]:
    read = [orjson.loads(line) for line in _lines(printed)]
    if not all(isinstance(block, dict) for block in read):
        raise ValueError("a template of blocks prints JSON objects only")
    return read


def _lines(printed: str) -> list[str]:
    return [line for line in str(printed).split("\n") if line.strip()]


def _elements(printed: str) -> orjson.Fragment:
    """The blocks that components printed inside another one, as they stand; they are read with the whole."""
    return orjson.Fragment(f"[{','.join(_lines(printed))}]")


def _never_none(value: T | None) -> T:
    if value is None:
        message = "a template prints a value that is None: ask for it with {% if %} first"
        raise ValueError(message)
    return value


def _mrkdwn(value: object) -> object:
    """A value as mrkdwn: Slack asks for these three signs, and no others."""
    if type(value) is str:
        return Markup(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))  # noqa: S704  escaped here
    return _never_none(value)


def _block(value: dict[str, Any]) -> Markup:
    return Markup(orjson.dumps(value).decode() + "\n")  # noqa: S704  JSON between components, never shown


def _with(value: dict[str, Any], name: str, more: object) -> dict[str, Any]:
    """The object with one more field, where there is something to put into it."""
    return {**value, name: more} if more else value


def _tidy(text: str) -> str:
    """A paragraph as it was meant: templates may indent, and leave empty lines where nothing was to be said."""
    lines = (line.strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _cut(text: str, longest: int) -> str:
    """Text of at most so many code points, an ellipsis where it was longer, and no half of an escape."""
    if len(text) <= longest:
        return str(text)
    return _CUT_ENTITY.sub("", text[: longest - 1]) + "…"


def _plain(text: str, longest: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": _cut(text, longest), "emoji": True}


def _mention(user: str) -> Markup:
    return Markup(f"<@{user}>")  # noqa: S704  an id of Slack's


def _channel(channel_id: str) -> Markup:
    return Markup(f"<#{channel_id}>")  # noqa: S704  an id of Slack's


def _options(choices: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    return [{"text": _plain(label, 75), "value": value} for label, value in choices]


def _option_groups(groups: Iterable[tuple[str, tuple[tuple[str, str], ...]]]) -> list[orjson.Fragment]:
    return [_option_group(label, choices) for label, choices in groups]


@lru_cache(128)
def _option_group(label: str, choices: tuple[tuple[str, str], ...]) -> orjson.Fragment:
    """A group as JSON, written once: the kinds of run are the same under every answer."""
    return orjson.Fragment(orjson.dumps({"label": _plain(label, 75), "options": _options(choices)}))


def _element(printed: str) -> dict[str, Any]:
    return _read(printed)[0]


def _chosen(groups: Iterable[tuple[str, Iterable[tuple[str, str]]]], value: str) -> dict[str, Any] | None:
    """The option of that value; None where there is none."""
    found = [choice for _, choices in groups for choice in choices if choice[1] == value]
    return _options(found)[0] if found else None


def _cells(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[list[dict[str, str]]]:
    """The cells of a table, which Slack shows as they are."""
    return [[{"type": "raw_text", "text": _cut(words, 300)} for words in row] for row in (head, *rows)]


def _series(categories: Iterable[str], named: Iterable[tuple[str, Iterable[float]]]) -> list[dict[str, Any]]:
    """The series of a chart: a value for each category."""
    labels = tuple(categories)
    return [
        {"name": name, "data": [{"label": at, "value": value} for at, value in zip(labels, values, strict=True)]}
        for name, values in named
    ]


def _confirmation(title: str, text: str, confirm: str, deny: str) -> dict[str, Any]:
    return {
        "title": _plain(title, 100),
        "text": _plain(text, 300),
        "confirm": _plain(confirm, 30),
        "deny": _plain(deny, 30),
    }
