"""A message that was read -> the training it tells and the session it asks for, as the rules take them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple, TypeAlias

from advice.exercises import normal
from advice.models import Asked, Athlete, Exercise, LegSession, Pattern, Run, Session, Soreness, Training
from advice.nouns import Hardness, Pain, RunKind
from advice.soreness import stops_training
from bot.language.query import SessionQuery, ToldExercise, ToldSession, ToldSoreness
from bot.store.values import LoggedSession
from bot.units import METRIC, Units

HOUR: Final = timedelta(hours=1)
MINUTES_PER_KM: Final = 6  # [H] what a distance takes where nobody said how long
SPAN: Final = timedelta(days=1)  # a told range longer than this says no start and no end of its own
Trains: TypeAlias = Literal["legs", "upper"]
SORE_LEVELS: Final = {"none": 0, "mild": 2, "moderate": 5, "severe": 8, "pain": 5}


class Known(NamedTuple):
    """What is kept about a person, as the rules take it; nothing by default.

    `pains` are those still open, the ones that stop training first, the newest first; they count beside whatever
    soreness is told. `notes` are what had to be estimated. `corrections` are the person's words on what exercises
    train, by name; `due` are plans whose time has passed, which are asked about.
    """

    history: tuple[Session, ...] = ()
    planned: tuple[Session, ...] = ()
    soreness: Soreness | None = None
    pains: tuple[Soreness, ...] = ()
    pattern: Pattern | None = None
    notes: tuple[str, ...] = ()
    corrections: tuple[tuple[str, Trains], ...] = ()
    due: tuple[LoggedSession, ...] = ()


class Asker(NamedTuple):
    """Who asks, when (aware) and in which zone (IANA name).

    `hours12` tells whether they read 6:30 pm or 18:30, `units` what they measure in, `tips` whether they like tips;
    `notes` what had to be assumed of them.
    """

    now: datetime
    tz: str
    athlete: Athlete = Athlete()
    hours12: bool = False
    notes: tuple[str, ...] = ()
    known: Known = Known()
    day_first: bool | None = None
    units: Units = METRIC
    tips: bool = True


def training_of(query: SessionQuery, asker: Asker, at: datetime, assumed: list[str]) -> Training:
    """What is known and what a message tells, for a question about `at`. What is assumed is added to `assumed`."""
    known = asker.known
    assumed.extend(known.notes)
    told = [session for session in query.sessions if session.status != "skipped"]
    done = [session for session in told if session.status == "done"]
    ahead = [session for session in told if session.status == "planned" and not _is_asked(session, query, at)]
    history = tuple(_done(session, asker.now, assumed) for session in done)
    planned = [_ahead(session, at, assumed) for session in ahead if session.starts_at is not None]
    plans = tuple(session for session in planned if session is not None)
    history, plans = corrected(history, known.corrections), corrected(plans, known.corrections)
    return Training(
        now=asker.now,
        tz=asker.tz,
        profile=_athlete(query, asker.athlete),
        history=(*_not_told_again(known.history, history), *history),
        planned=(*_not_told_again(_not_told_again(known.planned, plans), history), *plans),
        soreness=_all_soreness(query.soreness, asker),
        pattern=known.pattern,
    )


def training_known(asker: Asker) -> Training:
    """What is known, where no message tells anything."""
    known = asker.known
    return Training(
        now=asker.now,
        tz=asker.tz,
        profile=asker.athlete,
        history=known.history,
        planned=known.planned,
        soreness=_all_soreness(None, asker),
        pattern=known.pattern,
    )


def corrected(sessions: Iterable[Session], corrections: Iterable[tuple[str, Trains]]) -> tuple[Session, ...]:
    """The sessions with the person's own word on what their exercises train."""
    words = {normal(name): trains for name, trains in corrections}
    return tuple(_corrected(session, words) for session in sessions) if words else tuple(sessions)


def _corrected(session: Session, words: Mapping[str, Trains]) -> Session:
    if not isinstance(session, LegSession) or not session.exercises:
        return session
    rows = tuple(
        row.model_copy(update={"trains": words[_key(row, words)]}) if _key(row, words) in words else row
        for row in session.exercises
    )
    return session if rows == session.exercises else session.model_copy(update={"exercises": rows})


def _key(row: Exercise, words: Mapping[str, Trains]) -> str:
    """The name under which a correction stands: as it is, or one of several things for one of them."""
    name = normal(row.name)
    return next((each for each in (name, f"{name}s", name.removesuffix("s")) if each in words), name)


def has_red_flag(query: SessionQuery) -> bool:
    """Whether a message tells a pain that stops training."""
    return query.soreness is not None and query.soreness.pain not in {None, Pain.DULL}


def _not_told_again(kept: Iterable[Session], told: tuple[Session, ...]) -> list[Session]:
    """The kept sessions without those that the message tells anew: of the same sort, at the same time."""
    return [session for session in kept if not any(same_session(session, again) for again in told)]


def same_session(one: Session, other: Session) -> bool:
    """Whether two sessions are of one sort and share some time, so that they must be the same."""
    return one.kind == other.kind and one.start < end_of(other) and other.start < end_of(one)


def end_of(session: Session) -> datetime:
    """When a session ends: as told, else by its length, else an hour after its start [H]."""
    length = timedelta(minutes=session.duration_min) if session.duration_min else HOUR
    return session.end or session.start + length


def _is_asked(session: ToldSession, query: SessionQuery, at: datetime) -> bool:
    """Whether a session to come is the very one that the question is about."""
    kind = "legs" if query.intent == "ask_lift" else "run"
    if session.kind != kind or session.starts_at is None or session.ends_at is None:
        return False
    return session.when == query.when or session.starts_at <= at <= session.ends_at


