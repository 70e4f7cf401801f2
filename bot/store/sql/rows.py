"""Values <-> rows. A row that does not make a valid value is a fault of ours, and raises pydantic's ValidationError."""

from enum import Enum
from typing import Any

import orjson
from sqlalchemy import Row

from advice.exercises import is_plain
from advice.models import Frozen, LegSession
from bot.store.crypto import Cipher
from bot.store.values import (
    Consent,
    LoggedSession,
    Outcome,
    Person,
    Profile,
    Receipt,
    Received,
    SorenessAnswer,
)

Values = dict[str, Any]
_OF_LEGS = ("hardness", "body")
_OF_A_RUN = ("run_kind", "distance_km", "ascent_m", "intensity", "rpe")


def owned(who: Person) -> Values:
    """The columns that say whose a row is."""
    return {"workspace_id": who.workspace, "user_id": who.user}


def _json(value: Any) -> str:  # noqa: ANN401  any JSON value
    return orjson.dumps(value).decode()


def _plain(value: Frozen, *names: str) -> Values:
    """Fields as they are kept: an enum as its text."""
    fields = {name: getattr(value, name) for name in names}
    return {name: field.value if isinstance(field, Enum) else field for name, field in fields.items()}


def profile_row(profile: Profile) -> Values:
    consent = profile.consent
    plain = _plain(profile, *(name for name in Profile.model_fields if name != "consent"))
    return plain | {
        "usual_leg_days": _json(profile.usual_leg_days),
        "corrections": _json(profile.corrections),
        "consent_version": consent and consent.version,
        "consent_at": consent and consent.at,
    }


def profile_of(row: Row[Any]) -> Profile:
    values = row._asdict()
    version, at = values["consent_version"], values["consent_at"]
    told = {name: values[name] for name in Profile.model_fields if name in values} | {
        "usual_leg_days": tuple(orjson.loads(values["usual_leg_days"])),
        "corrections": orjson.loads(values["corrections"]),
        "consent": None if at is None else Consent(version=version, at=at),
    }
    return Profile.model_validate(told, strict=False)


def session_row(session: LoggedSession, cipher: Cipher) -> Values:
    what = session.what
    own = _plain(what, *(_OF_LEGS if isinstance(what, LegSession) else _OF_A_RUN))
    rows = what.exercises if isinstance(what, LegSession) else None
    exercises = None if rows is None else [row.model_dump(exclude_none=True) for row in rows]
    private: object = session.note
    if rows is not None and not all(is_plain(row.name) for row in rows):  # a name is then somebody's own words
        private, exercises = {"note": session.note, "exercises": exercises}, None
    return {
        **dict.fromkeys(_OF_LEGS + _OF_A_RUN),
        **_plain(session, "id", "status", "zone", "source", "created_at", "deleted_at"),
        **_plain(what, "kind", "start", "end", "duration_min"),
        **own,
        "exercises": None if exercises is None else _json(exercises),
        "sealed_note": None if private is None else cipher.seal(private),
    }


def session_of(row: Row[Any], cipher: Cipher) -> LoggedSession:
    values = row._mapping  # noqa: SLF001  SQLAlchemy's own name for it
    names = _OF_LEGS if values["kind"] == "legs" else _OF_A_RUN
    what = {name: values[name] for name in ("kind", "start", "end", "duration_min", *names)}
    if values["exercises"] is not None:
        what["exercises"] = orjson.loads(values["exercises"])
    told = {name: values[name] for name in ("id", "status", "zone", "source", "created_at", "deleted_at")}
    private = None if values["sealed_note"] is None else cipher.open(values["sealed_note"])
    if isinstance(private, dict):
        what["exercises"], private = private["exercises"], private["note"]
    told |= {"what": what, "note": private}
    return LoggedSession.model_validate(told, strict=False)


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
        "inputs": _json(shown.inputs),
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
        inputs=orjson.loads(row.inputs),
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
