"""The morning check-in: switching it on and off, being away, and what is tapped in its message."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from advice.headline import clock
from advice.models import zone_of
from bot import ids, rhythm
from bot.errors import BadInput
from bot.listeners.desk import Desk, Pressed
from bot.morning import good_morning, taps_of
from bot.render import Message, note
from bot.render_checkin import checkin as drawn
from bot.services import checkin as kept
from bot.store import Delivery, Person, Schedule
from bot.training import Asker

OFF: Final = frozenset({"off", "stop", "end", "no", "never"})
ON: Final = frozenset({"on", "yes", "start"})
BACK: Final = frozenset({"off", "back", "end", "over", "stop"})
NONE: Final = f"You have no morning check-in. {rhythm.HOW}"
NOTHING: Final = f"Nothing comes to you by itself. {rhythm.HOW} {rhythm.HOW_WEEKLY}"
ENDED: Final = "Your morning check-in is off."
STOPPED: Final = (
    "Your morning check-in was stopped, because Slack could not deliver it ({reason}). Switch it on again: {how}"
)
ON_NOW: Final = "Your morning check-in: {times} ({zone}). The next one comes {next}. `/canirun checkin off` ends it."
AWAY: Final = "I write nothing by myself before {day}. The next {what} comes {next}. `/canirun ooo off` brings it back."
BACK_NOW: Final = "You are back. The next {what} comes {next}."
NAMES: Final[dict[str, str]] = {kept.CHECKIN: "check-in", kept.WEEK: "weekly summary"}
SKIPPED: Final = "Skipped for today, and that is fine. The next check-in comes {next}."
SNOOZED: Final = "Snoozed: I ask again at {at}."
ONCE: Final = "This one is on its way again already."
OVER: Final = "That morning is over. Tell me how you feel now: `/canirun sore`, or in words."
GONE: Final = "That check-in is no longer kept."


async def checkin(desk: Desk, who: Person, rest: str) -> Message:
    """Shows when it comes, switches it on for some times, or off."""
    words = rest.lower().strip(" .!")
    asker = await desk.asker(who)
    if not words:
        schedule = await kept.found(desk.memory.kept, who)
    elif words in OFF:
        off = await kept.switch_off(desk.memory.kept, who)
        return note(NONE if off is None else ENDED)
    else:
        times = rhythm.times_of("" if words in ON else words)
        schedule = await kept.switch_on(desk.memory.kept, who, times, asker.tz, asker.now)
    return note(_state(schedule, asker))


def _state(schedule: Schedule | None, asker: Asker) -> str:
    if schedule is not None and schedule.stopped_because is not None:
        return STOPPED.format(reason=schedule.stopped_because, how=rhythm.HOW)
    if schedule is None or schedule.next_at is None:
        return NONE
    times = rhythm.in_words(schedule.times, hours12=asker.hours12)
    return ON_NOW.format(times=times, zone=schedule.zone, next=_at(schedule.next_at, asker))


def _at(instant: datetime | None, asker: Asker) -> str:
    return "never" if instant is None else clock(instant, zone_of(asker.tz), hours12=asker.hours12)


async def away(desk: Desk, who: Person, rest: str) -> Message:
    """Nothing for some days: out of office, or simply later."""
    asker = await desk.asker(who)
    words = rest.lower().strip(" .!")
    until = None if words in BACK else rhythm.away_until(words, asker.now.astimezone(zone_of(asker.tz)).date())
    schedule = await kept.stay_away(desk.memory.kept, who, until, asker.now)
    if schedule is None:
        return note(NOTHING)
    told = {"what": NAMES[schedule.kind], "next": _at(schedule.next_at, asker)}
    return note(BACK_NOW.format(**told) if until is None else AWAY.format(day=f"{until:%a %-d %b}", **told))


async def follow(desk: Desk, who: Person, tz: str) -> None:
    """Somebody is in another zone now: what they wanted at half past seven comes at half past seven there."""
    await kept.move(desk.memory.kept, who, tz, desk.now())


async def _tapped(desk: Desk, press: Pressed) -> None:
    """One more tap: the message changes in its place, and the recommendation with it."""
    delivery, asker = await _of(desk, press), await desk.asker(press.who)
    if delivery.day < asker.now.astimezone(zone_of(asker.tz)).date():
        raise BadInput(OVER)
    taps = taps_of(press.chosen)
    morning = good_morning(asker, taps)
    answer_id, feeling = await desk.memory.keep(press.who, morning.answer)
    feeling = feeling._replace(days=desk.retention.soreness_days)
    await desk.voice.replace(press.response_url, drawn(morning, taps, delivery.id, answer_id, feeling))


async def _skip(desk: Desk, press: Pressed) -> None:
    asker, schedule = await desk.asker(press.who), await kept.found(desk.memory.kept, press.who)
    told = _at(None if schedule is None else schedule.next_at, asker)
    await desk.voice.replace(press.response_url, note(SKIPPED.format(next=told)))


async def _snooze(desk: Desk, press: Pressed) -> None:
    delivery, asker = await _of(desk, press), await desk.asker(press.who)
    due = await kept.snooze(desk.memory.kept, press.who, delivery, asker.now)
    if due is None:
        raise BadInput(ONCE)
    await desk.voice.replace(press.response_url, note(SNOOZED.format(at=_at(due, asker))))


async def _of(desk: Desk, press: Pressed) -> Delivery:
    delivery = await kept.delivery(desk.memory.kept, press.who, press.answer_id)
    if delivery is None:
        raise BadInput(GONE)
    return delivery


ACTS: Final[dict[str, Callable[[Desk, Pressed], Awaitable[Message | None]]]] = {
    ids.CHECKIN_LEGS: _tapped,
    ids.CHECKIN_MOOD: _tapped,
    ids.CHECKIN_PAIN: _tapped,
    ids.CHECKIN_SKIP: _skip,
    ids.CHECKIN_SNOOZE: _snooze,
}
