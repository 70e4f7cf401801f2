# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""What is about the product and the person's own record: help, settings, summaries, the plan of a week."""

import re
from typing import Final

from bot.language.query import Intent
from bot.language.spans import holds_any

_PLEASE: Final = r"(?:(?:please|hey|hi|ok|so|coach|bot|can you|could you|would you|will you|can i|could i|i want to|i would like to|let us|just|and) )*"
_SET: Final = r"(?:set|change|switch|update|turn|make|use|stop|no more|mute|pause|enable|disable|delete|export|forget|reset|erase|remove|convert|show|give|send|speak|skip|get rid of)"
_SETTING: Final = r"(?:goals?|levels?|units?|miles|km|kg|lb|metric|imperial|time ?zone|tz|zone|reminders?|check-?ins?|notifications?|pings?|tips|digests?|privacy|data|nickname|language|24 ?h|12 ?h|am/pm|max|1 ?rm)"
_LIFT: Final = r"(?:squats?|back squats?|deadlifts?|bench)"
_MAX: Final = r"(?:max|1 ?rm|pr|pb|one rep max|~+)"
_VALUE: Final = r"(?:is|are|to|:|=|now|at|of|went|should be|was)"
_I_AM: Final = r"^(?:fyi|btw|ok|so|hi|hey|also|and|,| )*i am"
_TRAINS: Final = r"(?:runs?|ran|running|train|trained|training|lift|lifts|lifted|squat|squats|squatted|deadlift|deadlifted|sprint|sprinted|race|raced|jog|jogged|walk|walked|log|logged|record|recorded|legs|done|do|did)"
_SPAN: Final = r"(?:(?:this|last|past|the|my|these) (?:last |past )?(?:\d |few |two |three )?(?:weeks?|months?|years?|days)|so far|~+|in total|overall|yesterday|today)"
_RECORD: Final = r"(?:week|weeks|weekly|monthly|month|year|summary|summaries|log|logs|stats|statistics|history|sessions|report|recap|mileage|totals?|numbers|runs|lifts|leg days|workouts|training|progress|activity|streak)"

