"""The weekly summary: switched on for a day and a time, or off."""

from typing import Final

from advice.headline import clock
from advice.models import zone_of
from bot import rhythm
from bot.by_itself import reason
from bot.listeners.checkin import OFF, ON
from bot.listeners.desk import Desk
from bot.render import Message, note
from bot.services import checkin as kept
from bot.services.checkin import WEEK
from bot.store import Person, Schedule
from bot.training import Asker

NONE: Final = f"No weekly summary comes to you. {rhythm.HOW_WEEKLY} `/canirun review` shows your week now."
ENDED: Final = "Your weekly summary is off. `/canirun review` shows your week whenever you like."
STOPPED: Final = "Your weekly summary was stopped, because {reason}. Switch it on again: {how}"
ON_NOW: Final = "Your weekly summary: {times} ({zone}). The next one comes {next}. `/canirun weekly off` ends it."


def takes(rest: str) -> bool:
    """Whether these words say when, or on or off; others behind "weekly" ask for a week, or ask something else."""
    first = next(iter(rest.lower().strip(" .!?").split()), "")
    return first in ON | OFF or rhythm.is_when(first)


async def weekly(desk: Desk, who: Person, rest: str) -> Message:
    """Shows when it comes, switches it on for a day and a time, or off."""
    words = rest.lower().strip(" .!?")
    asker, store = await desk.asker(who), desk.memory.kept
    schedule = await kept.found(store, who, WEEK)
    if words in OFF:
        off = await kept.switch_off(store, who, WEEK)
        return note(NONE if off is None else ENDED)
    if words in ON and schedule is not None:
        schedule = await kept.switch_on(store, who, schedule.times, asker.tz, asker.now, kind=WEEK)
    elif words:
        times = rhythm.weekly_times("" if words in ON else words)
        schedule = await kept.switch_on(store, who, times, asker.tz, asker.now, kind=WEEK)
    return note(_state(schedule, asker))


def _state(schedule: Schedule | None, asker: Asker) -> str:
    if schedule is not None and schedule.stopped_because is not None:
        return STOPPED.format(reason=reason(schedule.stopped_because), how=rhythm.HOW_WEEKLY)
    if schedule is None or schedule.next_at is None:
        return NONE
    times = rhythm.in_words(schedule.times, hours12=asker.hours12)
    at = clock(schedule.next_at, zone_of(asker.tz), hours12=asker.hours12)
    return ON_NOW.format(times=times, zone=schedule.zone, next=at)
