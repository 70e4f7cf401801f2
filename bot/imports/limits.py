"""How much of a file is read before we say that it is too much."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from bot.errors import BadInput
from bot.imports.found import Reading

T = TypeVar("T")


def within(items: Iterable[T], reading: Reading) -> Iterator[T]:
    """The items as they come: rows, points, messages.

    Raises:
        BadInput: there are more than `rows_most`, or they take longer than `seconds_most`.
    """
    until = time.monotonic() + reading.seconds_most
    for number, item in enumerate(items):
        if number >= reading.rows_most:
            raise BadInput(f"That file has more than {reading.rows_most:,} rows. Export a shorter time, or split it.")
        if time.monotonic() > until:
            raise BadInput(
                f"That file takes longer than {reading.seconds_most:g} s to read. Split it into smaller ones."
            )
        yield item
