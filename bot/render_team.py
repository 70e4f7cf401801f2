"""Messages of a channel's weekly summary: the week itself, how it is set, and what one shares."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from advice.headline import clock
from advice.models import zone_of
from bot.by_itself import reason
from bot.render import Message, message, modal
from bot.render_review import title
from bot.rhythm import WEEKLY, in_words
from bot.store.outbox import Schedule
from bot.store.team import SHOWN, Share
from bot.team.cohort import APART, FEWEST, MORE
from bot.team.totals import STEPS, Range
from bot.team.values import Setting, Together

INVITE: Final = "/invite @Canirun"
MARATHON_KM: Final = 42
DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SHOWS: Final = {
    "runs": "Runs and kilometres",
    "legs": "Leg days",
    "easy": "How easy the running was",
    "chart": "A chart of hours",
    "names": "Names of those who said yes to it",
}
SORTS: Final = {"low": "Easy running", "moderate": "Moderate running", "high": "Hard running", "legs": "Lifting legs"}
BARS: Final = ("Easy", "Moderate", "Hard", "Legs")
SERIES: Final = ("At least", "At most")
LONGEST_NAME: Final = 40
MOST_NAMES: Final = 60
NOT_IN: Final = frozenset({"not_in_channel", "channel_not_found"})
"""How Slack says that the bot is not in a channel, or not in one that it may know of."""


def summary(told: Together, names: Sequence[str]) -> Message:
    """The week as everybody in the channel sees it; `names` are as people call themselves."""
    if told.totals is None:
        return message("team_few.j2", title=title(told.week), fewest=FEWEST)
    hours = {words: _hours(getattr(told.totals, name)) for name, words in SORTS.items()}
    return message(
        "team.j2",
        title=title(told.week),
        totals=told.totals,
        lines=_lines(told),
        well=_well(told),
        bars=BARS if told.more and "chart" in told.shows else (),
        series=[(name, [hour[end] for hour in hours.values()]) for end, name in enumerate(SERIES)],
        head=("Hours", *SERIES),
        rows=[(words, f"{least:g} h", f"{most:g} h") for words, (least, most) in hours.items()],
        names=_listed(names, len(told.names)),
        more=told.more,
    )


def _hours(told: Range) -> tuple[float, float]:
    return told.least / 60, told.most / 60


def _lines(told: Together) -> list[str]:
    """The totals that are to be shown, in words; of all that can be, where none is chosen."""
    totals, lines = told.totals, list[str]()
    if totals is None:
        return lines
    if "runs" in told.shows:
        lines.append(f"{_span(totals.runs)} runs, {_span(totals.km)} km")
    if "legs" in told.shows:
        lines.append(f"{_span(totals.leg_days)} leg days")
    if "easy" in told.shows and totals.easy:
        lines.append(f"running {totals.easy}")
    return [f"{line[0].upper()}{line[1:]}" for line in lines]


def _span(told: Range) -> str:
    return f"{told.least} to {told.most}" if told.least else f"up to {told.most}"


def _well(told: Together) -> str:
    """A word of congratulation, of what is told anyway; it is everybody's, and nobody's alone."""
    totals, shows = told.totals, told.shows
    if totals is None:
        return ""
    if "runs" in shows and (marathons := totals.km.least // MARATHON_KM):
        return f"At least {marathons} marathon{'s' if marathons > 1 else ''} together. Well done!"
    if "runs" in shows and totals.runs.least:
        return f"At least {totals.runs.least} runs together. Well done!"
    if "legs" in shows and totals.leg_days.least:
        return f"At least {totals.leg_days.least} leg days together. Well done!"
    return "However much it was: it counts, and so does rest."


def _listed(names: Iterable[str], count: int) -> str:
    """Names as plain text, in the order of the alphabet; nothing in them is a mark, and nobody is called by them."""
    shown = sorted(filter(None, map(_plain, names)), key=str.casefold)[:MOST_NAMES]
    rest = count - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if shown and rest > 0 else "")


def _plain(name: str) -> str:
    seen = "".join(sign if sign.isprintable() else " " for sign in name)
    return " ".join(seen.split())[:LONGEST_NAME]


def detail(told: Together) -> Message | None:
    """What goes into the thread: how it is counted, and how to join or to leave; None where only totals are told."""
    if not told.more:
        return None
    most = {name: steps.step * steps.steps - int(steps.whole) for name, steps in STEPS.items()}
    return message("team_more.j2", steps=STEPS, most=most, apart=APART)


# How it is set


def setting(told: Setting, *, hours12: bool, shared: Share | None, absent: bool = False) -> Message:
    """How a channel's summary is set, for one person there; `absent`: the bot is not in the channel."""
    schedule = told.schedule
    return message(
        "team_setting.j2",
        on=told.is_on,
        times="" if schedule is None else in_words(schedule.times, hours12=hours12),
        zone="" if schedule is None else schedule.zone,
        next="" if not told.is_on else _at(schedule, hours12=hours12),
        absent=absent or (schedule is not None and schedule.stopped_because in NOT_IN),
        stopped=reason(schedule.stopped_because) if schedule is not None and schedule.stopped_because else "",
        shows=[SHOWS[name] for name in SHOWN if told.team is not None and name in told.team.shows],
        shared=shared,
        invite=INVITE,
        where=told.channel,
        fewest=FEWEST,
        more=MORE,
    )


def _at(schedule: Schedule | None, *, hours12: bool) -> str:
    if schedule is None or schedule.next_at is None:
        return ""
    return clock(schedule.next_at, zone_of(schedule.zone), hours12=hours12)


def form(told: Setting, tz: str, form_id: str) -> dict[str, Any]:
    """The modal in which it is set up or changed."""
    schedule = told.schedule
    times = (
        schedule.times if schedule is not None else tuple(WEEKLY[1] if day == WEEKLY[0] else None for day in range(7))
    )
    day, at = next((day, at) for day, at in enumerate(times) if at is not None)
    return modal(
        "team_form.j2",
        id=form_id,
        on="on" if told.is_on or told.team is None else "off",
        day=str(day),
        days=[(name, str(number)) for number, name in enumerate(DAYS)],
        at=f"{at:%H:%M}",
        zone=tz if schedule is None else schedule.zone,
        shows=SHOWN if told.team is None else told.team.shows,
        choices=[(words, name) for name, words in SHOWS.items()],
    )


# What one shares


def shared(shares: Sequence[Share], *, changed: str = "", gone: str = "", without_summary: bool = False) -> Message:
    """With whom somebody shares; `changed` or `gone` is the channel that they have just said something of."""
    return message(
        "team_share.j2",
        shares=shares,
        changed=next((one for one in shares if one.channel == changed), None),
        gone=gone,
        without_summary=without_summary,
        fewest=FEWEST,
        more=MORE,
        apart=APART,
    )


def trouble(channel: str, because: str) -> Message:
    """What whoever set a summary up is told when it did not come, or when nobody knows whether it did."""
    return message(
        "team_trouble.j2",
        where=channel,
        unknown=because == "unknown",
        why=reason(because),
        absent=because in NOT_IN,
        invite=INVITE,
    )
