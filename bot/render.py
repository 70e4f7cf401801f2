"""Messages and modals for Slack: an answer goes in, checked blocks come out.

The last gate before the wire: at most 50 blocks, at most 12,000 characters of text, no id twice, a fallback always.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple, TypedDict

import orjson

from advice.documents import CONFLICTS, title_of
from advice.headline import clock, time_of_day
from advice.items import ITEMS
from advice.models import Soreness, Verdict, zone_of
from advice.nouns import Decision
from bot import wording
from bot.choices import kinds, times
from bot.coach import Answer
from bot.feeling import LEVELS, NOTHING, PAINS, SITES, Feeling, State, pain_in_words
from bot.ids import AnswerId
from bot.language.door import LONGEST
from bot.telling import beside
from bot.templates import blocks as filled_in
from bot.training import Asker

BLOCKS: Final = 50
CHARACTERS: Final = 12_000  # Slack refuses somewhere above 13,000, counted over all blocks of a message
FINDINGS: Final = 4  # told at once; the rest is under Why?
FINDINGS_SHOWN: Final = 20
MARKS: Final = {Decision.GO: "🟢", Decision.EASE: "🟡", Decision.WAIT: "🔴"}


class Anyway(NamedTuple):
    """That somebody trained against an answer: when they said so, and why; empty: they did not say."""

    at: datetime
    reason: str


class Message(TypedDict):
    """What a message is made of; `text` is what notifications and screen readers get."""

    text: str
    blocks: list[dict[str, Any]]


def answer(
    told: Answer,
    answer_id: AnswerId | None,
    now: datetime,
    *,
    in_channel: bool = False,
    feeling: Feeling = NOTHING,
) -> Message:
    """The answer to a question, with what can be pressed under it where it has an id."""
    return message(
        "answer.j2",
        answer=told,
        **head(told.verdict, told),
        id=answer_id,
        times=times(told, now) if _can_move(told) else (),
        kinds=kinds(told) if _can_move(told) else (),
        can_share=in_channel and can_share(told),
        can_log=not told.logged and not told.policy and bool(beside(told.read)),
        feeling=feeling,
        pain=pain_of(told),
        most=FINDINGS,
    )


def pain_of(told: Answer) -> str:
    """The pain that counts in an answer, in words; empty where none does."""
    soreness = told.training and told.training.soreness
    return pain_in_words(soreness.pain, soreness.site) if isinstance(soreness, Soreness) and soreness.pain else ""


def can_share(told: Answer) -> bool:
    """Whether nothing in the answer tells how the asker feels."""
    if told.verdict is None or told.training is None:
        return False
    sore = told.training.soreness
    silent = sore is None or (not sore.level and sore.pain is None)
    return silent and not any(wording.tells_health(found) for found in told.verdict.findings)


def why(told: Answer, answer_id: AnswerId, anyway: Anyway | None = None) -> Message:
    """What an answer rests on: documents, rule codes, where the documents disagree; and what came of it."""
    if told.verdict is None:
        return note("That was no verdict, so there is nothing to tell of its reasons.")
    return message(
        "why.j2",
        answer=told,
        **head(told.verdict, told),
        id=answer_id,
        items=ITEMS,
        conflicts=CONFLICTS,
        title_of=title_of,
        anyway=anyway,
        most=FINDINGS_SHOWN,
    )


def privacy(kept: Mapping[str, int], soreness_days: int, session_months: int) -> Message:
    """What is kept and why, how long, and who can see it; `kept` is how much there is of each kind now."""
    return message("privacy.j2", kept=kept, soreness_days=soreness_days, session_months=session_months)


def forget_me(kept: Mapping[str, int]) -> Message:
    """Whether all of it is to be deleted, asked once."""
    return message("forget_me.j2", kept=kept)


def forgotten(gone: Mapping[str, int]) -> Message:
    """How much was deleted."""
    return message("forgotten.j2", gone=gone)


def shared(told: Answer, user: str) -> Message:
    """The answer as its asker shows it to a channel."""
    return message("shared.j2", answer=told, **head(told.verdict, told), user=user, most=FINDINGS)


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


def sore(state: State, asker: Asker) -> Message:
    """The taps by which somebody tells how they feel, and what is kept of it."""

    def at(instant: datetime) -> str:
        return clock(instant, zone_of(asker.tz), hours12=asker.hours12)

    return message(
        "sore.j2",
        state=state,
        since=state.since and at(state.since),
        pains=[(words, at(told)) for words, told in state.open_pain],
        levels=list(enumerate(LEVELS)),
        sites=[(site, site) for site in SITES],
        pains_offered=[(words, pain.value) for pain, words in PAINS.items()],
    )


def consent(days: int, *, agreed: bool | None = None) -> Message:
    """Whether soreness may be kept, for so many days: asked, or answered."""
    return message("consent.j2", days=days, agreed=agreed)


def sore_off(answers: int, receipts: int) -> Message:
    """That nothing of soreness is kept any more, and how much was deleted."""
    return message("sore_off.j2", answers=answers, receipts=receipts)


def settings(rows: Sequence[tuple[str, str, str]], *, changed: bool, every: bool) -> Message:
    """Settings as they stand: name, value, and words that would set it. `every`: these are all that there are."""
    return message("settings.j2", rows=rows, changed=changed, all=every)


def settings_form(form: dict[str, Any], tz: str, form_id: AnswerId) -> dict[str, Any]:
    """The modal with all settings."""
    return modal("settings_form.j2", form=form, tz=tz, id=form_id)


def hello(prompts: Sequence[tuple[str, str]]) -> Message:
    """What can be asked, for whom nobody suggests it: titles and questions."""
    return message("hello.j2", prompts=prompts)


def setup(step: int, values: Mapping[str, str], *, asks_consent: bool) -> Message:
    """One step of the first contact, with the settings as they stand."""
    return message("setup.j2", step=step, values=values, asks_consent=asks_consent)


def say_again(told: Answer, answer_id: AnswerId) -> dict[str, Any]:
    """The modal that tells how a question was read, and takes it in other words."""
    values = {"answer": told, "id": answer_id, "text": told.read.text, "longest": LONGEST, "wording": wording}
    return modal("say_again.j2", **values)


def did_it_anyway(told: Answer, answer_id: AnswerId, longest: int) -> dict[str, Any]:
    """The modal in which somebody may say why they trained against an answer."""
    line = "" if told.verdict is None else wording.line(told.verdict, told)
    return modal("did_it_anyway.j2", answer=told, id=answer_id, line=line, longest=longest)


def head(verdict: Verdict | None, told: Answer) -> dict[str, object]:
    """A verdict's one line, and the mark before it; both empty without one."""
    if verdict is None:
        return {"line": "", "mark": ""}
    mark = "⛔" if "red_flag" in verdict.flags else MARKS[verdict.decision]
    return {"line": wording.line(verdict, told), "mark": mark}


def _can_move(told: Answer) -> bool:
    """Whether another time or another kind could change the answer: pain is no matter of either."""
    return told.training is not None and told.verdict is not None and "red_flag" not in told.verdict.flags


def modal(template: str, **values: object) -> dict[str, Any]:
    """A template of a modal, filled in and checked."""
    head, *blocks = filled_in(template, **values)
    view: dict[str, Any] = head["modal"]
    return {**view, "blocks": checked(blocks)}


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
    length = len(orjson.dumps(blocks))  # never less than the texts inside, which are counted only where it matters
    if length > CHARACTERS:
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
