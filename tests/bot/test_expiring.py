"""A table that neither grows nor remembers without end."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.expiring import Expiring

START = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.at = START

    def __call__(self):
        return self.at

    def moves(self, **by):
        self.at += timedelta(**by)


def table(room=3, **lasts):
    clock = Clock()
    return Expiring(room, timedelta(**(lasts or {"hours": 1})), clock), clock


def test_what_was_put_is_found():
    kept, _ = table()
    kept.put("a", 1)
    assert kept.get("a") == 1
    assert kept.get("b") is None


@pytest.mark.parametrize(
    ("after_s", "found"),
    [
        pytest.param(3599, 1, id="just before its time is over"),
        pytest.param(3600, 1, id="at its end"),
        pytest.param(3601, None, id="just after"),
    ],
)
def test_a_value_lasts_so_long_and_no_longer(after_s, found):
    kept, clock = table()
    kept.put("a", 1)
    clock.moves(seconds=after_s)
    assert kept.get("a") == found
    assert len(kept) == (found is not None)


def test_the_oldest_makes_room():
    kept, _ = table()
    for n in range(5):
        kept.put(n, n)
    assert [kept.get(n) for n in range(5)] == [None, None, 2, 3, 4]
    assert len(kept) == 3


def test_a_value_put_anew_is_the_youngest_and_lasts_from_then():
    kept, clock = table()
    for n in range(3):
        kept.put(n, n)
    clock.moves(minutes=59)
    kept.put(0, "new")
    kept.put(3, 3)
    assert kept.get(1) is None
    clock.moves(minutes=59)
    assert kept.get(0) == "new"


def test_looking_does_not_make_a_value_last_longer():
    kept, clock = table()
    kept.put("a", 1)
    clock.moves(minutes=59)
    assert kept.get("a") == 1
    clock.moves(minutes=2)
    assert kept.get("a") is None


def test_values_can_be_forgotten_by_their_keys():
    kept, _ = table()
    for key in (("T1", "a"), ("T1", "b"), ("T2", "a")):
        kept.put(key, key)
    kept.forget(lambda key: key[0] == "T1")
    assert len(kept) == 1
    assert kept.get(("T2", "a"))
