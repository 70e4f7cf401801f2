"""A process that receives an event, works it and can be killed on the way: what `test_inbox` runs.

`python -m tests.store.inbox_worker URL KEY DIE_AT`; the encryption key is in the environment. It prints "ack" once the
event is acknowledged. With the event key "" it only works what an earlier process left behind, as a start does.
"""

import os
import signal
import sys
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, event

from advice.models import LegSession
from bot.store import Keeper, LoggedSession, Person, Received, id_from, open_store

WHO = Person("T1", "U1")
POINTS = (
    "before it is written",
    "written but not committed",
    "written but not acknowledged",
    "acknowledged but not claimed",
    "claimed but not worked",
    "worked but not committed",
    "worked but not done",
    "done",
)


def reach(point: str, die_at: str) -> None:
    if point == die_at:
        os.kill(os.getpid(), signal.SIGKILL)


def die_at_commit(point: str, die_at: str) -> None:
    """The next transaction is killed when all is written and only the commit is missing."""
    if point == die_at:

        @event.listens_for(Engine, "commit")
        def _(_: Connection) -> None:
            os.kill(os.getpid(), signal.SIGKILL)


def work(store: Keeper, letter: Received, die_at: str) -> None:
    now = datetime.now(UTC)
    claimed = store.claim(letter.who, letter.key, now)
    if claimed is None:
        return
    reach("claimed but not worked", die_at)
    session = LoggedSession(
        id=id_from(claimed.key),  # the same event makes the same session
        status="done",
        what=LegSession(start=now),
        zone="UTC",
        source="command",
        created_at=now,
        note=str(claimed.payload["text"]),
    )
    die_at_commit("worked but not committed", die_at)
    store.log(claimed.who, session)
    reach("worked but not done", die_at)
    store.done(claimed.who, claimed.key, now)
    reach("done", die_at)


def main(url: str, key: str, die_at: str) -> None:
    store = open_store(url, os.environ["CANIRUN_ENCRYPTION_KEYS"])
    now = datetime.now(UTC)
    for left in store.pending(now, timedelta(0)):
        work(store, left, die_at)
    if key:
        reach("before it is written", die_at)
        die_at_commit("written but not committed", die_at)
        store.receive(WHO, key, "command", {"text": f"squats of {key}"}, now)
        reach("written but not acknowledged", die_at)
        print("ack", flush=True)  # noqa: T201  this is how it acknowledges
        reach("acknowledged but not claimed", die_at)
        work(store, Received(who=WHO, key=key, kind="command", payload={}, received_at=now), die_at)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
