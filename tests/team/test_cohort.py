"""Whose weeks a total counts: sets that are the same or differ by three, whoever comes and goes in whatever order."""

from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.store import Person, Team
from bot.store.memory import MemoryStore
from bot.store.team import Elsewhere, Era
from bot.team.cohort import APART, FEWEST, REMEMBERED, choose, counted

SUNDAY = date(2026, 11, 29)
WEEK = timedelta(weeks=1)
WORKSPACE = Person("T1", "")
CHANNELS = ("C1", "C2")
A_TO_E = dict.fromkeys("abcde", 1)


def era(number=1, told=SUNDAY - WEEK, left=0):
    return Era(number=number, told=told, left=left)


def people(choice):
    return None if choice.people is None else "".join(sorted(choice.people))


@pytest.mark.parametrize(
    ("eras", "since", "told"),
    [
        pytest.param((), dict.fromkeys("ab"), None, id="two are too few"),
        pytest.param((), dict.fromkeys("abc"), "abc", id="three begin"),
        pytest.param((era(),), A_TO_E, "abcde", id="the same people"),
        pytest.param((era(),), A_TO_E | {"f": None}, "abcde", id="who joins waits"),
        pytest.param((era(),), A_TO_E | {"f": None, "g": None}, "abcde", id="two wait"),
        pytest.param((era(),), A_TO_E | dict.fromkeys("fgh"), "abcdefgh", id="three come in together"),
        pytest.param((era(left=1),), A_TO_E, None, id="one left"),
        pytest.param((era(left=2),), A_TO_E, None, id="two left"),
        pytest.param((era(left=3),), A_TO_E, "abcde", id="three left"),
        pytest.param((era(left=1),), A_TO_E | {"f": None}, None, id="one left and may be the one who joined"),
        pytest.param((era(left=3),), A_TO_E | {"f": None}, "abcde", id="three left and one waits"),
        pytest.param((era(left=1),), A_TO_E | dict.fromkeys("fghi"), "abcdefghi", id="one left and four joined"),
        pytest.param((era(told=SUNDAY - REMEMBERED, left=1),), A_TO_E, None, id="one left four weeks ago"),
        pytest.param((era(told=SUNDAY - REMEMBERED - WEEK, left=1),), A_TO_E, "abcde", id="longer ago"),
        pytest.param((era(left=0), era(2, left=0)), A_TO_E | dict.fromkeys("fgh", 2), "abcdefgh", id="a second set"),
        pytest.param(
            (era(1, left=0), era(2, left=3)), A_TO_E, "abcde", id="back at the set before, which is no difference"
        ),
        pytest.param(
            (era(1, left=1), era(2, left=3)), dict.fromkeys("abcd", 1), None, id="one less than the one before"
        ),
    ],
)
def test_who_is_counted(eras, since, told):
    assert people(choose(eras, since, SUNDAY)) == told


@pytest.mark.parametrize(
    ("there", "left", "told"),
    [
        pytest.param("abcde", 0, "abcde", id="the same people in both"),
        pytest.param("abcd", 0, None, id="one more here"),
        pytest.param("abcdef", 0, None, id="one more there"),
        pytest.param("ab", 0, "abcde", id="three more here"),
        pytest.param("vwxyz", 0, "abcde", id="others"),
        pytest.param("ab", 1, None, id="of whom one has left there and may be here"),
        pytest.param("abcde", 1, None, id="somebody has left there"),
    ],
)
def test_beside_what_is_told_in_another_channel(there, left, told):
    elsewhere = Elsewhere((era(left=left),), dict.fromkeys(there, 1))
    assert people(choose((), dict.fromkeys("abcde"), SUNDAY, (elsewhere,))) == told


def test_what_was_told_elsewhere_long_ago_does_not_count():
    elsewhere = Elsewhere((era(told=SUNDAY - REMEMBERED - WEEK),), dict.fromkeys("abcd", 1))
    assert people(choose((), dict.fromkeys("abcde"), SUNDAY, (elsewhere, Elsewhere((), {})))) == "abcde"


