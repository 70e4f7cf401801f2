"""GPX: what a watch or a phone recorded, as tracks of points. Read point by point; no point is kept."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Final

from bot.errors import BadInput
from bot.imports.activity import MANY, Activity, found, sport_of
from bot.imports.found import Format, Found, Problem, Reading
from bot.imports.kinds import Numbers
from bot.imports.track import Track
from bot.imports.xml_stream import looks_like, stream


def read(content: bytes, reading: Reading) -> Found:
    """One session for each track with times. A route, or a track without times, is a plan of a way and no recording."""
    tracks = _Tracks(reading)
    problems = stream(content, reading, tracks.ended)
    activities, timeless = tracks.finished()
    if not activities and not timeless and not problems:
        raise BadInput("That GPX file has no track, so no run. Export the activity itself, not its route or waypoints.")
    return found("GPX", activities, reading, (*problems, *timeless))


class _Tracks:
    """Hears elements as they end, and makes activities of them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._done: list[Activity] = []
        self._timeless: list[Problem] = []
        self._points = 0
        self._begin()

    def _begin(self) -> None:
        self._track = Track()
        self._name: str | None = None
        self._type: str | None = None
        self._empty = True
        self._begin_point()

    def _begin_point(self) -> None:
        self._at: datetime | None = None
        self._height: float | None = None

    def ended(self, path: tuple[str, ...], attributes: Mapping[str, str], text: str) -> None:
        match path:
            case (*_, "trkpt", "time"):
                self._at = instant(text)
            case (*_, "trkpt", "ele"):
                self._height = number(text)
            case (*_, "trkpt"):
                self._point(attributes)
            case (*_, "trkseg"):
                self._track.broken()
            case (*_, "trk", "name"):
                self._name = text
            case (*_, "trk", "type"):
                self._type = text
            case (*_, "trk"):
                self._end()

    def _point(self, attributes: Mapping[str, str]) -> None:
        self._points += 1
        if self._points > self._reading.rows_most:
            raise BadInput(f"That file has more than {self._reading.rows_most:,} points. Export a shorter time.")
        lat, lon = number(attributes.get("lat", "")), number(attributes.get("lon", ""))
        place = (lat, lon) if lat is not None and lon is not None else None
        self._track.point(self._at, place=place, height_m=self._height)
        self._empty = False
        self._begin_point()

    def _end(self) -> None:
        where = f"track {len(self._done) + len(self._timeless) + 1}"
        if len(self._done) + len(self._timeless) >= MANY:
            raise BadInput(f"That file has more than {MANY:,} tracks. Export a shorter time.")
        track = self._track
        if track.first is None:
            self._timeless.append(Problem(where, "It has no times, so nobody knows when it was. Export the recording."))
        else:
            self._done.append(
                Activity(
                    where=where,
                    sport=sport_of(self._type),
                    start=track.first,
                    end=track.last,
                    name=self._name,
                    numbers=numbers_of(track),
                )
            )
        self._begin()

    def finished(self) -> tuple[list[Activity], list[Problem]]:
        """All that was found; a track that the file breaks off in, too."""
        if not self._empty:
            self._end()
        return self._done, self._timeless


def numbers_of(track: Track) -> Numbers:
    """What a track of points comes to."""
    return Numbers(
        minutes=track.moving_s / 60 or None,
        km=track.metres / 1000 or None,
        ascent_m=track.ascent_m if track.heights else None,
        descent_m=track.descent_m if track.heights else None,
        stretches=track.stretches,
    )


def instant(text: str) -> datetime | None:
    """A time of an XML file, in UTC: what both formats prescribe where no offset is written. None for anything else."""
    with suppress(ValueError, OverflowError):
        told = datetime.fromisoformat(text)
        return (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC)
    return None


def number(text: str) -> float | None:
    """A number as XML writes it, or None."""
    with suppress(ValueError):
        return float(text)
    return None


FORMAT: Final = Format("GPX", partial(looks_like, b"gpx"), read)
