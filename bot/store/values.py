"""What is kept about a person, as frozen values. Instants are UTC; each event has the IANA zone of its telling."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Annotated, Any, Final, Literal, NamedTuple

from pydantic import ConfigDict, Field, JsonValue

from advice.models import Athlete, Exercise, Frozen, Instant, LegSession, Question, Session, Soreness, Verdict, ZoneName
from advice.nouns import Goal, Level, Pain

UNDO: Final = timedelta(minutes=10)  # how long a deleted session can be brought back
HELD: Final = timedelta(minutes=5)  # a claim older than this was left by somebody who is gone
WORKED: Final = timedelta(days=1)  # how long a worked key is remembered; Slack repeats an event for about an hour
TIRED: Final = "tired_mornings"  # of a pattern: the part that tells how somebody felt
_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that reads like something else

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Person(NamedTuple):
    """Whose something is: a Slack workspace and a user in it. A workspace's own events have the user ""."""

    workspace: str
    user: str


def id_from(*parts: str, length: int = 8) -> str:
    """A short id that is the same for the same parts, so that the same event worked twice is kept once."""
    number = int.from_bytes(sha256("\0".join(parts).encode()).digest(), "big")
    letters = []
    for _ in range(length):
        number, place = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[place])
    return "".join(letters)


class Kept(Frozen):
    """A value of the store. Neither its `repr` nor an error about it repeats what is private: both end up in logs."""

    model_config = ConfigDict(hide_input_in_errors=True)


class Consent(Kept):
    """A yes to keeping soreness and pain: to which version of the text, and when."""

    version: str = Field(min_length=1, max_length=40)
    at: Instant


class Woke(Kept):
    """How somebody woke up on a local date, and when they told it."""

    day: date
    at: Instant
    feels: Literal["tired", "ok", "peppy"] = Field(repr=False)


class Profile(Kept):
    """What a person set. None is "never said"; `zone` is their own choice, which wins over Slack's.

    `declined_at` is when they said no to keeping soreness, so that they are not asked again and again.
    `corrections` are a person's words on exercises, by name in lower case: "hip thrust" → legs.
    `mornings`, one for each date, are kept with consent only, and encrypted at rest.
    """

    goal: Goal | None = None
    level: Level | None = None
    squat_1rm_kg: float | None = Field(None, gt=0, le=1000)
    deadlift_1rm_kg: float | None = Field(None, gt=0, le=1000)
    leg_press_1rm_kg: float | None = Field(None, gt=0, le=2000)
    distance_unit: Literal["km", "mi"] | None = None
    weight_unit: Literal["kg", "lb"] | None = None
    zone: ZoneName | None = None
    day_order: Literal["day_first", "month_first"] | None = None
    usual_leg_days: tuple[Weekday, ...] = ()
    tips: bool = True
    first_contact_step: int = Field(0, ge=0, le=100)
    readiness_at: Instant | None = None
    consent: Consent | None = None
    declined_at: Instant | None = None
    corrections: dict[str, Literal["legs", "upper"]] = Field(default_factory=dict, max_length=500)
    mornings: tuple[Woke, ...] = Field((), max_length=400, repr=False)

    @property
    def athlete(self) -> Athlete:
        """The profile as the rules take it."""
        return Athlete(
            goal=self.goal,
            level=self.level,
            squat_1rm_kg=self.squat_1rm_kg,
            deadlift_1rm_kg=self.deadlift_1rm_kg,
            leg_press_1rm_kg=self.leg_press_1rm_kg,
        )


class LoggedSession(Kept):
    """A run or a lifting session in a person's log.

    Attributes:
        what: the session as the rules take it.
        zone: where it was told.
        source: the door it came through: command, dm, modal, shortcut, or the name of an import.
        note: the person's words that were not understood; encrypted at rest.
        deleted_at: set while it can still be brought back.
    """

    id: Id
    status: Literal["done", "planned", "skipped"]
    what: Session
    zone: ZoneName
    source: str = Field(min_length=1, max_length=40)
    created_at: Instant
    note: str | None = Field(None, max_length=4000, repr=False)
    deleted_at: Instant | None = None


class SorenessAnswer(Kept):
    """How sore, and whether a pain in it was resolved since. All but the instant and the zone is encrypted at rest."""

    id: Id
    soreness: Soreness = Field(repr=False)
    zone: ZoneName
    resolved_at: Instant | None = None

    @property
    def is_open_pain(self) -> bool:
        """Whether it tells a pain that stops training until the person says that it is resolved."""
        return self.soreness.pain not in {None, Pain.DULL} and self.resolved_at is None


