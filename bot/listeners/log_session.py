"""The form *Log a session*, filled in: what is wrong in it, and where what was logged is told."""

import logging
from typing import Final

from bot import ids
from bot.errors import BadInput
from bot.ids import AnswerId
from bot.listeners import log
from bot.listeners.desk import Body, Desk, answering, person_of
from bot.listeners.forms import Errors, value_of, where_opened
from bot.log_form import Filled, Unclear, session_of
from bot.render import Message
from bot.services.log import entries, put
from bot.store import LoggedSession, Person, id_from

FIELDS: Final = (
    ids.WHAT,
    ids.RUN_KIND,
    ids.DAY,
    ids.TIME,
    ids.MINUTES,
    ids.DISTANCE,
    ids.EXERCISES,
    ids.HARDNESS,
    ids.NOTE,
)

_log: Final = logging.getLogger(__name__)


async def check(desk: Desk, body: Body) -> Errors:
    """What has to be mended, input by input."""
    who = person_of(body)
    try:
        session_of(_filled(body), await desk.asker(who))
    except Unclear as unclear:
        return unclear.errors
    return {}


async def work(desk: Desk, body: Body) -> None:
    """Logs it, and tells it below the message from which the form was opened, else in a direct message."""
    who = person_of(body)
    opened = desk.modals.get((who, AnswerId(body["view"]["private_metadata"])))
    await answering("log form", _message(desk, who, body), where_opened(desk, who, opened))


async def _message(desk: Desk, who: Person, body: Body) -> Message:
    asker = await desk.asker(who)
    door, _, ref = body["view"]["private_metadata"].partition(".")
    editing = ref if door == "edit" else ""
    before = (await entries(desk.memory.kept, who, [editing]))[0].session if editing else None
    if editing and before is None:
        raise BadInput(log.GONE)
    status, what = session_of(_filled(body), asker, before)
    row = LoggedSession(
        id=editing or id_from(who.workspace, who.user, body["view"]["id"]),
        status=status,
        what=what,
        zone=asker.tz,
        source="modal",
        created_at=asker.now,
        note=value_of(body, ids.NOTE).strip() or None,
    )
    return await log.told_back(desk, who, [await put(desk.memory.kept, who, row)])


def _filled(body: Body) -> Filled:
    return Filled(*(value_of(body, name) for name in FIELDS))
