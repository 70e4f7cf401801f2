# ruff: noqa: PLR0911, PLR0913 - a ladder of readings: the first that fits is the answer
# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Mentions and times to sessions: which time belongs to which session, and whether it was done, planned or skipped."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import Final

from advice.nouns import RunKind
from bot.language.lexicon import MAIN_LIFTS
from bot.language.quantities import Quantity
from bot.language.query import Load, Status
from bot.language.reading import Line, Mention
from bot.language.stamps import Day, Now, Stamp, Tense
from bot.language.when import UNSPECIFIED, When

_SPECIFIC_LAST: Final = frozenset(
    {RunKind.EASY, RunKind.LONG, RunKind.JOG, RunKind.MODERATE, RunKind.STEADY, RunKind.GROUP, RunKind.TRAIL}
)
_SWAP: Final = re.compile(r"\b(?:swap|switch|exchange|trade)\b.*\b(?:and|with|for)\b")
_NEAR_PENALTY: Final = 40
_SAYS_MORE: Final = frozenset({"distance", "reps", "pace", "easy", "slow", "slowly", "steady", "moderate", "hilly"})
_HARD: Final = re.compile(
    r"\b(?:heavy|heavily|hard|brutal|destroyed|killed|smashed|crushed|maxed|max|1rm|pr|pb|wrecked|intense|savage|all out|trashed|to failure|barely able|tough|monster|big|murdered|obliterated|huge|beast|gruel\w+|hammered|ruined|annihilated|nasty)\b"
)
_LIGHT: Final = re.compile(
    r"\b(?:light|lightly|easy|gentle|bodyweight|mobility|technique|deload|warm ?up|short|quick|drills|activation|low weight|empty bar|band|bands|recovery|few|just some|little)\b"
)
_UNWEIGHTED: Final = re.compile(r"\b(?:bodyweight|band|bands|warm ?up)\b")
_HEAVY_PROGRAM: Final = re.compile(r"\b(?:stronglifts|starting strength|texas method|madcow|smolov)\b")
_RATED_MY_LEGS: Final = re.compile(
    r"\b(?:(?:destroyed|killed|smashed|wrecked|trashed|crushed|obliterated|demolished|hammered) (?:me|(?:(?:my|both|the) )?(?:legs|quads|glutes|hamstrings))|barely able to walk)\b"
)
_HARD_PCT: Final = 75
_NO_EXERCISE: Final = frozenset({"", "legs", "lifting", "program"})
_HARD_RPE: Final = 8
_HARD_REPS: Final = 2
_HEAVY_PULL: Final = (100, 220)  # kg, and what a bare number is from here on: pounds
_MANY_EXERCISES: Final = 3


@dataclass(slots=True)
class Draft:
    """A session while it is being read."""

    kind: str
    mentions: list[Mention]
    stamp: Stamp | None = None
    upper: bool = False
    status: Status = "planned"
    tense: Tense = 0
    when: When = UNSPECIFIED
    run_kind: RunKind | None = None
    rated: Load | None = None
    load: Load = "unspecified"
    spans: tuple[int, int] = (0, 0)
    resumed: bool = False  # asked about again after it was skipped
    guessed: bool = False  # that it is done, or still to come, by the clock alone

    @property
    def start(self) -> int:
        return self.mentions[0].start

    @property
    def segment(self) -> int:
        return self.mentions[0].segment

    @property
    def lead(self) -> str:
        return self.mentions[0].lead


