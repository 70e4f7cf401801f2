"""What somebody should know this morning: what is open, what becomes of the plan, and what is worth asking. Pure."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final, Literal, NamedTuple, cast

from advice.engine import advise
from advice.headline import time_of_day
from advice.models import Asked, LegSession, Run, Session, Training, Verdict, zone_of
from advice.nouns import RunKind
from advice.soreness import fresh_level
from bot.coach import Answer, ask_in_general, ask_with
from bot.feeling import chosen
from bot.known import is_hard
from bot.logged import what_words
from bot.store.values import LoggedSession
from bot.training import Asker, end_of, training_known

HARD_COUNTS: Final = timedelta(hours=72)
"""How long a hard session makes it worth asking how the legs are [H]."""
RUN_COUNTS: Final = timedelta(hours=36)
"""How long a run is what somebody woke up tired or peppy from [H]."""
TELLS: Final = timedelta(hours=24)
"""How long it is worth asking after soreness that was told before [H]."""
TIPS_AFTER: Final = timedelta(hours=24)
"""How long a session calls for a tip [H]."""
NO_PAIN: Final = "none"
MOODS: Final = ("tired", "ok", "peppy")

TIRED_AFTER_RUN: Final = "You woke up tired from that run, so it did the work of a leg session. Count it as one."
PEPPY_AFTER_RUN: Final = (
    "You woke up peppy, so that run was aerobic: your leg work is still due. 10 to 15 min of it would do today."
)
CARBS: Final = "Tip: carbohydrate in your meals refills what a hard or double day has used."
STRETCHING: Final = "Tip: stretch for a few minutes after a session, if you like it."
TIRED: Final = "One tired morning after good work is no alarm. Several in a row are: then keep it short and easy."

Mood = Literal["tired", "ok", "peppy"]


class Taps(NamedTuple):
    """What was tapped so far; None is unknown, never zero. All of it travels in each button, and is kept nowhere."""

    legs: int | None = None
    mood: Mood | None = None
    pain: str | None = None

    def packed(self, **changed: object) -> str:
        """As it is after one more tap."""
        return ",".join("" if told is None else str(told) for told in self._replace(**changed))  # type: ignore[arg-type]


def taps_of(packed: str) -> Taps:
    """What came back in a button's value."""
    legs, _, rest = packed.partition(",")
    mood, _, pain = rest.partition(",")
    return Taps(int(legs) if legs else None, cast("Mood", mood) if mood in MOODS else None, pain or None)


class Intended(NamedTuple):
    """A session that is planned for today: what, when, and whether it is on."""

    what: str
    at: str
    verdict: Verdict


class Morning(NamedTuple):
    """A morning: the answer to "what is open today", today's plan, the end of the 48 h clock, what to tell of the taps.

    Attributes:
        due: a session planned for yesterday, or for today and over, of which nobody said what came of it.
        before: how sore the legs were told to be before the check-in, and when; None where that no longer counts.
        tip: one, for whom they are on.
        asks: whether anything that can be tapped could change the answer.
    """

    answer: Answer
    intended: tuple[Intended, ...] = ()
    clock_ends: datetime | None = None
    notes: tuple[str, ...] = ()
    due: LoggedSession | None = None
    before: tuple[int, datetime] | None = None
    tip: str = ""
    asks: bool = False


def good_morning(asker: Asker, taps: Taps = Taps()) -> Morning:  # noqa: B008  frozen
    """The morning of somebody who tapped this much."""
    pain = None if taps.pain in {None, NO_PAIN} else taps.pain
    told = taps.legs is not None or pain is not None
    answer = ask_with(chosen(taps.legs, None, pain), asker) if told else ask_in_general(asker, "run")
    training = answer.training or training_known(asker)
    due = _due(asker)
    if answer.verdict is not None and "red_flag" in answer.verdict.flags:
        return Morning(answer, due=due, asks=taps.pain is not None)  # a tap can be taken back
    return Morning(
        answer,
        tuple(_intended(asker, training)),
        _clock_ends(training),
        tuple(_notes(asker, taps.mood)),
        due,
        _told_before(asker) if taps.legs is None else None,
        _tip(asker),
        asks=bool(_planned_today(asker)) or _is_worth_asking(asker),
    )


def local_day(asker: Asker) -> date:
    """The date where somebody is."""
    return _day(asker.now, asker)


def _due(asker: Asker) -> LoggedSession | None:
    """The latest plan since yesterday that nobody said was carried out."""
    yesterday = local_day(asker) - timedelta(days=1)
    plans = [one for one in asker.known.due if _day(one.what.start, asker) >= yesterday]
    return max(plans, key=lambda one: one.what.start, default=None)


def _told_before(asker: Asker) -> tuple[int, datetime] | None:
    told = asker.known.soreness
    level = fresh_level(told, asker.now)
    return None if told is None or level is None else (level, told.at)


def _tip(asker: Asker) -> str:
    lately = [one for one in asker.known.history if end_of(one) > asker.now - TIPS_AFTER]
    if not asker.tips or not lately:
        return ""
    return CARBS if len(lately) > 1 or any(is_hard(one, asker.athlete) for one in lately) else STRETCHING


def _planned_today(asker: Asker) -> list[Session]:
    today = local_day(asker)
    ahead = (one for one in asker.known.planned if end_of(one) > asker.now and _day(one.start, asker) == today)
    return sorted(ahead, key=lambda one: one.start)


def _day(instant: datetime, asker: Asker) -> date:
    return instant.astimezone(zone_of(asker.tz)).date()


def _intended(asker: Asker, training: Training) -> Iterator[Intended]:
    """Each session of today's plan, judged as if the rest of the plan took place."""
    for session in _planned_today(asker):
        others = tuple(other for other in training.planned if other != session)
        asked = asked_about(session, asker.now)
        verdict = advise(asked, training.model_copy(update={"planned": others}))
        at = time_of_day(session.start.astimezone(zone_of(asker.tz)), hours12=asker.hours12)
        yield Intended(what_words(session, asker.units), at, verdict)


def asked_about(session: Session, now: datetime) -> Asked:
    """The question whether a planned session is on."""
    at = max(session.start, now)
    if isinstance(session, LegSession):
        return Asked(kind="legs", at=at)
    return Asked(
        run_kind=session.run_kind or RunKind.UNKNOWN,
        at=at,
        duration_min=session.duration_min,
        distance_km=session.distance_km,
        ascent_m=session.ascent_m,
        intensity=session.intensity,
        rpe=session.rpe,
    )


def _clock_ends(training: Training) -> datetime | None:
    """When the 48 h after the last hard leg session are over; None where they are."""
    verdict = advise(Asked(run_kind=RunKind.SPRINTS, at=training.now), training)
    return next((found.opens for found in verdict.findings if found.code == "HARD48"), None)


def _is_worth_asking(asker: Asker) -> bool:
    known = asker.known
    lately = (*known.history, *(one.what for one in known.due))  # what was planned counts until somebody says
    hard = any(end_of(one) > asker.now - HARD_COUNTS and is_hard(one, asker.athlete) for one in lately)
    sore = known.soreness is not None and known.soreness.at > asker.now - TELLS and known.soreness.level > 0
    return hard or sore or bool(known.pains)


def _notes(asker: Asker, mood: Mood | None) -> Iterator[str]:
    ran = any(isinstance(one, Run) and end_of(one) > asker.now - RUN_COUNTS for one in asker.known.history)
    if mood == "tired":
        yield TIRED_AFTER_RUN if ran else TIRED
    elif mood == "peppy" and ran:
        yield PEPPY_AFTER_RUN
