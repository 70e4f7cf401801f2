"""`/canirun` and `/canilift`: words are a question, alone they are the general one, and some first words are verbs."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final, TypeAlias

from bot import render
from bot.asking import Subject
from bot.coach import ask, ask_in_general
from bot.errors import BadInput
from bot.ids import answer_id
from bot.listeners import privacy, profile, soreness
from bot.listeners.desk import Body, Desk, answering, in_channel
from bot.listeners.did_it_anyway import explained
from bot.listeners.words import words_of
from bot.render import Message
from bot.store import Person

Verb: TypeAlias = Callable[[Desk, Person, str], Awaitable[Message]]

SUBJECTS: Final[dict[str, Subject]] = {"/canirun": "run", "/canilift": "legs"}
MARKS: Final = "?!.,:"
NOTHING_ASKED: Final = "There is no verdict of yours that I could explain. Ask away."


async def heard(desk: Desk, body: Body) -> None:
    """One slash command."""
    reply = partial(desk.voice.whisper, body["response_url"])
    await answering(f"command {body['command']}", _answered(desk, body), reply)


async def _answered(desk: Desk, body: Body) -> Message | None:
    subject = SUBJECTS.get(body["command"])
    if subject is None:
        raise BadInput(f"I don't know {body['command']}. Try `/canirun help`.")
    who, words = Person(body["team_id"], body["user_id"]), words_of(body.get("text", ""))
    if words.lower().strip(MARKS) == "settings":
        return await profile.open_form(desk, who, body["trigger_id"], body["response_url"])
    return await said(desk, who, words, subject, in_channel=in_channel(body["channel_id"]))


async def said(desk: Desk, who: Person, words: str, subject: Subject | None, *, in_channel: bool) -> Message:
    """The answer to words: a verb's, or the coach's. With a subject their place makes them a question."""
    if verb := _verb(words):
        act, rest = verb
        return await act(desk, who, rest)
    if (changed := await profile.told(desk, who, words)) is not None:
        return changed
    asker = await desk.asker(who)
    answer = ask_in_general(asker, subject) if subject and not words else ask(words, asker, command=subject)
    if answer.read.intent == "help" and answer.verdict is None:
        return await show_help(desk, who, "")
    if answer.read.intent == "settings" and answer.verdict is None:
        return await profile.read(desk, who, answer, words)
    return await desk.told(who, answer, in_channel=in_channel)


def _verb(words: str) -> tuple[Verb, str] | None:
    """The verb that is all of the words, or stands before what it takes."""
    if alone := VERBS.get(words.lower().strip(MARKS)):
        return alone, ""
    first, _, rest = words.partition(" ")
    name = first.lower().strip(MARKS)
    return (VERBS[name], rest) if name in TAKES and TAKES[name](rest) else None


async def show_help(desk: Desk, who: Person, rest: str) -> Message:
    """What can be said, and where."""
    del rest
    asker = await desk.asker(who)
    return render.help_page(asker.tz, asker.now, hours12=asker.hours12)


async def explain(desk: Desk, who: Person, rest: str) -> Message:
    """What an answer rests on: the one of that id, or the last one."""
    wanted = answer_id(rest) or await desk.memory.last_of(who)
    if wanted is None:
        raise BadInput(NOTHING_ASKED)
    return await explained(desk, who, wanted)


VERBS: Final[dict[str, Verb]] = {
    "help": show_help,
    "why": explain,
    "privacy": privacy.show,
    "export": privacy.export,
    "forget me": privacy.ask_to_forget,
    "forget": privacy.ask_to_forget,
    "set": profile.set_one,
    "settings": profile.show_all,
    "setup": profile.set_up,
    "sore": soreness.sore,
}
TAKES: Final[dict[str, Callable[[str], object]]] = {
    "set": profile.takes,
    "sore": soreness.takes,
    "why": answer_id,
}
"""Which words may follow a verb. With any others they are a question."""
