import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice.exercises import Body, body, is_main_lift, is_weighted
from advice.leg_day import STEPS, classify
from advice.models import Athlete, Exercise, LegSession
from advice.nouns import Hardness
from tests.advice.told import HARD, LIGHT, NOW, h, m, rows

UNKNOWN, NONE = Hardness.UNKNOWN, Hardness.NONE
NOBODY = Athlete()
SQUATS_120 = Athlete(squat_1rm_kg=120)


def session(*exercises, minutes=60, **more):
    return LegSession(start=NOW - m(minutes), end=NOW, exercises=exercises or None, **more)


def row(name, sets=3, reps=5, **more):
    return Exercise(name=name, sets=sets, reps=reps, **more)


WEIGHTED = rows("lunge", "leg curl", "hip thrust", weighted=True)

# Every step of the definition, in its order


@pytest.mark.parametrize(
    ("legs", "hardness", "cites"),
    [
        pytest.param(session(row("bench press"), hardness=HARD), NONE, {"G02"}, id="1 bench only, though rated hard"),
        pytest.param(session(*rows("pull-up", "plank")), NONE, {"G02"}, id="1 the trunk is upper body"),
        pytest.param(
            session(body="upper", hardness=HARD), NONE, {"G02"}, id="1 said to be upper body, though rated hard"
        ),
        pytest.param(session(hardness=HARD), HARD, set(), id="2 rated hard"),
        pytest.param(session(hardness=LIGHT), LIGHT, set(), id="2 rated light"),
        pytest.param(session(row("squat", pct_1rm=90.0), hardness=LIGHT), LIGHT, {"G37"}, id="2 the rating wins down"),
        pytest.param(session(row("lunge", 1), hardness=HARD), HARD, {"G37"}, id="2 the rating wins up"),
        pytest.param(session(), UNKNOWN, {"G37", "G38", "G39"}, id="3 nothing told"),
        pytest.param(session(minutes=10), UNKNOWN, {"G37", "G38", "G39"}, id="3 short, and nothing told"),
        pytest.param(session(row("squat", pct_1rm=75.0)), HARD, {"G39"}, id="4 at exactly 75 %"),
        pytest.param(session(row("squat", pct_1rm=74.9)), LIGHT, {"G20"}, id="4 just under 75 %"),
        pytest.param(session(row("squat", 2, 2, pct_1rm=75.0)), HARD, {"G39"}, id="4 two sets of two"),
        pytest.param(session(row("squat", 1, 2, pct_1rm=90.0)), LIGHT, {"G20"}, id="4 one set is not multiple"),
        pytest.param(session(row("squat", 5, 1, pct_1rm=95.0)), LIGHT, {"G20"}, id="4 singles are not sets and reps"),
        pytest.param(
            session(row("squat", 1, pct_1rm=80.0), row("Squat", 1, pct_1rm=85.0)),
            HARD,
            {"G39"},
            id="4 sets add up by name",
        ),
        pytest.param(
            session(row("squat", 1, pct_1rm=80.0), row("squat", 4, pct_1rm=60.0)),
            LIGHT,
            {"G20"},
            id="4 only the sets that reach 75 % add up",
        ),
        pytest.param(session(row("deadlift", pct_1rm=80.0)), HARD, {"G39"}, id="4 a deadlift"),
        pytest.param(session(row("leg press", pct_1rm=80.0)), HARD, {"G39"}, id="4 a leg press"),
        pytest.param(
            session(row("romanian deadlift", pct_1rm=80.0)), LIGHT, {"G20"}, id="4 a Romanian deadlift is none"
        ),
        pytest.param(session(row("squat", pct_1rm=80.0), minutes=12), HARD, {"G39"}, id="4 comes before short"),
        pytest.param(session(*WEIGHTED, minutes=15), LIGHT, {"G96"}, id="5 exactly fifteen minutes"),
        pytest.param(session(*WEIGHTED, minutes=16), HARD, {"G38"}, id="5 sixteen minutes are too long"),
        pytest.param(session(row("squat"), minutes=15), LIGHT, {"G96"}, id="5 short, the load unknown"),
        pytest.param(session(*WEIGHTED), HARD, {"G38"}, id="6 three weighted exercises"),
        pytest.param(session(*WEIGHTED[:2]), LIGHT, {"G20"}, id="6 two are too few"),
        pytest.param(
            session(*WEIGHTED[:2], row("step-up", 1, weighted=True)), LIGHT, {"G20"}, id="6 one set is too few"
        ),
        pytest.param(
            session(*rows("lunge", "step-up", "glute bridge", "calf raise", weighted=False)),
            LIGHT,
            {"G20"},
            id="6 a circuit without weights",
        ),
        pytest.param(session(*WEIGHTED[:2], row("bench press")), LIGHT, {"G20"}, id="6 upper-body work does not count"),
        pytest.param(session(row("squat")), UNKNOWN, {"G37", "G39"}, id="7 a main lift of unknown load"),
        pytest.param(session(row("squat", weight_kg=85)), UNKNOWN, {"G37", "G39"}, id="7 a weight without a max"),
        pytest.param(session(row("bodyweight squat")), LIGHT, {"G20"}, id="7 unless it is bodyweight"),
        pytest.param(session(row("squat", 3, 1)), LIGHT, {"G20"}, id="7 singles of unknown load"),
        pytest.param(
            session(*rows("lunge", "leg curl", "hip thrust")), UNKNOWN, {"G37", "G38"}, id="7 three, weights unsaid"
        ),
        pytest.param(
            session(*WEIGHTED[:2], row("step-up")), UNKNOWN, {"G37", "G38"}, id="7 two weighted and one unsaid"
        ),
        pytest.param(session(row("zorbling")), UNKNOWN, {"G37", "G38", "G39"}, id="7 a name that nobody knows"),
        pytest.param(session(*rows("lunge", "leg curl")), LIGHT, {"G20"}, id="8 two, weights unsaid"),
    ],
)
def test_what_counts_as_a_hard_leg_day(legs, hardness, cites):
    day = classify(legs, NOBODY)
    assert (day.hardness, set(day.cites)) == (hardness, cites)


