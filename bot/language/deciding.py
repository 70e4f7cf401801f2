# ruff: noqa: PLR0911 - a ladder of readings: the first that fits is the answer
"""What a message wants: the decisions that need the whole of it, its sessions and its tenses."""

import re
from typing import Final

from bot.language import intents, tenses
from bot.language.hearing import Heard
from bot.language.news import Told, purpose
from bot.language.product import set_phrase
from bot.language.query import Intent
from bot.language.reading import Line, Mention
from bot.language.telling import latest, told

_PLAINLY_TRAINING: Final = 4


def intent_of(heard: Heard) -> Intent:
    line = heard.line
    if heard.command is not None:
        return heard.command
    if intents.small_talk(line) or (heard.asks and _ASKS_OTHERWISE.search(line.words)):
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


_ASKS_OTHERWISE: Final = re.compile(
    r"\b(?:what|when|should|can|could|do|does|how) (?:should |can |could |do )?(?:i|you|we) "
    r"(?:eat|drink|take protein|nap|shower|carb load)\b"
)
_I_UNSAID: Final = re.compile(
    r"(?:just |finally |also |then |so )*"
    r"(?:did|ran|jogged|walked|trained|lifted|squatted|deadlifted|lunged|sprinted|raced|finished|skipped)\b"
)
_ALL_OVER: Final = re.compile(r"\b(?:everything|muscles?|lower body|waist|whole body)\b")
_SELF: Final = re.compile(r"\b(?:i|my|me|im)\b")


def _about_something_else(heard: Heard) -> bool:
    """One weak signal among words that nobody understood, and nobody speaking of themselves."""
    if heard.soreness is not None and (heard.soreness.site is not None or heard.soreness.pain is not None):
        return False
    if "doms" in heard.line.words or (heard.soreness is not None and _ALL_OVER.search(heard.line.plain)):
        return False
    topics = {one.topic for one in heard.line.mentions if not one.shy} & {"run", "legs"}
    if len(topics) > 1 or any(_understood(heard, one) for one in heard.line.of("run", "legs")):
        return False
    unread = len(heard.line.unread())
    if _SELF.search(heard.line.words) or _I_UNSAID.match(heard.line.words) or heard.command is not None:
        return heard.points <= 1 and unread > 2  # noqa: PLR2004 - more unknown than known
    return (
        unread > 0
        and heard.points - unread <= 1
        and not any(one.kind in {"sets", "reps", "pace", "weight", "pct"} for one in heard.line.quantities)
    )


def _understood(heard: Heard, mention: Mention) -> bool:
    """Whether a clause tells or asks of training at some time in words that are all known."""
    line, segment = heard.line, heard.line.segments[mention.segment]
    timed = any(line.segment_at(stamp.start) == mention.segment for stamp in line.stamps)
    several = sum(one.segment == mention.segment for one in line.of("run", "legs")) > 1
    sure = several or not mention.shy or intents.asks_itself(line, mention.segment)
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
    if heard.asks:
        return _asked_intent(heard)
    line = heard.line
    if intents.is_log_command(line.words):
        return "log_run" if line.of("run") and not line.of("legs") else "log_leg"
    if intents.plan_words(line.words):
        return "plan"
    done, planned = told(heard)
    for_what = purpose(Told(heard, done, planned))
    if for_what == "log" and heard.drafts:
        return "log_run" if latest(heard, done or heard.drafts).kind == "run" else "log_leg"
    if for_what == "report" and heard.soreness is not None:
        return "report_soreness"
    return "ask_run" if for_what == "ask" else "plan"


def _asked_intent(heard: Heard) -> Intent:
    line, target = heard.line, heard.target
    lifting = _LIFTING.search(line.plain) is not None and not line.of("run")
    if _plan_asked(heard) and not _asks_to_move(line):
        return "plan"
    if target is None and lifting:
        return "ask_lift"
    if target is None and heard.soreness is not None and not line.of("run", "legs", "lift"):
        return "ask_run" if _GOING.search(line.words) else "report_soreness"
    if _both_asked(heard):
        return "plan"
    if heard.order:
        return "ask_lift" if _LEGS_ORDERED.search(line.words) or lifting else "ask_run"
    return "ask_lift" if lifting or (target is not None and target.topic in {"legs", "lift"}) else "ask_run"


_LIFTING: Final = re.compile(r"\b(?:train|lift|gym)\b")
_GOING: Final = re.compile(r"\brun|train|go\b|\b(?:can|should|could|may) i\b")
_LEGS_ORDERED: Final = re.compile(
    r"\bshould i (?:do |hit |train )?(?:leg|lift|squat)\w*(?: \w+)? (?:before or after|after or before)\b"
)


_MEANS_TO: Final = re.compile(r"\bplan(?:ned|ning)? (?:to|on)\b")  # one session that is meant, and asked about


def _plan_asked(heard: Heard) -> bool:
    """Words of planning, but for those of a clause that only tells of a session while another asks about one."""
    line, target = heard.line, heard.target
    if target is None or not intents.asks_itself(line, target.segment):
        ahead = [one for one in heard.drafts if not tenses.is_told(line, heard.now, one)]
        return intents.plan_words(_MEANS_TO.sub(" ", line.words) if len(ahead) == 1 else line.words)
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
