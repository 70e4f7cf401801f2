"""A preview in words that the terminal and Slack share."""

from collections.abc import Iterator
from typing import Final

from advice.headline import DAYS, MONTHS, time_of_day
from advice.models import Exercise, LegSession, Run, zone_of
from bot.imports.found import FoundSession
from bot.imports.preview import Preview
from bot.units import METRIC, Units

NAMED: Final = 3  # exercises of a session; the rest are counted
QUESTIONS: Final = {
    "weight_unit": "The file does not say in what its weights are: kilograms or pounds?",
    "distance_unit": "The file does not say in what its distances are: kilometres or miles?",
}


def summary(preview: Preview) -> str:
    """12 sessions: 5 leg days (4 count as hard), 7 runs. 3 are already here, 2 things were not understood."""
    kinds = [
        _many(preview.leg_days, "leg day") + _hard(preview) if preview.leg_days else "",
        _many(preview.upper, "upper-body session") if preview.upper else "",
        _many(preview.runs, "run") if preview.runs else "",
    ]
    kept = [
        f"{preview.planned:,} {_are(preview.planned)} ahead" if preview.planned else "",
        f"{preview.here:,} {_are(preview.here)} already here" if preview.here else "",
        f"{preview.twice:,} {_are(preview.twice)} in the file twice" if preview.twice else "",
        f"{preview.too_old:,} {_are(preview.too_old)} older than anything is kept" if preview.too_old else "",
        f"{_many(preview.not_understood, 'thing')} was not understood" if preview.not_understood == 1 else "",
        f"{_many(preview.not_understood, 'thing')} were not understood" if preview.not_understood > 1 else "",
    ]
    found, also = (", ".join(filter(None, told)) for told in (kinds, kept))
    begin = _many(preview.sessions, "session") + (f": {found}." if found else ".")
    return f"{begin} {also}." if also else begin


def whys(preview: Preview) -> Iterator[str]:
    """Why leg days count as hard: "3 hard: it had three weighted leg exercises or more"."""
    for why in preview.hard:
        yield f"{why.sessions:,} {'hard' if why.known else 'unknown, which counts as hard'}: {why.why}"


def notes(preview: Preview) -> Iterator[str]:
    """What had to be assumed, in sentences."""
    for note in preview.notes:
        yield note[:1].upper() + note[1:] + ("" if note.endswith((".", "?")) else ".")


def when_of(session: FoundSession, tz: str, *, hours12: bool = False) -> str:
    """Mon 2 Nov 2026 17:30, where the session was; by `tz` where its file does not say."""
    local = session.what.start.astimezone(zone_of(session.zone or tz))
    day = f"{DAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}"
    return f"{day} {time_of_day(local, hours12=hours12)}"


def what_of(session: FoundSession, units: Units = METRIC) -> str:
    """Lifting, 60 min: Squat (Barbell) 2 sets up to 100 kg, Leg Press 2 sets up to 160 kg."""
    what = session.what
    content = _lifted(what, units) if isinstance(what, LegSession) else _ran(what, units, guessed=session.guessed)
    return f"{content} ({session.recurs})" if session.recurs else content


def _lifted(legs: LegSession, units: Units) -> str:
    minutes = (legs.end - legs.start).total_seconds() / 60 if legs.end else legs.duration_min
    length = f", {minutes:.0f} min" if minutes else ""
    rows = legs.exercises or ()
    names = list(dict.fromkeys(row.name for row in rows))
    told = ", ".join(_exercise([row for row in rows if row.name == name], units) for name in names[:NAMED])
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"Lifting{length}{': ' if told else ''}{told}{more}"


def _exercise(rows: list[Exercise], units: Units) -> str:
    sets = sum(row.sets or 0 for row in rows)
    heaviest = max((row.weight_kg or 0 for row in rows), default=0)
    return f"{rows[0].name} {_many(sets, 'set')}{f' up to {units.weight(heaviest)}' if heaviest else ''}"


def _ran(run: Run, units: Units, *, guessed: bool) -> str:
    kind = run.run_kind.value.replace("_", " ").capitalize() if run.run_kind is not None else "Run"
    guess = " (a guess)" if guessed else ""
    length = [
        units.distance(run.distance_km) if run.distance_km else "",
        f"{run.duration_min:.0f} min" if run.duration_min else "",
    ]
    return ", ".join(filter(None, [f"{kind}{guess}", *length]))


def _hard(preview: Preview) -> str:
    hard = sum(why.sessions for why in preview.hard)
    return f" ({hard:,} {'counts' if hard == 1 else 'count'} as hard)" if hard else ""


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
