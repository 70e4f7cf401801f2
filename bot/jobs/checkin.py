"""What a morning check-in says, made when it is about to be sent."""

from collections.abc import Callable
from datetime import datetime

from bot import memory
from bot.jobs.clock import LATE
from bot.jobs.outbox import Compose, Later
from bot.memory import DELIVERY, Memory
from bot.morning import Taps, good_morning
from bot.place import Place
from bot.render import Message
from bot.render_checkin import checkin
from bot.services import mornings
from bot.services.checkin import arrived_elsewhere, found
from bot.slack.people import People
from bot.store import Delivery, Person


class Mornings:
    """Makes check-ins and their reminders. Made again after a crash, one is the same answer under the same id."""

    def __init__(self, known: Memory, people: People, now: Callable[[], datetime], soreness_days: int) -> None:
        self._known, self._people, self._now, self._soreness_days = known, people, now, soreness_days

    @property
    def composers(self) -> dict[str, Compose]:
        """By kind of delivery."""
        return {"checkin": self.first, "reminder": self.again}

    async def first(self, who: Person, delivery: Delivery) -> Message | Later | None:
        """The morning; where somebody has flown unheard of, later, when their time comes there."""
        kept, now = self._known.kept, self._now()
        schedule, place = await found(kept, who), await self._people.place_of(*who)
        if schedule is None:
            return None
        if not place.known:
            place = Place(schedule.zone, place.hours12, known=True)
        elif place.tz != schedule.zone:
            due = await arrived_elsewhere(kept, who, schedule, delivery.day, await self._known.asker(who, place))
            if due is not None:
                return Later(due, due + LATE)
        message, asks = await self._made(who, delivery, delivery.id, place)
        if schedule.remind and asks:
            await mornings.remind_later(kept, who, delivery, now)
        return message

    async def again(self, who: Person, delivery: Delivery) -> Message | None:
        """The reminder; none where nobody needs it any more."""
        schedule = await found(self._known.kept, who)
        first = await mornings.unanswered(self._known.kept, who, delivery)
        if first is None or schedule is None or not schedule.remind:
            return None
        message, asks = await self._made(who, delivery, first.id, await self._people.place_of(*who), reminds=True)
        return message if asks else None

    async def _made(
        self, who: Person, delivery: Delivery, first_id: str, place: Place, *, reminds: bool = False
    ) -> tuple[Message, bool]:
        worked = DELIVERY.set(memory.Delivery("\0".join((*who, delivery.id)), self._now()))
        try:
            morning = good_morning(await self._known.asker(who, place))
            answer_id, feeling = await self._known.keep(who, morning.answer)
        finally:
            DELIVERY.reset(worked)
        feeling = feeling._replace(days=self._soreness_days)
        return checkin(morning, Taps(), first_id, answer_id, feeling, reminds=reminds), morning.asks
