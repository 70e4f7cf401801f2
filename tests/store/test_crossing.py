"""No method of a store reaches what belongs to somebody else, in the same workspace or in another."""

import inspect
from datetime import timedelta

import pytest

from advice.models import Soreness
from bot.store import Outcome, Plan, Profile, Settled, Store
from bot.store.memory import MemoryStore
from bot.store.values import UNDO
from tests.store.told import (
    ANA,
    ANA_ELSEWHERE,
    BO,
    FULL,
    HOUR,
    LONG_AGO,
    NOW,
    delivery,
    hurt,
    legs,
    receipt,
    run,
    scheduled,
    sore,
)

EMPTY = Profile()

# Every method, called with all that one could know of Ana: her ids, her keys, her times.
CALLS = {
    "recent": lambda store, who: store.recent(who, LONG_AGO),
    "profile": lambda store, who: store.profile(who),
    "change_profile": lambda store, who: store.change_profile(who, lambda profile: profile),
    "log": lambda store, who: store.log(who, run("legs1")),
    "edit": lambda store, who: store.edit(who, run("legs1")),
    "delete": lambda store, who: store.delete(who, "legs1", NOW),
    "undo": lambda store, who: store.undo(who, "gone", NOW + UNDO),
    "session": lambda store, who: store.session(who, "legs1"),
    "sessions": lambda store, who: store.sessions(who, LONG_AGO),
    "add_soreness": lambda store, who: store.add_soreness(who, sore("hurt1")),
    "soreness": lambda store, who: store.soreness(who, LONG_AGO),
    "resolve_pain": lambda store, who: store.resolve_pain(who, NOW),
    "withdraw_consent": lambda store, who: store.withdraw_consent(who),
    "keep_receipt": lambda store, who: store.keep_receipt(who, receipt("r1", at=NOW + HOUR)),
    "receipt": lambda store, who: store.receipt(who, "r1"),
    "receipts": lambda store, who: store.receipts(who, 100),
    "set_outcome": lambda store, who: store.set_outcome(who, "r1", Outcome(at=NOW)),
    "receive": lambda store, who: store.receive(who, "Ev1", "command", {"text": "mine"}, NOW),
    "claim": lambda store, who: store.claim(who, "Ev1", NOW),
    "done": lambda store, who: store.done(who, "Ev1", NOW),
    "schedules": lambda store, who: store.schedules(who),
    "change_schedule": lambda store, who: store.change_schedule(who, "checkin", lambda _: scheduled(zone="Asia/Tokyo")),
    "delivery": lambda store, who: store.delivery(who, "d1"),
    "settle": lambda store, who: store.settle(who, "d1", Settled("failed", because="gone")),
    "postpone": lambda store, who: store.postpone(who, "d1", delivery("d2")),
    "enqueue": lambda store, who: store.enqueue(who, delivery("d1")),
    "shares": lambda store, who: store.shares(who),
    "share": lambda store, who: store.share(who, "C1", NOW + HOUR, names=False),
    "unshare": lambda store, who: store.unshare(who, "C1"),
    "team": lambda store, who: store.team(who, "C1"),
    "change_team": lambda store, who: store.change_team(who, "C1", lambda known: known),
    "everything": lambda store, who: store.everything(who),
    "forget": lambda store, who: store.forget(who),
}


def fill(store):
    store.change_profile(ANA, lambda _: FULL)
    store.log(ANA, legs())
    store.log(ANA, run("gone"))
    store.delete(ANA, "gone", NOW)
    store.add_soreness(ANA, hurt())
    store.keep_receipt(ANA, receipt("r1", soreness=Soreness(level=6, at=NOW)))
    store.receive(ANA, "Ev1", "command", {"text": "legs 6/10"}, NOW)
    store.change_schedule(ANA, "checkin", lambda _: scheduled(next_at=NOW))
    store.claim_due(NOW, lambda _: Plan(None, delivery("d1")))
    store.take("T1", NOW)
    store.share(ANA, "C1", NOW, names=True)


def methods() -> dict[str, inspect.Signature]:
    return {
        name: inspect.signature(method)
        for name, method in inspect.getmembers(Store, inspect.isfunction)
        if not name.startswith("_")
    }


def test_every_method_is_tried():
    assert methods().keys() == CALLS.keys()


@pytest.mark.parametrize("name", sorted(CALLS))
def test_every_method_asks_first_for_whom(name):
    assert list(methods()[name].parameters)[:2] == ["self", "who"]


@pytest.mark.parametrize("other", [pytest.param(BO, id="a colleague"), pytest.param(ANA_ELSEWHERE, id="elsewhere")])
@pytest.mark.parametrize("name", sorted(CALLS))
def test_a_method_sees_and_touches_nothing_of_another_person(store, name, other):
    fill(store)
    before = store.everything(ANA)
    assert CALLS[name](store, other) == CALLS[name](MemoryStore(), other)  # as where Ana never was
    assert store.everything(ANA) == before
    assert store.undo(ANA, "gone", NOW + UNDO)
    assert store.claim(ANA, "Ev1", NOW).payload == {"text": "legs 6/10"}


def test_a_workspace_that_goes_takes_its_own_people_only(store):
    fill(store)
    store.log(BO, legs())
    store.log(ANA_ELSEWHERE, legs())
    gone = store.forget_workspace("T1")
    assert (gone.profiles, gone.sessions, gone.soreness, gone.receipts, gone.inbox) == (1, 3, 1, 1, 1)
    assert (gone.schedules, gone.deliveries) == (1, 1)
    assert store.sessions(ANA, LONG_AGO) == store.sessions(BO, LONG_AGO) == ()
    assert store.sessions(ANA_ELSEWHERE, LONG_AGO) == (legs(),)
    assert store.pending(NOW, timedelta()) == ()