@pytest.mark.parametrize(
    ("exercise", "hardness"),
    [
        pytest.param(row("back squat", weight_kg=90), HARD, id="exactly 75 % of the known max"),
        pytest.param(row("squat", weight_kg=85), LIGHT, id="70.8 % of the known max"),
        *(
            pytest.param(row(f"{kind} squat", weight_kg=100), UNKNOWN, id=f"the max serves no {kind} squat")
            for kind in ("front", "goblet", "overhead", "Zercher", "box", "Smith", "hack")
        ),
        pytest.param(row("deadlift", weight_kg=100), UNKNOWN, id="the max serves no deadlift"),
        pytest.param(row("front squat", pct_1rm=80.0, weight_kg=10), HARD, id="a share that was told wins"),
    ],
)
def test_a_max_serves_its_own_lift(exercise, hardness):
    assert classify(session(exercise), SQUATS_120).hardness is hardness


def test_a_share_that_is_75_percent_up_to_rounding_counts():
    assert classify(session(row("squat", weight_kg=16.275)), Athlete(squat_1rm_kg=21.7)).hardness is HARD


def test_warm_up_rows_never_count():
    warm = row("warm-up squat", 3, 5)
    assert classify(session(warm, *rows("lunge", "leg curl", weighted=True)), NOBODY).hardness is LIGHT


@pytest.mark.parametrize(
    ("more", "hardness"),
    [
        pytest.param({"end": None, "duration_min": 15.0}, LIGHT, id="a said length, where no end is told"),
        pytest.param({"end": None, "duration_min": None}, HARD, id="no length known"),
        pytest.param({"end": NOW, "duration_min": 15.0}, HARD, id="an end goes before a said length"),
    ],
)
def test_how_long_it_took(more, hardness):
    legs = LegSession(start=NOW - h(1), exercises=WEIGHTED, **more)
    assert classify(legs, NOBODY).hardness is hardness


def test_what_it_cites_is_in_the_steps():
    assert {item for _, items in STEPS for item in items} == {"G02", "G20", "G37", "G38", "G39", "G96"}


# Less told never counts as lighter

NAMES = ["squat", "deadlift", "leg press", "lunge", "leg curl", "hip thrust", "calf raise", "bench press", "zorbling"]
SOMETIMES = st.sampled_from([None, 1, 2, 3, 5])


@st.composite
def exercises(draw):
    return Exercise(
        name=draw(st.sampled_from(NAMES)),
        sets=draw(SOMETIMES),
        reps=draw(SOMETIMES),
        pct_1rm=draw(st.sampled_from([None, 50.0, 74.9, 75.0, 90.0])),
        weight_kg=draw(st.sampled_from([None, 20.0, 90.0])),
    )


@given(st.lists(exercises(), min_size=1, max_size=5), st.data())
def test_less_told_is_never_lighter(told, data):
    place = data.draw(st.integers(0, len(told) - 1))
    forgotten = data.draw(st.sampled_from(["sets", "reps", "pct_1rm", "weight_kg"]))
    less = [*told]
    less[place] = told[place].model_copy(update={forgotten: None})
    if counts_as_hard(told, SQUATS_120) and not is_lesser_share(told[place], forgotten):
        assert counts_as_hard(less, SQUATS_120)


