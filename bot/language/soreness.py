# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Soreness and pain: how sore, where, and whether a word of it means stop."""

import re
from typing import Final, NamedTuple

from advice.nouns import Pain
from bot.language.gone import BODY, SITE, resolved_pain
from bot.language.pains import Flag, read_flags, read_plain_pain
from bot.language.quantities import Quantity
from bot.language.query import SoreCategory, ToldSoreness
from bot.language.spans import holds_any

_MILD_TO: Final = 3
_MODERATE_TO: Final = 6
_LEVELS: Final[dict[SoreCategory, int]] = {"none": 0, "mild": 2, "moderate": 5, "severe": 8}

_NONE: Final = re.compile(
    r"\b(?:do|did|does) not feel (?:any |at all |even |that )*(?:sore(?:ness)?|stiff|achy|tight)\b|\b(?:no|zero|without|not any|nil) (?:more |any |real |leg |muscle )?(?:soreness|doms|sore|stiffness|aches|pain|tightness)\b|\b(?:not|never|are not|is not|am not|no longer|not even|not at all|0) (?:at all |even |that |really |feeling |any )?(?:sore|achy|stiff)\b(?! today but| anymore but)"
    r"|\bsore\W{0,3} ?(?:nah|no|nope|none|not)\b|\bsoreness\W{0,3} ?(?:none|zero|nil|no|gone|is gone|0)\b|\b(?:fresh|feel(?:ing)? (?:great|good|fine|fresh|fantastic|amazing)|(?:legs|quads|calves|hamstrings|glutes|body) (?:are |is |feel |feels |felt |feeling |all |totally |completely |now |back to |pretty |super |really )*(?:fresh|fine|great|good|normal|perfect|recovered|brand new|like new|springy|bouncy|100%)|pain ?free|fully recovered|feel(?:ing|s)? (?:~+ |all |fully |totally |pretty |well |much )*recovered|sore none|nothing hurts|nothing sore|doms (?:are |is )?gone|(?:soreness|pain|stiffness|doms|aches?|niggle) (?:(?:has|is|are|have|all|went|now) )*(?:gone|away|passed|faded|vanished))\b"
)  # fmt: skip
_NOT_TOO: Final = re.compile(
    r"\bnot (?:too|so|very|that|super|really|overly|terribly) (?:bad(?:ly)? )?(?:sore|bad|achy|stiff|tight)\b"
)
_SEVERE: Final = re.compile(
    r"\b(?:very|really|so|super|extremely|insanely|incredibly|crazy|mega|too|way too|seriously|terribly|badly|dead|brutally|ridiculously|wicked|horribly|unbelievably|quite badly|proper|bloody|damn|stupidly|wrecked and) (?:\w+ )?(?:sore|stiff|tender|painful)\b"
    r"|\b(?:barely able to|barely|can not|hardly|could hardly|could barely|can hardly|can barely|could not|unable to|struggling to|struggle to|trouble|hurts to|not able to) (?:\w+ )?(?:walk|walking|move|sit|stand|get (?:up|out|off|down)|climb|bend|do stairs|go down|use the stairs|descend)\b"
    r"|\b(?:kill(?:ed|s) (?:my|both) (?:legs|quads|calves|hamstrings|glutes)|killing me|kill me|killing|destroyed|wrecked|trashed|shot|toast|in bits|fried|smoked|ruined|battered|hobbling|hobble|crippled|crippling|agony|excruciating|on fire|screaming|brutal doms|awful|terrible|horrible|jelly|jello|wobbly|unbearable|insane doms|bad doms|terrible doms|horrible doms|brutal|savage|severe|severely|wasted|cooked|obliterated|demolished|annihilated|murdered|mangled|shattered|dying|done for|are dead today)\b"
    r"|\bstairs (?:are |is |were )?(?:a |an )?(?:mission|nightmare|hell|impossible|torture|enemy|killer|challenge|struggle|problem)\b|\bwalking like (?:a |an )\w+|\bsore as (?:hell|heck|fuck|anything)|\bsore af\b|\bemojisore\b|\bso (?:much|bad) (?:doms|sore|pain)|\bwalk(?:ing)? funny\b|\blike (?:bricks|concrete|lead|cement|rocks?|stones?|wood|logs|jelly|planks)\b|\bdoms (?:is |are )?(?:real|hell|bad|brutal|killing|awful|intense|strong|insane)|\bhurts? (?:so much|like hell|a lot|so bad|really bad|badly)\b|\b(?:max|maximum) sore\b"
)  # fmt: skip
_MILD: Final = re.compile(
    r"\b(?:a (?:bit|little|tiny bit|touch|tad|wee bit|smidge|tiny)|little|bit|slightly|slight|mildly|mild|barely|hardly|minor|somewhat|just|a hint of|faintly|light|lightly|kinda|kind of|sort of|minimal|some) (?:bit )?(?:of )?(?:sore(?:ness)?|stiff(?:ness)?|achy|tender(?:ness)?|tight(?:ness)?|doms|heavy|tired|fatigued|dead|ache)\b|\b(?:feels?|are|is|feel|legs?|quads?|calves|hamstrings?|glutes?) (?:(?:are|is|were|was|feel|feels|still|so|a bit|all|really|bit|very|pretty|kinda|felt|feeling|super|too|kind of) ){0,2}(?:tight|heavy(?! (?:squat|leg|deadlift|lift|session|day|set|weight|lunge|rdl|load))|tired|dead|fatigued|sluggish|heavy and tired|sleepy)\b|\b(?:tired|tight|dead) (?:legs|quads|calves|hamstrings)\b|\b(?:tired|heavy|tight) (?:in|on) (?:the |my |both )*(?:legs|quads|calves|hamstrings)\b|\b(?:my|have|got|feel\w*|with) heavy legs\b|\b(?:sore|hurts?|achy|stiff|tight|tender) (?:only |just )?(?:a (?:bit|little|tad|touch)|slightly)\b|\bsore(?:ness)? (?:is )?(?:a bit|a little|slightly|mild|low|minor)\b|\btight(?:ness)?\b(?= (?:quads|calves|hamstrings|hips|glutes))"
)  # fmt: skip
_MODERATE: Final = re.compile(
    r"\b(?:sore(?:ness)?|doms|achy|aches?|stiff(?:ness)?|tender|hurts?|hurting|moderately sore|painful|smarting|sore-ish)\b"
)
_MIDDLING: Final = re.compile(
    r"\b(?:fairly|pretty|quite|moderately|moderate|medium|rather|still|somewhat|decently) (?:\w+ )?(?:sore(?:ness)?|stiff|achy|tender)\b"
)
_BODY_NEAR: Final = re.compile(rf"\b{BODY}\b")
_AFFLICTED: Final = re.compile(r"\b(?:back-?end|sore throat|sore (?:about|over|that|loser|subject|point|spot|thumb|winner)|sight for sore|stiff (?:drink|competition|penalty|neck)|pain points?|painful (?:meeting|call|merge|process|deploy|migration)|hurts? (?:my feelings|my brain|my eyes|to look)|headaches?|stomach aches?|killing it)\b")  # fmt: skip
# Words of which one has to be there for soreness of any kind.
_SAYS_SORE: Final = tuple(
    word.replace("_", " ")
    for word in (
        "sore doms ache achy stiff tight pain hurt tender kill heav tired dead fresh fine great good walk stair destroy wreck "
        "shin swoll swell pop limp faint pass black dizz light urine pee fever flu sharp stab shoot knee hip ankle recover "
        "bone chest trash toast bits fried smok ruin batter hobbl cripp agony fire scream jell wobbl shatter awful terrib "
        "horrib rhabdo injur normal fatigue brutal cooked dying lead concrete brick rock stone wood mild severe niggl torn "
        "tore strain pull puffy hot collaps palpit breath fracture bear move sit sluggish smash sleepy perfect covid chills "
        "tweak twinge achill groin foot wasted savage piss wee sided funny finished obliter demol annih murder mangl insane "
        "done_for max brand new springy bounc 100%"
    ).split()
)


