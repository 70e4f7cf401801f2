"""What is pressed and chosen under an answer."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any, Final, TypeAlias

from advice.nouns import RunKind
from bot import ids, render
from bot.coach import Answer, ask_again
from bot.errors import BadInput, SlackRefused
from bot.ids import AnswerId
from bot.listeners import checkin, dropped, log, mornings, privacy, profile, review, soreness, team
from bot.listeners.desk import Body, Desk, Opened, Pressed, answering, in_channel
from bot.listeners.did_it_anyway import explained
from bot.render import Message
from bot.services.receipts import LONGEST
from bot.store import Person

TOO_LATE: Final = "That took too long for a form to open. Press it once more, or write it again in other words."
NOT_FOR_OTHERS: Final = "This answer tells how you feel, so I keep it between us."


Act: TypeAlias = Callable[[Desk, Pressed], Awaitable[Message | None]]


async def pressed(desk: Desk, body: Body) -> None:
    """One button or select. A message comes back in place where it is the same question, else below."""
    action = body["actions"][0]
    name = action["action_id"].partition(".")[0]  # several of one kind in a block have what they choose behind a dot
    act = ACTS.get(name)
    if act is None:
        return
    press = Pressed(
        Person(body["team"]["id"], body["user"]["id"]),
        AnswerId(action["block_id"].partition(".")[0]),  # and so have several blocks of one answer
        (action.get("selected_option") or action).get("value", ""),
        body.get("channel", {}).get("id", ""),
        body.get("response_url", ""),
        body["trigger_id"],
        _state(body),
    )
    url = press.response_url  # a Home has none, so what is pressed there is answered in a direct message
    reply = partial(desk.voice.whisper, url) if url else partial(desk.voice.say, press.who.user)
    await answering(f"action {name}", act(desk, press), reply)


def _state(body: Body) -> dict[str, str]:
    blocks = (body.get("state") or {}).get("values", {}).values()
    picked = {name: value.get("selected_option") for block in blocks for name, value in block.items()}
    return {name: option["value"] for name, option in picked.items() if option}


async def _why(desk: Desk, press: Pressed) -> Message:
    return await explained(desk, press.who, press.answer_id)


async def _another_time(desk: Desk, press: Pressed) -> None:
    before = await desk.answer(press.who, press.answer_id)
    await _in_place(desk, press, ask_again(before, desk.now(), at=datetime.fromisoformat(press.chosen)))


async def _another_kind(desk: Desk, press: Pressed) -> None:
    before = await desk.answer(press.who, press.answer_id)
    await _in_place(desk, press, ask_again(before, desk.now(), kind=RunKind(press.chosen)))


async def _not_meant(desk: Desk, press: Pressed) -> None:
    answer = await desk.answer(press.who, press.answer_id)
    await _open(desk, press, render.say_again(answer, press.answer_id))


async def _did_it_anyway(desk: Desk, press: Pressed) -> None:
    answer = await desk.answer(press.who, press.answer_id)
    await _open(desk, press, render.did_it_anyway(answer, press.answer_id, LONGEST))


async def _open(desk: Desk, press: Pressed, view: dict[str, Any]) -> None:
    """Opens a form, and remembers below which message."""
    try:
        await desk.voice.open(press.trigger_id, view)
    except SlackRefused as refused:
        if "trigger" in refused.code:
            raise BadInput(TOO_LATE) from refused
        raise
    if press.response_url:
        desk.modals.put((press.who, press.answer_id), Opened(press.response_url, in_channel(press.channel)))


async def _privacy(desk: Desk, press: Pressed) -> Message:
    return await privacy.show(desk, press.who, "")


async def _export(desk: Desk, press: Pressed) -> Message:
    return await privacy.export(desk, press.who)


async def _forget_me(desk: Desk, press: Pressed) -> None:
    await desk.voice.replace(press.response_url, await privacy.forget(desk, press.who))


async def _share(desk: Desk, press: Pressed) -> None:
    answer = await desk.answer(press.who, press.answer_id)
    if not render.can_share(answer):
        raise BadInput(NOT_FOR_OTHERS)
    await desk.voice.announce(press.response_url, render.shared(answer, press.who.user))
    await desk.voice.replace(press.response_url, await desk.drawn(press.who, answer, press.answer_id))


async def _in_place(desk: Desk, press: Pressed, answer: Answer) -> None:
    message = await desk.told(press.who, answer, in_channel=in_channel(press.channel))
    await desk.voice.replace(press.response_url, message)


ACTS: Final[dict[str, Act]] = {
    ids.WHY: _why,
    ids.ANOTHER_TIME: _another_time,
    ids.ANOTHER_KIND: _another_kind,
    ids.NOT_MEANT: _not_meant,
    ids.SHARE: _share,
    ids.DID_IT_ANYWAY: _did_it_anyway,
    ids.SHOW_PRIVACY: _privacy,
    ids.EXPORT: _export,
    ids.FORGET_ME: _forget_me,
    **dropped.ACTS,
    **log.ACTS,
    **review.ACTS,
    **soreness.ACTS,
    **profile.ACTS,
    **checkin.ACTS,
    **mornings.ACTS,
    **team.ACTS,
}
