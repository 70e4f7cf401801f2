"""The form in which somebody says that they trained against an answer, and why."""

from bot import ids, render
from bot.errors import Forgotten
from bot.ids import AnswerId
from bot.listeners.desk import Body, Desk, answering, person_of
from bot.listeners.forms import Errors, value_of, where_opened
from bot.memory import GONE
from bot.render import Anyway, Message
from bot.services import receipts
from bot.store import Person


async def check(desk: Desk, body: Body) -> Errors:
    """Whatever is said is a reason, and none is one too."""
    del desk, body
    return {}


async def work(desk: Desk, body: Body) -> None:
    """Keeps it, and tells it where the answer was explained; where that place is lost, in a direct message."""
    who, answer_id = person_of(body), AnswerId(body["view"]["private_metadata"])
    reply = where_opened(desk, who, desk.modals.get((who, answer_id)), in_place=True)
    await answering("did it anyway", _kept(desk, who, answer_id, value_of(body, ids.REASON)), reply)


async def _kept(desk: Desk, who: Person, answer_id: AnswerId, reason: str) -> Message:
    if not await receipts.ran_anyway(desk.memory.kept, who, answer_id, desk.now(), reason):
        raise Forgotten(GONE)
    return await explained(desk, who, answer_id)


async def explained(desk: Desk, who: Person, answer_id: AnswerId) -> Message:
    """What an answer rests on, and what came of it."""
    told = await desk.answer(who, answer_id)
    outcome = await receipts.outcome_of(desk.memory.kept, who, answer_id)
    anyway = None if outcome is None else Anyway(outcome.at, outcome.reason or "")
    return render.why(told, answer_id, anyway)
