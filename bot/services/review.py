"""A person's week, read from what they keep: their log, their plan, and soreness where they said yes to keeping it."""

from datetime import date, timedelta
from typing import Final

from advice.review import Review, review
from advice.soreness import stops_training
from advice.week import Diary, Morning, Week, week_of
from bot.store import Keeper, LoggedSession, Person, SorenessAnswer, Threaded, Woke
from bot.training import Asker, corrected

LOOKED_BACK: Final = 8
"""Weeks before the one that is told: four for what is usual, and more to see that the log is no younger than these."""
HALF: Final = timedelta(days=3)
AWAY_WEEKS: Final = 4
"""So many weeks without a session, and somebody was away."""
YEAR_WEEKS: Final = 52
LAST: Final = frozenset({"last", "last week"})
THIS: Final = frozenset({"this", "this week"})


def takes(words: str) -> bool:
    """Whether these words say which week."""
    return words.lower().strip(" ?!.") in LAST | THIS


def week_meant(words: str, asker: Asker) -> Week:
    """The week that is meant by these words, or by none: this one, and on a Monday the one that has just ended."""
    said, week = words.lower().strip(" ?!."), week_of(asker.now, asker.tz)
    begins = week.day_of(asker.now) == week.monday
    return week.moved(-1) if said in LAST or (begins and said not in THIS) else week


def week_from(monday: date, asker: Asker) -> Week:
    """The week of a day, where the person is; none that lies ahead."""
    return Week(min(monday, week_of(asker.now, asker.tz).monday), asker.tz)


def week_told(day: date, tz: str) -> Week:
    """The week that a summary of that day tells: the one most of which was lived by then; until Wednesday the last."""
    past = day - HALF
    return Week(past - timedelta(days=past.weekday()), tz)


async def is_away(kept: Threaded[Keeper], who: Person, week: Week) -> bool:
    """Whether somebody who trained before did no session for a month up to the end of a week."""
    sessions = await kept(lambda store: store.sessions(who, week.moved(-YEAR_WEEKS).start, week.end))
    last = max((row.what.start for row in sessions if row.status == "done"), default=None)
    return last is not None and last < week.moved(1 - AWAY_WEEKS).start


async def of_week(kept: Threaded[Keeper], who: Person, asker: Asker, week: Week) -> Review:
    """How a person's week was. Plans that nobody said were carried out are not counted as done."""
    since = week.moved(-LOOKED_BACK).start

    def work(store: Keeper) -> tuple[tuple[LoggedSession, ...], tuple[SorenessAnswer, ...], tuple[Woke, ...]]:
        return store.sessions(who, since), store.soreness(who, week.start), store.profile(who).mornings

    sessions, answers, mornings = await kept(work)
    words = asker.known.corrections
    diary = Diary(
        now=asker.now,
        athlete=asker.athlete,
        done=corrected((row.what for row in sessions if row.status == "done"), words),
        planned=corrected((row.what for row in sessions if row.status == "planned"), words),
        soreness=tuple(answer.soreness for answer in answers),
        mornings=tuple(Morning(one.at, one.feels) for one in mornings),
        in_pain=any(stops_training(pain) for pain in asker.known.pains),
    )
    return review(week, diary)