def _athlete(query: SessionQuery, athlete: Athlete) -> Athlete:
    """What the message says of the person, over what was known."""
    told = {"goal": query.goal, "level": query.level, "squat_1rm_kg": query.squat_1rm_kg}
    return athlete.model_copy(update={name: value for name, value in told.items() if value is not None})


def _all_soreness(told: ToldSoreness | None, asker: Asker) -> Soreness | None:
    """The soreness that counts: told now, else kept; with the pain that is still open, until it is said to be gone."""
    soreness = soreness_told(told, asker.now) or asker.known.soreness
    pain = open_pain(told, asker.known)
    if pain is None or (
        soreness is not None and soreness.pain and (stops_training(soreness) or not stops_training(pain))
    ):
        return soreness
    return (soreness or pain).model_copy(update={"pain": pain.pain, "site": pain.site})


def open_pain(told: ToldSoreness | None, known: Known) -> Soreness | None:
    """The kept pain that counts before all others, of those that the message does not say are gone."""
    return next((pain for pain in known.pains if told is None or not resolves(told, pain)), None)


def resolves(told: ToldSoreness, pain: Soreness) -> bool:
    """Whether the words say that this pain is gone: all of it, or the one at that site."""
    site = told.resolved_site
    return told.resolved and (site is None or site.rstrip("s") == (pain.site or "").rstrip("s"))


def soreness_told(told: ToldSoreness | None, now: datetime) -> Soreness | None:
    """What a message tells of soreness and pain. A pain that stops says nothing of how sore the legs are."""
    if told is None or (told.resolved and told.level is None and told.category == "none"):
        return None
    said = Soreness(level=told.level or 0, at=now, site=told.site, pain=told.pain)
    if told.level is not None or stops_training(said):
        return said
    return said.model_copy(update={"level": SORE_LEVELS[told.category]})


def _done(session: ToldSession, now: datetime, assumed: list[str]) -> Session:
    """A session that is over. One instant is its start; with no time told it ended just now, the careful reading."""
    length = timedelta(minutes=session.duration_min) if session.duration_min else HOUR
    end = session.ends_at
    if end is None:
        assumed.append(f"you did not say when the {_name(session)} was, so I count from now")
        end = now
    elif end == session.starts_at:
        end += length
    end = min(end, now)
    return _session(session, end - length, end)


def _ahead(session: ToldSession, at: datetime, assumed: list[str]) -> Session | None:
    """A session to come. Where its time is loose and the question falls inside it, lifting comes first."""
    start, end = session.starts_at, session.ends_at
    if start is None or end is None:
        return None
    if session.duration_min:
        return _session(session, start, start + timedelta(minutes=session.duration_min))
    if start == end or end - start > SPAN:
        return _session(session, start, start + HOUR)
    if session.kind == "legs" and start <= at < end:
        assumed.append("lift first, then run: I take the leg session as done by then")
        return _session(session, at - HOUR, at)
    return _session(session, start, end)


def _session(told: ToldSession, start: datetime, end: datetime) -> Session:
    if told.kind == "legs":
        exercises = tuple(exercise_of(exercise) for exercise in told.exercises) or None
        return LegSession(start=start, end=end, hardness=rating_of(told), body=told.body, exercises=exercises)
    minutes = (end - start).total_seconds() / 60
    return Run(
        start=start,
        end=end,
        run_kind=told.run_kind,
        duration_min=minutes or None,
        distance_km=told.distance_km,
        intensity=told.intensity if told.run_kind is not RunKind.STRIDES else None,
        rpe=told.rpe,
    )


def rating_of(told: ToldSession) -> Literal[Hardness.HARD, Hardness.LIGHT] | None:
    """How hard the person called it; None where they did not."""
    return told.hardness if told.hardness is Hardness.HARD or told.hardness is Hardness.LIGHT else None


def exercise_of(told: ToldExercise) -> Exercise:
    """A told exercise as the rules take it."""
    return Exercise(
        name=told.name,
        sets=told.sets,
        reps=told.reps,
        pct_1rm=told.pct_1rm,
        weight_kg=told.weight_kg,
        weighted=told.weighted,
    )


def _name(session: ToldSession) -> str:
    return "leg session" if session.kind == "legs" else "run"


def asked_of(query: SessionQuery, at: datetime, assumed: list[str], units: Units = METRIC) -> Asked:
    """The session a message asks for, at `at`. A distance without minutes is taken at 6 min/km, and said so."""
    minutes = query.duration_min
    for_legs = query.intent == "ask_lift"
    if minutes is None and query.distance_km and not for_legs:
        minutes = round(query.distance_km * MINUTES_PER_KM)
        assumed.append(f"{units.distance(query.distance_km)} taken as {minutes} min")
    if for_legs:
        return Asked(kind="legs", at=at)
    kind = query.run_kind
    if kind is None and (query.distance_km or query.duration_min) and query.stated_intensity is None:
        kind = RunKind.UNKNOWN
        assumed.append("no kind of run told, so it counts as a moderate one")
    return Asked(
        run_kind=kind,
        at=at,
        duration_min=minutes,
        distance_km=query.distance_km,
        ascent_m=query.ascent_m,
        intensity=query.stated_intensity,
        rpe=query.rpe,
    )


def last_end(sessions: Iterable[Session]) -> datetime | None:
    """When the latest leg session told ends."""
    ends = [session.end for session in sessions if isinstance(session, LegSession) and session.end]
    return max(ends, default=None)
