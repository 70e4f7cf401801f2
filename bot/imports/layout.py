"""How an app lays its table out: a row is a set, and a session is the rows of one start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from bot.imports.tables import Table, columns

Names = Mapping[str, tuple[str, ...]]

POUNDS: Final = ("lbs", "lb", "pounds")
MILES: Final = ("miles", "mi")


@dataclass(frozen=True, slots=True)
class Cells:
    """A row's cells by field; a field that is not there is an empty text."""

    row: list[str]
    places: Mapping[str, int]

    def __getitem__(self, field: str) -> str:
        place = self.places.get(field)
        return self.row[place] if place is not None and place < len(self.row) else ""


class Layout(NamedTuple):
    """An app's table.

    Attributes:
        app: its name.
        names: each field's column, by the names that it may have (see `tables.normal`). Fields are start, end, title,
            length, length_s, exercise, reps, seconds, incline_pct, times, weight and distance (with _kg, _lb, _km, _mi,
            _m where the column's name tells the unit, _unit for a column of units), and whatever the two below look at.
        needs: the fields by which its table is known.
        is_warm_up: whether a row is a warm-up set.
        is_set: whether a row is a set at all.
    """

    app: str
    names: Names
    needs: frozenset[str]
    is_warm_up: Callable[[Cells], bool]
    is_set: Callable[[Cells], bool] = lambda _: True

    def places_in(self, table: Table) -> dict[str, int] | None:
        """Where each field stands in a table; None where it is another app's."""
        places = columns(table.header, self.names)
        return places if places.keys() >= self.needs else None


def with_units(field: str, names: str, units: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The field's columns in each language, without a unit and with each: `weight` and `weight_kg`, `weight_lb`."""
    words = tuple(names.split(", "))
    told = {
        f"{field}_{unit}": tuple(f"{word} {name}" for word in words for name in said) for unit, said in units.items()
    }
    return {field: words, **told}
