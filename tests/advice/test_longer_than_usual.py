import pytest

from advice.rules.longer_than_usual import longer_than_usual as rule
from tests.advice.told import cites, h, limit, m, ran, run, training

AN_HOUR = ran(h(24 * 7), "easy", distance_km=10.0)


@pytest.mark.parametrize(
    ("asked", "items"),
    [
        pytest.param(run("long", duration_min=66.0), set(), id="ten percent more minutes"),
        pytest.param(run("long", duration_min=67.0), {"G66"}, id="more than that"),
        pytest.param(run("long", distance_km=11.0), set(), id="ten percent more kilometres"),
        pytest.param(run("long", distance_km=11.1), {"G66"}, id="more than that in kilometres"),
        pytest.param(run("long", distance_km=9.0, duration_min=90.0), set(), id="distances go before minutes"),
        pytest.param(run("long"), set(), id="a run of unsaid length is not compared"),
        pytest.param(run("walk", duration_min=180.0), set(), id="walks are not meant"),
    ],
)
def test_longer_than_the_longest_of_thirty_days(asked, items):
    assert cites(rule, asked, training(AN_HOUR)) == items
    assert limit(rule, asked, training(AN_HOUR)) is None


@pytest.mark.parametrize(
    ("started", "items"),
    [
        pytest.param(h(24 * 30), {"G66"}, id="thirty days ago still counts"),
        pytest.param(h(24 * 30, 0, 1), set(), id="a second earlier does not"),
    ],
)
def test_thirty_days(started, items):
    known = training(ran(started - m(60), "easy"))
    assert cites(rule, run("long", duration_min=120.0), known) == items


def test_with_no_run_logged_nothing_can_be_said():
    assert cites(rule, run("long", duration_min=240.0), training()) == set()
