# ruff: noqa: C901, PLR0911, PLR0912 - a ladder of readings: the first that fits is the answer
# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""What a message wants: the decisions that need the whole of it, its sessions and its tenses."""

import re
from typing import Final

from bot.language import intents
from bot.language.hearing import Heard
from bot.language.product import set_phrase
from bot.language.query import Intent
from bot.language.reading import Line, Mention
from bot.language.telling import has_begun, is_ahead, is_old, is_yesterday, latest, reports, told

_PLAINLY_TRAINING: Final = 4
_ONE_OF_EACH: Final = 2


def intent_of(heard: Heard) -> Intent:
    line = heard.line
    if heard.command is not None:
        return heard.command
    if intents.small_talk(line):
        return "none"
    phrase = set_phrase(line.words)
    if (
        phrase is not None
        and not (phrase != "summary" and heard.points < 0 and line.office)
        and not (phrase == "help" and heard.points >= _PLAINLY_TRAINING and heard.line.stamps)
    ):
        return phrase if line.office < 2 else "none"  # noqa: PLR2004 - two words of work are about work
    if not line.mentions and heard.soreness is None:
        return "ask_run" if intents.vague_question(line) and line.office == 0 else "none"
    if heard.points <= 0 or _about_something_else(heard):
        return "none"
    if other_sport(heard) is not None:
        return "none"
    return _training_intent(heard)


_SELF: Final = re.compile(r"\b(?:i|my|me|im)\b")


def _about_something_else(heard: Heard) -> bool:
    """One weak signal among words that nobody understood, and nobody speaking of themselves."""
    if heard.soreness is not None and (heard.soreness.site is not None or heard.soreness.pain is not None):
        return False
    if "doms" in heard.line.words:
        return False
    topics = {one.topic for one in heard.line.mentions if not one.shy} & {"run", "legs"}
    if len(topics) > 1 or any(_understood(heard, one) for one in heard.line.of("run", "legs")):
        return False
    unread = len(heard.line.unread())
    if _SELF.search(heard.line.words) or heard.command is not None:
        return heard.points <= 1 and unread > 2  # noqa: PLR2004 - more unknown than known
    return (
        unread > 0
        and heard.points - unread <= 1
        and not any(one.kind in {"sets", "reps", "pace"} for one in heard.line.quantities)
    )


def _understood(heard: Heard, mention: Mention) -> bool:
    """Whether a clause tells or asks of training at some time in words that are all known."""
    line, segment = heard.line, heard.line.segments[mention.segment]
    timed = any(line.segment_at(stamp.start) == mention.segment for stamp in line.stamps)
    sure = not mention.shy or intents.asks_itself(line, mention.segment)
    return timed and sure and not line.unread(segment.start, segment.end)


def other_sport(heard: Heard) -> str | None:
    """The sport that is asked about, where it is neither running nor lifting."""
    sports = list(heard.line.of("sport"))
    if not sports:
        return None
    rivals = [
        one
        for one in heard.line.of("run", "legs", "lift")
        if one.lead not in {"after", "with", "before", "following", "from"} and not one.shy
    ]
    return sports[0].name if not rivals or (heard.target is None) else None


