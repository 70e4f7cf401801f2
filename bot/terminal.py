"""What the command line prints: an answer in words, coloured where a terminal shows it."""

from datetime import datetime
from typing import Final

import click

from advice.documents import CONFLICTS, title_of
from advice.headline import allowed, clock
from advice.items import ITEMS
from advice.models import Finding, Limit, zone_of
from advice.nouns import Basis, Decision, Place
from bot.coach import Answer
from bot.echo import kind_name
from bot.policy import PolicyLine
from bot.templates import say

COLOURS: Final = {Decision.GO: "green", Decision.EASE: "yellow", Decision.WAIT: "red"}
BASES: Final = {Basis.HOUSE: "our house rule", Basis.HOUSE_WITH_SUPPORT: "our house rule, with published support"}


class Style:
    """Colour beside words, never instead of them; click drops it where no terminal shows it."""

    def verdict(self, line: str, decision: Decision) -> str:
        """The one line that matters most."""
        return click.style(line, fg=COLOURS[decision], bold=True)

    def dim(self, line: str) -> str:
        """A line for whoever wants to know more."""
        return click.style(line, dim=True)


def in_words(answer: Answer, *, why: bool = False) -> str:
    """The answer as text of several lines; with `why`, the items behind each finding and where documents disagree."""
    zone = zone_of(answer.tz)
    return say(
        "terminal/answer.txt.j2",
        answer=answer,
        holds_if_not_sore=_holds_if_not_sore(answer),
        why=why,
        items=ITEMS,
        conflicts=CONFLICTS,
        title_of=title_of,
        sources=sources(answer),
        style=Style(),
        basis=basis,
        clock=lambda instant: clock(instant, zone),
        kind_name=kind_name,
        policy_words=policy_words,
        opening_words=lambda opens: opening_words(opens, answer),
    )


def _holds_if_not_sore(answer: Answer) -> bool:
    """Whether soreness limits too, so that the time told is only the clock's."""
    verdict = answer.verdict
    if verdict is None or verdict.earliest_ok is None:
        return False
    return any(found.limit is not None and found.place in {Place.VERY_SORE, Place.SORE} for found in verdict.findings)


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


def opening_words(opens: datetime | None, answer: Answer) -> str:
    """When a kind opens, from the asked time on."""
    if opens is None:
        return "not while your legs feel like this"
    if opens == answer.open_from:
        return "open now" if answer.verdict is None else "open then"
    return f"from {clock(opens, zone_of(answer.tz))}"
