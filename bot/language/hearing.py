"""A line with the first decisions about it: what is asked, how sore, which sessions."""

import re
from dataclasses import dataclass
from typing import Final

from bot.language import intents, sessions, tenses
from bot.language.drafts import Draft
from bot.language.quantities import Quantity
from bot.language.query import Intent, ToldSoreness
from bot.language.reading import Line, Mention
from bot.language.soreness import read_soreness
from bot.language.stamps import Now, resolve

SORE_SUBJECT: Final = re.compile(
    r"sore|doms|leg|quad|ham|calf|calves|glute|ach|stiff|body|pain|feel|hip|knee|butt|muscle|tired"
)


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
    drafts = sessions.drafted(line, now)
    command = intents.slash_word(line.words)
    asking = command in {"ask_run", "ask_lift"} or (command is None and intents.asks(line))
    over = {one for draft in drafts if asking and tenses.is_told(line, now, draft) for one in draft.mentions}
    target = intents.target_of(line, over, asking=asking)
    resumed = next((draft for draft in drafts if draft.resumed), None)
    asked = resumed or next((draft for draft in drafts if target is not None and target in draft.mentions), None)
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


def _soreness(line: Line, now: Now) -> ToldSoreness | None:
    """The freshest level: "6/10 yesterday, 4/10 today" is a four; several sites at once, the worst."""
    levels = line.having("sore")
    if levels and not line.mentions and line.unread() and not SORE_SUBJECT.search(line.words):
        levels = ()
    if len(levels) > 1 and line.stamps:
        levels = _of_today(line, now, levels)
    return read_soreness(line.pains, levels)


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
