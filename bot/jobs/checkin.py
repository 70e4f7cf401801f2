"""What a morning check-in says, made when it is about to be sent."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot import memory
from bot.memory import DELIVERY, Memory
from bot.morning import Taps, good_morning
from bot.render import Message
from bot.render_checkin import checkin
from bot.slack.people import People
from bot.store import Delivery, Person


def composer(
    known: Memory, people: People, now: Callable[[], datetime], soreness_days: int
) -> Callable[[Person, Delivery], Awaitable[Message | None]]:
    """Makes check-ins. Made again after a crash, one is the same answer under the same id."""

    async def compose(who: Person, delivery: Delivery) -> Message | None:
        worked = DELIVERY.set(memory.Delivery("\0".join((*who, delivery.id)), now()))
        try:
            morning = good_morning(await known.asker(who, await people.place_of(*who)))
            answer_id, feeling = await known.keep(who, morning.answer)
        finally:
            DELIVERY.reset(worked)
        return checkin(morning, Taps(), delivery.id, answer_id, feeling._replace(days=soreness_days))

    return compose
