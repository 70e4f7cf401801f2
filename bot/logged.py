"""How a session of the log is told back: what, when, how hard and why, and what it costs. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from advice.exercises import Body, trained_by
from advice.headline import clock, time_of_day
from advice.kinds import intensity_of
from advice.leg_day import LegDay, classify
from advice.models import Exercise, LegSession, Run, Session, zone_of
from advice.nouns import Hardness, Intensity, RunKind
from advice.openings import SHOWN, Price, price_of
from bot.echo import kind_name
from bot.store.values import LoggedSession
from bot.telling import Loose
from bot.training import Asker, corrected, end_of, training_known
from bot.units import Units

PRICED: Final = timedelta(days=4)  # what ended earlier closes nothing any more
HOURS: Final = (7, 12, 18)  # [H] what stands for a morning, noon and evening in a log
PARTS: Final = ("This morning", "Noon today", "This evening")
YESTERDAY: Final = ("Yesterday morning", "Yesterday noon", "Yesterday evening")
PARTS_OF_A_DAY: Final = ("Morning", "Noon", "Evening")
ROUGHLY: Final = {Intensity.LOW: "easy", Intensity.MODERATE: "moderate", Intensity.HIGH: "hard"}


News = Literal["", "already", "kept_plan", "dropped_plan"]


class Entry(NamedTuple):
    """One session of the log as its person is told of it; without a session it was taken out.

    `news`: it was there already, or a plan was fulfilled or dropped by it.
    """

    id: str
    session: LoggedSession | None
    loose: Loose = ""
    news: News = ""


class Told(NamedTuple):
    """One session as it is told back. What is empty is not said; `times` are labels and instants to choose between."""

    id: str
    what: str = ""
    when: str = ""
    counts: str = ""
    price: str = ""
    note: str = ""
    news: str = ""
    status: str = ""
    can_be_hard: bool = False
    can_be_light: bool = False
    times: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()


def told(entry: Entry, asker: Asker) -> Told:
    """An entry of the log, told back to its person."""
    session = entry.session
    if session is None:
        return Told(entry.id)
    (what,) = corrected([session.what], asker.known.corrections)
    day = classify(what, asker.athlete) if isinstance(what, LegSession) else None
    rateable = session.status != "skipped" and (day is None or day.hardness is not Hardness.NONE)
    hard, light = _rating(what, day)
    return Told(
        id=entry.id,
        what=what_words(what, asker.units),
        when=when_words(session, asker),
        counts="" if session.status == "skipped" else counts_words(what, day),
        price=_price(session, what, asker),
        note=session.note or "",
        news=_NEWS[entry.news],
        status=session.status,
        can_be_hard=rateable and not hard,
        can_be_light=rateable and not light,
        times=tuple(_times(entry, asker)),
        unknown=tuple(_unknown(what))[:2],
    )


_NEWS: Final = {
    "": "",
    "already": "That is already in your log, so I did not add it again.",
    "kept_plan": "It was planned: the plan is done with.",
    "dropped_plan": "That was planned: the plan is dropped.",
}


def counts_of(session: LoggedSession, asker: Asker) -> str:
    """How hard a session counts, and why; nothing of one that did not take place."""
    (what,) = corrected([session.what], asker.known.corrections)
    day = classify(what, asker.athlete) if isinstance(what, LegSession) else None
    return "" if session.status == "skipped" else counts_words(what, day)


def _rating(what: Session, day: LegDay | None) -> tuple[bool, bool]:
    """Whether it counts as hard for sure, and as light for sure."""
    if day is not None:
        return day.hardness is Hardness.HARD, day.hardness is Hardness.LIGHT
    intensity = intensity_of(what) if isinstance(what, Run) else Intensity.MODERATE
    return intensity is Intensity.HIGH, intensity is Intensity.LOW


def what_words(what: Session, units: Units) -> str:
    """Legs: squats 5×5 @80 %, rdl 3×8 60 kg; Easy run, 8 km, 45 min."""
    if isinstance(what, Run):
        length = [f"{what.duration_min:g} min"] if what.duration_min else []
        return ", ".join(
            [kind_name(what.run_kind), *([units.distance(what.distance_km)] if what.distance_km else []), *length]
        )
    name = "Upper body" if what.body == "upper" else "Legs"
    return f"{name}: {', '.join(row_words(row, units) for row in what.exercises)}" if what.exercises else name


def row_words(row: Exercise, units: Units) -> str:
    """Squats 5×5 @80 %, as it can be typed again too."""
    sets = f"{row.sets}x{row.reps}" if row.sets and row.reps else f"{row.sets} sets" if row.sets else ""
    pct = f"@{row.pct_1rm:g}%" if row.pct_1rm else ""
    return " ".join(filter(None, [row.name, sets, pct, units.weight(row.weight_kg) if row.weight_kg else ""]))


def when_words(session: LoggedSession, asker: Asker) -> str:
    """Wed 25 Nov 07:00–08:00."""
    zone, what = zone_of(asker.tz), session.what
    start, end = what.start.astimezone(zone), end_of(what).astimezone(zone)
    last = (
        time_of_day(end, hours12=asker.hours12)
        if start.date() == end.date()
        else clock(end, zone, hours12=asker.hours12)
    )
    return f"{clock(what.start, zone, hours12=asker.hours12)}–{last}"


def counts_words(what: Session, day: LegDay | None) -> str:
    """How hard it counts, and why."""
    if day is None:
        return _run_counts(what) if isinstance(what, Run) else ""
    match day.hardness:
        case Hardness.UNKNOWN:
            return f"counts as hard until you say how it was: {day.why}"
        case Hardness.NONE:
            return f"no leg day: {day.why}"
        case hardness:
            return f"counts as {hardness.value}: {day.why}"


def _run_counts(run: Run) -> str:
    counts = ROUGHLY[intensity_of(run)]
    if run.intensity is not None:
        return f"counts as {counts}: you called it so"
    if run.rpe is not None:
        return f"counts as {counts}: you rated its effort {run.rpe:g}"
    return f"counts as {counts}" if run.run_kind else f"counts as {counts}: nobody said what kind of run it was"


def _price(session: LoggedSession, what: Session, asker: Asker) -> str:
    if session.status == "skipped" or end_of(what) < asker.now - PRICED:
        return ""
    price = price_of(what, training_known(asker))
    return "" if price is None else price_words(price, asker, planned=session.status == "planned")


def price_words(price: Price, asker: Asker, *, planned: bool) -> str:
    """Closes sprints until Fri 27 Nov 19:00; easy run stays open."""
    zone = zone_of(asker.tz)
    closed = [f"{_names(kinds)} {_until(opens, zone, asker)}" for opens, kinds in price.closes]
    verb = "Will close" if planned else "Closes"
    stay = "will stay open" if planned else "stays open" if len(price.stays) == 1 else "stay open"
    if not closed:
        return f"{verb} nothing{'' if len(price.stays) == len(SHOWN) else ' that is not closed already'}."
    stays = f"{_names(price.stays)} {stay}" if price.stays else ""
    line = "; ".join(filter(None, [f"{verb} {', '.join(closed)}", stays]))
    return f"{line}{', based on your plan' if price.on_plan else ''}."


def _until(opens: datetime | None, zone: ZoneInfo, asker: Asker) -> str:
    return "while your legs feel like this" if opens is None else f"until {clock(opens, zone, hours12=asker.hours12)}"


def _names(kinds: Iterable[RunKind]) -> str:
    names = [kind_name(kind).lower() for kind in kinds]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _unknown(what: Session) -> Iterator[str]:
    """Exercises of which nobody knows what they train."""
    if isinstance(what, LegSession):
        yield from dict.fromkeys(row.name for row in what.exercises or () if trained_by(row) is Body.UNKNOWN)


def _times(entry: Entry, asker: Asker) -> Iterator[tuple[str, str]]:
    """When it may have been, where nobody said: each start that fits before now, or, of a plan, after it."""
    if entry.session is None or not entry.loose or entry.news:
        return
    zone, what, planned = zone_of(asker.tz), entry.session.what, entry.session.status == "planned"
    length = end_of(what) - what.start
    today = asker.now.astimezone(zone)
    if entry.loose == "unsaid" and not planned:
        yield "Just now", what.start.isoformat()
        days = [(PARTS, today), (YESTERDAY, today - timedelta(days=1))]
    else:
        days = [(PARTS_OF_A_DAY, what.start.astimezone(zone))]
    for names, day in days:
        for name, hour in zip(names, HOURS, strict=True):
            start = day.replace(hour=hour, minute=0, second=0, microsecond=0)
            if (start > asker.now) if planned else (start + length <= asker.now):
                yield name, start.isoformat()
