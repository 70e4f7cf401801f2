"""What the command line prints: an answer in words, coloured where a terminal shows it."""

from typing import Final

import click

from advice.documents import CONFLICTS, title_of
from advice.items import ITEMS
from advice.nouns import Decision
from bot import wording
from bot.coach import Answer
from bot.echo import kind_name
from bot.templates import say

COLOURS: Final = {Decision.GO: "green", Decision.EASE: "yellow", Decision.WAIT: "red"}


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
    return say(
        "terminal/answer.txt.j2",
        answer=answer,
        holds_if_not_sore=wording.holds_if_not_sore(answer),
        why=why,
        items=ITEMS,
        conflicts=CONFLICTS,
        title_of=title_of,
        sources=wording.sources(answer),
        style=Style(),
        basis=wording.basis,
        clock=lambda instant: wording.at(instant, answer),
        kind_name=kind_name,
        policy_words=wording.policy_words,
        opening_words=lambda opens: wording.opening_words(opens, answer),
        sentence=wording.sentence,
    )
