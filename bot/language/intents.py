# ruff: noqa: PLR0911 - a ladder of readings: the first that fits is the answer
# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""What a message wants: slash words first, then settings, help and summary by their phrases, then training talk."""

import re
from collections.abc import Collection
from typing import Final

from bot.language.query import Intent, ToldSoreness
from bot.language.reading import Line, Mention

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
_SETTINGS: Final = re.compile(
    r"\b(?:my|new|set|update|change) (?:\w+ )?(?:squat|back squat|squats?|deadlift|1 ?rm|one rep max|~+)(?: \w+)? (?:max|1 ?rm|pr|pb|one rep max|~+) ?(?:is|to|:|=|now|at|of|went)\b|\b(?:squat|deadlift) (?:max|1 ?rm|pr|pb|one rep max|~+)\b ?(?:is|to|:|=|now|~)|\b1 ?rm\b ?(?:is|:|=|to)|\bone rep max\b"
    r"|\bi (?:usually|normally|typically|always|generally|mostly|tend to|prefer to|like to) (?:run|lift|train|squat|work out|jog|do (?:legs|my))\b|\bmy (?:main |primary |running |lifting |training |fitness )?(?:goal|level|time ?zone|units?|usual|preferred|default|experience)(?: \w+)? (?:is|are|should be)\b|^(?:my )?(?:new )?max (?:back )?(?:squat|deadlift) (?:is|went|now|to|at|of|=|:)|\bmy (?:long run day|leg day) (?:is|should be) (?:always|usually)|\b(?:set|change|switch|update|turn|make) (?:my|the|to|off|on|units?|reminders?|goal|level|time ?zone|notifications?)\b(?! (?:long|leg|run|squat|workout|session|plan|day|~))|\b(?:use|in|to) (?:km|miles|kilometers|metric|imperial|kg|lb)\b(?: please| instead| from now| not| units?)?$|\bi (?:am|live|moved) (?:in|to) (?:the )?(?:\w+ )?(?:time ?zone|london|berlin|new york|tokyo|sydney|paris)\b|\bcall me\b|\b(?:remind|ping|message|dm|nudge) me\b|\b(?:stop|no more|mute|pause|turn off|disable|enable|turn on) (?:[\w~]+ ){0,3}(?:reminders?|pings?|check-?ins?|messages|notifications?|tips)\b|^i am (?:a |an )?(?:total |complete |pretty much a )?(?:beginner|novice|intermediate|advanced|newbie|new to (?:this|running|lifting))\b[^?]*$|^i (?:am training|train|am prepping|prep) for (?:a|an|the|my|~)\b[^?]*$|\b(?:training|goal) (?:for )?(?:is|=|:) (?:strength|endurance|balanced)\b|\bset (?:\w+ )?(?:goal|level|tz|zone|units)|\b(?:delete|export|forget) (?:my|all) data\b|\bset (?:a |up |my |an )?(?:\w+ )?(?:reminder|check-?in)|\bprivacy\b|\b(?:first|max) heart rate is\b"
)
_HELP: Final = re.compile(
    r"\bhow (?:do|can|should|does) (?:i|you|one|we) (?:log|use|record|enter|add|report|tell|track|undo|delete|edit|set|change|connect|start|correct|import|see|mark)\b|\bwhat (?:can|do|could) (?:you|this|the bot|it)\b|\b(?:what|which) (?:commands?|features|words|can i ask|should i type|do i type)\b|\bhow does (?:this|it|the bot|that|canirun|any of this)\b|^(?:help|help me|halp|\?|commands|usage|manual|info|instructions)[!?. ]*$|\bhelp (?:please|with (?:the )?(?:commands|bot)|me use|menu|page)\b|\bwhat (?:does|is|do) (?:an? )?(?:ease|wait|go|verdict|rpe|doms|hard48|1rm|fartlek|tempo|easy pace|zone|threshold|hiit|rdl|recovery run|interference)\b[^?]{0,30}(?:mean|\?|$)|\bwho (?:are|made|built) you\b|\bhow tired must\b|\bhow (?:sore|tired|hard|heavy|stiff) (?:is|must|should|counts|do i (?:have|need) to)\b|\bwhat counts as\b|\bcounts? as (?:a |an |my )?(?:\w+ )?(?:leg|legs|hard|light|run|workout|session|exercise)|\b(?:is|are) (?:a |an |the )?[a-z][a-z ]{1,30} (?:a|an) (?:leg|lower body|upper body) (?:exercise|movement|day)\b|\bwhy (?:did you|do you|48|is it 48|should i wait|does|wait|not)\b|\bwhat(?: is|'s) the difference\b|\bexplain\b|\bhow (?:it|this) works\b|\bwhere (?:do|can) i (?:find|see|log|set|change)\b|\bwhat do you do\b|\bshow (?:me )?(?:the )?(?:commands|help|rules)\b|\bdo you (?:support|understand|know|sync|work with)\b|\bwhat rules\b|\bhow accurate\b|\bcan you (?:explain|help|sync|import|connect)\b"
)
_SUMMARY: Final = re.compile(
    r"\bwhat (?:did|have|has) i (?:log|logged|do|done|did|run|ran|train|trained|lift|lifted|recorded?)\b|\b(?:how (?:many|much|far|often|long)) (?:\w+ ){0,4}(?:did|have|had|has) i\b|\b(?:show|give|send|get|see|view|print|display) (?:me )?(?:my |the |a )?(?:\w+ )?(?:week|weekly|summary|log|logs|stats|history|training|month|sessions|report|recap|mileage|totals?)\b|\bhow (?:many|much|far) (?!can|should|must|do)(?:\w+ ){1,3}(?:~|this (?:week|month|year)|so far|in total)|^(?:did|have) i (?:already )?(?:run|ran|lift|squat|squatted|train|do|done|trained|lifted|log|logged)\b(?!.*\b(?:can|should|ok|enough|too)\b)|^(?:list|show|see) (?:me )?(?:all )?(?:of )?my \w+|\b(?:on|in) my log\b|\bhow (?:was|is|did|has|were) my (?:\w+ )?(?:week|month|training|going|look|mileage|running|last)\b|\b(?:weekly|week|month|monthly|training) (?:summary|recap|report|stats|review|totals?|overview)\b|^summary\b|\bsummar(?:y|ize|ise) (?:of |my |this |last |the |please|for)|\bsum up\b|\brecap\b|\bwhen (?:was|did i|were) (?:my |i )?(?:last|do |my last)\b|\bwhen did i last\b|\bmy (?:stats|totals?|log|history|numbers)\b(?! (?:a|the))|\bhow am i doing\b|\bmy (?:week|month) (?:so far|in review|at a glance)|\bwhat(?: is| was) my (?:mileage|total|last|weekly)\b|\btotal (?:km|miles|mileage|distance)\b"
)
_ASKS: Final = re.compile(
    r"\?|^(?!i will |we will |i am |i do |will (?:run|do|squat|lift|jog|go|train|skip|rest|hit|be|try|have)\b)(?:\w+ )?(?:can|could|should|shall|may|is|am|do|does|would|will|when|what|which|how|where|are|might)\b|\b(?:can|could|should|may|shall|would) (?:i|we|you|one|do)\b|\bi (?:can|should|could|may) (?:to )?(?:run|do|jog|squat|lift|go|sprint|train)\b(?=.*\bor\b|.*ok)|\b(?:is|would|will) (?:it|that|this|a|an|my) (?:[\w~]+ )?(?:ok|okay|fine|safe|bad|good|wise|smart|silly|too|possible|hurt|be|alright|worth|dumb|stupid)\b|\bis possible\b|(?<!i )(?<!we )\bwould\b(?! (?:have|like|love|rather|prefer))|(?:^|[,.;] ?|\bbut |\bso |\band )(?:is|are) [^,.?!]{2,40}\b(?:ok|okay|fine|safe|bad|wise|smart|silly|dumb|stupid|crazy|too (?:much|soon|hard)|problem|issue|mistake|risky|allowed|possible|doable|realistic|overkill)\b|\bok (?:to|for|if|or not)\b|\bor not\b|\byes or no\b|\b(?:thoughts|advice|opinions|wdyt|good idea|bad idea|too (?:much|soon)(?! (?!for|on|if|after|to|this|with)\w)|(\w+) or no \1|allowed|crazy or|safe to|fine to|am i (?:able|ok|fine|good|recovered)|how (?:many|long|soon)|do i (?:need|have)|wondering (?:if|whether)|thinking (?:of|about)|tell me if|let me know if|not sure (?:if|whether)|worth)\b|\bor (?:rest|wait|skip|take)\b|\bor no go\b|\bany (?:harm|downsides?|issue|problem)\b"
)
_TAG: Final = re.compile(
    r"~[^.,;!\w]* (?:ok|fine|doable|possible|alright|wise|safe|smart|silly|stupid|dumb|crazy|right|yeah|eh)[ .!]*$"
)
_PLAN: Final = re.compile(
    r"\bplan(?:ning|ned)? (?:my|the|a|out|for|~|this|next|week|our|to|squats?|legs?|leg|runs?|on|an|deadlifts?|intervals|long|tempo|easy|sprints)\b|^plan\b|\b(?:schedul(?:e|ing)|programme|program|routine|split) (?:my|the|for|a|of|this|look|should|would|~)\b|\b(?:weekly|training|week) (?:schedule|plan|split|layout)\b|\bwhat (?:weekly )?schedule\b|\b(?:move|swap|switch|shift|push(?! (?:off|hard|through|it|myself|too))|reschedule|rearrange|postpone|reorder|bring forward) (?:my |the |around )?|\b(?:should|can|could|shall) (?:i|we) swap\b|\bwhere (?:do|should|can|would|could|does|to) (?:i )?(?:\w+ ){0,4}(?:put|fit|place|squeeze|slot|go)\b|\bwhere do \w+|\bhow (?:do|should|can|would|could|to) (?:i )?(?:\w+ ){0,3}(?:combine|fit|balance|manage|structure|organi[sz]e|arrange|split|juggle|order|program|schedule|plan|mix|space)\b|\bwhich days?\b|\bwhat days?\b|\bwhen should i be lifting\b|\bslot left\b|\bevery day(?: ~|(?= (?:this|next) week))|\brelative to my\b|\bhow to (?:manage|combine|fit|balance|schedule)\b|\bto do$|\bmap out\b|\bbuild me\b|\bmake me a (?:plan|schedule)\b|\b(?:fit|squeeze|slot|add|get) (?:in )?(?:a|an|another|in|one)\b.*\b(?:this|next|my|the) week\b|\bbest (?:day|order|time|way to (?:split|combine|schedule|fit))\b|\bhow many (?:days|runs|leg days|times)\b|\bperiodi[sz]\w+"
)
_ORDER: Final = re.compile(
    r"\bwhich (?:goes |should (?:go|come|be|i do) |comes |is |one )?(?:goes |first|better|is better)\b|\b(?:run|cardio|legs?|lift|squat|running|weights) (?:first|before or after|before|after)[^.?!]*\bor (?:after|before|the other way|legs?|lift|run|squat|vice versa|weights|second|other way)|\bother way (?:round|around)\b|\bbefore or after\b|\bafter or before\b|\bvice versa\b|\bwhich (?:one )?first\b|\b(?:run|legs|lift|weights|squats|cardio) (?:or|vs) (?:run|legs|lift|weights|squats|cardio) first\b|\bwhat (?:goes|comes|order)\b|\bwhich order\b"
)
_POLITE: Final = re.compile(
    r"^(?:(?:ok|okay|yes|yep|yeah|no|nope|nah|sure|thanks|thank you|cool|great|nice|got it|will do|sounds good|perfect|cheers|hi|hello|hey|morning|good morning|good night|lol|haha|please|done|alright|fine|good|k|ty|np|noted|awesome|wow|bye|see you|never mind|nvm|bot|coach|cool cool|good bot|you are the best|that helps|makes sense|love it|so much|a lot|buddy|mate|then|will|do|it|i see|understood|agreed|absolutely|maybe|hmm+|ok then|~+|yo|there|everyone|team|all|[\s,.!?-]+)\b[\s,.!?-]*)+$"
)
_VAGUE_ASK: Final = re.compile(
    r"\bgo or no(?:t| go)\b|\brest day\b|\b(?:rest or (?:go|run|train)|should i rest|take (?:a|the) (?:day off|rest|break)|off day|day off|train or rest|good to go|green light|safe to train|am i (?:recovered|ready|good)|recovered enough|(?:are|is) my (?:legs|body|quads) (?:recovered|ready|fresh|ok|good)|what (?:can|should) i do|how about|what about|anything (?:i can|off limits))\b"
)
_TALKS_ABOUT: Final = re.compile(
    r"\b(?:is|was|are) (?:a |an |such a |the )?(?:\w+ )?(?:funny|weird|silly|strange|cool|nice|great|favou?rite|best|dumb) (?:word|name|term|song|thing|idea|movie|way)\b|\b(?:the )?word\b|\bmeans?\b(?! i)"
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
    return _ASKS.search(line.numberless) is not None or _TAG.search(line.plain) is not None


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
        total += 3 if soreness.pain is not None else 0
    total += sum(one.kind in {"sets", "reps", "pace", "distance", "rpe"} for one in line.quantities)
    return total - 2 * line.office - (4 if _TALKS_ABOUT.search(line.words) else 0)


def target_of(line: Line, over: Collection[Mention], *, asking: bool) -> Mention | None:
    """The session that a message is about: asked in its question, not hung on by "after", "if" or "with".

    A session that is `over` is asked about only where there is no other.
    """
    able = [one for one in line.mentions if one.topic in {"run", "legs", "lift"}]
    able = (asking and [one for one in able if one not in over]) or able
    if not able:
        return None
    free = [one for one in able if one.lead not in _HUNG and not one.denied] or [one for one in able if not one.denied]
    if not free:
        return None
    if asking:
        if _ASKED_PRONOUN.search(line.words) and not _SAME_CLAUSE.search(line.words):
            return free[-1]
        questioned = [one for one in free if in_question(line, one)]
        if questioned:
            return _first_choice(line, questioned)
        if _ASKED_PRONOUN.search(line.words):
            return free[-1]
        if _VAGUE_ASK.search(line.words):
            return None
    return _first_choice(line, free)


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
        "because of",
        "due to",
        "relative to",
    }
)
_ASKED_PRONOUN: Final = re.compile(r"\b(?:cancel|skip|move|drop|do|keep|postpone) (?:it|them|that)\b")
_SAME_CLAUSE: Final = re.compile(r"\bhow (?:do|can|should|to)\b|\bwhich\b|\bdo (?:it|them|that) (?:before|first)")
_QUESTION_SEGMENT: Final = re.compile(
    r"\b(?:can|could|should|shall|may|would|is it|is (?:a|an|my|that|possible)|ok to|ok for|safe|do i|does|am i|which|what|how|will|is \d|is ~|or no|is possible|move|drop|skip|fine|ruin|any)\b|^\s*is\b"
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


def _first_choice(line: Line, able: list[Mention]) -> Mention:
    runs = [one for one in able if one.topic == "run"]
    legs = [one for one in able if one.topic != "run"]
    if not runs or not legs:
        return (runs or legs)[-1 if runs else 0] if not runs or len({one.segment for one in runs}) > 1 else runs[0]
    asked = re.search(r"\b(?:can|could|should|may|do|shall|would|ok|safe|fine|possible|which|move)\b", line.plain)
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
    return _ORDER.search(line.words) is not None


def set_phrase(line: Line) -> Intent | None:
    """Settings, help, summary and small talk, by their phrases."""
    for intent, gate, pattern in _PHRASES:
        if any(word in line.words for word in gate) and pattern.search(line.words):
            return intent
    return None


_HOW_TO: Final = re.compile(
    r"^(?:hey |hi |please )?how (?:do|can|should|would) (?:i|you|we) (?:log|set|use|change|update|record|enter|add|undo|delete|edit|connect|turn|switch|stop)\b"
)
_WEEK_PLAN: Final = re.compile(
    r"^(?:please )?(?:can you )?(?:plan|build|make|create)(?: out| me)? (?:my|the|our|this|next|a) (?:\w+ )?(?:week|training|month|schedule|plan)\b|^(?:training|weekly) (?:plan|schedule)\b|^plan (?:~+|week)"
)
_SETTINGS_GATE: Final = (
    "max", "1rm", "1 rm", " pr", " pb", "~", "usually", "normally", "typically", "always", "generally", "mostly", "tend", "prefer", "like to", "my ", "set", "change",
    "switch", "update", "turn", "make", "use", "in km", "in miles", "to km", "zone", "call me", "remind", "ping", "message", "dm", "nudge", "stop", "mute", "pause",
    "able", "i am ", "goal", "train", "delete", "export", "forget", "privacy", "heart",
)  # fmt: skip
_PHRASES: Final[tuple[tuple[Intent, tuple[str, ...], re.Pattern[str]], ...]] = (
    ("help", ("how",), _HOW_TO),
    ("plan", ("plan", "build", "make", "create", "schedule"), _WEEK_PLAN),
    ("settings", _SETTINGS_GATE, _SETTINGS),
    (
        "summary",
        (
            "what",
            "how",
            "did i",
            "have i",
            "list",
            "show",
            "give",
            "send",
            "get",
            "see",
            "view",
            "print",
            "display",
            "week",
            "month",
            "training",
            "summar",
            "sum up",
            "recap",
            "when",
            "my ",
            "total",
        ),
        _SUMMARY,
    ),
    (
        "help",
        (
            "how",
            "what",
            "which",
            "help",
            "halp",
            "command",
            "usage",
            "manual",
            "info",
            "instruction",
            "who",
            "why",
            "explain",
            "where",
            "show",
            "do you",
            "can you",
            "?",
        ),
        _HELP,
    ),
)


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
    return _PLAN.search(words) is not None


def asks_itself(line: Line, segment: int) -> bool:
    """Whether a clause asks by its own words or sign, and not only by a tag behind it ("..., ok?")."""
    one = line.segments[segment]
    return one.asks or _QUESTION_SEGMENT.search(one.text) is not None
