"""Who the bot is, and how it connects."""

from bot.playground.web_api.call import Call
from bot.playground.wire import Json
from bot.playground.world import BOT, BOT_USER, DOMAIN, TEAM


def test(call: Call) -> Json:
    return {
        "url": f"{call.base}/",
        "team": DOMAIN,
        "user": call.world.app.name,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "is_enterprise_install": False,
    }


def open_connection(call: Call) -> Json:
    """A WebSocket URL that connects once."""
    return {"url": f"{call.base.replace('http', 'ws', 1)}/socket?ticket={call.world.tickets.socket()}"}
