"""The form in which a question is said again, in other words."""

from typing import Final

from bot import ids
from bot.asking import Subject
from bot.coach import Answer, ask
from bot.errors import BadInput
from bot.ids import AnswerId
from bot.listeners.desk import Body, Desk, answering, person_of
from bot.listeners.forms import Errors, value_of, where_opened
from bot.render import Message
from bot.store import Person
from bot.training import Asker

NOT_READ: Final = (
    "I found no run and no leg day in this. Say what and when, such as: easy 5k tonight, squats yesterday."
)


async def check(desk: Desk, body: Body) -> Errors:
    """Whether the words can be read."""
    try:
        await _read(desk, body)
    except BadInput as error:
        return {ids.WORDS: str(error)}
    return {}


async def work(desk: Desk, body: Body) -> None:
    """Puts the new answer where the old one was; where that place is lost, into a direct message."""
    who, opened = person_of(body), desk.modals.get((person_of(body), _answer_id(body)))

    in_channel = opened is not None and opened.in_channel
    await answering(
        "said again", _message(desk, who, body, in_channel=in_channel), where_opened(desk, who, opened, in_place=True)
    )


async def _message(desk: Desk, who: Person, body: Body, *, in_channel: bool) -> Message:
    return await desk.told(who, await _read(desk, body), in_channel=in_channel)


async def _read(desk: Desk, body: Body) -> Answer:
    """The answer to the new words, for the person as they were known when they asked."""
    before = await desk.answer(person_of(body), _answer_id(body))
    subject: Subject = "legs" if before.read.intent == "ask_lift" else "run"
    asker: Asker = await desk.asker(person_of(body))
    answer = ask(value_of(body, ids.WORDS), asker, command=subject)
    if answer.read.intent == "none" and answer.verdict is None:
        raise BadInput(NOT_READ)
    return answer


def _answer_id(body: Body) -> AnswerId:
    return AnswerId(body["view"]["private_metadata"])
