"""An exercise's name -> what it trains and whether it carries weight. Names come in many dialects, so words decide."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from advice.models import Athlete, Exercise


class Body(StrEnum):
    """Which half of the body a name speaks of."""

    LEGS = "legs"
    UPPER = "upper"
    UNKNOWN = "unknown"


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + ")")


_TRUNK = _words(r"(?:hanging |lying |captain'?s chair )?(?:leg|knee) raise", r"toes[- ]to[- ]bar", r"flutter kick")
_LEGS = _words(
    r"squats?\b", r"dead ?-?lifts?", r"leg ?-?press", r"lunges?\b", r"split[- ]squat", r"step[- ]?ups?\b", r"rdls?\b",
    r"sldls?\b", r"good ?-?mornings?", r"hip[- ]?thrusts?", r"hip\b", r"hips\b", r"glutes?\b", r"bridges?\b",
    r"leg[- ]?(?:curl|extension|day|circuit|work|machine|kick)", r"legs\b", r"ham(?:string)?s?\b", r"nordics?\b",
    r"quads?\b", r"cal(?:f|ves)\b", r"adduct", r"abduct", r"thigh", r"pistols?\b", r"wall[- ]?sits?\b",
    r"box[- ]?(?:jump|step)", r"jump(?:s|ing)? (?:squat|lunge)", r"sled\b", r"prowler",
    r"thrusters?\b", r"wall[- ]?balls?",
    r"(?:kettlebell |kb |russian )?swings?\b", r"rack pulls?", r"pull[- ]?throughs?", r"reverse hyper",
    r"hyperextension",
    r"back extension", r"soleus", r"tib(?:ialis)? raise", r"clam ?shells?", r"monster walks?", r"band(?:ed)? walks?",
    r"skater", r"copenhagen", r"cossack", r"curtsy", r"bulgarians?\b", r"belt squat", r"pendulum", r"donkey",
)  # fmt: skip
_UPPER = _words(
    r"bench",
    r"press(?:es)?\b",
    r"press[- ]?ups?\b", r"push[- ]?ups?\b", r"ohp\b", r"rows?\b", r"pull[- ]?ups?\b", r"chin[- ]?ups?\b", r"chins?\b",
    r"pull[- ]?downs?", r"pull[- ]?overs?", r"curls?\b", r"biceps?", r"triceps?", r"dips?\b",
    r"fl(?:y|ye|ys|ies|yes)\b",
    r"(?:lateral|front|side|rear|delt|deltoid|shoulder) (?:(?:delt|cable|dumbbell|plate|barbell) )?raises?",
    r"cable cross[- ]?overs?", r"pull[- ]?aparts?", r"side bends?", r"dragon flags?", r"wood ?chop",
    r"face[- ]?pulls?", r"shrugs?\b", r"skull",
    r"pec\b", r"delts?\b", r"lats?\b", r"chest", r"shoulders?\b", r"forearm", r"wrist", r"neck\b", r"upper[- ]body",
    r"planks?\b", r"crunch", r"sit[- ]?ups?\b", r"twists?\b", r"abs?\b", r"core\b", r"dead ?bugs?", r"hollow",
    r"rollouts?",
    r"pallof", r"kick ?backs?\b", r"muscle[- ]?ups?\b", r"arms?\b", r"push ?downs?",
)  # fmt: skip
_NOT_A_MAIN_SQUAT = re.compile(
    r"\b(?:split|bulgarian|single|one|pistol|1)\b|\bsplit[- ]?squat|\bcossack|\bskater|\bcurtsy"
)
_NOT_A_MAIN_DEADLIFT = re.compile(
    r"romanian|\brdl|stiff|straight[- ]?leg|\bsldl|\bsingle|\bone[- ]?leg|\b1[- ]?leg|\bb[- ]?stance"
)
_NOT_A_BACK_SQUAT = re.compile(
    r"front|hack|goblet|overhead|zercher|\bbox\b|smith|dumbbell|\bdb\b|kettlebell|\bkb\b|machine|belt|sissy|landmine|"
    r"pendulum|safety|\bssb\b|jefferson|cyclist|sumo|v[- ]?squat"
)
_BODYWEIGHT = re.compile(r"body ?-?weight|\bbw\b|\bair squat|\bjump(?:ing)? squat|\bsquat jump|\bpistol|\bwall[- ]?sit")
_WARM_UP: Final = re.compile(r"\bwarm(?:ing)?[- ]?ups?\b|\bwarmups?\b")


@lru_cache(maxsize=4096)
def normal(name: str) -> str:
    """One spelling for a name, so that rows of one exercise are found together."""
    return re.sub(r"\s+", " ", name.casefold().replace("_", " ").replace("’", "'")).strip()


@lru_cache(maxsize=4096)
def body(name: str) -> Body:
    """Legs, upper body (trunk included), or unknown, by the words of the name."""
    name = normal(name)
    if _TRUNK.search(name):
        return Body.UPPER
    if _LEGS.search(name) and not re.search(r"\btriceps? ", name):
        return Body.LEGS
    return Body.UPPER if _UPPER.search(name) else Body.UNKNOWN


def trained_by(exercise: Exercise) -> Body:
    """What an exercise trains: the person's own word, else the words of its name."""
    return body(exercise.name) if exercise.trains is None else Body(exercise.trains)


@lru_cache(maxsize=4096)
def is_main_lift(name: str) -> bool:
    """Squats (not split or single-leg), deadlifts (not Romanian, stiff or single-leg), leg press, hack squat."""
    name = normal(name)
    if re.search(r"\bcal(?:f|ves)\b", name):
        return False
    if re.search(r"squat", name):
        return not _NOT_A_MAIN_SQUAT.search(name)
    if re.search(r"dead ?-?lift", name):
        return not _NOT_A_MAIN_DEADLIFT.search(name)
    return bool(re.search(r"leg ?-?press", name))


def is_warm_up(exercise: Exercise) -> bool:
    """Whether the row's own name says that it is a warm-up; those never count."""
    return bool(_WARM_UP.search(normal(exercise.name)))


def is_weighted(exercise: Exercise) -> bool | None:
    """True if said to be or a weight is given, False if said not to be or bodyweight by name, None if nobody knows."""
    if exercise.weighted is not None:
        return exercise.weighted
    if exercise.weight_kg or exercise.pct_1rm:
        return True
    return False if _BODYWEIGHT.search(normal(exercise.name)) else None


def share_of_max_pct(exercise: Exercise, athlete: Athlete) -> float | None:
    """Load as % of the lift's own one-repetition max; None where nobody knows it. Never estimated here."""
    if exercise.pct_1rm is not None:
        return exercise.pct_1rm
    lift = max_of(exercise.name)
    own_max: float | None = getattr(athlete, lift) if lift else None
    return 100 * exercise.weight_kg / own_max if exercise.weight_kg and own_max else None


def max_of(name: str) -> str | None:
    """The field of `Athlete` that holds the max of this very lift; None where none does."""
    name = normal(name)
    if "squat" in name:
        return None if _NOT_A_BACK_SQUAT.search(name) else "squat_1rm_kg"
    if "lift" in name:
        return "deadlift_1rm_kg"
    return "leg_press_1rm_kg" if "press" in name else None
