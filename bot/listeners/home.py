"""The bot's own page in Slack: prompts in its messages tab."""

from typing import Final

from bot.listeners.desk import Body, Desk

PROMPTS: Final = (
    ("Run after leg day", "Easy 5k tonight? Heavy squats this morning"),
    ("Sprints tomorrow?", "Sprints tomorrow morning? Leg day was last night, legs 4/10"),
    ("Lift before a race", "Can I squat on Thursday if I race on Sunday?"),
    ("How long to wait", "How long after deadlifts until I can do intervals?"),
)


async def opened(desk: Desk, body: Body) -> None:
    """Offers questions to whoever opens the messages tab."""
    event = body["event"]
    if event.get("tab") == "messages":
        await desk.voice.suggest(event["channel"], [{"title": title, "message": said} for title, said in PROMPTS])
