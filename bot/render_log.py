"""Messages and modals of the log: what was stored, what was planned, the last days, and the form."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from advice.headline import clock
from advice.models import zone_of
from advice.nouns import RunKind
from bot.choices import GROUPS, Choice, of_intensity
from bot.ids import Around
from bot.log_form import Filled
from bot.logged import Entry, counts_of, told, what_words
from bot.render import Message, checked, message, modal
from bot.store.values import LoggedSession, id_from
from bot.training import Asker
from bot.units import Units

SHOWN: Final = 6
"""Sessions of one message that are told with all that can be pressed under them."""
ROWS: Final = 60
KINDS_OF_RUN: Final = tuple(kind for kind in RunKind if kind is not RunKind.UNKNOWN)
LONGEST_NOTE: Final = 3000
WHATS: Final = (Choice("Legs", "legs"), Choice("Upper body", "upper"), Choice("Run", "run"))
RATINGS: Final = (Choice("Let the rules say", "rules"), Choice("Hard", "hard"), Choice("Light", "light"))


class Row(NamedTuple):
    """One line of the table."""

    cells: tuple[str, str, str]
    choice: Choice


def logged(entries: Sequence[Entry], asker: Asker, answer: str = "") -> Message:
    """What was stored, with what can be done about it. `answer` is the id of the answer below, if there is one."""
    lines = [told(entry, asker) for entry in entries]
    around = Around(tuple(line.id for line in lines), answer)
    notes = asker.known.notes if any(line.what.startswith("Legs") for line in lines) else ()
    return message("logged.j2", lines=lines[:SHOWN], rest=lines[SHOWN:], around=around, notes=notes)


def unclear(text: str, around: str) -> Message:
    """That nothing was understood, with what it may have been."""
    return message("unclear.j2", text=text, id=around)


def due(plans: Sequence[LoggedSession], asker: Asker) -> Message:
    """Plans whose time has passed: whether they took place."""
    zone = zone_of(asker.tz)
    lines = [
        (plan.id, what_words(plan.what, asker.units), clock(plan.what.start, zone, hours12=asker.hours12))
        for plan in plans
    ]
    return message("due.j2", lines=lines)


def table(sessions: Sequence[LoggedSession], asker: Asker, days: int, gone: str = "") -> Message:
    """The last days, a line for each session, and what can be done with each. `gone` was just taken out."""
    rows = [_row(session, asker) for session in sessions[-ROWS:]]
    return message("log.j2", rows=rows, days=days, left=max(0, len(sessions) - ROWS), gone=gone)


def correction(name: str, counts_as: str, said: str) -> Message:
    """What an exercise counts as, and the person's word on it if they have given one."""
    return message("correction.j2", name=name, counts_as=counts_as, said=said, around=id_from(name))


def form(filled: Filled, about: str, units: Units, words: Sequence[str] = ()) -> dict[str, Any]:
    """The modal; `about` comes back with it, `words` are told above."""
    kinds = [(name, of_intensity(intensity, KINDS_OF_RUN)) for intensity, name in GROUPS.items()]
    return modal(
        "log_form.j2",
        filled=filled,
        about=about,
        words=tuple(words),
        kinds=kinds,
        whats=WHATS,
        ratings=RATINGS,
        unit="miles" if units.miles else "km",
        weight="lb" if units.pounds else "kg",
        longest=LONGEST_NOTE,
    )


def _row(session: LoggedSession, asker: Asker) -> Row:
    what, day = what_words(session.what, asker.units), _short(session.what.start, asker)
    planned = "" if session.status == "done" else session.status
    counts = counts_of(session, asker).partition(":")[0].removeprefix("counts as ")
    how = ", ".join(filter(None, [planned, counts])) or "–"
    return Row((day, what, how), Choice(f"{day} · {what}", session.id))


def _short(at: datetime, asker: Asker) -> str:
    return clock(at, zone_of(asker.tz), hours12=asker.hours12)


def joined(*messages: Message) -> Message:
    """Several messages as one, in their order; the first one's text is what notifications tell."""
    blocks = [block for each in messages for block in each["blocks"]]
    return {"text": messages[0]["text"], "blocks": checked(blocks)}
