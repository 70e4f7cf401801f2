"""What the title of a planned event says it is: a run, legs, upper body; or no training of ours."""

import re
from typing import Final, Literal

Titled = Literal["run", "legs", "upper"]

_NOT_OURS: Final = re.compile(
    r"\bsprint (?:plan|review|retro|demo|goal|kick)|\bruns? (?:errands?|through|down|book)|\bdry[- ]run|\brun-?through|"
    r"\b(?:arms?|data|human|horse|f1|formula 1)[- ]?race\b",
    re.IGNORECASE,
)
_RUN: Final = re.compile(
    r"\b(?:runs?|running|runners?|jog(?:s|ging)?|parkrun|shake ?-?out|fartlek|tempo|interval(?:s|le)?|strides|"
    r"hill repeats|sprints?|(?:half[- ])?marathons?|threshold|time trial|"
    r"(?:5|10|15|21|42) ?k(?:m)?|walk|hike|race|laufen|"
    r"\w*lauf|course à pied|footing|sortie longue)\b",
    re.IGNORECASE,
)
_LEGS: Final = re.compile(
    r"\b(?:legs?|squats?|dead ?-?lifts?|lower body|strength|lifting|lift|gym|weights?|glutes?|full[- ]body|crossfit|"
    r"hyrox|lunges?|hypertrophy|powerlifting|krafttraining|beine|musculation|jambes)\b",
    re.IGNORECASE,
)
_UPPER: Final = re.compile(
    r"\b(?:upper(?:[- ]body)?|push[- ]day|pull[- ]day|bench(?:[- ]press)?|chest|arm day|arms|back day|shoulders)\b",
    re.IGNORECASE,
)
_SAYS_LEGS: Final = re.compile(
    r"\b(?:legs?|squats?|dead ?-?lifts?|lower|full[- ]body|lunges?|glutes?|beine)\b", re.IGNORECASE
)
_ELSE: Final = re.compile(
    r"\b(?:ride|bike|biking|cycling|swim|swimming|row(?:ing)?|yoga|tennis|football)\b", re.IGNORECASE
)
_SAYS_RUN: Final = re.compile(r"\b(?:runs?|running|jog|parkrun)\b", re.IGNORECASE)


def training_in(title: str) -> Titled | None:
    """What is trained. Legs win over the upper body, since they are what counts; lifting of no body part is legs."""
    if _NOT_OURS.search(title):
        return None
    if _ELSE.search(title) and not (_SAYS_RUN.search(title) or _LEGS.search(title)):
        return None
    if _UPPER.search(title) and not _SAYS_LEGS.search(title):
        return "upper"
    if _LEGS.search(title):
        return "legs"
    return "run" if _RUN.search(title) else None
