"""A delivery is the first of its kind, or it is not."""

from bot.slack.once import Once


class Hand:
    """A clock that moves by hand, in seconds."""

    at = 0.0

    def __call__(self):
        return self.at


def test_a_key_is_first_once():
    once = Once()
    assert [once.first(key) for key in ("Ev1", "Ev2", "Ev1", "Ev2")] == [True, True, False, False]


def test_slacks_last_retry_after_six_minutes_is_still_known():
    clock = Hand()
    once = Once(clock=clock)
    once.first("Ev1")
    clock.at = 360
    assert not once.first("Ev1")


def test_a_key_is_forgotten_when_its_time_is_over_however_often_it_came():
    clock = Hand()
    once = Once(seconds=900, clock=clock)
    assert once.first("Ev1")
    clock.at = 899.9
    assert not once.first("Ev1")
    clock.at = 900
    assert once.first("Ev1")


def test_beyond_its_room_the_oldest_is_forgotten():
    once = Once(room=2)
    assert [once.first(key) for key in ("a", "b", "c")] == [True, True, True]
    assert [once.first(key) for key in ("b", "c", "a")] == [False, False, True]