def category_of(level: float) -> SoreCategory:
    """A level from 0 to 10 as a category: 0 none, 1-3 mild, 4-6 moderate, 7-10 severe."""
    if level <= 0:
        return "none"
    if level <= _MILD_TO:
        return "mild"
    return "moderate" if level <= _MODERATE_TO else "severe"


class Pains(NamedTuple):
    """A line without the words of pains that are `over`, the place of those, and the red flags in what is left."""

    line: str
    over: bool
    over_at: str | None
    flags: tuple[Flag, ...]


def read_pains(line: str) -> Pains:
    """The pains of a line that has its numbers masked."""
    left, gone_from = resolved_pain(line)
    return Pains(left, left != line, gone_from, read_flags(left))


def read_soreness(pains: Pains, levels: tuple[Quantity, ...]) -> ToldSoreness | None:
    """What a line says about soreness: numbers before words, pain before both."""
    told = _read_felt(pains, levels)
    if not pains.over or (told is not None and told.pain is not None):
        return told
    told = told or ToldSoreness(category="none")
    return told.model_copy(update={"resolved": True, "resolved_site": pains.over_at})


def _read_felt(pains: Pains, levels: tuple[Quantity, ...]) -> ToldSoreness | None:
    line = pains.line
    site = SITE.search(line)
    where = site.group(1) if site is not None else None
    pain = next((flag.pain for flag in pains.flags if not flag.denied), None)
    if pain is None and not levels and (not holds_any(line, _SAYS_SORE) or _AFFLICTED.search(line)):
        return None
    if pain is not None:
        return ToldSoreness(level=_worst(levels), category="pain", site=where, pain=pain)
    if levels:
        level = _worst(levels) or 0
        return ToldSoreness(level=level, category=category_of(level), site=where)
    told = _pain_or_words(line)
    if told is None:
        return None
    category, pain = told
    return ToldSoreness(level=_LEVELS.get(category), category=category, site=where, pain=pain)


