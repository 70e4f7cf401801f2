"""What a person can press, pick or type into, as values that a template only has to write down."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten
from typing import Any, Final

from bot.playground.drawing import dates, emoji, mrkdwn, rich
from bot.playground.drawing.seen import Seen
from bot.playground.views import MANY, initial_name, value_name
from bot.playground.wire import Json

_NAMELESS: Final = {
    "static_select": "Choose an option",
    "external_select": "Choose an option",
    "users_select": "Choose a person",
    "channels_select": "Choose a channel",
    "conversations_select": "Choose a conversation",
    "datepicker": "Choose a date",
    "timepicker": "Choose a time",
    "datetimepicker": "Choose a date and time",
    "overflow": "More actions",
    "radio_buttons": "Choose one",
    "checkboxes": "Choose any",
    "file_input": "Choose files",
}

_SELF_NAMED: Final = frozenset({"button", "workflow_button", "icon_button"})
_LONGEST_LABEL: Final = 80


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose. `id` is its own on the page; `raw` is the option as the app gave it."""

    id: str
    value: str
    words: str
    chosen: bool
    raw: Json


@dataclass(frozen=True, slots=True)
class Group:
    """Options under a label; without one they stand alone."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Control:
    """An element with all that its markup carries.

    Attributes:
        id: its own on the page.
        name: of the form field; radio buttons need one in messages too.
        label: what a screen reader calls it; empty where a visible label names it.
        placeholder: what stands there before anything is chosen.
        value: what is chosen or typed, in the shape of the HTML control.
        confirm: the dialog to ask first, as JSON in plain words; empty without one.
        dispatch: a change is an action that is sent at once.
        described: ids of the hint and the error; `error` tells that there is one.
        needed: the modal cannot be sent without it.
    """

    id: str
    kind: str
    block_id: str
    action_id: str
    name: str
    label: str
    placeholder: str
    value: Any
    groups: tuple[Group, ...]
    confirm: str
    dispatch: bool
    described: str
    error: bool
    needed: bool
    focus: bool
    raw: Json

    @property
    def options(self) -> tuple[Option, ...]:
        return tuple(option for group in self.groups for option in group.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where an element stands.

    Attributes:
        seen: the viewer.
        values: what is chosen, as in `state.values`.
        at: a DOM id of its own.
        label: words beside it that name it; empty where there are none, or where they are tied to it.
        view: it stands in a modal or a Home, not in a message.
        error: what is wrong with it is written beneath.
    """

    seen: Seen
    values: Json
    at: str
    label: str
    view: bool
    error: bool


def control(element: Json, block: Json, where: Where) -> Control:
    """One element of a block."""
    kind, at, seen = str(element["type"]), where.at, where.seen
    block_id, action_id = str(block.get("block_id", "")), str(element.get("action_id", ""))
    is_input = block["type"] == "input"
    chosen = _chosen(element, where.values.get(block_id, {}).get(action_id))
    hint = f"{at}-hint" if is_input and "hint" in block else ""
    return Control(
        id=at,
        kind=kind,
        block_id=block_id,
        action_id=action_id,
        name=f"{block_id}/{action_id}" if where.view else at,
        label="" if is_input else _label(element, where.label),
        placeholder=words(element.get("placeholder"), seen),
        value=_shown(kind, chosen, seen),
        groups=_groups(element, chosen, seen, at),
        confirm=_confirm(element.get("confirm"), seen),
        dispatch=bool(block.get("dispatch_action")) if is_input else True,
        described=" ".join(filter(None, (hint, f"{at}-error" if where.error else ""))),
        error=where.error,
        needed=is_input and not block.get("optional"),
        focus=where.view and bool(element.get("focus_on_load")),
        raw=element,
    )