@pytest.mark.parametrize(("some", "told"), [("abcd", None), ("abcde", "abcde"), ("abcdefgh", "abcdefgh")])
def test_beside_each_set_that_was_told_in_another_channel(some, told):
    """There `abcde` were told first, and with `fgh` after that."""
    elsewhere = Elsewhere((era(1), era(2)), {**dict.fromkeys("abcde", 1), **dict.fromkeys("fgh", 2)})
    assert people(choose((), dict.fromkeys(some), SUNDAY, (elsewhere,))) == told


def test_numbers_of_sets_never_come_twice():
    choice = choose((era(7, told=SUNDAY - REMEMBERED - WEEK),), dict.fromkeys("abc", 7), SUNDAY)
    assert [one.number for one in choice.eras] == [8]
    assert choice.joined == frozenset("abc")


def set_up(store, channel):
    store.change_team(WORKSPACE, channel, lambda _: Team(channel=channel))


def told(store, channel, monday, today):
    return store.gather("T1", channel, lambda sharing: counted(sharing, monday, today))


class Attack(RuleBasedStateMachine):
    """People come, go, come back and let weeks pass in two channels; an onlooker knows who was in every total."""

    def __init__(self):
        super().__init__()
        self.store, self.day = MemoryStore(), SUNDAY
        self.told: dict[str, list[tuple[date, frozenset[str]]]] = {channel: [] for channel in CHANNELS}
        for channel in CHANNELS:
            set_up(self.store, channel)

    @rule(who=st.sampled_from("abcdefgh"), channel=st.sampled_from(CHANNELS))
    def join(self, who, channel):
        self.store.share(Person("T1", who), channel, datetime(2026, 11, 25, tzinfo=UTC), names=False)

    @rule(some=st.sets(st.sampled_from("abcdefgh"), min_size=3), channel=st.sampled_from(CHANNELS))
    def join_together(self, some, channel):
        for who in some:
            self.join(who, channel)

    @rule(who=st.sampled_from("abcdefgh"), channel=st.sampled_from(CHANNELS))
    def leave(self, who, channel):
        self.store.unshare(Person("T1", who), channel)

    @rule(who=st.sampled_from("abcdefgh"))
    def forget(self, who):
        self.store.forget(Person("T1", who))

    @rule(channel=st.sampled_from(CHANNELS))
    def again(self, channel):
        """The same day once more, as after a crash."""
        self.tell(channel)

    @rule(weeks=st.integers(1, 6), only=st.sampled_from([CHANNELS, CHANNELS[:1], CHANNELS[1:]]))
    def weeks_pass(self, weeks, only):
        self.day += weeks * WEEK
        for channel in only:
            self.tell(channel)

    def tell(self, channel):
        monday = self.day - timedelta(days=6)
        counts = told(self.store, channel, monday, self.day)
        if counts.people is not None:
            sharing = {
                one for one in "abcdefgh" if any(s.channel == channel for s in self.store.shares(Person("T1", one)))
            }
            assert counts.people <= sharing  # nobody who has left
            self.told[channel].append((self.day, counts.people))

    @invariant()
    def every_total_has_several_people_in_it(self):
        assert all(len(some) >= FEWEST for told in self.told.values() for _, some in told)

    @invariant()
    def no_two_totals_of_a_channel_tell_a_few_by_their_difference(self):
        for told in self.told.values():
            for (one, these), (other, those) in combinations(told, 2):
                assert abs(one - other) > REMEMBERED or these == those or len(these ^ those) >= APART

    @invariant()
    def no_two_totals_of_a_week_in_two_channels_do_either(self):
        for day, these in self.told["C1"]:
            for other, those in self.told["C2"]:
                assert day != other or these == those or len(these ^ those) >= APART


def test_whoever_comes_and_goes_no_difference_is_of_one_or_two():
    run_state_machine_as_test(Attack, settings=settings(max_examples=300, stateful_step_count=30, deadline=None))


def test_a_week_is_told_on_one_date():
    store = MemoryStore()
    set_up(store, "C1")
    for who in "abc":
        store.share(Person("T1", who), "C1", datetime(2026, 11, 25, tzinfo=UTC), names=False)
    monday = SUNDAY - timedelta(days=6)
    assert told(store, "C1", monday, SUNDAY).people == frozenset("abc")
    again = told(store, "C1", monday, SUNDAY + timedelta(days=1))
    assert (again.people, again.team.told_on) == (None, SUNDAY)
    assert told(store, "C1", monday + WEEK, SUNDAY + WEEK).people
