# ruff: noqa: C901, PLR0911, PLR0912 - a ladder of readings: the first that fits is the answer
# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""What a message wants: the decisions that need the whole of it, its sessions and its tenses."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.language import intents, sessions, tenses
from bot.language.habits import is_habit
from bot.language.product import set_phrase
from bot.language.quantities import Quantity
from bot.language.query import Intent, ToldSoreness
from bot.language.reading import Line, Mention
from bot.language.sessions import Draft
from bot.language.soreness import read_soreness
from bot.language.stamps import Now, Stamp, Tense, by_the_clock, is_over, resolve

_PLAINLY_TRAINING: Final = 4
_ONE_OF_EACH: Final = 2
_REPORTS: Final = re.compile(r"\b(?:still|even more|now|hurt more|feel it|as of|has me|have me|since|mildly)\b")


@dataclass(frozen=True, slots=True)
class Heard:
    """A line with the decisions about it so far."""

    line: Line
    now: Now
    soreness: ToldSoreness | None
    drafts: list[Draft]
    command: Intent | None
    asks: bool
    order: bool
    points: int
    target: Mention | None
    asked: Draft | None


def hear(line: Line, now: Now) -> Heard:
    soreness = _soreness(line, now)
    drafts = sessions.drafted(line)
    command = intents.slash_word(line.words)
    asking = command in {"ask_run", "ask_lift"} or (command is None and intents.asks(line))
    over = {one for draft in drafts if _is_told(line, now, draft) for one in draft.mentions}
    target = intents.target_of(line, over, asking=asking)
    asked = next((draft for draft in drafts if target is not None and target in draft.mentions), None)
    return Heard(
        line,
        now,
        soreness,
        drafts,
        command,
        asking,
        intents.order_asked(line),
        intents.points(line, soreness),
        target,
        asked,
    )


def _is_told(line: Line, now: Now, draft: Draft) -> bool:
    """Whether a session is over, by its time or by the words of a clause that asks nothing."""
    if draft.stamp is None:
        return False
    tells = (
        not intents.asks_itself(line, draft.segment) and tenses.PAST.search(tenses.own_words(draft, line)) is not None
    )
    return is_over(draft.stamp, now) or (tells and draft.stamp.says_tense <= 0)


def _soreness(line: Line, now: Now) -> ToldSoreness | None:
    """The freshest level: "6/10 yesterday, 4/10 today" is a four; several sites at once, the worst."""
    levels = line.having("sore")
    if levels and not line.mentions and line.unread() and not _SORE_SUBJECT.search(line.words):
        levels = ()
    if len(levels) > 1 and line.stamps:
        levels = _of_today(line, now, levels)
    return read_soreness(line.numberless, levels)


