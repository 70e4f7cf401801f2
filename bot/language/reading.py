# ruff: noqa: C901 - one pass over each phrase book, in order
# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""A line read once: its quantities, its times, its segments, and what of training it mentions."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from advice.nouns import RunKind
from bot.language import lexicon
from bot.language.glue import GLUE
from bot.language.habits import habits_of
from bot.language.idioms import office_words, without_idioms
from bot.language.number_words import with_digits
from bot.language.quantities import Quantity, read_quantities
from bot.language.soreness import Pains, read_pains
from bot.language.spans import Token, tokens_of
from bot.language.spelling import mended, stems_of
from bot.language.stamps import Now, Stamp
from bot.language.timewords import read_times

Topic = Literal["run", "legs", "lift", "upper", "sport"]

_SPLIT: Final = re.compile(
    r"[.?!;:]+(?=\s|$|~)|,|\s-+\s|\(|\)|=|\b(?:but|then|so|while|because|plus|however|though)\b|\+"
)
_ENDS_SENTENCE: Final = frozenset(".?!;")
_LEAD: Final = re.compile(
    r"\b(after|following|before|prior to|(?<!wondering )(?<!sure )(?<!know )(?<!see )if(?! ok)|from|with|without|since|once|between|relative to|instead of|than|post|pre|ahead of|on top of|close to|given|considering|same (?:day|week) as|because of|due to)\b"
)
_ASKS_AFTER: Final = re.compile(
    r"\b(?:(?:can|could|should|may|would|will|do) (?:i|we|it|that)|(?:is|are) (?:it|that|a|an|my|the)|for (?:to|do|doing|make|making)|(?:enough|ok|fine|good|ready|soon|safe) for)\b"
)
_NOT: Final = re.compile(
    r"\b(?:no|not|never|skip(?:ped|ping)?|miss(?:ed|ing)?|without|nor|cancel(?:led|ed)?|bailed on|instead of|neither)\b"
)
_NOT_MEANT: Final = re.compile(
    r"\b(?:can|could|should|may|why|is it|am i|are|is|did not|too|not (?:too|so|sure|just|only|today)) ?(?:i )?(?:not|n|skip|miss|cancel|drop)\b|\bnot (?:too|so|sure|just|only|~)|\boff\b|\b(?:no go|or no)\b|\breason (?:not|to not)\b"
)
_DID_NOT: Final = re.compile(r"\b(?:did|do|have|will) not\b")
_WITH: Final = re.compile(r"\b(?:with|without)\s+(?:\w+\s+){0,2}$")
_LONG_KM: Final = 15.0
_NAMED_HALF: Final = re.compile(
    r"\b(?:ran|run|running|race|raced|racing|doing|finished) (?:the|a|my|our) (?!other |second |first |last )[a-z]+ half\b(?! (?:marathon|an?|of|hour|mile|past|way|the)\b)"
)
_CLUMSY_LUNGES: Final = re.compile(r"\blungs(?= ?\d{1,2} ?x ?\d)")


class Segment(NamedTuple):
    """A stretch between commas and conjunctions. `sentence` counts full stops; `asks` if it ends in a question mark."""

    start: int
    end: int
    sentence: int
    text: str
    asks: bool
    opener: str


