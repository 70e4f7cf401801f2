"""A person's mornings: how they woke up, kept with their yes; what came of the message that asked; one reminder."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from advice.models import zone_of
from bot.services.checkin import PATIENCE
from bot.services.soreness import agrees
from bot.store import Delivery, Keeper, LoggedSession, Person, Profile, Threaded, Woke
from bot.store.outbox import PRIORITIES

KEPT: Final = 400
"""Mornings that a profile holds; the oldest gives way."""
REMINDS: Final = timedelta(hours=2)
"""How long after a check-in its reminder comes [H]."""
ANSWERED: Final = "answered"
_MARK: Final = ".again"


async def woke(
    kept: Threaded[Keeper], who: Person, day: date, feels: Literal["tired", "ok", "peppy"], now: datetime
) -> None:
    """Keeps how somebody woke up on a date, in place of what they told before; nothing without their yes."""

    def change(known: Profile) -> Profile:
        others = [one for one in known.mornings if one.day != day]
        return known.model_copy(update={"mornings": (*others, Woke(day=day, at=now, feels=feels))[-KEPT:]})

    def work(store: Keeper) -> None:
        if agrees(store.profile(who)):
            store.change_profile(who, lambda known: change(known) if agrees(known) else known)

    await kept(work)


async def answered(kept: Threaded[Keeper], who: Person, delivery: Delivery) -> None:
    """Marks that somebody reacted to a check-in: nothing reminds of it any more."""
    marked = delivery.model_copy(update={"because": ANSWERED})
    if delivery.because != ANSWERED:
        await kept(lambda store: store.postpone(who, delivery.id, marked))


async def remind_later(kept: Threaded[Keeper], who: Person, first: Delivery, now: datetime) -> None:
    """Puts one reminder of a check-in into the outbox; whether it is still wanted is asked when it is due."""
    due = now + REMINDS
    reminder = Delivery(
        kind="reminder",
        day=first.day,
        id=f"{first.id}{_MARK}",
        due=due,
        expires=due + PATIENCE,
        priority=PRIORITIES["reminder"],
        spread=first.spread,
    )
    await kept(lambda store: store.enqueue(who, reminder))


async def unanswered(kept: Threaded[Keeper], who: Person, reminder: Delivery) -> Delivery | None:
    """The check-in that a reminder is about; None where it was reacted to, put off, or never arrived."""
    first = await kept(lambda store: store.delivery(who, reminder.id.removesuffix(_MARK)))
    return first if first is not None and first.state == "sent" and first.because is None else None


async def skip(kept: Threaded[Keeper], who: Person, day: date, zone: str) -> tuple[LoggedSession, ...]:
    """Takes what is planned for a local date off the plan; gives what was."""
    start = datetime.combine(day, time(), zone_of(zone))
    end = start + timedelta(days=1)  # by the clock on the wall: a day of 23 or 25 hours is whole, too

    def work(store: Keeper) -> tuple[LoggedSession, ...]:
        plans = tuple(one for one in store.sessions(who, start, end) if one.status == "planned")
        for one in plans:
            store.edit(who, one.model_copy(update={"status": "skipped"}))
        return plans

    return await kept(work)


async def unskip(kept: Threaded[Keeper], who: Person, ids: Iterable[str]) -> None:
    """Puts what was taken off the plan back on it."""

    def work(store: Keeper) -> None:
        for each in ids:
            session = store.session(who, each)
            if session is not None and session.status == "skipped":
                store.edit(who, session.model_copy(update={"status": "planned"}))

    await kept(work)
