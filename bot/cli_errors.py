"""How a command ends that cannot do what it was asked."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from bot.errors import CanirunError

FAILED: Final = 2
"""The exit status."""


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turns what went wrong into one line and an exit status."""
    try:
        yield
    except CanirunError as error:
        click.echo(f"canirun: {error}", err=True)
        sys.exit(FAILED)
