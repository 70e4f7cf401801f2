import pytest

from advice.rules.group_run import moderate_group_run as rule
from tests.advice.told import HIGH, LOW, cites, limit, run, training


@pytest.mark.parametrize(
    ("asked", "items"),
    [
        pytest.param(run("group"), {"G44"}, id="a group run is moderate by itself"),
        pytest.param(run("group", intensity=LOW), set(), id="an easy group run"),
        pytest.param(run("group", intensity=HIGH), set(), id="a hard group run has other rules"),
        pytest.param(run("steady"), set(), id="alone nobody speeds up"),
    ],
)
def test_group_runs_drift(asked, items):
    assert cites(rule, asked, training()) == items
    assert limit(rule, asked, training()) is None