def _of_today(line: Line, now: Now, levels: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The levels told of today; the words nearest before or behind a level date it."""
    fresh = tuple(one for one in levels if not _is_past(line, now, one))
    return fresh or levels[-1:]


def _is_past(line: Line, now: Now, level: Quantity) -> bool:
    segment = line.segment_at(level.start)
    near = [one for one in line.stamps if line.segment_at(one.start) == segment]
    stamp = min(near, key=lambda one: abs(one.start - level.start), default=None)
    if stamp is None:
        return False
    day = resolve(stamp, -1, now).first_day
    return stamp.says_tense < 0 or (day is not None and day < now.today)


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


_SORE_SUBJECT: Final = re.compile(
    r"sore|doms|leg|quad|ham|calf|calves|glute|ach|stiff|body|pain|feel|hip|knee|butt|muscle|tired"
)
_DONE: Final = re.compile(r"\b(?:done|finished|completed|in the books)\b")
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
        and not _is_old(heard, one.stamp)
        and one.lead not in {"after", "from"}
        and not _is_yesterday(heard, one.stamp)
    ]
    ahead = [one for one in planned if one.stamp is not None and _is_ahead(heard, one.stamp)]
    if done and not planned and all(any(m.denied for m in one.mentions) for one in done):
        return "log_run" if done[0].kind == "run" else "log_leg"
    upcoming = [one for one in planned if one.kind == "run" and one.stamp is not None]
    told_first = (
        bool(done)
        and bool(upcoming)
        and (upcoming[0].start < done[0].start or (done[0].stamp is not None and _has_begun(heard, done[0].stamp)))
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
    if _reports(heard, done) and not (ahead and not done and line.having("sore")):
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


def told(heard: Heard) -> tuple[list[Draft], list[Draft]]:
    """Sessions told as done and as planned in a message that asks nothing."""
    done: list[Draft] = []
    planned: list[Draft] = []
    for draft in heard.drafts:
        segment = heard.line.segments[draft.segment].text
        tense: Tense = draft.stamp.says_tense if draft.stamp is not None else 0
        if tense == 0:
            tense = _told_tense(heard, draft, segment)
        (done if tense < 0 else planned).append(draft)
    if done and all(one.stamp is None for one in planned) and not tenses.FUTURE.search(heard.line.plain):
        return heard.drafts, []
    return done, planned


def _told_tense(heard: Heard, draft: Draft, segment: str) -> Tense:
    if (
        draft.stamp is not None
        and _DONE.search(heard.line.words)
        and not draft.stamp.says_tense
        and not tenses.FUTURE.search(segment)
    ):
        return -1
    if draft.stamp is not None and is_habit(heard.line, draft.stamp):
        return 1
    if tenses.looks_back(segment) and not re.search(r"\b(?:want|planned|will|going to)\b", segment):
        return -1
    if draft.kind == "run" and _is_later_today(heard, draft.stamp):
        return 1
    own = {one.segment for one in draft.mentions}
    counted = [
        one
        for one in heard.line.quantities
        if (heard.line.segment_at(one.start) in own and one.kind in {"sets", "weight", "reps", "pct", "rpe"})
        or (one.kind in {"duration", "pace"} and (one.more or heard.line.having("distance")))
    ]
    bare_today = (
        draft.stamp is not None and draft.stamp.day is not None and draft.stamp.day.future[0] == heard.now.today
    )
    if draft.kind == "legs" and draft.stamp is not None and draft.stamp.day is None and draft.stamp.part is not None:
        return -1 if tenses.looks_back(heard.line.plain) or counted else 1
    if draft.kind == "legs" and not counted and re.search(r"\b(?:will|going to|want|plan)\b", segment):
        return 1
    if draft.kind == "legs":
        told = counted or (draft.stamp is not None and not _is_nearer_ahead(heard, draft.stamp))
        return -1 if told else 1
    told = [one for one in heard.line.quantities if one.kind in {"distance", "duration", "pace", "climb"}]
    if len(told) > 1 and draft.stamp is not None and _is_nearer_behind(heard, draft.stamp) and "to do" not in segment:
        return -1
    if bare_today and draft.stamp is not None and draft.stamp.part is None:
        return -1 if heard.line.quantities or heard.soreness is not None else 1
    if counted and not re.search(r"\bto do\b|\bplan", heard.line.words):
        return -1
    if draft.stamp is not None and draft.stamp.part is not None and bare_today:
        return -1 if draft.stamp.part in {"morning", "early", "breakfast", "firstthing"} else 1
    past_part = draft.stamp is not None and draft.stamp.fixed is not None and draft.stamp.tense < 0
    return -1 if past_part or (draft.stamp is None and heard.soreness is not None) else 1


def _is_nearer_ahead(heard: Heard, stamp: Stamp) -> bool:
    """For a bare "leg day friday": the nearer of the two Fridays is meant."""
    day, today = stamp.day, heard.now.today
    return day is not None and today < day.future[0] and day.future[0] - today < today - day.past[0]


def _is_nearer_behind(heard: Heard, stamp: Stamp) -> bool:
    day = stamp.day
    return day is not None and heard.now.today - day.past[0] < day.future[0] - heard.now.today


def _is_later_today(heard: Heard, stamp: Stamp | None) -> bool:
    """A bare clock that is still to come, in a line that tells of nothing done."""
    if stamp is None or stamp.clock is None or stamp.day is not None:
        return False
    tells = tenses.looks_back(heard.line.plain) or _DONE.search(heard.line.words)
    at = resolve(stamp, 1, heard.now).at
    return not tells and at is not None and at.date() == heard.now.today


def _reports(heard: Heard, done: list[Draft]) -> bool:
    """Soreness is the news where no session was told for today or last night, or where it comes last and still is."""
    if heard.soreness is None or not (heard.soreness.category != "none" or not done):
        return False
    news = [
        one
        for one in done
        if one.lead not in {"after", "from", "since", "following", "because of"} and one.mentions[0].name != "pace"
    ]
    if re.search(r"\b(?:has|have|left|got) (?:me|my)\b", heard.line.words) and len(news) == 1:
        return True
    shy = all(mention.shy for one in news for mention in one.mentions) and not heard.line.quantities
    if heard.soreness.category == "pain" and (shy or not heard.line.stamps):
        return True
    strong = [one for one in news if one.stamp is not None and not _is_old(heard, one.stamp)]
    if not news:
        return True
    last = max(one.mentions[-1].end for one in news)
    sore_last = re.search(r"sore|hurt|achy|stiff|pain", heard.line.plain[last:]) is not None
    if (
        _REPORTS.search(heard.line.words)
        and sore_last
        and not re.search(r"\bsore (?:butt|legs)|anyway", heard.line.words)
    ):
        return True
    return not strong and sore_last


def _has_begun(heard: Heard, stamp: Stamp) -> bool:
    return (stamp.says_tense or by_the_clock(stamp, heard.now)) < 0


def _is_yesterday(heard: Heard, stamp: Stamp) -> bool:
    day = resolve(stamp, -1, heard.now).first_day
    return day is not None and day < heard.now.today and stamp.part is None


def _is_ahead(heard: Heard, stamp: Stamp) -> bool:
    day = resolve(stamp, 1, heard.now).first_day
    return day is not None and day > heard.now.today


def _is_old(heard: Heard, stamp: Stamp) -> bool:
    day = resolve(stamp, -1, heard.now).first_day
    return day is not None and day < heard.now.today - timedelta(days=1)


def latest(heard: Heard, done: list[Draft]) -> Draft:
    able = [one for one in done if not one.upper and one.lead not in {"after", "following", "from"}] or done
    today = heard.now.today

    def key(draft: Draft) -> tuple[int, int]:
        if draft.stamp is None or draft.stamp.day is None:
            return (0, 0)
        day = resolve(draft.stamp, -1, heard.now).first_day or today
        return ((day - today).days, 0)

    timed = [one for one in able if one.stamp is not None] or able
    if able[-1].stamp is None and "then" in heard.line.words:
        return able[-1]
    best = max(timed, key=key)
    same = [one for one in timed if key(one) == key(best)]
    runs = [one for one in same if one.kind == "run"]
    if len(runs) > 1 and runs[0].segment == runs[-1].segment:
        return runs[0]
    return runs[-1] if runs and best.kind == "run" else (same[-1] if same else best)
