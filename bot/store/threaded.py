"""The way to ask a store from an event loop: in threads, since its methods block."""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any, Final, Generic, TypeAlias, TypeVar

from bot.store.protocol import Keeper

S = TypeVar("S", bound=Keeper)
T = TypeVar("T")

AT_ONCE: Final = 32  # works of which the loop is told together

Told: TypeAlias = tuple[asyncio.Future[Any], Any, BaseException | None]


class Threaded(Generic[S]):
    """Asks a store from an event loop, in as few threads of its own as will do.

    `await kept(lambda store: store.log(who, session))`: whatever stands in one call is one trip to a thread.

    A thread works off all that waits, and tells the loop of several works at once. Were each work handed to a pool by
    itself, a busy bot would spend a quarter of its time on loop and threads that wake each other. What takes long, such
    as a large import, has a thread of its own, so that it holds up nobody.
    """

    def __init__(self, store: S) -> None:
        self._store = store
        self._quick = ThreadPoolExecutor(store.hands, thread_name_prefix="store")
        self._slow = ThreadPoolExecutor(1, thread_name_prefix="store-slow")
        self._lock, self._rounds = Lock(), 0
        self._waiting: deque[tuple[Callable[[S], Any], asyncio.Future[Any]]] = deque()

    async def __call__(self, work: Callable[[S], T], *, slow: bool = False) -> T:
        """What `work` returns or raises; `slow`: it may take longer than a person should wait behind it."""
        loop = asyncio.get_running_loop()
        if slow:
            return await loop.run_in_executor(self._slow, work, self._store)
        answer: asyncio.Future[T] = loop.create_future()
        with self._lock:
            self._waiting.append((work, answer))
            if self._rounds < self._store.hands:
                self._quick.submit(self._round, loop)
                self._rounds += 1
        return await answer

    async def aclose(self) -> None:
        """Waits for what is at work, then lets the threads go. The store stays open."""
        await asyncio.to_thread(self._quick.shutdown)
        await asyncio.to_thread(self._slow.shutdown)

    def _round(self, loop: asyncio.AbstractEventLoop) -> None:
        """Works in this thread until nothing waits."""
        told: list[Told] = []
        while waiting := self._next():
            work, answer = waiting
            if not answer.cancelled():
                told.append((answer, *self._done(work)))
            if len(told) == AT_ONCE:
                loop.call_soon_threadsafe(_tell, told)
                told = []
        loop.call_soon_threadsafe(_tell, told)

    def _next(self) -> tuple[Callable[[S], Any], asyncio.Future[Any]] | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._rounds -= 1
            return None

    def _done(self, work: Callable[[S], T]) -> tuple[T | None, BaseException | None]:
        try:
            return work(self._store), None
        except BaseException as error:  # noqa: BLE001  it is raised where it was asked
            return None, error


def _tell(told: list[Told]) -> None:
    """In the loop: answers whoever asked."""
    for answer, result, error in told:
        if answer.cancelled():
            continue
        if error is None:
            answer.set_result(result)
        else:
            answer.set_exception(error)
