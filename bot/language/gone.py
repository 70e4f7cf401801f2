# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Where a person says that a pain is gone."""

import re
from typing import Final

BODY: Final = (
    r"(?:legs?|quads?|hamstrings?|hammies|glutes?|calf|calves|butt|bum|hips?|adductors?|groin|shins?|thighs?|feet|foot|knees?|ankles?|achilles|"
    r"body|muscles|everything|lower body|hip flexors?|it band|back|heels?|toes?|arms?|shoulders?|chest|abs|core|soleus)"
)
SITE: Final = re.compile(
    r"\b(legs?|quads?|hamstrings?|glutes?|calf|calves|butt|hip flexors?|hips?|adductors?|groin|shins?|thighs?|knees?|ankles?|"
    r"achilles|foot|feet|it band|lower back|back|heels?|arms?|shoulders?|chest|abs|soleus)\b"
)
_ACHE: Final = r"(?:pains?|swelling|niggles?|twinges?|injury)(?:'s)?"
_PLACE: Final = rf"(?: (?:in|on|at|around|behind) (?:my |the |both )?(?:left |right )?{BODY})?"
_QUITE: Final = r"(?:(?:now|all|completely|totally|fully|finally|been|just|long) )*"
_GONE: Final = re.compile(
    rf"\b(?:(?:sharp|real|more|any) )?(?:{BODY} )?{_ACHE}{_PLACE} (?:(?:is|are|has|have|was|went|seems) )?{_QUITE}(?:gone|resolved|away|over|healed|cleared up|disappeared|settled)\b(?: now| again)?"
    rf"|\b(?:no|zero|without)(?: more| longer any)? (?:(?:sharp|real|bad) )?(?:{BODY} )?{_ACHE}{_PLACE}(?: (?:any ?more|any longer|at all|now|left))?\b"
    rf"|(?<!not )\bpain[ -]?free\b|\bnothing hurts(?: any ?more| now)?\b"
    rf"|\b(?:my |the )?(?:{BODY}|it) (?:(?:is|are) )?(?:no longer|do(?:es)? not|stopped|not) (?:hurts?|hurting|painful)(?: any ?more| any longer| now| at all)?\b"
    rf"|\b(?:my |the )?(?:left |right )?{BODY} (?:is|are|feels?) (?:all |completely |totally )?(?:fine|ok|okay|good|normal|healed|pain[ -]?free) again\b"
)  # fmt: skip
_GONE_GATE: Final = re.compile(r"pain|swelling|niggle|twinge|injury|hurt|again")
_HEDGED: Final = re.compile(
    r"\b(?:if|once|when|whenever|until|till|til|unless|hope|hopefully|hoping|wish|think|thought|doubt|sure|maybe|perhaps|almost|nearly|after|"
    r"before|as soon as|would|will|never|except|without)\b[^.!;,]*\Z"
)
_ASKS_WHETHER: Final = re.compile(r"(?:\A|[,?] ?)\s*(?:is|are|has|have|does|do|did|will|was)\b[^,?]*\Z")
_TO_COME: Final = re.compile(
    r",? (?:tomorrow|soon|by|next|yet|unless|until|when|while|if|at rest|at night|in the (?:morning|evening)s?|during|after|before|no gain)\b"
)


def resolved_pain(line: str) -> tuple[str, str | None]:
    """The line without the words that say that a pain is gone, and the site that they name first.

    Hopes, conditions and questions ("once the pain is gone", "is my knee pain gone?") say nothing of the kind.
    """
    gone = [found for found in _GONE.finditer(line) if _is_told(line, found)] if _GONE_GATE.search(line) else []
    sites = [SITE.search(found.group()) for found in gone]
    for found in gone:
        line = f"{line[: found.start()]}{' ' * len(found.group())}{line[found.end() :]}"
    everywhere = not sites or None in sites
    return line, None if everywhere else next(site.group(1) for site in sites if site is not None)


def _is_told(line: str, found: re.Match[str]) -> bool:
    """Whether words that a pain is gone are told as a fact of now."""
    before = re.split(r"[.!;]", line[: found.start()])[-1]
    asked = re.match(r"[^.!;,]*\?", line[found.end() :]) is not None and _ASKS_WHETHER.search(before) is not None
    return not (asked or _HEDGED.search(before) or _TO_COME.match(line, found.end()))
