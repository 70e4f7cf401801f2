"""Small talk: a greeting is told what can be asked, and thanks are taken."""

from typing import Final

from bot.listeners.desk import Desk
from bot.render import Message, note
from bot.store import Person

GREETINGS: Final = ("hi", "hello", "hey", "hiya", "yo", "hi there", "hello there", "hey there", "good morning")
THANKS: Final = ("thanks", "thank you", "thx", "ty", "cheers", "thanks a lot", "thank you so much", "many thanks")
WELCOME: Final = (
    "Hi! I tell whether you can run, or train legs, with a reason and a time. Say what you did and what you want to "
    "do: “tempo tomorrow at 7? heavy squats last night”. `/canirun` alone tells what is open now, `/canirun setup` "
    "lets me know you in three short steps, and `help` lists the rest."
)
ANY_TIME: Final = "Any time."


async def greet(desk: Desk, who: Person, rest: str) -> Message:
    """Says what can be asked."""
    del desk, who, rest
    return note(WELCOME)


async def take_thanks(desk: Desk, who: Person, rest: str) -> Message:
    """Says that it was no trouble."""
    del desk, who, rest
    return note(ANY_TIME)
