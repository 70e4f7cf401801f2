"""Somebody's Slack profile has changed: maybe their zone, or their clock."""

from bot.listeners.desk import Body, Desk, person_of


def changed(desk: Desk, body: Body) -> None:
    """Where that person is, is asked again when they next ask something."""
    desk.people.forget(*person_of(body))
