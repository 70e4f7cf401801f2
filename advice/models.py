"""The nouns between rooms: what is known about a person, what is asked, and what is answered.

All values are frozen and strict. Instants are timezone-aware and kept in UTC; the IANA zone travels beside them.
A `Question` is one JSON value (an asked session with its training), and so is its `Verdict`.
"""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Final, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from advice.nouns import Basis, Decision, Goal, Hardness, Intensity, Level, Pain, Place, RunKind

LONGEST_SESSION: Final = timedelta(days=2)


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name; ValueError names an example where there is none such."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"unknown time zone {name!r}; use an IANA name such as Europe/Berlin"
        raise ValueError(message) from error


def _known_zone(name: str) -> str:
    zone_of(name)
    return name


def _in_utc(instant: datetime) -> datetime:
    return instant if instant.tzinfo is UTC else instant.astimezone(UTC)


Instant = Annotated[AwareDatetime, AfterValidator(_in_utc)]
ZoneName = Annotated[str, AfterValidator(_known_zone)]
Minutes = Annotated[float, Field(gt=0, le=2 * 24 * 60)]
Rpe = Annotated[float, Field(ge=0, le=10)]


class Frozen(BaseModel):
    """A value: cannot change, takes no unknown field, converts nothing silently."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Athlete(Frozen):
    """Whom the answer is for. A missing goal is balanced, a missing level intermediate. Maxes: one repetition, kg."""

    goal: Goal | None = None
    level: Level | None = None
    squat_1rm_kg: float | None = Field(None, gt=0, le=1000)
    deadlift_1rm_kg: float | None = Field(None, gt=0, le=1000)
    leg_press_1rm_kg: float | None = Field(None, gt=0, le=2000)


class Exercise(Frozen):
    """One row of a lifting session: working sets x reps at a weight (kg) or a share of the max (%).

    `trains` is the person's own word on what it is for, which wins over what its name says.
    """

    name: str = Field(min_length=1, max_length=200)
    sets: int | None = Field(None, ge=0, le=1000)
    reps: int | None = Field(None, ge=0, le=10_000)
    pct_1rm: float | None = Field(None, ge=0, le=200)
    weight_kg: float | None = Field(None, ge=0, le=2000)
    weighted: bool | None = None
    trains: Literal["legs", "upper"] | None = None


class LegSession(Frozen):
    """A lifting session, done or planned. `hardness` is the person's own rating and nobody else's."""

    kind: Literal["legs"] = "legs"
    start: Instant
    end: Instant | None = None
    duration_min: Minutes | None = None
    hardness: Literal[Hardness.HARD, Hardness.LIGHT] | None = None
    body: Literal["upper"] | None = None
    exercises: tuple[Exercise, ...] | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        _check_order(self.start, self.end)
        return self


class Run(Frozen):
    """A run, done or planned."""

    kind: Literal["run"] = "run"
    start: Instant
    end: Instant | None = None
    run_kind: RunKind | None = None
    duration_min: Minutes | None = None
    distance_km: float | None = Field(None, gt=0, le=1000)
    ascent_m: float | None = Field(None, ge=0, le=20_000)
    intensity: Intensity | None = None
    rpe: Rpe | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        _check_order(self.start, self.end)
        return self


def _check_order(start: datetime, end: datetime | None) -> None:
    if end is not None and not start <= end <= start + LONGEST_SESSION:
        message = "a session ends after it starts, and within two days"
        raise ValueError(message)


Session = Annotated[LegSession | Run, Field(discriminator="kind")]


_PAIN_WORDS = {
    "none": None, "no": None, "resolved": None, "muscle": Pain.DULL, "doms": Pain.DULL, "ache": Pain.DULL,
    "stabbing": Pain.SHARP, "pop": Pain.SHARP, "limping": Pain.SHARP, "limp": Pain.SHARP,
    "knee": Pain.JOINT, "ankle": Pain.JOINT, "hip": Pain.JOINT, "shin": Pain.BONE, "swollen": Pain.SWELLING,
    "calf_swelling": Pain.SWELLING, "chest_pain": Pain.CHEST, "urine": Pain.DARK_URINE, "faint": Pain.FAINTING,
    "pain": Pain.UNSPECIFIED, "other": Pain.UNSPECIFIED,
}  # fmt: skip


def _named_pain(told: object) -> object:
    """Pain by the words people have for it; no pain is None."""
    if not isinstance(told, str) or isinstance(told, Pain):
        return told
    word = told.strip().casefold().replace(" ", "_").replace("-", "_")
    return _PAIN_WORDS[word] if word in _PAIN_WORDS else next((pain for pain in Pain if pain == word), told)


class Soreness(Frozen):
    """How sore, 0 to 10, said at an instant; `site` in the person's words, legs if unsaid."""

    level: int = Field(ge=0, le=10)
    at: Instant
    site: str | None = Field(None, max_length=200)
    pain: Annotated[Pain | None, BeforeValidator(_named_pain)] = None


