"""What is pressed and chosen under an answer."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Final, TypeAlias

from advice.nouns import RunKind
from bot import ids, render
from bot.coach import Answer, ask_again
from bot.errors import BadInput, SlackRefused
from bot.ids import AnswerId
from bot.listeners import log
from bot.listeners.desk import Body, Desk, Opened, Pressed, answering, in_channel
from bot.render import Message
from bot.store import Person

TOO_LATE: Final = "That took too long for a form to open. Press it once more, or write it again in other words."
NOT_FOR_OTHERS: Final = "This answer tells how you feel, so I keep it between us."


Act: TypeAlias = Callable[[Desk, Pressed], Awaitable[Message | None]]


async def pressed(desk: Desk, body: Body) -> None:
    """One button or select. A message comes back in place where it is the same question, else below."""
    action = body["actions"][0]
    act = ACTS.get(action["action_id"].partition(".")[0])  # several of one kind in a block have numbers behind a dot
    if act is None:
        return
    press = Pressed(
        Person(body["team"]["id"], body["user"]["id"]),
        AnswerId(action["block_id"]),
        (action.get("selected_option") or action).get("value", ""),
        body.get("channel", {}).get("id", ""),
        body.get("response_url", ""),
        body["trigger_id"],
    )
    await answering(f"action {action['action_id']}", act(desk, press), partial(desk.voice.whisper, press.response_url))


async def _why(desk: Desk, press: Pressed) -> Message:
    return render.why(await desk.answer(press.who, press.answer_id), press.answer_id)


async def _another_time(desk: Desk, press: Pressed) -> None:
    before = await desk.answer(press.who, press.answer_id)
    await _in_place(desk, press, ask_again(before, desk.now(), at=datetime.fromisoformat(press.chosen)))


async def _another_kind(desk: Desk, press: Pressed) -> None:
    before = await desk.answer(press.who, press.answer_id)
    await _in_place(desk, press, ask_again(before, desk.now(), kind=RunKind(press.chosen)))


async def _not_meant(desk: Desk, press: Pressed) -> Message | None:
    answer = await desk.answer(press.who, press.answer_id)
    try:
        await desk.voice.open(press.trigger_id, render.say_again(answer, press.answer_id))
    except SlackRefused as refused:
        if "trigger" in refused.code:
            raise BadInput(TOO_LATE) from refused
        raise
    desk.modals.put((press.who, press.answer_id), Opened(press.response_url, in_channel(press.channel)))
    return None


async def _share(desk: Desk, press: Pressed) -> None:
    answer = await desk.answer(press.who, press.answer_id)
    if not render.can_share(answer):
        raise BadInput(NOT_FOR_OTHERS)
    await desk.voice.announce(press.response_url, render.shared(answer, press.who.user))
    await desk.voice.replace(press.response_url, render.answer(answer, press.answer_id, desk.now()))


async def _in_place(desk: Desk, press: Pressed, answer: Answer) -> None:
    message = await desk.told(press.who, answer, in_channel=in_channel(press.channel))
    await desk.voice.replace(press.response_url, message)


ACTS: Final[dict[str, Act]] = {
    ids.WHY: _why,
    ids.ANOTHER_TIME: _another_time,
    ids.ANOTHER_KIND: _another_kind,
    ids.NOT_MEANT: _not_meant,
    ids.SHARE: _share,
    **log.ACTS,
}
