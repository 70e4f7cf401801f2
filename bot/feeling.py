"""How somebody feels, as it is chosen from taps, and what became of what they told of it. Pure words and values."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple

from advice.nouns import Pain
from bot.language.query import ToldSoreness

VERSION: Final = "2026-11"
"""The text that people say yes to, in templates/slack/_feeling.j2; a new text has a new version, and asks anew."""

LEVELS: Final = (
    "nothing",
    "hardly",
    "a little",
    "noticeable",
    "sore",
    "sore on stairs",
    "quite sore",
    "very sore",
    "hard to sit",
    "hard to walk",
    "the worst",
)
"""0 to 10, in words."""
SITES: Final = (
    "legs",
    "quads",
    "hamstrings",
    "glutes",
    "calves",
    "hips",
    "knee",
    "shin",
    "ankle",
    "foot",
    "back",
    "arms",
)
PAINS: Final[dict[Pain, str]] = {
    Pain.DULL: "a dull ache",
    Pain.SHARP: "sharp",
    Pain.JOINT: "in a joint",
    Pain.BONE: "in a bone",
    Pain.SWELLING: "swelling",
    Pain.CHEST: "in the chest",
    Pain.FAINTING: "dizzy or faint",
    Pain.DARK_URINE: "dark urine",
    Pain.FEVER: "fever",
    Pain.UNSPECIFIED: "something else",
}


class Feeling(NamedTuple):
    """What became of what an answer's message told of soreness and pain.

    Attributes:
        kept: it is kept, with consent.
        once: it counts for this answer only, for want of consent.
        offer: whether keeping it is offered; not again and again to who said no, except for pain.
        pain: whether a pain is told that stops training.
        resolved: how many kept pains it ended.
        newcomer: whether this is the person's first answer.
        days: how long soreness would be kept, as the operator set it.
    """

    kept: bool = False
    once: bool = False
    offer: bool = False
    pain: bool = False
    resolved: int = 0
    newcomer: bool = False
    days: int = 90


NOTHING: Final = Feeling()


@dataclass(frozen=True)
class State:
    """What is kept of how somebody feels: since when with a yes, how many answers, which pain is open since when."""

    since: datetime | None
    answers: int
    open_pain: tuple[tuple[str, datetime], ...] = field(repr=False)


def chosen(level: int | None, site: str | None, pain: str | None) -> ToldSoreness:
    """What was tapped, as if it had been said; the names are those of the choices offered."""
    told = None if not pain else Pain(pain)
    if level is None and told is not Pain.DULL:
        return ToldSoreness(category="pain", site=site, pain=told)
    return ToldSoreness(level=level, category="pain" if told else "none", site=site, pain=told)


def pain_in_words(pain: Pain | None, site: str | None) -> str:
    """A kept pain as it is told back: "sharp pain (knee)"."""
    names = {Pain.DARK_URINE: "dark urine", Pain.FEVER: "fever", Pain.SWELLING: "swelling", Pain.DULL: "a dull ache"}
    known = pain and names.get(pain)
    words = known or ("pain" if pain in {None, Pain.UNSPECIFIED} else f"{pain} pain")
    return f"{words} ({site})" if site else words
