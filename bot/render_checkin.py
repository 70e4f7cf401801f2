"""The message of a morning: the recommendation first, then what can be tapped."""

from typing import Final

from advice.headline import clock
from advice.models import zone_of
from advice.nouns import Decision
from bot.feeling import LEVELS, NOTHING, PAINS, Feeling
from bot.ids import AnswerId
from bot.morning import MOODS, NO_PAIN, Morning, Taps
from bot.render import MARKS, Message, head_of, message, pain_of

ON: Final = {Decision.GO: "on", Decision.EASE: "on, but easier", Decision.WAIT: "not today"}


def checkin(morning: Morning, taps: Taps, delivery_id: str, answer_id: AnswerId, feeling: Feeling = NOTHING) -> Message:
    """The message as it stands after the taps; `delivery_id` comes back with each."""
    told = morning.answer
    stopped = told.verdict is not None and "red_flag" in told.verdict.flags
    ends = morning.clock_ends
    return message(
        "checkin.j2",
        answer=told,
        **head_of(told.verdict, told),
        intended=[(MARKS[one.verdict.decision], one, ON[one.verdict.decision]) for one in morning.intended],
        clock_ends=ends and clock(ends, zone_of(told.tz), hours12=told.hours12),
        notes=morning.notes,
        asks=morning.asks and not stopped,
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
    )
