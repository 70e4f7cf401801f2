"""What is found in a file: sessions, what was not understood, and what has to be asked. And what a reader must know."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final, Literal, NamedTuple

from pydantic import Field

from advice.models import Frozen, Instant, Session, ZoneName

if TYPE_CHECKING:
    from bot.imports.parts import Part

OWN: Final = "Canirun"  # what our own export is called as a format
BYTES_MOST: Final = 20_000_000
COMES_AGAIN: Final = 5
ROWS_MOST: Final = 100_000
SECONDS_MOST: Final = 6  # of wall-clock time; with what comes after reading, a file never takes more than ten

Unit = Literal["weight_unit", "distance_unit"]


class FoundSession(Frozen):
    """One session of a file.

    Attributes:
        what: the session as the rules take it, instants in UTC.
        zone: the IANA zone that the file tells; None where it tells none and the profile's was used.
        name: its title, for the preview only; never kept.
        guessed: whether the kind of run was guessed.
        uid: the same for the same session of the same app, however often it is exported.
        recurs: the rule by which it recurs, in words; None where it does not.
    """

    what: Session
    status: Literal["done", "planned", "skipped"] = "done"
    zone: ZoneName | None = None
    name: Annotated[str, Field(max_length=200)] | None = None
    guessed: bool = False
    uid: str = Field(min_length=1, max_length=200)
    recurs: str | None = None


class Problem(NamedTuple):
    """What was not understood. `where` is "row 12" or "event 3"; `what` a sentence that says what would have worked."""

    where: str
    what: str


class Found(Frozen):
    """What a file holds. `notes` are what had to be assumed; `asks` the units that the file does not tell."""

    format: str
    sessions: tuple[FoundSession, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    asks: tuple[Unit, ...] = ()


class Reading(Frozen):
    """What a reader needs to know of whose file it is, and how much of it may be read.

    `tz` is the zone of times that tell none. `day_first` tells what 11/2/2026 means where the file does
    not. `seconds_most` is wall-clock time for one file.
    """

    tz: ZoneName
    now: Instant
    weight_unit: Literal["kg", "lb"] | None = None
    distance_unit: Literal["km", "mi"] | None = None
    day_first: bool | None = None
    bytes_most: int = BYTES_MOST
    rows_most: int = ROWS_MOST
    seconds_most: float = SECONDS_MOST


class Format(NamedTuple):
    """A kind of file. `looks_like` must be quick and never raises; `read` raises BadInput for what cannot be used.

    `parts` reads a large, seekable file in bounded memory; None where the format has to be held whole.
    """

    name: str
    looks_like: Callable[[bytes], bool]
    read: Callable[[bytes, Reading], Found]
    parts: "Callable[[BinaryIO, Reading], Iterator[Part]] | None" = None


def uid_of(*parts: object) -> str:
    """An id that is the same for the same parts; for a file that gives its sessions none."""
    return sha256("\0".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:32]


def log_ids(app: str, uid: str) -> Iterator[str]:
    """The ids under which a session of an app may be kept in the log, the likeliest first.

    That of our own export is the log's already. The others are for what was deleted from the log and comes again.
    """
    first = uid if app == OWN else uid_of("import", app, uid)
    yield first
    yield from (uid_of(first, again) for again in range(1, COMES_AGAIN))
