"""The tables of lifting apps as kinds of file: whose a table is, and how it is read, whole or as it streams by."""

import io
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, Final

from bot.errors import BadInput
from bot.imports import strong
from bot.imports.fitbod import FITBOD
from bot.imports.found import Format, Found, Reading
from bot.imports.hevy import HEVY
from bot.imports.layout import Layout
from bot.imports.parts import Part, collected
from bot.imports.sets import parts_of
from bot.imports.tables import HEAD_BYTES, head_of, table_of


def streamed(file: BinaryIO, reading: Reading, *, layout: Layout) -> Iterator[Part]:
    """A table's parts as they come, in bounded memory; BadInput where it is another app's. The file is seekable."""
    start = file.tell()
    places = _places(file.read(HEAD_BYTES), layout)
    file.seek(start)
    if places is None:
        raise BadInput(f"That is no export of {layout.app}. Export it again, then send the new file.")
    yield from parts_of(table_of(file), layout, places, reading)


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
