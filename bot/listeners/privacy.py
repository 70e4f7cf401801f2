"""What is kept about a person: shown, handed over, deleted after one confirmation; and what a removed app kept."""

import logging
from typing import Final

from bot import render
from bot.listeners.desk import Body, Desk
from bot.render import Message
from bot.services import privacy
from bot.store import Person

SENT: Final = (
    "I sent you everything that I keep about you, in our direct messages: JSON to keep, CSV for a spreadsheet."
)
HERE: Final = (
    "Here is everything that I keep about you. canirun.json has all of it; the tables are the same for a spreadsheet."
)

_log: Final = logging.getLogger(__name__)


async def show(desk: Desk, who: Person, rest: str) -> Message:
    """What is kept, why, how long and who can see it."""
    del rest
    kept = await privacy.counted(desk.memory.kept, who)
    return render.privacy(kept.model_dump(), *desk.retention)


async def export(desk: Desk, who: Person, rest: str = "") -> Message:
    """Everything as files, in a direct message wherever it was asked for."""
    del rest
    told = await privacy.everything(desk.memory.kept, who, desk.now())
    await desk.voice.hand_over(who.user, render.note(HERE), told.as_files())
    return render.note(SENT)


async def ask_to_forget(desk: Desk, who: Person, rest: str) -> Message:
    """Asks once."""
    del rest
    return render.forget_me((await privacy.counted(desk.memory.kept, who)).model_dump())


async def forget(desk: Desk, who: Person) -> Message:
    """Deletes everything, in the store and in memory."""
    desk.forget(lambda whose: whose == who)
    return render.forgotten((await privacy.forget(desk.memory.kept, who)).model_dump())


async def removed(desk: Desk, body: Body) -> None:
    """The app was taken out of the workspace, or its token was revoked: everybody's data goes, and the bot ends.

    Slack tells of both in any order, of a person's own token too, which we never have, and of an old token while a new
    one serves already: then nobody is gone.
    """
    event, workspace = body["event"], body["team_id"]
    ours = event["type"] == "app_uninstalled" or event.get("tokens", {}).get("bot")
    if not ours or (event["type"] == "tokens_revoked" and await desk.voice.is_heard()):
        return
    desk.removed()
    desk.forget(lambda whose: whose.workspace == workspace)
    gone = await privacy.forget_workspace(desk.memory.kept, workspace)
    _log.warning("taken out of the workspace: deleted %d rows, and ending", sum(gone.model_dump().values()))
