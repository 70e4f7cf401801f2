"""What every way of telling an answer shares: small wordings of its parts, for a terminal and for Slack."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Final

from advice.documents import title_of
from advice.headline import NAMES, allowed, clock, headline_of
from advice.models import Finding, Limit, Verdict, zone_of
from advice.nouns import Basis, Decision, Place
from bot.coach import Answer
from bot.echo import kind_name
from bot.policy import PolicyLine

BASES: Final = {Basis.HOUSE: "our house rule", Basis.HOUSE_WITH_SUPPORT: "our house rule, with published support"}
bases: Final = BASES
HEALTH: Final = frozenset({Place.RED_FLAG, Place.VERY_SORE, Place.SORE})
PATTERNS: Final = frozenset({"TIRED", "OVERREACHING", "NOT_SCARED"})


def at(instant: datetime, answer: Answer) -> str:
    """An instant by the asker's clock: Fri 27 Nov 18:30."""
    return clock(instant, zone_of(answer.tz), hours12=answer.hours12)


def line(verdict: Verdict, answer: Answer) -> str:
    """The verdict's one line by the asker's clock."""
    return headline_of(verdict, hours12=answer.hours12)


def about(verdict: Verdict) -> str:
    """What was asked about, within a sentence: an easy run, hard legs, running."""
    if verdict.asked.kind == "legs":
        return "hard legs"
    if verdict.asked.run_kind is None:
        return "running"
    name = NAMES[verdict.asked.run_kind]
    return name if name.isupper() else f"{name[:1].lower()}{name[1:]}"


def holds_if_not_sore(answer: Answer) -> bool:
    """Whether soreness limits too, so that the time told is only the clock's."""
    verdict = answer.verdict
    if verdict is None or verdict.earliest_ok is None:
        return False
    return any(found.limit is not None and found.place in {Place.VERY_SORE, Place.SORE} for found in verdict.findings)


def tells_health(found: Finding) -> bool:
    """Whether a finding speaks of soreness, pain or tiredness, which is nobody's business but the asker's."""
    return found.place in HEALTH or found.code in PATTERNS


def basis(finding: Finding) -> str:
    """The rule's code, and that the rule is ours where it is."""
    return ", ".join(filter(None, [finding.code, BASES.get(finding.basis)]))


def sources(answer: Answer) -> str:
    """The titles of the documents that the answer rests on."""
    cites = answer.verdict.cites if answer.verdict else ()
    return ", ".join(dict.fromkeys(f"“{title_of(item)}”" for item in cites))


def policy_words(line: PolicyLine) -> str:
    """What is open so many hours after hard legs."""
    if line.decision is Decision.WAIT:
        return "no run"
    if line.decision is Decision.GO:
        return "everything"
    return allowed(Limit(intensity=line.intensity, minutes=line.minutes))


def policy_lines(answer: Answer) -> Iterator[tuple[str, str]]:
    """What holds after hard legs, told where it changes: ("right after", "no run"), ("from 48 h on", "everything")."""
    for words, lines in groupby(answer.policy, key=policy_words):
        hours = next(lines).hours
        yield f"from {hours} h on" if hours else "right after", words


def opening_words(opens: datetime | None, answer: Answer) -> str:
    """When a kind opens, from the asked time on."""
    if opens is None:
        return "not while your legs feel like this"
    if opens == answer.open_from:
        return "open now" if answer.training is None or opens <= answer.training.now else "open then"
    return f"from {at(opens, answer)}"


def openings(answer: Answer) -> Iterator[tuple[str, str]]:
    """When the kinds open, those of one time told together: ("Tempo run, Intervals", "from Fri 27 Nov 18:30")."""
    worded = [(kind_name(kind), opening_words(opens, answer)) for kind, opens in answer.openings]
    for words, kinds in groupby(worded, key=lambda pair: pair[1]):
        yield ", ".join(name for name, _ in kinds), words


def sentence(words: str) -> str:
    """A remark with a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '?', '!')) else '.'}"