class Outcome(Kept):
    """What came of a verdict. `reason` is the person's, encrypted at rest."""

    what: Literal["ran_anyway"] = "ran_anyway"
    at: Instant
    reason: str | None = Field(None, max_length=2000, repr=False)


class Receipt(Kept):
    """A verdict with the question it answered, so that it can be told and replayed.

    `inputs` and `verdict` are JSON; to look at each value in them again would take longer than to write them down.
    `inputs` is the question as `canirun replay` reads it. Where soreness counted, it is kept apart and no longer than
    soreness is kept; after that `soreness_gone` is set, and of the verdict only the decision is left.
    """

    id: Id
    asked_at: Instant
    zone: ZoneName
    rulebook: str
    inputs: dict[str, Any] = Field(repr=False)
    verdict: dict[str, Any] = Field(repr=False)
    soreness_gone: bool = False
    outcome: Outcome | None = None

    @classmethod
    def of(cls, receipt_id: str, question: Question, verdict: Verdict) -> "Receipt":
        """The receipt of an answer."""
        return cls(
            id=receipt_id,
            asked_at=question.now,
            zone=question.tz,
            rulebook=verdict.rulebook,
            inputs=question.model_dump(mode="json", exclude_none=True),
            verdict=verdict.as_receipt(),
        )

    @property
    def private(self) -> dict[str, JsonValue] | None:
        """What soreness and tired mornings say in it, and the verdict that tells of them; None where none counted."""
        soreness, tired = self.inputs.get("soreness"), (self.inputs.get("pattern") or {}).get(TIRED, 0)
        if soreness is None and not tired:
            return None
        return {"soreness": soreness, "verdict": self.verdict, **({TIRED: tired} if tired else {})}

    def without_soreness(self) -> "Receipt":
        """The same with nothing that soreness said; of a verdict that it may have decided, the decision alone."""
        if self.private is None:
            return self
        inputs = {name: value for name, value in self.inputs.items() if name != "soreness"}
        if TIRED in self.private:
            inputs["pattern"] = {**inputs["pattern"], TIRED: 0}
        verdict = {name: self.verdict[name] for name in ("decision", "rulebook", "tz") if name in self.verdict}
        return self.model_copy(update={"inputs": inputs, "verdict": verdict, "soreness_gone": True})

    def with_soreness(self, private: dict[str, Any]) -> "Receipt":
        """The whole receipt again."""
        inputs = dict(self.inputs)
        if private["soreness"] is not None:
            inputs["soreness"] = private["soreness"]
        if TIRED in private:
            inputs["pattern"] = {**inputs["pattern"], TIRED: private[TIRED]}
        return self.model_copy(update={"inputs": inputs, "verdict": private["verdict"], "soreness_gone": False})


class Received(Kept):
    """Something that Slack sent, written down before it was acknowledged. `payload` is encrypted at rest."""

    who: Person
    key: str = Field(min_length=1, max_length=255)
    kind: str = Field(min_length=1, max_length=40)
    payload: dict[str, Any] = Field(repr=False)
    received_at: Instant


class Recent(Kept):
    """What a question is judged by: profile, sessions and soreness since an instant; pain still open, however old.

    `lifted` are the exercises of sessions before that instant, from which maxes are estimated.
    """

    profile: Profile
    sessions: tuple[LoggedSession, ...]
    soreness: tuple[SorenessAnswer, ...]
    open_pain: tuple[SorenessAnswer, ...]
    lifted: tuple[Exercise, ...] = ()


class Counts(Kept):
    """How many of each were deleted. `receipt_soreness`: receipts that stay, without what soreness said."""

    profiles: int = 0
    sessions: int = 0
    soreness: int = 0
    receipts: int = 0
    receipt_soreness: int = 0
    inbox: int = 0
    schedules: int = 0
    deliveries: int = 0
    teams: int = 0
    shares: int = 0


def exercises_in(session: Session) -> tuple[Exercise, ...]:
    """The exercises that a session tells."""
    return session.exercises or () if isinstance(session, LegSession) else ()


def months_before(now: datetime, months: int) -> datetime:
    """The same day and time of the calendar, months earlier; the month's last day where there is no such day."""
    years, month = divmod(now.month - 1 - months, 12)
    for day in range(now.day, 27, -1):
        try:
            return now.replace(year=now.year + years, month=month + 1, day=day)
        except ValueError:
            continue
    return now.replace(year=now.year + years, month=month + 1)


def everything_of(profile: Profile | None, **kinds: Sequence[Kept]) -> dict[str, Any]:
    """All that is kept about a person as JSON values, under a name for each kind."""
    told = {kind: [value.model_dump(mode="json") for value in values] for kind, values in kinds.items()}
    return {"profile": None if profile is None else profile.model_dump(mode="json"), **told}
