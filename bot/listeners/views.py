"""The forms that can be submitted, by their callback ids."""

from typing import Final

from bot import ids
from bot.listeners import did_it_anyway, log_session, profile, say_again, team
from bot.listeners.desk import Body, Desk
from bot.listeners.forms import Form

FORMS: Final[dict[str, Form]] = {
    ids.SAY_AGAIN: Form(say_again.check, say_again.work),
    ids.LOG_FORM: Form(log_session.check, log_session.work),
    ids.ANYWAY: Form(did_it_anyway.check, did_it_anyway.work),
    ids.SETTINGS: Form(profile.check, profile.work),
    ids.TEAM: Form(team.check, team.work),
}


async def submitted(desk: Desk, body: Body) -> None:
    """Works on a form that was found to be in order."""
    await FORMS[body["view"]["callback_id"]].work(desk, body)
