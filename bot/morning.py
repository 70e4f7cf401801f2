"""What somebody should know this morning: what is open, what becomes of the plan, and what is worth asking. Pure."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple, cast

from advice.engine import advise
from advice.headline import time_of_day
from advice.models import Asked, LegSession, Run, Session, Training, Verdict, zone_of
from advice.nouns import RunKind
from bot.coach import Answer, ask_in_general, ask_with
from bot.feeling import chosen
from bot.known import is_hard
from bot.logged import what_words
from bot.training import Asker, end_of, training_known

HARD_COUNTS: Final = timedelta(hours=72)
"""How long a hard session makes it worth asking how the legs are [H]."""
RUN_COUNTS: Final = timedelta(hours=36)
"""How long a run is what somebody woke up tired or peppy from [H]."""
TELLS: Final = timedelta(hours=24)
"""How long it is worth asking after soreness that was told before [H]."""
NO_PAIN: Final = "none"
MOODS: Final = ("tired", "ok", "peppy")

TIRED_AFTER_RUN: Final = "You woke up tired from that run, so it did the work of a leg session. Count it as one."
PEPPY_AFTER_RUN: Final = (
    "You woke up peppy, so that run was aerobic: your leg work is still due. 10 to 15 min of it would do today."
)
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

    `asks` says whether anything that can be tapped could change the answer.
    """

    answer: Answer
    intended: tuple[Intended, ...] = ()
    clock_ends: datetime | None = None
    notes: tuple[str, ...] = ()
    asks: bool = False


def good_morning(asker: Asker, taps: Taps = Taps()) -> Morning:  # noqa: B008  frozen
    """The morning of somebody who tapped this much."""
    pain = None if taps.pain in {None, NO_PAIN} else taps.pain
    told = taps.legs is not None or pain is not None
    answer = ask_with(chosen(taps.legs, None, pain), asker) if told else ask_in_general(asker, "run")
    training = answer.training or training_known(asker)
    stopped = answer.verdict is not None and "red_flag" in answer.verdict.flags
    intended = () if stopped else tuple(_intended(asker, training))
    return Morning(
        answer,
        intended,
        None if stopped else _clock_ends(training),
        () if stopped else tuple(_notes(asker, taps.mood)),
        asks=bool(_planned_today(asker)) or _is_worth_asking(asker),
    )


def _planned_today(asker: Asker) -> list[Session]:
    today = _day(asker.now, asker)
    ahead = (one for one in asker.known.planned if end_of(one) > asker.now and _day(one.start, asker) == today)
    return sorted(ahead, key=lambda one: one.start)


def _day(instant: datetime, asker: Asker) -> object:
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
    hard = any(end_of(one) > asker.now - HARD_COUNTS and is_hard(one, asker.athlete) for one in known.history)
    sore = known.soreness is not None and known.soreness.at > asker.now - TELLS and known.soreness.level > 0
    return hard or sore or bool(known.pains)


def _notes(asker: Asker, mood: Mood | None) -> Iterator[str]:
    ran = any(isinstance(one, Run) and end_of(one) > asker.now - RUN_COUNTS for one in asker.known.history)
    if mood == "tired":
        yield TIRED_AFTER_RUN if ran else TIRED
    elif mood == "peppy" and ran:
        yield PEPPY_AFTER_RUN
