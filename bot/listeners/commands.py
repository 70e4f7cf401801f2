"""`/canirun` and `/canilift` ask, and some first words are verbs; `/trained` tells what was done or is planned."""

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any, Final, TypeAlias

from bot import render, render_log, rhythm
from bot.asking import Subject
from bot.coach import ask, ask_in_general
from bot.errors import BadInput
from bot.ids import answer_id
from bot.listeners import checkin, courtesy, dropped, log, privacy, profile, review, soreness, team, week
from bot.listeners.desk import Body, Desk, answering, in_channel
from bot.listeners.did_it_anyway import explained
from bot.listeners.words import words_of
from bot.render import Message
from bot.store import Person
from bot.telling import asked_exercise, by_command
from bot.training import Asker

Verb: TypeAlias = Callable[[Desk, Person, str], Awaitable[Message]]

SUBJECTS: Final[dict[str, Subject]] = {"/canirun": "run", "/canilift": "legs"}
MARKS: Final = "?!.,:"
NOTHING_ASKED: Final = "There is no verdict of yours that I could explain. Ask away."


async def heard(desk: Desk, body: Body) -> None:
    """One slash command."""
    reply = partial(desk.voice.whisper, body["response_url"])
    act = TELLING.get(body["command"], _answered)
    await answering(f"command {body['command']}", act(desk, body), reply)


async def _answered(desk: Desk, body: Body) -> Message | None:
    subject = SUBJECTS.get(body["command"])
    if subject is None:
        raise BadInput(f"I don't know {body['command']}. Try `/canirun help`.")
    who, words = Person(body["team_id"], body["user_id"]), words_of(body.get("text", ""))
    if words.lower().strip(MARKS) == "settings":
        return await profile.open_form(desk, who, body["trigger_id"], body["response_url"])
    first, _, rest = body.get("text", "").strip().partition(" ")
    placed = team.PLACED.get(first.lower().strip(MARKS))
    if placed is not None and (not rest.strip(MARKS) or placed.takes(rest)):
        return await placed.act(desk, body, rest)
    return await said(desk, who, words, subject, in_channel=in_channel(body["channel_id"]))


async def _trained(desk: Desk, body: Body) -> Message | None:
    """`/trained`: words are sessions that were done, are planned or were skipped; alone it opens the form."""
    who, words = Person(body["team_id"], body["user_id"]), words_of(body.get("text", ""))
    if not words:
        await log.open_form(desk, who, body["trigger_id"], body["response_url"])
        return None
    if (message := await done(desk, who, words)) is not None:
        return message
    asker = await desk.asker(who)
    telling, source = by_command(words, asker), log.source_of(who, asker, body["trigger_id"], "command")
    if telling.sessions or telling.query.other_sport:
        return await log.told(desk, who, telling, source)
    if telling.asks:
        return await asked(desk, who, asker, words, "run", in_channel=in_channel(body["channel_id"]))
    return render_log.unclear(telling.note or words, source.id_of(0))


async def said(desk: Desk, who: Person, words: str, subject: Subject | None, *, in_channel: bool) -> Message:
    """The answer to words: a verb's, or the coach's. With a subject their place makes them a question."""
    if (message := await done(desk, who, words)) is not None:
        return message
    return await asked(desk, who, await desk.asker(who), words, subject, in_channel=in_channel)


async def done(desk: Desk, who: Person, words: str) -> Message | None:
    """What a verb, a setting or a question about an exercise does; None where the words are nothing of the kind."""
    if verb := _verb(words):
        act, rest = verb
        return await act(desk, who, rest)
    if exercise := asked_exercise(words):
        return await log.about_exercise(desk, who, exercise)
    return await profile.told(desk, who, words)


async def asked(  # noqa: PLR0913  who, as they are known, and what in which place
    desk: Desk, who: Person, asker: Asker, words: str, subject: Subject | None, *, in_channel: bool
) -> Message:
    """The coach's answer to words that ask."""
    answer = ask_in_general(asker, subject) if subject and not words else ask(words, asker, command=subject)
    if answer.verdict is None and (instead := INSTEAD.get(answer.read.intent)):
        return await instead(desk, who, "")
    if answer.read.intent == "settings" and answer.verdict is None:
        return await profile.read(desk, who, answer, words)
    return log.with_due(asker, await desk.told(who, answer, in_channel=in_channel))


def _verb(words: str) -> tuple[Verb, str] | None:
    """The verb that is all of the words, or stands before what it takes."""
    if alone := VERBS.get(words.lower().strip(MARKS)):
        return alone, ""
    first, _, rest = words.partition(" ")
    name = first.lower().strip(MARKS)
    if name in TAKES and TAKES[name](rest):
        return VERBS[name], rest
    meant = rhythm.meant(words)
    return None if meant is None else (VERBS[meant[0]], meant[1])


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
    "log": log.fortnight,
    "week": log.week,
    "review": review.show,
    "why": explain,
    "calendar": dropped.calendar,
    "privacy": privacy.show,
    "export": privacy.export,
    "forget me": privacy.ask_to_forget,
    "forget": privacy.ask_to_forget,
    "set": profile.set_one,
    "settings": profile.show_all,
    "setup": profile.set_up,
    "sore": soreness.sore,
    "checkin": checkin.checkin,
    "check-in": checkin.checkin,
    "weekly": week.weekly,
    "team": team.where_to_set_up,
    "share": team.where_to_say,
    "stop": checkin.stop,
    "ooo": checkin.away,
    "snooze": checkin.away,
    **dict.fromkeys(courtesy.GREETINGS, courtesy.greet),
    **dict.fromkeys(courtesy.THANKS, courtesy.take_thanks),
}
TAKES: Final[dict[str, Callable[[str], object]]] = {
    "review": review.takes,
    "set": profile.takes,
    "sore": soreness.takes,
    "weekly": week.takes,
    "share": team.takes,
    "why": answer_id,
    **dict.fromkeys(("checkin", "check-in", "ooo", "snooze"), bool),
}
"""Which words may follow a verb. With any others they are a question."""
INSTEAD: Final[dict[str, Verb]] = {"help": show_help, "summary": review.show}
"""What answers words that mean a verb."""
TELLING: Final[dict[str, Callable[[Desk, Body], Coroutine[Any, Any, Message | None]]]] = {"/trained": _trained}
"""The commands that tell, and ask nothing."""