def drafted(line: Line, now: Now) -> list[Draft]:
    """Mentions grouped into sessions, each with the time that stands nearest."""
    drafts: list[Draft] = []
    owners = _owners(line)
    for index, mention in enumerate(line.mentions):
        if mention.topic == "sport":
            continue
        kind = "run" if mention.topic == "run" else "legs"
        stamp = owners.get(index)
        upper = mention.topic == "upper"
        home = _home(drafts, kind, mention, stamp, upper=upper, line=line)
        if home is None:
            drafts.append(Draft(kind, [mention], stamp, upper))
        else:
            home.mentions.append(mention)
            home.stamp = (
                _completed(home.stamp, stamp) if home.stamp is not None and stamp is not None else home.stamp or stamp
            )
    if len(drafts) == 2 and _SWAP.search(line.words):  # noqa: PLR2004 - one for the other
        drafts[0].stamp, drafts[1].stamp = drafts[1].stamp, drafts[0].stamp
    for draft in drafts:
        draft.run_kind = _kind_of(draft.mentions) if draft.kind == "run" else None
    _share_times(drafts, line)
    _sore_since(drafts, line, now)
    _undenied(drafts, line)
    _only_wanted(drafts, line)
    _repeated(drafts, line)
    _implied(drafts, line)
    return drafts


def _undenied(drafts: list[Draft], line: Line) -> None:
    """For "haven't squatted since sunday": the last time is told; "no squats before saturday" tells none."""
    for draft in drafts:
        stamp = draft.stamp
        if stamp is None or not draft.mentions[0].denied:
            continue
        if line.words.endswith("since ", 0, stamp.start):
            draft.mentions = [one._replace(denied=False) for one in draft.mentions]
            draft.stamp = replace(stamp, tense=-1)
        if line.words.endswith(("before ", "until ", "till "), 0, stamp.start):
            draft.stamp = None


def _sore_since(drafts: list[Draft], line: Line, now: Now) -> None:
    """For "legs are still dead 3 days after lunges": the lunges were three days ago."""
    for draft in drafts:
        told = (
            _STILL_AFTER.search(line.words, 0, draft.start) if draft.stamp is None and draft.lead == "after" else None
        )
        if told is not None:
            day = (now.today - timedelta(days=int(told.group(1))),) * 2
            draft.stamp = Stamp(told.start(1), told.end(), day=Day(day, day, -1))


_STILL_AFTER: Final = re.compile(
    r"\b(?:sore|tight|stiff|achy|dead|tired|heavy|doms|hurt\w*|feel\w*|killing me|still)\b[^.?!,]{0,20}?(\d{1,2}) days after (?:\w+ ){0,2}\Z"
)


def _only_wanted(drafts: list[Draft], line: Line) -> None:
    """For "yesterday I wanted to run but it rained": nothing came of it."""
    for draft in drafts:
        after = line.segments[draft.segment + 1 : draft.segment + 2]
        past = draft.stamp is not None and draft.stamp.says_tense < 0
        before = line.words[line.segments[draft.segment].start : draft.start]
        if past and after and after[0].opener == "but" and _WANTED.search(before):
            draft.mentions = [one._replace(denied=True) for one in draft.mentions]


_WANTED: Final = re.compile(
    r"\b(?:wanted|meant|hoped|(?:was|were) (?:going|supposed|planning|hoping|meant)) to (?:\w+ ){0,3}\Z"
)
_LISTS: Final = re.compile(r",? (?:and|&) |/|, ?| ")
_DID_THEM: Final = re.compile(r"\b(?:did|done) (?:them|it|those|that)\b[^.?!,]{0,12}\Z")
_DO_IT: Final = re.compile(
    r"\b(?:can|could|should|may|shall) i (?:still |just )?(?:do|make up|catch up on|run|squeeze in) (?:it|them|that|those|this)(?: up)?\b[^.?!,]{0,12}\Z"
)
_SORE_FROM: Final = re.compile(
    r"\b(?:sore|stiff|achy|doms|soreness|wrecked|dead|hurting|killing me|destroyed)\b[^.?!,]{0,20}\bfrom (?:on )?\Z"
)


def _repeated(drafts: list[Draft], line: Line) -> None:
    """For "I squat on tuesdays and fridays": every day of a habit is a session of its own."""
    owned = {id(draft.stamp): draft for draft in drafts if draft.stamp is not None}
    for before, stamp in pairwise(line.stamps):
        draft = owned.get(id(before))
        if draft is None or id(stamp) in owned or not _continues(line, before, stamp):
            continue
        owned[id(stamp)] = replace(draft, mentions=list(draft.mentions), stamp=stamp)
        drafts.append(owned[id(stamp)])


