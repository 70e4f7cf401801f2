"""Hevy's table: workouts.csv, one row a set, always in English."""

from typing import Final

from bot.imports.layout import MILES, POUNDS, Layout, with_units

HEVY: Final = Layout(
    app="Hevy",
    names={
        "start": ("start time",),
        "end": ("end time",),
        "title": ("title",),
        "exercise": ("exercise title", "exercise name"),
        "set_type": ("set type",),
        "reps": ("reps",),
        "seconds": ("duration seconds",),
        **with_units("weight", "weight", {"kg": ("kg",), "lb": POUNDS}),
        **with_units("distance", "distance", {"km": ("km",), "mi": MILES, "m": ("meters",)}),
    },
    needs=frozenset({"start", "exercise", "set_type"}),
    is_warm_up=lambda cells: cells["set_type"].strip().casefold().replace("_", "").startswith("warm"),
)
