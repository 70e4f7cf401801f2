import itertools
from zoneinfo import ZoneInfo

import pytest

from advice.headline import Outcome, headline
from advice.models import Limit
from advice.nouns import Decision, Goal, Intensity, Pain, RunKind
from tests.advice.told import NOW, h, legs_ahead, legs_ended, lift, run, sore, training, verdict

SPRINTS, LEGS = run("sprints"), training(legs_ended(h(20)), tz="Europe/Berlin")


@pytest.mark.parametrize(
    ("asked", "known", "words"),
    [
        pytest.param(run("easy"), training(), "Go: an easy run is fine.", id="go"),
        pytest.param(run("sprints"), training(), "Go: sprints are fine.", id="go, in the plural"),
        pytest.param(run("hiit"), training(), "Go: HIIT is fine.", id="go, an abbreviation stays one"),
        pytest.param(run(None), training(), "Go: everything is open.", id="go, the general question"),
        pytest.param(
            SPRINTS,
            LEGS,
            "Ease: easy to moderate running up to 60 min only. As asked from Thu 26 Nov 17:00.",
            id="ease says what is open, and from when the rest, where the person is",
        ),
        pytest.param(
            run(None),
            LEGS,
            "Ease: easy to moderate running up to 60 min only. All from Thu 26 Nov 17:00.",
            id="ease, the general question",
        ),
        pytest.param(
            run("steady"),
            training(soreness=sore(5)),
            "Ease: easy running up to 30 min only.",
            id="soreness ends by no clock",
        ),
        pytest.param(
            run("easy"),
            training(planned=legs_ahead(h(3)), goal=Goal.STRENGTH),
            "Wait: no run then. Fine from Wed 25 Nov 16:00.",
            id="wait",
        ),
        pytest.param(lift(), training(), "Go: a leg session is fine then.", id="lift, go"),
        pytest.param(
            lift(),
            training(legs_ended(h(20)), goal=Goal.STRENGTH),
            "Ease: keep the legs light then. Hard legs from Thu 26 Nov 16:00.",
            id="lift, ease",
        ),
        pytest.param(lift(), training(soreness=sore(9)), "Wait: no leg session then.", id="lift, wait"),
        pytest.param(
            run("easy"),
            training(soreness=sore(4, pain=Pain.SHARP)),
            "Stop: this needs care, not training.",
            id="a red flag says only to stop",
        ),
    ],
)
def test_the_line(asked, known, words):
    assert verdict(asked, known).headline == words


LIMITS = [Limit(), *(Limit(intensity=intensity, minutes=120) for intensity in Intensity)]
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")


@pytest.mark.parametrize("kind", [None, *RunKind])
@pytest.mark.parametrize("decision", Decision)
def test_it_is_never_longer_than_140_characters(kind, decision):
    for limit, earliest, stopped in itertools.product(LIMITS, (None, NOW + h(300)), (False, True)):
        outcome = Outcome(decision, limit, earliest, stopped=stopped)
        assert len(headline(run(kind), outcome, LORD_HOWE)) <= 140
        assert len(headline(lift(), outcome, LORD_HOWE)) <= 140
