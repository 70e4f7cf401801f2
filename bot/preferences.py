"""What a person can set, as a table: how it is called, read from their words, and told back. Pure.

`read` raises `BadInput` with what would have worked; it gives the fields of the profile that change.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple, cast, get_args

from rapidfuzz import fuzz, process

from advice.headline import time_of_day
from advice.models import zone_of
from advice.nouns import Goal, Level
from bot.errors import BadInput
from bot.place import Place
from bot.store.values import Profile, Weekday
from bot.units import KG_PER_POUND, Units
from bot.zones import zone_named

Changes = Mapping[str, Any]

NEAR: Final = 60  # of 100; below it a suggestion is no help
SMALLEST_KG, LARGEST_KG = 5.0, 600.0  # [H] a max outside is a slip of the finger
NOTHING: Final = frozenset({"", "none", "off", "clear", "reset", "unset", "delete", "nothing", "forget", "remove"})
ON, OFF = frozenset({"on", "yes", "true"}), frozenset({"off", "no", "none", "false"})
DAYS: Final = cast("tuple[Weekday, ...]", get_args(Weekday))
GOALS: Final = {
    **{goal.value: goal for goal in Goal},
    "strong": Goal.STRENGTH, "lifting": Goal.STRENGTH, "muscle": Goal.STRENGTH, "hypertrophy": Goal.STRENGTH,
    "running": Goal.ENDURANCE, "marathon": Goal.ENDURANCE, "half marathon": Goal.ENDURANCE, "race": Goal.ENDURANCE,
    "both": Goal.BALANCED, "hybrid": Goal.BALANCED, "balance": Goal.BALANCED, "health": Goal.BALANCED,
}  # fmt: skip
LEVELS: Final = {**{level.value: level for level in Level}, "novice": Level.BEGINNER, "expert": Level.ADVANCED}
ORDERS: Final = {
    **dict.fromkeys(("day first", "day-first", "dd/mm", "d/m", "day/month", "european"), "day_first"),
    **dict.fromkeys(("month first", "month-first", "mm/dd", "m/d", "month/day", "american", "us"), "month_first"),
}
KM, MI, KG, LB = {"distance_unit": "km"}, {"distance_unit": "mi"}, {"weight_unit": "kg"}, {"weight_unit": "lb"}
UNITS: Final[dict[str, dict[str, str]]] = {
    **dict.fromkeys(("km", "kilometers", "kilometres"), KM),
    **dict.fromkeys(("mi", "mile", "miles"), MI),
    **dict.fromkeys(("kg", "kilos", "kilograms"), KG),
    **dict.fromkeys(("lb", "lbs", "pounds"), LB),
    "metric": KM | KG,
    "imperial": MI | LB,
}
_SELVES: Final = (
    ("goal", re.compile(r"(?:(?:i|i am|i'm|im) )?(?:train|training|am training) for ([a-z ]+)", re.IGNORECASE)),
    (
        "level",
        re.compile(r"(?:i am|i'm|im) (?:a |an )?(beginner|novice|intermediate|advanced)(?: \w+)?", re.IGNORECASE),
    ),
    (
        "days",
        re.compile(r"i (?:usually|always|normally) (?:squat|train legs|do legs|lift) on ([a-z ,&]+)", re.IGNORECASE),
    ),
)
_MAX: Final = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?) ?(kgs?|kilos?|lbs?|pounds?)?")
_BEGINNING: Final = re.compile(
    r"(?:please )?(?:(?:set|change|update|switch|make|turn|put|use) )?(?:(?:my|the|to|i am|i'm|im) )*", re.IGNORECASE
)
_JOINT: Final = re.compile(r"(?:\s*[=:]|\s+)(?:\s*(?:[=:]|(?:is|are|to|as|at|for|now)\b))*\s*", re.IGNORECASE)


class Setting(NamedTuple):
    """One thing that can be set.

    Attributes:
        key: its name in `/canirun set`, in the form, and in the table below.
        names: how it is called, the first one when it is told.
        read: words -> the fields that change.
        show: how it stands now.
        example: words that `read` takes.
        fields: those of the profile that it is kept in.
    """

    key: str
    names: tuple[str, ...]
    read: Callable[[str, Profile], Changes]
    show: Callable[[Profile, Place, datetime], str]
    example: str
    fields: tuple[str, ...]


def units_of(profile: Profile) -> Units:
    """What a person measures in: metric, unless they set something else."""
    return Units(profile.distance_unit == "mi", profile.weight_unit == "lb")


def names_a_setting(words: str) -> bool:
    """Whether words begin with the name of something that can be set."""
    return _named(_without_beginning(words.strip(" ?")))[0] is not None


def read_command(words: str, profile: Profile) -> tuple[Setting, Changes | None]:
    """What `/canirun set …` names, and what it changes; None where it only asks.

    Raises:
        BadInput: no such setting, or a value that it cannot have.
    """
    setting, value = _named(_without_beginning(words.strip(" ?")))
    if setting is None:
        raise BadInput(_unknown(words))
    return setting, (read_value(setting, value, profile) if value else None)


def read_sentence(words: str, profile: Profile) -> tuple[Setting, Changes] | None:
    """What a sentence such as "my goal is strength" sets; None where it is none, or one of something else."""
    said = words.strip().strip(".!")
    rest = _without_beginning(said)
    setting, value = _named(rest)
    if setting is None or not _begins_a_sentence(setting, rest):
        setting, value = _turned(said, rest)
    if setting is None or not value:
        return None
    try:
        return setting, read_value(setting, value, profile)
    except BadInput:
        return None


def read_value(setting: Setting, words: str, profile: Profile) -> Changes:
    """The fields that a value changes; words such as "none" take it back.

    Raises:
        BadInput: it cannot have this value.
    """
    value = " ".join(words.split()).strip(" .!,;\"'`").casefold()
    if value in NOTHING and setting.key != "tips":
        return {name: () if name == "usual_leg_days" else None for name in setting.fields}
    return setting.read(value, profile)


def _without_beginning(words: str) -> str:
    """A sentence without its "please set my"."""
    began = _BEGINNING.match(words)
    return words[began.end() :] if began else words


def _named(words: str) -> tuple[Setting | None, str]:
    """The setting that words begin with, and what stands behind its name."""
    low = words.lower()
    for name, setting in _BY_NAME.items():
        if low == name:
            return setting, ""
        if low.startswith(name):
            joint = _JOINT.match(words, len(name))
            if joint is not None:
                return setting, words[joint.end() :]
    return None, ""


def _turned(said: str, rest: str) -> tuple[Setting | None, str]:
    """What is set without its name, or before it: "turn off tips", "use miles", "I train for strength"."""
    turned = re.fullmatch(
        r"(?:turn |switch )?(on|off|stop|no|no more|disable|enable)(?: the| my)? tips", said, re.IGNORECASE
    )
    if turned:
        return SETTINGS["tips"], "on" if turned[1].lower() in {"on", "enable"} else "off"
    if re.match(r"(?:please )?(?:use|switch to|show me|in)\b", said, re.IGNORECASE) and rest.casefold() in UNITS:
        return SETTINGS["units"], rest
    for key, pattern in _SELVES:
        if about := pattern.fullmatch(said):
            return SETTINGS[key], about[1]
    return None, ""


def _begins_a_sentence(setting: Setting, words: str) -> bool:
    """A weight alone is a set that was lifted, a max is called one; and one leg day is a session, several a habit."""
    if setting.key in MAXES:
        return re.search(r"\b(?:max|1 ?rm|one rep max|pb|pr)\b", words, re.IGNORECASE) is not None
    return setting.key != "days" or re.match(r"usual|leg days", words, re.IGNORECASE) is not None


def _unknown(words: str) -> str:
    said = words.strip().casefold()
    near = process.extractOne(said, list(_BY_NAME), scorer=fuzz.partial_ratio, score_cutoff=NEAR)
    keys = ", ".join(setting.names[0] for setting in SETTINGS.values())
    if near is None or len(said) <= 1:
        return f"I can't set that. What can be set: {keys}. Try `/canirun set goal strength`."
    setting = _BY_NAME[near[0]]
    return (
        f"I can't set that. Did you mean `/canirun set {setting.names[0]} {setting.example}`? What can be set: {keys}."
    )


def _one_of(choices: Mapping[str, Any], field: str, named: str) -> Callable[[str, Profile], Changes]:
    def read(value: str, _profile: Profile) -> Changes:
        words = re.sub(r"^(?:a |an |the |as )+|\s*(?:training|runner|lifter|athlete)$", "", value)
        if words in choices:
            return {field: choices[words]}
        near = process.extractOne(words, list(choices), scorer=fuzz.ratio, score_cutoff=NEAR)
        known = ", ".join(dict.fromkeys(str(choice) for choice in choices.values()))
        hint = f" Did you mean {near[0]}?" if near else ""
        raise BadInput(f"I know no such {named}.{hint} It can be: {known.replace('_', ' ')}.")

    return read


def _max(field: str) -> Callable[[str, Profile], Changes]:
    def read(value: str, profile: Profile) -> Changes:
        words = re.sub(r"^(?:(?:max|1 ?rm|one rep max|pb|pr|is|to|of|at|now|=|:)\s*)+", "", value)
        found = _MAX.fullmatch(words)
        if found is None:
            raise BadInput("A max is one weight, in kg or lb. Try 140 kg, or 310 lb.")
        unit = found[2] or profile.weight_unit or "kg"
        kg = float(found[1].replace(",", ".")) * (KG_PER_POUND if unit.startswith(("lb", "pound")) else 1)
        if not SMALLEST_KG <= kg <= LARGEST_KG:
            raise BadInput(f"That is no max that I can believe: {found[0]}. Try 140 kg, or 310 lb.")
        return {field: round(kg, 2)}

    return read


def _units(value: str, _profile: Profile) -> Changes:
    told = [UNITS.get(word) for word in re.findall(r"[a-z]+", value) if word not in {"and", "in", "the", "units"}]
    if not told or None in told:
        raise BadInput("Units are km or miles, and kg or lb. Try: miles and kg.")
    return {name: unit for one in told if one for name, unit in one.items()}


def _zone(value: str, _profile: Profile) -> Changes:
    if value in {"slack", "auto", "automatic", "as slack", "as in slack", "follow slack"}:
        return {"zone": None}
    return {"zone": zone_named(value)}


def _leg_days(value: str, _profile: Profile) -> Changes:
    words = [word for word in re.findall(r"[a-z]+", value) if word not in {"and", "on", "every", "or"}]
    days = {day for word in words for day in DAYS if word.startswith(day)}
    unknown = [word for word in words if not word.startswith(DAYS)]
    if unknown or not days:
        raise BadInput("Leg days are days of the week. Try: mon thu.")
    return {"usual_leg_days": tuple(day for day in DAYS if day in days)}


def _tips(value: str, _profile: Profile) -> Changes:
    if value in ON or value in OFF:
        return {"tips": value in ON}
    raise BadInput("Tips are on or off.")


def _weight(field: str) -> Callable[[Profile, Place, datetime], str]:
    def show(profile: Profile, _place: Place, _now: datetime) -> str:
        kg = getattr(profile, field)
        return units_of(profile).weight(kg) if kg else "not said, so estimated from your log where that is possible"

    return show


def _show_zone(profile: Profile, place: Place, now: datetime) -> str:
    tz = profile.zone or place.tz
    clock = time_of_day(now.astimezone(zone_of(tz)), hours12=place.hours12)
    whose = "your own choice" if profile.zone else "as in Slack" if place.known else "a guess: Slack did not tell"
    return f"{tz}, where it is {clock} ({whose})"


def _show_units(profile: Profile, _place: Place, _now: datetime) -> str:
    units = units_of(profile)
    return f"{'miles' if units.miles else 'km'} and {'lb' if units.pounds else 'kg'}"


def _show_order(profile: Profile, _place: Place, _now: datetime) -> str:
    orders = {"day_first": "day first: 3/4 is 3 April", "month_first": "month first: 3/4 is March 4"}
    return orders.get(profile.day_order or "", "not said, so 3/4 is March 4, and called unclear")


_ALL: Final = (
    Setting(
        "goal", ("goal", "training goal"), _one_of(GOALS, "goal", "goal"),
        lambda profile, _place, _now: profile.goal or "not said, so balanced counts", "strength", ("goal",),
    ),
    Setting(
        "level", ("level", "experience"), _one_of(LEVELS, "level", "level"),
        lambda profile, _place, _now: profile.level or "not said, so intermediate counts", "beginner", ("level",),
    ),
    Setting(
        "squat", ("squat max", "squat 1rm", "back squat max", "max squat", "squat"), _max("squat_1rm_kg"),
        _weight("squat_1rm_kg"), "140 kg", ("squat_1rm_kg",),
    ),
    Setting(
        "deadlift", ("deadlift max", "deadlift 1rm", "max deadlift", "deadlift"), _max("deadlift_1rm_kg"),
        _weight("deadlift_1rm_kg"), "180 kg", ("deadlift_1rm_kg",),
    ),
    Setting(
        "press", ("leg press max", "leg press 1rm", "max leg press", "leg press"), _max("leg_press_1rm_kg"),
        _weight("leg_press_1rm_kg"), "200 kg", ("leg_press_1rm_kg",),
    ),
    Setting("units", ("units", "unit"), _units, _show_units, "miles and kg", ("distance_unit", "weight_unit")),
    Setting("zone", ("zone", "time zone", "timezone", "tz", "city"), _zone, _show_zone, "Madrid", ("zone",)),
    Setting(
        "dates", ("dates", "date order", "date format"), _one_of(ORDERS, "day_order", "order of dates"),
        _show_order, "day first", ("day_order",),
    ),
    Setting(
        "days", ("leg days", "leg day", "usual leg days", "usual leg day"), _leg_days,
        lambda profile, _place, _now: " ".join(profile.usual_leg_days) or "not said", "mon thu", ("usual_leg_days",),
    ),
    Setting(
        "tips", ("tips", "tip"), _tips, lambda profile, _place, _now: "on" if profile.tips else "off", "on", ("tips",),
    ),
)  # fmt: skip
SETTINGS: Final[dict[str, Setting]] = {setting.key: setting for setting in _ALL}
MAXES: Final = frozenset({"squat", "deadlift", "press"})
_BY_NAME: Final = dict(
    sorted(((name, setting) for setting in _ALL for name in setting.names), key=lambda pair: -len(pair[0]))
)
