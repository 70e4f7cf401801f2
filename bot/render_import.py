"""Messages of an import: what a file would add, what it added, and that it was taken back."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from bot.ids import Drop
from bot.imports import telling
from bot.imports.found import OWN
from bot.imports.preview import Preview
from bot.render import Message, message

SHOWN: Final = 5
"""Sessions, reasons and problems that are told; the rest are counted."""
BESIDES: Final = {
    "profiles": ("your settings", "your settings"),
    "receipts": ("{} answer", "{} answers"),
    "soreness": ("{} note of how you felt", "{} notes of how you felt"),
}
"""What our own export puts back besides sessions: of one, of several."""
UNITS: Final = {
    "weight_unit": (("Kilograms", "kg"), ("Pounds", "lb")),
    "distance_unit": (("Kilometres", "km"), ("Miles", "mi")),
}


def preview(looked: Preview, tz: str, drop: Drop) -> Message:
    """What would be added, before anything is. `drop` is the file, as its buttons carry it."""
    whys = list(telling.whys(looked))
    return message(
        "import.j2",
        preview=looked,
        own=looked.format == OWN,
        summary=telling.summary(looked),
        whys=whys[:SHOWN],
        other_whys=len(whys[SHOWN:]),
        sessions=[telling.line_of(session, tz) for session in looked.add[:SHOWN]],
        problems=looked.problems[:SHOWN],
        others=looked.not_understood - len(looked.problems[:SHOWN]),
        questions=[(unit, telling.QUESTIONS[unit], _answers(unit, drop)) for unit in looked.asks],
        value=drop.packed(),
    )


def imported(source: str, moments: Iterable[datetime], counts: Mapping[str, int]) -> Message:
    """What was stored, by kind, and the way back: an import is named by its source and the moments of its sessions."""
    named = ",".join(moment.isoformat() for moment in moments)
    return message(
        "imported.j2",
        source=source,
        sessions=counts["sessions"],
        besides=[words[counts[name] != 1].format(counts[name]) for name, words in BESIDES.items() if counts.get(name)],
        undo=f"{source}|{named}" if named else "",
    )


def taken_back(count: int) -> Message:
    """That an import was taken out of the log."""
    return message("imported_undone.j2", count=count)


def _answers(unit: str, drop: Drop) -> list[tuple[str, str, str]]:
    """What can be said of a unit: its name, its short name, and the file with it, as a button carries it."""
    return [(name, short, drop.with_unit(unit, short).packed()) for name, short in UNITS[unit]]
