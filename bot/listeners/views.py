"""Modals: the one in which a question is said again."""

import logging
from typing import Final, NamedTuple

from bot import ids
from bot.answers import Person
from bot.asking import Subject
from bot.coach import Answer, ask
from bot.errors import BadInput, Forgotten, SlackRefused
from bot.ids import AnswerId
from bot.listeners.desk import Body, Desk, answering
from bot.render import Message
from bot.slack.logs import tell_fault
from bot.training import Asker

NOT_READ: Final = (
    "I found no run and no leg day in this. Say what and when, such as: easy 5k tonight, squats yesterday."
)
BROKEN: Final = "Something broke on my side (reference {reference}). Please try again."

_log: Final = logging.getLogger(__name__)


class Submitted(NamedTuple):
    """What came of a form: errors by the block that has them, or the answer for the message that it was opened from."""

    errors: dict[str, str]
    who: Person
    answer_id: AnswerId
    answer: Answer | None = None


def submitted(desk: Desk, body: Body) -> Submitted:
    """Reads a form at once, since its errors belong into the acknowledgement; nothing here waits for anything."""
    view, who = body["view"], Person(body["team"]["id"], body["user"]["id"])
    answer_id = AnswerId(view["private_metadata"])
    try:
        return Submitted({}, who, answer_id, _read(desk, who, answer_id, _words(view)))
    except (BadInput, Forgotten) as error:
        words = str(error)
    except Exception as error:  # noqa: BLE001  whatever it is, it must not keep the acknowledgement from being sent
        words = BROKEN.format(reference=tell_fault(error, "form"))
    return Submitted({ids.WORDS: words}, who, answer_id)


def _read(desk: Desk, who: Person, answer_id: AnswerId, words: str) -> Answer:
    before = desk.answers.of(who, answer_id)
    subject: Subject = "legs" if before.read.intent == "ask_lift" else "run"
    answer = ask(words, Asker(desk.now(), before.tz, hours12=before.hours12), command=subject)
    if answer.read.intent == "none" and answer.verdict is None:
        raise BadInput(NOT_READ)
    return answer


async def answered(desk: Desk, form: Submitted) -> None:
    """Puts the new answer where the old one was; where that place is lost, into a direct message."""
    opened = desk.modals.get((form.who, form.answer_id))

    async def reply(message: Message) -> None:
        if opened is not None:
            try:
                await desk.voice.replace(opened.response_url, message)
            except SlackRefused as refused:
                _log.info("the place of an answer is lost: %s", refused.code)
            else:
                return
        await desk.voice.say(form.who.user, message)

    work = _message(desk, form, in_channel=opened is not None and opened.in_channel)
    await answering("said again", work, reply)


async def _message(desk: Desk, form: Submitted, *, in_channel: bool) -> Message | None:
    return None if form.answer is None else desk.told(form.who, form.answer, in_channel=in_channel)


def _words(view: Body) -> str:
    return str(view["state"]["values"][ids.WORDS][ids.WORDS]["value"] or "")