def _continues(line: Line, before: Stamp, stamp: Stamp) -> bool:
    """For "mon wed fri": a further day of the same habit."""
    return _LISTS.fullmatch(line.words, before.end, stamp.start) is not None and line.is_habit(stamp)


def _implied(drafts: list[Draft], line: Line) -> None:
    """For "still sore from Monday night" tells a session: legs, of unknown hardness."""
    used = {id(draft.stamp) for draft in drafts}
    for stamp in line.stamps:
        if id(stamp) not in used and _DID_THEM.search(line.words, max(0, stamp.start - 30), stamp.start):
            drafts.extend(_done_after_all(drafts, stamp))
            continue
        if id(stamp) not in used and _DO_IT.search(line.words, max(0, stamp.start - 40), stamp.start):
            drafts.extend(_resumed(drafts, stamp))
            continue
        if id(stamp) in used or _SORE_FROM.search(line.words, max(0, stamp.start - 60), stamp.start) is None:
            continue
        if re.match(r"'(?!s (?:\w+ )?(?:workout|session|training|gym)\b)", line.words[stamp.end :]):
            continue
        segment = line.segment_at(stamp.start)
        implied = Mention("legs", stamp.start, stamp.end, segment, "from", denied=False, name="legs")
        drafts.append(Draft("legs", [implied], replace(stamp, tense=-1)))


def _done_after_all(drafts: list[Draft], stamp: Stamp) -> list[Draft]:
    """For "skipped monday's squats and did them this morning": the session told before, at the later time."""
    before = [draft for draft in drafts if draft.start < stamp.start][-1:]
    return [replace(again, stamp=replace(stamp, tense=-1)) for again in map(_again, before)]


def _resumed(drafts: list[Draft], stamp: Stamp) -> list[Draft]:
    """For "skipped the long run on sunday, can I do it tonight?": the session that was skipped, at the new time."""
    before = [draft for draft in drafts if draft.start < stamp.start and draft.mentions[0].denied][-1:]
    return [replace(again, stamp=stamp, resumed=True) for again in map(_again, before)]


def _again(draft: Draft) -> Draft:
    """A session that was skipped as one that was or will be done."""
    mentions = [one._replace(denied=False, lead="") for one in draft.mentions]
    return Draft(draft.kind, mentions, upper=draft.upper, run_kind=_kind_of(mentions) if draft.kind == "run" else None)


def _home(
    drafts: list[Draft], kind: str, mention: Mention, stamp: Stamp | None, *, upper: bool, line: Line
) -> Draft | None:
    """The session that a further mention belongs to: the last of its kind, not parted by a time of its own."""
    for draft in reversed(drafts):
        if draft.kind != kind or draft.upper != upper:
            continue
        last = draft.mentions[-1]
        if stamp is not None and draft.stamp is not None and stamp is not draft.stamp:
            beside = mention.segment == last.segment and _PARTS_THEM.search(line.words, last.end, mention.start) is None
            return draft if beside and _completed(draft.stamp, stamp) is not draft.stamp else None
        if last.denied != mention.denied or (mention.lead == "instead of" and last.lead != mention.lead):
            return None
        if (
            mention.lead != last.lead
            and mention.lead
            and mention.segment == last.segment
            and mention.end - last.start > _NEAR_PENALTY
        ):
            return None
        if kind == "run" and "then" in line.words[last.end : mention.start]:
            return None
        near = mention.segment == last.segment or (kind == "legs" and mention.segment - last.segment <= 4)  # noqa: PLR2004 - a list of exercises
        same_sentence = line.segments[mention.segment].sentence == line.segments[last.segment].sentence
        if kind == "legs" and same_sentence and near and (stamp is None or draft.stamp is None or stamp is draft.stamp):
            return draft if mention.lead == last.lead or stamp is None else None
        if kind == "run" and (
            mention.segment == last.segment
            or (mention.shy and stamp is None and same_sentence and _says_more(mention, line))
        ):
            return draft
        return None
    return None


