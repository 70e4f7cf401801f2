"""The way to ask a store from an event loop: in threads, since its methods block."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from bot.store.protocol import Keeper

S = TypeVar("S", bound=Keeper)
T = TypeVar("T")


class Threaded(Generic[S]):
    """Asks a store from an event loop, in as few threads of its own as will do.

    `await kept(lambda store: store.log(who, session))`: whatever stands in one call is one trip to a thread.

    A file has one thread: with more of them, a busy bot spends a fifth of its time on threads that take the interpreter
    from each other. What takes long, such as a large import, has one of its own, so that it holds up nobody.
    """

    def __init__(self, store: S) -> None:
        self._store = store
        self._quick = ThreadPoolExecutor(store.hands, thread_name_prefix="store")
        self._slow = ThreadPoolExecutor(1, thread_name_prefix="store-slow")

    async def __call__(self, work: Callable[[S], T], *, slow: bool = False) -> T:
        """What `work` returns or raises; `slow`: it may take longer than a person should wait behind it."""
        pool = self._slow if slow else self._quick
        return await asyncio.get_running_loop().run_in_executor(pool, work, self._store)

    async def aclose(self) -> None:
        """Waits for what is at work, then lets the threads go. The store stays open."""
        await asyncio.to_thread(self._quick.shutdown)
        await asyncio.to_thread(self._slow.shutdown)