class Pattern(Frozen):
    """The last days as counted from the log: hard days of 7, rest days of 14, tired mornings in a row."""

    hard_days_7d: int = Field(0, ge=0, le=7)
    rest_days_14d: int = Field(14, ge=0, le=14)
    tired_mornings: int = Field(0, ge=0, le=366)


class Asked(Frozen):
    """One requested session at one time: a run, or (kind legs) a hard leg session."""

    kind: Literal["run", "legs"] = "run"
    run_kind: RunKind | None = None
    at: Instant
    duration_min: Minutes | None = None
    distance_km: float | None = Field(None, gt=0, le=1000)
    ascent_m: float | None = Field(None, ge=0, le=20_000)
    intensity: Intensity | None = None
    rpe: Rpe | None = None


class Training(Frozen):
    """All that is known when a question is asked, as of `now`."""

    now: Instant
    tz: ZoneName
    profile: Athlete = Athlete()
    history: tuple[Session, ...] = ()
    planned: tuple[Session, ...] = ()
    soreness: Soreness | None = None
    pattern: Pattern | None = None


class Question(Training):
    """A question with its training: the receipt's first half."""

    query: Asked


class Limit(Frozen):
    """What a finding allows at most. Nothing set means that it limits nothing."""

    intensity: Intensity | None = None
    minutes: int | None = Field(None, gt=0)
    light_legs: bool = False
    wait: bool = False


class Finding(Frozen):
    """What one rule says about the asked session.

    `opens` is the instant until which this finding holds; None where no clock ends it. `cites` are item ids (G01..G96).
    """

    code: str
    place: Place
    basis: Basis
    because: str
    instead: str | None = None
    limit: Limit | None = None
    opens: Instant | None = None
    cites: tuple[str, ...]
    flags: tuple[str, ...] = ()
    conflict: str | None = None


class Verdict(Frozen):
    """The answer. `max_intensity` and `max_minutes` are None with wait and where nothing limits the minutes."""

    decision: Decision
    max_intensity: Intensity | None
    max_minutes: int | None
    earliest_ok: Instant | None
    headline: str = Field(max_length=140)
    findings: tuple[Finding, ...]
    flags: tuple[str, ...]
    asked: Asked
    tz: ZoneName
    rulebook: str

    @property
    def cites(self) -> tuple[str, ...]:
        """The items that the findings rest on, each once, in the order told."""
        return tuple(dict.fromkeys(item for finding in self.findings for item in finding.cites))

    def as_receipt(self) -> dict[str, Any]:
        """The verdict as JSON values, instants in the person's zone."""
        receipt = self.model_dump(mode="json", exclude={"findings", "asked"})
        opens = self.earliest_ok
        receipt["earliest_ok"] = None if opens is None else opens.astimezone(zone_of(self.tz)).isoformat()
        receipt["cites"] = list(self.cites)
        receipt["findings"] = [finding.model_dump(mode="json") for finding in self.findings]
        return receipt