class Mention(NamedTuple):
    """Something of training at a place of the line; `lead` is the preposition that hangs it on something else."""

    topic: Topic
    start: int
    end: int
    segment: int
    lead: str
    denied: bool
    name: str = ""
    kind: RunKind | None = None
    shy: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Everything found in a line. `plain` has idioms, times and quantities masked; `words` nothing."""

    words: str
    plain: str
    numberless: str
    quantities: tuple[Quantity, ...]
    stamps: tuple[Stamp, ...]
    segments: tuple[Segment, ...]
    mentions: tuple[Mention, ...]
    office: int
    unsure: tuple[str, ...]
    tokens: tuple[Token, ...]
    by_kind: dict[str, tuple[Quantity, ...]]
    ends: tuple[int, ...]  # of all segments but the last
    habits: tuple[tuple[int, int], ...]
    pains: Pains

    def of(self, *topics: Topic) -> tuple[Mention, ...]:
        return tuple(one for one in self.mentions if one.topic in topics)

    def unread(self, start: int = 0, end: int | None = None) -> tuple[str, ...]:
        """Words of a stretch that neither a mention, a time, a number nor the glue of a sentence explains."""
        return tuple(
            token.word
            for token in self.tokens
            if start <= token.start < (end if end is not None else len(self.plain))
            and not token.word.isdigit()
            and not _is_glue(token.word)
            and not any(one.start <= token.start < one.end for one in self.mentions)
        )

    def is_habit(self, stamp: Stamp) -> bool:
        """Whether a time of the line is one that comes again every week."""
        return any(start < stamp.end and stamp.start < end for start, end in self.habits)

    def stamped(self, segment: int) -> bool:
        """Whether a clause says a time."""
        return any(self.segment_at(one.start) == segment for one in self.stamps)

    def having(self, kind: str) -> tuple[Quantity, ...]:
        return self.by_kind.get(kind, ())

    def segment_at(self, position: int) -> int:
        return bisect_right(self.ends, position)


@lru_cache(maxsize=4096)
def _is_glue(word: str) -> bool:
    return word in GLUE or any(stem in GLUE for stem in stems_of(word))


def read_line(words: str, now: Now, *, day_first: bool | None) -> Line:
    """Reads a line that came through the door: slang and typos first, then numbers, times, idioms, training."""
    line = mended(words)
    line = with_digits(_CLUMSY_LUNGES.sub("lunges", line) if "lungs" in line else line)
    line = _NAMED_HALF.sub(r"\g<0> marathon", line) if " half" in line else line
    quantities, numberless = read_quantities(line)
    stamps, timeless, unsure = read_times(numberless, now, day_first=day_first)
    pains = read_pains(numberless)
    plain = _without(without_idioms(timeless), pains)
    segments = _segments(timeless)
    tokens = tokens_of(plain)
    ends = tuple([one.end for one in segments[:-1]])
    by_kind: dict[str, tuple[Quantity, ...]] = {}
    for one in quantities:
        by_kind[one.kind] = (*by_kind.get(one.kind, ()), one)
    return Line(
        words=line,
        plain=plain,
        numberless=numberless,
        quantities=quantities,
        stamps=stamps,
        segments=segments,
        mentions=_mentions(plain, tokens, segments, ends, quantities),
        office=office_words(timeless),
        unsure=unsure,
        tokens=tokens,
        by_kind=by_kind,
        ends=ends,
        habits=habits_of(line),
        pains=pains,
    )


def _without(plain: str, pains: Pains) -> str:
    """A line without the words of its pains: a chest that hurts is no chest day, and what binds is not unread."""
    if pains.over:
        plain = "".join([" " if left == " " else letter for letter, left in zip(plain, pains.line, strict=True)])
    for flag in pains.flags:
        plain = f"{plain[: flag.start]}{' ' * (flag.end - flag.start)}{plain[flag.end :]}"
    return plain


def _segments(line: str) -> tuple[Segment, ...]:
    found: list[Segment] = []
    start = sentence = 0
    opener = ""
    for cut in _SPLIT.finditer(line):
        sign = cut.group().strip()
        found.append(Segment(start, cut.start(), sentence, line[start : cut.start()], "?" in sign, opener))
        if sign and sign[0] in _ENDS_SENTENCE:
            sentence += 1
        start, opener = cut.end(), sign
    found.append(Segment(start, len(line) + 1, sentence, line[start:], asks=False, opener=opener))
    return tuple(found)


def _mentions(
    plain: str,
    tokens: tuple[Token, ...],
    segments: tuple[Segment, ...],
    ends: tuple[int, ...],
    quantities: tuple[Quantity, ...],
) -> tuple[Mention, ...]:
    taken = [False] * len(tokens)
    raw: list[tuple[Topic, int, int, str, RunKind | None, bool]] = []

    def claim(first: int, last: int) -> bool:
        if any(taken[first:last]):
            return False
        taken[first:last] = [True] * (last - first)
        return True

    for first, last, name in lexicon.LEG_EXERCISES.find(tokens):
        if claim(first, last):
            raw.append(("legs", tokens[first].start, tokens[last - 1].end, name, None, False))
    for first, last, _ in lexicon.UPPER.find(tokens):
        if claim(first, last):
            raw.append(("upper", tokens[first].start, tokens[last - 1].end, "", None, False))
    for first, last, what in lexicon.LEG_DAY.find(tokens):
        if what != "bare legs" and claim(first, last):
            topic: Topic = "lift" if what == "lifting" else "legs"
            raw.append((topic, tokens[first].start, tokens[last - 1].end, what, None, False))
    for first, last, kind in lexicon.RUN_KINDS.find(tokens):
        if claim(first, last):
            said = plain[tokens[first].start : tokens[last - 1].end]
            raw.append(("run", tokens[first].start, tokens[last - 1].end, said, kind, said in lexicon.SHY_KINDS))
    for first, last, _ in lexicon.PLAIN_RUN.find(tokens):
        if claim(first, last):
            said = plain[tokens[first].start : tokens[last - 1].end]
            raw.append(("run", tokens[first].start, tokens[last - 1].end, said, None, False))
    for first, last, sport in lexicon.OTHER_SPORTS.find(tokens):
        if claim(first, last):
            raw.append(("sport", tokens[first].start, tokens[last - 1].end, sport, None, False))
    raw.extend(_from_quantities(plain, quantities))
    raw.extend(_bare_legs(plain, tokens, taken, quantities))
    raw.sort(key=lambda one: one[1])
    return tuple(_placed(one, plain, segments, ends) for one in raw)


_CALM: Final = re.compile(
    r"\b(?:chill|chilled|relaxed|gentle|lazy|slow|comfy|comfortable|light|leisurely|conversational|soft) \Z"
)


def _from_quantities(
    plain: str, quantities: tuple[Quantity, ...]
) -> list[tuple[Topic, int, int, str, RunKind | None, bool]]:
    """A distance is a run; eight times 400 m are intervals; ten miles are long; W3R1 is a beginner's easy run."""
    raw: list[tuple[Topic, int, int, str, RunKind | None, bool]] = []
    for one in quantities:
        if one.kind == "distance":
            told = next(iter(lexicon.RUN_KINDS.find(tokens_of(one.text))), None)  # "3 easy miles"
            kind = told[2] if told is not None else RunKind.LONG if one.value >= _LONG_KM else None
            kind = RunKind.EASY if _CALM.search(plain, 0, one.start) else kind  # "a chill 8k"
            raw.append(("run", one.start, one.end, "distance", kind, True))
        elif one.kind == "reps":
            raw.append(("run", one.start, one.end, "reps", RunKind.INTERVALS, True))
        elif one.kind == "c25k" and ("r" in one.text or "couch" in one.text):
            raw.append(("run", one.start, one.end, "c25k", RunKind.EASY, False))
        elif one.kind == "pace":
            raw.append(("run", one.start, one.end, "pace", None, True))
    return raw