def is_lesser_share(exercise, forgotten):
    """A told share hides the weight below it; without it the weight speaks, and may say less."""
    return forgotten == "pct_1rm" and exercise.weight_kg is not None


def counts_as_hard(told, athlete):
    return classify(session(*told), athlete).hardness in {HARD, UNKNOWN}


@given(st.lists(exercises(), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_exercises_does_not_matter(told, random):
    shuffled = [*told]
    random.shuffle(shuffled)
    assert classify(session(*shuffled), SQUATS_120) == classify(session(*told), SQUATS_120)


# The lexicon


@pytest.mark.parametrize(
    ("names", "half"),
    [
        pytest.param(
            "squat|Back Squats|front_squat|RDL|Romanian deadlifts|dead lift|Leg Press (45°)|walking lunges|step ups|"
            "Bulgarian split squat|hip thrusts|glute bridge|good mornings|leg extension|leg curls|hamstring curl|"
            "nordic curls|calf raises|"
            "seated calf raise|box jumps|kettlebell swings|wall sit|pistols|sled push|"
            "hip abduction|cable pull-through|leg day|thrusters|Copenhagen plank",
            Body.LEGS,
            id="legs",
        ),
        pytest.param(
            "bench press|Incline dumbbell press|OHP|overhead press|push-ups|pull ups|chin-ups|barbell rows|"
            "lat pulldown|bicep curls|hammer curl|triceps extension|dips|face pulls|shrugs|lateral raises|plank|"
            "sit-ups|hanging leg raises|russian twists|ab wheel rollouts|cable flyes|tricep kickbacks",
            Body.UPPER,
            id="upper body and trunk",
        ),
        pytest.param("zorbling|machine 7|cardio|finisher", Body.UNKNOWN, id="neither"),
    ],
)
def test_what_a_name_trains(names, half):
    assert {name: body(name) for name in names.split("|")} == dict.fromkeys(names.split("|"), half)


@pytest.mark.parametrize(
    ("names", "is_main"),
    [
        pytest.param(
            "squat|back squats|Front Squat|goblet squat|box squat|hack squat|overhead squat|deadlift|sumo deadlifts|"
            "trap bar deadlift|leg press|Leg-Press",
            True,
            id="main lifts",
        ),
        pytest.param(
            "split squat|Bulgarian split squat|single-leg squat|pistol squat|RDL|Romanian deadlift|stiff-leg deadlift|"
            "single leg deadlift|lunge|hip thrust|leg curl|leg press calf raise|bench press",
            False,
            id="other lifts",
        ),
    ],
)
def test_what_is_a_main_lift(names, is_main):
    assert {name: is_main_lift(name) for name in names.split("|")} == dict.fromkeys(names.split("|"), is_main)


@pytest.mark.parametrize(
    ("exercise", "weighted"),
    [
        pytest.param(row("lunge", weighted=True), True, id="said to be"),
        pytest.param(row("lunge", weighted=False), False, id="said not to be"),
        pytest.param(row("lunge", weight_kg=20), True, id="has a weight"),
        pytest.param(row("lunge", pct_1rm=50.0), True, id="has a share of a max"),
        pytest.param(row("lunge"), None, id="nobody knows"),
        pytest.param(row("air squat"), False, id="air squats"),
        pytest.param(row("jump squats"), False, id="jump squats"),
        pytest.param(row("pistol squat"), False, id="pistols"),
        pytest.param(row("wall sit"), False, id="wall sits"),
        pytest.param(row("bodyweight lunge"), False, id="bodyweight by name"),
        pytest.param(row("jump squat", weight_kg=20), True, id="a weight wins over the name"),
    ],
)
def test_what_is_weighted(exercise, weighted):
    assert is_weighted(exercise) is weighted


# A person's own word on what an exercise is for


@pytest.mark.parametrize(
    ("exercises", "hardness"),
    [
        pytest.param(
            [row("blorft", trains="legs", weighted=True)], LIGHT, id="a name nobody knows is no longer unknown"
        ),
        pytest.param([row("blorft", trains="upper")], NONE, id="a name nobody knows, said to be upper body"),
        pytest.param([row("hip thrust", trains="upper")], NONE, id="it wins over a leg exercise's name"),
        pytest.param([row("squat", pct_1rm=90.0, trains="upper")], NONE, id="even over a main lift's"),
        pytest.param(
            [row("bench press", weighted=True, trains="legs"), *WEIGHTED[:2]], HARD, id="and counts as a leg exercise"
        ),
    ],
)
def test_a_correction_wins_over_the_name(exercises, hardness):
    assert classify(session(*exercises), NOBODY).hardness is hardness
