"""What comes to a person by itself, mornings and weeks: switched on and off, put off, moved. Nobody has any unasked."""

import secrets
from datetime import date, datetime, timedelta
from typing import Final

from bot.jobs.times import instant_of, next_slot
from bot.rhythm import Times
from bot.store import Delivery, Keeper, Person, Schedule, Threaded
from bot.store.outbox import Kind
from bot.training import Asker

CHECKIN: Final[Kind] = "checkin"
WEEK: Final[Kind] = "week"
OF_A_PERSON: Final = (CHECKIN, WEEK)
SNOOZE: Final = timedelta(hours=1)
PATIENCE: Final = timedelta(hours=2)
"""How long after its time a message that was put off is still wanted."""


async def all_of(kept: Threaded[Keeper], who: Person) -> tuple[Schedule, ...]:
    """All of it, also what is off."""
    return await kept(lambda store: store.schedules(who))


async def found(kept: Threaded[Keeper], who: Person, kind: Kind = CHECKIN) -> Schedule | None:
    """It as it stands, also one that is off; None for whom it was never switched on."""
    return next((one for one in await all_of(kept, who) if one.kind == kind and not one.place), None)


async def switch_on(  # noqa: PLR0913  whose, what and when
    kept: Threaded[Keeper], who: Person, times: Times, tz: str, now: datetime, *, kind: Kind = CHECKIN
) -> Schedule | None:
    """Switches it on at these local times; who is away stays away."""

    def change(known: Schedule | None) -> Schedule:
        if known is None:
            return planned(Schedule(kind=kind, zone=tz, times=times), now)
        return planned(known.model_copy(update={"zone": tz, "times": times}), now)

    return await kept(lambda store: store.change_schedule(who, kind, change))


async def switch_off(kept: Threaded[Keeper], who: Person, kind: Kind = CHECKIN) -> Schedule | None:
    """Switches it off; None for whom it was never on."""

    def change(known: Schedule | None) -> Schedule | None:
        return known and known.model_copy(update={"next_at": None, "away_until": None, "stopped_because": None})

    return await kept(lambda store: store.change_schedule(who, kind, change))


async def on_again(kept: Threaded[Keeper], who: Person, kind: Kind, now: datetime) -> None:
    """Switches on what was stopped, at the times that it had."""
    await kept(lambda store: store.change_schedule(who, kind, lambda known: known and planned(known, now)))


async def remind(kept: Threaded[Keeper], who: Person, *, on: bool) -> Schedule | None:
    """Whether one reminder follows a check-in that nobody reacted to; None for whom there are none."""

    def change(known: Schedule | None) -> Schedule | None:
        return known and known.model_copy(update={"remind": on})

    return await kept(lambda store: store.change_schedule(who, CHECKIN, change))


async def stay_away(kept: Threaded[Keeper], who: Person, until: date | None, now: datetime) -> Schedule | None:
    """Sends nothing before a local date; None: back at once. Gives what then comes next; None where nothing is on."""
    return await _changed_while_on(kept, who, now, away_until=until)


async def move(kept: Threaded[Keeper], who: Person, tz: str, now: datetime) -> Schedule | None:
    """Follows a person into another zone, unless they chose one of their own; None where nothing is on."""
    own = (await kept(lambda store: store.profile(who))).zone
    return await _changed_while_on(kept, who, now, zone=own or tz)


async def _changed_while_on(kept: Threaded[Keeper], who: Person, now: datetime, **changed: object) -> Schedule | None:
    def change(known: Schedule | None) -> Schedule | None:
        if known is None or known.next_at is None or all(getattr(known, name) == to for name, to in changed.items()):
            return None
        return planned(known.model_copy(update=changed), now)

    def work(store: Keeper) -> Schedule | None:
        changed_ones = [store.change_schedule(who, kind, change) for kind in OF_A_PERSON]
        on = [one for one in changed_ones if one is not None and one.next_at is not None]
        return min(on, key=lambda one: one.next_at or now, default=None)

    return await kept(work)


async def arrived_elsewhere(
    kept: Threaded[Keeper], who: Person, schedule: Schedule, day: date, asker: Asker
) -> datetime | None:
    """Where Slack has moved somebody unheard: the instant at which that day's time comes there; None if it has come."""
    await move(kept, who, asker.tz, asker.now)
    at = schedule.times[day.weekday()]
    instant = None if at is None else instant_of(day, at, asker.tz)
    return instant if instant is not None and instant > asker.now else None


async def delivery(kept: Threaded[Keeper], who: Person, delivery_id: str) -> Delivery | None:
    """The message with that id, if it was theirs."""
    return await kept(lambda store: store.delivery(who, delivery_id))


async def snooze(kept: Threaded[Keeper], who: Person, known: Delivery, now: datetime) -> datetime | None:
    """Sends today's message again in an hour, anew; None where that has been asked for already."""
    due = now + SNOOZE
    again = Delivery(
        kind=known.kind,
        day=known.day,
        id=secrets.token_hex(12),
        due=due,
        expires=due + PATIENCE,
        priority=known.priority,
        spread=known.spread,
    )
    return due if await kept(lambda store: store.postpone(who, known.id, again)) else None


def planned(schedule: Schedule, now: datetime) -> Schedule:
    """The schedule switched on: when it is due next."""
    slot = next_slot(schedule.times, schedule.zone, now, schedule.away_until)
    return schedule.model_copy(update={"next_at": slot and slot.at, "stopped_because": None})
