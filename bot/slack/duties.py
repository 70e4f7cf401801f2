"""What is still to be done after Slack has its acknowledgement: tasks of our own, none of them lost."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

from bot.slack.logs import tell_fault

OBEY_S: Final = 1.0  # how long a duty that is cut off may take to let go


def write_down(name: str, error: BaseException) -> None:
    """Logs a duty's fault with a reference."""
    tell_fault(error, name)


class Duties:
    """Tasks that are kept until they end. The loop alone would keep no strong reference to them.

    Args:
        on_fault: hears the name of a duty that raised, and the error; by default it is logged.
    """

    def __init__(self, on_fault: Callable[[str, BaseException], object] = write_down) -> None:
        self._on_fault = on_fault
        self._running: set[asyncio.Task[object]] = set()

    @property
    def running(self) -> int:
        return len(self._running)

    def start(self, coroutine: Coroutine[Any, Any, object], name: str) -> None:
        """Starts a duty; `name` says what kind it is, without anything of a person."""
        task = asyncio.get_running_loop().create_task(coroutine, name=name)
        self._running.add(task)
        task.add_done_callback(self._ended)

    async def drain(self, timeout_s: float) -> int:
        """Waits for those that run, and for those that they start; then cuts off. Gives how many were cut off."""
        clock = asyncio.get_running_loop().time
        until_s = clock() + timeout_s
        while self._running and (left_s := until_s - clock()) > 0:
            await asyncio.wait(self._running, timeout=left_s)
        late = set(self._running)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=OBEY_S)
        return len(late)

    def _ended(self, task: asyncio.Task[object]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_fault(task.get_name(), error)
