"""Kilometres or miles, kilos or pounds: what a person measures in. Inside, all is metric."""

from typing import Final, NamedTuple

KM_PER_MILE: Final = 1.609344
KG_PER_POUND: Final = 0.45359237


class Units(NamedTuple):
    """What a person reads; what they write is understood in either."""

    miles: bool = False
    pounds: bool = False

    def distance(self, km: float) -> str:
        """A distance as they read it: 8 km, or 5 mi."""
        return f"{round(km / KM_PER_MILE, 2):g} mi" if self.miles else f"{round(km, 2):g} km"

    def weight(self, kg: float) -> str:
        """A weight as they read it: 140 kg, or 309 lb."""
        return f"{round(kg / KG_PER_POUND):g} lb" if self.pounds else f"{round(kg, 1):g} kg"


METRIC: Final = Units()
