"""How somebody feels: the taps, the yes to keeping it and its withdrawal, and that a pain is resolved."""

from collections.abc import Awaitable, Callable
from typing import Final

from bot import ids, render
from bot.coach import ask_with, ask_without_pain
from bot.errors import Forgotten
from bot.feeling import Feeling, chosen
from bot.ids import answer_id
from bot.listeners.desk import Desk, Pressed, in_channel
from bot.render import Message
from bot.services import soreness as kept
from bot.store import Person

ON: Final = frozenset({"on", "keep", "yes", "start"})
OFF: Final = frozenset({"off", "stop", "no", "forget", "delete"})
RESOLVED: Final = (
    "I take all the pain that you told me of as resolved: it stops nothing any more. That is no clearance by anybody. "
    "Start easy, and stop if it comes back."
)


def takes(rest: str) -> bool:
    """Whether words behind `sore` are one of its own; others are a report or a question."""
    return rest.lower().strip(" .!") in ON | OFF


async def sore(desk: Desk, who: Person, rest: str) -> Message:
    """The taps, the question whether it may be kept, or the end of keeping it."""
    word = rest.lower().strip(" .!")
    if word in OFF:
        return await _off(desk, who)
    state = await kept.state(desk.memory.kept, who)
    if word in ON and state.since is None:
        return render.consent(desk.retention.soreness_days)
    asker = await desk.asker(who)
    return render.sore(state, asker)


async def _taps(desk: Desk, press: Pressed) -> Message:
    return await sore(desk, press.who, "")


async def _off(desk: Desk, who: Person) -> Message:
    counts = await kept.withdraw(desk.memory.kept, who, desk.now())
    desk.memory.forget(lambda whose: whose == who)
    return render.sore_off(counts.soreness, counts.receipt_soreness)


async def _stop(desk: Desk, press: Pressed) -> None:
    await desk.voice.replace(press.response_url, await _off(desk, press.who))


async def _keep(desk: Desk, press: Pressed) -> None:
    """Yes; what this answer was told is kept from then on, too."""
    wanted = answer_id(press.answer_id)
    answer = await desk.answer(press.who, wanted) if wanted else None
    await kept.agree(desk.memory.kept, press.who, desk.now(), answer)
    if answer is None or wanted is None:
        await desk.voice.replace(press.response_url, render.consent(desk.retention.soreness_days, agreed=True))
        return
    feeling = Feeling(kept=True, pain=kept.is_stopped(answer))
    await desk.voice.replace(press.response_url, await desk.drawn(press.who, answer, wanted, feeling=feeling))


async def _once(desk: Desk, press: Pressed) -> None:
    """No; it has counted for this answer, and that is all."""
    await kept.decline(desk.memory.kept, press.who, desk.now())
    wanted = answer_id(press.answer_id)
    if wanted is None:
        await desk.voice.replace(press.response_url, render.consent(desk.retention.soreness_days, agreed=False))
        return
    answer = await desk.answer(press.who, wanted)
    feeling = Feeling(once=True, pain=kept.is_stopped(answer))
    await desk.voice.replace(press.response_url, await desk.drawn(press.who, answer, wanted, feeling=feeling))


async def _resolved(desk: Desk, press: Pressed) -> Message | None:
    """Every pain is resolved, and the same question is answered again without it."""
    ended = await kept.resolve(desk.memory.kept, press.who, desk.now())
    wanted = answer_id(press.answer_id)
    try:
        before = await desk.answer(press.who, wanted) if wanted else None
    except Forgotten:
        before = None
    if before is None:
        return render.note(RESOLVED)
    again = ask_without_pain(before, desk.now())
    message = await desk.told(press.who, again, in_channel=in_channel(press.channel), resolved=max(ended, 1))
    await desk.voice.replace(press.response_url, message)
    return None


async def _level(desk: Desk, press: Pressed) -> None:
    await _tapped(desk, press, int(press.chosen), press.state.get(ids.SORE_PAIN))


async def _pain(desk: Desk, press: Pressed) -> None:
    """Pain waits for no number: what it means is said at once."""
    await _tapped(desk, press, None, press.chosen)


async def _site(_desk: Desk, _press: Pressed) -> None:
    """Where is told along with how much."""


async def _tapped(desk: Desk, press: Pressed, level: int | None, pain: str | None) -> None:
    answer = ask_with(chosen(level, press.state.get(ids.SORE_SITE), pain), await desk.asker(press.who))
    await desk.voice.replace(press.response_url, await desk.told(press.who, answer))


ACTS: Final[dict[str, Callable[[Desk, Pressed], Awaitable[Message | None]]]] = {
    ids.KEEP_SORENESS: _keep,
    ids.SORE_ONCE: _once,
    ids.STOP_KEEPING: _stop,
    ids.RESOLVED: _resolved,
    ids.SORE: _taps,
    ids.SORE_LEVEL: _level,
    ids.SORE_SITE: _site,
    ids.SORE_PAIN: _pain,
}
