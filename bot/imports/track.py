"""The points of a run, added up as they come and forgotten: how far, how long, how high. Places are never kept."""

from datetime import datetime
from math import asin, cos, hypot, isfinite, radians, sin, sqrt
from typing import Final

from bot.imports.kinds import Pace

EARTH_M: Final = 6_371_000
MOVING_M_PER_S: Final = 0.5  # slower than this somebody stands and the receiver drifts
STEP_M: Final = 3  # a change of height counts from here: a receiver's own wander is about as much
STRETCH_M: Final = 200  # short enough to see a repeat of 400 m, long enough not to see a receiver's jitter
LONGEST_STEP_M: Final = 100_000  # a wilder jump is a receiver that lost itself

Place = tuple[float, float]


class Track:
    """Sums over points. `heights` counts those that told one; `stretches` are of about 200 m, moving."""

    def __init__(self) -> None:
        self.first: datetime | None = None
        self.last: datetime | None = None
        self.metres = 0.0
        self.moving_s = 0.0
        self.ascent_m = 0.0
        self.descent_m = 0.0
        self.heights = 0
        self.stretches: list[Pace] = []
        self._height: float | None = None
        self._place: Place | None = None
        self._so_far: float | None = None
        self._stretch = (0.0, 0.0)

    def point(
        self,
        at: datetime | None,
        *,
        place: Place | None = None,
        so_far_m: float | None = None,
        height_m: float | None = None,
    ) -> None:
        """Adds one point: degrees, or the metres since the start where the device counted them itself."""
        metres = self._step(place, so_far_m)
        self.metres += metres
        self._climb(height_m)
        if at is None:
            return
        seconds = (at - self.last).total_seconds() if self.last else 0.0
        self.first = min(at, self.first or at)
        self.last = max(at, self.last or at)
        if seconds > 0 and metres / seconds >= MOVING_M_PER_S:
            self.moving_s += seconds
            self._stretch = (self._stretch[0] + seconds, self._stretch[1] + metres)
            if self._stretch[1] >= STRETCH_M:
                self.stretches.append(Pace(*self._stretch))
                self._stretch = (0.0, 0.0)

    def broken(self) -> None:
        """The next point does not follow on this one: a new segment begins."""
        self._place = None

    def _step(self, place: Place | None, so_far_m: float | None) -> float:
        if so_far_m is not None and isfinite(so_far_m):
            step = so_far_m - (self._so_far or 0)
            self._so_far = max(so_far_m, self._so_far or 0)
        elif place is not None and abs(place[0]) <= 90 and abs(place[1]) <= 180:  # noqa: PLR2004  degrees
            step = metres_between(self._place, place) if self._place else 0
            self._place = place
        else:
            return 0
        return step if 0 <= step < LONGEST_STEP_M else 0

    def _climb(self, height_m: float | None) -> None:
        if height_m is None or not isfinite(height_m):
            return
        self.heights += 1
        if self._height is None:
            self._height = height_m
        change = height_m - self._height
        if abs(change) >= STEP_M:
            self._height = height_m
            self.ascent_m += max(change, 0)
            self.descent_m += max(-change, 0)


def metres_between(here: Place, there: Place) -> float:
    """Along the earth, by the haversine formula; a step along the ground is as good as flat."""
    lat, other = radians(here[0]), radians(there[0])
    apart = hypot(sin((other - lat) / 2), sqrt(cos(lat) * cos(other)) * sin(radians(there[1] - here[1]) / 2))
    return 2 * EARTH_M * asin(min(apart, 1))
