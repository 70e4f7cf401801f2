"""The words of the field as closed sets: goals, levels, intensities, kinds of run, pains.

Values are the names used in questions and answers, so a question reads the same in JSON, in code and in a receipt.
"""

from enum import IntEnum, StrEnum


class Goal(StrEnum):
    """What a person trains for; it decides which session yields when two clash (G53)."""

    STRENGTH = "strength"
    BALANCED = "balanced"
    ENDURANCE = "endurance"


class Level(StrEnum):
    """How used to training a person is."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Intensity(StrEnum):
    """How hard a run is. Compare by `rank`: low < moderate < high."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0 for low, 1 for moderate, 2 for high."""
        return _RANKS[self]

    def one_class_up(self) -> "Intensity":
        """The next harder class; high stays high."""
        return {Intensity.LOW: Intensity.MODERATE}.get(self, Intensity.HIGH)


_RANKS = {Intensity.LOW: 0, Intensity.MODERATE: 1, Intensity.HIGH: 2}


class RunKind(StrEnum):
    """Every kind of run that the rules tell apart."""

    WALK = "walk"
    RECOVERY = "recovery"
    EASY = "easy"
    JOG = "jog"
    RUN_WALK = "run_walk"
    LONG = "long"
    STEADY = "steady"
    MODERATE = "moderate"
    UNKNOWN = "unknown"
    PROGRESSION = "progression"
    TRAIL = "trail"
    GROUP = "group"
    HIKE = "hike"
    TEMPO = "tempo"
    THRESHOLD = "threshold"
    FARTLEK = "fartlek"
    DOWNHILL = "downhill"
    INTERVALS = "intervals"
    RACE = "race"
    HIIT = "hiit"
    SPRINTS = "sprints"
    HILL_SPRINTS = "hill_sprints"
    TIME_TRIAL = "time_trial"
    STRIDES = "strides"
    HILLS = "hills"


class Hardness(StrEnum):
    """What a leg session counts as. Unknown is treated as hard; none is not a leg day."""

    HARD = "hard"
    LIGHT = "light"
    UNKNOWN = "unknown"
    NONE = "none"


class Pain(StrEnum):
    """Pain as it was told. All but `dull` stop training until the person says that it is resolved."""

    SHARP = "sharp"
    JOINT = "joint"
    BONE = "bone"
    SWELLING = "swelling"
    CHEST = "chest"
    FAINTING = "fainting"
    DARK_URINE = "dark_urine"
    FEVER = "fever"
    UNSPECIFIED = "unspecified"
    DULL = "dull"


class Decision(StrEnum):
    """The three answers."""

    GO = "go"
    EASE = "ease"
    WAIT = "wait"


class Basis(StrEnum):
    """What a finding rests on: a document, a house rule, or a house rule with published support."""

    DOCUMENT = "D"
    HOUSE = "H"
    HOUSE_WITH_SUPPORT = "H+L"


class Place(IntEnum):
    """The order in which findings are told."""

    RED_FLAG = 0
    VERY_SORE = 1
    DOCUMENTS = 2
    SORE = 3
    LEVEL = 4
    ADVICE = 5
