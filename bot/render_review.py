"""Messages of a week: the review with its chart and its clocks, and what each sentence rests on."""

from collections.abc import Iterator
from typing import Final

from advice.documents import title_of
from advice.headline import DAYS, MONTHS, clock
from advice.items import ITEMS
from advice.models import zone_of
from advice.review import Clock, Review
from advice.tally import Day
from advice.week import Week, week_of
from bot.ids import NO_ANSWER
from bot.render import Message, message
from bot.training import Asker

CLOCKS: Final = 6
SERIES: Final = {"low": "Easy running", "moderate": "Moderate running", "high": "Hard running", "legs": "Lifting legs"}
HEAD: Final = ("Day", *SERIES.values())


def review(told: Review, asker: Asker, *, by_itself: bool = False) -> Message:
    """The week: what went well, one change, the goal, the numbers with a chart and a table, and the clocks."""
    days, current = told.tally.days, week_of(asker.now, asker.tz)
    shown = [name for name in SERIES if any(getattr(day, name) for day in days)]
    labels = [f"{DAYS[day.day.weekday()]} {day.day.day}" for day in days]
    return message(
        "review.j2",
        told=told,
        title=title(told.week),
        over=told.week.end <= asker.now,
        days=labels,
        series=[(SERIES[name], [round(getattr(day, name)) for day in days]) for name in shown],
        head=HEAD,
        rows=[_row(label, day) for label, day in zip(labels, days, strict=True)],
        clocks=_clocks_of(told, asker),
        more_clocks=max(0, len(told.clocks) - CLOCKS),
        by_itself=by_itself,
        week=told.week.monday.isoformat(),
        before=told.week.moved(-1).monday.isoformat(),
        current="" if told.week == current else current.monday.isoformat(),
    )


def weekly(told: Review, asker: Asker, *, away: bool) -> Message:
    """The week as it comes by itself; few words where nothing was logged, fewer still after a month `away`."""
    if not told.tally.is_empty:
        return review(told, asker, by_itself=True)
    shown = {"told": told, "title": title(told.week), "clocks": _clocks_of(told, asker)}
    return message("week_quiet.j2", **shown, away=away, id=NO_ANSWER)


def _clocks_of(told: Review, asker: Asker) -> list[str]:
    return [clock_words(one, asker) for one in told.clocks[:CLOCKS]]


def why(told: Review, asker: Asker) -> Message:
    """Every sentence with its items; the clocks too."""
    clocks = [(clock_words(one, asker), one.cites) for one in told.clocks[:CLOCKS]]
    return message("review_why.j2", told=told, title=title(told.week), items=ITEMS, title_of=title_of, clocks=clocks)


def title(week: Week) -> str:
    """Mon 23 to Sun 29 Nov; both months where the week has two."""
    first, last = week.monday, week.days[-1]
    month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
    return f"Mon {first.day}{month} to Sun {last.day} {MONTHS[last.month - 1]}"


def clock_words(told: Clock, asker: Asker) -> str:
    """What opens when, and because of which legs."""
    return " ".join(_clock_parts(told, asker))


def _clock_parts(told: Clock, asker: Asker) -> Iterator[str]:
    zone = zone_of(asker.tz)
    what = "hard running and hard legs open" if told.legs_too else "hard running opens"
    opens, legs_at = (clock(at, zone, hours12=asker.hours12) for at in (told.opens, told.legs_at))
    if told.planned:
        yield f"After the legs that you plan for {legs_at}, {what} {opens}."
    else:
        yield f"{what.capitalize()} {opens}, 48 h after the legs of {legs_at}."
    if told.runs_by is not None:
        yield f"End the last run before them by {clock(told.runs_by, zone, hours12=asker.hours12)}."
    if told.assumed:
        yield "You did not say how hard they are, so they count as hard."


def _row(label: str, day: Day) -> tuple[str, ...]:
    minutes = (getattr(day, name) for name in SERIES)
    return (label, *(f"{each:.0f} min" if each else "–" for each in minutes))
