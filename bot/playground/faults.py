"""Faults on order: what a network or Slack itself does on a bad day."""

from dataclasses import asdict, dataclass
from typing import Final, Literal, get_args

from bot.playground.wire import Json

Kind = Literal["500", "500_after", "drop", "drop_after", "hang", "hang_after", "429"]
"""What happens; `_after`: Slack has accepted the call, and only its answer is lost."""

KINDS: Final = frozenset(get_args(Kind))


@dataclass
class Fault:
    """One order.

    Attributes:
        method: a method's name, `response_url`, `upload`, or `*` for all.
        kind: what happens.
        times: how often it still happens.
        retry_after_s: what a 429 asks for.
        hang_s: how long a hang lasts, by the wall.
    """

    method: str
    kind: Kind
    times: int = 1
    retry_after_s: int = 1
    hang_s: float = 60


class Faults:
    def __init__(self) -> None:
        self._orders: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._orders.append(fault)

    def clear(self) -> None:
        self._orders.clear()

    def take(self, method: str) -> Fault | None:
        """The fault that this call meets, counted down; the oldest order first."""
        for order in self._orders:
            if order.method in ("*", method):
                order.times -= 1
                if order.times <= 0:
                    self._orders.remove(order)
                return order
        return None

    def told(self) -> list[Json]:
        return [asdict(order) for order in self._orders]
