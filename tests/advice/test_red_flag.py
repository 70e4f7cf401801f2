import pytest

from advice.nouns import Decision, Pain
from advice.rules.red_flag import ACTIONS
from advice.rules.red_flag import red_flag as rule
from tests.advice.told import WAIT, cites, h, legs_ended, lift, limit, run, says, sore, training, verdict

FLAGS = [pain for pain in Pain if pain is not Pain.DULL]


@pytest.mark.parametrize("pain", FLAGS)
def test_every_red_flag_stops_runs_and_lifting(pain):
    known = training(legs_ended(h(5)), soreness=sore(4, pain=pain))
    for asked in (run("easy"), run("walk"), lift()):
        answer = verdict(asked, known)
        assert (answer.decision, answer.earliest_ok, answer.flags) == (Decision.WAIT, None, ("red_flag",))
        assert [finding.code for finding in answer.findings] == ["PAIN"]


@pytest.mark.parametrize("pain", FLAGS)
def test_each_has_one_action(pain):
    said = says(rule, run("easy"), training(soreness=sore(4, pain=pain)))
    assert said
    assert said.instead == ACTIONS[pain]


def test_a_dull_ache_is_soreness():
    assert says(rule, run("easy"), training(soreness=sore(4, pain=Pain.DULL))) is None


def test_soreness_without_pain_is_no_red_flag():
    assert says(rule, run("easy"), training(soreness=sore(10))) is None


@pytest.mark.parametrize(
    ("pain", "site", "stops"),
    [
        pytest.param(Pain.SHARP, "knee", True, id="a sharp knee"),
        pytest.param(Pain.BONE, "shin", True, id="a bone in the leg"),
        pytest.param(Pain.SWELLING, "calf", True, id="a swollen calf"),
        pytest.param(Pain.JOINT, "hip", True, id="a hip joint"),
        pytest.param(Pain.SHARP, None, True, id="where nobody said"),
        pytest.param(Pain.SHARP, "somewhere odd", True, id="a place that is not known"),
        pytest.param(Pain.SHARP, "shoulder", False, id="a sharp shoulder is asked about, and limits nothing"),
        pytest.param(Pain.JOINT, "wrist", False, id="a wrist limits nothing"),
        pytest.param(Pain.CHEST, "chest", True, id="the chest always stops"),
        pytest.param(Pain.DARK_URINE, "arms", True, id="dark urine always stops"),
        pytest.param(Pain.FEVER, None, True, id="fever stops"),
    ],
)
def test_by_place(pain, site, stops):
    assert (limit(rule, run("easy"), training(soreness=sore(4, pain=pain, site=site))) == WAIT) == stops


def test_it_blocks_however_old_the_answer_is():
    assert limit(rule, run("easy"), training(soreness=sore(2, h(24 * 60), pain=Pain.SHARP))) == WAIT


def test_what_it_rests_on():
    assert cites(rule, run("easy"), training(soreness=sore(4, pain=Pain.SHARP))) == {"G64"}
