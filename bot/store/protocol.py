"""What a store can do.

Every method of `Store` takes the person first and touches nothing of anybody else's. What crosses persons by its nature
(start, retention, an uninstalled workspace, keys) is `Upkeep`, for the operator's side alone.
"""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any, Protocol

from pydantic import JsonValue

from bot.store.outbox import GRACE, LIMIT, Change, Delivery, Due, Kind, Plan, Schedule, Settled, Taken
from bot.store.team import ChangeTeam, Choose, Counted, Share, Team
from bot.store.values import (
    HELD,
    Counts,
    LoggedSession,
    Outcome,
    Person,
    Profile,
    Receipt,
    Received,
    Recent,
    SorenessAnswer,
)


class Store(Protocol):
    """What is one person's: profile, log, soreness, receipts, inbox, shares. Methods block: see `Threaded`."""

    def recent(self, who: Person, since: datetime, lifted_since: datetime | None = None) -> Recent:
        """Profile, sessions that start at `since` or later (planned ones too), soreness since, pain still open.

        With `lifted_since`, an earlier instant, also what exercises were done from it to `since`.
        """

    def profile(self, who: Person) -> Profile:
        """What a person set; an empty profile for whom nothing is kept."""

    def change_profile(self, who: Person, change: Callable[[Profile], Profile]) -> Profile:
        """Changes a profile in one step, so that no other change is lost. `change` must have no side effects."""

    def log(self, who: Person, session: LoggedSession) -> bool:
        """Keeps a session. False, and nothing changes, where one of this id is kept already."""

    def edit(self, who: Person, session: LoggedSession) -> bool:
        """Replaces the session of the same id; its source and `created_at` stay. False where there is none."""

    def delete(self, who: Person, session_id: str, now: datetime) -> bool:
        """Takes a session out of the log; for ten minutes `undo` brings it back. False where there is none."""

    def undo(self, who: Person, session_id: str, now: datetime) -> bool:
        """Brings back a session deleted at most ten minutes ago. False where there is none."""

    def session(self, who: Person, session_id: str) -> LoggedSession | None:
        """One session of the log; None where it is not there or was deleted."""

    def sessions(self, who: Person, since: datetime, until: datetime | None = None) -> tuple[LoggedSession, ...]:
        """The sessions of the log that start in `since` ≤ start < `until`, the earliest first."""

    def add_soreness(self, who: Person, answer: SorenessAnswer) -> bool:
        """Keeps an answer. False, and nothing is kept, without consent or where one of this id is kept already."""

    def soreness(self, who: Person, since: datetime) -> tuple[SorenessAnswer, ...]:
        """The answers since an instant, the earliest first."""

    def resolve_pain(self, who: Person, now: datetime, ids: Collection[str] | None = None) -> int:
        """Marks every open pain as resolved, or those told in the answers of these ids; says how many there were."""

    def withdraw_consent(self, who: Person) -> Counts:
        """Takes consent back: soreness answers are deleted, and receipts lose what soreness said."""

    def keep_receipt(self, who: Person, receipt: Receipt) -> bool:
        """Keeps a receipt; without consent it keeps nothing that soreness said. False where its id is kept already."""

    def receipt(self, who: Person, receipt_id: str) -> Receipt | None:
        """One receipt; None where it is not kept."""

    def receipts(self, who: Person, limit: int = 1) -> tuple[Receipt, ...]:
        """The latest receipts, the newest first."""

    def set_outcome(self, who: Person, receipt_id: str, outcome: Outcome) -> bool:
        """Says what came of a verdict. False where its receipt is not kept."""

    def receive(  # noqa: PLR0913  whose, which, what and when
        self, who: Person, key: str, kind: str, payload: dict[str, JsonValue], now: datetime, *, claimed: bool = False
    ) -> bool:
        """Writes down what Slack sent; call it before the ack. False where this key was received before.

        `key` is what Slack repeats when it says the same thing again: an event id, a view's hash, a trigger id.
        With `claimed` the caller takes it for work itself, and at once.
        """

    def claim(self, who: Person, key: str, now: datetime) -> Received | None:
        """Takes it for work; None where somebody else has it, where it is done, or where there is none."""

    def done(self, who: Person, key: str, now: datetime) -> bool:
        """It is worked. Its payload is deleted at once, its key is remembered for a day. False where there is none."""

    def schedules(self, who: Person) -> tuple[Schedule, ...]:
        """What goes out to a person by itself, also what is off or was stopped, by kind and place."""

    def change_schedule(self, who: Person, kind: Kind, change: Change, place: str = "") -> Schedule | None:
        """Changes a schedule in one step, so that no other change is lost; gives it as it then is.

        `change` gets the schedule, or None where there is none; where it gives None, nothing changes.
        """

    def delivery(self, who: Person, delivery_id: str) -> Delivery | None:
        """One delivery; None where it is not theirs or no longer remembered."""

    def settle(self, who: Person, delivery_id: str, settled: Settled) -> bool:
        """Says what became of a delivery that is being sent. False where it is not."""

    def postpone(self, who: Person, delivery_id: str, again: Delivery) -> bool:
        """Puts `again`, of the same key, in place of a delivery that was sent. False where it was not."""

    def enqueue(self, who: Person, delivery: Delivery) -> bool:
        """Puts a delivery into the outbox that no schedule made. False where its key is there already."""

    def shares(self, who: Person) -> tuple[Share, ...]:
        """What a person shares with which channels."""

    def share(self, who: Person, channel: str, now: datetime, *, names: bool) -> Share:
        """Shares a person's weeks with a channel from now on, or says anew whether their name may be told there."""

    def unshare(self, who: Person, channel: str) -> bool:
        """Shares no more: of it nothing is kept but that one of a set has left. False where nothing was shared."""

    def team(self, who: Person, channel: str) -> Team | None:
        """A channel's weekly summary; `who` is its workspace: Person(…, "")."""

    def change_team(self, who: Person, channel: str, change: ChangeTeam) -> Team | None:
        """Changes it in one step; gives it as it then is. See `change_schedule`."""

    def everything(self, who: Person) -> dict[str, Any]:
        """All that is kept about a person, decrypted, as JSON values, under a name for each kind."""

    def forget(self, who: Person) -> Counts:
        """Deletes for good all that is kept about a person, and says how much it was."""


