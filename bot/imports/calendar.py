"""Planned sessions -> a calendar file, and the mark in it by which a session comes back as it was."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from pydantic import TypeAdapter, ValidationError

from advice.models import LegSession, Run, Session
from advice.nouns import RunKind

MARK: Final = "X-CANIRUN-SESSION"
UNSAID: Final = timedelta(hours=1)  # how long a session of unsaid length is in the calendar
NOUNS: Final = {
    RunKind.UNKNOWN: "Run", RunKind.RUN_WALK: "Run-walk", RunKind.WALK: "Walk", RunKind.HIKE: "Hike",
    RunKind.JOG: "Jog", RunKind.INTERVALS: "Intervals", RunKind.RACE: "Race", RunKind.HIIT: "HIIT run",
    RunKind.SPRINTS: "Sprints", RunKind.HILL_SPRINTS: "Hill sprints", RunKind.TIME_TRIAL: "Time trial",
    RunKind.STRIDES: "Strides", RunKind.HILLS: "Hill repeats",
}  # fmt: skip
"""What a kind is called in a title; all others are "… run"."""
_SESSIONS: Final[TypeAdapter[Session]] = TypeAdapter(Session)


def as_ics(sessions: Iterable[tuple[str, Session]], tz: str, now: datetime) -> bytes:
    """A calendar of planned sessions, each with its id, which stays the id of its event however often it is exported.

    Times are written in UTC: one instant, whatever a calendar knows of zones and their changes. `tz`, an IANA name,
    tells it in which zone they are meant.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415  imported when it is asked for: starting stays quick

    calendar = Calendar()
    calendar.add("PRODID", "-//Canirun//Canirun//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-TIMEZONE", tz)
    for name, what in sessions:
        start, end = span(what)
        event = Event()
        event.add("UID", f"{name}@canirun")
        event.add("DTSTAMP", now.astimezone(UTC))
        event.add("DTSTART", start)
        event.add("DTEND", end)
        event.add("SUMMARY", title(what))
        event.add(MARK, what.model_dump_json(exclude_none=True))
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def title(what: Session) -> str:
    """What a session is called in a calendar: Easy run, 8 km."""
    if isinstance(what, LegSession):
        return "Upper body" if what.body == "upper" else "Leg day"
    kind = what.run_kind or RunKind.UNKNOWN
    named = NOUNS.get(kind) or f"{kind.value.replace('_', ' ').capitalize()} run"
    return f"{named}, {what.distance_km:g} km" if what.distance_km else named


def span(what: Session) -> tuple[datetime, datetime]:
    """From when to when a session stands in a calendar: whole seconds, all that the format has."""
    end = what.end
    if end is None or end == what.start:
        end = what.start + (UNSAID if what.duration_min is None else timedelta(minutes=what.duration_min))
    return what.start.replace(microsecond=0), end.replace(microsecond=0)


def marked(mark: str, start: datetime, end: datetime | None) -> Session | None:
    """The session of a mark, at the new time where its event was moved or drawn longer; None for no mark of ours."""
    try:
        what = _SESSIONS.validate_json(mark)
        if (start, end) == span(what):
            return what
        moved = {"start": start, "end": end, "duration_min": None}
        return (Run if isinstance(what, Run) else LegSession).model_validate({**what.__dict__, **moved})
    except ValidationError:
        return None
