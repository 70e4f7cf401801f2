"""The message of a morning: the recommendation first, then what can be tapped."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from advice.headline import clock
from advice.models import zone_of
from advice.nouns import Decision
from bot.feeling import LEVELS, NOTHING, PAINS, Feeling
from bot.ids import AnswerId
from bot.logged import what_words
from bot.morning import MOODS, NO_PAIN, Morning, Taps
from bot.render import MARKS, Message, head, message, pain_of
from bot.store.values import LoggedSession
from bot.training import Asker

PLANNED: Final = 6  # of a day, told one by one
BROUGHT_BACK: Final = 30  # their ids fit into a button
ON: Final = {Decision.GO: "on", Decision.EASE: "on, but easier", Decision.WAIT: "not today"}


def checkin(  # noqa: PLR0913  a morning, and what was done with it
    morning: Morning,
    taps: Taps,
    delivery_id: str,
    answer_id: AnswerId,
    feeling: Feeling = NOTHING,
    *,
    reminds: bool = False,
) -> Message:
    """The message as it stands after the taps; `delivery_id` comes back with each."""
    told = morning.answer

    def at(instant: datetime) -> str:
        return clock(instant, zone_of(told.tz), hours12=told.hours12)

    due, ends, before = morning.due, morning.clock_ends, morning.before
    return message(
        "checkin.j2",
        answer=told,
        **head(told.verdict, told),
        intended=[(MARKS[one.verdict.decision], one, ON[one.verdict.decision]) for one in morning.intended[:PLANNED]],
        more=max(0, len(morning.intended) - PLANNED),
        clock_ends=ends and at(ends),
        notes=morning.notes,
        due=due and (what_words(due.what, told.units), at(due.what.start), f"{due.id}|{taps.packed()}"),
        before=before and (before[0], at(before[1])),
        tip=morning.tip,
        asks=morning.asks,
        taps=taps,
        levels=[(f"{level} · {words}", taps.packed(legs=level)) for level, words in enumerate(LEVELS)],
        moods=[(mood, taps.packed(mood=mood)) for mood in MOODS],
        pains=[("no pain", taps.packed(pain=NO_PAIN))]
        + [(words, taps.packed(pain=pain.value)) for pain, words in PAINS.items()],
        told=[
            *([f"legs {taps.legs}/10"] if taps.legs is not None else []),
            *([taps.mood] if taps.mood else []),
            *(["no pain"] if taps.pain == NO_PAIN else []),
        ],
        id=answer_id,
        delivery=delivery_id,
        feeling=feeling,
        pain=pain_of(told),
        most=4,
        reminds=reminds,
    )


def skipped(dropped: Sequence[LoggedSession], next_at: datetime | None, asker: Asker, delivery_id: str) -> Message:
    """That today is skipped: what is off the plan, and when the next check-in comes."""
    zone = zone_of(asker.tz)
    return message(
        "skipped.j2",
        dropped=[what_words(one.what, asker.units) for one in dropped[:PLANNED]],
        more=max(0, len(dropped) - PLANNED),
        told=",".join(one.id for one in dropped[:BROUGHT_BACK]),
        next_at=next_at and clock(next_at, zone, hours12=asker.hours12),
        delivery=delivery_id,
    )
