"""TCX: Garmin's older files, activities of laps. The watch's own sums are read; points only where it gives none."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from bot.errors import BadInput
from bot.imports.activity import MANY, Activity, found, sport_of
from bot.imports.found import Format, Found, Reading, uid_of
from bot.imports.gpx import instant, number
from bot.imports.kinds import Numbers, Pace
from bot.imports.track import Track
from bot.imports.xml_stream import looks_like, stream


def read(content: bytes, reading: Reading) -> Found:
    """One session for each activity; courses and workouts, which are plans without a day, are none."""
    activities = _Activities(reading)
    problems = stream(content, reading, activities.ended)
    done = activities.finished()
    if not done and not problems:
        raise BadInput(
            "That TCX file has no activity with a time. Export the activity itself, not a course or a workout."
        )
    return found("TCX", done, reading, problems)


class _Activities:
    """Hears elements as they end, and makes activities of them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._done: list[Activity] = []
        self._points = 0
        self._begin()

    def _begin(self) -> None:
        self._id: datetime | None = None
        self._track = Track()
        self._laps: list[Pace] = []
        self._first: datetime | None = None
        self._last: datetime | None = None
        self._begin_lap()
        self._begin_point()

    def _begin_lap(self) -> None:
        self._seconds = 0.0
        self._metres = 0.0
        self._resting = False

    def _begin_point(self) -> None:
        self._at: datetime | None = None
        self._so_far: float | None = None
        self._height: float | None = None

    def ended(self, path: tuple[str, ...], attributes: Mapping[str, str], text: str) -> None:  # noqa: C901  a table of elements
        if "Activity" not in path:
            return
        match path[path.index("Activity") + 1 :]:
            case ("Id",):
                self._id = instant(text)
            case ("Lap", "TotalTimeSeconds"):
                self._seconds = number(text) or 0.0
            case ("Lap", "DistanceMeters"):
                self._metres = number(text) or 0.0
            case ("Lap", "Intensity"):
                self._resting = text == "Resting"
            case ("Lap", "Track", "Trackpoint", "Time"):
                self._at = instant(text)
            case ("Lap", "Track", "Trackpoint", "DistanceMeters"):
                self._so_far = number(text)
            case ("Lap", "Track", "Trackpoint", "AltitudeMeters"):
                self._height = number(text)
            case ("Lap", "Track", "Trackpoint"):
                self._point()
            case ("Lap",):
                self._lap(attributes)
            case ():
                self._end(attributes)

    def _point(self) -> None:
        self._points += 1
        if self._points > self._reading.rows_most:
            raise BadInput(f"That file has more than {self._reading.rows_most:,} points. Export a shorter time.")
        self._track.point(self._at, so_far_m=self._so_far, height_m=self._height)
        self._begin_point()

    def _lap(self, attributes: Mapping[str, str]) -> None:
        if len(self._laps) + len(self._done) >= MANY:
            raise BadInput(f"That file has more than {MANY:,} laps. Export a shorter time.")
        begun = instant(attributes.get("StartTime", ""))
        if begun is not None and 0 <= self._seconds <= timedelta(days=2).total_seconds():
            self._first = min(begun, self._first or begun)
            ended = begun + timedelta(seconds=self._seconds)
            self._last = max(ended, self._last or ended)
        self._laps.append(Pace(self._seconds, self._metres, self._resting))
        self._begin_lap()

    def _end(self, attributes: Mapping[str, str]) -> None:
        track = self._track
        start = self._first or track.first or self._id
        if start is not None:
            ends = [at for at in (self._last, track.last) if at is not None]
            summed = numbers_of(track, self._laps)
            self._done.append(
                Activity(
                    where=f"activity {len(self._done) + 1}",
                    sport=sport_of(attributes.get("Sport")),
                    start=start,
                    end=max(ends) if ends else None,
                    numbers=summed,
                    uid=uid_of("tcx", self._id.isoformat()) if self._id else None,
                )
            )
        self._begin()

    def finished(self) -> list[Activity]:
        """All that was found. Of an activity that the file breaks off in, what its laps and points tell."""
        if self._laps or self._track.first is not None:
            self._end({})
        return self._done


def numbers_of(track: Track, laps: list[Pace]) -> Numbers:
    """A watch's own sums over its laps; of points where the laps have none."""
    seconds = sum(lap.seconds for lap in laps if lap.seconds > 0) or track.moving_s
    metres = sum(lap.metres for lap in laps if lap.metres > 0) or track.metres
    return Numbers(
        minutes=seconds / 60 or None,
        km=metres / 1000 or None,
        ascent_m=track.ascent_m if track.heights else None,
        descent_m=track.descent_m if track.heights else None,
        laps=laps,
        stretches=track.stretches,
    )


FORMAT: Final = Format("TCX", partial(looks_like, b"TrainingCenterDatabase"), read)