_HOW_TO: Final = rf"^{_PLEASE}how (?:do|can|should|would|does|to)\b(?: (?:i|you|we|one))? (?:log|set|use|change|update|record|enter|add|undo|delete|edit|connect|turn|switch|stop|tell you|report|track|start using|correct|fix|import|mark|see|show|share|sync|remove|input|submit)\b"
_WEEK_PLAN: Final = rf"^{_PLEASE}(?:plan|build|make|create|write|give|design|draft|suggest)(?: out| up| me| us)* (?:my|the|our|this|next|a|an|some)(?: \w+){{0,2}} (?:week|training|month|schedule|plan|program|programme|routine|block)\b|^(?:training|weekly|running|lifting) (?:plan|schedule)\b|^plan (?:~+|week)"
# Words of which one has to be there, and the pattern; tried in this order, and the first that fits is meant.
_BOOK: Final[tuple[tuple[Intent, str, str], ...]] = (
    ("help", "how ", _HOW_TO),
    ("plan", "week|plan|schedule|program|routine|block|month|training", _WEEK_PLAN),
    ("settings", "max|1 rm|1rm| pr| pb|~", rf"\b(?:my|new|set|update|change|current) (?:\w+ )?(?:{_LIFT}|1 ?rm|one rep max|~+)(?: \w+)? {_MAX} ?{_VALUE}(?: |$|\d)|\b{_LIFT} {_MAX} ?(?:{_VALUE}(?: |$|\d)|~)|\b(?:1 ?rm|one rep max)\b (?:(?:on|for|in|of|my|the) )*{_LIFT} {_VALUE}|\b(?:1 ?rm|one rep max)\b ?(?:is|:|=|to|now)|\bone rep max\b|^(?:my )?(?:new )?max (?:back )?{_LIFT} {_VALUE}"),
    ("settings", "usually|normally|typically|always|generally|mostly|tend to|prefer to|like to", r"\bi (?:usually|normally|typically|always|generally|mostly|tend to|prefer to|like to) (?:run|lift|train|squat|work out|jog|do (?:legs|my))\b(?!.*\?)"),
    ("settings", "goal|level|zone|unit|usual|preferred|default|experience|name|tz", r"\bmy (?:main |primary |running |lifting |training |fitness )?(?:goal|level|time ?zone|units?|usual|preferred|default|experience|name)(?: \w+)? (?:is|are|should be)\b|^(?:goal|level|units?|time ?zone|tz|zone|name) ?(?::|=|is|to)|\b(?:training|goal) (?:for )?(?:is|=|:) (?:strength|endurance|balanced)\b|\b(?:first|max) heart rate is\b"),
    ("settings", "day is|day should", r"\bmy (?:long run day|leg day) (?:is|should be) (?:always|usually)"),
    ("settings", "goal|level|unit|miles|km|kg|lb|metric|imperial|zone|tz|remind|check|notif|ping|tips|digest|privacy|data|nickname|language|24|12|max|1 rm|1rm", rf"^{_PLEASE}{_SET}\b(?: (?:\w|[-:/~'])+){{0,5}}? ?\b{_SETTING}\b(?! (?:long|leg|run|squat|workout|session|plan|day|~))|\b(?:use|in|to) (?:km|miles|kilometers|metric|imperial|kg|lb)\b(?: please| instead| from now| not| units?)?$"),
    ("settings", "turn|switch|stop|mute|pause|able", rf"^{_PLEASE}(?:turn|switch) (?:off|on)\b|^{_PLEASE}(?:stop|mute|pause|disable|enable) (?:[\w~-]+ ){{0,3}}(?:messages|summary|summaries|reports?)"),
    ("settings", "zone|london|berlin|new york|tokyo|sydney|paris", r"\bi (?:am|live|moved) (?:in|to) (?:the )?(?:\w+ )?(?:time ?zone|london|berlin|new york|tokyo|sydney|paris)\b"),
    ("settings", " me", r"\bcall me (?!crazy|back|when|if|in|at|tomorrow|later)\w|\b(?:remind|ping|messag|dm|nudg)(?:e|ing)? me\b"),
    ("settings", "i am |i train |i prep", rf"{_I_AM} (?:a |an )?(?:total |complete |pretty much a |absolute )?(?:beginner|novice|intermediate|advanced|experienced|newbie|new to (?:this|running|lifting))\b[^?]*$|{_I_AM} (?:mainly |mostly |primarily )?(?:a |an )?(?:runner|lifter|powerlifter|bodybuilder|hybrid athlete)\b[^?]*$|^i (?:am training|train|am prepping|prep) for (?:a|an|the|my|~)[^?]*$"),
    ("summary", "what |when ", rf"\bwhat (?:did|have|has) i (?:\w+ )?{_TRAINS}\b|\bwhat did (?:my|this|last) (?:week|month)\b|\bwhat i (?:have )?(?:log|logged|did|done|ran|trained|lifted|recorded)\b|\bwhen (?:was|did i|were) (?:my |i )?(?:last|do |my last|most recent)\b|\bwhen did i\b|\bwhat (?:is|was) my (?:last|latest|most recent|mileage|total|weekly|longest)\b"),
    ("summary", "how |number|amount|count", rf"\bhow (?:many|much|far|often|long) (?:[\w~-]+ ){{0,4}}(?:did|have|had|has) i\b|\bhow (?:many|much|far) (?!can|should|must|do)(?:[\w-]+ ){{1,3}}(?:~|{_SPAN})|\b(?:number|amount|count) of (?:\w+ ){{0,2}}(?:runs|leg days|sessions|workouts|km|miles|lifts)|\bhow (?:was|is|did|has|were) (?:my|this|last|the) (?:\w+ )?(?:week|month|training|going|look|mileage|running|lifting|last)\b|\bhow (?:did i do|am i doing|have i been doing|have i done)\b"),
    ("summary", "show|give|send|get|see|view|print|display|list|pull", rf"^{_PLEASE}(?:show|give|send|get|see|view|print|display|list|pull up)(?: me| us)* (?:all )?(?:of )?(?:my |the |a |this |last )+(?:\w+ )?{_RECORD}\b"),
    ("summary", "week|month|training|summar|recap|stat|history|overview|mileage|sum up|my |total|did i|have i", rf"\b(?:weekly|week|month|monthly|training) (?:summary|recap|report|stats|review|totals?|overview)\b|^{_PLEASE}(?:summary|recap|stats|statistics|history|overview|mileage)\b|\bsummar(?:y|ize|ise) (?:of |my |this |last |the |please|for)|\bsum up\b|\brecap\b|\bmy (?:stats|totals?|log|history|numbers)\b(?! (?:a|the))|\bmy (?:week|month) (?:so far|in review|at a glance)|\btotal (?:km|miles|mileage|distance)\b|^(?:did|have) i (?:already |even )?{_TRAINS}\b(?!.*\b(?:can|should|ok|enough|too|wreck|ruin)\b)"),
    ("help", "help|halp|command|usage|manual|info|instruction|explain|rules|accurate|?", r"^(?:help|help me|halp|\?|commands|usage|manual|info|instructions)[!?. ]*$|\bhelp (?:please|with (?:the )?(?:commands|bot)|me use|menu|page)\b|\bexplain\b|\bshow (?:me )?(?:the )?(?:commands|help|rules)\b|\bwhat rules\b|\bhow accurate\b"),
    ("help", "what |which ", r"\b(?:what|which) (?:can|do|could|should) (?:you|this|the bot|it)\b(?! (?:think|say|reckon|suggest|recommend|mean about))|\b(?:what|which) (?:commands?|features|words|can i (?:ask|say|type)|should i type|do i type|else can)\b|\bwhat (?:does|is|do|are) (?:an? )?[a-z0-9/ -]{2,24}\bmean\b|\bwhat (?:is|are) (?:an? )?(?:ease|wait|go|verdict|rpe|doms|hard48|1rm|fartlek|tempo|easy pace|zone|zone 2|threshold|hiit|rdl|recovery run|interference|strides|leg day|hard leg day|shakeout)s?\b ?(?:\?|$|run|session|for you|exactly|then|again)|\bwhat(?: is|'s) the difference\b|\bwhat do you do\b"),
    ("help", "count|exercise|movement|leg day", r"\bwhat counts (?:as|for)\b|\bcounts? as (?:a |an |my )?(?:\w+ )?(?:leg|legs|hard|light|run|workout|session|exercise)|\b(?:do|does) (?:[\w-]+ ){1,4}counts?\b|\b(?:is|are) (?:a |an |the )?[a-z][a-z ]{1,30} (?:a|an) (?:leg|lower body|upper body) (?:exercise|movement|day)\b"),
    ("help", "how |why |who |where |you |running|cardio|lifting", r"\bhow does (?:this|it|the bot|that|canirun|any of this)\b|\bhow (?:it|this) works\b|\bwho (?:are|made|built|runs) you\b|\bhow (?:sore|tired|hard|heavy|stiff) (?:is|must|should|counts|do i (?:have|need) to|can|does)\b|\bhow do you (?:decide|know|work|tell|calculate|judge|count|define|choose)\b|\bwhy (?:did you|do you|are you|48 ?h?|is it 48|should i wait|does|wait|not|no|was it)\b|\bwhere (?:do|can) i (?:find|see|log|set|change)\b|\b(?:do|can) you (?:support|understand|know|sync|work with|speak|read|handle|explain|help|import|connect|talk)\b|\bare you (?:a bot|human|real|an ai)\b|\bdo(?:es)? (?:running|cardio|lifting) (?:kill|hurt|ruin|affect|hamper)\b"),
)  # fmt: skip
_PHRASES: Final = tuple((intent, tuple(gate.split("|")), re.compile(pattern)) for intent, gate, pattern in _BOOK)


def set_phrase(words: str) -> Intent | None:
    """Settings, help, summary and the plan of a week, by their phrases."""
    for intent, gate, pattern in _PHRASES:
        if holds_any(words, gate) and pattern.search(words):
            return intent
    return None
