# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""What other words make of the sessions that were named: only wanted, asked again, repeated, or implied by soreness."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Final

from bot.language.drafts import Draft, kind_of
from bot.language.reading import Line, Mention
from bot.language.stamps import Day, Now, Stamp


def retell(drafts: list[Draft], line: Line, now: Now) -> None:
    """Changes sessions in place, and adds those that were told without their name."""
    _moved(drafts, line)
    _sore_since(drafts, line, now)
    _undenied(drafts, line)
    _only_wanted(drafts, line)
    _instead(drafts, line)
    _repeated(drafts, line)
    _implied(drafts, line)


def _moved(drafts: list[Draft], line: Line) -> None:
    """For "move friday's long run to saturday": the new day."""
    if _MOVES.search(line.words) is None:
        return
    for draft in drafts:
        behind = [one for one in line.stamps if one.start > draft.start and one is not draft.stamp]
        for stamp in behind[:1]:
            between = any(draft.start < one.start < stamp.start for one in line.mentions if one not in draft.mentions)
            if draft.stamp is not None and not between and _TO.search(line.words, draft.start, stamp.start):
                draft.stamp = replace(stamp, tense=stamp.says_tense or 1)


_MOVES: Final = re.compile(
    r"\b(?:mov(?:e|ed|ing)|shift(?:ed)?|push(?:ed)?|postponed?|rescheduled?|delay(?:ed)?|bring|brought)\b"
)
_TO: Final = re.compile(r" (?:to|until|till) (?:the )?\Z")


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


def _instead(drafts: list[Draft], line: Line) -> None:
    """For "not running tonight, legs instead": the time of what is not done."""
    for before, draft in pairwise(drafts):
        words = line.words[draft.start : line.segments[draft.segment].end]
        if draft.stamp is None and before.mentions[0].denied and re.search(r"\binstead\b(?! of)", words):
            draft.stamp = before.stamp


_WANTED: Final = re.compile(
    r"\b(?:wanted|meant|hoped|(?:was|were) (?:going|supposed|planning|hoping|meant)) to (?:\w+ ){0,3}\Z"
)
_LISTS: Final = re.compile(r",? (?:and|&) |/|, ?| ")
_DID_THEM: Final = re.compile(r"\b(?:did|done) (?:them|it|those|that)\b[^.?!,]{0,12}\Z|\bbut (?:i )?did (?:on )?\Z")
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
        if draft is None or id(stamp) in owned or not continues(line, before, stamp):
            continue
        owned[id(stamp)] = replace(draft, mentions=list(draft.mentions), stamp=stamp)
        drafts.append(owned[id(stamp)])


def continues(line: Line, before: Stamp, stamp: Stamp) -> bool:
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
    return Draft(draft.kind, mentions, upper=draft.upper, run_kind=kind_of(mentions) if draft.kind == "run" else None)
