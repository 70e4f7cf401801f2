"""Values <-> rows. A row that does not make a valid value is a fault of ours, and raises pydantic's ValidationError."""

from collections.abc import Iterable
from enum import Enum
from typing import Any, Final

import orjson
from pydantic import TypeAdapter
from sqlalchemy import Row

from advice.models import Exercise, Frozen, LegSession
from bot.store.crypto import Cipher
from bot.store.outbox import Delivery, Schedule
from bot.store.sql.tables import PROFILES, SESSIONS
from bot.store.team import Share, Team
from bot.store.values import (
    Consent,
    LoggedSession,
    Outcome,
    Person,
    Profile,
    Receipt,
    Received,
    SorenessAnswer,
    Woke,
)

Values = dict[str, Any]
_OF_LEGS = ("hardness", "body")
_OF_A_RUN = ("run_kind", "distance_km", "ascent_m", "intensity", "rpe")
_OF_BOTH = ("kind", "start", "end", "duration_min")
_OF_A_SESSION = ("id", "status", "zone", "source", "created_at", "deleted_at")
_WHAT_OF_LEGS, _WHAT_OF_A_RUN = _OF_BOTH + _OF_LEGS, _OF_BOTH + _OF_A_RUN
# SQLAlchemy's own ways to a row's values by name take four times as long
_SESSION_COLUMNS: Final = SESSIONS.columns.keys()
_PROFILE_COLUMNS: Final = PROFILES.columns.keys()
# many at once in three quarters of the time
_SESSIONS: Final = TypeAdapter(tuple[LoggedSession, ...])
_EXERCISES: Final = TypeAdapter(tuple[Exercise, ...])


def owned(who: Person) -> Values:
    """The columns that say whose a row is."""
    return {"workspace_id": who.workspace, "user_id": who.user}


def _json(value: Any) -> str:  # noqa: ANN401  any JSON value
    return orjson.dumps(value).decode()


def _plain(value: Frozen, *names: str) -> Values:
    """Fields as they are kept: an enum as its text."""
    fields = {name: getattr(value, name) for name in names}
    return {name: field.value if isinstance(field, Enum) else field for name, field in fields.items()}


def _sealed(value: Any, cipher: Cipher) -> bytes | None:  # noqa: ANN401  any JSON value
    """Words of a person's own, which nobody else reads; none where nothing was said."""
    return None if value is None else cipher.seal(value)


def profile_row(profile: Profile, cipher: Cipher) -> Values:
    consent = profile.consent
    plain = _plain(
        profile, *(name for name in Profile.model_fields if name not in {"consent", "corrections", "mornings"})
    )
    return plain | {
        "usual_leg_days": _json(profile.usual_leg_days),
        "sealed_corrections": _sealed(profile.corrections, cipher),
        "sealed_mornings": mornings_cell(profile.mornings, cipher),
        "consent_version": consent and consent.version,
        "consent_at": consent and consent.at,
    }


def mornings_cell(mornings: Iterable[Woke], cipher: Cipher) -> bytes | None:
    """How somebody woke up, sealed; none where nothing is kept of it."""
    return _sealed([one.model_dump(mode="json") for one in mornings] or None, cipher)


def mornings_of(cell: bytes | None, cipher: Cipher) -> tuple[Woke, ...]:
    return () if cell is None else tuple(Woke.model_validate(one, strict=False) for one in cipher.open(cell))


def profile_of(row: Row[Any], cipher: Cipher) -> Profile:
    values = dict(zip(_PROFILE_COLUMNS, row, strict=True))
    version, at, corrections = values["consent_version"], values["consent_at"], values["sealed_corrections"]
    told = {name: values[name] for name in Profile.model_fields if name in values} | {
        "usual_leg_days": tuple(orjson.loads(values["usual_leg_days"])),
        "corrections": {} if corrections is None else cipher.open(corrections),
        "mornings": mornings_of(values["sealed_mornings"], cipher),
        "consent": None if at is None else Consent(version=version, at=at),
    }
    return Profile.model_validate(told, strict=False)


def session_row(session: LoggedSession, cipher: Cipher) -> Values:
    what = session.what
    own = _plain(what, *(_OF_LEGS if isinstance(what, LegSession) else _OF_A_RUN))
    exercises = what.exercises if isinstance(what, LegSession) else None
    return {
        **dict.fromkeys(_OF_LEGS + _OF_A_RUN),
        **_plain(session, *_OF_A_SESSION),
        **_plain(what, *_OF_BOTH),
        **own,
        "sealed_exercises": _sealed(_dumped(exercises), cipher),
        "sealed_note": _sealed(session.note, cipher),
    }


def _dumped(exercises: tuple[Exercise, ...] | None) -> list[Values] | None:
    return None if exercises is None else [row.model_dump(exclude_none=True) for row in exercises]


def session_of(row: Row[Any], cipher: Cipher) -> LoggedSession:
    (session,) = sessions_of([row], cipher)
    return session


def sessions_of(rows: Iterable[Row[Any]], cipher: Cipher) -> tuple[LoggedSession, ...]:
    return _SESSIONS.validate_python([_session(row, cipher) for row in rows], strict=False)


