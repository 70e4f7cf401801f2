"""Somebody's Slack profile has changed: maybe their zone, or their clock."""

from bot.listeners import checkin
from bot.listeners.desk import Body, Desk, person_of


def changed(desk: Desk, body: Body) -> None:
    """Where that person is, is asked again when they next ask something; what comes by itself follows them at once."""
    who, told = person_of(body), body["event"].get("user")
    desk.people.forget(*who)
    if isinstance(told, dict) and told.get("tz"):
        desk.duties.start(checkin.follow(desk, who, told["tz"]), "moved")
