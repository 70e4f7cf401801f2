# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""What a message wants: slash words first, then settings, help and summary by their phrases, then training talk."""

import re
from collections.abc import Collection
from typing import Final

from bot.language.query import Intent, ToldSoreness
from bot.language.reading import Line, Mention
from bot.language.spans import holds_any

_SLASH: Final = re.compile(r"^[/!\\]([a-z]+)(?: (help|run|legs?|lift|week|soreness|sore)\b)?")
_SLASHES: Final[dict[str, Intent]] = {
    **dict.fromkeys("canirun canirn run mayirun askrun".split(), "ask_run"),
    **dict.fromkeys("canilift canisquat lift mayilift".split(), "ask_lift"),
    **dict.fromkeys("logrun ran loggedrun runlog".split(), "log_run"),
    **dict.fromkeys("logleg loglegs loglift legday lifted leglog".split(), "log_leg"),
    **dict.fromkeys("sore soreness doms pain checkin".split(), "report_soreness"),
    **dict.fromkeys("plan planweek schedule".split(), "plan"),
    **dict.fromkeys("summary week stats weekly report history".split(), "summary"),
    **dict.fromkeys("settings setting set prefs config profile goal level timezone".split(), "settings"),
    **dict.fromkeys("help canirunhelp".split(), "help"),
}  # fmt: skip
_ASKS: Final = re.compile(
    r"^(?!i will |we will |i am |i do |(?:i |we )?(?:could|can|was|did|have|would|should) not (?!i |we )|(?:i |we )?(?:can|could) (?:barely|hardly|only|feel) |(?:i |we )?(?:should|could|would) have |will (?:run|do|squat|lift|jog|go|train|skip|rest|hit|be|try|have)\b)(?:(?:\w+ )?(?:can|could|should|shall|may|do|does|would|will|when|what|which|how|where|might)|(?:(?:so|ok|hey|and|but|hi|coach|hmm+|then|well|or|question|quick) )*(?:is|am|are))\b|\b(?:can|could|should|may|shall|would) (?:i|we|you|one|do)\b|\bi (?:can|should|could|may) (?:to )?(?:run|do|jog|squat|lift|go|sprint|train)\b(?=.*\bor\b|.*ok)|\b(?:is|would|will) (?:it|that|this|a|an|my) (?:[\w~]+ )?(?:ok|okay|fine|safe|bad|good|wise|smart|silly|too|possible|hurt|be|alright|worth|dumb|stupid)\b|\bis possible\b|(?<!i )(?<!we )\bwould\b(?! (?:have|like|love|rather|prefer))|(?:^|[,.;] ?|\bbut |\bso |\band )(?:is|are) [^,.?!]{2,40}\b(?:ok|okay|fine|safe|bad|wise|smart|silly|dumb|stupid|crazy|too (?:much|soon|hard)|problem|issue|mistake|risky|allowed|possible|doable|realistic|overkill)\b|\bok (?:to|for|if|or not)\b|\bor not\b|\byes or no\b|\b(?:thoughts|advice|opinions|wdyt|good idea|bad idea|too (?:much|soon)(?! (?!for|on|if|after|to|this|with)\w)|(\w+) or no \1|allowed|crazy or|safe to|fine to|am i (?:able|ok|fine|good|recovered)|how (?:many|long|soon)|do i (?:need|have)|wondering (?:if|whether)|thinking (?:of|about)|tell me if|let me know if|not sure (?:if|whether)|worth)\b|\bor (?:rest|wait|skip|take)\b|\bor no go\b|\bany (?:harm|downsides?|issues?|problems?|objections?|concerns?|risks?|trouble|reason)\b"
)
_TAG: Final = re.compile(
    r"~[^.,;!\w]* (?:ok|fine|doable|possible|alright|wise|safe|smart|silly|stupid|dumb|crazy|right|yeah|eh)[ .!]*$"
)
_PLAN: Final = re.compile(
    r"\b(?:would like|want) to (?:add|put|schedule|move|plan|fit)\b|(?<!on the )(?<!on my )\bplan(?:ning)? (?:my|the|a|out|for|~|this|next|week|our|to|squats?|legs?|leg|runs?|on|an|deadlifts?|intervals|long|tempo|easy|sprints|\d[\dx]*(?:k|km)?)\b|^plan\b|\b(?:schedul(?:e|ing)|programme|program|routine|split) (?:my|the|for|a|of|this|look|should|would|~)\b|\b(?:weekly|training|week) (?:schedule|plan|split|layout)\b|\bwhat (?:weekly )?schedule\b|\b(?:mov(?:e|ing)|swap(?:ping)?|switch|shift(?:ing)?|postponing|push(?! (?:off|hard|through|it|myself|too))|reschedule|rearrange|postpone|reorder|bring forward) (?:my |the |around )?|\b(?:should|can|could|shall) (?:i|we) swap\b|\bwhere (?:do|should|can|would|could|does|to) (?:i )?(?:\w+ ){0,4}(?:put|fit|place|squeeze|slot|go)\b|\bwhere do \w+|\bhow (?:do|should|can|would|could|to) (?:i )?(?:\w+ ){0,3}(?:combine|fit|balance|manage|structure|organi[sz]e|arrange|split|juggle|order|program|schedule|plan|mix|space)\b|\bwhich days?\b|\bwhat days?\b|\bwhen should i be lifting\b|\bslot left\b|\bevery day(?: ~|(?= (?:this|next) week))|\brelative to my\b|\bhow to (?:manage|combine|fit|balance|schedule)\b|\bto do$|\bmap out\b|\bbuild me\b|\bmake me a (?:plan|schedule)\b|\b(?:fit|squeeze|slot|add|get) (?:in )?(?:a|an|another|in|one)\b.*\b(?:this|next|my|the) week\b|\bbest (?:day|order|time|way to (?:split|combine|schedule|fit))\b|(?<!after )\bhow many (?:days|runs|leg days|times)(?! (?:off|after|until|between|before|since|rest|do i (?:wait|rest|need)|should i (?:wait|rest)))\b|\bperiodi[sz]\w+|^(?:please |can you |ok |and |then |also |let us )*(?:put|add|book|pencil in|schedule|postpone|move|shift|push|delay|cancel|drop|replace|swap|switch|bring|note|set) (?:my |the |in |a |an |down )*(?:\w+ )?(?:squats?|legs?|leg day|lower body|deadlifts?|runs?|long run|tempo|intervals|sprints|hills|race|easy run|session|workout|lift\w*|strength|gym)\b|\bhelp me (?:balance|plan|combine|fit|schedule|organi[sz]e|arrange|structure|mix|juggle)\b|\b(?:best|right|good|ideal) (?:spot|place|slot|day|days|time) for\b"
)
# Words of which one has to be there for a plan.
_PLAN_GATE: Final = tuple(
    (
        "plan|want to|like to|schedul|program|routine|split|layout|mov|swap|switch|shift|postpon|push|rearrang|reorder|bring|where|how |which day|what day|"
        "when should|slot|every day|relative|to do|map out|build me|make me|week|best|periodi|put|add|book|pencil|delay|cancel|drop|replac|note|set|help me|right|good|ideal"
    ).split("|")
)
_ORDER_GATE: Final = ("which", "first", "other way", " or ", " vs ", "vice", "what goes", "what comes", "what order")
_ORDER: Final = re.compile(
    r"\bwhich (?:goes |should (?:go|come|be|i do) |comes |is |one )?(?:goes |first|better|is better)\b|\b(?:run|cardio|legs?|lift|squat|running|weights) (?:first|before or after|before|after)[^.?!]*\bor (?:after|before|the other way|legs?|lift|run|squat|vice versa|weights|second|other way)|\bother way (?:round|around)\b|\bbefore or after\b|\bafter or before\b|\bvice versa\b|\bwhich (?:one )?first\b|\b(?:run|legs|lift|weights|squats|cardio) (?:or|vs) (?:run|legs|lift|weights|squats|cardio) first\b|\bwhat (?:goes|comes|order)\b|\bwhich order\b"
)
_POLITE: Final = re.compile(
    r"^(?:(?:ok|okay|yes|yep|yeah|no|nope|nah|sure|thanks|thank you|cool|great|nice|got it|will do|sounds good|perfect|cheers|hi|hello|hey|morning|good morning|good night|lol|haha|please|done|alright|fine|good|easy|k|ty|np|noted|awesome|wow|bye|see you|never mind|nvm|bot|coach|cool cool|good bot|you are the best|that helps|makes sense|love it|so much|a lot|buddy|mate|then|will|do|it|i see|understood|agreed|absolutely|maybe|hm+|ok then|~+|yo|there|everyone|team|all|[\s,.!?-]+)\b[\s,.!?-]*)+$"
)
_VAGUE_ASK: Final = re.compile(
    r"^(?:so|ok|and|then)?,? ?(?:can|may|should) i(?: or not)?\W*$|^(?:so |ok |and |then )*(?:should|can|may|could) i (?:go|train)(?: hard)?\W*$|\bready to (?:go|run|train|race)\b|\bgo or no(?:t| go)\b|\brest day\b|\b(?:rest or (?:go|run|train)|should i rest|take (?:a|the) (?:day off|rest|break)|off day|day off|train or rest|good to go|green light|safe to train|am i (?:recovered|ready|good)|recovered enough|(?:are|is) my (?:legs|body|quads) (?:recovered|ready|fresh|ok|good)|what (?:can|should) i do|how about|what about|anything (?:i can|off limits))\b"
)
_TALKS_GATE: Final = ("word", "mean", "name", "term", "song", "thing", "idea", "movie", " way")
_TALKS_ABOUT: Final = re.compile(
    r"\b(?:is|was|are) (?:a |an |such a |the )?(?:\w+ )?(?:funny|weird|silly|strange|cool|nice|great|favou?rite|best|dumb) (?:word|name|term|song|thing|idea|movie|way)\b|\b(?:the )?word\b|(?<!that )(?<!this )(?<!it )\bmeans?\b(?! i)"
)


