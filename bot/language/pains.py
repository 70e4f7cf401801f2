# ruff: noqa: ISC004 - a long pattern in two lines
# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Red flags: pain, swelling, illness. They are read whatever else a message says, and one that is denied is none."""

import re
from typing import Final, NamedTuple

from advice.nouns import Pain
from bot.language.spans import holds_any

_OWN: Final = (
    r"(?:(?:my|the|a|an|both|one|left|right|inner|outer|upper|lower|same|old|of|inside|outside|front|back|side|bit) )*"
)
_JOINT: Final = r"(?:knees?|ankles?|hips?|achilles|shins?|joints?|tendons?|it band|patella|kneecaps?|foot|feet|toes?|heels?|arch|groin|metatarsals?|tibia|femur|lower back|sacrum|plantar(?: fascia\w*| fasciitis)?|meniscus|acl|hip flexors?)"
_MUSCLE: Final = r"(?:hamstrings?|hammy|hammies|calf|calves|quads?|glutes?|adductors?|thighs?|muscles?|soleus)"
_LIMB: Final = rf"(?:{_JOINT}|{_MUSCLE}|legs?)"
_SO: Final = r"(?:'s)?(?: (?:is|are|has|have|was|were|been|being|still|really|feels?|felt|feeling|looks?|gets?|getting|got|keeps?|started|starting|to|too|so|also|just|slightly|now|both|always|joint|tendon|very|quite|pretty|bad|badly|super|all|up|a|bit|little|kind|of|stiff|tight|hot|warm|and|clicks|clicking)){0,5}"
_HURTS: Final = r"(?:hurts?|hurting|pains?|painful|aches?|aching|achy|sharp|stabbing|nagging|niggles?|niggly|niggling|twinges?|twingeing|twinging|swollen|swelling|puffy|inflamed|throbbing|burning|tender|sore|bothering|playing up|acting up|flared|flaring|injured|killing|screaming|agony|popped|pops|tweaked|pulled|strained|sprained)"
_INJURED: Final = r"(?:rolled|twisted|sprained|tweaked|wrenched|jarred|injured|hyperextended|went over on|turned|fractured|broke|dislocated|hurt)"
_TORN: Final = r"(?:pulled|strained|tore|torn|ruptured|popped|snapped|tweaked|injured|pull(?:ing)? (?=a|my))"

