import pytest

from advice.nouns import RunKind
from advice.rules.kind_note import kind_note as rule
from tests.advice.told import cites, limit, run, training

ITEMS = {
    RunKind.RECOVERY: {"G48"},
    RunKind.LONG: {"G13"},
    RunKind.TRAIL: {"G71"},
    RunKind.INTERVALS: {"G22"},
    RunKind.SPRINTS: {"G22", "G34"},
    RunKind.FARTLEK: {"G34"},
    RunKind.HIIT: {"G36"},
    RunKind.HILLS: {"G36"},
    RunKind.HILL_SPRINTS: {"G36", "G66"},
    RunKind.STRIDES: {"G34", "G79"},
}


@pytest.mark.parametrize("kind", RunKind)
def test_each_kind_cites_its_own_items_and_limits_nothing(kind):
    assert cites(rule, run(kind), training()) == ITEMS.get(kind, set())
    assert limit(rule, run(kind), training()) is None


def test_the_general_question_is_about_no_kind():
    assert cites(rule, run(None), training()) == set()
