"""What goes out by itself: due once, taken by one, settled, and never made twice for one date."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.store import Person, Plan, Settled, open_store
from bot.store.outbox import GRACE, REMEMBERED
from tests.store.told import ANA, ANA_ELSEWHERE, BO, DAY, HOUR, KEY, NOW, delivery, scheduled

SENT = Settled("sent", channel="D1", ts="1.2")


def due(store, who=ANA, delivery_id="d1", **told):
    """Puts one delivery into the outbox, as a tick does."""
    store.change_schedule(who, "checkin", lambda _: scheduled(next_at=NOW - DAY))
    store.claim_due(NOW, lambda _: Plan(None, delivery(delivery_id, **told)))


def test_a_schedule_comes_back_as_it_was_set_and_a_new_one_takes_its_place(store):
    first = scheduled(next_at=NOW, channel="D1", away_until=NOW.date())
    store.change_schedule(ANA, "checkin", lambda _: first)
    assert store.schedules(ANA) == (first,)
    stopped = scheduled(stopped_because="account_inactive")
    store.change_schedule(ANA, "checkin", lambda _: stopped)
    assert store.schedules(ANA) == (stopped,)


def test_a_change_that_gives_nothing_changes_nothing(store):
    assert store.change_schedule(ANA, "checkin", lambda known: known) is None
    store.change_schedule(ANA, "checkin", lambda _: scheduled(next_at=NOW))
    assert store.change_schedule(ANA, "checkin", lambda _: None) == scheduled(next_at=NOW)


def test_what_is_due_is_planned_once(store):
    store.change_schedule(ANA, "checkin", lambda _: scheduled(next_at=NOW))
    store.change_schedule(BO, "checkin", lambda _: scheduled(next_at=NOW + HOUR))
    seen = []

    def plan(one):
        seen.append(one.who)
        return Plan(NOW + DAY, delivery())

    assert (store.claim_due(NOW, plan), store.claim_due(NOW, plan)) == (1, 0)
    assert seen == [ANA]
    assert store.schedules(ANA)[0].next_at == NOW + DAY
    assert store.delivery(ANA, "d1") == delivery()


def test_what_is_off_is_never_due(store):
    store.change_schedule(ANA, "checkin", lambda _: scheduled())
    assert store.claim_due(NOW + 1000 * DAY, lambda _: Plan(None, None)) == 0


def test_a_second_delivery_for_the_same_date_is_not_made(store):
    due(store)
    due(store, delivery_id="d2")
    assert (store.delivery(ANA, "d1"), store.delivery(ANA, "d2")) == (delivery(), None)


def test_a_delivery_is_taken_by_one_and_marked_before_it_is_sent(store):
    due(store)
    taken = store.take("T1", NOW)
    assert (taken.who, taken.doubtful) == (ANA, False)
    assert (taken.delivery.state, taken.delivery.attempts, taken.delivery.first_at) == ("sending", 1, NOW)
    assert store.take("T1", NOW) is None
    assert store.delivery(ANA, "d1") == taken.delivery


def test_what_its_sender_left_is_doubtful_after_the_grace(store):
    due(store)
    store.take("T1", NOW)
    again = store.take("T1", NOW + GRACE)
    assert again.doubtful
    assert (again.delivery.attempts, again.delivery.first_at) == (2, NOW)


def test_what_is_sent_is_over(store):
    due(store)
    assert not store.settle(ANA, "d1", SENT)  # nobody sends it yet
    store.take("T1", NOW)
    assert store.settle(ANA, "d1", SENT)
    assert not store.settle(ANA, "d1", Settled("failed"))
    kept = store.delivery(ANA, "d1")
    assert (kept.state, kept.due, kept.channel, kept.ts) == ("sent", None, "D1", "1.2")
    assert store.take("T1", NOW + DAY) is None


def test_what_slack_did_not_take_is_tried_again_when_it_said(store):
    due(store)
    store.take("T1", NOW)
    store.settle(ANA, "d1", Settled("pending", due=NOW + HOUR))
    assert store.take("T1", NOW + HOUR - timedelta(seconds=1)) is None
    assert not store.take("T1", NOW + HOUR).doubtful


def test_a_person_puts_off_what_was_sent(store):
    due(store)
    later = delivery("d2", due=NOW + HOUR)
    assert not store.postpone(ANA, "d1", later)
    store.take("T1", NOW)
    store.settle(ANA, "d1", SENT)
    assert store.postpone(ANA, "d1", later)
    assert not store.postpone(ANA, "d1", later)
    assert store.take("T1", NOW + HOUR).delivery.id == "d2"


def test_a_workspace_sends_by_priority_then_by_time_then_by_place_in_line(store):
    due(store, Person("T1", "A"), "digest", priority=2)
    due(store, Person("T1", "B"), "later", due=NOW + HOUR)
    due(store, Person("T1", "C"), "second", spread=7)
    due(store, Person("T1", "D"), "first", spread=3)
    due(store, ANA_ELSEWHERE, "elsewhere")
    assert store.workspaces_due(NOW) == ("T1", "T2")
    order = [store.take("T1", NOW + HOUR).delivery.id for _ in range(4)]
    assert order == ["first", "second", "later", "digest"]
    assert store.workspaces_due(NOW) == ("T2",)


def test_what_became_of_a_message_is_remembered_for_thirty_days(store):
    due(store)
    assert store.retain(NOW + 2 * HOUR + REMEMBERED).deliveries == 0
    assert store.retain(NOW + 3 * HOUR + REMEMBERED).deliveries == 1
    assert store.delivery(ANA, "d1") is None
    assert len(store.schedules(ANA)) == 1


def test_of_several_processes_one_plans_and_one_takes(url):
    stores = [open_store(url, KEY) for _ in range(4)]
    for number in range(40):
        stores[0].change_schedule(Person("T1", f"U{number}"), "checkin", lambda _: scheduled(next_at=NOW))

    def work(one):
        planned = one.claim_due(NOW, lambda due: Plan(None, delivery(f"d-{due.who.user}")))
        taken = []
        while (next_one := one.take("T1", NOW)) is not None:
            taken.append(next_one.delivery.id)
        return planned, taken

    with ThreadPoolExecutor(4) as pool:
        worked = list(pool.map(work, stores))
    rest = work(stores[0])  # whoever skipped a locked row left it to others
    taken = [one for _, each in [*worked, rest] for one in each]
    for one in stores:
        one.close()
    assert sum(planned for planned, _ in [*worked, rest]) == 40
    assert sorted(taken) == sorted(set(taken))
    assert len(taken) == 40


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        ("SELECT kind FROM schedules WHERE next_at IS NOT NULL AND next_at <= '2026' LIMIT 1", "schedules_due"),
        ("SELECT * FROM deliveries WHERE workspace_id = 'T1' AND due IS NOT NULL AND due <= '2026'", "deliveries_due"),
    ],
)
def test_an_idle_tick_asks_an_index(sqlite_file, statement, index):
    store = open_store(f"sqlite:///{sqlite_file}", KEY)
    with store._engine.connect() as db:  # type: ignore[attr-defined]
        assert index in str(db.execute(text(f"EXPLAIN QUERY PLAN {statement}")).all())
    store.close()


def test_what_no_schedule_made_is_queued_once(store):
    reminder = delivery("r1", kind="reminder")
    assert (store.enqueue(ANA, reminder), store.enqueue(ANA, delivery("r2", kind="reminder"))) == (True, False)
    assert store.delivery(ANA, "r1") == reminder
    assert store.take("T1", NOW).delivery.id == "r1"


def test_a_schedule_keeps_whether_one_reminder_may_follow(store):
    store.change_schedule(ANA, "checkin", lambda _: scheduled(next_at=NOW, remind=True))
    assert store.schedules(ANA)[0].remind


def test_of_changes_at_once_none_is_lost(url):
    store = open_store(url, KEY)
    store.change_schedule(ANA, "checkin", lambda _: scheduled(channel="D0"))

    def add(_):
        def change(known):
            assert known is not None  # nobody sees the schedule while it is gone
            return known.model_copy(update={"channel": f"D{int(known.channel[1:]) + 1}"})

        store.change_schedule(ANA, "checkin", change)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(24)))
    assert [one.channel for one in store.schedules(ANA)] == ["D24"]
    store.close()