# Each red flag: words of which one has to be there, and the pattern. The first that fits names the pain.
_FLAGS: Final[tuple[tuple[Pain, tuple[str, ...], re.Pattern[str]], ...]] = tuple(
    (pain, tuple(gate.split("|")), re.compile(pattern))
    for pain, gate, pattern in (
        (Pain.CHEST, "chest|heart|palpit|breath", r"\bchest (?:\w+ ){0,2}(?:pains?|pressure|tight(?:ness)?|hurts?|hurting|discomfort|aches?)|\b(?:pains?|pressure|tight(?:ness)?|ache|squeezing) (?:in |on |across |around )?(?:my |the )?chest|\bheart (?:\w+ )?(?:palpitations|racing at rest|skip\w*|flutter\w*|stopp\w*|pounding at rest)|\bpalpitations\b|\bshort(?:ness)? of breath at rest|\b(?:not|could not|can not|unable to) (?:get|catch) (?:my |a )?breath"),
        (Pain.FAINTING, "faint|pass|black|collaps|light|dizz|stars", r"\b(?:faint(?:ed|ing|s)?|pass(?:ed|ing)? out|black(?:ed|ing) out|collapsed?|blackout|light ?-?headed|dizz(?:y|iness)|saw stars|seeing stars)\b(?! to\b)"),
        (Pain.DARK_URINE, "urine|pee|piss|wee|rhabdo", r"\b(?:dark|brown|cola|coke|coca cola|tea|red|bloody|black|pink)[ -]?(?:colou?red|ish)? ?(?:urine|pee|piss|wee)\b|\b(?:urine|pee|piss|wee)(?: (?:is|was|looks|looked|has|been|turned|very|really|so|like|went|came|out|a|bit))* (?:dark|brown|cola|coke|tea|red|black|bloody|pink)|\brhabdo\w*\b|\b(?:peeing|peed|pissing|pissed|weeing|weed) (?:out )?(?:brown|dark|blood|cola|coke|red)|\bblood in (?:my |the )?(?:urine|pee|wee|piss)"),
        (Pain.SWELLING, "swoll|swell|hot|warm|red|puffy|dvt|clot|balloon", rf"\b(?:hot|swollen|warm|red|puffy)(?:,? (?:and )?(?:hot|swollen|warm|red|puffy|tender))* {_OWN}(?:calf|legs?|knees?|ankles?|shins?|foot|feet|toes?|hips?|joints?|thighs?|calves)\b(?! day)|\b{_LIMB}{_SO} (?:swollen|swelling|swelled|puffy|hot and|hot|red and|balloon\w*)\b|\bswelling (?:in|on|around)|\bswollen\b|\b(?:dvt|blood clot)\b"),
        (Pain.BONE, "bone|fractur|stress|tibia|femur|metatars|pinpoint|hop|night|shin|spot", r"\b(?:shin|foot|heel|hip|thigh) ?bone\b|\bstress (?:fracture|reaction)s?\b|\bbone (?:pain|hurts|ache)s?|\bpain (?:in|on|along) (?:my |the )?(?:\w+ )?(?:bone|tibia|femur|metatarsal)|\b(?:tibia|femur|metatarsal|pinpoint|pin point)s?\b[^.?!]{0,24}\b(?:pains?|hurts?|sore|tender)|\bhurts? (?:when|if|to)(?: i)? hop(?:ping)?|\bpain (?:on|when|while)(?: i am| i)? hop(?:ping)?|\bpain (?:at night|wakes)|\bnight pain|\bshin splints?\b|\bhurts? (?:\w+ )?in (?:one|a|1)(?: \w+)? spot\b|\b(?:one|a|1)(?: \w+)? spot on (?:my |the )shin"
            rf"|\bshins?(?:'s)? (?:is |are |been |really |so |still |both )*{_HURTS}\b|\bpain in {_OWN}shins?\b|\bsore shins?\b|\bshin pain\b|\bshins?{_SO} at night\b"),
        (Pain.FEVER, "fever|febrile|flu|temperature|covid|chills", r"\b(?:fever(?:ish)?|febrile|flu(?! (?:shot|jab|vaccine|season))|temperature of (?:3\d|10\d|~)|(?:running|have|got|with) a (?:temperature|fever)|covid(?! (?:shot|jab|vaccine|test))|chills)\b"),
        (Pain.SHARP, "sharp|stab|shoot|sear|twing|pop|snap|tear|crack|tore|torn|limp|rupt|pull|strain|weight|sided|t side|t leg|something|gave|give|giving|gone|spasm|tweak|injur",
            rf"\b(?:sharp|stabbing|shooting|searing) (?:\w+ )?(?:pains?|twinges?|ache)\b|\b(?:sharp|stabbing|shooting|searing)(?: (?:in|down|up|on|across|behind|through|at|when)) {_OWN}(?:{_LIMB}|i|it)\b|\b{_LIMB}{_SO} (?:sharp|stabbing|shooting|searing)\b|\b(?:sharp|stabbing) {_LIMB}\b|\b{_LIMB}{_SO} twing\w+|\btwing\w+ (?:in|of) {_OWN}(?:{_LIMB})\b"
            rf"|\b(?:heard|felt|feel|had|was|went|there was|with|a|something)(?: (?:a|an|something|it|loud|big|little|go|going|went))* (?:pop|snap|tear|crack)(?:ped|ping)?\b(?! (?:quiz|song|music|up|out))(?=.{{0,24}}\b(?:{_LIMB}|lifting|squat\w*|run\w*|sprint\w*|deadlift\w*|jump\w*)\b|\s*(?:$|[.!?,]))|\bsomething (?:popped|snapped|tore|went)\b|\b(?:popped|pulled|strained|tore|tweaked|snapped) something\b|\b{_LIMB}(?: just| has| have| went| it)* (?:popped|snapped|pop|snap|tore|torn|ripped)\b"
            rf"|\b(?:i|am|i have|been|still|was|me|now|left me|today|and|bit of a|a|slight)(?: \w+)? limp(?:ing|ed)?\b|^limp(?:ing|ed)?\b|\b{_TORN} {_OWN}(?:{_JOINT}|{_MUSCLE})\b|\bpulled {_MUSCLE}\b|\b(?:not|hard to|hurts to) (?:put|bear) (?:any |my )?weight|\bone[ -]sided\b|\bonly (?:on )?(?:the|my) (?:left|right) (?:side|leg)|\b{_LIMB}{_SO} (?:gave|gives|giving|gone) (?:way|out)\b|\bspasm\w*"),
        (Pain.JOINT, "knee|ankle|hip|achilles|shin|joint|tendon|it band|patella|foot|feet|toe|heel|arch|groin|metatars|tibia|femur|back|sacrum|plantar|menisc|acl|sprained",
            rf"\b{_JOINT}{_SO} {_HURTS}\b|\b{_HURTS}(?: (?:pains?|in|on|at|around|behind|under|inside|outside|front|side))* {_OWN}{_JOINT}\b(?! (?:raises?|thrusts?|day))|\b{_INJURED} {_OWN}{_JOINT}\b|\b(?:knee|hip|ankle|joint|foot|heel|toe|achilles|groin|back|plantar) (?:pains?|aches?|issues?|niggles?|problems?|injury)\b|\b{_JOINT}{_SO} (?:lock\w*|buckl\w*|gave|giving|gives)\b|\bplantar fasciitis\b|\bsprained\b"),
    )
)  # fmt: skip


