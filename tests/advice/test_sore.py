import pytest

from advice.nouns import Goal
from advice.rules.sore import sore as rule
from tests.advice.told import LOW_20, LOW_30, LOW_45, NOW, ONLY_LOW, cites, h, limit, m, run, sore, training


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        pytest.param(0, None, id="fresh legs"),
        pytest.param(2, None, id="two is nothing to mind"),
        pytest.param(3, ONLY_LOW, id="from three on, low"),
        pytest.param(4, LOW_30, id="from four on, half an hour"),
        pytest.param(6, LOW_30, id="six still half an hour"),
        pytest.param(7, LOW_20, id="from seven on, twenty minutes"),
        pytest.param(8, LOW_20, id="eight still twenty minutes"),
        pytest.param(9, None, id="nine has a rule of its own"),
        pytest.param(10, None, id="so has ten"),
    ],
)
def test_by_level(level, expected):
    assert limit(rule, run("easy"), training(soreness=sore(level))) == expected


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        pytest.param(3, ONLY_LOW, id="three: no cap"),
        pytest.param(4, LOW_45, id="four: longer for endurance"),
        pytest.param(6, LOW_45, id="six: longer for endurance"),
        pytest.param(7, LOW_20, id="seven: twenty minutes for everybody"),
    ],
)
def test_endurance_may_run_longer_on_moderately_sore_legs(level, expected):
    assert limit(rule, run("easy"), training(soreness=sore(level), goal=Goal.ENDURANCE)) == expected


@pytest.mark.parametrize(
    ("level", "ago", "counts"),
    [
        pytest.param(4, h(0), True, id="said just now"),
        pytest.param(4, h(17, 59, 59), True, id="one second short of eighteen hours"),
        pytest.param(4, h(18), False, id="exactly eighteen hours is stale"),
        pytest.param(6, h(18), False, id="six is stale after eighteen hours too"),
        pytest.param(7, h(18), True, id="seven lasts longer"),
        pytest.param(7, h(47, 59, 59), True, id="seven, one second short of two days"),
        pytest.param(7, h(48), False, id="seven, exactly two days, is stale"),
        pytest.param(4, -m(15), True, id="said a quarter of an hour after the start"),
        pytest.param(4, -m(15, 1), False, id="said later than that is about something else"),
    ],
)
def test_how_long_an_answer_counts(level, ago, counts):
    assert (limit(rule, run("easy"), training(soreness=sore(level, ago))) is not None) == counts


@pytest.mark.parametrize(
    ("level", "expected"),
    [pytest.param(5, ONLY_LOW, id="five"), pytest.param(8, ONLY_LOW, id="eight")],
)
def test_a_walk_is_exempt_from_the_minutes(level, expected):
    assert limit(rule, run("walk"), training(soreness=sore(level))) == expected


def test_a_hike_is_not():
    assert limit(rule, run("hike"), training(soreness=sore(5))) == LOW_30


@pytest.mark.parametrize("site", [None, "legs", "quads", "left calf", "hip flexors", "glutes", "knee", "Achilles"])
def test_legs_and_hips_count_and_so_does_an_unsaid_place(site):
    assert limit(rule, run("easy"), training(soreness=sore(5, site=site))) == LOW_30


@pytest.mark.parametrize("site", ["arms", "shoulder", "lower back", "neck", "abs", "chest"])
def test_soreness_elsewhere_holds_no_run_back(site):
    assert limit(rule, run("easy"), training(soreness=sore(5, site=site))) is None


def test_tomorrow_is_beyond_what_todays_answer_tells():
    assert limit(rule, run("easy", at=NOW + h(18)), training(soreness=sore(5))) is None


def test_what_it_rests_on():
    assert cites(rule, run("easy"), training(soreness=sore(5))) == {"G46", "G48", "G64"}
