"""What a weekly summary says, made when it is about to be sent."""

from collections.abc import Awaitable, Callable

from bot import render_review
from bot.memory import Memory
from bot.render import Message
from bot.services import review
from bot.slack.people import People
from bot.store import Delivery, Person


def composer(known: Memory, people: People) -> Callable[[Person, Delivery], Awaitable[Message | None]]:
    """Makes summaries. Nothing is kept of them: made again, one is the same."""

    async def compose(who: Person, delivery: Delivery) -> Message | None:
        asker = await known.asker(who, await people.place_of(*who))
        week = review.week_told(delivery.day, asker.tz)
        told = await review.of_week(known.kept, who, asker, week)
        away = told.tally.is_empty and await review.is_away(known.kept, who, week)
        return render_review.weekly(told, asker, away=away)

    return compose
