"""The form *Log a session*: a session or a telling -> what stands in it, and what was filled in -> a session. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from advice.kinds import KINDS
from advice.models import LegSession, Run, Session, zone_of
from advice.nouns import Hardness, Intensity, RunKind
from bot import ids
from bot.logged import row_words
from bot.store.values import LoggedSession
from bot.telling import Status, exercises_of
from bot.training import HOUR, Asker, end_of
from bot.units import KM_PER_MILE

OLDEST: Final = timedelta(days=395)  # sessions are kept for 13 months
FARTHEST: Final = timedelta(days=366)
LONGEST_MIN: Final = 2 * 24 * 60
FARTHEST_KM: Final = 1000.0
MOST_EXERCISES: Final = 60


class Filled(NamedTuple):
    """What stands in the form, as it is typed; `day` is 2026-11-25, `time` 18:30."""

    what: str = "legs"
    run_kind: str = ""
    day: str = ""
    time: str = ""
    minutes: str = ""
    distance: str = ""
    exercises: str = ""
    hardness: str = "rules"
    note: str = ""


class Unclear(Exception):
    """What has to be mended, by the input that it is wrong in."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("a form cannot be read")
        self.errors = errors


def empty(asker: Asker) -> Filled:
    """The form for something that has just ended."""
    began = (asker.now - HOUR).astimezone(zone_of(asker.tz))
    return Filled(day=f"{began:%Y-%m-%d}", time=f"{began:%H:%M}")


def of_session(what: Session, note: str | None, asker: Asker) -> Filled:
    """The form with a session in it."""
    start = what.start.astimezone(zone_of(asker.tz))
    minutes = (end_of(what) - what.start).total_seconds() / 60
    filled = Filled(day=f"{start:%Y-%m-%d}", time=f"{start:%H:%M}", note=note or "", minutes=f"{round(minutes, 1):g}")
    if isinstance(what, LegSession):
        return filled._replace(
            what="upper" if what.body == "upper" else "legs",
            exercises="\n".join(row_words(row, asker.units) for row in what.exercises or ()),
            hardness=what.hardness.value if what.hardness else "rules",
        )
    km = what.distance_km
    rating = {Intensity.HIGH: "hard", Intensity.LOW: "light"}
    return filled._replace(
        what="run",
        run_kind=what.run_kind.value if what.run_kind else "",
        minutes=f"{what.duration_min:g}" if what.duration_min else "",
        distance=f"{round(km / KM_PER_MILE if asker.units.miles else km, 2):g}" if km else "",
        hardness=rating.get(what.intensity, "rules") if what.intensity else "rules",
    )


def session_of(filled: Filled, asker: Asker, before: LoggedSession | None = None) -> tuple[Status, Session]:
    """What was filled in, as a session: planned where it starts after now, else done.

    Raises:
        Unclear: something in it has to be mended.
    """
    errors: dict[str, str] = {}
    start = _start(filled, asker, errors)
    minutes = _number(filled.minutes, LONGEST_MIN, ids.MINUTES, "Minutes are a number, such as 45.", errors)
    distance = _number(filled.distance, FARTHEST_KM, ids.DISTANCE, "A distance is a number, such as 8 or 8.5.", errors)
    if filled.what == "run" and filled.exercises.strip():
        errors[ids.EXERCISES] = (
            "Exercises belong to a lifting session. Log the run and the lifting one after the other."
        )
    if filled.what != "run" and distance is not None:
        errors[ids.DISTANCE] = "A distance belongs to a run. Log the run and the lifting one after the other."
    rows = exercises_of(filled.exercises) if filled.what != "run" else ()
    if filled.exercises.strip() and filled.what != "run" and not rows:
        errors[ids.EXERCISES] = "I found no exercise in this. One a line, such as: squats 5x5 @80%"
    if len(rows) > MOST_EXERCISES:
        errors[ids.EXERCISES] = f"I keep up to {MOST_EXERCISES} exercises of a session."
    if errors or start is None:
        raise Unclear(errors)
    status: Status = "planned" if start > asker.now else "done"
    try:
        if filled.what == "run":
            km = round(distance * KM_PER_MILE, 3) if distance and asker.units.miles else distance
            return status, _run(filled, start, minutes, km, asker.now)
        end = start + (timedelta(minutes=minutes) if minutes else _hour_before_now(start, asker.now))
        rating: Literal[Hardness.HARD, Hardness.LIGHT] | None
        rating = {"hard": Hardness.HARD, "light": Hardness.LIGHT}.get(filled.hardness)  # type: ignore[assignment]
        body: Literal["upper"] | None = "upper" if filled.what == "upper" else None
        legs = LegSession(start=start, end=end, hardness=rating, body=body, exercises=rows or None)
    except ValidationError as error:
        raise Unclear(
            {ids.EXERCISES: "One of these numbers is out of any range. Check sets, weights and %."}
        ) from error
    return status, _as_before(legs, before)


