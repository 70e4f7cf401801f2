"""A file's sessions into a person's log, and out of it again. These block: ask them through `Threaded` in a loop."""

from collections.abc import Iterable
from datetime import datetime

from advice.models import LONGEST_SESSION, Athlete, Session
from bot.export import Export
from bot.imports.found import Found, FoundSession, log_ids
from bot.imports.preview import Preview, preview
from bot.known import REMEMBERED, estimated_maxes
from bot.store import Counts, Keeper, LoggedSession, Person, Profile, exercises_in
from bot.training import corrected


def looked_at(  # noqa: PLR0913  whose log, which file, as of when
    store: Keeper,
    who: Person,
    found: Found,
    now: datetime,
    since: datetime | None = None,
    *,
    apart: frozenset[str] = frozenset(),
) -> Preview:
    """What an import would add to the log as it is now; `since`: what starts earlier is kept no longer.

    `apart` are ids that earlier parts of a large file have just added: these are not another app's sessions.
    """
    if not found.sessions:
        return preview(found, (), Athlete(), since)
    first = min(session.what.start for session in found.sessions)
    last = max(session.what.start for session in found.sessions)
    kept = store.sessions(who, first - LONGEST_SESSION, last + LONGEST_SESSION)
    profile = store.profile(who)
    told = [*(session.what for session in kept), *(session.what for session in found.sessions)]
    looked = preview(
        _corrected(found, profile),
        [session for session in kept if session.id not in apart],
        _with_maxes(profile, told, now),
        since,
    )
    as_found = {one.uid: one for one in reversed(found.sessions)}
    return looked.model_copy(update={"add": tuple(as_found[one.uid] for one in looked.add)})


def taken_in(store: Keeper, who: Person, looked: Preview, now: datetime, tz: str) -> tuple[str, ...]:
    """Keeps what a preview would add; the ids of what was added. Asked twice, it adds once."""
    added = (_kept(store, who, found, looked.format, now, tz) for found in looked.add)
    return tuple(one for one in added if one is not None)


def taken_back(store: Keeper, who: Person, ids: Iterable[str], now: datetime) -> int:
    """Takes an import out of the log again; how many sessions it was. It may come again."""
    return sum(store.delete(who, one, now) for one in ids)


def restored(store: Keeper, who: Person, export: Export) -> Counts:
    """Puts back all of an export that is not there; how much of each it was. What is there already stays as it is.

    A profile is only put where there is none, and with it the consent that was given to keeping soreness.
    """
    own = store.profile(who)
    profile = export.profile if own == Profile() and export.profile is not None else None
    if profile is not None:
        store.change_profile(who, lambda _: profile)
    return Counts(
        profiles=int(profile is not None),
        sessions=sum(store.log(who, session) for session in export.sessions if session.deleted_at is None),
        soreness=sum(store.add_soreness(who, answer) for answer in export.soreness),
        receipts=sum(store.keep_receipt(who, receipt) for receipt in export.receipts),
    )


def _kept(store: Keeper, who: Person, found: FoundSession, app: str, now: datetime, tz: str) -> str | None:  # noqa: PLR0913, PLR0917  whose, what, from where and when
    """The id under which a session is in the log now; None where it was there. What was just deleted comes back."""
    ids = tuple(log_ids(app, found.uid))
    row = LoggedSession(
        id=ids[0], status=found.status, what=found.what, zone=found.zone or tz, source=app, created_at=now
    )
    for one in ids:
        again = row.model_copy(update={"id": one})
        if store.log(who, again):
            return one
        if store.session(who, one) is not None:
            return None
        if store.undo(who, one, now):
            store.edit(who, again)  # what was told of it then may have been in other units
            return one
    return None


def _corrected(found: Found, profile: Profile) -> Found:
    """The same as the person understands their exercises; it is counted so, and kept as it was found."""
    words = corrected((one.what for one in found.sessions), profile.corrections.items())
    pairs = zip(found.sessions, words, strict=True)
    return found.model_copy(update={"sessions": tuple(one.model_copy(update={"what": what}) for one, what in pairs)})


def _with_maxes(profile: Profile, sessions: list[Session], now: datetime) -> Athlete:
    """The athlete with maxes estimated from the last 90 days, as they would be once the file is in."""
    lifted = [row for one in sessions if now - REMEMBERED <= one.start <= now for row in exercises_in(one)]
    return profile.athlete.model_copy(update=estimated_maxes(profile.athlete, lifted))
