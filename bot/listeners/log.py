"""The log's side of Slack: what is told goes in, is told back, and can be changed where it is told back."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from advice.exercises import body as trains_of
from bot import ids, log_form, render, render_log
from bot.asking import TELLING
from bot.coach import ask
from bot.errors import BadInput, Forgotten, SlackRefused
from bot.ids import AnswerId, around
from bot.listeners.desk import Desk, Opened, Pressed, in_channel
from bot.logged import Entry
from bot.render import Message
from bot.services import log
from bot.services.log import Source
from bot.store import LoggedSession, Person, id_from
from bot.telling import NOTE, Telling, ToldOne, of_answer
from bot.training import Asker

WEEK: Final = 7
FORTNIGHT: Final = 14
DUE: Final = 2
"""Overdue plans asked about at once."""
GONE: Final = "That session is no longer in your log."
TOO_LATE_TO_UNDO: Final = "Ten minutes are over: what was taken out is gone for good. `/trained` logs it anew."
NOT_KEPT: Final = "I no longer have the words of that answer. Tell me what you did with `/trained`, and I log it."
NOTHING_TOLD: Final = "That answer tells nothing to log. `/trained` logs what you did."
TOO_LATE: Final = "That took too long for a form to open. Press it once more."
OTHER_SPORT: Final = "I have no rules for {sport}, so it is not logged: what I keep is running and lifting."
FIRST_OF: Final = "Several sessions are told there. This is the first of {many}; log the others after it."
OTHERS: Final = "This goes into your own log, from words that somebody else wrote: check that it is what you did."


async def write(desk: Desk, who: Person, telling: Telling, source: Source, *, anew: bool = False) -> tuple[Entry, ...]:
    """Logs what was told.

    Raises:
        BadInput: it is of a sport that nobody here has rules for.
    """
    if telling.query.other_sport:
        raise BadInput(OTHER_SPORT.format(sport=telling.query.other_sport))
    return await log.write(desk.memory.kept, who, telling, source, anew=anew)


def source_of(who: Person, asker: Asker, key: str, door: str) -> Source:
    """Where a telling comes from, by the person's own clock; its key is nobody else's."""
    return Source(f"{who.workspace}.{who.user}.{key}", door, asker.tz, asker.now)


async def told(desk: Desk, who: Person, telling: Telling, source: Source, *, anew: bool = False) -> Message:
    """Logs what was told and tells it back; where there is a question in the words too, its answer stands below."""
    entries = await write(desk, who, telling, source, anew=anew)
    if not telling.asks:
        asker = await desk.asker(who)
        return with_due(asker, render_log.logged(entries, asker))
    answer = ask(telling.words, await desk.asker(who))
    told_only = answer.read.intent in TELLING
    answer = answer.model_copy(
        update={"logged": tuple(one.id for one in entries), "words": None if told_only else answer.words}
    )
    answer_id, feeling = await desk.keep(who, answer)
    below = render.answer(answer, answer_id, desk.now(), feeling=feeling)
    asker = await desk.asker(who)  # with what was kept of the answer
    return with_due(asker, render_log.joined(render_log.logged(entries, asker, answer_id), below))


async def told_back(desk: Desk, who: Person, entries: Sequence[Entry], answer: str = "") -> Message:
    """What was stored, as it counts from now on."""
    return render_log.logged(entries, await desk.asker(who), answer)


def with_due(asker: Asker, message: Message) -> Message:
    """The message, with the question whether what was planned took place, where its time has passed."""
    plans = asker.known.due[:DUE]
    if not plans:
        return message
    return render_log.joined(message, render_log.due(plans, asker))


async def week(desk: Desk, who: Person, rest: str) -> Message:
    """The last seven days."""
    del rest
    return await _table(desk, who, WEEK)


async def fortnight(desk: Desk, who: Person, rest: str) -> Message:
    """The last fourteen days."""
    del rest
    return await _table(desk, who, FORTNIGHT)


async def _table(desk: Desk, who: Person, days: int, gone: str = "") -> Message:
    asker = await desk.asker(who)
    sessions = await log.between(desk.memory.kept, who, asker.now - timedelta(days=days))
    shown = render_log.table(sessions, asker, days, gone)
    return with_due(asker, shown)


# What is pressed


async def log_it(desk: Desk, press: Pressed) -> Message:
    """Logs what a question told, as of when it was asked."""
    answer = await desk.answer(press.who, press.answer_id)
    asker = await desk.asker(press.who)
    if not answer.read.text:
        raise Forgotten(NOT_KEPT)
    asked = answer.training.now if answer.training is not None else asker.now
    telling = of_answer(answer.read, asker._replace(now=asked))
    if not telling.sessions:
        raise BadInput(NOTHING_TOLD)
    source = source_of(press.who, asker, press.answer_id, "button")
    return await told_back(desk, press.who, await write(desk, press.who, telling, source))


async def was(desk: Desk, press: Pressed) -> Message | None:
    """Says what it was that was not understood: its words become the note of a session that ended just now."""
    kind, _, text = press.chosen.partition("|")
    asker = await desk.asker(press.who)
    filled = log_form.empty(asker)._replace(what=kind)
    status, what = log_form.session_of(filled, asker)
    row = LoggedSession(
        id=str(press.answer_id),
        status=status,
        what=what,
        zone=asker.tz,
        source="button",
        created_at=asker.now,
        note=text[:NOTE] or None,
    )
    if (await log.entries(desk.memory.kept, press.who, [row.id]))[0].session is None:
        entry = (await log.put(desk.memory.kept, press.who, row))._replace(loose="unsaid")
    else:
        (entry,) = await log.entries(desk.memory.kept, press.who, [row.id])
    await desk.voice.replace(press.response_url, await told_back(desk, press.who, [entry]))
    return None


async def was_hard(desk: Desk, press: Pressed) -> None:
    await _changed(desk, press, partial(log.rated, hard=True))


async def was_light(desk: Desk, press: Pressed) -> None:
    await _changed(desk, press, partial(log.rated, hard=False))


async def was_at(desk: Desk, press: Pressed) -> None:
    start = datetime.fromisoformat(around(press.chosen).chosen)
    await _changed(desk, press, lambda session: log.moved(session, start))


async def undo(desk: Desk, press: Pressed) -> None:
    await log.take_out(desk.memory.kept, press.who, press.answer_id, desk.now())
    await _again(desk, press)


async def put_back(desk: Desk, press: Pressed) -> None:
    if not await log.put_back(desk.memory.kept, press.who, press.answer_id, desk.now()):
        raise BadInput(TOO_LATE_TO_UNDO)
    among = around(press.chosen)
    if among.answer == "log":
        await desk.voice.replace(press.response_url, await _table(desk, press.who, int(among.chosen)))
    else:
        await _again(desk, press)


async def _changed(desk: Desk, press: Pressed, how: Callable[[LoggedSession], LoggedSession]) -> None:
    if await log.change(desk.memory.kept, press.who, press.answer_id, how) is None:
        raise BadInput(GONE)
    await _again(desk, press)


async def _again(desk: Desk, press: Pressed) -> None:
    """The message in which it was pressed, as things are now: all its sessions, and the answer below them."""
    among = around(press.chosen)
    stored = await log.entries(desk.memory.kept, press.who, among.sessions or (press.answer_id,))
    message = await told_back(desk, press.who, stored, among.answer)
    if among.answer:
        with suppress(Forgotten):  # then what was logged is told alone
            answer = await desk.answer(press.who, AnswerId(among.answer))
            message = render_log.joined(message, render.answer(answer, AnswerId(among.answer), desk.now()))
    await desk.voice.replace(press.response_url, message)


async def did(desk: Desk, press: Pressed) -> Message:
    return await _settled(desk, press, lambda session: log.settled(session, "done"))


async def skipped(desk: Desk, press: Pressed) -> Message:
    return await _settled(desk, press, lambda session: log.settled(session, "skipped"))


async def _settled(desk: Desk, press: Pressed, how: Callable[[LoggedSession], LoggedSession]) -> Message:
    session_id = str(press.answer_id)
    session = await log.change(desk.memory.kept, press.who, session_id, how)
    if session is None:
        raise BadInput(GONE)
    return await told_back(desk, press.who, [Entry(session_id, session)])


async def is_legs(desk: Desk, press: Pressed) -> Message:
    await log.correct(desk.memory.kept, press.who, press.chosen, "legs")
    return render_log.correction(press.chosen, "", "a leg exercise")


async def is_upper(desk: Desk, press: Pressed) -> Message:
    await log.correct(desk.memory.kept, press.who, press.chosen, "upper")
    return render_log.correction(press.chosen, "", "no leg exercise")


async def about_exercise(desk: Desk, who: Person, name: str) -> Message:
    """What an exercise counts as for this person."""
    words = {"legs": "a leg exercise", "upper": "no leg exercise"}
    corrections = dict((await desk.asker(who)).known.corrections)
    by_name = {"legs": "a leg exercise", "upper": "upper body"}.get(trains_of(name), "unknown")
    return render_log.correction(name, by_name, words.get(corrections.get(name, ""), ""))


async def row_deleted(desk: Desk, press: Pressed) -> None:
    """Takes the chosen row out, and tells the table as it is then."""
    await log.take_out(desk.memory.kept, press.who, press.chosen, desk.now())
    days = int(press.answer_id)
    await desk.voice.replace(press.response_url, await _table(desk, press.who, days, gone=press.chosen))


# The form


async def open_new(desk: Desk, press: Pressed) -> None:
    """An empty form, from a button."""
    await _open(desk, press, log_form.empty(await desk.asker(press.who)), f"new.{press.answer_id}")


async def open_edit(desk: Desk, press: Pressed) -> None:
    await _open_of(desk, press, str(press.answer_id))


async def open_moved(desk: Desk, press: Pressed) -> None:
    await _open_of(desk, press, str(press.answer_id))


async def open_row(desk: Desk, press: Pressed) -> None:
    await _open_of(desk, press, press.chosen)


async def _open_of(desk: Desk, press: Pressed, session_id: str) -> None:
    (entry,) = await log.entries(desk.memory.kept, press.who, [session_id])
    if entry.session is None:
        raise BadInput(GONE)
    asker = await desk.asker(press.who)
    filled = log_form.of_session(entry.session.what, entry.session.note, asker)
    await _open(desk, press, filled, f"edit.{session_id}")


async def _open(desk: Desk, press: Pressed, filled: log_form.Filled, about: str) -> None:
    await opened(desk, press.trigger_id, render_log.form(filled, about, (await desk.asker(press.who)).units))
    if press.response_url:
        desk.modals.put((press.who, AnswerId(about)), Opened(press.response_url, in_channel(press.channel)))


async def opened(desk: Desk, trigger_id: str, view: dict[str, object]) -> None:
    """Opens a form.

    Raises:
        BadInput: Slack no longer takes the trigger.
    """
    try:
        await desk.voice.open(trigger_id, view)
    except SlackRefused as refused:
        if "trigger" in refused.code:
            raise BadInput(TOO_LATE) from refused
        raise


async def open_form(desk: Desk, who: Person, trigger_id: str, response_url: str = "") -> None:
    """An empty form, from a shortcut or a bare command, which then also tells what was logged."""
    asker, about = await desk.asker(who), f"new.{id_from(trigger_id)}"
    await opened(desk, trigger_id, render_log.form(log_form.empty(asker), about, asker.units))
    if response_url:
        desk.modals.put((who, AnswerId(about)), Opened(response_url, in_channel=True))


async def open_with(desk: Desk, who: Person, trigger_id: str, telling: Telling, *, own: bool) -> None:
    """The form with what a message tells, for the log of whoever opens it; how somebody else felt is left out."""
    asker = await desk.asker(who)
    told: ToldOne | None = telling.sessions[0] if telling.sessions else None
    note = telling.note if own else None
    filled = log_form.empty(asker)._replace(note=note or "")
    if told is not None:
        filled = log_form.of_session(told.what, note, asker)
        if not own:
            filled = filled._replace(hardness="rules")
    words = [FIRST_OF.format(many=len(telling.sessions))] if len(telling.sessions) > 1 else []
    words += [] if own else [OTHERS]
    await opened(desk, trigger_id, render_log.form(filled, "new.", asker.units, words))


Act = Callable[[Desk, Pressed], Awaitable[Message | None]]

ACTS: Final[dict[str, Act]] = {
    ids.LOG: open_new,
    ids.LOG_IT: log_it,
    ids.EDIT: open_edit,
    ids.UNDO: undo,
    ids.PUT_BACK: put_back,
    ids.WAS_HARD: was_hard,
    ids.WAS_LIGHT: was_light,
    ids.WAS_AT: was_at,
    ids.WAS: was,
    ids.DID: did,
    ids.MOVED: open_moved,
    ids.SKIPPED: skipped,
    ids.IS_LEGS: is_legs,
    ids.IS_UPPER: is_upper,
    ids.ROW_EDIT: open_row,
    ids.ROW_DELETE: row_deleted,
}
