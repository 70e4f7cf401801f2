"""Messages and modals for Slack: an answer goes in, checked blocks come out.

The last gate before the wire: at most 50 blocks, at most 12,000 characters of text, no id twice, a fallback always.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, TypedDict

from advice.documents import CONFLICTS, title_of
from advice.headline import time_of_day
from advice.items import ITEMS
from advice.models import Verdict, zone_of
from advice.nouns import Decision
from bot import wording
from bot.choices import kinds, times
from bot.coach import Answer
from bot.ids import AnswerId
from bot.language.door import LONGEST
from bot.telling import beside
from bot.templates import blocks as filled_in

BLOCKS: Final = 50
CHARACTERS: Final = 12_000  # Slack refuses somewhere above 13,000, counted over all blocks of a message
FINDINGS: Final = 4  # told at once; the rest is under Why?
FINDINGS_SHOWN: Final = 20
MARKS: Final = {Decision.GO: "🟢", Decision.EASE: "🟡", Decision.WAIT: "🔴"}


class Message(TypedDict):
    """What a message is made of; `text` is what notifications and screen readers get."""

    text: str
    blocks: list[dict[str, Any]]


def answer(
    told: Answer, answer_id: AnswerId | None, now: datetime, *, in_channel: bool = False, logged: bool = False
) -> Message:
    """The answer to a question, with what can be pressed under it where it has an id.

    `logged`: what it tells of training is in the log already.
    """
    return message(
        "answer.j2",
        answer=told,
        **_head(told.verdict, told),
        id=answer_id,
        times=times(told, now) if _can_move(told) else (),
        kinds=kinds(told) if _can_move(told) else (),
        can_share=in_channel and can_share(told),
        can_log=not logged and not told.policy and bool(beside(told.read)),
        most=FINDINGS,
    )


def can_share(told: Answer) -> bool:
    """Whether nothing in the answer tells how the asker feels."""
    if told.verdict is None or told.training is None:
        return False
    sore = told.training.soreness
    silent = sore is None or (not sore.level and sore.pain is None)
    return silent and not any(wording.tells_health(found) for found in told.verdict.findings)


def why(told: Answer, answer_id: AnswerId) -> Message:
    """What an answer rests on: documents, rule codes, and where the documents disagree."""
    if told.verdict is None:
        return note("That was no verdict, so there is nothing to tell of its reasons.")
    return message(
        "why.j2",
        answer=told,
        **_head(told.verdict, told),
        id=answer_id,
        items=ITEMS,
        conflicts=CONFLICTS,
        title_of=title_of,
        most=FINDINGS_SHOWN,
    )


def shared(told: Answer, user: str) -> Message:
    """The answer as its asker shows it to a channel."""
    return message("shared.j2", answer=told, **_head(told.verdict, told), user=user, most=FINDINGS)


def note(words: str) -> Message:
    """A few words."""
    return message("note.j2", words=words)


def fault(reference: str) -> Message:
    """That something of ours broke."""
    return message("fault.j2", reference=reference)


def lost(reference: str) -> Message:
    """That an answer may not have arrived."""
    return message("lost.j2", reference=reference)


def help_page(tz: str, now: datetime, *, hours12: bool) -> Message:
    """What can be said, and where."""
    return message("help.j2", tz=tz, clock=time_of_day(now.astimezone(zone_of(tz)), hours12=hours12))


def say_again(told: Answer, answer_id: AnswerId) -> dict[str, Any]:
    """The modal that tells how a question was read, and takes it in other words."""
    values = {"answer": told, "id": answer_id, "text": told.read.text, "longest": LONGEST, "wording": wording}
    head, *blocks = filled_in("say_again.j2", **values)
    view: dict[str, Any] = head["modal"]
    return {**view, "blocks": checked(blocks)}


def _head(verdict: Verdict | None, told: Answer) -> dict[str, object]:
    if verdict is None:
        return {"line": "", "mark": ""}
    mark = "⛔" if "red_flag" in verdict.flags else MARKS[verdict.decision]
    return {"line": wording.line(verdict, told), "mark": mark}


def _can_move(told: Answer) -> bool:
    """Whether another time or another kind could change the answer: pain is no matter of either."""
    return told.training is not None and told.verdict is not None and "red_flag" not in told.verdict.flags


def message(template: str, **values: object) -> Message:
    """A template of messages, filled in and checked."""
    head, *blocks = filled_in(template, wording=wording, **values)
    return {"text": head["fallback"], "blocks": checked(blocks)}


def checked(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The blocks, if Slack takes them.

    Raises:
        ValueError: there are too many, they say too much, or two share an id.
    """
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    length = sum(len(text) for block in blocks for text in texts(block))
    if len(blocks) > BLOCKS or length > CHARACTERS or len(ids) != len(set(ids)):
        words = f"Slack takes no such message: {len(blocks)} blocks, {length} characters, {len(ids)} ids"
        raise ValueError(words)
    return blocks


def texts(value: object) -> Iterator[str]:
    """Every text inside a block."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
