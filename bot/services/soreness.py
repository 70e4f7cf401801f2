"""Soreness and pain: kept with consent only, withdrawn as easily; a pain is open until it is said to be resolved."""

from datetime import UTC, datetime, timedelta
from typing import Final

from advice.models import Soreness
from advice.soreness import stops_training
from bot.coach import Answer
from bot.feeling import NOTHING, VERSION, Feeling, State, pain_in_words
from bot.store import Consent, Counts, Keeper, Person, Profile, SorenessAnswer, Store, Threaded, id_from
from bot.training import resolves, soreness_told

OFFERED: Final = 1
"""The first step of the first contact: its button was shown."""
YOUNG: Final = timedelta(minutes=30)
EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


def agrees(profile: Profile) -> bool:
    """Whether the person said yes to the text of today."""
    return profile.consent is not None and profile.consent.version == VERSION


def note(store: Store, who: Person, answer: Answer) -> Feeling:
    """Keeps what an answer's message told of soreness, where it may be kept. For the store's own thread.

    The same answer noted twice is kept once.
    """
    profile = store.profile(who)
    newcomer = profile.first_contact_step == 0
    if newcomer:
        store.change_profile(who, lambda known: known.model_copy(update={"first_contact_step": OFFERED}))
    resolved = _resolve(store, who, answer)
    told = told_in(answer)
    if told is None:
        return NOTHING._replace(resolved=resolved, newcomer=newcomer)
    pain = stops_training(told)
    if agrees(profile):
        if not _said_just_now(store, who, told):
            store.add_soreness(who, _answer(told, answer.tz))
        return Feeling(kept=True, pain=pain, resolved=resolved, newcomer=newcomer)
    offer = pain or profile.declined_at is None
    return Feeling(once=True, offer=offer, pain=pain, resolved=resolved, newcomer=newcomer)


def _said_just_now(store: Store, who: Person, told: Soreness) -> bool:
    """Whether the last that was kept says the same, and is young: a morning's taps come one after the other."""
    lately = store.soreness(who, told.at - YOUNG)
    return bool(lately) and lately[-1].resolved_at is None and _alike(lately[-1].soreness, told)


def _alike(one: Soreness, other: Soreness) -> bool:
    return one.model_copy(update={"at": other.at}) == other


def told_in(answer: Answer) -> Soreness | None:
    """What the message behind an answer told of soreness, as of when it was told."""
    if answer.training is None:
        return None
    counted = answer.training.soreness
    return soreness_told(answer.read.soreness, answer.training.now if counted is None else counted.at)


def is_stopped(answer: Answer) -> bool:
    """Whether the message behind an answer told a pain that stops training."""
    told = told_in(answer)
    return told is not None and stops_training(told)


async def agree(kept: Threaded[Keeper], who: Person, now: datetime, answer: Answer | None = None) -> None:
    """Says yes to keeping soreness, and keeps what this answer was told, if one is named."""

    def yes(profile: Profile) -> Profile:
        consent = profile.consent if agrees(profile) else Consent(version=VERSION, at=now)
        return profile.model_copy(update={"consent": consent, "declined_at": None})

    def work(store: Keeper) -> None:
        store.change_profile(who, yes)
        if answer is not None and (told := told_in(answer)) is not None:
            store.add_soreness(who, _answer(told, answer.tz))

    await kept(work)


async def decline(kept: Threaded[Keeper], who: Person, now: datetime) -> None:
    """Says no to keeping soreness: what is told counts once, and nobody asks again before pain is told."""
    await kept(lambda store: store.change_profile(who, lambda known: known.model_copy(update={"declined_at": now})))


async def withdraw(kept: Threaded[Keeper], who: Person, now: datetime) -> Counts:
    """Takes the yes back. Everything kept of soreness and pain is deleted; the counts say how much it was."""

    def work(store: Keeper) -> Counts:
        counts = store.withdraw_consent(who)
        store.change_profile(who, lambda known: known.model_copy(update={"declined_at": now}))
        return counts

    return await kept(work)


async def resolve(kept: Threaded[Keeper], who: Person, now: datetime) -> int:
    """The person says that every pain they told of is resolved; how many there were."""
    return await kept(lambda store: store.resolve_pain(who, now))


async def state(kept: Threaded[Keeper], who: Person) -> State:
    """What is kept of soreness and pain."""

    def work(store: Keeper) -> State:
        profile, everything = store.profile(who), store.recent(who, EVER)
        pains = ((pain_in_words(one.soreness.pain, one.soreness.site), one.soreness.at) for one in everything.open_pain)
        since = profile.consent.at if profile.consent and agrees(profile) else None
        return State(since, len(everything.soreness), tuple(pains))

    return await kept(work)


def _resolve(store: Store, who: Person, answer: Answer) -> int:
    """Ends the kept pains of which the message says that they are gone; how many there were."""
    told = answer.read.soreness
    if told is None or not told.resolved or answer.training is None:
        return 0
    now = answer.training.now
    over = [one.id for one in store.recent(who, now).open_pain if resolves(told, one.soreness)]
    return store.resolve_pain(who, now, over) if over else 0


def _answer(told: Soreness, tz: str) -> SorenessAnswer:
    """An answer whose id is the same for the same thing told at the same moment."""
    return SorenessAnswer(id=id_from("sore", told.at.isoformat(), told.model_dump_json()), soreness=told, zone=tz)
