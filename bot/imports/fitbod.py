"""Fitbod's table: one row a set, no name and no end of a session; the time has its offset."""

from typing import Final

from bot.imports.layout import MILES, POUNDS, Layout, with_units
from bot.imports.quantities import is_yes

FITBOD: Final = Layout(
    app="Fitbod",
    names={
        "start": ("date",),
        "exercise": ("exercise",),
        "reps": ("reps",),
        "seconds": ("duration s", "duration sec", "duration"),
        "incline_pct": ("incline",),
        "warm_up": ("iswarmup", "is warmup", "warmup"),
        "times": ("multiplier",),  # 2 where the weight is that of one of two dumbbells
        **with_units("weight", "weight", {"kg": ("kg",), "lb": POUNDS}),
        **with_units("distance", "distance", {"km": ("km",), "mi": MILES, "m": ("m", "meters")}),
    },
    needs=frozenset({"start", "exercise", "warm_up"}),
    is_warm_up=lambda cells: is_yes(cells["warm_up"]),
)
