"""Red flags in the words that people use, and what only sounds like one."""

import pytest

from advice.nouns import Pain
from bot.language.parse import read
from bot.language.score import NOW, ZONE


@pytest.mark.parametrize(
    ("said", "pain"),
    [
        ("tight chest while running today, easy jog tomorrow?", Pain.CHEST),
        ("my heart keeps skipping beats", Pain.CHEST),
        ("couldn't catch my breath after one lap", Pain.CHEST),
        ("saw stars and nearly collapsed after squats", Pain.FAINTING),
        ("peed brown this morning, intervals tonight?", Pain.DARK_URINE),
        ("my knee ballooned", Pain.SWELLING),
        ("pain wakes me up at night in my shin", Pain.BONE),
        ("my shin aches at night", Pain.BONE),
        ("heard a snap in my hamstring", Pain.SHARP),
        ("popped something in my hamstring, easy run friday?", Pain.SHARP),
        ("my hamstring snapped", Pain.SHARP),
        ("I can't put weight on my foot", Pain.SHARP),
        ("knee gave way twice", Pain.SHARP),
        ("strained my calf, sprints tomorrow?", Pain.SHARP),
        ("calf has been twingeing, hills on thursday?", Pain.SHARP),
        ("rolled my ankle yesterday, run ok?", Pain.JOINT),
        ("my hip is killing me", Pain.JOINT),
        ("achilles is stiff and painful in the mornings", Pain.JOINT),
        ("knee clicking and aching since the weekend", Pain.JOINT),
        ("plantar fasciitis flaring up", Pain.JOINT),
        ("have a temperature of 38.5, run?", Pain.FEVER),
        ("the knee pain is almost gone, hills tonight?", Pain.JOINT),
    ],
)
def test_a_red_flag_is_named(said, pain):
    soreness = read(said, NOW, ZONE).soreness
    assert soreness is not None
    assert soreness.pain is pain


@pytest.mark.parametrize(
    "said",
    [
        "no chest pain at all, run tonight?",
        "no sharp pain, just sore",
        "knee pain is gone, easy run tomorrow?",
        "my knee doesn't hurt anymore, run tomorrow?",
        "my dog is limping",
        "shooting for a 5k pr tomorrow",
        "sharp turn in the trail run saturday",
        "the flu shot was yesterday, run ok?",
        "hip thrusts and knee raises yesterday, run today?",
        "back squats tomorrow?",
        "he pulled my leg yesterday",
    ],
)
def test_what_is_denied_over_or_somebody_elses_is_none(said):
    soreness = read(said, NOW, ZONE).soreness
    assert soreness is None or soreness.pain is None
