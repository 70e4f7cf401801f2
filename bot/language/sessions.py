# ruff: noqa: PLR0911, PLR0913 - a ladder of readings: the first that fits is the answer
# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Mentions and times to sessions: which time belongs to which session, and whether it was done, planned or skipped."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from advice.nouns import RunKind
from bot.language.drafts import Draft, kind_of
from bot.language.reading import Line, Mention
from bot.language.retold import continues, retell
from bot.language.stamps import Now, Stamp

_SWAP: Final = re.compile(r"\b(?:swap|switch|exchange|trade)\b.*\b(?:and|with|for)\b")
_NEAR_PENALTY: Final = 40
_HANGS: Final = frozenset({"after", "before", "following", "instead of"})
_SAYS_MORE: Final = frozenset({"distance", "reps", "pace", "easy", "slow", "slowly", "steady", "moderate", "hilly"})


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
            home.stamp = _completed(home.stamp, stamp)
    if len(drafts) == 2 and _SWAP.search(line.words):  # noqa: PLR2004 - one for the other
        drafts[0].stamp, drafts[1].stamp = drafts[1].stamp, drafts[0].stamp
    for draft in drafts:
        draft.run_kind = kind_of(draft.mentions) if draft.kind == "run" else None
    _share_times(drafts, line)
    retell(drafts, line, now)
    return drafts


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
        strides = mention.kind is RunKind.STRIDES and mention.lead not in _HANGS  # they end a run
        if kind == "run" and not strides and "then" in line.words[last.end : mention.start]:
            return None
        near = mention.segment == last.segment or (kind == "legs" and mention.segment - last.segment <= 4)  # noqa: PLR2004 - a list of exercises
        same_sentence = line.segments[mention.segment].sentence == line.segments[last.segment].sentence
        if kind == "legs" and same_sentence and near and (stamp is None or draft.stamp is None or stamp is draft.stamp):
            return draft if mention.lead == last.lead or stamp is None else None
        if kind == "run" and (
            mention.segment == last.segment
            or (strides and same_sentence)
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
    listed = _listed(line)
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
            owners[index] = _completed(owners[index], stamp) or stamp
    return {index: stamp for index, stamp in owners.items() if line.mentions[index].topic != "sport"}


def _listed(line: Line) -> set[int]:
    """The further days of a habit: "mon wed fri"."""
    return {id(stamp) for before, stamp in pairwise(line.stamps) if continues(line, before, stamp)}


def _in_segment(line: Line, segment: int) -> list[int]:
    return [index for index, one in enumerate(line.mentions) if one.segment == segment]


_PARTS_THEM: Final = re.compile(r"\b(?:after|if|before|and|with|or|then|from|given|when|as|since)\b")
_OTHERWISE_LONGEST: Final = 24
_OTHERWISE: Final = re.compile(r"\b(?:wait|waiting|rest|hold off) (?:for |until |till |to )?(?:the )?\Z|\bnot \Z")


def _waits_for(line: Line, stamp: Stamp) -> bool:
    """For "or wait for tomorrow": a time at which nothing is done."""
    return _OTHERWISE.search(line.words, max(0, stamp.start - _OTHERWISE_LONGEST), stamp.start) is not None


def _completed(stamp: Stamp | None, other: Stamp | None) -> Stamp | None:
    """For "tuesday run in the morning": a day and a part of it on both sides of the run."""
    if stamp is None or other is None:
        return stamp or other
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
    used = {id(draft.stamp) for draft in drafts if draft.stamp is not None} | _listed(line)
    for stamp in line.stamps:
        if id(stamp) in used:
            continue
        segment = line.segment_at(stamp.start)
        levels = any(line.segment_at(one.start) == segment for one in line.having("sore"))
        sporty = any(
            one.topic == "sport" and one.segment == segment and one.end <= stamp.start for one in line.mentions
        )
        if levels or sporty or _waits_for(line, stamp) or _heads_nothing(line, segment):
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


def _heads_nothing(line: Line, segment: int) -> bool:
    """For "thu: legs, fri: off, sat: long run": a day whose colon leads to no training."""
    if segment + 1 >= len(line.segments):
        return False
    behind = line.segments[segment + 1]
    said = _WORD.search(behind.text) is not None
    return behind.opener == ":" and said and not _in_segment(line, segment + 1) and not _in_segment(line, segment)


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
    return not any(one.asks or set(_WORD.findall(one.text)) - _OF_TIMES for one in own)


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
_OF_TIMES: Final = frozenset("at on in the around about from to".split())


def _runs_on(one: Draft, other: Draft, line: Line) -> bool:
    """For "did legs and then ran 3k this morning": one time for what follows at once."""
    first, last = sorted((one, other), key=lambda draft: draft.start)
    return _AND_THEN.search(line.words[first.mentions[-1].end : last.start]) is not None


_AND_THEN: Final = re.compile(r"^ ?(?:and|then|and then|followed by|straight into) (?:\w+ )?$|\band then\b")