def words(text: Json | None, seen: Seen) -> str:
    """A text object without any markup, for an attribute; its lines stay lines."""
    if text is None:
        return ""
    if text.get("type") == "mrkdwn":
        return "\n".join(mrkdwn.drawn(line, seen).striptags() for line in text["text"].split("\n"))
    return emoji.in_words(text["text"])


def _label(element: Json, beside: str) -> str:
    """What a screen reader calls an element: as the app says, or by the first line beside it, or by its kind."""
    kind = str(element["type"])
    own = element.get("accessibility_label")
    if own or kind in _SELF_NAMED:
        return str(own or "")
    first = "" if kind == "overflow" else shorten(beside.partition("\n")[0], _LONGEST_LABEL, placeholder=" …")
    placeholder = element.get("placeholder", {}).get("text", "")
    return first or emoji.in_words(placeholder) or _NAMELESS.get(kind.removeprefix("multi_"), "Choose")


def _chosen(element: Json, held: Json | None) -> Any:  # noqa: ANN401  as many shapes as there are elements
    """What an element holds: what the person chose, or else what the app chose before."""
    kind = element["type"]
    name, initial = value_name(kind), initial_name(kind)
    if name is None or initial is None:
        return None
    return held.get(name) if held is not None else element.get(initial)


def _shown(kind: str, chosen: Any, seen: Seen) -> Any:  # noqa: ANN401
    """A value as an HTML control writes it."""
    if chosen is None or kind in MANY:
        return ""
    if kind == "datetimepicker":
        at: datetime | None = dates.moment(chosen, seen)
        return f"{at:%Y-%m-%dT%H:%M}" if at else ""
    if kind == "rich_text_input":
        return rich.words(chosen)
    return chosen["value"] if isinstance(chosen, Mapping) else chosen


def _groups(element: Json, chosen: Any, seen: Seen, at: str) -> tuple[Group, ...]:  # noqa: ANN401
    kind = str(element["type"]).removeprefix("multi_")
    held = chosen if isinstance(chosen, list) else [] if chosen is None else [chosen]
    marked = {each.get("value") if isinstance(each, Mapping) else each for each in held}
    offered: list[tuple[str, list[Json]]]
    if kind in ("users_select", "channels_select", "conversations_select"):
        offered = _known(kind, marked, seen)
    elif kind == "external_select":
        offered = [("", list(held))]
    elif "option_groups" in element:
        offered = [(words(group["label"], seen), group["options"]) for group in element["option_groups"]]
    else:
        offered = [("", element.get("options", []))]
    return tuple(
        Group(
            label,
            tuple(
                Option(
                    f"{at}-{place}-{nth}",
                    str(one.get("value", "")),
                    words(one["text"], seen),
                    one.get("value") in marked,
                    one,
                )
                for nth, one in enumerate(options)
            ),
        )
        for place, (label, options) in enumerate(offered)
    )


def _known(kind: str, marked: set[Any], seen: Seen) -> list[tuple[str, list[Json]]]:
    """People and channels as options; one that is chosen and unknown by its id."""
    people = _named(seen.people.items(), "@" if kind == "conversations_select" else "")
    channels = _named(seen.channels.items(), "#")
    strangers = _named(((each, each) for each in sorted(marked - seen.people.keys() - seen.channels.keys())), "")
    if kind == "users_select":
        return [("", people + strangers)]
    if kind == "channels_select":
        return [("", channels + strangers)]
    return [("Channels", channels), ("People", people), *([("Others", strangers)] if strangers else [])]


def _named(names: Iterable[tuple[str, str]], mark: str) -> list[Json]:
    return [{"value": each, "text": {"type": "plain_text", "text": f"{mark}{name}"}} for each, name in names]


def _confirm(dialog: Json | None, seen: Seen) -> str:
    if dialog is None:
        return ""
    said: Json = {name: words(dialog[name], seen) for name in ("title", "text", "confirm", "deny")}
    if "style" in dialog:
        said["style"] = dialog["style"]
    return json.dumps(said, ensure_ascii=False)