def _says_more(mention: Mention, line: Line) -> bool:
    """For "ran this morning, easy": a word of how, in a clause without a time of its own."""
    return mention.name in _SAYS_MORE and all(line.segment_at(one.start) != mention.segment for one in line.stamps)


def _owners(line: Line) -> dict[int, Stamp]:
    """Times to mentions of the same segment, the closest pair first; what is left completes a close neighbour."""
    listed = {id(stamp) for before, stamp in pairwise(line.stamps) if _continues(line, before, stamp)}
    pairs = sorted(
        (_distance(line, stamp, line.mentions[index]), at, index)
        for at, stamp in enumerate(line.stamps)
        if id(stamp) not in listed and not _waits_for(line, stamp)
        for index in _in_segment(line, line.segment_at(stamp.start))
    )
    owners: dict[int, Stamp] = {}
    placed: set[int] = set()
    for _, at, index in pairs:
        if at not in placed and index not in owners:
            placed.add(at)
            owners[index] = line.stamps[at]
    for far, at, index in pairs:
        stamp = line.stamps[at]
        lone = (
            stamp.day is None and stamp.clock is not None and len(_in_segment(line, line.mentions[index].segment)) == 1
        )
        if at not in placed and (lone or far < _NEAR_PENALTY):
            placed.add(at)
            owners[index] = _completed(owners[index], stamp)
    return {index: stamp for index, stamp in owners.items() if line.mentions[index].topic != "sport"}


def _in_segment(line: Line, segment: int) -> list[int]:
    return [index for index, one in enumerate(line.mentions) if one.segment == segment]


_PARTS_THEM: Final = re.compile(r"\b(?:after|if|before|and|with|or|then|from|given|when|as|since)\b")
_OTHERWISE_LONGEST: Final = 24
_OTHERWISE: Final = re.compile(r"\b(?:wait|waiting|rest|hold off) (?:for |until |till |to )?(?:the )?\Z|\bnot \Z")


def _waits_for(line: Line, stamp: Stamp) -> bool:
    """For "or wait for tomorrow": a time at which nothing is done."""
    return _OTHERWISE.search(line.words, max(0, stamp.start - _OTHERWISE_LONGEST), stamp.start) is not None


def _completed(stamp: Stamp, other: Stamp) -> Stamp:
    """For "tuesday run in the morning": a day and a part of it on both sides of the run."""
    if stamp.fixed is not None or other.fixed is not None:
        return stamp
    if stamp.day is not None and other.day is None and stamp.part is None and stamp.clock is None:
        return replace(stamp, part=other.part, clock=other.clock, until=other.until, pm=other.pm)
    if stamp.clock is None and other.clock is not None and other.day is None and other.part is None:
        return replace(stamp, clock=other.clock, until=other.until)
    if (
        stamp.day is None
        and other.day is not None
        and other.clock is None
        and (other.part is None or stamp.part is None)
    ):
        return replace(stamp, day=other.day, part=stamp.part or other.part)
    return stamp


def _distance(line: Line, stamp: Stamp, one: Mention) -> int:
    """The letters between a time and a mention; a conjunction between them counts as many."""
    gap = line.plain[one.end : stamp.start] if one.end <= stamp.start else line.plain[stamp.end : one.start]
    return len(gap) + (_NEAR_PENALTY if _PARTS_THEM.search(gap) else 0)


