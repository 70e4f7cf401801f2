"""A person's profile: read, changed in one step, and the three steps of the first contact."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from bot.coach import Answer
from bot.preferences import Changes, Setting, read_command, read_sentence
from bot.store import Keeper, Person, Profile, Threaded

GOAL, LEVEL, READY, DONE = 1, 2, 3, 4
"""Which step of the first contact comes next, as it is kept in the profile; 0 for whom it was never offered."""
TOLD: Final = ("goal", "level", "squat_1rm_kg")


async def profile(kept: Threaded[Keeper], who: Person) -> Profile:
    """What a person set."""
    return await kept(lambda store: store.profile(who))


async def change(kept: Threaded[Keeper], who: Person, changes: Changes) -> Profile:
    """Changes some fields, and gives the whole as it then is."""
    return await kept(lambda store: store.change_profile(who, lambda known: _with(known, changes)))


async def command(kept: Threaded[Keeper], who: Person, words: str) -> tuple[Setting, bool, Profile]:
    """Does what `/canirun set …` says: the setting, whether it was changed, and the profile as it then is.

    Raises:
        BadInput: no such setting, or a value that it cannot have.
    """

    def work(store: Keeper) -> tuple[Setting, bool, Profile]:
        known = store.profile(who)
        setting, changes = read_command(words, known)
        if changes is None:
            return setting, False, known
        return setting, True, store.change_profile(who, lambda profile: _with(profile, changes))

    return await kept(work)


async def sentence(kept: Threaded[Keeper], who: Person, words: str) -> tuple[tuple[Setting, ...], Profile] | None:
    """Sets what a sentence such as "my goal is strength" sets; None, and nothing is asked of the store, where none."""
    if read_sentence(words, Profile()) is None:
        return None

    def work(store: Keeper) -> tuple[tuple[Setting, ...], Profile] | None:
        found = read_sentence(words, store.profile(who))
        return found and ((found[0],), store.change_profile(who, lambda profile: _with(profile, found[1])))

    return await kept(work)


def told_in(answer: Answer) -> dict[str, Any]:
    """What a message that asks nothing told of goal, level and squat max."""
    told = {name: getattr(answer.read, name) for name in TOLD}
    return {name: value for name, value in told.items() if value is not None}


async def answered(kept: Threaded[Keeper], who: Person, step: int, changes: Changes) -> Profile:
    """One step of the first contact is answered or skipped, and the next one comes."""
    return await change(kept, who, {**changes, "first_contact_step": step + 1})


async def offer(kept: Threaded[Keeper], who: Person) -> bool:
    """Notes that the first contact is being offered; False where it was before."""

    def work(store: Keeper) -> bool:
        first = store.profile(who).first_contact_step == 0
        if first:
            store.change_profile(who, lambda known: _with(known, {"first_contact_step": GOAL}))
        return first

    return await kept(work)


async def begin(kept: Threaded[Keeper], who: Person) -> Profile:
    """Goes on with the first contact where it stopped, or starts it anew."""

    def next_step(known: Profile) -> Profile:
        going_on = GOAL < known.first_contact_step < DONE
        return known if going_on else _with(known, {"first_contact_step": GOAL})

    return await kept(lambda store: store.change_profile(who, next_step))


def ready(now: datetime) -> Changes:
    """That the readiness question was read; of the answers to it nothing is asked, and nothing kept."""
    return {"readiness_at": now}


def _with(profile: Profile, changes: Mapping[str, Any]) -> Profile:
    return Profile(**{**dict(profile), **changes})