def slash_word(words: str) -> Intent | None:
    found = _SLASH.match(words)
    if found is None:
        return None
    word, more = found.group(1), found.group(2)
    if word in {"log", "trained"}:
        return "log_run" if more == "run" else "log_leg" if more in {"leg", "legs", "lift"} else None
    return "help" if more == "help" else _SLASHES.get(word)


def is_log_command(words: str) -> bool:
    return re.match(r"^[/!]?(?:log|trained)\b(?! (?:files?|out|in|off)\b)", words) is not None


def asks(line: Line) -> bool:
    """Whether a line asks anything; "... thursday ok" does, "legs ok" does not."""
    return "?" in line.words or _ASKS.search(line.numberless) is not None or _TAG.search(line.plain) is not None


def points(line: Line, soreness: ToldSoreness | None) -> int:
    """How much a line is about training; every word of work or daily life takes two points away."""
    total = 0
    for one in line.mentions:
        if one.topic == "upper":
            total += 2
        elif one.topic == "legs":
            total += 3 if one.name not in {"lunge", "squat"} or one.end - one.start > len("squat") else 2
        elif one.topic == "run":
            total += 1 if one.shy or one.name in {"run", "runs", "running", "ran"} else 2
        else:
            total += 1
    total += (
        2
        if re.search(
            r"\b(?:can|should|could|may|did|do|am|will|have|must|might) (?:\w+ )?(?:i|we) (?:\w+ )?(?:~+ )?(?:run|jog|squat|lift|sprint|deadlift|running|going|train|race)\b",
            line.plain,
        )
        else 0
    )
    total += (
        1
        if re.search(
            r"\bi (?:\w+ )?(?:\w+ )?(?:ran|run|jog|squat|lift|jogged|lifted|squatted|sprinted|raced)\b|\bmy (?:\w+ )?(?:run|long run|squat|quads|legs)\b",
            line.plain,
        )
        else 0
    )
    if soreness is not None:
        total += 2 if soreness.site is not None or "doms" in line.words or "sore" in line.words else 1
        total += 3 if soreness.pain is not None or soreness.resolved else 0
    total += bool(line.having("duration") and line.of("run"))
    total += sum(one.kind in {"sets", "reps", "pace", "distance", "rpe"} for one in line.quantities)
    return (
        total - 2 * line.office - (4 if holds_any(line.words, _TALKS_GATE) and _TALKS_ABOUT.search(line.words) else 0)
    )


