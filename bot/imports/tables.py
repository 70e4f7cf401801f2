"""CSV in any dialect -> a header and its rows, as they stream by."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain, count
from typing import BinaryIO, Final, NamedTuple

DELIMITERS: Final = (";", "\t", ",", "|")
HEAD_BYTES: Final = 65_536
_LINE: Final = 1_000_000  # characters; a longer line is read in pieces, so that memory stays bounded
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


class Row(NamedTuple):
    """One row: its number, the header's being 1, and its cells, as many as there are; None where no reader knows."""

    number: int
    cells: list[str] | None

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return self.cells is not None and not any(cell and not cell.isspace() for cell in self.cells)


class Table(NamedTuple):
    """A header and its rows, blank ones too: they count as rows."""

    header: list[str]
    rows: Iterator[Row]


def table_of(file: BinaryIO) -> Table:
    """Reads the header; the rows are read when asked for. An empty file has an empty header."""
    text = io.TextIOWrapper(file, encoding=_encoding_of(file), errors="replace", newline="")
    lines = iter(lambda: text.readline(_LINE), "")
    first = next((line for line in lines if line.strip() and not re.match(r'"?sep=', line, re.IGNORECASE)), "")
    reader = csv.reader(chain([first], lines), delimiter=_delimiter_of(first), skipinitialspace=True)
    rows = _rows(reader, text)
    header = next(rows, Row(1, []))
    return Table(header.cells or [], rows)


def head_of(content: bytes) -> Table:
    """The header and the first rows, to tell what kind of file it is."""
    return table_of(io.BytesIO(content[:HEAD_BYTES]))


def normal(name: str) -> str:
    """A column's name in one spelling: lower case, no accents, words parted by single spaces."""
    plain = unicodedata.normalize("NFKD", name[:200].casefold().replace("ß", "ss"))
    return " ".join(re.sub(r"[^a-z0-9#]+", " ", plain.encode("ascii", "ignore").decode()).split())


def columns(header: list[str], names: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Where each field stands, by the names it may have (as `normal` spells them); absent fields are left out."""
    told = {normal(name): place for place, name in reversed(list(enumerate(header)))}
    return {field: told[name] for field, may_be in names.items() for name in reversed(may_be) if name in told}


def _rows(reader: Iterator[list[str]], text: io.TextIOWrapper) -> Iterator[Row]:
    try:
        for number in count(1):
            try:
                yield Row(number, next(reader))
            except StopIteration:
                return
            except csv.Error:  # a quote that is never closed, a cell without end
                yield Row(number, None)
    finally:
        if not text.closed:
            text.detach()  # the file is the caller's to close


def _delimiter_of(line: str) -> str:
    """The one that parts the header into most cells; what stands between quotes parts nothing."""
    bare = re.sub(r'"[^"]*"', "", line[:HEAD_BYTES])
    return max(DELIMITERS, key=bare.count)


def _encoding_of(file: BinaryIO) -> str:
    """UTF-8 or UTF-16, with or without a mark, else what Windows writes. Reads all of the file once, in pieces."""
    start = file.tell()
    head = file.read(HEAD_BYTES)
    encoding = next((name for mark, name in _BOMS if head.startswith(mark)), None) or _unmarked_utf16(head)
    if encoding is None:
        encoding = "utf-8" if _is_utf8(head, file) else "cp1252"
    file.seek(start)
    return encoding


def _unmarked_utf16(head: bytes) -> str | None:
    even, odd = head[:400:2].count(0), head[1:400:2].count(0)
    most = len(head[:400]) // 4
    return "utf-16-le" if odd > most > even else "utf-16-be" if even > most > odd else None


def _is_utf8(head: bytes, file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    piece = head
    try:
        while piece:
            decoder.decode(piece)
            piece = file.read(HEAD_BYTES)
    except UnicodeDecodeError:
        return False
    return len(head) >= HEAD_BYTES or not decoder.getstate()[0]  # a head may end amid a letter
