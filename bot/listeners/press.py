"""What a press tells: whose it is, on which answer, and what was chosen."""

from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple, TypeAlias

from bot.ids import AnswerId
from bot.listeners.desk import Body, Desk
from bot.render import Message
from bot.store import Person


class Pressed(NamedTuple):
    """One press: whose, on which answer, what was chosen, and the two keys that it gives.

    `chosen` is the value of a select, or what a button's action id says after a colon; `state` are the values of all
    selects of the message, by action id.
    """

    who: Person
    answer_id: AnswerId
    chosen: str
    channel: str
    response_url: str
    trigger_id: str
    state: Mapping[str, str]


Act: TypeAlias = Callable[[Desk, Pressed], Awaitable[Message | None]]


def press_of(body: Body) -> tuple[str, Pressed]:
    """The name of what was pressed, and the press. A block is called for its answer, its part after a stop."""
    action = body["actions"][0]
    name, _, told = action["action_id"].partition(":")
    press = Pressed(
        Person(body["team"]["id"], body["user"]["id"]),
        AnswerId(action["block_id"].partition(".")[0]),
        (action.get("selected_option") or {}).get("value", told),
        body.get("channel", {}).get("id", ""),
        body.get("response_url", ""),
        body["trigger_id"],
        _state(body),
    )
    return name, press


def _state(body: Body) -> dict[str, str]:
    blocks = (body.get("state") or {}).get("values", {}).values()
    picked = {name: value.get("selected_option") for block in blocks for name, value in block.items()}
    return {name: option["value"] for name, option in picked.items() if option}
