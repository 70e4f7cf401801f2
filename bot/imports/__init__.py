"""People's files -> sessions. Pure: bytes in, sessions out; what kind of file it is, its content tells."""

import re
from typing import Final

from bot.errors import BadInput
from bot.imports import fit, gpx, ics, tcx
from bot.imports.canirun import CANIRUN
from bot.imports.found import Format, Found, Reading
from bot.imports.lifting import FORMATS as LIFTING

READERS: Final[tuple[Format, ...]] = (fit.FORMAT, gpx.FORMAT, tcx.FORMAT, ics.FORMAT, *LIFTING, CANIRUN)

_KNOWN: Final = (
    "I read exports of Hevy, Strong and Fitbod (CSV), FIT, GPX, TCX and ICS files, and Canirun's own canirun.json."
)
_ARCHIVES: Final = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_HTML: Final = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html)", re.IGNORECASE | re.DOTALL)
_OWN_TABLE: Final = (b"\xef\xbb\xbfid,status,kind,", b"\xef\xbb\xbfid,at,level,", b"\xef\xbb\xbfid,asked_at,")
_HEAD: Final = 4096


def read(content: bytes, reading: Reading) -> Found:
    """The sessions of a file.

    Raises:
        BadInput: it is too large, empty, packed, or nothing that we know.
    """
    return format_of(content, reading).read(content, reading)


def format_of(content: bytes, reading: Reading) -> Format:
    """Which kind of file it is, by its content. Raises BadInput where it is none that we know."""
    if len(content) > reading.bytes_most:
        raise BadInput(f"That file is larger than {reading.bytes_most / 1e6:g} MB. Export a shorter time, or split it.")
    head = content[:_HEAD]
    if not content.strip(b"\0\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise BadInput("That file is empty. Export it again, then send the new file.")
    if head.startswith(_ARCHIVES):
        raise BadInput("That is a packed file (zip, gz or the like). Unpack it, then send the file inside.")
    if _HTML.match(head):
        raise BadInput("That is a web page, not an export. Export your data in the app, then send the file itself.")
    if head.startswith(_OWN_TABLE):
        raise BadInput(
            "That is a table of your export, for a spreadsheet. Send canirun.json, which has everything in it."
        )
    for one in READERS:
        if one.looks_like(content):
            return one
    raise BadInput(f"I do not know this kind of file. {_KNOWN}")
