"""What a message says, as one frozen value: `SessionQuery`, with the sessions that were told in it."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from advice.nouns import Goal, Hardness, Intensity, Level, Pain, RunKind
from bot.language.when import UNSPECIFIED, When

Intent = Literal[
    "ask_run",
    "ask_lift",
    "log_run",
    "log_leg",
    "report_soreness",
    "plan",
    "summary",
    "settings",
    "help",
    "none",
]
SoreCategory = Literal["none", "mild", "moderate", "severe", "pain"]
Status = Literal["done", "planned", "skipped"]
Load = Literal["hard", "light", "unspecified", "none"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class ToldSoreness(_Value):
    """How sore somebody is: a level from 0 to 10 where one can be told, a category, a site, and a pain if it is one.

    `resolved` says that a pain is gone: the one at `resolved_site`, or all of it where none is named. Then a level is
    only there where a number or a word of soreness tells it too.
    """

    level: int | None = Field(default=None, ge=0, le=10)
    category: SoreCategory
    site: str | None = None
    pain: Pain | None = None
    resolved: bool = False
    resolved_site: str | None = None


class ToldExercise(_Value):
    """One exercise as told. `weighted` is None where nobody said; `pct_1rm` is in percent."""

    name: str
    sets: int | None = None
    reps: int | None = None
    weight_kg: float | None = None
    pct_1rm: float | None = None
    rpe: float | None = None
    weighted: bool | None = None
    text: str


class ToldSession(_Value):
    """One session of a message: done, planned or skipped. `hardness` is only ever the person's own rating.

    `load` is the reading of the words for the notation: the rating, else what sets and weights suggest.
    """

    kind: Literal["run", "legs"]
    status: Status
    when: When = UNSPECIFIED
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    hardness: Hardness | None = None
    load: Load = "unspecified"
    body: Literal["upper"] | None = None
    run_kind: RunKind | None = None
    intensity: Intensity | None = None
    duration_min: float | None = None
    distance_km: float | None = None
    rpe: float | None = None
    exercises: tuple[ToldExercise, ...] = ()


class SessionQuery(_Value):
    """A message, read. Units are in the names; `starts_at` and `ends_at` are in UTC.

    `intensity` is what the words imply ("tempo" is high), `stated_intensity` only what the person said ("hard", "easy
    pace"); the rules let the stated one override the kind. `unread` are words that were not understood. `other_sport`
    names a sport that the coach has no rules for. `ambient` says whether it would be answered unasked.
    """

    text: str
    intent: Intent
    run_kind: RunKind | None = None
    intensity: Intensity | None = None
    stated_intensity: Intensity | None = None
    when: When = UNSPECIFIED
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    duration_min: float | None = None
    distance_km: float | None = None
    ascent_m: float | None = None
    rpe: float | None = None
    soreness: ToldSoreness | None = None
    goal: Goal | None = None
    level: Level | None = None
    squat_1rm_kg: float | None = None
    sessions: tuple[ToldSession, ...] = ()
    other_sport: str | None = None
    ambiguous: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    ambient: bool = False
    truncated: bool = False
