"""The way to ask a store from an event loop: in threads, since its methods block."""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from time import monotonic
from typing import Any, Final, Generic, TypeAlias, TypeVar

from bot.store.protocol import Keeper

S = TypeVar("S", bound=Keeper)
T = TypeVar("T")

HELPERS: Final = 3  # threads for what comes while others are stuck
STUCK_S: Final = 0.05  # how long a work may take before what waits behind it gets another thread
AT_ONCE: Final = 8  # works, of which the loop is told together

Waiting: TypeAlias = tuple[Callable[[Any], Any], asyncio.Future[Any]]
Told: TypeAlias = tuple[asyncio.Future[Any], Any, BaseException | None]


class Threaded(Generic[S]):
    """Asks a store from an event loop, in as few threads of its own as will do.

    `await kept(lambda store: store.log(who, session))`: whatever stands in one call is one trip to a thread.

    A thread works off all that waits, and tells the loop of several works at once. Where each work has a thread of the
    pool, a busy bot spends a fifth of its time on threads that take the interpreter from each other. What takes long,
    such as a large import, holds up nobody: another thread takes over.
    """

    def __init__(self, store: S) -> None:
        self._store = store
        self._pool = ThreadPoolExecutor(store.hands + HELPERS, thread_name_prefix="store")
        self._lock = Lock()
        self._waiting: deque[Waiting] = deque()
        self._told: deque[Told] = deque()
        self._began: dict[object, float] = {}  # each round of a thread, and when its work of the moment began
        self._watched_in: asyncio.AbstractEventLoop | None = None

    async def __call__(self, work: Callable[[S], T]) -> T:
        """What `work` returns or raises."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        with self._lock:
            self._waiting.append((work, answer))
            self._get_going(loop)
        if self._watched_in is not loop:
            self._watched_in = loop
            loop.call_later(STUCK_S, self._watch, loop)
        return await answer

    async def aclose(self) -> None:
        """Waits for what is at work, then lets the threads go. The store stays open."""
        await asyncio.to_thread(self._pool.shutdown)

    def _get_going(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begins a round in one more thread where too few get on. The lock is held."""
        since = monotonic() - STUCK_S
        getting_on = sum(began > since for began in self._began.values())
        if getting_on < self._store.hands and len(self._began) < self._store.hands + HELPERS:
            turn = object()
            self._began[turn] = monotonic()
            self._pool.submit(self._round, turn, loop)

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """As long as anything is at work: tells what came of what was quick, and lets nothing wait for what is slow."""
        self._tell()
        with self._lock:
            if self._waiting:
                self._get_going(loop)
            self._watched_in = loop if self._began else None
        if self._watched_in is not None:
            loop.call_later(STUCK_S, self._watch, loop)

    def _round(self, turn: object, loop: asyncio.AbstractEventLoop) -> None:
        """Works in this thread until nothing waits."""
        untold = 0
        while waiting := self._next(turn):
            work, answer = waiting
            if not answer.cancelled():
                self._told.append((answer, *self._done(work)))
                untold += 1
            if untold == AT_ONCE or (untold and not self._waiting):
                untold = 0
                loop.call_soon_threadsafe(self._tell)
        if untold:
            loop.call_soon_threadsafe(self._tell)

    def _next(self, turn: object) -> Waiting | None:
        with self._lock:
            if not self._waiting:
                del self._began[turn]
                return None
            self._began[turn] = monotonic()
            return self._waiting.popleft()

    def _done(self, work: Callable[[S], T]) -> tuple[T | None, BaseException | None]:
        try:
            return work(self._store), None
        except BaseException as error:  # noqa: BLE001  it is raised where it was asked
            return None, error

    def _tell(self) -> None:
        """In the loop: answers whoever asked."""
        while self._told:
            answer, result, error = self._told.popleft()
            if answer.cancelled():
                continue
            if error is None:
                answer.set_result(result)
            else:
                answer.set_exception(error)
