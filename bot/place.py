"""Where somebody is."""

from typing import NamedTuple


class Place(NamedTuple):
    """A person's zone (IANA name), whether their clocks have 12 hours, and whether Slack told it or it is a guess."""

    tz: str
    hours12: bool
    known: bool
