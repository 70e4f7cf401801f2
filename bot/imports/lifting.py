"""The tables of lifting apps as kinds of file: whose a table is, and how it is read, whole or as it streams by."""

import io
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import BinaryIO, Final

from bot.errors import BadInput
from bot.imports import strong
from bot.imports.clock import is_day_first
from bot.imports.fitbod import FITBOD
from bot.imports.found import Format, Found, Reading
from bot.imports.hevy import HEVY
from bot.imports.layout import Layout
from bot.imports.limits import within
from bot.imports.parts import Part, collected
from bot.imports.sets import parts_of
from bot.imports.tables import HEAD_BYTES, Table, head_of, table_of


def streamed(file: BinaryIO, reading: Reading, *, layout: Layout) -> Iterator[Part]:
    """A table's parts as they come, in bounded memory; BadInput where it is another app's. The file is seekable."""
    start = file.tell()
    places = _places(file.read(HEAD_BYTES), layout)
    file.seek(start)
    if places is None:
        raise BadInput(f"That is no export of {layout.app}. Export it again, then send the new file.")
    told = _day_first(table_of(file), places["start"], reading)
    file.seek(start)
    yield from parts_of(table_of(file), layout, places, reading.model_copy(update={"day_first": told}))


def _day_first(table: Table, start: int, reading: Reading) -> bool | None:
    """Whether its dates have the day first, where a spreadsheet wrote them anew: one that can be only one tells it."""
    rows = (row.cells[start] for row in within(table.rows, reading) if row.cells and len(row.cells) > start)
    first = next((cell for cell in rows if cell.strip()), "")
    if "/" not in first:
        return reading.day_first
    known = (told for told in map(is_day_first, chain([first], rows)) if told is not None)
    return next(known, reading.day_first)


def _read(content: bytes, reading: Reading, *, layout: Layout) -> Found:
    return collected(layout.app, streamed(io.BytesIO(content), reading, layout=layout))


def _looks_like(content: bytes, *, layout: Layout) -> bool:
    return _places(content, layout) is not None


def _places(content: bytes, layout: Layout) -> dict[str, int] | None:
    places = layout.places_in(head_of(content))
    return strong.by_place(head_of(content)) if places is None and layout is strong.STRONG else places


FORMATS: Final = tuple(
    Format(
        layout.app,
        partial(_looks_like, layout=layout),
        partial(_read, layout=layout),
        partial(streamed, layout=layout),
    )
    for layout in (HEVY, strong.STRONG, FITBOD)
)
