# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""What other words make of the sessions that were named: only wanted, asked again, repeated, or implied by soreness."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Final

from bot.language.drafts import Draft, kind_of
from bot.language.reading import Line, Mention
from bot.language.spans import holds_any
from bot.language.stamps import Day, Now, Stamp, by_the_clock
from bot.language.when import Part


def retell(drafts: list[Draft], line: Line, now: Now) -> None:
    """Changes sessions in place, and adds those that were told without their name."""
    _paused(drafts, line)
    _moved(drafts, line)
    _of_last_night(drafts, line, now)
    _sore_since(drafts, line, now)
    _undenied(drafts, line)
    _only_wanted(drafts, line)
    _instead(drafts, line)
    _repeated(drafts, line)
    _implied(drafts, line)


def _paused(drafts: list[Draft], line: Line) -> None:
    """For "no running until saturday, just lifting": what somebody means to leave and keep, and no session of theirs."""
    pause = _PAUSES.search(line.words) if holds_any(line.words, _PAUSE_GATE) and "?" not in line.words else None
    if pause is None:
        return
    sentence = line.segments[line.segment_at(pause.start())].sentence
    limit: Stamp | None = None
    for draft in list(drafts):
        own = line.segments[draft.segment]
        kept = draft.stamp is None and _ONLY.match(own.text) is not None
        left = pause.start() <= draft.start < pause.end()
        if own.sentence == sentence and (left or kept):
            drafts.remove(draft)
            limit = draft.stamp if left else limit
        elif own.sentence == sentence and draft.lead == "before":  # "no squats before saturday's race"
            draft.mentions = [one._replace(denied=False) for one in draft.mentions]
            draft.stamp = draft.stamp or limit


_PAUSE_GATE: Final = ("no ", "not ")
_PAUSES: Final = re.compile(
    r"(?<!did )\b(?:no|not) (?:more )?(?:runs?|running|jogging|lifting|squats?|squatting|legs?|leg days?|intervals|speed ?work)(?: for me| at all)? "
    r"(?:until|till|for (?:a|the|\d|~)|this (?:week|month|weekend)|before (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|next|tomorrow|the))\b"
)
_ONLY: Final = re.compile(r"\s*(?:just|only)\b")


def _of_last_night(drafts: list[Draft], line: Line, now: Now) -> None:
    """For "finished 6x1000 tonight", said in the morning: the latest night that is over."""
    for draft in drafts:
        stamp, own = draft.stamp, line.segments[draft.segment]
        if stamp is None or stamp.part not in _NIGHTS or stamp.day is None or by_the_clock(stamp, now) <= 0:
            continue
        if now.small_hours or own.asks or draft.mentions[0].denied or _HAS_ENDED.match(own.text) is None:
            continue
        eve = now.today - timedelta(days=1)
        part = Part.NIGHT if stamp.part is Part.TONIGHT else stamp.part
        draft.stamp = replace(stamp, day=Day((eve, eve), (eve, eve), -1), part=part, tense=-1)


_NIGHTS: Final = frozenset({Part.TONIGHT, Part.EVENING, Part.NIGHT})
_HAS_ENDED: Final = re.compile(
    r"\s*(?:(?:i|we|just|and|then|also|finally|so) )*(?:finished|completed|did|ran|jogged|squatted|deadlifted|lifted|raced|sprinted|"
    r"trained|smashed|crushed|nailed|knocked out|went for)\b"
)


def _moved(drafts: list[Draft], line: Line) -> None:
    """For "move friday's long run to saturday": the new day."""
    if not holds_any(line.words, _MOVE_GATE) or _MOVES.search(line.words) is None:
        return
    for draft in drafts:
        behind = [one for one in line.stamps if one.start > draft.start and one is not draft.stamp]
        for stamp in behind[:1]:
            between = any(draft.start < one.start < stamp.start for one in line.mentions if one not in draft.mentions)
            if draft.stamp is not None and not between and _TO.search(line.words, draft.start, stamp.start):
                draft.stamp = replace(stamp, tense=stamp.says_tense or 1)


_MOVE_GATE: Final = ("mov", "shift", "push", "postpon", "schedul", "delay", "bring", "brought")
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
        own = line.segments[draft.segment].text
        instead = re.search(r"\binstead\b(?! of)", words) is not None or _ONLY.match(own) is not None
        if draft.stamp is None and before.mentions[0].denied and instead:
            draft.stamp = before.stamp


_WANTED: Final = re.compile(
    r"\b(?:wanted|meant|hoped|(?:was|were) (?:going|supposed|planning|hoping|meant)) to (?:\w+ ){0,3}\Z"
)
_LISTS: Final = re.compile(r",? (?:and|&) |/|, ?| ")
_DID_THEM: Final = re.compile(r"\b(?:did|done) (?:them|it|those|that)\b[^.?!,]{0,12}\Z|\bbut (?:i )?did (?:on )?\Z")
_AND_AGAIN: Final = re.compile(r"\band (?:then )?again (?:on |at )?\Z")
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
    """Sessions that are told without their name, each by the words before its time."""
    used = {id(draft.stamp) for draft in drafts}
    for stamp in line.stamps:
        before = line.words[max(0, stamp.start - _LOOKS_BACK) : stamp.start]
        makers = (make for words, make in _UNNAMED if id(stamp) not in used and words.search(before))
        make = next(makers, None)
        if make is not None:
            drafts.extend(make([draft for draft in drafts if draft.start < stamp.start], stamp, line))


def _done_after_all(before: list[Draft], stamp: Stamp, line: Line) -> list[Draft]:
    """For "skipped monday's squats and did them this morning": the session told before, at the later time."""
    del line
    return [replace(_again(draft), stamp=replace(stamp, tense=-1)) for draft in before[-1:]]


def _once_more(before: list[Draft], stamp: Stamp, line: Line) -> list[Draft]:
    """For "legs tonight and again saturday at 10"."""
    del line
    return [replace(_again(draft), stamp=stamp) for draft in before[-1:]]


def _resumed(before: list[Draft], stamp: Stamp, line: Line) -> list[Draft]:
    """For "skipped the long run on sunday, can I do it tonight?": the session that was skipped, at the new time."""
    del line
    skipped = [draft for draft in before if draft.mentions[0].denied]
    return [replace(_again(draft), stamp=stamp, resumed=True) for draft in skipped[-1:]]


def _sore_from(before: list[Draft], stamp: Stamp, line: Line) -> list[Draft]:
    """For "still sore from Monday night", "from yesterday's workout": legs, of unknown hardness."""
    del before
    if _OTHERS_OF.match(line.words, stamp.end):
        return []
    implied = Mention("legs", stamp.start, stamp.end, line.segment_at(stamp.start), "from", denied=False, name="legs")
    return [Draft("legs", [implied], replace(stamp, tense=-1))]


_OTHERS_OF: Final = re.compile(r"'(?!s (?:\w+ )?(?:workout|session|training|gym)\b)")
_LOOKS_BACK: Final = 60
_UNNAMED: Final = (
    (_DID_THEM, _done_after_all),
    (_AND_AGAIN, _once_more),
    (_DO_IT, _resumed),
    (_SORE_FROM, _sore_from),
)


def _again(draft: Draft) -> Draft:
    """A session that was skipped as one that was or will be done."""
    mentions = [one._replace(denied=False, lead="") for one in draft.mentions]
    return Draft(draft.kind, mentions, upper=draft.upper, run_kind=kind_of(mentions) if draft.kind == "run" else None)