def _as_before(legs: LegSession, before: LoggedSession | None) -> LegSession:
    """What was known beside the words of an exercise, where the person left those words as they were."""
    if before is None or not isinstance(before.what, LegSession) or not before.what.exercises or not legs.exercises:
        return legs
    known = {row.name: row for row in before.what.exercises}
    rows = tuple(
        row.model_copy(update={"weighted": known[row.name].weighted})
        if row.name in known and (row.weight_kg is None) == (known[row.name].weight_kg is None)
        else row
        for row in legs.exercises
    )
    return legs.model_copy(update={"exercises": rows})


def _run(filled: Filled, start: datetime, minutes: float | None, km: float | None, now: datetime) -> Run:
    """A run; where nobody said how long, it has ended by now, if it has begun."""
    kind = RunKind(filled.run_kind) if filled.run_kind else None
    end = start + timedelta(minutes=minutes or KINDS[kind or RunKind.UNKNOWN].minutes)
    if not minutes and start <= now:
        end = min(end, now)
    intensity = {"hard": Intensity.HIGH, "light": Intensity.LOW}.get(filled.hardness)
    return Run(start=start, end=end, run_kind=kind, duration_min=minutes, distance_km=km, intensity=intensity)


def _hour_before_now(start: datetime, now: datetime) -> timedelta:
    """An hour, or as much of it as has passed since the start."""
    return min(HOUR, now - start) if start < now else HOUR


def _start(filled: Filled, asker: Asker, errors: dict[str, str]) -> datetime | None:
    zone = zone_of(asker.tz)
    try:
        day = date.fromisoformat(filled.day)
    except ValueError:
        errors[ids.DAY] = "Which day was it?"
        return None
    try:
        hour = time.fromisoformat(filled.time)
    except ValueError:
        errors[ids.TIME] = "At what time did it start?"
        return None
    local = datetime.combine(day, hour.replace(tzinfo=None), zone)
    start = local.astimezone(UTC)
    if _is_skipped(local, zone):
        errors[ids.TIME] = "There was no such time on that day: the clocks went forward over it."
    elif start < asker.now - OLDEST:
        errors[ids.DAY] = "That is longer ago than I keep: sessions of the last 13 months."
    elif start > asker.now + FARTHEST:
        errors[ids.DAY] = "That is more than a year ahead. Plan nearer."
    return start


def _is_skipped(local: datetime, zone: ZoneInfo) -> bool:
    return local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None)


def _number(typed: str, most: float, name: str, words: str, errors: dict[str, str]) -> float | None:
    if not typed.strip():
        return None
    try:
        number = float(typed.strip().replace(",", "."))
    except ValueError:
        errors[name] = words
        return None
    if not 0 < number <= most:  # also False for NaN
        errors[name] = f"{words} More than 0, up to {most:g}."
        return None
    return number
