"""A person's own page: what is open now, the last days, what is planned, the last answer. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from advice.headline import DAYS, clock
from advice.leg_day import classify
from advice.models import LegSession, Run, Session, zone_of
from advice.nouns import Hardness
from advice.openings import openings
from bot.by_itself import ByItself
from bot.coach import Answer, ask_in_general
from bot.ids import AnswerId
from bot.logged import what_words
from bot.training import MINUTES_PER_KM, Asker, end_of

SPAN: Final = 14
"""Days of the chart, today's the last."""
PLANS: Final = 5
LEGS: Final = {Hardness.HARD: "hard legs", Hardness.UNKNOWN: "legs, taken as hard", Hardness.LIGHT: "light legs"}


class Day(NamedTuple):
    """One day: its label, unlike any other's; minutes of running and of legs; both in words, empty for none."""

    label: str
    run_minutes: int = 0
    leg_minutes: int = 0
    running: str = ""
    lifting: str = ""


class Last(NamedTuple):
    """The last verdict that the person got, and under which id."""

    id: AnswerId
    answer: Answer


class Home(NamedTuple):
    """What stands on the page.

    Attributes:
        now: what is open now, and when each kind of run opens.
        days: the last fourteen; empty where nothing was done in them.
        words: the same in a sentence.
        plans: the next ones, as when and what; `further` more of them are ahead.
        on_plan: whether the times at which kinds of run open count on what is planned.
        by_itself: what comes without being asked.
        new: nothing at all is known of the person's training, nor of how they feel.
    """

    now: Answer
    days: tuple[Day, ...]
    words: str
    plans: tuple[tuple[str, str], ...]
    further: int
    on_plan: bool
    last: Last | None
    new: bool
    by_itself: tuple[ByItself, ...] = ()


def home_of(asker: Asker, last: Last | None, by_itself: tuple[ByItself, ...] = ()) -> Home:
    """The page of `asker`, as of their now."""
    zone, known = zone_of(asker.tz), asker.known
    ahead = sorted((plan for plan in known.planned if end_of(plan) >= asker.now), key=lambda plan: plan.start)
    plans = [(clock(plan.start, zone, hours12=asker.hours12), what_words(plan, asker.units)) for plan in ahead[:PLANS]]
    now = ask_in_general(asker, "run")
    today = asker.now.astimezone(zone).date()
    by_day: dict[date, list[Session]] = {today - timedelta(days=ago): [] for ago in reversed(range(SPAN))}
    for session in known.history:
        by_day.get(session.start.astimezone(zone).date(), []).append(session)
    days = tuple(_day(day, sessions, asker) for day, sessions in by_day.items())
    done = any(by_day.values())
    return Home(
        now=now,
        days=days if done else (),
        words=_in_words(by_day.values(), asker) if done else "",
        plans=tuple(plans),
        further=len(ahead) - len(plans),
        on_plan=_on_plan(now),
        last=last,
        new=not any((known.history, known.planned, known.soreness, known.pains, last)),
        by_itself=by_itself,
    )


def minutes_of(session: Session) -> int:
    """How long it took: as told, by its distance at 6 min/km, or an hour."""
    if isinstance(session, Run) and session.end is None and session.duration_min is None and session.distance_km:
        return round(session.distance_km * MINUTES_PER_KM)
    return round(session.duration_min or (end_of(session) - session.start).total_seconds() / 60)


def _on_plan(now: Answer) -> bool:
    if now.training is None or now.open_from is None or not now.training.planned:
        return False
    unplanned = now.training.model_copy(update={"planned": ()})
    return dict(now.openings) != openings(now.open_from, unplanned)


def _day(day: date, sessions: list[Session], asker: Asker) -> Day:
    runs = [session for session in sessions if isinstance(session, Run)]
    run_minutes = sum(minutes_of(run) for run in runs)
    legs = [session for session in sessions if _hardness(session, asker) in LEGS]
    running = [what_words(run, asker.units) for run in runs]
    return Day(
        label=f"{DAYS[day.weekday()]} {day.day}",
        run_minutes=run_minutes,
        leg_minutes=sum(minutes_of(session) for session in legs),
        running="".join(running) if len(running) <= 1 else f"{len(running)} runs, {run_minutes} min",
        lifting=", ".join(dict.fromkeys(_lifted(sessions, asker))),
    )


def _hardness(session: Session, asker: Asker) -> Hardness | None:
    return classify(session, asker.athlete).hardness if isinstance(session, LegSession) else None


def _lifted(sessions: Iterable[Session], asker: Asker) -> Iterator[str]:
    for session in sessions:
        hardness = _hardness(session, asker)
        if hardness is not None:
            yield LEGS.get(hardness, "upper body")


def _in_words(days: Iterable[list[Session]], asker: Asker) -> str:
    """5 runs, 142 min · 2 leg days, 1 hard."""
    of_days = [([_hardness(session, asker) for session in sessions], sessions) for sessions in days]
    runs = [session for _, sessions in of_days for session in sessions if isinstance(session, Run)]
    legs = sum(any(how in LEGS for how in hardness) for hardness, _ in of_days)
    hard = sum(any(how in {Hardness.HARD, Hardness.UNKNOWN} for how in hardness) for hardness, _ in of_days)
    told = [
        f"{_many(len(runs), 'run')}, {sum(map(minutes_of, runs))} min" if runs else "No run",
        f"{_many(legs, 'leg day')}, {hard} hard" if legs else "no leg day",
    ]
    return " · ".join(told)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
