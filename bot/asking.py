"""What a message asks, where its place makes it a question: words behind a command, and somebody else's message."""

from datetime import UTC, datetime
from functools import cache
from typing import Final, Literal

from advice.models import zone_of
from bot.language.parse import read
from bot.language.query import Intent, SessionQuery, ToldSession
from bot.language.when import UNSPECIFIED
from bot.training import Asker

Subject = Literal["run", "legs"]

BEGINNINGS: Final[dict[Subject, str]] = {"run": "can I run", "legs": "can I lift legs"}
INTENTS: Final[dict[Subject, Intent]] = {"run": "ask_run", "legs": "ask_lift"}
SUBJECTS: Final[tuple[Subject, ...]] = ("run", "legs")
TELLING: Final = frozenset({"log_run", "log_leg", "report_soreness", "plan"})
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
ASKED_ANEW: Final = "that session is over, so I take it as a question about the same one now"


@cache
def in_general(subject: Subject) -> SessionQuery:
    """The question of a command without words: what is open now. It holds no time, so it is read once for everybody."""
    query = read(BEGINNINGS[subject], EPOCH, zone_of("UTC"))
    return _undated(query, text="").model_copy(update={"assumptions": (), "sessions": ()})


def by_command(words: str, asker: Asker, subject: Subject) -> SessionQuery:
    """The words behind a command, which begins their sentence: `/canirun tomorrow` is "can I run tomorrow"."""
    query = read(words, asker.now, zone_of(asker.tz), day_first=asker.day_first)
    if query.intent == "plan" and not query.sessions:
        return query
    if query.intent in TELLING:
        return _about_one_ahead(query, subject) or _about_now(query, subject)
    elsewhere = query.intent == "ask_run" and subject == "legs"
    if (query.intent != "none" and not elsewhere) or query.other_sport:
        return query
    completed = read(f"{BEGINNINGS[subject]} {words}", asker.now, zone_of(asker.tz), day_first=asker.day_first)
    completed = completed.model_copy(update={"text": query.text, "truncated": query.truncated})
    if not _says_something(completed):
        return query
    return _without_itself(_undated(completed) if completed.when.shape == "general" else completed, subject)


def of_others(words: str, told_at: datetime, asker: Asker) -> SessionQuery | None:
    """The asker's question about a session that somebody else wrote of; None where there is no session in it.

    What the other person did, feels or trains for is left out: it says nothing of the asker. Days are those of the
    moment when it was written (`told_at`, aware), in the asker's zone.
    """
    query = read(words, told_at, zone_of(asker.tz), day_first=asker.day_first)
    found = _about_one_ahead(query, "run")
    if found is None and query.intent in INTENTS.values():
        found = query
    found = found or _about_one_ahead(query, "legs") or _about_one_done(query)
    nothing_told = {"sessions": (), "soreness": None, "goal": None, "level": None, "squat_1rm_kg": None}
    return found and found.model_copy(update=nothing_told)


def _about_one_ahead(query: SessionQuery, subject: Subject) -> SessionQuery | None:
    """The question about the first session of that kind that was told as still to come."""
    ahead = [told for told in query.sessions if told.kind == subject and told.status == "planned"]
    return _about(query, ahead[0], subject) if ahead else None


def _about_one_done(query: SessionQuery) -> SessionQuery | None:
    """The question about doing now what was told as done."""
    for subject in SUBJECTS:
        for told in query.sessions:
            if told.kind == subject and told.status == "done":
                asked = _undated(_about(query, told, subject))
                return asked.model_copy(update={"assumptions": (ASKED_ANEW,)})
    return None


def _about(query: SessionQuery, told: ToldSession, subject: Subject) -> SessionQuery:
    asked = {
        "intent": INTENTS[subject],
        "run_kind": told.run_kind or (query.run_kind if subject == "run" else None),
        "intensity": told.intensity,
        "stated_intensity": told.intensity if told.run_kind is None else None,
        "when": told.when,
        "starts_at": told.starts_at,
        "ends_at": told.ends_at,
        "duration_min": told.duration_min or query.duration_min,
        "distance_km": told.distance_km or query.distance_km,
        "rpe": told.rpe,
        "sessions": tuple(other for other in query.sessions if other is not told),
    }
    return query.model_copy(update=asked)


def _about_now(query: SessionQuery, subject: Subject) -> SessionQuery:
    """The general question, with all that was told as training."""
    unsaid = ("run_kind", "intensity", "stated_intensity", "rpe", "duration_min", "distance_km", "ascent_m")
    return _undated(query.model_copy(update={"intent": INTENTS[subject], **dict.fromkeys(unsaid)}))


def _without_itself(query: SessionQuery, subject: Subject) -> SessionQuery:
    """The beginning of the sentence names a session of its own: the one that is asked for, and no plan beside it."""
    asked = {query.when, UNSPECIFIED}
    own = [told for told in query.sessions if told.kind == subject and told.status == "planned" and told.when in asked]
    return query.model_copy(update={"sessions": tuple(told for told in query.sessions if told not in own)})


def _undated(query: SessionQuery, **more: object) -> SessionQuery:
    return query.model_copy(update={"when": UNSPECIFIED, "starts_at": None, "ends_at": None, **more})


def _says_something(query: SessionQuery) -> bool:
    """Whether the words behind a command added anything to the bare command."""
    if query.intent == "none":
        return query.soreness is not None
    said = (query.stated_intensity, query.duration_min, query.distance_km, query.run_kind, query.soreness, query.goal)
    dated = query.starts_at is not None and "no day was said: today" not in query.assumptions
    told = [session for session in query.sessions if session.when is not UNSPECIFIED or session.kind == "run"]
    return dated or bool(told) or any(part is not None for part in said)
