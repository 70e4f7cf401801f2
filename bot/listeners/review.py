"""How a week was: the review, what it rests on, and the weeks before it."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Final

from bot import ids, render_review
from bot.listeners import log
from bot.listeners.desk import Desk, Pressed
from bot.render import Message
from bot.services import review
from bot.store import Person

takes: Final = review.takes


async def show(desk: Desk, who: Person, rest: str) -> Message:
    """This week, or on a Monday the last one; `last` and `this` say which."""
    asker = await desk.asker(who)
    told = await review.of_week(desk.memory.kept, who, asker, review.week_meant(rest, asker))
    return log.with_due(asker, render_review.review(told, asker))


async def why(desk: Desk, press: Pressed) -> Message:
    """The items that each sentence rests on, of the week as it is known now."""
    asker = await desk.asker(press.who)
    week = review.week_from(date.fromisoformat(press.answer_id), asker)
    return render_review.why(await review.of_week(desk.memory.kept, press.who, asker, week), asker)


async def another(desk: Desk, press: Pressed) -> None:
    """Another week, in place."""
    asker = await desk.asker(press.who)
    week = review.week_from(date.fromisoformat(press.chosen), asker)
    told = await review.of_week(desk.memory.kept, press.who, asker, week)
    await desk.voice.replace(press.response_url, render_review.review(told, asker))


Act = Callable[[Desk, Pressed], Awaitable[Message | None]]

ACTS: Final[dict[str, Act]] = {ids.REVIEW_WHY: why, ids.REVIEW_WEEK: another}
