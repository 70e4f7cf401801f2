"""What is kept can be shown and deleted for good, and is kept no longer than said."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from advice.models import Exercise, LegSession, Soreness
from bot.store import Counts, Outcome, Person, Woke, open_store
from bot.store.values import UNDO, WORKED, months_before
from tests.store.told import ANA, BO, DAY, FULL, HOUR, KEY, LONG_AGO, NOW, hurt, legs, logged, receipt, run, sore

SECOND = timedelta(seconds=1)
NOTHING: dict[str, Any] = {
    "profile": None,
    **{kind: [] for kind in "sessions soreness receipts inbox schedules deliveries teams shares".split()},
}


def fill(store, who=ANA, word="canary"):
    store.change_profile(who, lambda _: FULL)
    store.log(who, legs(note=f"{word} note"))
    store.add_soreness(who, hurt(site=f"{word} site"))
    store.keep_receipt(who, receipt(soreness=Soreness(level=6, at=NOW, site=f"{word} told")))
    store.set_outcome(who, "r1", Outcome(at=NOW, reason=f"{word} reason"))
    store.receive(who, "Ev1", "command", {"text": f"{word} text"}, NOW)


def test_of_a_stranger_there_is_nothing(store):
    assert store.everything(ANA) == NOTHING
    assert store.forget(ANA) == Counts()


def test_everything_is_all_of_it_in_clear_as_json(store):
    fill(store)
    shown = json.dumps(store.everything(ANA))
    assert [word for word in ("note", "site", "told", "reason", "text") if f"canary {word}" not in shown] == []
    assert store.everything(ANA)["profile"]["squat_1rm_kg"] == 140.5


def test_everything_shows_what_can_still_be_brought_back(store):
    store.log(ANA, legs())
    store.delete(ANA, "legs1", NOW)
    assert [session["id"] for session in store.everything(ANA)["sessions"]] == ["legs1"]


def test_forget_deletes_everything_of_one_person_and_counts_it(store):
    fill(store)
    fill(store, BO)
    before = store.everything(BO)
    assert store.forget(ANA) == Counts(profiles=1, sessions=1, soreness=1, receipts=1, inbox=1)
    assert store.everything(ANA) == NOTHING
    assert store.everything(BO) == before
    assert [received.who for received in store.pending(NOW)] == [BO]


# Retention


def test_sessions_and_receipts_are_kept_for_thirteen_months(store):
    since = months_before(NOW, 13)
    for name, at in (("kept", since), ("old", since - SECOND)):
        store.log(ANA, run(name, start=at))
        store.keep_receipt(ANA, receipt(name, at=at))
    assert store.retain(NOW) == Counts(sessions=1, receipts=1)
    assert [session.id for session in store.sessions(ANA, LONG_AGO)] == ["kept"]
    assert [kept.id for kept in store.receipts(ANA, 9)] == ["kept"]


def test_soreness_is_kept_for_ninety_days_also_in_receipts(store):
    store.change_profile(ANA, lambda _: FULL)
    for name, at in (("kept", NOW - 90 * DAY), ("old", NOW - 90 * DAY - SECOND)):
        store.add_soreness(ANA, sore(name, at=at))
        store.keep_receipt(ANA, receipt(name, at=at, soreness=Soreness(level=6, at=at)))
    assert store.retain(NOW) == Counts(soreness=1, receipt_soreness=1)
    assert [answer.id for answer in store.soreness(ANA, LONG_AGO)] == ["kept"]
    assert [(kept.id, kept.soreness_gone) for kept in store.receipts(ANA, 9)] == [("kept", False), ("old", True)]


def test_an_open_pain_blocks_however_old_it_is_and_goes_once_it_is_resolved(store):
    store.change_profile(ANA, lambda _: FULL)
    store.add_soreness(ANA, hurt(at=NOW - 200 * DAY))
    assert store.retain(NOW) == Counts()
    assert len(store.recent(ANA, NOW).open_pain) == 1
    store.resolve_pain(ANA, NOW)
    assert store.retain(NOW) == Counts(soreness=1)


def test_the_operator_sets_how_long(store):
    store.change_profile(ANA, lambda _: FULL)
    store.add_soreness(ANA, sore(at=NOW - 8 * DAY))
    store.log(ANA, run(start=NOW - 40 * DAY))
    assert store.retain(NOW, soreness_days=7, session_months=1) == Counts(soreness=1, sessions=1)


def test_what_is_deleted_goes_for_good_when_it_can_no_longer_be_undone(store):
    store.log(ANA, legs())
    store.delete(ANA, "legs1", NOW)
    assert store.retain(NOW + UNDO) == Counts()
    assert store.retain(NOW + UNDO + SECOND) == Counts(sessions=1)


def test_a_worked_key_is_remembered_for_a_day_and_what_waits_for_ever(store):
    store.receive(ANA, "done", "command", {}, NOW)
    store.done(ANA, "done", NOW)
    store.receive(ANA, "waits", "command", {}, NOW)
    assert store.retain(NOW + WORKED) == Counts()
    assert store.retain(NOW + WORKED + SECOND) == Counts(inbox=1)
    assert [received.key for received in store.pending(NOW + 400 * DAY)] == ["waits"]


@pytest.mark.parametrize(
    ("now", "months", "then"),
    [
        pytest.param("2026-11-25", 13, "2025-10-25", id="over the turn of a year"),
        pytest.param("2026-03-31", 1, "2026-02-28", id="the month's last day where there is no such day"),
        pytest.param("2028-03-30", 1, "2028-02-29", id="in a leap year"),
        pytest.param("2026-12-31", 12, "2025-12-31", id="a year"),
    ],
)
def test_months_before(now, months, then):
    at = NOW.fromisoformat(f"{now}T18:00:00+00:00")
    assert f"{months_before(at, months):%Y-%m-%d %H:%M}" == f"{then} 18:00"


# What the bytes of an SQLite database tell


def bytes_of(folder):
    return b"".join(file.read_bytes() for file in sorted(folder.glob("canirun.db*")) if file.suffix != ".key")


@pytest.fixture
def opened(sqlite_file):
    store = open_store(f"sqlite:///{sqlite_file}", KEY)
    yield store
    store.close()


def test_what_is_private_is_never_in_the_file_in_clear(opened, sqlite_file):
    fill(opened, word="zanzibar")
    opened.edit(ANA, legs(note="zanzibar again"))
    opened.resolve_pain(ANA, NOW)
    written = bytes_of(sqlite_file.parent)
    assert b"Europe/Madrid" in written  # so that a search finds what is there
    assert b"zanzibar" not in written
    assert b"sharp" not in written


def test_a_cell_does_not_tell_how_sore_by_its_length(opened, sqlite_file):
    del sqlite_file
    lengths = {
        len(opened._cipher.seal({"level": level, "site": site, "pain": pain, "resolved_at": None}))
        for level, site, pain in ((0, None, None), (10, "left calf", "swelling"), (7, "quads", "dark_urine"))
    }
    assert len(lengths) == 1


def test_after_forget_nothing_lingers_in_the_file_or_its_journal(opened, sqlite_file):
    """Free pages, half-empty pages and the write-ahead log all still hold what was deleted, if nobody sees to it."""
    lots = [Person("T1", f"U-stays-{number}") for number in range(3)]
    for number in range(150):
        exercise = Exercise(name=f"wombat-{number} squat " + "x" * (number % 90), sets=3)
        session = LegSession(start=NOW - number * HOUR, exercises=(exercise,))
        opened.log(Person("T1", "U-wombat"), logged(f"s{number}", session, source="wombat"))
        for who in lots:
            opened.log(who, legs(f"s{number}", start=NOW - number * HOUR))
        opened.edit(Person("T1", "U-wombat"), logged(f"s{number // 2}", session))
        opened.receive(Person("T1", "U-wombat"), f"wombat-{number}", "command", {"a": "b" * number}, NOW)
    fill(opened, Person("T1", "U-wombat"))
    assert b"wombat" in bytes_of(sqlite_file.parent)
    assert opened.forget(Person("T1", "U-wombat")).sessions == 151
    assert b"wombat" not in bytes_of(sqlite_file.parent)
    assert len(opened.sessions(lots[0], LONG_AGO)) == 150


def test_forget_waits_for_readers_so_that_nothing_lingers(opened, sqlite_file):
    wombat, stop = Person("T1", "U-wombat"), threading.Event()

    def read():
        while not stop.wait(0.005):  # busy, but not for ever without a pause
            opened.recent(BO, LONG_AGO)

    fill(opened, BO)
    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        for _ in range(10):
            fill(opened, wombat)
            opened.forget(wombat)
        stop.set()
    assert [reader.result() for reader in readers] == [None] * 3
    assert b"wombat" not in bytes_of(sqlite_file.parent)


def test_an_error_of_the_database_does_not_repeat_what_was_written(sql_store):
    with sql_store._writing() as db:
        db.exec_driver_sql("DROP TABLE sessions")
    with pytest.raises(Exception, match="INSERT INTO sessions") as caught:
        sql_store.log(ANA, legs(note="zanzibar", source="zanzibar"))
    assert "zanzibar" not in str(caught.value)


def test_how_somebody_woke_up_goes_with_their_yes(store):
    store.change_profile(ANA, lambda _: FULL)
    store.withdraw_consent(ANA)
    assert store.profile(ANA).mornings == ()


def test_how_somebody_woke_up_is_kept_as_long_as_soreness(store):
    store.change_profile(ANA, lambda _: FULL)
    old = Woke(day=NOW.date() - 91 * DAY, at=NOW - 91 * DAY, feels="ok")
    store.change_profile(ANA, lambda known: known.model_copy(update={"mornings": (old, *known.mornings)}))
    assert store.retain(NOW).soreness == 1
    assert store.profile(ANA).mornings == FULL.mornings


def test_an_answer_that_rests_on_tired_mornings_loses_them_with_the_yes(store):
    store.change_profile(ANA, lambda _: FULL)
    told = receipt("tired", tired=3)
    assert store.keep_receipt(ANA, told)
    assert store.receipt(ANA, "tired") == told
    assert store.withdraw_consent(ANA).receipt_soreness == 1
    left = store.receipt(ANA, "tired")
    assert left.soreness_gone
    assert left.inputs["pattern"]["tired_mornings"] == 0
    assert "tired" not in str(left.verdict)
