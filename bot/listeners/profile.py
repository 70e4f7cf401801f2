"""What a person sets: by a command, in their own words, in a form, or in the three steps of the first contact."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Final

from bot import ids, render
from bot.coach import Answer
from bot.errors import BadInput, SlackRefused
from bot.ids import AnswerId, new_answer_id
from bot.listeners.desk import Body, Desk, Opened, Pressed, answering, person_of
from bot.listeners.forms import Errors, value_of, values_of, where_opened
from bot.place import Place
from bot.preferences import SETTINGS, Setting, names_a_setting, read_value
from bot.render import Message
from bot.services import checkin
from bot.services import profile as kept
from bot.store import Person, Profile

NOT_SET: Final = (
    "I could not read what to set. Try `/canirun set goal strength`, or `/canirun set zone Madrid`; "
    "`/canirun set` shows all of it."
)
SKIPPED: Final = "skip"
SHORT: Final = 3  # words: so much is a slip of the finger, more is a sentence


def takes(rest: str) -> bool:
    """Whether words behind `set` say what to set, well or badly; a sentence that only begins so is a question."""
    return names_a_setting(rest) or len(rest.split()) <= SHORT


async def set_one(desk: Desk, who: Person, rest: str) -> Message:
    """Shows all settings, or one, or changes one."""
    if not rest:
        return await show_all(desk, who, rest)
    if rest.lower().strip(" .!?") == "up":
        return await set_up(desk, who, "")
    setting, changed, profile = await kept.command(desk.memory.kept, who, rest)
    return await _shown(desk, who, profile, (setting,), changed=changed)


async def show_all(desk: Desk, who: Person, rest: str) -> Message:
    """Every setting as it stands, and the button to the form."""
    del rest
    return await _shown(desk, who, await kept.profile(desk.memory.kept, who), tuple(SETTINGS.values()))


async def told(desk: Desk, who: Person, words: str) -> Message | None:
    """What a sentence sets; None where it sets nothing."""
    found = await kept.sentence(desk.memory.kept, who, words)
    return None if found is None else await _shown(desk, who, found[1], found[0], changed=True)


async def read(desk: Desk, who: Person, answer: Answer, words: str) -> Message:
    """What a message sets that was read as one about settings.

    Raises:
        BadInput: nothing in it can be set.
    """
    changes = kept.told_in(answer)
    if not changes:
        return await set_one(desk, who, words.partition(" ")[2]) if words.lower().startswith("set ") else _unread()
    profile = await kept.change(desk.memory.kept, who, changes)
    changed = tuple(setting for setting in SETTINGS.values() if changes.keys() & set(setting.fields))
    return await _shown(desk, who, profile, changed, changed=True)


def _unread() -> Message:
    raise BadInput(NOT_SET)


async def _shown(
    desk: Desk, who: Person, profile: Profile, settings: tuple[Setting, ...], *, changed: bool = False
) -> Message:
    place = await desk.people.place_of(*who)
    if changed:
        await checkin.move(desk.memory.kept, who, place.tz, desk.now())
    rows = [(setting.names[0], setting.show(profile, place, desk.now()), setting.example) for setting in settings]
    return render.settings(rows, changed=changed, every=len(rows) == len(SETTINGS))


# The form


async def open_form(desk: Desk, who: Person, trigger_id: str, response_url: str) -> Message | None:
    """Opens the form; where that took too long, shows the settings with a button to it."""
    profile, place = await kept.profile(desk.memory.kept, who), await desk.people.place_of(*who)
    token = new_answer_id()
    try:
        await desk.voice.open(trigger_id, render.settings_form(filled(profile, place, desk.now()), place.tz, token))
    except SlackRefused as refused:
        if "trigger" not in refused.code:
            raise
        return await show_all(desk, who, "")
    if response_url:
        desk.modals.put((who, token), Opened(response_url, in_channel=False))
    return None


async def _open(desk: Desk, press: Pressed) -> Message | None:
    return await open_form(desk, press.who, press.trigger_id, press.response_url)


def filled(profile: Profile, place: Place, now: datetime) -> dict[str, Any]:
    """What stands in the form before anybody touches it."""
    maxes = {name: SETTINGS[name].show(profile, place, now) for name in ("squat", "deadlift", "press")}
    return {
        "goal": profile.goal or "none",
        "level": profile.level or "none",
        **{name: words if getattr(profile, SETTINGS[name].fields[0]) else "" for name, words in maxes.items()},
        "distance": profile.distance_unit or "km",
        "weight": profile.weight_unit or "kg",
        "zone": profile.zone or "",
        "dates": (profile.day_order or "none").replace("_", " "),
        "days": profile.usual_leg_days,
        "tips": "on" if profile.tips else "off",
    }


async def check(desk: Desk, body: Body) -> Errors:
    """What in the form cannot be used, by input."""
    del desk
    return _read(body)[1]


async def work(desk: Desk, body: Body) -> None:
    """Saves the whole form in one step, and says how everything stands then."""
    who = person_of(body)
    opened = desk.modals.get((who, AnswerId(body["view"]["private_metadata"])))
    await answering("settings", _saved(desk, who, body), where_opened(desk, who, opened))


async def _saved(desk: Desk, who: Person, body: Body) -> Message:
    profile = await kept.change(desk.memory.kept, who, _read(body)[0])
    return await _shown(desk, who, profile, tuple(SETTINGS.values()), changed=True)


def _read(body: Body) -> tuple[dict[str, Any], Errors]:
    """The fields that the form changes, and what in it cannot be used."""
    changes: dict[str, Any] = {}
    errors: Errors = {}
    unit = Profile(weight_unit="lb" if value_of(body, "weight") == "lb" else "kg")
    given = {
        name: value_of(body, name) for name in ("goal", "level", "squat", "deadlift", "press", "zone", "dates", "tips")
    }
    given["units"] = f"{value_of(body, 'distance')} {value_of(body, 'weight')}"
    given["days"] = " ".join(values_of(body, "days"))
    for name, words in given.items():
        try:
            changes |= read_value(SETTINGS[name], words, unit)
        except BadInput as error:
            errors[name] = str(error)
    return changes, errors


# The first contact


async def set_up(desk: Desk, who: Person, rest: str) -> Message:
    """The first contact, from where it stopped."""
    del rest
    return await _step(desk, who, await kept.begin(desk.memory.kept, who))


async def _set_up(desk: Desk, press: Pressed) -> Message:
    return await set_up(desk, press.who, "")


async def _goal(desk: Desk, press: Pressed) -> None:
    await _next(desk, press, kept.GOAL, _chosen("goal", press))


async def _level(desk: Desk, press: Pressed) -> None:
    await _next(desk, press, kept.LEVEL, _chosen("level", press))


async def _ready(desk: Desk, press: Pressed) -> None:
    await _next(desk, press, kept.READY, {} if press.chosen == SKIPPED else dict(kept.ready(desk.now())))


def _chosen(name: str, press: Pressed) -> dict[str, Any]:
    return {} if press.chosen == SKIPPED else dict(read_value(SETTINGS[name], press.chosen, Profile()))


async def _next(desk: Desk, press: Pressed, step: int, changes: dict[str, Any]) -> None:
    profile = await kept.answered(desk.memory.kept, press.who, step, changes)
    await desk.voice.replace(press.response_url, await _step(desk, press.who, profile))


async def _step(desk: Desk, who: Person, profile: Profile) -> Message:
    place, now = await desk.people.place_of(*who), desk.now()
    values = {name: setting.show(profile, place, now) for name, setting in SETTINGS.items()}
    return render.setup(profile.first_contact_step, values, asks_consent=profile.consent is None)


ACTS: Final[dict[str, Callable[[Desk, Pressed], Awaitable[Message | None]]]] = {
    ids.SETTINGS: _open,
    ids.SET_UP: _set_up,
    ids.SETUP_GOAL: _goal,
    ids.SETUP_LEVEL: _level,
    ids.SETUP_READY: _ready,
}
