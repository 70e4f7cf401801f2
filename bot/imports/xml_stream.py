"""XML read as a stream, element by element, and nothing kept of it: no tree, no entities, no endless nesting."""

import re
import time
from collections.abc import Callable, Mapping
from typing import Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from bot.errors import BadInput
from bot.imports.found import Problem, Reading

DEEPEST: Final = 60
TEXT_MOST: Final = 1000  # the numbers and names that we read are shorter
PER_ROW: Final = 10  # elements that belong to one point
CHUNK: Final = 1 << 16
_LONG_TAG: Final = re.compile(rb"<[^<>]{65536}")

Ended = Callable[[tuple[str, ...], Mapping[str, str], str], None]


def looks_like(root: bytes, content: bytes) -> bool:
    """Whether the head of a file has this root element, in any encoding of two bytes a letter or less."""
    head = content[:4096].replace(b"\0", b"")
    return re.search(rb"<(?:\w+:)?" + root + rb"[\s>]", head) is not None


def stream(content: bytes, reading: Reading, ended: Ended) -> tuple[Problem, ...]:
    """Calls `ended(path, attributes, text)` for every element as it ends; names are without their prefix.

    A file that breaks off gives what stood before, and a problem that says so.

    Raises:
        BadInput: it has a DOCTYPE, is nested too deep, or has more than can be a recording.
    """
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415  imported when a file comes: starting stays quick
    from defusedxml.sax import make_parser  # noqa: PLC0415

    if _LONG_TAG.search(content):
        raise BadInput("That file has a tag of more than 64 kB, which no recording has. Export it again.")
    handler = _Handler(ended, PER_ROW * reading.rows_most)
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(handler)
    until = time.monotonic() + reading.seconds_most
    try:
        for begin in range(0, len(content), CHUNK):
            parser.feed(content[begin : begin + CHUNK])
            if time.monotonic() > until:
                raise BadInput(f"That file takes longer than {reading.seconds_most:g} s to read. Split it.")
        parser.close()
    except DefusedXmlException:
        raise BadInput(
            "That file has a DOCTYPE, which no app's export has, and I open none. Export it again."
        ) from None
    except (SAXException, UnicodeError, LookupError, ValueError):  # the last two: an encoding that nobody has
        return (
            Problem("file", "It breaks off or is damaged; what stood before was read. Export it again for the rest."),
        )
    return ()


class _Handler(ContentHandler):
    def __init__(self, ended: Ended, most: int) -> None:
        super().__init__()
        self._ended = ended
        self._left = most
        self._path: list[str] = []
        self._attributes: list[Mapping[str, str]] = []
        self._texts: list[str] = []

    def startElement(self, name: str, attrs: "AttributesImpl[str]") -> None:  # noqa: N802  SAX's name
        self._left -= 1
        if self._left < 0:
            raise BadInput("That file has more points than a recording has. Export a shorter time, or split it.")
        if len(self._path) >= DEEPEST:
            raise BadInput("That file is nested too deep for a recording. Export it again.")
        self._path.append(name.rpartition(":")[2])
        self._attributes.append(dict(attrs.items()))
        self._texts.append("")

    def characters(self, content: str) -> None:
        if self._texts and len(self._texts[-1]) < TEXT_MOST:
            self._texts[-1] += content[:TEXT_MOST]

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802  SAX's name; the path has it
        path = tuple(self._path)
        self._path.pop()
        self._ended(path, self._attributes.pop(), self._texts.pop().strip())