def target_of(line: Line, over: Collection[Mention], *, asking: bool) -> Mention | None:
    """The session that a message is about: asked in its question, not hung on by "after", "if" or "with".

    No session that is `over` is asked about: "what can I do tonight after yesterday's squats" asks in general.
    """
    able = [one for one in line.mentions if one.topic in {"run", "legs", "lift"}]
    ahead = [one for one in able if one not in over]
    if asking and not ahead and not _ASKED_AGAIN.search(line.words):
        return None
    able = (asking and ahead) or able
    if not able:
        return None
    free = [one for one in able if one.lead not in _HUNG and not one.denied]
    if not free and asking and asks_in_general(line):
        return None
    free = free or [one for one in able if not one.denied]
    if not free:
        return None
    between = [one for one in free if one.lead == "before"] if any(one.lead == "after" for one in free) else []
    if between:  # "how long after squats before a run?"
        return between[-1]
    return _questioned(line, free) if asking else _first_choice(line, free)


def asks_in_general(line: Line) -> bool:
    """For "what can I do after hill sprints": what somebody may do, and not whether they may do that."""
    return _WHAT_CAN.search(line.words) is not None


def _questioned(line: Line, free: list[Mention]) -> Mention | None:
    """The session that a question is about; none where the clause that asks names none."""
    pronoun = _ASKED_PRONOUN.search(line.words) is not None
    if pronoun and not _SAME_CLAUSE.search(line.words):
        return free[-1]
    days = [one for one in free if asks_its_day(line, one) and not line.stamped(one.segment)]
    if days:  # "race on sunday, last leg day when?"
        return days[-1]
    questioned = [one for one in free if in_question(line, one)]
    if questioned:
        return _first_choice(line, questioned)
    if pronoun:
        return free[-1]
    return None if _asks_apart(line) or _VAGUE_ASK.search(line.words) else _first_choice(line, free)