def _session(row: Row[Any], cipher: Cipher) -> Values:
    values = dict(zip(_SESSION_COLUMNS, row, strict=True))
    what = {name: values[name] for name in (_WHAT_OF_LEGS if values["kind"] == "legs" else _WHAT_OF_A_RUN)}
    if values["sealed_exercises"] is not None:
        what["exercises"] = cipher.open(values["sealed_exercises"])
    told = {name: values[name] for name in _OF_A_SESSION}
    note = values["sealed_note"]
    return told | {"what": what, "note": None if note is None else cipher.open(note)}


def exercises_of(cells: Iterable[bytes], cipher: Cipher) -> tuple[Exercise, ...]:
    """The exercises of many sessions, in their order."""
    return _EXERCISES.validate_python([told for cell in cells for told in cipher.open(cell)], strict=False)


def soreness_row(answer: SorenessAnswer, cipher: Cipher) -> Values:
    told = answer.soreness
    private = {"level": told.level, "site": told.site, "pain": told.pain, "resolved_at": answer.resolved_at}
    return {"id": answer.id, "at": told.at, "zone": answer.zone, "sealed_answer": cipher.seal(private)}


def soreness_of(row: Row[Any], cipher: Cipher) -> SorenessAnswer:
    private = cipher.open(row.sealed_answer)
    told = {"level": private["level"], "site": private["site"], "pain": private["pain"], "at": row.at}
    answer = {"id": row.id, "soreness": told, "zone": row.zone, "resolved_at": private["resolved_at"]}
    return SorenessAnswer.model_validate(answer, strict=False)


def receipt_row(receipt: Receipt, cipher: Cipher) -> Values:
    private, shown = receipt.private, receipt.without_soreness()
    return {
        **_plain(receipt, "id", "asked_at", "zone", "rulebook", "soreness_gone"),
        "sealed_inputs": cipher.seal(shown.inputs),
        "verdict": _json(shown.verdict),
        "sealed_soreness": None if private is None else cipher.seal(private),
        **outcome_row(receipt.outcome, cipher),
    }


def outcome_row(outcome: Outcome | None, cipher: Cipher) -> Values:
    if outcome is None:
        return {"outcome": None, "outcome_at": None, "sealed_reason": None}
    reason = outcome.reason
    return {
        "outcome": outcome.what,
        "outcome_at": outcome.at,
        "sealed_reason": None if reason is None else cipher.seal(reason),
    }


def receipt_of(row: Row[Any], cipher: Cipher) -> Receipt:
    outcome = None
    if row.outcome is not None:
        reason = None if row.sealed_reason is None else cipher.open(row.sealed_reason)
        outcome = Outcome(what=row.outcome, at=row.outcome_at, reason=reason)
    shown = Receipt(
        id=row.id,
        asked_at=row.asked_at,
        zone=row.zone,
        rulebook=row.rulebook,
        inputs=cipher.open(row.sealed_inputs),
        verdict=orjson.loads(row.verdict),
        soreness_gone=row.soreness_gone,
        outcome=outcome,
    )
    return shown if row.sealed_soreness is None else shown.with_soreness(cipher.open(row.sealed_soreness))


def received_of(row: Row[Any], cipher: Cipher) -> Received:
    return Received(
        who=Person(row.workspace_id, row.user_id),
        key=row.key,
        kind=row.kind,
        payload={} if row.sealed_payload is None else cipher.open(row.sealed_payload),
        received_at=row.received_at,
    )


def schedule_row(schedule: Schedule) -> Values:
    plain = {name: getattr(schedule, name) for name in Schedule.model_fields}
    times = [at and at.isoformat("minutes") for at in schedule.times]
    return {**plain, "times": _json(times), "away_until": schedule.away_until and schedule.away_until.isoformat()}


def schedule_of(row: Row[Any]) -> Schedule:
    told = {name: getattr(row, name) for name in Schedule.model_fields}
    return Schedule.model_validate({**told, "times": tuple(orjson.loads(row.times))}, strict=False)


def delivery_row(delivery: Delivery) -> Values:
    return {name: getattr(delivery, name) for name in Delivery.model_fields} | {"day": delivery.day.isoformat()}


def delivery_of(row: Row[Any]) -> Delivery:
    return Delivery.model_validate({name: getattr(row, name) for name in Delivery.model_fields}, strict=False)


def team_row(team: Team) -> Values:
    plain = {name: getattr(team, name) for name in ("channel", "owner")}
    days = {"week": team.week and team.week.isoformat(), "told_on": team.told_on and team.told_on.isoformat()}
    eras = [era.model_dump(mode="json") for era in team.eras]
    return {**plain, **days, "shows": _json(team.shows), "eras": _json(eras)}


def team_of(row: Row[Any]) -> Team:
    told = {name: getattr(row, name) for name in Team.model_fields}
    read = {"shows": tuple(orjson.loads(row.shows)), "eras": tuple(orjson.loads(row.eras))}
    return Team.model_validate({**told, **read}, strict=False)


def share_of(row: Row[Any]) -> Share:
    return Share.model_validate({name: getattr(row, name) for name in Share.model_fields}, strict=False)
