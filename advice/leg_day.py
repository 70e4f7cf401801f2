"""Exercises -> hard, light, unknown or no leg day, with the items that say so (G37..G39).

Tried in the order of `classify`; more detail never makes a session count as lighter than less would.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from advice.exercises import Body, is_main_lift, is_warm_up, is_weighted, normal, share_of_max_pct, trained_by
from advice.models import Athlete, Exercise, LegSession
from advice.nouns import Hardness

HEAVY_PCT: Final = 75.0  # [D] G39: 75 % itself counts
MULTIPLE: Final = 2  # [H] "multiple sets and reps" begins at two
MANY_EXERCISES: Final = 3  # [D] G38
FOCUSED_MINUTES: Final = 15  # [D] G96, as an exemption [H]
_ROUNDING: Final = 1e-9

STEPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (  # as `classify` tries them; the rulebook prints them
    ("Exercises all of the upper body, or said to be: not a leg day, whatever its rating.", ("G02",)),
    ("The person's own rating wins, both ways.", ("G37",)),
    ("No exercises told: unknown, which counts as hard.", ("G37", "G38", "G39")),
    ("A main lift with 2 sets or more of 2 reps or more at 75 % of its max or more: hard.", ("G39",)),
    ("15 minutes or less: light, as focused leg work.", ("G96",)),
    ("3 weighted leg exercises or more, of 2 sets or more each: hard.", ("G38",)),
    ("A load, a weight or a name that decides and is not known: unknown, which counts as hard.", ("G37", "G38", "G39")),
    ("Otherwise light.", ("G20",)),
)


class LegDay(NamedTuple):
    """What a session counts as, the items that decide it, and why in a few words."""

    hardness: Hardness
    cites: tuple[str, ...]
    why: str


def classify(session: LegSession, athlete: Athlete) -> LegDay:
    """Hard, light, unknown or none. Unknown is what the caller must treat as hard and say so."""
    rows = session.exercises or ()
    if _is_upper_body(session, rows):
        return LegDay(Hardness.NONE, ("G02",), "it was upper body, not a leg day")
    if session.hardness is not None:
        return LegDay(session.hardness, ("G37",) if rows else (), f"you called it {session.hardness.value}")
    if not rows:
        return LegDay(Hardness.UNKNOWN, ("G37", "G38", "G39"), "nobody has said what was in it")
    return _by_exercises(session, _grouped(rows), athlete)


def _by_exercises(session: LegSession, exercises: list[list[Exercise]], athlete: Athlete) -> LegDay:
    if any(_is_heavy(rows, athlete) for rows in exercises):
        return LegDay(Hardness.HARD, ("G39",), "it had several sets at 75 % of a max or more")
    length = length_minutes(session)
    if length is not None and length <= FOCUSED_MINUTES:
        return LegDay(Hardness.LIGHT, ("G96",), "it was focused leg work of 15 minutes or less")
    leg_work = [rows for rows in exercises if trained_by(rows[0]) is Body.LEGS and _sets(rows) >= MULTIPLE]
    weights = [_weighted(rows) for rows in leg_work]
    if weights.count(True) >= MANY_EXERCISES:
        return LegDay(Hardness.HARD, ("G38",), "it had three weighted leg exercises or more")
    missing = _missing(exercises, weights, athlete)
    if missing:
        return LegDay(Hardness.UNKNOWN, ("G37", *missing), "some of its weights or exercises are not known")
    return LegDay(Hardness.LIGHT, ("G20",), "it was light by what was in it")


def _is_upper_body(session: LegSession, rows: Iterable[Exercise]) -> bool:
    bodies = {trained_by(row) for row in rows}
    return bodies == {Body.UPPER} or (session.body == "upper" and Body.LEGS not in bodies)


def _missing(exercises: list[list[Exercise]], weights: list[bool | None], athlete: Athlete) -> tuple[str, ...]:
    """The items whose test fails only for want of knowledge."""
    items = set()
    if any(_load_is_unknown(rows, athlete) for rows in exercises):
        items.add("G39")
    if None in weights and len(weights) - weights.count(False) >= MANY_EXERCISES:
        items.add("G38")
    if any(trained_by(rows[0]) is Body.UNKNOWN for rows in exercises):
        items |= {"G38", "G39"}
    return tuple(sorted(items))


def _grouped(rows: Iterable[Exercise]) -> list[list[Exercise]]:
    """Rows of one name are one exercise; warm-ups never count."""
    groups: dict[str, list[Exercise]] = {}
    for row in rows:
        if not is_warm_up(row):
            groups.setdefault(normal(row.name), []).append(row)
    return list(groups.values())


def _is_heavy(rows: list[Exercise], athlete: Athlete) -> bool:
    heavy = (row for row in _repeated(rows) if (share_of_max_pct(row, athlete) or 0) >= HEAVY_PCT - _ROUNDING)
    return _is_main_lift(rows) and _sets(heavy) >= MULTIPLE


def _is_main_lift(rows: list[Exercise]) -> bool:
    return is_main_lift(rows[0].name) and trained_by(rows[0]) is Body.LEGS


def _load_is_unknown(rows: list[Exercise], athlete: Athlete) -> bool:
    repeated = _repeated(rows)
    return (
        _is_main_lift(rows)
        and _sets(repeated) >= MULTIPLE
        and any(share_of_max_pct(row, athlete) is None and is_weighted(row) is not False for row in repeated)
    )


def _repeated(rows: list[Exercise]) -> list[Exercise]:
    return [row for row in rows if row.reps is None or row.reps >= MULTIPLE]


def _sets(rows: Iterable[Exercise]) -> int:
    """Working sets in all; where nobody says how many, as many as would matter."""
    return sum(MULTIPLE if row.sets is None else row.sets for row in rows)


def _weighted(rows: list[Exercise]) -> bool | None:
    said = [is_weighted(row) for row in rows]
    return True if True in said else None if None in said else False


def length_minutes(session: LegSession) -> float | None:
    """End minus start, else the said duration, else None."""
    if session.end is not None:
        return (session.end - session.start).total_seconds() / 60
    return session.duration_min
