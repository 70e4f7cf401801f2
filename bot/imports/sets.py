"""Rows of sets -> sessions: the way that Hevy's, Strong's and Fitbod's tables have in common."""

from collections import Counter, OrderedDict
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from advice.models import LONGEST_SESSION, Exercise, LegSession, Run, zone_of
from advice.nouns import RunKind
from bot.imports.cardio import is_other, is_run
from bot.imports.clock import CHANGE, Moment, day_end, instant_of, is_twice_or_never, moment_of
from bot.imports.found import FoundSession, Problem, Reading, uid_of
from bot.imports.kinds import Numbers, guess
from bot.imports.layout import Cells, Layout
from bot.imports.limits import within
from bot.imports.parts import Ask, Note, Part
from bot.imports.quantities import minutes_of, number_of, plain_name, shown
from bot.imports.tables import Row, Table

T = TypeVar("T")
Asking = Generator[Part, None, T]  # what comes out on the way to a value

KG_PER: Final = {"kg": 1.0, "lb": 0.45359237}
KM_PER: Final = {"km": 1.0, "mi": 1.609344, "m": 0.001}
UNITS: Final = {
    "kg": "kg", "kgs": "kg", "lb": "lb", "lbs": "lb", "km": "km", "mi": "mi", "miles": "mi", "m": "m", "meters": "m",
}  # fmt: skip
HEAVIEST_KG: Final = 2000
MOST_REPS: Final = 10_000
FARTHEST_KM: Final = 1000
PIECES: Final = 3  # [H] so many short runs in a row are intervals
SHORT_KM: Final = 1.61
STEEPEST_PCT: Final = 40
HIGHEST_M: Final = 20_000
OPEN_SESSIONS: Final = 500  # rows of one session may stand as many sessions apart
MOST_EXERCISES: Final = 300  # rows that differ; more is no session of a person
SHORTEST_SET: Final = timedelta(seconds=30)  # [H] who logs a session afterwards may end it a minute after its start
EARLIEST_YEAR: Final = 1980
UNNAMED: Final = "unnamed exercise"

OTHER_SPORTS: Final = Note("Sports other than running and lifting are left out.")
WARM_UPS_ALONE: Final = Note("Sessions of warm-up sets alone are left out.")
NOT_SO_SHORT: Final = Note("Where a session is told as shorter than its sets take, its length is not believed.")
WHOLE_DAY: Final = Note("Sessions without a time of day count until the end of their day.")
CLOCK_CHANGE: Final = Note(CHANGE)


class Set(NamedTuple):
    """What rows must share to be one exercise's sets. `weighted` is set where the weight's unit is not known."""

    name: str
    reps: int | None
    weight_kg: float | None
    weighted: bool | None


@dataclass(slots=True)
class Running:
    """The rows of one name that are a run."""

    minutes: float = 0
    km: float = 0
    ascent_m: float = 0
    rows: int = 0
    short_rows: int = 0

    @property
    def is_in_pieces(self) -> bool:
        """Whether it was run in several short pieces, a set each."""
        return self.rows == self.short_rows >= PIECES


@dataclass(slots=True)
class Gathered:
    """A session while its rows come in."""

    moment: Moment
    end: str
    minutes: float | None
    title: str
    sets: Counter[Set] = field(default_factory=Counter)
    runs: dict[str, Running] = field(default_factory=dict)
    has_warm_ups: bool = False


def parts_of(table: Table, layout: Layout, places: dict[str, int], reading: Reading) -> Iterator[Part]:
    """The sessions of a table as they are complete, and what was not understood, noted or has to be asked."""
    return _Reader(layout, places, len(table.header), reading).parts(table)


