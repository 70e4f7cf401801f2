"""Slack's deliveries to the desk. One listener for each kind of payload, and a table behind it.

A listener acknowledges, alone and at once; the work is a duty of its own that starts afterwards. So nothing can be
raised between the two, a command costs the same however many there are, and nothing that Slack sends goes
unacknowledged: not even what nobody here knows.
"""

import logging
import re
from collections.abc import Callable, Coroutine
from typing import Any, Final, TypeAlias

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.listeners import actions, commands, home, messages, shortcuts, views
from bot.listeners.desk import Body, Desk

Heard: TypeAlias = Callable[[Desk, Body], Coroutine[Any, Any, None]]

EVENTS: Final[dict[str, Heard]] = {
    "app_home_opened": home.opened,
    "app_mention": messages.mention,
    "message": messages.direct,
}

_ANY: Final = re.compile("")
_log: Final = logging.getLogger(__name__)


def register(app: AsyncApp, desk: Desk) -> None:
    """Puts the desk behind every kind of payload that Slack sends."""

    async def command(ack: AsyncAck, body: Body) -> None:
        await ack()
        desk.start("command", body["trigger_id"], commands.heard(desk, body))

    async def action(ack: AsyncAck, body: Body) -> None:
        await ack()
        desk.start("action", body["trigger_id"], actions.pressed(desk, body))

    async def event(ack: AsyncAck, body: Body) -> None:
        await ack()
        heard = EVENTS.get(body["event"]["type"])
        if heard is not None:
            desk.start(body["event"]["type"], body["event_id"], heard(desk, body))

    async def shortcut(ack: AsyncAck, body: Body) -> None:
        await ack()
        desk.start("shortcut", body["trigger_id"], shortcuts.taken(desk, body))

    async def submission(ack: AsyncAck, body: Body) -> None:
        read = views.FORMS.get(body["view"]["callback_id"])
        if read is None:
            await ack()
            return
        form = read(desk, body)
        if form.errors:
            await ack(response_action="errors", errors=form.errors)
            return
        await ack()
        desk.start("form", body["trigger_id"], views.answered(desk, form))

    async def unused(ack: AsyncAck, body: Body) -> None:
        await ack()
        _log.info("acknowledged, with nothing to do: %s", body.get("type"))

    app.command(_ANY)(command)
    app.action(_ANY)(action)
    app.event(_ANY)(event)
    app.shortcut(_ANY)(shortcut)
    app.view(_ANY)(submission)
    app.view_closed(_ANY)(unused)
    app.options(_ANY)(unused)
