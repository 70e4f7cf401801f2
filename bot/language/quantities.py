# ruff: noqa: ISC004 - a long pattern in two lines
# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Sport quantities: 5x5 @80%, 6/10, 5:30/km, 10k in 50 min, RPE 8, 225 lb. Read first, and masked from the reading of times.

Patterns are tried in the order of the table; what one has read, the next cannot see. Each is linear: no nested
repeats, every number bounded.
"""

import re
from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from bot.language.spans import masked

KM_PER_MILE: Final = 1.609344
KG_PER_LB: Final = 0.45359237
_M_PER_FOOT: Final = 0.3048

Kind = Literal[
    "distance",
    "duration",
    "reps",
    "sets",
    "pct",
    "rpe",
    "sore",
    "weight",
    "pace",
    "climb",
    "program",
    "c25k",
    "rest",
    "other",
]


class Quantity(NamedTuple):
    """One quantity. `value` is in km, minutes, kg, percent, metres of climb or a level, by kind; reps also in `more`."""

    kind: Kind
    start: int
    end: int
    value: float = 0.0
    more: float = 0.0
    text: str = ""


Reader = Callable[[re.Match[str]], Quantity | None]

_N: Final = r"(?<![\da-z.:/,])(\d{1,4}(?:\.\d{1,3})?)"
_DISTANCE: Final = r"(km|k|miles?|milers?|mi)"
_RAN: Final = re.compile(r"\b(?:ran|did|done|finished|completed|jogged|raced|walked)\b[^.,?!;]*~[^.,?!;]*\Z")
_OFFSET_BEFORE: Final = re.compile(r"(~ ?)?\b(?:in|within)(?: about| around| like| maybe| roughly| just)? ?$")
_INTERVAL_METRES: Final = frozenset({100, 150, 200, 250, 300, 400, 500, 600, 800, 1000, 1200, 1600, 2000, 3000})


def _km(number: float, unit: str) -> float:
    if unit.startswith("mi"):
        return number * KM_PER_MILE
    return number / 1000 if unit == "m" else number


def _as_distance(found: re.Match[str]) -> Quantity | None:
    km = _km(float(found.group(1)), found.group(2))
    return Quantity("distance", found.start(), found.end(), km, 0.0, found.group()) if 0 < km <= 400 else None  # noqa: PLR2004 - no run is longer


def _as_metres(found: re.Match[str]) -> Quantity:
    return Quantity("reps", found.start(), found.end(), 1, float(found.group(1)))


def _is_offset(found: re.Match[str]) -> bool:
    """Whether "in 45 min" is a time from now: it is, unless a distance or what was run stands before it ("10k in 50 min")."""
    before = _OFFSET_BEFORE.search(found.string[max(0, found.start() - 24) : found.start()])
    return before is not None and not before.group(1) and not _RAN.search(found.string, 0, found.start())


def _length(factor: float) -> Reader:
    def read(found: re.Match[str]) -> Quantity | None:
        if _is_offset(found) or found.string.endswith("at ", 0, found.start()):
            return None
        return Quantity("duration", found.start(), found.end(), float(found.group(1)) * factor)

    return read


def _as_hour_words(found: re.Match[str]) -> Quantity | None:
    if _is_offset(found):
        return None
    return Quantity("duration", found.start(), found.end(), 30 if "half" in found.group() else 60)


def _as_bare_minutes(found: re.Match[str]) -> Quantity:
    return Quantity("duration", found.start(1), found.end(1), float(found.group(1)))


def _as_finish(found: re.Match[str]) -> Quantity:
    """h:mm, how long a half marathon, a marathon or a run of 15 km and more took: never a clock."""
    hours, minutes = found.group(1).split(":")[:2]
    return Quantity("duration", found.start(1), found.end(1), float(hours) * 60 + float(minutes), 1.0)


def _as_pace_behind(found: re.Match[str]) -> Quantity:
    """For "5x1000 @ 3:55": how fast each was, never a clock."""
    return Quantity("pace", found.start(1), found.end(1), 0.0, 0.0, found.group(1))


def _as_half(found: re.Match[str]) -> Quantity:
    """The distance of a half or a whole marathon, told without its unit."""
    miles = found.group(1) in {"13.1", "26.2"}
    km = float(found.group(1)) * (KM_PER_MILE if miles else 1)
    return Quantity("distance", found.start(), found.end(), km, 0.0, found.group())


def _as_plates(found: re.Match[str]) -> Quantity:
    """Plates are counted on each side of a 20 kg bar."""
    return Quantity("weight", found.start(), found.end(), 20.0 + 40.0 * int(found.group(1)), 0.0, found.group())


def _as_hours_minutes(found: re.Match[str]) -> Quantity:
    return Quantity("duration", found.start(), found.end(), float(found.group(1)) * 60 + float(found.group(2)))


def _as_clock_length(found: re.Match[str]) -> Quantity:
    """h:mm:ss or mm:ss as minutes: told to the second (`more`), of what is done."""
    parts = [float(part) for part in found.group(1).split(":")]
    minutes = parts[0] * 60 + parts[1] + parts[2] / 60 if len(parts) == 3 else parts[0] + parts[1] / 60  # noqa: PLR2004 - h:m:s
    return Quantity("duration", found.start(1), found.end(1), minutes, 1.0)


def _as_reps(found: re.Match[str]) -> Quantity:
    """NxM: intervals where M is a distance or a time, sets and reps otherwise, a weight where N is heavy."""
    count, each, unit = int(found.group(1)), float(found.group(2)), found.group(3)
    if unit or each in _INTERVAL_METRES:
        return Quantity("reps", found.start(), found.end(), count, each, found.group())
    if count >= 40:  # noqa: PLR2004 - nobody does forty sets: it is 135x10, a weight
        return Quantity("weight", found.start(), found.end(), 0.0, each, found.group())
    return Quantity("sets", found.start(), found.end(), count, each, found.group())


def _as_repeats(found: re.Match[str]) -> Quantity:
    return Quantity("reps", found.start(), found.end() - 1, float(found.group(1)), 0.0, found.group())


def _as_sets_of(found: re.Match[str]) -> Quantity:
    return Quantity(
        "sets", found.start(), found.end(), float(found.group(1)), float(found.group(2) or 0), found.group()
    )


def _as_weight(found: re.Match[str]) -> Quantity:
    number, unit = float(found.group(1)), found.group(2)
    kg = number if unit.startswith("kg") else number * KG_PER_LB
    return Quantity("weight", found.start(), found.end(), round(kg, 2), 0.0, found.group())


def _as_level(kind: Kind) -> Reader:
    def read(found: re.Match[str]) -> Quantity | None:
        level = max(float(number) for number in found.groups() if number)
        return Quantity(kind, found.start(), found.end(), level, 0.0, found.group()) if level <= 10 else None  # noqa: PLR2004 - of ten

    return read


def _as_pct(found: re.Match[str]) -> Quantity:
    return Quantity("pct", found.start(), found.end(), float(found.group(1)), 0.0, found.group())


def _as_climb(found: re.Match[str]) -> Quantity:
    number, unit = float(found.group(1)), found.group(2)
    return Quantity("climb", found.start(), found.end(), number * _M_PER_FOOT if unit.startswith("f") else number)


def _plain(kind: Kind) -> Reader:
    return lambda found: Quantity(kind, found.start(), found.end(), 0.0, 0.0, found.group())


_AGO: Final = r"(?! (?:ago|from now|later|hence|since|apart|between|gap|prior)\b)"
# (words of which one has to be there, pattern, reader)
_TABLE: Final[tuple[tuple[tuple[str, ...], re.Pattern[str], Reader], ...]] = tuple(
    (tuple(gate.split("|")), re.compile(pattern), reader)
    for gate, pattern, reader in (
        ("5/3/1|531", r"\b5/3/1\b|\b531\b", _plain("program")),
        ("couch", r"\bcouch (?:to|2) 5 ?k\b", _plain("c25k")),
        (
            "k ",
            r"\b(?:(?:easy|quick|another|last|first) )?\d{1,3}k (?:rows?|users|requests|events|files|lines|records|views|emails|customers|downloads|calls|dollars|per|"
            r"subscribers|followers|tokens|messages|errors|items|orders|hits|visits|leads)\b",
            _plain("other"),
        ),
        ("w", r"\bw(?:eek)? ?\d{1,2},? ?(?:r|d|day|run) ?\d\b", _plain("c25k")),
        (
            "week|day|phase|block|cycle|round|set|lap|stage|part|v",
            r"\b(?:week|day|phase|block|cycle|round|set|lap|stage|part|level|version|v) ?\d{1,3}(?: of \d{1,2})?\b"
            r"(?! (?:hours?|days?|ago)|[/:])",
            _plain("other"),
        ),
        (
            "week|day|month",
            r"\b\d ?(?:x|times) (?:(?:a|per|each|every) )?(?:week|day|month)\b|\b\d{1,3} ?(?:km|k|miles?|mi) ?(?:a|per|each|every|/) ?(?:week|month|year)\b|\b\dx/week\b|\bevery \d days\b",
            _plain("other"),
        ),
        ("/", r"(?<![\d/])[123]/[234] (?=(?:squat|depth|rep|of|mile|zip|way))", _plain("other")),
        (
            "felt|feels|effort",
            r"\b(?:felt|feels|effort)(?: like)?(?: about)?(?: an?)? (\d{1,2}(?:\.5)?)(?: ?/ ?| out of )10\b",
            _as_level("rpe"),
        ),
        ("rpe", r"rpe ?(?:of|was|:|=|about|around)? ?(\d{1,2}(?:\.5)?)(?:-(\d{1,2}))?(?: ?/ ?10)?", _as_level("rpe")),
        ("rpe", r"(?<![\d.])(\d{1,2}(?:\.5)?) ?rpe\b", _as_level("rpe")),
        (
            "10",
            r"(?<![\d/.])(\d{1,2}(?:\.5)?)(?: ?(?:-|to|or) ?(\d{1,2}))?(?: ?/ ?| out of (?:a )?| of )10\b(?![/%-]|:\d| (?:miles|km))",
            _as_level("sore"),
        ),
        (
            "sore|doms",
            r"\b(?:soreness|sore|doms)(?: level| score| rating)?(?: ?[:=] ?| is | at | was | about | like | of | around )?"
            r" ?(?:a )?(\d{1,2})(?:-(\d{1,2}))?\b(?! ?(?:[:/x%]|am\b|pm\b|days?|hours?|h\b|k\b|km|miles?|min))",
            _as_level("sore"),
        ),
        (
            "legs|quads|calves|hams|glutes",
            r"\b(?:legs|quads|calves|hamstrings|glutes)(?: (?:are|is|feel|feels|felt|feeling|were|still|only|now|about|around|like|maybe|a|an))+ (\d{1,2})\b(?! ?(?:[:/x%]|am\b|pm\b|days?|hours?|h\b|k\b|km|miles?|min|sets?|reps?|kg|out))",
            _as_level("sore"),
        ),
        (
            "legs|quads|calves|hams|glutes|i am at",
            r"\b(?:legs|quads|calves|hamstrings|glutes|i am at an?) (\d{1,2})(?=\s*(?:$|[,.;!]|today|now|and |but ))",
            _as_level("sore"),
        ),
        (
            ":",
            r"(?<![\d:])\d{1,2}[:.]\d\d ?(?:(?:min ?)?(?:/ ?|per |a |an )(?:km|k|mi|miles?|m)|each|ea|per rep|avg|average)\b",
            _plain("pace"),
        ),
        (":", r"(?<![\d:])\d{1,2}:\d\d(?:-\d{1,2}:\d\d)?(?: min)? (?:pace|miles|km)\b", _plain("pace")),
        (
            "min",
            r"\b\d{1,2}(?:\.5)? ?min ?(?:/ ?|per |a )(?:km|k|mile)\b|\b\d{1,2} min (?:miles|kms|pace)\b",
            _plain("pace"),
        ),
        (
            "pace|kph|km/h|mph|kmh|bpm|hr",
            r"\bpace (?:of |at |around )?\d{1,2}[:.]\d\d\b|(?<![\d.])\d{1,2}\.\d\d pace\b|(?<![\d.])\d{1,3}(?:\.\d)? ?(?:kph|km/h|mph|kmh|bpm)\b|\bhr \d{2,3}\b",
            _plain("pace"),
        ),
        (
            ":",
            r"x ?(?:\d{3,4} ?m?|\d(?:\.\d)? ?(?:k|km|miles?)) ?(?:@|at|in) ?([2-9]:[0-5]\d)\b(?! ?[ap]m)",
            _as_pace_behind,
        ),
        (":", r"\brun[ /-]?walk \d:\d\b|\b\d:\d (?:run|walk)\b", _plain("other")),
        (":", r"(?<![\d:])(\d:\d\d(?::\d\d)?) (?=half|marathon|hm\b)", _as_finish),
        (
            ":",
            r"\b(?:half|marathon|hm|13\.1|21\.1|26\.2|42\.2|(?:1[5-9]|[2-9]\d)(?:\.\d{1,2})?) ?(?:k|km|miles|marathon)?[^.?!:]{0,24}? (?:in|done in|took|was) (\d:\d\d)\b(?! ?[ap]m)",
            _as_finish,
        ),
        (
            ":",
            r"(?<![\d.:])(?:1[5-9]|[2-9]\d)(?:\.\d{1,2})? ?(?:km?|miles)[.,;]? (?:- )?([1-4]:[0-5]\d)(?![\d:]| ?[ap]m)",
            _as_finish,
        ),
        (":", r"(?<![\d:])(\d{1,2}:\d\d:\d\d)(?![\d:])", _as_clock_length),
        (":", r"(?<=\bin )((?:[4-9]|[1-9]\d):\d\d)(?![\d:]| ?[ap]m)", _as_clock_length),
        (":", r"(?<![\d:-])(?<!at )((?:2[2-9]|[3-9]\d):[0-5]\d)(?![\d:])", _as_clock_length),
        (
            "x",
            r"(?<![\d.])(\d{1,3}) ?x ?(\d{1,4}(?:\.\d)?)(?: ?-? ?(km|k\b|miles?|min|sec|s\b|m\b|'))?(?:\+(?!\d))?"
            r"(?: ?x ?(?=\d{1,3}(?:\.\d)? ?(?:kg|lb)))?",
            _as_reps,
        ),
        (
            "x ",
            r"(?<![\d.])(\d{1,2}) ?x (?=hills?\b|hill |sprints?\b|strides?\b|repeats\b|intervals\b|laps\b)",
            _as_repeats,
        ),
        ("set|series", r"(?<![\d.])(\d{1,2}) (?:working )?(?:sets?|series)(?: (?:of|x) (\d{1,3})\b)?", _as_sets_of),
        ("by", r"(?<![\d.])(\d{1,3}) ?by ?(\d{1,3})\b", _as_sets_of),
        ("x", r"\bx ?\d{1,3}(?![\d:])\+?(?: ?ea(?:ch)?\b)?(?: reps)?", _plain("other")),
        (
            "rep|times|drills|users|people",
            r"(?<![\d.])\d{1,3}(?: ?- ?\d{1,3})? (?:reps?|times|drills|users|people)\b",
            _plain("other"),
        ),
        (
            "rest|recovery|jog|break|between|off|cool|warm|wu|cd",
            r"(?<![\d.])\d{1,3} ?(?:s|sec|min|') ?(?:of )?(?:rest|recovery(?! (?:jog|run|walk))|jog recovery|jog rest|breaks?|between|off|"
            r"cool ?down|warm ?up|wu|cd)\b",
            _plain("rest"),
        ),
        (
            "sleep|slept|need|got|only|rest|with ",
            r"\bwith (?:[1-5] ?min|\d{2,3} ?(?:s|sec)) (?:easy |slow )?(?:jog|walk|jogging|float)s?\b|"
            r"\brunning on (?:about |only |just |like )?\d{1,2}(?:\.5)? ?(?:hours?|h) (?:of )?sleep|"
            r"\b(?:sleep|slept|needs?|got|only)(?: (?:for|about|only|of|like|just))? \d{1,2}(?:\.5)? ?(?:hours?|h)\b"
            r"(?: of)?(?: sleep| rest)?(?! (?:ago|after|before|later))|\b\d{1,2}(?:\.5)? ?(?:hours?|h) (?:of )?(?:sleep|rest)\b",
            _plain("rest"),
        ),
        (
            "%|incline",
            r"(?<![\d.])(\d{1,3}(?:\.\d)?) ?% (?:incline|grade|gradient)\b|\bincline (?:of )?(\d{1,2})\b",
            _plain("other"),
        ),
        ("%", r"(?:@ ?)?(?<![\d.])(\d{1,3}(?:\.\d)?) ?%", _as_pct),
        ("kg|lb|#", r"(?<![\d.])(\d{1,4}(?:\.\d{1,2})?) ?(kgs?|lbs?|#)(?![a-z])", _as_weight),
        ("plate", r"\b(\d) plates?\b", _as_plates),
        (
            "climb|elev|ascent|vert|gain|up|d+",
            r"\+?(?<![\d.])(\d{2,4}) ?(m|ft|feet|foot) ?(?:of )?(?:climb(?:ing)?|elevation|ascent|vert|gain|up|d\+|elev)"
            r"(?: gain)?\b",
            _as_climb,
        ),
        (
            "rep|intervals|sprints",
            r"(?<![\d.])(\d{3,4}) ?m (?:reps|repeats|intervals|sprints|repetitions)\b",
            _as_metres,
        ),
        ("00s", r"(?<![\d.])([1-9]00|1000|1200|1600)s\b", _as_metres),
        ("rep|intervals", r"(?<![\d.])([24568]00|1000|1200|1600)(?= (?:reps?|repeats|intervals))", _as_metres),
        (
            "k|mi",
            _N + r"[ -]?(?:more |easy |slow |hilly |recovery |hard |fast )?" + _DISTANCE + r"\b(?![/-]h)",
            _as_distance,
        ),
        ("m", r"(?<![\d.])([1-9]\d{3,4}) ?(m)\b", _as_distance),
        ("13.1|21.1|26.2|42.2", r"(?<![\d.:])(13\.1|21\.1|26\.2|42\.2)(?![\d.:]| ?[%kg])", _as_half),
        ("h", rf"(?<![\d.])(\d) ?h(?:ours?)?(?: and)? ?([0-5]?\d) ?(?:m|min)\b{_AGO}", _as_hours_minutes),
        ("h", r"(?<!at )(?<![\d.:])([1-3])h([0-5]\d)\b", _as_hours_minutes),
        ("m|'", rf"(?<![\d.:])(\d{{1,3}}(?:\.5)?) ?-? ?(?:min\b|m\b|'){_AGO}", _length(1)),
        (
            "hour",
            rf"(?<![\d.:])(\d{{1,2}}(?:\.\d{{1,2}})?|\.5) ?-? ?hours?\b{_AGO}(?! (?:after|before|post)\b)",
            _length(60),
        ),
        (
            "hour",
            rf"(?:half an hour|a half hour|half hour|an hour|(?:(?<=easy )|(?<=hard )|(?<=slow )|(?<=full ))hour\b)\b{_AGO}(?! (?:after|before|post)\b)",
            _as_hour_words,
        ),
        ("flat", r"\b(?:in|took) (\d{2}) flat\b", _as_bare_minutes),
        ("zone", r"\bzone \d (?:for )?(\d{2,3})\b(?! ?(?::|km|k\b|miles?|am|pm|h\b|min))", _as_bare_minutes),
        ("later", r"(?:\babout )?(?<![\d.])\d{1,2} ?(?:hours?|h|min) later\b", _plain("other")),
        ("gear|1rm", r"(?<=\bgear )\d\b|\b1rm\b", _plain("other")),
    )
)
_IN: Final = re.compile(r" (?:in|within)(?: about| around| like)? ")
_ANY_DIGIT: Final = re.compile(r"\d")


def _is_nothing(quantity: Quantity) -> bool:
    """No length is 0 min."""
    return quantity.kind == "duration" and not quantity.value


def read_quantities(line: str) -> tuple[tuple[Quantity, ...], str]:
    """All quantities of a line in order, and the line with them masked. "zone 2" is told by its kind, and stays."""
    digits = _ANY_DIGIT.search(line) is not None
    if not digits and "hour" not in line:
        return (), line
    found: list[Quantity] = []
    rest = line
    for gate, pattern, reader in _TABLE:
        if not digits and reader is not _as_hour_words:
            continue
        for word in gate:  # as in `holds_any`, without its calls
            if word in rest:
                break
        else:
            continue
        for match in pattern.finditer(rest):
            quantity = reader(match)
            if quantity is not None and not _is_nothing(quantity) and not _starts_after(quantity, found, rest):
                found.append(quantity)
                rest = masked(rest, quantity.start, quantity.end)
    return tuple(sorted(found, key=lambda quantity: quantity.start)), rest


def _starts_after(quantity: Quantity, found: list[Quantity], line: str) -> bool:
    """For "50 min in 2 hours": after a length "in" tells of a time from now."""
    return quantity.kind == "duration" and any(
        one.kind == "duration" and one.end <= quantity.start and _IN.fullmatch(line, one.end, quantity.start)
        for one in found
    )
