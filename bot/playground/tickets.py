"""What Slack hands out for a short while: triggers, response URLs, socket URLs."""

import secrets
from dataclasses import dataclass
from typing import Final

from bot.playground.clock import Clock
from bot.playground.wire import Refused

TRIGGER_S: Final = 3.0
RESPONSE_URL_S: Final = 30 * 60
RESPONSE_URL_USES: Final = 5
SOCKET_S: Final = 30.0
KEPT: Final = 5_000  # of each kind; the oldest are long expired by then


@dataclass
class Trigger:
    user: str
    until_s: float
    view: str | None = None
    """The modal in which it arose, if in one: only there a view can be pushed."""
    used: bool = False


@dataclass
class ResponseUrl:
    """Where the answers of one interaction go, and what they may replace."""

    id: str
    user: str
    channel: str
    until_s: float
    message: str | None = None
    """The ts of the message with the button; a command has none."""
    thread_ts: str | None = None
    uses: int = 0


class Tickets:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._triggers: dict[str, Trigger] = {}
        self._urls: dict[str, ResponseUrl] = {}
        self._sockets: dict[str, float] = {}

    def trigger(self, user: str, view: str | None = None) -> str:
        """A new trigger id: it lives three seconds and opens one view."""
        trigger_id = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._triggers[trigger_id] = Trigger(user, self._clock.now() + TRIGGER_S, view)
        _bound(self._triggers)
        return trigger_id

    def look(self, trigger_id: object) -> Trigger:
        """A trigger that can still be exchanged; `spend` it when the view is accepted.

        Raises:
            Refused: Slack never gave it, or it is used or too old.
        """
        trigger = self._triggers.get(str(trigger_id))
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self._clock.now() > trigger.until_s:
            raise Refused("expired_trigger_id")
        return trigger

    def response_url(
        self, user: str, channel: str, *, message: str | None = None, thread_ts: str | None = None
    ) -> ResponseUrl:
        url = ResponseUrl(secrets.token_hex(12), user, channel, self._clock.now() + RESPONSE_URL_S, message, thread_ts)
        self._urls[url.id] = url
        _bound(self._urls)
        return url

    def use_response_url(self, url_id: str) -> ResponseUrl:
        """One of its five uses.

        Raises:
            Refused: unknown, used up, or older than half an hour.
        """
        url = self._urls.get(url_id)
        if url is None:
            raise Refused("invalid_url")
        if self._clock.now() > url.until_s:
            raise Refused("expired_url")
        if url.uses >= RESPONSE_URL_USES:
            raise Refused("used_url")
        url.uses += 1
        return url

    def socket(self) -> str:
        """The ticket of one socket: it connects once, within half a minute."""
        ticket = secrets.token_hex(16)
        self._sockets[ticket] = self._clock.now() + SOCKET_S
        return ticket

    def admit(self, ticket: str) -> bool:
        until_s = self._sockets.pop(ticket, None)
        return until_s is not None and self._clock.now() <= until_s


def _bound(kept: dict[str, Trigger] | dict[str, ResponseUrl]) -> None:
    while len(kept) > KEPT:
        del kept[next(iter(kept))]