_SORE_NEAR: Final = re.compile(
    r"sore|stiff|ach[ey]|tight|hurt|tired|heavy|dead|pain|kill|feel|fresh|fine|great|good|shot|toast|destroy|wreck|wobbl|tender|emojisore|are|were|is|jelly|fried|trashed|burning|recover|fatigued|bad|no longer|out of|awful|a \d|fail|gone"
)


_NEAR_LEVEL: Final = 24
_LEG_ALONE: Final = re.compile(
    r"\b(?:(?:after|before|post|from) (?:do |make |training |the )?|(?:did|done|made|make) (?:heavy |hard |light |the )?)\Z"
)
_LEGS_OK: Final = re.compile(r" (?:all )?(?:ok|alright)\s*(?:[.,!;]|\Z)")
_LEGS_THEN: Final = re.compile(
    r"\s*(?:were|was|are|is|got|will be)?\s*(?:trained|done|hit|worked|smashed|hammered|crushed|destroyed|battered|finished|ended|over|scheduled|planned|moved)?\s*(?:on|at|to|for)?\s*~"
)


def _bare_legs(
    plain: str, tokens: tuple[Token, ...], taken: list[bool], quantities: tuple[Quantity, ...]
) -> list[tuple[Topic, int, int, str, RunKind | None, bool]]:
    """For "legs" alone is a session ("legs yesterday") unless it is the thing that is sore ("my legs are sore")."""
    raw: list[tuple[Topic, int, int, str, RunKind | None, bool]] = []
    for index, token in enumerate(tokens):
        if (
            token.word not in {"legs", "leg"}
            or taken[index]
            or (token.word == "leg" and not _LEG_ALONE.search(plain, 0, token.start))
            or any(0 <= one.start - token.end <= _NEAR_LEVEL and one.kind == "sore" for one in quantities)
        ):
            continue
        after = plain[token.end : token.end + 26]
        before = plain[max(0, token.start - 16) : token.start]
        if _LEGS_OK.match(after):
            continue
        if _LEGS_THEN.match(after) or before.endswith("~'s ") or _LEG_ALONE.search(plain, 0, token.start):
            raw.append(("legs", token.start, token.end, "legs", None, False))
            continue
        clause = re.split(r"[,.?!;]| but | and | then |~{3,}", after)[0]
        said = re.split(r"[,.?!;]", before)[-1]
        if _SORE_NEAR.search(clause) or re.search(
            r"\b(?:my|sore|tired|stiff|heavy|dead|fresh|tight|achy|the|your|both|emojisore|of|left)\s*$", said
        ):
            continue
        raw.append(("legs", token.start, token.end, "legs", None, False))
    return raw


