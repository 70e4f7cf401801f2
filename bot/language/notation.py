"""A query as one line of the cases' notation: what `canirun parse` prints."""

from typing import Final

from advice.nouns import RunKind
from bot.language.query import SessionQuery, ToldSession

_FOLDED: Final = {RunKind.JOG: RunKind.EASY, RunKind.RUN_WALK: RunKind.EASY, RunKind.HILL_SPRINTS: RunKind.HILLS}


def as_case(query: SessionQuery) -> dict[str, object]:
    """The fields of a case, and what is added: ambient, starts_at, ends_at, ambiguous, goal, level, sessions."""
    kind = _FOLDED.get(query.run_kind, query.run_kind) if query.run_kind is not None else None
    return {
        "text": query.text,
        "intent": query.intent,
        "run_kind": kind.value if kind is not None else None,
        "intensity": query.intensity.value if query.intensity is not None else None,
        "when": query.when.notation,
        "legs": _legs(query),
        "soreness": query.soreness.category if query.soreness is not None else None,
        "distance_km": query.distance_km,
        "duration_min": query.duration_min,
        "exercises": [one.text for session in query.sessions for one in session.exercises],
        "ambient": query.ambient,
        "starts_at": query.starts_at.isoformat() if query.starts_at is not None else None,
        "ends_at": query.ends_at.isoformat() if query.ends_at is not None else None,
        "ambiguous": list(query.ambiguous),
        "goal": query.goal.value if query.goal is not None else None,
        "level": query.level.value if query.level is not None else None,
        "sessions": [_session(one) for one in query.sessions],
    }


def _legs(query: SessionQuery) -> dict[str, object]:
    """The leg session of a message: the first that was or will be done, else one that was skipped, else none."""
    legs = [one for one in query.sessions if one.kind == "legs"]
    if not legs:
        return {"load": "none", "when": None}
    told = [one for one in legs if one.status != "skipped" and one.body is None] or legs
    return {"load": told[0].load, "when": told[0].when.notation}


def _session(session: ToldSession) -> dict[str, object]:
    kind = _FOLDED.get(session.run_kind, session.run_kind) if session.run_kind is not None else None
    return {
        "kind": session.kind,
        "status": session.status,
        "when": session.when.notation,
        "load": session.load,
        "run_kind": kind.value if kind is not None else None,
        "distance_km": session.distance_km,
        "duration_min": session.duration_min,
        "exercises": [one.text for one in session.exercises],
    }
