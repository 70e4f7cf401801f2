"""What a watch recorded -> sessions: runs, walks and lifting; rides, swims and the rest are counted and left out."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, NamedTuple

from pydantic import ValidationError

from advice.models import LONGEST_SESSION, Exercise, LegSession, Run
from advice.nouns import RunKind
from bot.imports import kinds
from bot.imports.found import Found, FoundSession, Problem, Reading, uid_of

Sport = Literal["run", "walk", "hike", "lifting", "ride", "swim", "other"]

EARLIEST: Final = datetime(1990, 1, 1, tzinfo=UTC)  # an older time is a clock that was never set
AHEAD: Final = timedelta(days=1)  # a clock may be set to another zone
FASTEST_KMH: Final = 25  # [H] nobody runs a recording at more than this; its device rode
WALK_KMH: Final = 8  # [H] what is called a walk and is faster is not taken for one
MANY: Final = 20_000  # laps and sets that anybody could do; more is no recording

_SPORTS: Final[Mapping[Sport, str]] = {  # the digits are what Strava writes into a GPX file
    "other": r"wheelchair",
    "run": r"run|jog|treadmill|^9$|lauf",
    "hike": r"hik|trek|wander|^4$",
    "walk": r"walk|^10$",
    "ride": r"cycl|bik|\brid(?:e|ing)|^1$",
    "swim": r"swim|^16$",
    "lifting": r"strength|weight|lift",
}
_PLURAL: Final = {"ride": "rides", "swim": "swims", "other activity": "other activities"}


class Activity(NamedTuple):
    """One recording. `sport` None is what the file does not tell; `kind` what it tells of a run, which is no guess."""

    where: str
    sport: Sport | None
    start: datetime
    end: datetime | None = None
    name: str | None = None
    kind: RunKind | None = None
    numbers: kinds.Numbers = kinds.Numbers()
    rpe: float | None = None
    exercises: tuple[Exercise, ...] = ()
    uid: str | None = None


def sport_of(words: str | None) -> Sport | None:
    """A sport by what a file or a title calls it; `other` for a word that we do not know, None for no word."""
    said = (words or "").strip().replace("_", " ")
    if not said:
        return None
    return next((sport for sport, words in _SPORTS.items() if re.search(words, said, re.IGNORECASE)), "other")


def found(form: str, activities: Iterable[Activity], reading: Reading, problems: Iterable[Problem] = ()) -> Found:
    """What the activities of one file come to."""
    sessions: list[FoundSession] = []
    told = list(problems)
    left_out: Counter[str] = Counter()
    unsaid = False
    for one in activities:
        try:
            session = _session(one, reading)
        except ValidationError:
            told.append(Problem(one.where, "Its numbers cannot be: distances up to 1000 km and two days are."))
            continue
        if isinstance(session, Problem):
            told.append(session)
        elif session is None:
            left_out[_named(one.sport)] += 1
        else:
            sessions.append(session)
            unsaid = unsaid or one.sport is None
    notes = tuple(
        f"{number} {what if number == 1 else _PLURAL[what]} left out: not a run." for what, number in left_out.items()
    )
    if unsaid:
        notes += ("The file does not say which sport it was: it is taken as a run.",)
    if any(one.guessed for one in sessions):
        notes += ("The kind of a run is a guess from its name and numbers.",)
    return Found(format=form, sessions=tuple(sessions), problems=tuple(told), notes=notes)


def _named(sport: Sport | None) -> str:
    return sport if sport in _PLURAL else "other activity"


def _session(one: Activity, reading: Reading) -> FoundSession | Problem | None:
    if not EARLIEST <= one.start <= reading.now + AHEAD:
        return Problem(
            one.where,
            f"It is dated {one.start:%Y-%m-%d}, which cannot be. Correct its date in the app, and export it again.",
        )
    end = one.end if one.end is not None and one.end > one.start else None
    if end is not None and end - one.start > LONGEST_SESSION:
        return Problem(one.where, "It lasts longer than two days. Cut it where the training ended.")
    if one.sport == "lifting":
        lifting = LegSession(start=one.start, end=end, exercises=one.exercises or None)
        return _told(one, lifting, guessed=False)
    if one.sport not in {None, "run", "walk", "hike"} or (one.sport is None and sport_of(one.name) in {"ride", "swim"}):
        return None
    speed = _kmh(one.numbers)
    if speed is not None and speed > FASTEST_KMH:
        return Problem(one.where, f"At {speed:.0f} km/h it is no run. Set its sport in the app, and export it again.")
    kind, guessed = _kind(one, speed)
    numbers = one.numbers
    run = Run(
        start=one.start,
        end=end,
        run_kind=kind,
        duration_min=round(numbers.minutes, 1) or None if numbers.minutes else None,
        distance_km=round(numbers.km, 2) or None if numbers.km else None,
        ascent_m=None if numbers.ascent_m is None else round(numbers.ascent_m),
        rpe=one.rpe,
    )
    return _told(one, run, guessed=guessed)


def _told(one: Activity, what: Run | LegSession, *, guessed: bool) -> FoundSession:
    name = (one.name or "").strip()[:200] or None
    return FoundSession(what=what, name=name, guessed=guessed, uid=one.uid or uid_of(what.kind, what.start.isoformat()))


def _kmh(numbers: kinds.Numbers) -> float | None:
    return numbers.km / (numbers.minutes / 60) if numbers.km and numbers.minutes else None


def _kind(one: Activity, speed: float | None) -> tuple[RunKind | None, bool]:
    """The kind, and whether it is a guess. What is only called a walk or a hike has to be slow, too."""
    if one.sport == "walk":
        return RunKind.WALK, False
    if one.sport == "hike":
        return RunKind.HIKE, False
    guess = kinds.guess(one.name, one.numbers)
    if guess is RunKind.WALK and (one.sport == "run" or speed is None or speed >= WALK_KMH):
        guess = None
    if one.kind is not None:
        return (guess, True) if guess is RunKind.INTERVALS else (one.kind, False)
    return guess, guess is not None
