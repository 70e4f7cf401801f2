"""What Slack sent is written down before it is acknowledged, and worked once, whatever happens in between."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import JsonValue

from bot.store import Received, open_store
from bot.store.values import HELD
from tests.store.inbox_worker import POINTS, WHO
from tests.store.told import ANA, BO, HOUR, KEY, LONG_AGO, NOW

ROOT = Path(__file__).parents[2]
SECOND = timedelta(seconds=1)
TOLD: dict[str, JsonValue] = {"text": "legs 6/10", "deep": [1, {"ñ": None}]}
LETTER = Received(who=ANA, key="Ev1", kind="command", payload=TOLD, received_at=NOW)


def receive(store, key="Ev1", who=ANA, now=NOW):
    return store.receive(who, key, "command", TOLD, now)


def test_enter_twice_or_slack_twice_is_received_once(store):
    assert [receive(store), receive(store), receive(store, now=NOW + HOUR)] == [True, False, False]
    assert store.pending(NOW) == (LETTER,)


def test_what_is_claimed_is_nobody_elses(store):
    receive(store)
    assert store.claim(ANA, "Ev1", NOW) == LETTER
    assert store.claim(ANA, "Ev1", NOW) is None
    assert store.pending(NOW) == ()


def test_what_is_done_stays_done_and_its_words_are_gone(store):
    receive(store)
    store.claim(ANA, "Ev1", NOW)
    assert store.done(ANA, "Ev1", NOW) is True
    assert store.done(ANA, "Ev1", NOW) is False
    assert receive(store) is False
    assert store.claim(ANA, "Ev1", NOW) is None
    assert store.pending(NOW + HOUR) == ()
    assert [letter["payload"] for letter in store.everything(ANA)["inbox"]] == [{}]


def test_what_was_never_received_is_neither_claimed_nor_done(store):
    assert store.claim(ANA, "Ev1", NOW) is None
    assert store.done(ANA, "Ev1", NOW) is False


def test_a_claim_of_somebody_who_is_gone_is_broken_after_a_while(store):
    receive(store)
    store.claim(ANA, "Ev1", NOW)
    assert store.pending(NOW + HELD - SECOND) == ()
    assert store.pending(NOW + HELD) == (LETTER,)
    assert store.claim(ANA, "Ev1", NOW + HELD) == LETTER


def test_at_the_start_of_the_only_process_every_claim_is_broken(store):
    receive(store)
    store.claim(ANA, "Ev1", NOW)
    assert store.pending(NOW, timedelta(0)) == (LETTER,)


def test_what_is_taken_as_it_is_written_down_is_nobody_elses_and_is_left_for_the_next_start(store):
    assert store.receive(ANA, "Ev1", "command", TOLD, NOW, claimed=True) is True
    assert store.claim(ANA, "Ev1", NOW) is None
    assert store.pending(NOW) == ()
    assert store.pending(NOW, timedelta(0)) == (LETTER,)
    assert store.claim(ANA, "Ev1", NOW) == LETTER


def test_what_waits_is_worked_in_the_order_of_its_arrival(store):
    for key, who, later in (("c", ANA, 3), ("a", BO, 2), ("b", ANA, 1)):
        receive(store, key, who, NOW + later * SECOND)
    assert [letter.key for letter in store.pending(NOW)] == ["b", "a", "c"]


def run_worker(url, key, die_at=""):
    command = [sys.executable, "-m", "tests.store.inbox_worker", url, key, die_at]
    environ = os.environ | {"CANIRUN_ENCRYPTION_KEYS": KEY}
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=60)


ON_A_SERVER = ("written but not committed", "acknowledged but not claimed", "worked but not done")


@pytest.mark.parametrize(
    ("url", "die_at"),
    [("sqlite", point) for point in POINTS] + [("postgres", point) for point in ON_A_SERVER],
    indirect=["url"],
)
def test_kill_9_loses_nothing_acknowledged_and_works_it_once(url, die_at):
    killed = run_worker(url, "Ev1", die_at)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    acknowledged = killed.stdout == "ack\n"
    assert acknowledged is (POINTS.index(die_at) >= POINTS.index("acknowledged but not claimed"))
    if not acknowledged:  # then Slack sends it again
        again = run_worker(url, "Ev1")
        assert (again.returncode, again.stdout) == (0, "ack\n"), again.stderr
    else:
        assert run_worker(url, "").returncode == 0
    store = open_store(url, KEY)
    try:
        assert [session.note for session in store.sessions(WHO, LONG_AGO)] == ["squats of Ev1"]
        assert store.pending(NOW + 99 * HOUR, timedelta(0)) == ()
        assert receive(store, who=WHO) is False  # and if Slack sends it once more, it is known
    finally:
        store.close()
