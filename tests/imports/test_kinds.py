import pytest

from advice.kinds import KINDS
from advice.nouns import Intensity, RunKind
from bot.imports.kinds import LOW, Numbers, Pace, guess, kind_named


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("Morning Run", None, id="an app's usual title says nothing"),
        pytest.param("", None, id="neither does none"),
        pytest.param(None, None, id="nor no title at all"),
        pytest.param("Easy 8", RunKind.EASY, id="easy"),
        pytest.param("Easy run with strides", RunKind.STRIDES, id="of two kinds the harder one"),
        pytest.param("Long run, last 5 at tempo", RunKind.TEMPO, id="a long run with tempo is a tempo run"),
        pytest.param("6x800 on the track", RunKind.INTERVALS, id="repeats in figures"),
        pytest.param("6 × 1000m", RunKind.INTERVALS, id="with a real times sign"),
        pytest.param("Intervalle", RunKind.INTERVALS, id="in German"),
        pytest.param("Hill sprints", RunKind.HILL_SPRINTS, id="hill sprints are more than hills"),
        pytest.param("Berlin Marathon", RunKind.RACE, id="a marathon is a race"),
        pytest.param("Marathon pace 12 km", RunKind.STEADY, id="but not its pace"),
        pytest.param("10k pace", RunKind.TEMPO, id="a race's pace is tempo"),
        pytest.param("parkrun #214", RunKind.RACE, id="parkrun is run as a race"),
        pytest.param("recovery_run", RunKind.RECOVERY, id="with an underscore"),
        pytest.param("Trekking bridge", RunKind.HIKE, id="a trek"),
        pytest.param("Along the river", None, id="along is not long"),
        pytest.param("Backwards", None, id="words inside words are none"),
    ],
)
def test_a_kind_by_its_name(name, kind):
    assert kind_named(name) is kind


def laps(*paces):
    """Laps of (seconds for 400 m, resting)."""
    return [Pace(seconds, 400, resting) for seconds, resting in paces]


STEADY = laps(*[(120, False)] * 8)
DRIFTING = laps(*((seconds, False) for seconds in (118, 120, 122, 124, 128, 132, 138, 145)))
IN_TURN = laps(*[(80, False), (160, False)] * 4)
RESTED = laps(*[(90, False), (90, True)] * 3)
ONE_REST = laps((600, False), (120, True), (600, False))


@pytest.mark.parametrize(
    ("name", "numbers", "kind"),
    [
        pytest.param(None, Numbers(50, 10, laps=STEADY), None, id="an even run is of unknown kind, never easy"),
        pytest.param(None, Numbers(300, 30, laps=DRIFTING), None, id="a long one that fades, too"),
        pytest.param(None, Numbers(50, 10, laps=IN_TURN), RunKind.INTERVALS, id="fast and slow in turn"),
        pytest.param(None, Numbers(50, 10, laps=RESTED), RunKind.INTERVALS, id="work and rest as the watch was told"),
        pytest.param(None, Numbers(50, 10, laps=ONE_REST), None, id="one rest is a drink"),
        pytest.param("Easy run", Numbers(50, 10, laps=IN_TURN), RunKind.INTERVALS, id="numbers win over an easy name"),
        pytest.param("Tempo", Numbers(50, 10, laps=IN_TURN), RunKind.TEMPO, id="a hard name stays"),
        pytest.param("Easy run", Numbers(50, 10, ascent_m=199), RunKind.EASY, id="easy below 20 m/km"),
        pytest.param("Easy run", Numbers(50, 10, ascent_m=200), None, id="at 20 m/km no name is proof of easy"),
        pytest.param("Long run", Numbers(90, 15), RunKind.LONG, id="a long run that is long"),
        pytest.param("Long run", Numbers(40, 15), None, id="a fast one that is only called long"),
        pytest.param("Long run", Numbers(), None, id="a long one of which nothing is known"),
        pytest.param(None, Numbers(50, 10, 20, 350), RunKind.DOWNHILL, id="down a mountain"),
        pytest.param(None, Numbers(50, 10, 350, 350), None, id="up and down again, which the climb tells"),
        pytest.param(None, Numbers(240, 42.2), RunKind.RACE, id="a marathon's distance"),
    ],
)
def test_a_kind_by_name_and_numbers(name, numbers, kind):
    assert guess(name, numbers) is kind


def test_no_low_kind_is_guessed_without_a_word():
    for numbers in (Numbers(20, 2), Numbers(200, 20), Numbers(30, 3, laps=STEADY)):
        assert guess(None, numbers) is None


def test_the_low_kinds_are_those_of_the_rules():
    not_runs = {RunKind.WALK}
    assert LOW | not_runs == {kind for kind, told in KINDS.items() if told.intensity is Intensity.LOW}