class Flag(NamedTuple):
    """A red flag and where it is said; `denied` where it is somebody else's or none ("no chest pain")."""

    pain: Pain
    start: int
    end: int
    denied: bool


_NEGATED: Final = re.compile(r"\b(?:no|not|without|zero|never|nor|none|if|unless)(?: \w+){0,2} ?\Z")
_OTHERS: Final = re.compile(
    r"\b(?:dog|cat|puppy|horse|server|laptop|colleague|boss|kid|son|daughter|wife|husband|car|phone)(?:'s)? (?:\w+ )?\Z"
)
_NO_PAIN: Final = re.compile(
    r"\b(?:no|not|without|zero|never had|pain is gone|no more|any|non)(?: \w+){0,2} (?:knee |joint |chest |sharp |hip |shin |real )*(?:pains?|swelling|fever|limp(?:ing)?|dizzy|injury|injured)\b|\bpain[ -]?free\b|\bif (?:i |it |there |my )(?:\w+ ){0,3}(?:hurts?|pain)"
)
_PAIN_WORD: Final = re.compile(
    r"\b(?:bad |real |some |constant |weird |strange |severe |awful )?pain(?:s|ful)?\b(?! (?:point|to (?!run|walk|squat|move|touch|stand|sit)|in the (?:ass|neck|butt)|meeting|call|merge|process|deploy|migration))|\binjur(?:ed|y)\b"
)
_NUMB_GATE: Final = ("numb", "tingl", "pins")
_PAIN_GATE: Final = ("pain", "injur")
_NUMB: Final = re.compile(rf"\b(?:numb|tingl\w+|pins and needles)\b(?=.*\b{_LIMB}\b)|\b{_LIMB}{_SO} (?:numb|tingl\w+)")
_DULL: Final = re.compile(r"\bdull (?:ache|pain)|\bachy pain|\bsoreness pain|\bmuscle pains?\b")


def read_flags(line: str) -> tuple[Flag, ...]:
    """The red flags that a line names, the gravest first."""
    return tuple(
        [
            Flag(pain, *found.span(), denied=_is_denied(line, found.start()))
            for pain, gate, pattern in _FLAGS
            if holds_any(line, gate)
            for found in pattern.finditer(line)
        ]
    )


def _is_denied(line: str, end: int) -> bool:
    start = max(0, end - 24)
    return _NEGATED.search(line, start, end) is not None or _OTHERS.search(line, start, end) is not None


def read_plain_pain(line: str) -> Pain | None:
    """Pain without a site or a sign: dull where it is said to be."""
    told = (_NUMB.search(line) if holds_any(line, _NUMB_GATE) else None) or (
        _PAIN_WORD.search(line) if holds_any(line, _PAIN_GATE) else None
    )
    if told is None or _NO_PAIN.search(line) is not None:
        return None
    return Pain.DULL if _DULL.search(line) else Pain.UNSPECIFIED
