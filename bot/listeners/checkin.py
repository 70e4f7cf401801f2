"""The morning check-in: switching it on and off, being reminded, being away."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from advice.headline import clock
from advice.models import zone_of
from bot import ids, rhythm
from bot.by_itself import reason
from bot.listeners.desk import Desk, Pressed
from bot.render import Message, note
from bot.services import checkin as kept
from bot.store import Person, Schedule
from bot.store.outbox import Kind
from bot.training import Asker

OFF: Final = frozenset({"off", "stop", "end", "no", "never"})
ON: Final = frozenset({"on", "yes", "start"})
REMIND: Final = {"remind": True, "remind on": True, "remind me": True, "remind off": False, "don't remind": False}
BACK: Final = frozenset({"off", "back", "end", "over", "stop"})
NONE: Final = f"You have no morning check-in. {rhythm.HOW}"
NOTHING: Final = f"Nothing comes to you by itself. {rhythm.HOW} {rhythm.HOW_WEEKLY}"
ENDED: Final = "Your morning check-in is off."
SILENT: Final = (
    "I write nothing to you by myself any more. `/canirun checkin on` and `/canirun weekly on` bring it back; what you "
    "ask is answered as ever."
)
STOPPED: Final = "Your morning check-in was stopped, because {reason}. Switch it on again: {how}"
ON_NOW: Final = (
    "Your morning check-in: {times} ({zone}). The next one comes {next}.{remind} `/canirun checkin off` ends it."
)
REMINDS: Final = " One reminder follows after two hours, if you don't react; `/canirun checkin remind off` ends that."
AWAY: Final = "I write nothing by myself before {day}. The next {what} comes {next}. `/canirun ooo off` brings it back."
BACK_NOW: Final = "You are back. The next {what} comes {next}."
NAMES: Final[dict[Kind, str]] = {kept.CHECKIN: "check-in", kept.WEEK: "weekly summary"}


async def checkin(desk: Desk, who: Person, rest: str) -> Message:
    """Shows when it comes, switches it on for some times, or off."""
    words = rest.lower().strip(" .!").removesuffix(" please")
    asker = await desk.asker(who)
    if not words:
        schedule = await kept.found(desk.memory.kept, who)
    elif words in REMIND:
        schedule = await kept.remind(desk.memory.kept, who, on=REMIND[words])
    elif words in OFF:
        off = await kept.switch_off(desk.memory.kept, who)
        return note(NONE if off is None else ENDED)
    else:
        known = await kept.found(desk.memory.kept, who) if words in ON else None
        times = known.times if known else rhythm.times_of("" if words in ON else words)
        schedule = await kept.switch_on(desk.memory.kept, who, times, asker.tz, asker.now)
    return note(_state(schedule, asker))


async def stop(desk: Desk, who: Person, rest: str) -> Message:
    """Ends all that comes to a person by itself."""
    del rest
    ended = [await kept.switch_off(desk.memory.kept, who, kind) for kind in kept.OF_A_PERSON]
    return note(SILENT if any(ended) else NOTHING)


def _state(schedule: Schedule | None, asker: Asker) -> str:
    if schedule is not None and schedule.stopped_because is not None:
        return STOPPED.format(reason=reason(schedule.stopped_because), how=rhythm.HOW)
    if schedule is None or schedule.next_at is None:
        return NONE
    times = rhythm.in_words(schedule.times, hours12=asker.hours12)
    remind = REMINDS if schedule.remind else ""
    return ON_NOW.format(times=times, zone=schedule.zone, next=_at(schedule.next_at, asker), remind=remind)


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


async def _back(desk: Desk, press: Pressed) -> None:
    """Back from vacation, from Home, which then tells it."""
    await kept.stay_away(desk.memory.kept, press.who, None, desk.now())


async def _on_again(desk: Desk, press: Pressed) -> None:
    """What has stopped comes again, from Home, which then tells it."""
    kind = next(kind for kind in NAMES if kind == press.chosen)
    await kept.on_again(desk.memory.kept, press.who, kind, desk.now())


async def follow(desk: Desk, who: Person, tz: str) -> None:
    """Somebody is in another zone now: what they wanted at half past seven comes at half past seven there."""
    await kept.move(desk.memory.kept, who, tz, desk.now())


ACTS: Final[dict[str, Callable[[Desk, Pressed], Awaitable[None]]]] = {ids.BACK: _back, ids.ON_AGAIN: _on_again}