def _training_intent(heard: Heard) -> Intent:
    line, asked = heard.line, heard.asked
    days = {
        draft.stamp.start
        for draft in heard.drafts
        if draft.stamp is not None and draft.stamp.says_tense >= 0 and draft.lead not in {"after", "following", "from"}
    }
    if heard.asks:
        if _plan_asked(heard) and not _asks_to_move(line):
            return "plan"
        if re.search(r"\b(?:train|lift|gym)\b", line.plain) and not line.of("run") and heard.target is None:
            return "ask_lift"
        if heard.target is None and heard.soreness is not None and not line.of("run", "legs", "lift"):
            return "ask_run" if re.search(r"\brun|train|go\b", line.words) else "report_soreness"
        if heard.target is None and intents.vague_question(line):
            return "ask_run"
        if _both_asked(heard):
            return "plan"
        if heard.target is not None and heard.target.topic in {"legs", "lift"} and not heard.order:
            return "ask_lift"
        if heard.order and _LEGS_ORDERED.search(line.words):
            return "ask_lift"
        if re.search(r"\b(?:train|lift|gym)\b", line.plain) and not line.of("run"):
            return "ask_lift"
        return "ask_run"
    if intents.is_log_command(line.words):
        return "log_run" if line.of("run") and not line.of("legs") else "log_leg"
    if intents.plan_words(line.words):
        return "plan"
    done, planned = told(heard)
    current = [
        one
        for one in done
        if not one.mentions[0].denied
        and one.stamp is not None
        and not is_old(heard, one.stamp)
        and one.lead not in {"after", "from"}
        and not is_yesterday(heard, one.stamp)
    ]
    ahead = [one for one in planned if one.stamp is not None and is_ahead(heard, one.stamp)]
    if done and not planned and all(any(m.denied for m in one.mentions) for one in done):
        return "log_run" if done[0].kind == "run" else "log_leg"
    upcoming = [one for one in planned if one.kind == "run" and one.stamp is not None]
    told_first = (
        bool(done)
        and bool(upcoming)
        and (upcoming[0].start < done[0].start or (done[0].stamp is not None and has_begun(heard, done[0].stamp)))
    )
    if (
        told_first
        and all(one.kind == "legs" for one in done)
        and len(heard.drafts) == _ONE_OF_EACH
        and (ahead or not current or done[0].stamp is not None)
    ):
        return "ask_run"
    if (
        ahead
        and not current
        and not re.search(r"\b(?:still|even more)\b", line.words)
        and (heard.soreness is not None or re.search(r"\bskipping|\boff\b", line.words))
        and not (len(planned) == 1 and not done and line.having("sore") and not _SELF.search(line.words))
    ):
        return "plan"
    if (current and heard.soreness is None) or (current and ahead):
        newest = latest(heard, done)
        return "log_run" if newest.kind == "run" else "log_leg"
    if reports(heard, done) and not (ahead and not done and line.having("sore")):
        return "report_soreness"
    if done and asked is not None and (asked in done or not planned):
        newest = latest(heard, done)
        return "log_run" if newest.kind == "run" else "log_leg"
    if not done and not planned:
        return "report_soreness" if heard.soreness is not None else "plan"
    if planned and planned[-1].kind == "legs" and not line.of("run"):
        return "plan" if len(days) > 0 or heard.soreness is None else "report_soreness"
    if planned and all(one.mentions[0].denied for one in planned):
        return "plan"
    weights_before = (
        len(days) == _ONE_OF_EACH and any(d.kind == "legs" and d.segment > 0 for d in planned) and line.having("weight")
    )
    if not weights_before and (
        re.search(
            r"\bnot running\b|\bnext run\b|\bskipping\b|\boff\b|\bwill (?:run|do|go|be|squat|lift|jog|train|try)\b|\bi am (?:doing|running|racing|squatting|lifting|going|signed)\b",
            line.words,
        )
        or (len(days) > 1 and all(d.stamp is None or d.stamp.says_tense >= 0 for d in planned))
    ):
        return "plan"
    return "ask_run" if (planned and planned[0].kind == "run") or line.of("run") else "plan"


_LEGS_ORDERED: Final = re.compile(
    r"\bshould i (?:do |hit |train )?(?:leg|lift|squat)\w*(?: \w+)? (?:before or after|after or before)\b"
)


def _plan_asked(heard: Heard) -> bool:
    """Words of planning, but for those of a clause that only tells of a session while another asks about one."""
    line, target = heard.line, heard.target
    if target is None or not intents.asks_itself(line, target.segment):
        return intents.plan_words(line.words)
    telling = {one.segment for one in line.mentions if not intents.asks_itself(line, one.segment)}
    heeded = (line.words[one.start : one.end] for at, one in enumerate(line.segments) if at not in telling)
    return intents.plan_words(", ".join(heeded))


_MOVES: Final = re.compile(r"\b(?:move|shift|switch) (?:my )?(?:leg day|legs|squats?|deadlifts?|lower)\b.*\?")


def _asks_to_move(line: Line) -> bool:
    return (
        _MOVES.search(line.words) is not None
        and "swap" not in line.words
        and re.search(r"^(?:\w+ )?(?:move|can)", line.words) is None
    )


def _both_asked(heard: Heard) -> bool:
    """For "squats tomorrow and the long run on Saturday?": two sessions asked about at once are a plan."""
    free = [
        one
        for one in heard.drafts
        if one.lead == "" and not one.upper and one.stamp is not None and one.stamp.says_tense >= 0
    ]
    kinds = {one.kind for one in free}
    segment = {one.segment for one in free}
    asked = all(intents.in_question(heard.line, one.mentions[0]) for one in free)
    asked = asked and re.search(r"\b(?:can|should|could|may) i\b", heard.line.words) is not None
    return (
        asked
        and len(kinds) > 1
        and "which" not in heard.line.words
        and len(segment) == 1
        and len({one.stamp.start for one in free if one.stamp}) > 1
        and " and " in heard.line.words
    )
