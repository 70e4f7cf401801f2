"""Strong's tables: the old one with commas, the one of Android with units beside, the new one with semicolons.

The old ones' header is in the phone's language; of a language that we do not know it is read by its places.
"""

import re
from typing import Final

from bot.imports.clock import moment_of
from bot.imports.layout import MILES, POUNDS, Cells, Layout, with_units
from bot.imports.quantities import minutes_of, number_of
from bot.imports.tables import Table

_LENGTHS: Final = "duration, workout duration, duree, dauer, duracion, durata, duracao, duur"
_OLD: Final = ("start", "title", "length", "exercise", "order", "weight", "reps", "distance", "seconds")
_OLD_WIDTHS: Final = (10, 12)  # without and with two columns of notes; effort is last
_ORDER: Final = re.compile(r"\d{1,3}|[WDF]", re.ASCII)


def _is_set(cells: Cells) -> bool:
    """Rows of rests and notes stand between the sets."""
    order = cells["order"].strip()
    return not order or _ORDER.fullmatch(order) is not None or bool(number_of(cells["reps"]))


STRONG: Final = Layout(
    app="Strong",
    names={
        "start": ("date", "datum", "fecha", "data"),
        "title": (
            "workout name", "nom de l entrainement", "nom d entrainement", "trainingsname", "workout name",
            "name des trainings", "nombre del entrenamiento", "nombre de entrenamiento", "nome dell allenamento",
            "nome allenamento", "nome do treino", "naam van training", "workout naam",
        ),
        "exercise": (
            "exercise name", "nom de l exercice", "nom d exercice", "name der ubung", "ubungsname", "ubung",
            "nombre del ejercicio", "nombre de ejercicio", "nome dell esercizio", "nome esercizio",
            "nome do exercicio", "naam van oefening", "naam oefening", "oefening",
        ),
        "order": (
            "set order", "ordre de la serie", "ordre des series", "reihenfolge festlegen", "satzreihenfolge",
            "reihenfolge der satze", "orden de la serie", "orden de serie", "orden de series", "ordine della serie",
            "ordine serie", "ordem da serie", "ordem das series", "setvolgorde", "set volgorde",
        ),
        "reps": (
            "reps", "repetitions", "wiederh", "wiederholungen", "repeticiones", "ripetizioni", "repeticoes",
            "herhalingen",
        ),
        "seconds": ("seconds", "secondes", "sekunden", "segundos", "secondi", "seconden"),
        **with_units("length", _LENGTHS, {"s": ("sec", "s", "sek", "seg")}),
        **with_units("weight", "weight, poids, gewicht, peso", {"kg": ("kg",), "lb": POUNDS, "unit": ("unit",)}),
        **with_units(
            "distance", "distance, entfernung, distanz, distancia, distanza, afstand",
            {"km": ("km",), "mi": MILES, "m": ("meters", "metres", "m"), "unit": ("unit",)},
        ),
    },
    needs=frozenset({"start", "exercise", "order"}),
    is_warm_up=lambda cells: cells["order"].strip() == "W",
    is_set=_is_set,
)  # fmt: skip


def by_place(table: Table) -> dict[str, int] | None:
    """Where the fields stand in an old table whose language we do not know; None where its shape is another one."""
    if len(table.header) not in _OLD_WIDTHS or any(number_of(name) is not None for name in table.header):
        return None
    first = next((row.cells for row in table.rows if not row.is_blank), None) or []
    if len(first) < len(_OLD):
        return None
    told = dict(zip(_OLD, first, strict=False))
    moment = moment_of(told["start"])
    is_one = (
        moment is not None
        and not moment.day_only
        and minutes_of(told["length"]) is not None
        and _ORDER.fullmatch(told["order"].strip()) is not None
        and all(not told[field].strip() or number_of(told[field]) is not None for field in ("weight", "reps"))
    )
    return {field: place for place, field in enumerate(_OLD)} if is_one else None
