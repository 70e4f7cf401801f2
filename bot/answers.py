"""The answers that buttons still ask about, each kept for whom it was given: in memory, bounded, and not for long."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from bot.coach import Answer
from bot.errors import Forgotten
from bot.expiring import Expiring
from bot.ids import AnswerId, new_answer_id

ROOM: Final = 4_000
LASTS: Final = timedelta(hours=12)
GONE: Final = (
    "That answer is no longer kept: answers rest with me for {hours} hours. Ask again, and you get a fresh one."
)


class Person(NamedTuple):
    """Somebody in a workspace, by Slack's ids."""

    team: str
    user: str


class Answers:
    """Each rests as JSON: a sixth of the memory of its values, and nothing for the garbage collector to walk."""

    def __init__(self, now: Callable[[], datetime], room: int = ROOM, lasts: timedelta = LASTS) -> None:
        self._answers: Expiring[tuple[Person, AnswerId], bytes] = Expiring(room, lasts, now)
        self._last: Expiring[Person, AnswerId] = Expiring(room, lasts, now)
        self._gone = GONE.format(hours=round(lasts / timedelta(hours=1)))

    def keep(self, whose: Person, answer: Answer) -> AnswerId:
        """Keeps an answer, and gives the id by which only that person finds it."""
        answer_id = new_answer_id()
        self._answers.put((whose, answer_id), answer.model_dump_json().encode())
        self._last.put(whose, answer_id)
        return answer_id

    def last_of(self, whose: Person) -> AnswerId | None:
        return self._last.get(whose)

    def of(self, whose: Person, answer_id: AnswerId) -> Answer:
        """The answer that this person got under that id.

        Raises:
            Forgotten: it is no longer kept, or was never theirs.
        """
        kept = self._answers.get((whose, answer_id))
        if kept is None:
            raise Forgotten(self._gone)
        return Answer.model_validate_json(kept)

    def forget(self, whose: Callable[[Person], bool]) -> None:
        """Drops all answers of the people told."""
        self._answers.forget(lambda key: whose(key[0]))
        self._last.forget(whose)
