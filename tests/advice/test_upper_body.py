import pytest

from advice.rules.upper_body import upper_body as rule
from tests.advice.told import HARD, cites, h, legs_ended, lift, limit, rows, run, training


@pytest.mark.parametrize(
    ("session", "items"),
    [
        pytest.param(legs_ended(h(5), HARD, exercises=rows("bench press")), {"G02"}, id="bench only, rated hard"),
        pytest.param(legs_ended(h(5), None, body="upper"), {"G02"}, id="said to be upper body"),
        pytest.param(legs_ended(h(5), None, exercises=rows("bench press", "squat")), set(), id="with a squat in it"),
        pytest.param(legs_ended(h(5), None), set(), id="of which nothing is known"),
        pytest.param(legs_ended(h(48), None, body="upper"), set(), id="two days ago"),
        pytest.param(legs_ended(h(-0.5), None, body="upper"), set(), id="that is still on"),
    ],
)
@pytest.mark.parametrize("asked", [run("intervals"), lift()], ids=["a run", "a leg session"])
def test_an_upper_body_session(asked, session, items):
    assert cites(rule, asked, training(session)) == items
    assert limit(rule, asked, training(session)) is None
