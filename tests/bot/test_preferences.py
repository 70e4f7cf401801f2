"""What people set, read from their words. Conversations test the same from the door; here are the edges."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.errors import BadInput
from bot.place import Place
from bot.preferences import SETTINGS, read_command, read_sentence, read_value
from bot.store import Profile
from bot.units import METRIC, Units
from bot.zones import ABBREVIATIONS, CITIES, zone_named

EMPTY = Profile()
POUNDS = Profile(weight_unit="lb")
HERE = Place("Europe/Berlin", hours12=False, known=True)
NOW = datetime(2026, 11, 25, 15, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_the_example_of_every_setting_is_one_that_it_takes(setting):
    changes = read_value(setting, setting.example, EMPTY)
    assert set(changes) <= set(setting.fields)
    changed = Profile(**{**dict(EMPTY), **changes})
    assert setting.show(changed, HERE, NOW)


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_every_setting_is_called_by_all_its_names_and_taken_back(setting):
    for name in setting.names:
        assert read_command(name, EMPTY) == (setting, None)
        assert read_command(f"{name.upper()} {setting.example}", EMPTY)[0] is setting
    if setting.key != "tips":
        changes = read_value(setting, "none", EMPTY)
        assert Profile(**{**dict(EMPTY), **changes}) == EMPTY


def test_no_name_of_a_setting_is_that_of_another():
    names = [name for setting in SETTINGS.values() for name in setting.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("said", "profile", "kg"),
    [
        ("140", EMPTY, 140),
        ("140", POUNDS, 63.5),
        ("140kg", POUNDS, 140),
        ("1rm: 310 lbs", EMPTY, 140.61),
        ("140,5 kilos", EMPTY, 140.5),
        ("is 100", EMPTY, 100),
    ],
)
def test_a_max_is_read_in_either_unit(said, profile, kg):
    assert read_value(SETTINGS["squat"], said, profile) == {"squat_1rm_kg": kg}


@pytest.mark.parametrize("said", ["", "4", "9000 lb", "5x5", "-140", "140 stone", "1e3", "१४००", "140 kg 5"])
def test_what_is_no_max_is_refused_or_nothing(said):
    if said:
        with pytest.raises(BadInput):
            read_value(SETTINGS["squat"], said, EMPTY)
    else:
        assert read_value(SETTINGS["squat"], said, EMPTY) == {"squat_1rm_kg": None}


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("Please set my goal to strength.", {"goal": "strength"}),
        ("my level is now advanced!", {"level": "advanced"}),
        ("goal: endurance", {"goal": "endurance"}),
        ("training for a marathon", {"goal": "endurance"}),
        ("set leg press max 200kg", {"leg_press_1rm_kg": 200}),
        ("turn tips off", {"tips": False}),
        ("turn on tips", {"tips": True}),
        ("set units to lb", {"weight_unit": "lb"}),
        ("usual leg days: tuesday, friday", {"usual_leg_days": ("tue", "fri")}),
    ],
)
def test_sentences_that_set_something(said, changes):
    found = read_sentence(said, EMPTY)
    assert found is not None
    assert found[1] == changes


@pytest.mark.parametrize(
    "said",
    [
        "goal?", "what is my goal", "is my level beginner?", "level ground run tonight", "squat 140 kg",
        "deadlift 3x5 180 kg", "leg day monday", "leg press 4x10", "zone 2 run tonight", "tips for running?",
        "dates with friends run tonight?", "units of measurement", "use miles tonight for my run", "goal strength?",
        "my goal is strength, can I run tonight?", "city run tonight", "training for strength today", "",
    ],
)  # fmt: skip
def test_sentences_about_something_else_set_nothing(said):
    assert read_sentence(said, EMPTY) is None


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Europe/Madrid", "Europe/Madrid"), ("europe/madrid", "Europe/Madrid"), ("madrid", "Europe/Madrid"),
        ("New York", "America/New_York"), ("new_york", "America/New_York"), ("Sao Paulo", "America/Sao_Paulo"),
        ("MUMBAI", "Asia/Kolkata"), ("utc", "UTC"), ("Kolkata", "Asia/Kolkata"), (" berlin ", "Europe/Berlin"),
    ],
)  # fmt: skip
def test_a_zone_is_found_by_name_or_city(said, zone):
    assert zone_named(said) == zone


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("Europ/Madrid", "Did you mean Europe/Madrid?"),
        ("Berlim", "Did you mean Europe/Berlin?"),
        ("pst", "Did you mean America/Los_Angeles?"),
        ("+02:00", "Name a large city"),
        ("x" * 300, "Name a large city"),
        ("Etc/GMT+5", "Name a large city"),
    ],
)
def test_a_zone_that_there_is_not_gets_a_suggestion(said, hint):
    with pytest.raises(BadInput, match=r"time zone|clock") as refused:
        zone_named(said)
    assert hint in str(refused.value)


def test_every_zone_that_is_suggested_or_named_by_a_city_exists():
    for zone in {*ABBREVIATIONS.values(), *CITIES.values()}:
        assert zone_named(zone) == zone


@pytest.mark.parametrize(
    ("units", "km", "kg"), [(METRIC, "8 km", "140 kg"), (Units(miles=True, pounds=True), "4.97 mi", "309 lb")]
)
def test_units_are_told_as_they_are_read(units, km, kg):
    assert (units.distance(8), units.weight(140)) == (km, kg)
