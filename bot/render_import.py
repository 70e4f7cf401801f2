"""Messages of an import: what a file would add, what it added, and that it was taken back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from heapq import nsmallest
from typing import Final

from bot.ids import Drop
from bot.imports import telling
from bot.imports.found import OWN
from bot.imports.preview import Preview
from bot.render import Message, message
from bot.training import Asker

SHOWN: Final = 5
"""Sessions, reasons and problems that are told; the rest are counted."""
CARRIED: Final = 2000
"""Characters that a button can carry."""
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


def preview(looked: Preview, asker: Asker, drop: Drop) -> Message:
    """What would be added, before anything is: the sessions nearest to now are told, the others counted.

    `drop` is the file, as its buttons carry it.
    """
    near = nsmallest(SHOWN, looked.add, key=lambda one: abs(one.what.start - asker.now))
    shown = sorted(near, key=lambda one: one.what.start)
    whys = list(telling.whys(looked))
    return message(
        "import.j2",
        preview=looked,
        own=looked.format == OWN,
        summary=telling.summary(looked),
        whys=whys[:SHOWN],
        other_whys=len(whys[SHOWN:]),
        sessions=[
            (telling.when_of(one, asker.tz, hours12=asker.hours12), telling.what_of(one, asker.units)) for one in shown
        ],
        problems=looked.problems[:SHOWN],
        others=looked.not_understood - len(looked.problems[:SHOWN]),
        questions=[(unit, telling.QUESTIONS[unit], _answers(unit, drop)) for unit in looked.asks],
        value=drop.packed(),
    )


def imported(source: str, moments: Sequence[datetime], counts: Mapping[str, int]) -> Message:
    """What was stored, by kind, and the way back: an import is named by its source and the moments of its sessions."""
    named = f"{source}|{','.join(moment.isoformat() for moment in moments)}" if moments else ""
    return message(
        "imported.j2",
        source=source,
        sessions=counts["sessions"],
        besides=[words[counts[name] != 1].format(counts[name]) for name, words in BESIDES.items() if counts.get(name)],
        undo=named if len(named) <= CARRIED else "",
    )


def taken_back(count: int) -> Message:
    """That an import was taken out of the log."""
    return message("imported_undone.j2", count=count)


def _answers(unit: str, drop: Drop) -> list[tuple[str, str, str]]:
    """What can be said of a unit: its name, its short name, and the file with it, as a button carries it."""
    return [(name, short, drop.with_unit(unit, short).packed()) for name, short in UNITS[unit]]
