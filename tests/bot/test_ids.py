"""Ids of answers are short, easy to type, and told apart."""

import pytest

from bot import ids
from bot.ids import Drop, answer_id, dropped, new_answer_id


def test_new_ids_are_told_apart_and_hold_no_sign_that_looks_like_another():
    made = {new_answer_id() for _ in range(1_000)}
    assert len(made) == 1_000
    assert not set("".join(made)) & set("01ilou")
    assert all(answer_id(one) == one for one in made)


@pytest.mark.parametrize("typed", ["k7m2p9qa", "K7M2P9QA", " k7m2p9qa ", "`k7m2p9qa`", "k7m2p9qa?", "k7m2p9qa."])
def test_an_id_is_known_however_it_is_typed(typed):
    assert answer_id(typed) == "k7m2p9qa"


@pytest.mark.parametrize(
    "typed", ["", "k7m2p9q", "k7m2p9qaa", "tomorrow", "k7m2 p9qa", "k7m2p9q1", "k7m2p9q\u0430", "not that"]
)
def test_other_words_are_no_id(typed):
    assert answer_id(typed) is None


def test_names_fit_into_slack():
    assert all(len(value) <= 255 for name, value in vars(ids).items() if name.isupper() and not name.startswith("_"))


@pytest.mark.parametrize("url", ["https://files.slack.com/F1/log.csv", "https://files.slack.com/F1/a|b|c.csv"])
def test_a_dropped_file_and_its_units_come_back_as_they_went(url):
    drop = Drop(url).with_unit("weight_unit", "lb")
    assert dropped(drop.packed()) == drop == Drop(url, "lb", "")