def _share_times(drafts: list[Draft], line: Line) -> None:
    """A time of a segment without training belongs to the training before it ("..., ystd") or after it ("yesterday, ...")."""
    used = {id(draft.stamp) for draft in drafts if draft.stamp is not None}
    for stamp in line.stamps:
        if id(stamp) in used:
            continue
        segment = line.segment_at(stamp.start)
        levels = any(line.segment_at(one.start) == segment for one in line.having("sore"))
        taken_over = any(
            draft.stamp is not None and draft.stamp.start <= stamp.start < draft.spans[1] for draft in drafts
        )
        sporty = any(
            one.topic == "sport" and one.segment == segment and one.end <= stamp.start for one in line.mentions
        )
        if levels or sporty or taken_over or _waits_for(line, stamp):
            continue
        homes = [draft for draft in drafts if draft.stamp is None]
        own = [draft for draft in homes if any(one.segment == segment for one in draft.mentions)]
        sentence = line.segments[segment].sentence
        before = [
            d for d in homes if d.segment <= segment and line.segments[d.mentions[-1].segment].sentence == sentence
        ]
        if not before and _only_times(line, sentence):
            before = [d for d in [d for d in drafts if d.segment <= segment][-1:] if d in homes]
        after = [d for d in homes if d.segment > segment and line.segments[d.segment].sentence == sentence]
        if (
            re.search(r"\b(?:sore|slept|woke|rest(?:ed|ing)?|off|hurt|ache|feel)\b", line.segments[segment].text)
            and not own
        ):
            continue
        chosen = own or before[-1:] or after[:1]
        for draft in chosen[:1]:
            draft.stamp = stamp
            used.add(id(stamp))
    _headed(drafts, line, used)
    for draft in drafts:
        if draft.stamp is None:
            shared = [
                d.stamp
                for d in drafts
                if d.stamp is not None
                and d is not draft
                and d.segment == draft.segment
                and (d.kind == draft.kind == "legs" or _runs_on(draft, d, line))
            ]
            draft.stamp = shared[0] if shared else _told_before(draft, drafts, line)


def _told_before(draft: Draft, drafts: list[Draft], line: Line) -> Stamp | None:
    """For "yesterday I ran late, so I lifted heavy": what was done in one breath is of the day said first."""
    segment = line.segments[draft.segment]
    if _DID.search(segment.text) is None:
        return None
    days = (
        one.stamp
        for one in drafts
        if one.stamp is not None
        and one.stamp.says_tense < 0
        and one.stamp.day is not None
        and one.stamp.start < one.start < draft.start
        and not line.words.startswith("'", one.stamp.end)
        and line.segments[one.segment].sentence == segment.sentence
    )
    stamp = next(days, None)
    return Stamp(stamp.start, stamp.end, day=stamp.day) if stamp is not None else None


_DID: Final = re.compile(r"\b(?:did|lifted|ran|squatted|deadlifted|jogged|trained|walked|sprinted)\b")


def _only_times(line: Line, sentence: int) -> bool:
    """For "squats, lunges. yesterday 17:30": a sentence that only dates the one before it."""
    own = [one for one in line.segments if one.sentence == sentence]
    return not any(one.asks or _WORD.search(one.text) for one in own)


def _headed(drafts: list[Draft], line: Line, used: set[int]) -> None:
    """For "tomorrow: legs at 7am, easy jog at 6pm": a day that stands alone before several clocks is theirs."""
    for head in line.stamps:
        home = line.segments[line.segment_at(head.start)]
        alone = len(_WORD.findall(home.text)) <= _HEADING_WORDS and not _in_segment(line, line.segment_at(head.start))
        if head.day is None or head.clock is not None or id(head) in used or not alone:
            continue
        for draft in drafts:
            clocked = draft.stamp is not None and draft.stamp.day is None and draft.stamp.fixed is None
            if clocked and draft.stamp is not None and draft.start > head.end:
                same = line.segments[draft.segment].sentence == home.sentence
                draft.stamp = draft.stamp.on(head.day) if same else draft.stamp


_WORD: Final = re.compile("[a-z]+")
_HEADING_WORDS: Final = 2


def _runs_on(one: Draft, other: Draft, line: Line) -> bool:
    """For "did legs and then ran 3k this morning": one time for what follows at once."""
    first, last = sorted((one, other), key=lambda draft: draft.start)
    return _AND_THEN.search(line.words[first.mentions[-1].end : last.start]) is not None


_AND_THEN: Final = re.compile(r"^ ?(?:and|then|and then|followed by|straight into) (?:\w+ )?$|\band then\b")


