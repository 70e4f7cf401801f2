"""How a message was read, told back in one line: "Sprints, Thu 26 Nov, morning; heavy legs Wed 25 Nov, night"."""

from datetime import date, datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from advice.headline import NAMES, time_of_day
from advice.nouns import Hardness, Pain, RunKind
from bot.language.query import SessionQuery, ToldSession, ToldSoreness
from bot.language.when import Part, When
from bot.units import METRIC, Units

PARTS: Final[dict[Part, str]] = {
    Part.FIRST_THING: "first thing",
    Part.AFTER_WORK: "after work",
    Part.BEFORE_WORK: "before work",
    Part.BREAKFAST: "at breakfast",
    Part.LUNCH: "at lunch",
    Part.NOON: "at noon",
}
RATINGS: Final = {Hardness.HARD: "heavy ", Hardness.LIGHT: "light "}
PAINS: Final[dict[Pain, str]] = {Pain.DARK_URINE: "dark urine", Pain.UNSPECIFIED: "pain", Pain.DULL: "a dull ache"}
UNITS: Final = {"h": "h", "d": "day"}


class Clock(NamedTuple):
    """How a person reads: the zone in which times are told, 12 hours or 24, kilometres or miles."""

    zone: ZoneInfo
    hours12: bool = False
    units: Units = METRIC


def echo(query: SessionQuery, zone: ZoneInfo, *, hours12: bool = False, units: Units = METRIC) -> str:
    """One line in the order: what is asked, what was told, how the legs feel, for whom."""
    clock = Clock(zone, hours12, units)
    own = [exercise.text for told in query.sessions if _is_asked(told, query) for exercise in told.exercises]
    parts = [_asked(query, clock, own)]
    parts += dict.fromkeys(_session(session, clock) for session in query.sessions if not _is_asked(session, query))
    parts += [feeling_in_words(query.soreness)] if query.soreness else []
    parts += [f"goal {query.goal}"] if query.goal else []
    parts += [query.level.value] if query.level else []
    line = "; ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def _asked(query: SessionQuery, clock: Clock, exercises: list[str]) -> str:
    if query.intent not in {"ask_run", "ask_lift"}:
        return ""
    what = "legs" if query.intent == "ask_lift" else kind_name(query.run_kind)
    what += f" ({', '.join(dict.fromkeys(exercises))})" if exercises else ""
    if query.stated_intensity and query.intent == "ask_run":
        what += f" ({query.stated_intensity.value} intensity)"
    return ", ".join(
        filter(None, [what, *_amounts(query.distance_km, query.duration_min, clock), when_in_words(query.when, clock)])
    )


def _is_asked(told: ToldSession, query: SessionQuery) -> bool:
    """Whether a session to come is the one that was asked about, and so told back already."""
    subject = {"ask_run": "run", "ask_lift": "legs"}.get(query.intent)
    return told.kind == subject and told.status == "planned" and told.when == query.when


def kind_name(kind: RunKind | None) -> str:
    """A kind of run without its article: Sprints, Long run."""
    name = NAMES[kind or RunKind.UNKNOWN].removeprefix("A ").removeprefix("An ")
    return name[:1].upper() + name[1:]


def _amounts(distance_km: float | None, duration_min: float | None, clock: Clock) -> list[str]:
    distance = [clock.units.distance(distance_km)] if distance_km else []
    return distance + ([f"{duration_min:g} min"] if duration_min else [])


def _session(told: ToldSession, clock: Clock) -> str:
    if told.kind == "legs":
        body = "upper body" if told.body == "upper" else "legs"
        what = RATINGS.get(told.hardness, "") + body if told.hardness else body
        what += f" ({', '.join(exercise.text for exercise in told.exercises)})" if told.exercises else ""
    else:
        what = ", ".join([kind_name(told.run_kind).lower(), *_amounts(told.distance_km, told.duration_min, clock)])
    status = {"planned": "planned ", "skipped": "no "}.get(told.status, "")
    return f"{status}{what} {when_in_words(told.when, clock)}".strip()


def feeling_in_words(told: ToldSoreness) -> str:
    """How somebody feels, as it was understood: legs 4/10; sharp pain (knee)."""
    if told.resolved and told.level is None and told.category == "none":
        return f"no {told.resolved_site} pain" if told.resolved_site else "no pain"
    if told.pain is not None:
        return f"{PAINS.get(told.pain, f'{told.pain.value} pain')}{f' ({told.site})' if told.site else ''}"
    level = f"{told.level}/10" if told.level is not None else told.category
    return f"{told.site or 'legs'} {level}" if told.level is not None else f"soreness {level}"


def when_in_words(when: When, clock: Clock) -> str:
    """A time as it was understood: Thu 26 Nov, morning; empty where none was told."""
    match when.shape:
        case "instant" if when.at is not None:
            return _instant(when.at, clock)
        case "date" if when.day is not None:
            return _day(when.day)
        case "part" if when.day is not None and when.part is not None:
            return f"{_day(when.day)}, {PARTS.get(when.part, when.part.value)}"
        case "range" | "either" if when.first is not None and when.last is not None:
            joint = " to " if when.shape == "range" else " or "
            return f"{when_in_words(when.first, clock)}{joint}{when_in_words(when.last, clock)}"
        case "leg":
            return _hung(when)
        case _:
            return ""


def _instant(at: datetime, clock: Clock) -> str:
    local = at.astimezone(clock.zone)
    return f"{_day(local.date())} {time_of_day(local, hours12=clock.hours12)}"


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def _hung(when: When) -> str:
    side = "before" if when.leg_before else "after"
    if when.leg_offset is None:
        return f"how long {side} legs"
    if not when.leg_offset:
        return f"{side} legs, same day"
    plural = "s" if when.leg_unit == "d" and when.leg_offset != 1 else ""
    return f"{when.leg_offset:g} {UNITS[when.leg_unit]}{plural} {side} legs"
