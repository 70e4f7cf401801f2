"""What the coach remembers between two messages: people as the rules know them, and the answers they got.

An answer rests in memory for as long as its buttons are pressed as a rule, and as a receipt in the store after that.
"""

import zlib
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import orjson

from advice.models import Asked, Question, Training, Verdict, zone_of
from bot.coach import Answer
from bot.echo import echo
from bot.errors import Forgotten
from bot.expiring import Expiring
from bot.feeling import NOTHING, Feeling
from bot.ids import AnswerId, new_answer_id
from bot.known import HISTORY, REMEMBERED, known_of
from bot.language.query import SessionQuery
from bot.language.when import When
from bot.place import Place
from bot.preferences import units_of
from bot.services import soreness
from bot.store import Keeper, Person, Receipt, Threaded
from bot.training import Asker

ROOM: Final = 5_000
LASTS: Final = timedelta(hours=12)
SAME_INSTANT: Final = 5  # questions; nobody asks more at once
GONE: Final = "That answer is no longer kept, or not all that it rested on. Ask again, and you get a fresh one."
NO_ZONE: Final = "Slack did not tell your time zone, so times are in UTC: say them with their zone in mind"


class Delivery(NamedTuple):
    """What is worked on: whose and which, and when it came. Worked again after a crash, it is the same still."""

    name: str
    at: datetime


DELIVERY: Final[ContextVar[Delivery | None]] = ContextVar("DELIVERY", default=None)
"""What makes ids and instants: so nothing is kept twice, and "tonight" stays the evening that was meant."""


class Memory:
    """Asks the store, in its threads, for what an answer needs; one trip for each.

    An answer rests as packed JSON: a thirtieth of the memory of its values, and nothing for the garbage collector to
    walk.
    """

    def __init__(self, kept: Threaded[Keeper], now: Callable[[], datetime]) -> None:
        self.kept, self.now = kept, now
        self._answers: Expiring[tuple[Person, AnswerId], bytes] = Expiring(ROOM, LASTS, now)
        self._last: Expiring[Person, AnswerId] = Expiring(ROOM, LASTS, now)

    async def asker(self, who: Person, place: Place) -> Asker:
        """The person as of when they asked: zone, profile, log, and how they feel.

        A zone of their own wins over Slack's.
        """
        delivery = DELIVERY.get()
        now = delivery.at if delivery else self.now()
        recent = await self.kept(lambda store: store.recent(who, now - HISTORY, now - REMEMBERED))
        profile = recent.profile
        tz = profile.zone or place.tz
        athlete, known = known_of(recent, now, tz)
        notes = () if place.known or profile.zone else (NO_ZONE,)
        day_first = None if profile.day_order is None else profile.day_order == "day_first"
        return Asker(now, tz, athlete, place.hours12, notes, known, day_first, units_of(profile), profile.tips)

    async def keep(self, whose: Person, answer: Answer) -> tuple[AnswerId, Feeling]:
        """Keeps an answer: its id, by which only that person finds it, and what became of the soreness told in it."""
        delivery = DELIVERY.get()
        answer_id = new_answer_id(delivery.name if delivery else "")
        self._answers.put((whose, answer_id), zlib.compress(answer.model_dump_json().encode(), level=1))
        training, verdict = answer.training, answer.verdict
        if training is None:
            return answer_id, NOTHING
        if verdict is not None:
            self._last.put(whose, answer_id)

        def work(store: Keeper) -> Feeling:
            with store.at_once():
                if verdict is not None:
                    store.keep_receipt(whose, Receipt.of(answer_id, _question(training, verdict.asked), verdict))
                return soreness.note(store, whose, answer)

        return answer_id, await self.kept(work)

    async def answer(self, whose: Person, answer_id: AnswerId, *, hours12: bool = False) -> Answer:
        """The answer that this person got under that id; of an older one what its receipt tells.

        Raises:
            Forgotten: it is no longer kept, or not all that it rested on, or it was never theirs.
        """
        resting = self._answers.get((whose, answer_id))
        if resting is not None:
            return Answer.model_validate_json(zlib.decompress(resting))
        receipt = await self.kept(lambda store: store.receipt(whose, answer_id))
        if receipt is None or receipt.soreness_gone:
            raise Forgotten(GONE)
        return from_receipt(receipt, hours12=hours12)

    async def last_of(self, whose: Person) -> AnswerId | None:
        """The last verdict they got; of several of one instant, the one that this process gave last."""
        receipts = await self.kept(lambda store: store.receipts(whose, SAME_INSTANT))
        at_once = [AnswerId(receipt.id) for receipt in receipts if receipt.asked_at == receipts[0].asked_at]
        last = self._last.get(whose)
        return last if last in at_once else next(iter(at_once), None)

    def forget(self, whose: Callable[[Person], bool]) -> None:
        """Drops what rests in memory of the people told."""
        self._answers.forget(lambda key: whose(key[0]))
        self._last.forget(whose)


def from_receipt(receipt: Receipt, *, hours12: bool = False) -> Answer:
    """The answer of a receipt as it was given; how it was asked for is not kept."""
    question = Question.model_validate_json(orjson.dumps(receipt.inputs))
    asked = question.query
    told = {name: value for name, value in receipt.verdict.items() if name != "cites"}
    verdict = Verdict.model_validate_json(orjson.dumps({**told, "asked": receipt.inputs["query"]}))
    zone = zone_of(question.tz)
    read = SessionQuery(
        text="",
        intent="ask_lift" if asked.kind == "legs" else "ask_run",
        run_kind=asked.run_kind,
        stated_intensity=asked.intensity,
        when=When(shape="instant", at=asked.at.astimezone(zone)),
        starts_at=asked.at,
        ends_at=asked.at,
        duration_min=asked.duration_min,
        distance_km=asked.distance_km,
    )
    training = Training(**{name: getattr(question, name) for name in Training.model_fields})
    return Answer(
        read=read,
        echo=echo(read, zone, hours12=hours12),
        training=training,
        verdict=verdict,
        open_from=asked.at,
        tz=question.tz,
        hours12=hours12,
    )


def _question(training: Training, asked: Asked) -> Question:
    return Question(**{name: getattr(training, name) for name in Training.model_fields}, query=asked)
