"""What buttons ask about is found again as it was, by whom it was given to, and not for ever."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.answers import Answers, Person
from bot.coach import ask
from bot.errors import Forgotten
from bot.training import Asker

NOW = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)
BEN, CHIE = Person("T1", "U1"), Person("T1", "U2")
UTTERANCES = Path(__file__).parents[1] / "cases" / "utterances.jsonl"


def test_every_answer_comes_back_as_it_was():
    answers, asker = Answers(lambda: NOW), Asker(NOW, "America/New_York", hours12=True, notes=("a note, é ☃",))
    for line in UTTERANCES.read_text(encoding="utf-8").splitlines():
        given = ask(json.loads(line)["text"], asker, command="run")
        assert answers.of(BEN, answers.keep(BEN, given)) == given


def test_an_answer_is_found_only_by_whom_it_was_given_to_and_for_a_while():
    now = [NOW]
    answers = Answers(lambda: now[0], lasts=timedelta(hours=1))
    answer_id = answers.keep(BEN, ask("easy 5k tonight?", Asker(NOW, "UTC")))
    assert answers.last_of(BEN) == answer_id
    assert answers.last_of(CHIE) is None
    with pytest.raises(Forgotten):
        answers.of(CHIE, answer_id)
    now[0] += timedelta(hours=1, seconds=1)
    with pytest.raises(Forgotten, match="rest with me for 1 hours"):
        answers.of(BEN, answer_id)
