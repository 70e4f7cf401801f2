"""People: who they are, where their clock stands, when they sleep."""

from bot.playground.people import next_quiet_hours, user
from bot.playground.web_api.call import Call
from bot.playground.wire import Json
from bot.playground.world import BOT, BOT_USER, TEAM


def info(call: Call) -> Json:
    if call.text("user") == BOT_USER:
        return {"user": _bot(call)}
    person = call.world.person(call.text("user"))
    return {"user": user(person, TEAM, call.world.clock.moment(), locale=call.flag("include_locale"))}


def dnd_info(call: Call) -> Json:
    """A person's quiet hours; without a person, the bot's own, which has none."""
    if not call.given.get("user"):
        return {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1, "snooze_enabled": False}
    person, now = call.world.person(call.text("user")), call.world.clock.moment()
    start, end = next_quiet_hours(person, now)
    if (paused := call.world.pauses.get(person.id)) is not None and now.timestamp() < paused[1]:
        start, end = paused
    return {"dnd_enabled": True, "next_dnd_start_ts": start, "next_dnd_end_ts": end}


def _bot(call: Call) -> Json:
    name = call.world.app.name
    return {
        "id": BOT_USER,
        "team_id": TEAM,
        "name": name,
        "deleted": False,
        "real_name": name,
        "tz": "America/Los_Angeles",
        "tz_label": "Pacific Daylight Time",
        "tz_offset": -25200,
        "profile": {"bot_id": BOT, "real_name": name, "display_name": name, "team": TEAM},
        "is_bot": True,
        "is_app_user": False,
    }
