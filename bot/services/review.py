"""A person's week, read from what they keep: their log, their plan, and soreness where they said yes to keeping it."""

from datetime import date
from typing import Final

from advice.review import Review, review
from advice.soreness import stops_training
from advice.week import Diary, Week, week_of
from bot.store import Keeper, LoggedSession, Person, SorenessAnswer, Threaded
from bot.training import Asker, corrected

LOOKED_BACK: Final = 8
"""Weeks before the one that is told: four for what is usual, and more to see that the log is no younger than these."""
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


async def of_week(kept: Threaded[Keeper], who: Person, asker: Asker, week: Week) -> Review:
    """How a person's week was. Plans that nobody said were carried out are not counted as done."""
    since = week.moved(-LOOKED_BACK).start

    def work(store: Keeper) -> tuple[tuple[LoggedSession, ...], tuple[SorenessAnswer, ...]]:
        return store.sessions(who, since), store.soreness(who, week.start)

    sessions, answers = await kept(work)
    words = asker.known.corrections
    diary = Diary(
        now=asker.now,
        athlete=asker.athlete,
        done=corrected((row.what for row in sessions if row.status == "done"), words),
        planned=corrected((row.what for row in sessions if row.status == "planned"), words),
        soreness=tuple(answer.soreness for answer in answers),
        in_pain=any(stops_training(pain) for pain in asker.known.pains),
    )
    return review(week, diary)