_WHAT_CAN: Final = re.compile(r"\bwhat (?:can|could|should) i (?:do|still do|train)\b")
_ASKED_AGAIN: Final = re.compile(r"\b(?:was|were|did|had)\b[^.!]*\?\s*$")
_HUNG: Final = frozenset(
    {
        "after",
        "following",
        "before",
        "prior to",
        "if",
        "from",
        "with",
        "without",
        "since",
        "once",
        "than",
        "instead of",
        "post",
        "pre",
        "ahead of",
        "on top of",
        "close to",
        "because of",
        "due to",
        "relative to",
        "given",
        "considering",
        "same day as",
        "same week as",
    }
)
_ASKED_PRONOUN: Final = re.compile(r"\b(?:cancel|skip|move|drop|do|keep|postpone) (?:it|them|that)\b")
_SAME_CLAUSE: Final = re.compile(r"\bhow (?:do|can|should|to)\b|\bwhich\b|\bdo (?:it|them|that) (?:before|first)")
_QUESTION_SEGMENT: Final = re.compile(
    r"\b(?:can|could|should|shall|may|would|is it|is (?:a|an|my|that|possible)|ok to|ok for|safe|do i|does|am i|which|what|how|will|is \d|^\s*(?:so |and |but |ok |then )?is ~|or no|is possible|move|drop|skip|fine|ruin|any)\b|^\s*is\b"
)


def in_question(line: Line, one: Mention) -> bool:
    segment = line.segments[one.segment]
    if _QUESTION_SEGMENT.search(segment.text):
        return True
    following = [other for other in line.segments[one.segment :] if other.sentence == segment.sentence]
    return any(other.asks for other in following) and not _TOLD.search(segment.text)


_TOLD: Final = re.compile(
    r"\b(?:did|was|were|had|ran|squatted|lifted|finished|destroyed|smashed|maxed|crushed|killed|i've|have|yesterday|last|ago|done|trained|hit|made)\b"
)


