"""FIT: what a watch recorded. Sums, laps and sets are read; of points only distance and height, and none is kept."""

import io
import struct
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import groupby
from math import isfinite
from typing import Any, Final

from advice.models import Exercise
from advice.nouns import RunKind
from bot.errors import BadInput
from bot.imports.activity import MANY, Activity, Sport, found, sport_of
from bot.imports.found import Format, Found, Problem, Reading, uid_of
from bot.imports.kinds import Numbers, Pace
from bot.imports.limits import within
from bot.imports.track import Track

Message = Mapping[str, Any]

KEPT: Final = frozenset({"session", "lap", "set", "workout_step"})
RESTING: Final = frozenset({"rest", "recovery"})
LIFTING: Final = frozenset({"training", "fitness_equipment", "strength_training", "generic", None})
UNSET: Final = datetime(1989, 12, 31, tzinfo=UTC)
DATA, CHECKSUM = 4, 2  # what fitdecode calls FIT_FRAME_DATA and FIT_FRAME_CRC
AGAIN: Final = "Copy it from the watch again"
BROKEN: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError, struct.error)
"""What fitdecode's code trips over in damaged bytes, besides its own errors."""


def read(content: bytes, reading: Reading) -> Found:
    """A session for each that the watch closed; of a file that breaks off, one from what it had until then.

    Raises:
        BadInput: nothing in it can be read, or it is no recording of training.
    """
    heard = _Heard()
    problems = _hear(content, reading, heard)
    activities = list(_activities(heard))
    if not activities:
        if problems:
            raise BadInput("That FIT file is damaged, and nothing in it can be read. Copy it from the watch again.")
        raise BadInput("That FIT file is no recording of training: a course, a workout or settings. Send the activity.")
    return found("FIT", activities, reading, problems)


class _Heard:
    """What the messages of a file told."""

    def __init__(self) -> None:
        self.messages: dict[str, list[Message]] = {name: [] for name in KEPT}
        self.file: Message = {}
        self.sport: str | None = None
        self.workout: str | None = None
        self.track = Track()

    def message(self, name: str, fields: Message) -> None:
        if name == "record":
            self._record(fields)
        elif name in KEPT:
            if len(self.messages[name]) >= MANY:
                raise BadInput(f"That file has more than {MANY:,} laps or sets. Export a shorter time.")
            self.messages[name].append(fields)
        elif name == "file_id":
            self.file = self.file or fields
        elif name == "sport":
            self.sport = self.sport or _text(fields, "sport")
        elif name == "workout":
            self.workout = self.workout or _text(fields, "wkt_name")

    def _record(self, fields: Message) -> None:
        height = fields.get("enhanced_altitude", fields.get("altitude"))
        self.track.point(
            _at(fields, "timestamp"),
            so_far_m=_number(fields, "distance"),
            height_m=height if isinstance(height, (int, float)) else None,
        )
        self.sport = self.sport or _text(fields, "activity_type")


def _hear(content: bytes, reading: Reading, heard: _Heard) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    for frame in within(_frames(content, problems), reading):
        if frame.frame_type == DATA:
            heard.message(frame.name, {field.name: field.value for field in frame.fields})
        elif frame.frame_type == CHECKSUM and frame.matched is False:
            problems.append(Problem("file", f"Its checksum is wrong, so a number may be, too. {AGAIN}."))
    return tuple(problems)


def _frames(content: bytes, problems: list[Problem]) -> Iterator[Any]:
    """What fitdecode finds, until the bytes end or it trips."""
    import fitdecode  # noqa: PLC0415  imported when a file comes: starting stays quick

    try:
        with fitdecode.FitReader(
            io.BytesIO(content),
            check_crc=fitdecode.CrcCheck.READONLY,
            error_handling=fitdecode.ErrorHandling.IGNORE,
        ) as frames:
            yield from frames
    except (fitdecode.FitError, *BROKEN):
        problems.append(Problem("file", f"It breaks off; what stood before was read. {AGAIN} for the rest."))


def _activities(heard: _Heard) -> Iterator[Activity]:
    sessions = heard.messages["session"]
    for number, fields in enumerate(sessions, 1):
        track = heard.track if len(sessions) == 1 else Track()
        yield _activity(f"session {number}", fields, _start(fields, track), heard, track)
    if not sessions:
        yield from _broken_off(heard)


def _start(fields: Message, track: Track) -> datetime:
    """When it began; the beginning of time, as FIT counts it, where the clock was never set."""
    told, closed = _at(fields, "start_time"), _at(fields, "timestamp")
    if told is None and closed is not None:
        told = closed - timedelta(seconds=_number(fields, "total_elapsed_time") or 0)
    return told or track.first or UNSET


def _broken_off(heard: _Heard) -> Iterator[Activity]:
    """What a file tells that ends before its session is closed."""
    starts = [_at(one, "start_time") for one in (*heard.messages["set"], *heard.messages["lap"])]
    known = [start for start in (heard.track.first, *starts) if start is not None]
    if known:
        lap: Message = next(iter(heard.messages["lap"]), {})
        sport = heard.sport or _text(lap, "sport")
        yield _activity("file", {"sport": sport}, min(known), heard, heard.track)


