import pytest

from advice.items import ITEMS
from advice.kinds import KINDS, intensity_of, minutes_of
from advice.nouns import RunKind
from tests.advice.told import HIGH, LOW, MODERATE, run

TABLE = {
    "walk": (LOW, 30), "recovery": (LOW, 25), "easy": (LOW, 30), "jog": (LOW, 30), "run_walk": (LOW, 30),
    "long": (LOW, 90), "steady": (MODERATE, 45), "moderate": (MODERATE, 45), "unknown": (MODERATE, 45),
    "progression": (MODERATE, 50), "trail": (MODERATE, 60), "group": (MODERATE, 60), "hike": (MODERATE, 90),
    "tempo": (HIGH, 45), "threshold": (HIGH, 45), "fartlek": (HIGH, 45), "downhill": (HIGH, 45),
    "intervals": (HIGH, 60), "race": (HIGH, 60), "hiit": (HIGH, 30), "sprints": (HIGH, 40),
    "hill_sprints": (HIGH, 40), "time_trial": (HIGH, 40), "strides": (HIGH, 35), "hills": (HIGH, 50),
}  # fmt: skip


@pytest.mark.parametrize("kind", RunKind)
def test_each_kind_has_its_intensity_and_its_minutes(kind):
    assert (intensity_of(run(kind)), minutes_of(run(kind))) == TABLE[kind]
    assert set(KINDS[kind].cites) <= ITEMS.keys()
    assert bool(KINDS[kind].note) == bool(KINDS[kind].cites)


def test_a_run_whose_kind_is_unsaid_counts_as_unknown():
    assert (intensity_of(run(None)), minutes_of(run(None))) == TABLE["unknown"]


def test_said_minutes_win():
    assert minutes_of(run("long", duration_min=20.0)) == 20


@pytest.mark.parametrize(
    ("asked", "intensity"),
    [
        pytest.param(run("easy", rpe=3.0), LOW, id="RPE 3 is low"),
        pytest.param(run("easy", rpe=4.0), MODERATE, id="RPE 4 is moderate"),
        pytest.param(run("easy", rpe=6.0), MODERATE, id="RPE 6 is moderate"),
        pytest.param(run("easy", rpe=7.0), HIGH, id="RPE 7 is high"),
        pytest.param(run("easy", rpe=3.5), MODERATE, id="between 3 and 4 the harder one"),
        pytest.param(run("easy", rpe=6.5), HIGH, id="between 6 and 7 the harder one"),
        pytest.param(run("race", rpe=2.0), LOW, id="RPE wins over the kind, down too"),
        pytest.param(run("race", intensity=LOW, rpe=9.0), LOW, id="the stated intensity wins over RPE"),
        pytest.param(run("easy", intensity=HIGH), HIGH, id="and over the kind"),
        pytest.param(run(None, rpe=9.0), HIGH, id="RPE without a kind"),
    ],
)
def test_what_overrides_the_kind(asked, intensity):
    assert intensity_of(asked) is intensity


@pytest.mark.parametrize(
    ("kind", "ascent_m", "intensity"),
    [
        pytest.param("steady", 199.0, MODERATE, id="just under 20 m/km"),
        pytest.param("steady", 200.0, HIGH, id="exactly 20 m/km is one class up"),
        pytest.param("long", 200.0, MODERATE, id="a long run becomes moderate"),
        pytest.param("trail", 200.0, HIGH, id="a hilly trail is hard"),
        pytest.param("tempo", 200.0, HIGH, id="high stays high"),
        pytest.param(None, 200.0, HIGH, id="a run of unsaid kind too"),
        *(
            pytest.param(kind, 900.0, TABLE[kind][0], id=f"{kind} is never hardened")
            for kind in ("walk", "hike", "easy", "recovery", "jog", "run_walk")
        ),
    ],
)
def test_climbing(kind, ascent_m, intensity):
    assert intensity_of(run(kind, distance_km=10.0, ascent_m=ascent_m)) is intensity


def test_a_climb_without_a_distance_is_not_known_per_kilometre():
    assert intensity_of(run("steady", ascent_m=900.0)) is MODERATE


def test_rpe_goes_before_the_climb():
    assert intensity_of(run("steady", distance_km=5.0, ascent_m=400.0, rpe=3.0)) is LOW
