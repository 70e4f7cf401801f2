# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Goal, level and a known squat max, where somebody tells them."""

import re
from typing import Final

from advice.nouns import Goal, Level
from bot.language.quantities import Quantity
from bot.language.spans import holds_any

_ENDURANCE: Final = re.compile(
    r"\b(?:train(?:ing)?|prep(?:ping|aring)?|build(?:ing)? up|goal is|working towards?|signed up|getting ready) (?:\w+ )?(?:for|to) (?:\w+ ){0,3}(?:marathon|half|10k|5k|ultra|race|triathlon|ironman|~+)|\bgoal\W{1,3}(?:is |to )?(?:\w+ )?endurance|\bmarathon (?:training|prep|block|build)|\bi am (?:mainly |mostly |primarily )?a runner\b|\bi (?:mainly|mostly) run\b|\bendurance (?:is my )?(?:goal|focus|first)|\brunning (?:is my )?(?:priority|focus|comes first)"
)
_STRENGTH: Final = re.compile(
    r"\bgoal\W{1,3}(?:is |to )?(?:\w+ )?(?:strength|get strong|getting stronger|muscle|hypertrophy)|\bstrength (?:is my )?(?:goal|focus|first|priority)|\bfocus(?:ing|ed)? on strength|\bpowerlift(?:er|ing)\b|\bi am (?:mainly |mostly |primarily )?a (?:lifter|bodybuilder)\b|\b(?:lifting|strength) (?:is my )?(?:priority|comes first)|\btrain(?:ing)? for (?:a )?(?:\w+ )?(?:powerlifting|meet|strength|hypertrophy)|\bbulking\b"
)
_BALANCED: Final = re.compile(
    r"\bgoal\W{1,3}(?:is |to )?(?:\w+ )?(?:balanced?|both|hybrid)|\bhybrid athlete\b|\bbalanced goal\b|\bequally\b"
)
_BEGINNER: Final = re.compile(
    r"\b(?:beginner|newbie|novice|noob|total newb|new to (?:this|running|lifting|all this|the gym|training|weights)|just (?:started|starting|getting started|began)(?! (?:my|the|to))|never (?:run|lifted|squatted) before|couch to|c25k|first time (?:runner|lifter)|only been running)\b"
)
_INTERMEDIATE: Final = re.compile(r"\bintermediate\b")
_ADVANCED: Final = re.compile(
    r"\b(?:i am (?:an? )?(?:advanced|experienced|elite|competitive|seasoned)|advanced (?:lifter|runner|athlete)|level\W{1,3}(?:is |to )?advanced|been (?:running|lifting|training) for (?:years|\d\d years|over a decade)|competitive (?:runner|lifter))\b"
)
_SQUAT_MAX: Final = re.compile(
    r"\b(?:back )?squat(?:s)? (?:max|1 ?rm|pr|pb|one rep max|~+)\b|\b(?:1 ?rm|one rep max|max|pr|pb)\b (?:\w+ )?(?:on |for |in )?(?:my |the )?(?:back )?squat|\bsquat (?:\w+ )?(?:one rep max|~+ is)"
)
# Words of which one has to be there, for a goal and for a level.
_GOAL_GATE: Final = tuple(
    "goal|hybrid|equal|strength|power|lift|bodybuild|bulk|train|prep|build|working|signed|ready|marathon|runner|mainly|mostly|runn|endurance".split(
        "|"
    )
)
_LEVEL_GATE: Final = tuple(
    "begin|newb|novice|noob|new to|just start|just gett|just began|never|couch|c25k|first time|only been|intermediate|advanced|experienced|elite|compet|season|been ".split(
        "|"
    )
)
_OTHER_SQUAT: Final = re.compile(r"\b(?:front|hack|goblet|overhead|zercher|box|smith|split) squat")


def read_goal(line: str) -> Goal | None:
    if not holds_any(line, _GOAL_GATE):
        return None
    if _BALANCED.search(line):
        return Goal.BALANCED
    if _STRENGTH.search(line):
        return Goal.STRENGTH
    return Goal.ENDURANCE if _ENDURANCE.search(line) else None


def read_level(line: str) -> Level | None:
    if not holds_any(line, _LEVEL_GATE):
        return None
    if _BEGINNER.search(line):
        return Level.BEGINNER
    if _ADVANCED.search(line):
        return Level.ADVANCED
    return Level.INTERMEDIATE if _INTERMEDIATE.search(line) else None


def read_squat_max(line: str, weights: tuple[Quantity, ...]) -> float | None:
    """The back squat's one-rep max in kg; other squats have maxes of their own."""
    if not weights or _OTHER_SQUAT.search(line) or not _SQUAT_MAX.search(line):
        return None
    kg = weights[0].value
    return round(kg, 1) if 10 <= kg <= 500 else None  # noqa: PLR2004 - beyond these it is a slip
