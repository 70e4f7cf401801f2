"""Modals and Home tabs: who has which open, what they hold, and Slack's rules for changing them."""

import hashlib
import json
import secrets
from typing import Final

from bot.playground import blocks, limits
from bot.playground.clock import Clock
from bot.playground.wire import Json, Refused, parsed

_SETTABLE: Final = (
    "type title blocks private_metadata callback_id external_id submit close clear_on_close notify_on_close".split()
)
_EMPTY: Final[Json] = {
    "private_metadata": "",
    "callback_id": "",
    "external_id": "",
    "title": None,
    "submit": None,
    "close": None,
    "clear_on_close": False,
    "notify_on_close": False,
}


class Views:
    """Every view by id, a stack of modals for each person, and one Home each."""

    def __init__(self, team: str, app: str, bot: str, clock: Clock) -> None:
        self._ids: Json = {"team_id": team, "app_id": app, "bot_id": bot, "app_installed_team_id": team}
        self._clock = clock
        self._all: dict[str, Json] = {}
        self._owner: dict[str, str] = {}
        self._stacks: dict[str, list[str]] = {}
        self._homes: dict[str, str] = {}
        self.errors: dict[str, Json] = {}
        """What a modal shows under its inputs, by view: block id to words."""

    def read(self, given: object, kind: str) -> Json:
        """A view as the app gave it.

        Raises:
            Refused: `invalid_arguments` or `view_too_large`.
        """
        try:
            view = parsed(given)
        except ValueError:
            view = None
        if not isinstance(view, dict):
            raise Refused("invalid_arguments", ["must provide an object [json-pointer:/view]"])
        if blocks.size(view) > limits.VIEW_BYTES:
            raise Refused("view_too_large")
        found = blocks.view_faults(view)
        if not found and view["type"] != kind:
            found = [f"must be of type {kind} [json-pointer:/view/type]"]
        if found:
            raise Refused("invalid_arguments", found)
        return view

    def open(self, user: str, given: Json) -> Json:
        """Opens a modal in place of whatever the person has open."""
        view = self._make(user, given)
        self._stacks[user] = [view["id"]]
        return view

    def push(self, user: str, given: Json) -> Json:
        """Puts a modal on top.

        Raises:
            Refused: `not_found` with none open, `push_limit_reached` with three.
        """
        stack = self._stacks.get(user, [])
        if not stack:
            raise Refused("not_found")
        if len(stack) >= limits.VIEW_STACK:
            raise Refused("push_limit_reached")
        view = self._make(user, given)
        view |= {"previous_view_id": stack[-1], "root_view_id": stack[0]}
        stack.append(view["id"])
        return view

    def publish(self, user: str, given: Json, view_hash: object = None) -> Json:
        """Puts up a person's Home."""
        old = self._homes.get(user)
        if old is not None:
            return self.update(old, given, view_hash)
        view = self._make(user, given)
        self._homes[user] = view["id"]
        return view

    def update(self, view_id: str, given: Json, view_hash: object = None) -> Json:
        """Changes a view in place; what was typed stays where block and action ids stay.

        Raises:
            Refused: `hash_conflict`: somebody has changed it since.
        """
        view = self._all[view_id]
        if view_hash is not None and view_hash != view["hash"]:
            raise Refused("hash_conflict")
        self._unique(given, view_id)
        before = view["state"]["values"]
        view.update(_EMPTY)
        view.update(_settable(given))
        for block_id, actions in view["state"]["values"].items():
            for action_id, value in actions.items():
                old = before.get(block_id, {}).get(action_id)
                if old is not None and old["type"] == value["type"]:
                    actions[action_id] = old
        self._sign(view)
        self.errors.pop(view_id, None)
        return view

    def find(self, view_id: object = None, external_id: object = None) -> Json:
        """A view that is open, or a Home.

        Raises:
            Refused: `not_found`.
        """
        for each, view in self._all.items():
            if (view_id and each == view_id) or (not view_id and external_id and view["external_id"] == external_id):
                return view
        raise Refused("not_found")

    def stack(self, user: str) -> list[Json]:
        """A person's modals, the one on top last."""
        return [self._all[view_id] for view_id in self._stacks.get(user, ())]

    def home(self, user: str) -> Json | None:
        view_id = self._homes.get(user)
        return self._all[view_id] if view_id else None

    def close_top(self, user: str) -> None:
        """Takes the top modal away; the one beneath comes back."""
        stack = self._stacks.get(user, [])
        if stack:
            self._forget(stack.pop())

    def close_all(self, user: str) -> None:
        for view_id in self._stacks.pop(user, []):
            self._forget(view_id)

    def _forget(self, view_id: str) -> None:
        self._all.pop(view_id, None)
        self.errors.pop(view_id, None)

    def _make(self, user: str, given: Json) -> Json:
        self._unique(given, None)
        view_id = f"V0{secrets.token_hex(5).upper()}"
        view: Json = {"id": view_id, **self._ids, **_EMPTY, "previous_view_id": None, "root_view_id": view_id}
        view |= _settable(given)
        self._sign(view)
        self._all[view_id] = view
        self._owner[view_id] = user
        return view

    def _unique(self, given: Json, own: str | None) -> None:
        external = given.get("external_id")
        if external and any(view["external_id"] == external and each != own for each, view in self._all.items()):
            raise Refused("duplicate_external_id")

    def _sign(self, view: Json) -> None:
        body = json.dumps([view[name] for name in ("id", "blocks", "private_metadata", "callback_id")])
        mark = hashlib.sha256((body + secrets.token_hex(4)).encode()).hexdigest()[:8]
        view["hash"] = f"{int(self._clock.now())}.{mark}"


def _settable(given: Json) -> Json:
    view: Json = {name: given[name] for name in _SETTABLE if name in given}
    view["blocks"] = blocks.with_ids(given["blocks"])
    view["state"] = {"values": values_of(view["blocks"])}
    return view


def values_of(shown: list[Json]) -> Json:
    """`state.values` as it is before anybody has touched anything."""
    values: Json = {}
    for block in shown:
        for element in blocks.elements(block):
            value = _untouched(element)
            if value is not None:
                values.setdefault(block["block_id"], {})[element["action_id"]] = value
    return values


_EMPTY_VALUES: Final = {
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", "initial_files"),
}
"""How each kind of element tells what is chosen, and what was chosen for the person before."""

MANY: Final = frozenset({"checkboxes", "file_input"}) | {kind for kind in _EMPTY_VALUES if kind.startswith("multi_")}


def value_name(kind: str) -> str | None:
    """The field in which an element of that kind tells what is chosen; None for a button or an overflow menu."""
    names = _EMPTY_VALUES.get(kind)
    return names[0] if names else None


def initial_name(kind: str) -> str | None:
    """The field in which an app chooses for the person beforehand; None for a button or an overflow menu."""
    names = _EMPTY_VALUES.get(kind)
    return names[1] if names else None


def _untouched(element: Json) -> Json | None:
    names = _EMPTY_VALUES.get(element["type"])
    if names is None:
        return None
    value: Json = {"type": element["type"], names[0]: element.get(names[1], [] if element["type"] in MANY else None)}
    if element["type"] == "timepicker" and "timezone" in element:
        value["timezone"] = element["timezone"]
    return value