_TAKEN_BACK: Final = re.compile(
    r"\s*(?:i |we |it |that |ended up |then |just |but )*(?:skipp(?:ed|ing)|bailed|cancell?ed|missed|did not(?: (?:go|make|happen|do))?|never (?:did|went|happened|made))"
    r"(?: (?:it|them|that|after all|in the end|though|last minute))*\s*"
)


_CALLED_OFF: Final = re.compile(
    r"(?: day| session| workout)?(?: (?:on |at )?~+)* (?:is|are|was|were|got|has been|have been) (?:now )?(?:cancell?ed|off(?! day)|called off|skipped|dropped|not happening)\b"
)


def _is_taken_back(index: int, segments: tuple[Segment, ...]) -> bool:
    """For "was going to do legs yesterday but skipped": the clause behind says that nothing came of it."""
    after = segments[index + 1] if index + 1 < len(segments) else None
    return after is not None and _TAKEN_BACK.fullmatch(after.text) is not None


def _placed(
    one: tuple[Topic, int, int, str, RunKind | None, bool],
    plain: str,
    segments: tuple[Segment, ...],
    ends: tuple[int, ...],
) -> Mention:
    topic, start, end, name, kind, shy = one
    index = bisect_right(ends, start)
    before = plain[segments[index].start : start]
    if not before or before.isspace():
        return Mention(topic, start, end, index, "", plain.startswith("skipped", start, end), name, kind, shy)
    lead = ""
    for found in _LEAD.finditer(before):
        lead = "" if _ASKS_AFTER.search(before, found.end()) else found.group(1)
    if lead in {"with", "without"} and not _WITH.search(before):
        lead = ""
    denied = _NOT.search(before) is not None and _NOT_MEANT.search(before) is None
    denied = denied or ("not" in before[-40:] and _DID_NOT.search(before[-40:]) is not None and "if" not in before)
    denied = (
        denied
        or plain[start:end].startswith("skipped")
        or _CALLED_OFF.match(plain, end) is not None
        or _is_taken_back(index, segments)
    )
    return Mention(topic, start, end, index, lead, denied, name, kind, shy)