def _kind_of(mentions: list[Mention]) -> RunKind | None:
    kinds = [one.kind for one in mentions if one.kind is not None and not one.denied] or [
        one.kind for one in mentions if one.kind is not None and len(mentions) > 1
    ]
    if not kinds:
        return None
    if RunKind.WALK in kinds and RunKind.INTERVALS not in kinds:
        return RunKind.WALK
    named = [
        one.kind for one in mentions if one.kind is not None and one.name not in {"distance", "reps"} and not one.denied
    ]
    for kind in named:
        if kind not in _SPECIFIC_LAST:
            return kind
    if RunKind.INTERVALS in kinds and not named:
        return RunKind.INTERVALS
    if named and RunKind.LONG in named:
        return RunKind.LONG
    return (named or kinds)[0]


def rate(draft: Draft, line: Line) -> None:
    """A leg session's load: the person's own words first, then what weights, sets and exercises suggest."""
    if draft.status == "skipped" or draft.upper:
        draft.load = "none"
        return
    near = _neighbourhood(draft, line)
    if _HARD.search(near) or _RATED_MY_LEGS.search(line.words):
        draft.rated = "hard"
    elif _LIGHT.search(_UNWEIGHTED.sub(" ", near) if line.having("weight") else near):
        draft.rated = "light"
    draft.load = draft.rated or _load_of_numbers(draft, line)


def _neighbourhood(draft: Draft, line: Line) -> str:
    """The words of the session's own segments, less those about its runs."""
    indices = sorted({one.segment for one in draft.mentions})
    indices += _rated_behind(draft, line)
    text = " ".join(line.plain[line.segments[i].start : line.segments[i].end] for i in indices)
    runs = [one for one in line.mentions if one.topic == "run" and one.segment in indices]
    if not runs:
        return text
    words = line.plain[max(0, draft.mentions[0].start - 12) : draft.mentions[-1].end + 12]
    for run in runs:
        words = words.replace(line.plain[run.start : run.end], " ") if run.name else words
    cut = re.split(r"\b(?:run|jog|ran)\b", words)
    return cut[0] if len(cut) > 1 and draft.mentions[0].start < runs[0].start else words


def _rated_behind(draft: Draft, line: Line) -> list[int]:
    """For "legs with a new coach, 4 exercises, super heavy": the clauses behind it that say nothing but how it was."""
    found = []
    for index in range(draft.mentions[-1].segment + 1, len(line.segments)):
        if not all(word in _HOW_IT_WAS for word in _WORD.findall(line.segments[index].text)):
            break
        found.append(index)
    return found


_HOW_IT_WAS: Final = frozenset(
    "it was were very really super so pretty quite felt feels rather just only kept nice and quick but all mostly heavy hard brutal tough "
    "intense light easy gentle short technique savage nasty moderate long max exercises sets total in min hour".split()
)


def _is_heavy_pull(weight: Quantity) -> bool:
    """A deadlift of 100 kg and more; "315 x 5" are pounds."""
    kg, bare = _HEAVY_PULL
    return weight.value >= kg or (not weight.value and int(weight.text.split("x")[0]) >= bare)


def _load_of_numbers(draft: Draft, line: Line) -> Load:
    if _HEAVY_PROGRAM.search(line.words):
        return "hard"
    legs = [one for one in line.mentions if one.topic in {"legs", "lift"}]
    runs = [one for one in line.mentions if one.topic == "run"]
    if any(one.value >= _HARD_PCT for one in line.having("pct")) or any(
        one.value >= _HARD_RPE for one in line.having("rpe")
    ):
        return "hard"
    names = {one.name for one in draft.mentions if one.topic == "legs"} - _NO_EXERCISE
    weights = line.having("weight")
    if len(names) >= _MANY_EXERCISES and weights and len(legs) >= _MANY_EXERCISES:
        return "hard"
    if "deadlift" in names and any(_is_heavy_pull(one) for one in weights):
        return "hard"
    if any(not one.value and 0 < one.more <= _HARD_REPS for one in weights):  # "365x1"
        return "hard"
    sets = line.having("sets")
    single = [one for one in sets if one.value == 1 or (one.value <= 3 and not one.more)]  # noqa: PLR2004 - a short session
    if sets and len(single) == len(sets) and not weights and names & MAIN_LIFTS and runs:
        return "light"
    if names and all("bodyweight" in name for name in names):
        return "light"
    return "unspecified"
