"""Slack's deliveries to the desk. One listener for each kind of payload, and a table behind it.

A listener writes down what came, acknowledges, and starts the work as a duty of its own. So nothing that is
acknowledged is lost, nothing can be raised between the two, a command costs the same however many there are, and
nothing that Slack sends goes unacknowledged: not even what nobody here knows.
"""

import logging
import re
from collections.abc import Callable
from typing import Final

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.listeners import actions, commands, home, messages, moved, privacy, shortcuts, views
from bot.listeners.desk import Body, Desk, person_of
from bot.listeners.forms import errors_of
from bot.listeners.inbox import Inbox, Work

EVENTS: Final[dict[str, Work]] = {
    "app_home_opened": home.opened,
    "app_mention": home.fresh(messages.mention),
    "app_uninstalled": privacy.removed,
    "message": home.fresh(messages.direct),
    "tokens_revoked": privacy.removed,
}
PASSING: Final[dict[str, Callable[[Desk, Body], None]]] = {"user_change": moved.changed}
"""Events that touch nothing that is kept, and tell of people who may never have asked anything: never written down."""

_ANY: Final = re.compile("")
_log: Final = logging.getLogger(__name__)


async def event(desk: Desk, body: Body) -> None:
    """One event, by its type."""
    await EVENTS[body["event"]["type"]](desk, body)


WORKERS: Final[dict[str, Work]] = {
    "command": home.fresh(commands.heard),
    "action": home.fresh(actions.pressed),
    "event": event,
    "shortcut": shortcuts.taken,
    "form": home.fresh(views.submitted),
}


class Reception:
    """Bolt's listeners, one for each kind of payload."""

    def __init__(self, desk: Desk, inbox: Inbox) -> None:
        self._desk, self._inbox = desk, inbox

    async def command(self, ack: AsyncAck, body: Body) -> None:
        await self._take("command", body["trigger_id"], body, ack)

    async def action(self, ack: AsyncAck, body: Body) -> None:
        await self._take("action", body["trigger_id"], body, ack)

    async def event(self, ack: AsyncAck, body: Body) -> None:
        if body["event"]["type"] in PASSING:
            PASSING[body["event"]["type"]](self._desk, body)
            await ack()
        elif body["event"]["type"] in EVENTS:
            await self._take("event", body["event_id"], body, ack)
        else:
            await self.unused(ack, body)

    async def shortcut(self, ack: AsyncAck, body: Body) -> None:
        await self._take("shortcut", body["trigger_id"], body, ack)

    async def form(self, ack: AsyncAck, body: Body) -> None:
        """A modal that is submitted: what has to be mended in it belongs into the acknowledgement."""
        form = views.FORMS.get(body["view"]["callback_id"])
        if form is None:
            await self.unused(ack, body)
        elif errors := await errors_of(form, self._desk, body):
            await ack(response_action="errors", errors=errors)
        else:
            await self._take("form", f"{body['view']['id']}.{body['view']['hash']}", body, ack)

    async def unused(self, ack: AsyncAck, body: Body) -> None:
        """What nobody here knows; unacknowledged, Slack would tell it again, and in the end no more at all."""
        await ack()
        _log.info("acknowledged, with nothing to do: %s", body.get("type"))

    async def _take(self, kind: str, key: str, body: Body, ack: AsyncAck) -> None:
        """Written down, acknowledged, worked: in this order."""
        received = await self._inbox.receive(kind, key, person_of(body), body)
        await ack()
        if received:
            self._inbox.work(received)
        else:
            _log.info("told again, not worked again: %s", kind)


def register(app: AsyncApp, desk: Desk, inbox: Inbox) -> None:
    """Puts the desk behind every kind of payload that Slack sends."""
    reception = Reception(desk, inbox)
    app.command(_ANY)(reception.command)
    app.action(_ANY)(reception.action)
    app.event(_ANY)(reception.event)
    app.shortcut(_ANY)(reception.shortcut)
    app.view(_ANY)(reception.form)
    app.view_closed(_ANY)(reception.unused)
    app.options(_ANY)(reception.unused)
