"""A channel's weekly summary: set up by somebody, and made of the weeks of those who share theirs with the channel."""

from datetime import date, datetime
from typing import Final

from advice.week import Week
from bot.errors import BadInput
from bot.rhythm import weekly
from bot.services.checkin import planned
from bot.services.review import week_told
from bot.store import Keeper, Person, Schedule, Share, Team, Threaded
from bot.store.outbox import Kind
from bot.team.cohort import MORE, counted
from bot.team.totals import Part, part_of, total
from bot.team.values import Setting, Together, Wish
from bot.training import corrected

TEAM: Final[Kind] = "team"
NOT_YOURS: Final = "Only who set it up, or an admin of the workspace, can change it."


async def setting(kept: Threaded[Keeper], workspace: str, channel: str) -> Setting:
    """How a channel's summary is set."""
    whose = Person(workspace, "")

    def work(store: Keeper) -> Setting:
        schedules = (one for one in store.schedules(whose) if (one.kind, one.place) == (TEAM, channel))
        return Setting(channel, store.team(whose, channel), next(schedules, None))

    return await kept(work)


async def change(  # noqa: PLR0913  whose, where, how and when
    kept: Threaded[Keeper], who: Person, channel: str, wish: Wish, now: datetime, *, admin: bool
) -> Setting:
    """Sets a channel's summary up, or changes it.

    Raises:
        BadInput: somebody else set it up.
    """
    whose = Person(who.workspace, "")

    def team(known: Team | None) -> Team:
        if not Setting(channel, known, None).may_change(who.user, admin=admin):
            raise BadInput(NOT_YOURS)
        known = known or Team(channel=channel)
        return known.model_copy(update={"owner": known.owner or who.user, "shows": wish.shows})

    def schedule(known: Schedule | None) -> Schedule:
        timed = {"zone": wish.zone, "times": weekly(wish.day, wish.at), "stopped_because": None}
        base = known or Schedule(kind=TEAM, place=channel, zone=wish.zone, times=weekly(wish.day, wish.at))
        changed = base.model_copy(update=timed)
        return planned(changed, now) if wish.on else changed.model_copy(update={"next_at": None})

    def work(store: Keeper) -> Setting:
        changed = store.change_team(whose, channel, team)
        return Setting(channel, changed, store.change_schedule(whose, TEAM, schedule, channel))

    return await kept(work)


async def shares(kept: Threaded[Keeper], who: Person) -> tuple[Share, ...]:
    """With which channels a person shares their weeks."""
    return await kept(lambda store: store.shares(who))


async def share(kept: Threaded[Keeper], who: Person, channel: str, now: datetime, *, names: bool) -> Share:
    """Shares a person's weeks with a channel."""
    return await kept(lambda store: store.share(who, channel, now, names=names))


async def unshare(kept: Threaded[Keeper], who: Person, channel: str) -> bool:
    """Shares them no more, from this moment on; False where nothing was shared."""
    return await kept(lambda store: store.unshare(who, channel))


async def told(kept: Threaded[Keeper], workspace: str, channel: str, day: date, now: datetime) -> Together | None:
    """The week of a channel that is told on a local date, of whoever shares at this moment.

    None: there is no summary any more, or that week was told on another date.
    """
    set_up = await setting(kept, workspace, channel)
    if set_up.team is None or set_up.schedule is None:
        return None
    week = week_told(day, set_up.schedule.zone)
    gathered = await kept(
        lambda store: store.gather(workspace, channel, lambda sharing: counted(sharing, week.monday, day))
    )
    if gathered is None or gathered.team.told_on != day:
        return None
    if gathered.people is None:
        return Together(week, None, shows=gathered.team.shows)
    people = [Person(workspace, user) for user in sorted(gathered.people)]

    def work(store: Keeper) -> list[tuple[Share | None, Part]]:
        return [(_with(store, who, channel), _part(store, who, week, now)) for who in people]

    weeks = await kept(work, slow=True)
    if any(shared is None for shared, _ in weeks):  # somebody withdrew in these milliseconds
        return Together(week, None, shows=gathered.team.shows)
    totals = total([part for _, part in weeks])
    named = [who.user for who, (shared, _) in zip(people, weeks, strict=True) if shared is not None and shared.names]
    shown = totals.people >= MORE and "names" in gathered.team.shows
    return Together(week, totals, tuple(named) if shown else (), gathered.team.shows)


def _with(store: Keeper, who: Person, channel: str) -> Share | None:
    return next((one for one in store.shares(who) if one.channel == channel), None)


def _part(store: Keeper, who: Person, week: Week, now: datetime) -> Part:
    """Only what was done counts: no plan, no soreness, no pain."""
    profile = store.profile(who)
    done = (row.what for row in store.sessions(who, week.start, week.end) if row.status == "done")
    return part_of(week, now, profile.athlete, tuple(corrected(done, profile.corrections.items())))