_MAY_I: Final = re.compile(r"\b(?:can|could|should|may) i\b|\bi (?:can|could|should|may)\b")


_MAY_I_IT: Final = re.compile(
    r"\W*(?:so |and |now |then )*(?:can|could|should|may) i(?: still)?(?: (?:go|join|do (?:it|that)|go for it))?\W*"
)


def _asks_apart(line: Line) -> bool:
    """For "when can I go hard? heavy deadlifts monday": the clause that asks names no session."""
    named = {one.segment for one in line.mentions}
    return any(
        index not in named and _MAY_I.search(one.text) and not _MAY_I_IT.fullmatch(one.text)
        for index, one in enumerate(line.segments)
    )


_ASKED_OF: Final = re.compile(
    r"\b(?:can|could|should|may|do|shall|would|ok|safe|fine|possible|which|move)\b|(?:\A|[,.;?!] )(?:so |and |but )?is\b"
)


def _first_choice(line: Line, able: list[Mention]) -> Mention:
    runs = [one for one in able if one.topic == "run"]
    legs = [one for one in able if one.topic != "run"]
    if runs and legs and all(one.lead == "between" for one in able):  # how long between squats and intervals?
        return runs[-1]
    if not runs or not legs:
        return (runs or legs)[-1 if runs else 0] if not runs or len({one.segment for one in runs}) > 1 else runs[0]
    asked = _ASKED_OF.search(line.plain)
    if asked is not None:
        after = [one for one in able if one.start > asked.start()]
        if after and not re.search(r"\bthen\b|\band (?:then )?(?:run|jog|sprint)", line.plain[asked.start() :]):
            return after[0]
        return runs[-1]
    timed = {line.segment_at(stamp.start) for stamp in line.stamps}
    own = [one for one in able if line.segments[one.segment].asks and one.segment in timed]
    if own and all(one.topic == "legs" for one in own):
        return own[0]
    return runs[-1]


def order_asked(line: Line) -> bool:
    return holds_any(line.words, _ORDER_GATE) and _ORDER.search(line.words) is not None


def small_talk(line: Line) -> bool:
    return _POLITE.match(line.words) is not None and "?" not in line.words


def vague_question(line: Line) -> bool:
    """For "tomorrow?", "go or no go": no word of training, yet to a coach it can only mean one thing."""
    if _VAGUE_ASK.search(line.words):
        return True
    said = " ".join(segment.text for segment in line.segments)
    left = re.sub(r"[~\W]+|\b(?:and|or|how|what|about|ok|is|for|on|at|the|then|hey|so|me|in|of)\b", "", said)
    return not left and bool(line.stamps) and "?" in line.words


def plan_words(words: str) -> bool:
    return holds_any(words, _PLAN_GATE) and _PLAN.search(words) is not None


_ASKS_WHEN: Final = re.compile(r"\b(?:when|which|what day|latest|how (?:late|close|long|soon|many))\b")
_ONLY_WHEN: Final = re.compile(r"\s*(?:so |and |then )?(?:when|which day|what day|how late|how close)\b[^a-z]*")


def asks_its_day(line: Line, one: Mention) -> bool:
    """For "last leg day when?": a leg day without a verb in a clause that asks when or which is asked for, not told."""
    if not line.words.startswith(("leg", "lower"), one.start) or one.lead in {"after", "following", "from", "since"}:
        return False
    own, behind = line.segments[one.segment], line.segments[one.segment + 1 : one.segment + 2]
    asks_behind = bool(behind) and behind[0].sentence == own.sentence and _ONLY_WHEN.fullmatch(behind[0].text)
    asked = _ASKS_WHEN.search(own.text) is not None or bool(asks_behind)
    return asked and _ACTED.search(own.text) is None


_ACTED: Final = re.compile(
    r"\b(?:did|done|finished|completed|had|hit|just|made|crushed|smashed|destroyed|killed|trained|skipped|missed)\b"
)


def asks_itself(line: Line, segment: int) -> bool:
    """Whether a clause asks by its own words or sign, and not only by a tag behind it ("..., ok?")."""
    one = line.segments[segment]
    return one.asks or _QUESTION_SEGMENT.search(one.text) is not None