def _worst(levels: tuple[Quantity, ...]) -> int | None:
    """The worst of today's numbers: the last one said in a "6/10 yesterday, 4/10 today" is picked by the caller."""
    return round(max((level.value for level in levels), default=0)) if levels else None


def _pain_or_words(line: str) -> tuple[SoreCategory, Pain | None] | None:
    pain = read_plain_pain(line)
    if pain is not None:
        return "pain", pain
    words = category_of_words(line)
    return (words, None) if words is not None else None


def category_of_words(line: str) -> SoreCategory | None:
    """Soreness words as a category; a word of degree only counts beside a body part or a soreness word."""
    line = _NOT_SORE.sub(" ", line)
    sore = _MODERATE.search(line) is not None
    bodily = (
        _BODY_NEAR.search(line) is not None
        or "stairs" in line
        or "walk" in line
        or "run" in line
        or "hobbl" in line
        or "crippl" in line
    )
    if _NOT_TOO.search(line):
        return "mild"
    denied = _NONE.search(line) if _ASKED_FRESH.search(line) is None else None
    mild = next((found for found in _MILD.finditer(line) if _has_subject(line, found)), None)
    if denied is not None:
        return "mild" if mild is not None and mild.start() > denied.start() else "none"
    severe = _SEVERE.search(line)
    if severe is not None and (sore or bodily or "emojisore" in severe.group()) and _of_legs(line, severe.group()):
        return "severe"
    if mild is not None and bodily | sore and not _MIDDLING.search(line):
        return "mild"
    return "moderate" if sore else None


def _has_subject(line: str, found: re.Match[str]) -> bool:
    """For "the product is dead": a verb of being needs a body part, or the person, before it."""
    if not found.group().startswith(("is ", "are ", "was ", "were ")):
        return True
    before = re.search(r"(\w+)\W*\Z", line[: found.start()])
    return before is not None and (before.group(1) in _SUBJECTS or _BODY_NEAR.fullmatch(before.group(1)) is not None)


_SUBJECTS: Final = frozenset("they i it both all everything left right run walk still".split())


def _of_legs(line: str, said: str) -> bool:
    """For "finished" or "awful" alone is not about legs: those words need a body part as their subject or object."""
    if said.rsplit(maxsplit=1)[-1] in _WEAK_SEVERE:
        return (
            re.search(
                rf"\b{BODY}\b(?: \w+){{0,4}} {re.escape(said)}|{re.escape(said)} (?:my |the )?{BODY}\b|sore|doms",
                line,
            )
            is not None
        )
    return True


_ASKED_FRESH: Final = re.compile(
    r"\b(?:are|is|am) (?:my |the |i )(?:\w+ )?(?:recovered|fresh|fine|good|ready|normal)\b"
)
_NOT_SORE: Final = re.compile(
    r"\bleg (?:day|days|session|workout|training)\b|\b(?:my|our|your|his|her) (?:head|brain|eyes?|ears?|feelings|heart|soul|wallet|patience|pride|ego|tooth|teeth|throat|stomach|tummy|nose|jaw|face) (?:is |are |feels? |still |really |so )*(?:hurt\w*|sore|ach\w+|killing me)\b|\bstiff[ -]leg(?:ged)? \w+|\b(?:destroyed|smashed|wrecked|obliterated|crushed|trashed|demolished|hammered) (?:my|the|some) |\bkilling it\b"
)
_WEAK_SEVERE: Final = frozenset(
    "awful terrible horrible brutal dying shot toast cooked destroyed wrecked trashed fried smoked ruined insane killing me "
    "severe savage wasted shattered screaming".split()
)
