"""Answers are kept for whom they were given, for a while."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.answers import Answers, Person
from bot.coach import ask
from bot.errors import Forgotten
from bot.ids import AnswerId
from bot.training import Asker

ANA, BEN, ANA_ELSEWHERE = Person("T1", "ana"), Person("T1", "ben"), Person("T2", "ana")
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
EASY, SPRINTS = (ask(words, Asker(NOW, "UTC")) for words in ("easy run tonight?", "sprints tonight?"))


def answers(**how):
    at = [NOW]
    return Answers(lambda: at[0], **how), lambda **by: at.__setitem__(0, at[0] + timedelta(**by))


def test_an_answer_is_found_by_its_id():
    kept, _ = answers()
    first, second = kept.keep(ANA, EASY), kept.keep(ANA, SPRINTS)
    assert first != second
    assert kept.of(ANA, first) == EASY
    assert kept.of(ANA, second) == SPRINTS


def test_the_last_one_is_the_last_one_of_that_person():
    kept, _ = answers()
    assert kept.last_of(ANA) is None
    kept.keep(ANA, EASY)
    second = kept.keep(ANA, SPRINTS)
    kept.keep(BEN, EASY)
    assert kept.last_of(ANA) == second


@pytest.mark.parametrize("who", [BEN, ANA_ELSEWHERE])
def test_nobody_else_finds_it_and_they_learn_nothing_from_trying(who):
    kept, _ = answers()
    whose = kept.keep(ANA, EASY)
    with pytest.raises(Forgotten) as theirs:
        kept.of(who, whose)
    with pytest.raises(Forgotten) as unknown:
        kept.of(who, AnswerId("k7m2p9qa"))
    assert str(theirs.value) == str(unknown.value)


def test_after_twelve_hours_it_is_gone_and_the_error_says_what_to_do():
    kept, move = answers()
    whose = kept.keep(ANA, EASY)
    move(hours=12)
    assert kept.of(ANA, whose) == EASY
    move(seconds=1)
    with pytest.raises(Forgotten, match=r"12 hours\. Ask again"):
        kept.of(ANA, whose)
    assert kept.last_of(ANA) is None


def test_a_shorter_life_is_told_as_it_is():
    kept, move = answers(lasts=timedelta(hours=2))
    whose = kept.keep(ANA, EASY)
    move(hours=3)
    with pytest.raises(Forgotten, match="2 hours"):
        kept.of(ANA, whose)


def test_the_oldest_makes_room():
    kept, _ = answers(room=2)
    first, *others = (kept.keep(ANA, EASY) for _ in range(3))
    with pytest.raises(Forgotten):
        kept.of(ANA, first)
    assert [kept.of(ANA, one) for one in others] == [EASY, EASY]


def test_a_person_can_be_forgotten():
    kept, _ = answers()
    hers, his = kept.keep(ANA, EASY), kept.keep(BEN, EASY)
    kept.forget(lambda who: who == ANA)
    with pytest.raises(Forgotten):
        kept.of(ANA, hers)
    assert kept.last_of(ANA) is None
    assert kept.of(BEN, his) == EASY
