"""What is kept about a person -> what the rules take. Pure: rows and a time in, training out."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from advice.exercises import is_main_lift, max_of
from advice.kinds import intensity_of
from advice.leg_day import classify
from advice.models import Athlete, Exercise, LegSession, Pattern, Session, Soreness, zone_of
from advice.nouns import Hardness, Intensity
from advice.soreness import stops_training
from bot.preferences import units_of
from bot.store.values import LoggedSession, Recent, SorenessAnswer, Woke, exercises_in
from bot.training import Known, corrected, end_of
from bot.units import Units

REMEMBERED: Final = timedelta(days=90)
"""How far back maxes are estimated from what was lifted [H]."""
HISTORY: Final = timedelta(days=30)
"""How far back a question looks at training."""
DAY: Final = timedelta(days=1)
WEEK: Final = 7
FORTNIGHT: Final = 14
MOST_REPS: Final = 12  # [H] beyond it an estimate says more of endurance than of strength
EPLEY: Final = 30  # estimated max = weight x (1 + repetitions / 30), after Epley (1985)
NAMES: Final = {"squat_1rm_kg": "squat", "deadlift_1rm_kg": "deadlift", "leg_press_1rm_kg": "leg press"}
RESTED_ON: Final = timedelta(days=4)  # an answer rests on no leg session that is older


def known_of(recent: Recent, now: datetime, tz: str) -> tuple[Athlete, Known]:
    """The athlete and everything known, as of `now`, for somebody in the zone `tz`."""
    corrections = tuple(recent.profile.corrections.items())
    done = corrected((kept.what for kept in recent.sessions if kept.status == "done"), corrections)
    estimated = estimated_maxes(recent.profile.athlete, (*recent.lifted, *_rows(done)))
    athlete = recent.profile.athlete.model_copy(update=estimated)
    pains = [answer.soreness for answer in recent.open_pain]
    answers = [_still_told(answer) for answer in recent.soreness]
    pattern = pattern_of(done, athlete, now, zone_of(tz)) or (Pattern() if recent.lifted else None)
    if tired := tired_in_a_row(recent.profile.mornings, now.astimezone(zone_of(tz)).date()):
        pattern = (pattern or Pattern()).model_copy(update={"tired_mornings": tired})
    return athlete, Known(
        history=tuple(session for session in done if session.start > now - HISTORY),
        planned=corrected((kept.what for kept in recent.sessions if kept.status == "planned"), corrections),
        soreness=max(answers, key=_told_at, default=None),
        pains=tuple(sorted(pains, key=lambda pain: (stops_training(pain), pain.at), reverse=True)),
        pattern=pattern,
        notes=tuple(_notes(estimated, [one for one in done if one.start > now - RESTED_ON], units_of(recent.profile))),
        corrections=corrections,
        due=tuple(overdue(recent.sessions, now)),
    )


def _still_told(answer: SorenessAnswer) -> Soreness:
    """How sore an answer tells that somebody is; its pain is told by those that are open, and no more once resolved."""
    stays = answer.resolved_at is None and not answer.is_open_pain
    return answer.soreness if stays else answer.soreness.model_copy(update={"pain": None})


def overdue(sessions: Iterable[LoggedSession], now: datetime) -> list[LoggedSession]:
    """Planned sessions whose time has passed: whether they took place is asked, never assumed."""
    return [kept for kept in sessions if kept.status == "planned" and end_of(kept.what) < now]


def pattern_of(done: Collection[Session], athlete: Athlete, now: datetime, zone: ZoneInfo) -> Pattern | None:
    """Hard days of the last 7 and rest days of the last 14, by the calendar of the zone; None with an empty log."""
    if not done:
        return None
    today = now.astimezone(zone).date()
    lately = [session for session in done if now - session.start < timedelta(days=FORTNIGHT + 1)]
    dated = [(session.start.astimezone(zone).date(), session) for session in lately]
    active = {day for day, _ in dated if _ago(day, today) < FORTNIGHT}
    hard = {day for day, session in dated if _ago(day, today) < WEEK and is_hard(session, athlete)}
    return Pattern(hard_days_7d=len(hard), rest_days_14d=FORTNIGHT - len(active))


def tired_in_a_row(mornings: Iterable[Woke], today: date) -> int:
    """How many mornings in a row somebody woke up tired, up to today's, or yesterday's while today's is not told.

    A morning of which nothing is told is unknown, and ends the row.
    """
    told = {one.day: one.feels for one in mornings}
    last = today if today in told else today - DAY
    return next(count for count in range(len(told) + 1) if told.get(last - count * DAY) != "tired")


def is_hard(session: Session, athlete: Athlete) -> bool:
    """Whether a session is a hard day's work: hard or unknown legs, or a run of high intensity."""
    if isinstance(session, LegSession):
        return classify(session, athlete).hardness in {Hardness.HARD, Hardness.UNKNOWN}
    return intensity_of(session) is Intensity.HIGH


def estimated_maxes(athlete: Athlete, lifted: Collection[Exercise]) -> dict[str, float]:
    """One-repetition maxes (kg) of the lifts whose max nobody told, from what was lifted, after Epley."""
    lifts = {name: _lift(name) for name in {row.name for row in lifted}}
    best: dict[str, float] = {}
    for row in lifted:
        lift, kg = lifts[row.name], _estimate(row)
        if lift and kg and getattr(athlete, lift) is None:
            best[lift] = max(kg, best.get(lift, 0))
    return {lift: round(kg, 1) for lift, kg in best.items()}


def _notes(estimated: dict[str, float], lately: Iterable[Session], units: Units) -> Iterator[str]:
    """What has to be said of estimates on which an answer may rest."""
    lifted = {_lift(name) for name in {row.name for row in _rows(lately) if row.weight_kg}}
    for lift, kg in estimated.items():
        if lift in lifted:
            yield f"your {NAMES[lift]} max is estimated at {units.weight(kg)} from your log"


def _rows(sessions: Iterable[Session]) -> Iterator[Exercise]:
    for session in sessions:
        yield from exercises_in(session)


def _lift(name: str) -> str | None:
    return max_of(name) if is_main_lift(name) else None


def _estimate(row: Exercise) -> float | None:
    if not row.weight_kg or not row.reps or row.reps > MOST_REPS:
        return None
    return row.weight_kg if row.reps == 1 else row.weight_kg * (1 + row.reps / EPLEY)


def _ago(day: date, today: date) -> int:
    return (today - day).days


def _told_at(soreness: Soreness) -> datetime:
    return soreness.at
