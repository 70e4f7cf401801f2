"""A store that forgets when the process ends: for tests, and for trying things out."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import RLock
from typing import Any

from pydantic import JsonValue

from bot.store import memory_team as teams
from bot.store.outbox import GRACE, LIMIT, REMEMBERED, Change, Delivery, Due, Kind, Plan, Schedule, Settled, Taken
from bot.store.shelf import Letter, Shelf, by_arrival, by_start, by_time, put, total
from bot.store.team import ChangeTeam, Choose, Counted, Share, Team
from bot.store.values import (
    HELD,
    UNDO,
    WORKED,
    Counts,
    LoggedSession,
    Outcome,
    Person,
    Profile,
    Receipt,
    Received,
    Recent,
    SorenessAnswer,
    everything_of,
    exercises_in,
    months_before,
)


class MemoryStore:
    """Everything in dicts, one lock around each method. Implements `bot.store.Keeper`."""

    hands = 1

    def __init__(self) -> None:
        self._shelves: defaultdict[Person, Shelf] = defaultdict(Shelf)
        self._lock = RLock()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        with self._lock:
            yield

    def recent(self, who: Person, since: datetime, lifted_since: datetime | None = None) -> Recent:
        with self._lock:
            answers = self._shelves[who].soreness.values()
            earlier = () if lifted_since is None else self.sessions(who, lifted_since, since)
            return Recent(
                profile=self.profile(who),
                sessions=self.sessions(who, since),
                lifted=tuple(row for kept in earlier if kept.status == "done" for row in exercises_in(kept.what)),
                soreness=self.soreness(who, since) if self._shelves[who].consents else (),
                open_pain=by_time(answer for answer in answers if answer.is_open_pain),
            )

    def profile(self, who: Person) -> Profile:
        with self._lock:
            return self._shelves[who].profile or Profile()

    def change_profile(self, who: Person, change: Callable[[Profile], Profile]) -> Profile:
        with self._lock:
            changed = change(self.profile(who))
            self._shelves[who].profile = changed
            return changed

    def log(self, who: Person, session: LoggedSession) -> bool:
        with self._lock:
            return put(self._shelves[who].sessions, session.id, session)

    def edit(self, who: Person, session: LoggedSession) -> bool:
        with self._lock:
            known = self.session(who, session.id)
            if known is None:
                return False
            stays = {"source": known.source, "created_at": known.created_at, "deleted_at": None}
            self._shelves[who].sessions[session.id] = session.model_copy(update=stays)
            return True

    def delete(self, who: Person, session_id: str, now: datetime) -> bool:
        with self._lock:
            known = self.session(who, session_id)
            if known is None:
                return False
            self._shelves[who].sessions[session_id] = known.model_copy(update={"deleted_at": now})
            return True

    def undo(self, who: Person, session_id: str, now: datetime) -> bool:
        with self._lock:
            known = self._shelves[who].sessions.get(session_id)
            if known is None or known.deleted_at is None or now - known.deleted_at > UNDO:
                return False
            self._shelves[who].sessions[session_id] = known.model_copy(update={"deleted_at": None})
            return True

    def session(self, who: Person, session_id: str) -> LoggedSession | None:
        with self._lock:
            known = self._shelves[who].sessions.get(session_id)
            return known if known is not None and known.deleted_at is None else None

    def sessions(self, who: Person, since: datetime, until: datetime | None = None) -> tuple[LoggedSession, ...]:
        with self._lock:
            return by_start(
                session
                for session in self._shelves[who].sessions.values()
                if session.deleted_at is None
                if since <= session.what.start and (until is None or session.what.start < until)
            )

    def add_soreness(self, who: Person, answer: SorenessAnswer) -> bool:
        with self._lock:
            shelf = self._shelves[who]
            return shelf.consents and put(shelf.soreness, answer.id, answer)

    def soreness(self, who: Person, since: datetime) -> tuple[SorenessAnswer, ...]:
        with self._lock:
            return by_time(answer for answer in self._shelves[who].soreness.values() if answer.soreness.at >= since)

    def resolve_pain(self, who: Person, now: datetime, ids: Collection[str] | None = None) -> int:
        with self._lock:
            answers = self._shelves[who].soreness
            opened = [one for one in answers.values() if one.is_open_pain and (ids is None or one.id in ids)]
            answers.update({answer.id: answer.model_copy(update={"resolved_at": now}) for answer in opened})
            return len(opened)

    def withdraw_consent(self, who: Person) -> Counts:
        with self._lock:
            shelf = self._shelves[who]
            if shelf.profile is not None:
                shelf.profile = shelf.profile.model_copy(update={"consent": None, "mornings": ()})
            gone = Counts(soreness=len(shelf.soreness), receipt_soreness=self._part_with_soreness(shelf))
            shelf.soreness.clear()
            return gone

    def _part_with_soreness(self, shelf: Shelf, before: datetime | None = None) -> int:
        parted = [
            receipt.without_soreness()
            for receipt in shelf.receipts.values()
            if receipt.private is not None and (before is None or receipt.asked_at < before)
        ]
        shelf.receipts.update({receipt.id: receipt for receipt in parted})
        return len(parted)

    def keep_receipt(self, who: Person, receipt: Receipt) -> bool:
        with self._lock:
            shelf = self._shelves[who]
            return put(shelf.receipts, receipt.id, receipt if shelf.consents else receipt.without_soreness())

    def receipt(self, who: Person, receipt_id: str) -> Receipt | None:
        with self._lock:
            return self._shelves[who].receipts.get(receipt_id)

    def receipts(self, who: Person, limit: int = 1) -> tuple[Receipt, ...]:
        with self._lock:
            receipts = self._shelves[who].receipts.values()
            return tuple(sorted(receipts, key=lambda receipt: (receipt.asked_at, receipt.id), reverse=True)[:limit])

    def set_outcome(self, who: Person, receipt_id: str, outcome: Outcome) -> bool:
        with self._lock:
            known = self.receipt(who, receipt_id)
            if known is None:
                return False
            self._shelves[who].receipts[receipt_id] = known.model_copy(update={"outcome": outcome})
            return True

    def receive(  # noqa: PLR0913  whose, which, what and when
        self, who: Person, key: str, kind: str, payload: dict[str, JsonValue], now: datetime, *, claimed: bool = False
    ) -> bool:
        with self._lock:
            received = Received(who=who, key=key, kind=kind, payload=payload, received_at=now)
            letter = Letter(received, claimed_at=now if claimed else None)
            return put(self._shelves[who].inbox, key, letter)

    def claim(self, who: Person, key: str, now: datetime) -> Received | None:
        with self._lock:
            letter = self._shelves[who].inbox.get(key)
            if letter is None or letter.done_at is not None or letter.claimed_at is not None:
                return None
            letter.claimed_at = now
            return letter.received

    def done(self, who: Person, key: str, now: datetime) -> bool:
        with self._lock:
            letter = self._shelves[who].inbox.get(key)
            if letter is None or letter.done_at is not None:
                return False
            letter.received, letter.done_at = letter.received.model_copy(update={"payload": {}}), now
            return True

    def schedules(self, who: Person) -> tuple[Schedule, ...]:
        with self._lock:
            schedules = self._shelves[who].schedules
            return tuple(schedules[key] for key in sorted(schedules))

    def change_schedule(self, who: Person, kind: Kind, change: Change, place: str = "") -> Schedule | None:
        with self._lock:
            known = self._shelves[who].schedules.get((kind, place))
            changed = change(known)
            if changed is None:
                return known
            self._shelves[who].schedules[kind, place] = changed
            return changed

    def delivery(self, who: Person, delivery_id: str) -> Delivery | None:
        with self._lock:
            deliveries = self._shelves[who].deliveries.values()
            return next((one for one in deliveries if one.id == delivery_id), None)

    def settle(self, who: Person, delivery_id: str, settled: Settled) -> bool:
        with self._lock:
            known = self.delivery(who, delivery_id)
            if known is None or known.state != "sending":
                return False
            self._put_delivery(who, known.model_copy(update=settled.changes))
            return True

    def postpone(self, who: Person, delivery_id: str, again: Delivery) -> bool:
        with self._lock:
            known = self.delivery(who, delivery_id)
            if known is None or known.state != "sent":
                return False
            self._put_delivery(who, again)
            return True

    def enqueue(self, who: Person, delivery: Delivery) -> bool:
        with self._lock:
            key = delivery.kind, delivery.place, delivery.day
            return put(self._shelves[who].deliveries, key, delivery)

    def _put_delivery(self, who: Person, delivery: Delivery) -> None:
        self._shelves[who].deliveries[delivery.kind, delivery.place, delivery.day] = delivery

    def shares(self, who: Person) -> tuple[Share, ...]:
        with self._lock:
            shares = self._shelves[who].shares
            return tuple(shares[channel] for channel in sorted(shares))

    def share(self, who: Person, channel: str, now: datetime, *, names: bool) -> Share:
        with self._lock:
            return teams.share(self._shelves[who], channel, now, names=names)

    def unshare(self, who: Person, channel: str) -> bool:
        with self._lock:
            return teams.unshare(self._shelves, who, channel)

    def team(self, who: Person, channel: str) -> Team | None:
        with self._lock:
            return self._shelves[who].teams.get(channel)

    def change_team(self, who: Person, channel: str, change: ChangeTeam) -> Team | None:
        with self._lock:
            return teams.change(self._shelves[who], channel, change)

    def gather(self, workspace: str, channel: str, choose: Choose) -> Counted | None:
        with self._lock:
            return teams.gather(self._shelves, workspace, channel, choose)

    def everything(self, who: Person) -> dict[str, Any]:
        with self._lock:
            shelf = self._shelves[who]
            return everything_of(
                shelf.profile,
                sessions=by_start(shelf.sessions.values()),
                soreness=by_time(shelf.soreness.values()),
                receipts=self.receipts(who, len(shelf.receipts)),
                inbox=by_arrival(letter.received for letter in shelf.inbox.values()),
                schedules=self.schedules(who),
                deliveries=[shelf.deliveries[key] for key in sorted(shelf.deliveries)],
                teams=teams.owned_by(self._shelves, who),
                shares=self.shares(who),
            )

    def forget(self, who: Person) -> Counts:
        with self._lock:
            teams.leave_all(self._shelves, who)
            return self._shelves.pop(who, Shelf()).counts()

    def forget_workspace(self, workspace: str) -> Counts:
        with self._lock:
            return total([self.forget(who) for who in list(self._shelves) if who.workspace == workspace])

    def pending(self, now: datetime, held: timedelta = HELD) -> tuple[Received, ...]:
        with self._lock:
            waiting = []
            for letter in [letter for shelf in self._shelves.values() for letter in shelf.inbox.values()]:
                if letter.claimed_at is not None and letter.claimed_at <= now - held:
                    letter.claimed_at = None
                if letter.done_at is None and letter.claimed_at is None:
                    waiting.append(letter.received)
            return tuple(by_arrival(waiting))

    def claim_due(self, now: datetime, plan: Callable[[Due], Plan], limit: int = LIMIT) -> int:
        with self._lock:
            waiting = [
                (schedule.next_at, who, schedule)
                for who, shelf in self._shelves.items()
                for schedule in shelf.schedules.values()
                if schedule.next_at is not None and schedule.next_at <= now
            ]
            taken = sorted(waiting, key=lambda one: one[:2])[:limit]
            for _, who, schedule in taken:
                next_at, delivery = plan(Due(who, schedule))
                moved = schedule.model_copy(update={"next_at": next_at})
                self._shelves[who].schedules[schedule.kind, schedule.place] = moved
                if delivery is not None:
                    key = delivery.kind, delivery.place, delivery.day
                    self._shelves[who].deliveries.setdefault(key, delivery)
            return len(taken)

    def workspaces_due(self, now: datetime) -> tuple[str, ...]:
        with self._lock:
            return tuple(sorted({who.workspace for who, _ in self._ready(now)}))

    def take(self, workspace: str, now: datetime, grace: timedelta = GRACE) -> Taken | None:
        with self._lock:
            ready = [(who, one) for who, one in self._ready(now) if who.workspace == workspace]
            if not ready:
                return None
            who, first = min(ready, key=lambda one: (one[1].priority, one[1].due, one[1].spread, one[0]))
            tried = {"attempts": first.attempts + 1, "first_at": first.first_at or now}
            taken = first.model_copy(update={"state": "sending", "due": now + grace, **tried})
            self._put_delivery(who, taken)
            return Taken(who, taken, doubtful=first.state == "sending")

    def _ready(self, now: datetime) -> list[tuple[Person, Delivery]]:
        return [
            (who, one)
            for who, shelf in self._shelves.items()
            for one in shelf.deliveries.values()
            if one.due is not None and one.due <= now
        ]

    def retain(self, now: datetime, soreness_days: int = 90, session_months: int = 13) -> Counts:
        with self._lock:
            sore_since, since = now - timedelta(days=soreness_days), months_before(now, session_months)
            return total([self._retain(shelf, now, sore_since, since) for shelf in self._shelves.values()])

    def _retain(self, shelf: Shelf, now: datetime, sore_since: datetime, since: datetime) -> Counts:
        before, mornings = shelf.counts(), 0
        if shelf.profile is not None:
            young = tuple(one for one in shelf.profile.mornings if one.at >= sore_since)
            mornings = len(shelf.profile.mornings) - len(young)
            shelf.profile = shelf.profile.model_copy(update={"mornings": young})
        shelf.sessions = {
            session.id: session
            for session in shelf.sessions.values()
            if session.what.start >= since and (session.deleted_at is None or now - session.deleted_at <= UNDO)
        }
        shelf.soreness = {
            answer.id: answer
            for answer in shelf.soreness.values()
            if answer.soreness.at >= sore_since or answer.is_open_pain
        }
        shelf.receipts = {receipt.id: receipt for receipt in shelf.receipts.values() if receipt.asked_at >= since}
        shelf.inbox = {
            key: letter
            for key, letter in shelf.inbox.items()
            if letter.done_at is None or letter.done_at >= now - WORKED
        }
        shelf.deliveries = {key: one for key, one in shelf.deliveries.items() if one.expires >= now - REMEMBERED}
        after = shelf.counts()
        return Counts(
            sessions=before.sessions - after.sessions,
            soreness=before.soreness - after.soreness + mornings,
            receipts=before.receipts - after.receipts,
            receipt_soreness=self._part_with_soreness(shelf, sore_since),
            inbox=before.inbox - after.inbox,
            deliveries=before.deliveries - after.deliveries,
        )

    def rotate(self, batch: int = 500) -> int:  # noqa: ARG002  nothing is encrypted in memory
        return 0

    def close(self) -> None:
        pass
