"""What is tapped in a morning's message. It changes in its place, until its day ends."""

from collections.abc import Awaitable, Callable
from typing import Final

from advice.headline import clock
from advice.models import zone_of
from bot import ids
from bot.errors import BadInput
from bot.ids import AnswerId
from bot.listeners import log
from bot.listeners.desk import Desk, Pressed
from bot.morning import Taps, good_morning, local_day, taps_of
from bot.render import Message, note
from bot.render_checkin import checkin as drawn
from bot.render_checkin import skipped
from bot.services import checkin as kept
from bot.services import mornings
from bot.services.log import change, settled
from bot.store import Delivery
from bot.training import Asker

SNOOZED: Final = "Snoozed: I ask again at {at}."
ONCE: Final = "This one is on its way again already."
TOMORROW: Final = "In an hour it is tomorrow, so I leave it at that. The next check-in comes at its time."
OVER: Final = "That morning is over. Tell me how you feel now: `/canirun sore`, or in words."
GONE: Final = "That check-in is no longer kept."


async def _tapped(desk: Desk, press: Pressed) -> None:
    """One more tap: the message changes in its place, and the recommendation with it."""
    delivery, asker = await _todays(desk, press, press.answer_id)
    taps = taps_of(press.chosen)
    if taps.mood is not None:
        await mornings.woke(desk.memory.kept, press.who, delivery.day, taps.mood, asker.now)
    await _redrawn(desk, press, delivery, taps)


async def _did(desk: Desk, press: Pressed) -> None:
    """Yesterday's plan was carried out: from now on it is training, and no longer a plan."""
    delivery, _ = await _todays(desk, press, press.answer_id)
    session_id, _, packed = press.chosen.partition("|")
    await change(desk.memory.kept, press.who, session_id, lambda session: settled(session, "done"))
    await _redrawn(desk, press, delivery, taps_of(packed))


async def _did_not(desk: Desk, press: Pressed) -> None:
    """It was not, which is nobody's fault."""
    delivery, _ = await _todays(desk, press, press.answer_id)
    session_id, _, packed = press.chosen.partition("|")
    await change(desk.memory.kept, press.who, session_id, lambda session: settled(session, "skipped"))
    await _redrawn(desk, press, delivery, taps_of(packed))


async def _moved(desk: Desk, press: Pressed) -> None:
    """It was, or will be, at another time: the form asks when."""
    session_id, _, _ = press.chosen.partition("|")
    await log.open_moved(desk, press._replace(answer_id=AnswerId(session_id)))


async def _redrawn(desk: Desk, press: Pressed, delivery: Delivery, taps: Taps) -> None:
    await mornings.answered(desk.memory.kept, press.who, delivery)
    morning = good_morning(await desk.asker(press.who), taps)
    answer_id, feeling = await desk.memory.keep(press.who, morning.answer)
    feeling = feeling._replace(days=desk.retention.soreness_days)
    await desk.voice.replace(press.response_url, drawn(morning, taps, delivery.id, answer_id, feeling))


async def _skip(desk: Desk, press: Pressed) -> None:
    """Nothing today: what is planned for today is off the plan."""
    delivery, asker = await _todays(desk, press, AnswerId(press.chosen))
    await mornings.answered(desk.memory.kept, press.who, delivery)
    dropped = await mornings.skip(desk.memory.kept, press.who, delivery.day, asker.tz)
    schedule = await kept.found(desk.memory.kept, press.who)
    next_at = None if schedule is None else schedule.next_at
    await desk.voice.replace(press.response_url, skipped(dropped, next_at, asker, delivery.id))


async def _unskip(desk: Desk, press: Pressed) -> None:
    """After all: the plan as it was, and the morning's message again."""
    delivery, _ = await _todays(desk, press, press.answer_id)
    await mornings.unskip(desk.memory.kept, press.who, filter(None, press.chosen.split(",")))
    await _redrawn(desk, press, delivery, Taps())


async def _snooze(desk: Desk, press: Pressed) -> None:
    delivery, asker = await _todays(desk, press, AnswerId(press.chosen))
    if local_day(asker._replace(now=asker.now + kept.SNOOZE)) > delivery.day:
        raise BadInput(TOMORROW)
    due = await kept.snooze(desk.memory.kept, press.who, delivery, asker.now)
    if due is None:
        raise BadInput(ONCE)
    at = clock(due, zone_of(asker.tz), hours12=asker.hours12)
    await desk.voice.replace(press.response_url, note(SNOOZED.format(at=at)))


async def _todays(desk: Desk, press: Pressed, delivery_id: AnswerId) -> tuple[Delivery, Asker]:
    """The message that was pressed in, while its day lasts where its person is."""
    delivery = await kept.delivery(desk.memory.kept, press.who, delivery_id)
    if delivery is None:
        raise BadInput(GONE)
    asker = await desk.asker(press.who)
    if delivery.day < local_day(asker):
        raise BadInput(OVER)
    return delivery, asker


ACTS: Final[dict[str, Callable[[Desk, Pressed], Awaitable[Message | None]]]] = {
    ids.CHECKIN_LEGS: _tapped,
    ids.CHECKIN_MOOD: _tapped,
    ids.CHECKIN_PAIN: _tapped,
    ids.CHECKIN_DID: _did,
    ids.CHECKIN_MOVED: _moved,
    ids.CHECKIN_DID_NOT: _did_not,
    ids.CHECKIN_SKIP: _skip,
    ids.CHECKIN_UNSKIP: _unskip,
    ids.CHECKIN_SNOOZE: _snooze,
}
