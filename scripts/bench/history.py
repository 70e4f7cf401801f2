"""A database as people fill it, with thirteen months of training each: `python -m scripts.bench.history URL PEOPLE`.

With a third argument it also holds so many sessions of people who are never asked about.
"""

import sys
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final

from sqlalchemy import insert

from advice.models import Exercise, LegSession, Run
from advice.nouns import Hardness, Intensity, RunKind
from bot.store import LoggedSession, Person, Profile, open_store
from bot.store.sql.rows import owned, session_row
from bot.store.sql.store import SqlStore
from bot.store.sql.tables import SESSIONS

SESSIONS_EACH: Final = 400
DAYS: Final = 395
BATCH: Final = 10_000


def sessions(now: datetime) -> list[LoggedSession]:
    """Runs and leg days of thirteen months, the latest this morning."""
    return [_session(number, now - timedelta(days=DAYS * number / SESSIONS_EACH, hours=5)) for number in range(400)]


def _session(number: int, start: datetime) -> LoggedSession:
    what: LegSession | Run
    if number % 4 == 0:
        rows = (
            Exercise(name="squats", sets=5, reps=5, weight_kg=100),
            Exercise(name="RDL", sets=3, reps=8, weight_kg=80),
            Exercise(name="leg press", sets=4, reps=10, weight_kg=160),
        )
        what = LegSession(start=start, end=start + timedelta(hours=1), hardness=Hardness.HARD, exercises=rows)
    else:
        what = Run(start=start, run_kind=RunKind.EASY, duration_min=50, distance_km=8.5, intensity=Intensity.LOW)
    return LoggedSession(id=f"s{number}", status="done", what=what, zone="UTC", source="command", created_at=start)


def fill(url: str, people: int, others: int = 0) -> None:
    """Puts the people of the bench into a database, and so many sessions of others."""
    store, now = open_store(url), datetime.now(UTC)
    if not isinstance(store, SqlStore):
        raise TypeError("only a database can be filled")
    theirs = [session_row(session, store._cipher) for session in sessions(now)]  # noqa: SLF001  it is ours
    with store._writing() as db:  # noqa: SLF001
        for number in range(people):
            who = owned(Person("T1", f"U{number}"))
            db.execute(insert(SESSIONS), [who | row for row in theirs])
    for number in range(people):
        store.change_profile(Person("T1", f"U{number}"), lambda _: Profile(squat_1rm_kg=140))
    rows = (owned(Person("T1", f"X{group}")) | row for group in range(others // SESSIONS_EACH + 1) for row in theirs)
    while batch := list(islice(rows, min(BATCH, others))):
        others -= len(batch)
        with store._writing() as db:  # noqa: SLF001
            db.execute(insert(SESSIONS), batch)
    store.close()


if __name__ == "__main__":
    fill(sys.argv[1], int(sys.argv[2]), int((*sys.argv, "0")[3]))