class _Reader:
    """One way through one table."""

    def __init__(self, layout: Layout, places: dict[str, int], width: int, reading: Reading) -> None:
        self.layout = layout
        self.places = places
        self.width = width
        self.reading = reading
        self.zone: ZoneInfo = zone_of(reading.tz)
        self.unit_of = {what: _unit_told(what, places) for what in ("weight", "distance")}
        self.open: OrderedDict[Moment, Gathered] = OrderedDict()

    def parts(self, table: Table) -> Iterator[Part]:
        for row in within(table.rows, self.reading):
            yield from self._row(row)
            if len(self.open) > OPEN_SESSIONS:
                yield from self._finished(self.open.popitem(last=False)[1])
        while self.open:
            yield from self._finished(self.open.popitem(last=False)[1])

    def _row(self, row: Row) -> Iterator[Part]:
        where = f"row {row.number}"
        if row.is_blank:
            return
        if row.cells is None:
            yield Problem(where, "A quote is not closed, or a cell has no end; close it and send the file again.")
            return
        if any(cell.strip() for cell in row.cells[self.width :]):
            yield Problem(where, "It has more cells than the header; text with a comma in it needs quotes.")
            return
        cells = Cells(row.cells, self.places)
        if not self.layout.is_set(cells):
            return
        moment = moment_of(cells["start"], day_first=self.reading.day_first)
        if moment is None:
            yield Problem(where, f"{shown(cells['start'])} is no time that I know; 2026-11-02 17:30:00 is one.")
            return
        gathered = self.open.get(moment)
        if gathered is None:
            too = self._misplaced(moment)
            if too is not None:
                yield Problem(where, too)
                return
            gathered = self.open[moment] = Gathered(moment, cells["end"], self._length(cells), cells["title"])
        yield from self._set(cells, gathered, where)

    def _misplaced(self, moment: Moment) -> str | None:
        """Why a session cannot be at this time; None where it can."""
        if moment.told.year < EARLIEST_YEAR:
            return f"A session in {moment.told.year} is not believed; look at the clock of the phone."
        try:
            start = instant_of(moment.told, self.zone)
        except OverflowError:
            return f"A session in {moment.told.year} is not believed; look at the clock of the phone."
        if start > self.reading.now:
            return "It starts in the future, but is told as done; is your time zone right?"
        return None

    def _length(self, cells: Cells) -> float | None:
        if cells["length_s"]:
            return minutes_of(cells["length_s"], unit="s")
        return minutes_of(cells["length"], unit="s") if cells["length"] else None

    def _set(self, cells: Cells, gathered: Gathered, where: str) -> Iterator[Part]:
        if self.layout.is_warm_up(cells):
            gathered.has_warm_ups = True
            return
        name = plain_name(cells["exercise"])
        if not name:
            yield Problem(where, "It names no exercise; it counts as one that nobody knows.")
            name = UNNAMED
        weight, weighted = yield from self._weight(cells, name, where)
        if not weight and not weighted and is_run(name):
            yield from self._run(cells, gathered, name, where)
        elif not weight and not weighted and is_other(name):
            yield OTHER_SPORTS
        else:
            reps = yield from self._reps(cells, where)
            gathered.sets[Set(name, reps, weight, weighted)] += 1

    def _weight(self, cells: Cells, name: str, where: str) -> Asking[tuple[float | None, bool | None]]:
        told, unit = self._measure(cells, "weight", self.reading.weight_unit)
        if not told.strip():
            return None, None
        value = number_of(told)
        if value == 0 or (value is not None and "assisted" in name.casefold()):
            return None, None  # nobody says whether nothing was lifted or nothing was written down
        if value is not None and unit is None:
            yield Ask("weight_unit")
            return None, True
        times = number_of(cells["times"]) or 1
        kg = None if value is None else round(abs(value) * KG_PER[unit or "kg"] * min(max(times, 1), 4), 4)
        if value is None or kg is None or not 0 < kg <= HEAVIEST_KG:
            yield Problem(where, f"{shown(told)} is no weight that I believe; the set counts without.")
            return None, None
        return (None, None) if value < 0 else (kg, None)

    def _reps(self, cells: Cells, where: str) -> Asking[int | None]:
        told = cells["reps"]
        if not told.strip():
            return None
        value = number_of(told)
        if value is None or not 0 <= value <= MOST_REPS:
            yield Problem(where, f"{shown(told)} is no number of repetitions that I believe; the set counts without.")
            return None
        return None if not value and self._seconds(cells) else round(value)

    def _seconds(self, cells: Cells) -> float:
        return max(0.0, 60 * (minutes_of(cells["seconds"], unit="s") or 0))

    def _run(self, cells: Cells, gathered: Gathered, name: str, where: str) -> Iterator[Part]:
        run = gathered.runs.setdefault(name, Running())
        run.rows += 1
        run.minutes += self._seconds(cells) / 60
        told, unit = self._measure(cells, "distance", self.reading.distance_unit)
        value = number_of(told)
        if value is None and told.strip():
            yield Problem(where, f"{shown(told)} is no distance that I know; the run counts without.")
        if not value or value < 0:
            return
        if unit is None:
            yield Ask("distance_unit")
            return
        km = value * KM_PER[unit]
        run.km += km
        run.short_rows += km <= SHORT_KM
        incline = number_of(cells["incline_pct"]) or 0
        run.ascent_m += km * 10 * incline if 0 < incline <= STEEPEST_PCT else 0

    def _measure(self, cells: Cells, what: str, preferred: str | None) -> tuple[str, str | None]:
        """The text of a weight or distance, and its unit: the column's, the row's, or what the person said."""
        told = self.unit_of[what]
        if told is not None:
            return cells[f"{what}_{told}"], told
        return cells[what], UNITS.get(cells[f"{what}_unit"].strip().casefold(), preferred)

    # A session whose rows have all come

    def _finished(self, session: Gathered) -> Iterator[Part]:
        start = instant_of(session.moment.told, self.zone)
        end = yield from self._end(session, start)
        yield from self._notes(session)
        if session.sets:
            legs = yield from self._legs(session, start, end)
            yield self._found(session, "legs", legs)
        for name, run in session.runs.items():
            yield from self._ran(session, name, run, start, end)
        if not session.sets and not session.runs and session.has_warm_ups:
            yield WARM_UPS_ALONE

    def _notes(self, session: Gathered) -> Iterator[Note]:
        if session.moment.day_only:
            yield WHOLE_DAY
        if session.moment.told.tzinfo is None:
            yield Note(f"Times have no zone: they are taken as {self.reading.tz}.")
            if is_twice_or_never(session.moment.told, self.zone):
                yield CLOCK_CHANGE

    def _end(self, session: Gathered, start: datetime) -> Asking[datetime | None]:
        """The end that the file tells, where it is one; of a bare day its end, or now."""
        if session.moment.day_only:
            return min(day_end(session.moment.told, self.zone), self.reading.now)
        if not session.end.strip():
            return None
        told = moment_of(session.end, day_first=self.reading.day_first)
        end = None if told is None or told.day_only else instant_of(told.told, self.zone, after=start)
        if end is None or not start <= end <= start + LONGEST_SESSION:
            where = f"session of {session.moment.told:%Y-%m-%d %H:%M}"
            yield Problem(where, f"Its end, {shown(session.end)}, is not believed; it counts without.")
            return None
        return end

    def _legs(self, session: Gathered, start: datetime, end: datetime | None) -> Asking[LegSession]:
        minutes = session.minutes
        if minutes is not None and not 0 < minutes <= LONGEST_SESSION.total_seconds() / 60:
            minutes = None
        least = SHORTEST_SET.total_seconds() / 60 * session.sets.total()
        length = minutes if end is None else (end - start).total_seconds() / 60
        if length is not None and length < least:
            yield NOT_SO_SHORT
            minutes = end = None
        exercises: tuple[Exercise, ...] | None = tuple(
            Exercise(
                name=one.name, sets=min(count, 1000), reps=one.reps, weight_kg=one.weight_kg, weighted=one.weighted
            )
            for one, count in session.sets.items()
        )
        if len(session.sets) > MOST_EXERCISES:
            where = f"session of {session.moment.told:%Y-%m-%d %H:%M}"
            yield Problem(
                where, "It has more exercises than a session can; it counts as one whose content is not known."
            )
            exercises = None
        return LegSession(start=start, end=end, duration_min=minutes if end is None else None, exercises=exercises)

    def _ran(self, session: Gathered, name: str, run: Running, start: datetime, end: datetime | None) -> Iterator[Part]:
        minutes = run.minutes if 0 < run.minutes <= LONGEST_SESSION.total_seconds() / 60 else None
        km = run.km if 0 < run.km <= FARTHEST_KM else None
        if (run.minutes and minutes is None) or (run.km and km is None):
            where = f"{shown(name)} of {session.moment.told:%Y-%m-%d %H:%M}"
            yield Problem(where, "It is longer than a run that I believe; it counts without its length.")
        alone = len(session.runs) == 1 and not session.sets
        ascent = round(min(run.ascent_m, HIGHEST_M), 1) if km and run.ascent_m else None
        kind = guess(f"{session.title[:200]} {name}" if alone else name, Numbers(minutes, km, ascent))
        if kind is None and run.is_in_pieces:
            kind = RunKind.INTERVALS
        told = Run(
            start=start,
            end=end if session.moment.day_only or (alone and minutes is None) else None,
            run_kind=kind,
            duration_min=minutes,
            distance_km=None if km is None else round(km, 3),
            ascent_m=ascent,
        )
        yield self._found(session, f"run {name.casefold()}", told, guessed=kind is not None)

    def _found(self, session: Gathered, which: str, what: LegSession | Run, *, guessed: bool = False) -> FoundSession:
        uid = uid_of(self.layout.app, which, session.moment.told.isoformat())
        return FoundSession(what=what, name=plain_name(session.title) or None, guessed=guessed, uid=uid)


def _unit_told(what: str, places: dict[str, int]) -> str | None:
    """The unit that a column's name tells; None where none does."""
    return next((unit for unit in (*KG_PER, *KM_PER) if f"{what}_{unit}" in places), None)
