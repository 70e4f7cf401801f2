"""What every form needs: its values by block, and a place for an error that belongs to no single input."""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final, NamedTuple, TypeAlias

from bot.errors import CanirunError, SlackRefused
from bot.listeners.desk import Body, Desk, Opened, Reply
from bot.render import Message
from bot.slack.logs import tell_fault
from bot.store import Person

Errors: TypeAlias = dict[str, str]
"""What is wrong, by the block id of the input that it is wrong in; empty where nothing is."""

BROKEN: Final = "Something broke on my side (reference {reference}). Please try again."

_log: Final = logging.getLogger(__name__)


class Form(NamedTuple):
    """A modal that can be submitted. `check` runs before the acknowledgement, which carries the errors."""

    check: Callable[[Desk, Body], Awaitable[Errors]]
    work: Callable[[Desk, Body], Coroutine[Any, Any, None]]


async def errors_of(form: Form, desk: Desk, body: Body) -> Errors:
    """What the person has to mend; nothing that happens in here keeps the acknowledgement from being sent."""
    try:
        return await form.check(desk, body)
    except CanirunError as error:
        words = str(error)
    except Exception as error:  # noqa: BLE001  whatever it is, Slack waits for three seconds and no longer
        words = BROKEN.format(reference=tell_fault(error, "form"))
    first = next(block["block_id"] for block in body["view"]["blocks"] if block["type"] == "input")
    return {first: words}


def where_opened(desk: Desk, who: Person, opened: Opened | None, *, in_place: bool = False) -> Reply:
    """Says something below the message that the form was opened from, or in place of it; else in a direct message."""
    say = desk.voice.replace if in_place else desk.voice.whisper

    async def reply(message: Message) -> None:
        if opened is not None:
            try:
                await say(opened.response_url, message)
            except SlackRefused as refused:
                _log.info("the place of a form is lost: %s", refused.code)
            else:
                return
        await desk.voice.say(who.user, message)

    return reply


def value_of(body: Body, name: str) -> str:
    """What was typed or chosen in the input whose block and action are both called `name`; empty where nothing was."""
    state = body["view"]["state"]["values"].get(name, {}).get(name, {})
    option = state.get("selected_option") or {}
    picked = (state.get(key) for key in ("value", "selected_date", "selected_time", "selected_date_time"))
    return str(option.get("value") or next((value for value in picked if value is not None), ""))


def values_of(body: Body, name: str) -> list[str]:
    """The values of all options that were chosen in an input."""
    state = body["view"]["state"]["values"].get(name, {}).get(name, {})
    return [option["value"] for option in state.get("selected_options") or []]