class Upkeep(Protocol):
    """What crosses persons: for the start of the program and the operator, never for what a person asks."""

    def pending(self, now: datetime, held: timedelta = HELD) -> tuple[Received, ...]:
        """What was received and is not done, the oldest first; claims older than `held` are broken.

        At the start of the only process pass `timedelta(0)`: nobody else can be at work.
        """

    def claim_due(self, now: datetime, plan: Callable[[Due], Plan], limit: int = LIMIT) -> int:
        """Plans the schedules that are due, the earliest first, at most `limit`; says how many there were.

        In one transaction: several processes may ask at once. A delivery whose key is there already is not made anew.
        """

    def workspaces_due(self, now: datetime) -> tuple[str, ...]:
        """The workspaces that have deliveries to be looked at."""

    def take(self, workspace: str, now: datetime, grace: timedelta = GRACE) -> Taken | None:
        """Takes the next delivery of a workspace and marks it as being sent; None where there is none due.

        When this returns, the mark is committed. Whoever took it settles it within `grace`, or leaves it.
        """

    def gather(self, workspace: str, channel: str, choose: Choose) -> Counted | None:
        """Lets `choose` say whom a channel's total counts, and keeps that; None where there is no summary.

        In one transaction: who withdraws has done so before it, and is not among them, or after.
        """

    def retain(self, now: datetime, soreness_days: int = 90, session_months: int = 13) -> Counts:
        """Deletes what is kept no longer: old soreness (an open pain stays), sessions, receipts, worked keys, undos."""

    def forget_workspace(self, workspace: str) -> Counts:
        """Deletes for good all that is kept about anybody of a workspace."""

    def rotate(self, batch: int = 500) -> int:
        """Encrypts every cell with the newest key that is not yet, `batch` rows a transaction; says how many cells.

        Stopped halfway, it goes on where it was when called again.
        """

    def close(self) -> None:
        """Lets go of the database."""


class Keeper(Store, Upkeep, Protocol):
    """A whole store.

    Attributes:
        hands: in how many threads it is best asked at a time. One for a file, which takes one writer; more for a server
            that is waited for.
    """

    hands: int

    def at_once(self) -> AbstractContextManager[None]:
        """Makes one transaction of what this thread asks inside: a third of the time, and all of it or nothing.

        Nothing that deletes for good (`forget`, `withdraw_consent`, `retain`) may be asked inside.
        """