def _activity(where: str, fields: Message, start: datetime, heard: _Heard, track: Track) -> Activity:
    elapsed = _number(fields, "total_elapsed_time")
    end = start + timedelta(seconds=elapsed) if elapsed else None
    closed = _at(fields, "timestamp")
    end = max((at for at in (end, track.last, closed) if at is not None), default=None)
    sets = _within_time(heard.messages["set"], start, end)
    if end is None and sets:
        end = _at(sets[-1], "timestamp") or _at(sets[-1], "start_time")
    sport = _text(fields, "sport") or heard.sport
    detail = _text(fields, "sub_sport")
    stamp = heard.file.get("time_created")
    return Activity(
        where=where,
        sport=_sport(sport, detail, lifted=bool(sets)),
        start=start,
        end=end,
        name=heard.workout or _text(fields, "sport_profile_name"),
        kind={"trail": RunKind.TRAIL, "track": RunKind.INTERVALS}.get(detail or ""),
        numbers=_numbers(fields, _within_time(heard.messages["lap"], start, end), track),
        rpe=_rpe(fields),
        exercises=tuple(_exercises(sets, _warm_ups(heard.messages["workout_step"]))),
        uid=uid_of("fit", heard.file.get("serial_number"), stamp, start, sport)
        if isinstance(stamp, datetime)
        else None,
    )


def _sport(sport: str | None, detail: str | None, *, lifted: bool) -> Sport | None:
    if detail == "strength_training" or (lifted and sport in LIFTING):
        return "lifting"
    if detail in {"treadmill", "indoor_running"}:
        return "run"
    return None if sport in {None, "generic"} else sport_of(sport)


def _numbers(fields: Message, laps: Iterable[Message], track: Track) -> Numbers:
    seconds = _number(fields, "total_timer_time") or track.moving_s
    metres = _number(fields, "total_distance") or track.metres
    ascent, descent = _number(fields, "total_ascent"), _number(fields, "total_descent")
    return Numbers(
        minutes=seconds / 60 if seconds > 0 else None,
        km=metres / 1000 if metres > 0 else None,
        ascent_m=track.ascent_m if ascent is None and track.heights else ascent,
        descent_m=track.descent_m if descent is None and track.heights else descent,
        laps=[_lap(lap) for lap in laps],
        stretches=track.stretches,
    )


def _lap(lap: Message) -> Pace:
    resting = _text(lap, "intensity") in RESTING
    return Pace(_number(lap, "total_timer_time") or 0, _number(lap, "total_distance") or 0, resting)


def _rpe(fields: Message) -> float | None:
    """How hard the person said it was: tenths of the 0–10 scale, 0 where nobody said."""
    told = _number(fields, "workout_rpe")
    return told / 10 if told is not None and 0 < told <= 100 else None  # noqa: PLR2004


def _within_time(messages: Iterable[Message], start: datetime, end: datetime | None) -> list[Message]:
    """Those that began in it; all where nobody knows when that was."""
    begun = [(message, _at(message, "start_time") or _at(message, "timestamp")) for message in messages]
    return [message for message, at in begun if at is None or (start <= at and (end is None or at <= end))]


def _warm_ups(steps: Iterable[Message]) -> frozenset[float]:
    """The steps of the workout that warm up."""
    numbers = (_number(step, "message_index") for step in steps if _text(step, "intensity") == "warmup")
    return frozenset(number for number in numbers if number is not None)


def _exercises(sets: Iterable[Message], warm_ups: frozenset[float]) -> Iterator[Exercise]:
    """Working sets alike and in a row are one: 5 sets of 5 at 100 kg. A weight of 0 is one that nobody entered."""
    worked = (
        (_exercise_name(one), _number(one, "repetitions", most=10_000), _number(one, "weight", most=2000))
        for one in sets
        if _text(one, "set_type") != "rest"
        and _text(one, "category") != "warm_up"
        and _number(one, "wkt_step_index") not in warm_ups
    )
    for (name, reps, weight), alike in groupby(worked):
        yield Exercise(
            name=name,
            sets=sum(1 for _ in alike),
            reps=int(reps) if reps else None,
            weight_kg=weight or None,
            weighted=True if weight else None,
        )


def _exercise_name(one: Message) -> str:
    """What the watch calls it: its kind of exercise, and which one where it says so."""
    from fitdecode.profile import FIELD_TYPES  # noqa: PLC0415  as above

    category = _text(one, "category")
    if category is None:
        return "unknown exercise"
    detail = one.get("category_subtype")
    code = detail[0] if isinstance(detail, tuple) and detail else detail
    names = getattr(FIELD_TYPES.get(f"{category}_exercise_name"), "enum", None) or {}
    name = names.get(code) if isinstance(code, int) else None
    return str(name or category).strip("_").replace("_", " ").replace("flye", "fly")


def _at(fields: Message, name: str) -> datetime | None:
    told = fields.get(name)
    return told.astimezone(UTC) if isinstance(told, datetime) else None


def _number(fields: Message, name: str, most: float = 1e9) -> float | None:
    """A number from 0 to `most`; anything else was not measured."""
    told = fields.get(name)
    return float(told) if isinstance(told, (int, float)) and isfinite(told) and 0 <= told <= most else None


def _text(fields: Message, name: str) -> str | None:
    told = fields.get(name)
    if isinstance(told, tuple):  # a set has room for several kinds of exercise, and fills the first
        told = next((one for one in told if one is not None), None)
    return str(told) if told is not None else None


def looks_like(content: bytes) -> bool:
    return content[8:12] == b".FIT"


FORMAT: Final = Format("FIT", looks_like, read)
