"""ICS: a calendar's events -> planned sessions. Titles, times and rules are read; descriptions and guests never are."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from advice.models import LONGEST_SESSION, LegSession, Run, Session, zone_of
from bot.errors import BadInput
from bot.imports.calendar import MARK, marked
from bot.imports.clock import CHANGE, instant_of, is_twice_or_never
from bot.imports.found import Format, Found, FoundSession, Problem, Reading, uid_of
from bot.imports.kinds import Numbers, guess
from bot.imports.limits import within
from bot.imports.recurring import Rule, Unread, days_of, in_words
from bot.imports.titles import training_in

AHEAD: Final = timedelta(days=60)  # how far what recurs is looked ahead
FAR_AHEAD: Final = timedelta(days=366)  # and what happens once: a race is entered long before
DAY_STARTS: Final = time(6)  # [H] an event of a whole day is judged from its start, the most careful reading
LONGEST: Final = 1 << 16  # letters of one event's lines that are read
DEEPEST: Final = 8
LINES_PER_EVENT: Final = 10
YEAR: Final = 366  # days; no rule has more in any of its lists
SESSIONS_MOST: Final = 10_000
UID_MOST: Final = 160

READ: Final = frozenset(f"UID SUMMARY DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID STATUS {MARK}".split())
ZONE: Final = "X-ZONE"  # what TZID is renamed to: which zone a calendar means is for us to find, not for icalendar
_ZONE: Final = re.compile(r";TZID=", re.IGNORECASE)
_FOLDS: Final = (b"\r\n ", b"\r\n\t", b"\n ", b"\n\t", b"\r ", b"\r\t")
_LINE: Final = re.compile(
    rb"(?:^(?:\xef\xbb\xbf)?|(?<=\r))(BEGIN|END|METHOD|TZID|X-LIC-LOCATION|X-WR-TIMEZONE|"
    + "|".join(READ).encode()
    + rb")[:;][^\r\n]*",
    re.IGNORECASE | re.MULTILINE,
)


class _Calendar(NamedTuple):
    """What a file says before any event is read: its events, as lines, its own zone, and what it calls zones."""

    events: list[list[str]]
    zone: str | None
    cancels: bool
    zones: Mapping[str, str]


class _When(NamedTuple):
    """A time as it is written. `zone` is where its wall clock is; `told` the zone that the file tells, if it does."""

    wall: datetime
    zone: str
    told: str | None
    floating: bool = False
    all_day: bool = False

    @property
    def instant(self) -> datetime:
        """In UTC. A time that does not exist moves forward; a time that comes twice is the first."""
        return instant_of(self.wall, ZoneInfo(self.zone))


class _Event(NamedTuple):
    where: str
    uid: str
    title: str
    start: _When
    length: timedelta | None
    rule: Rule | None
    added: tuple[_When, ...]
    removed: frozenset[datetime]
    slot: datetime | None
    cancelled: bool
    mark: str


def read(content: bytes, reading: Reading) -> Found:
    """Planned sessions: what recurs, 60 days ahead; what happens once, a year ahead. What is over is left out.

    Raises:
        BadInput: there is no event in it, or more than a calendar of training has.
    """
    calendar = _calendar(content, reading)
    if not calendar.events:
        raise BadInput("That calendar has no events. Export the calendar that has your training in it.")
    left_out: Counter[str] = Counter()
    problems: list[Problem] = []
    events: list[_Event] = []
    for number, lines in within(enumerate(calendar.events, 1), _share(reading, 2)):
        try:
            event = _event(f"event {number}", lines, calendar, reading)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as broken:
            # icalendar meets a broken line with whatever its code trips over
            what = str(broken) if isinstance(broken, Unread) else "its time or its rule cannot be read"
            problems.append(Problem(f"event {number}", f"{what[0].upper()}{what[1:]}. Enter it anew in the calendar."))
            continue
        if event is None:
            left_out["no training that I know"] += 1
        else:
            events.append(event)
    used: list[_When] = []
    sessions = list(_limited(_sessions(events, reading, left_out, problems, used)))
    return Found(
        format="ICS",
        sessions=tuple(sessions),
        problems=tuple(problems),
        notes=tuple(_notes(sessions, used, left_out, reading)),
    )


def _share(reading: Reading, parts: int) -> Reading:
    """A part of the time for a part of the work: finding lines, parsing events (most of it), expanding them."""
    return reading.model_copy(update={"seconds_most": reading.seconds_most / parts})


def _limited(sessions: Iterator[FoundSession]) -> Iterator[FoundSession]:
    for number, session in enumerate(sessions):
        if number >= SESSIONS_MOST:
            raise BadInput(f"That calendar has more than {SESSIONS_MOST:,} planned sessions. Export a shorter time.")
        yield session


def _notes(sessions: list[FoundSession], used: list[_When], left_out: Counter[str], reading: Reading) -> Iterator[str]:
    for why, number in left_out.items():
        yield f"{number} {'event' if number == 1 else 'events'} left out: {why}."
    if any(start.floating for start in used):
        yield f"Times have no zone: they are taken as {reading.tz}."
    if any(start.all_day for start in used):
        yield f"Events without a time of day are taken at {DAY_STARTS:%H:%M}."
    if any(is_twice_or_never(start.wall, ZoneInfo(start.zone)) for start in used):
        yield CHANGE
    if any(session.recurs for session in sessions):
        yield f"What recurs is taken for the next {AHEAD.days} days."
    if any(session.guessed for session in sessions):
        yield "The kind of a run is a guess from its title."


def _calendar(content: bytes, reading: Reading) -> _Calendar:  # noqa: C901  a table of lines
    """The events of a file as lines, unfolded, of those properties that are read."""
    events: list[list[str]] = []
    blocks: list[str] = []
    zone, zones, cancels, tzid, size = None, {}, False, "", 0
    for fold in _FOLDS:  # a fold may stand within a letter: it is taken out before the bytes are text
        content = content.replace(fold, b"")
    lines = _share(reading, 4).model_copy(update={"rows_most": LINES_PER_EVENT * reading.rows_most})
    for found in within(_LINE.finditer(content), lines):
        name, block = found[1].decode().upper(), blocks[-1] if blocks else ""
        line = found[0][:LONGEST].decode("utf-8", "replace").removeprefix("\ufeff")
        value = line[len(name) + 1 :].strip()
        if name == "BEGIN":
            blocks = [*blocks[-DEEPEST:], value.upper()]
            if value.upper() == "VEVENT":
                size = 0
                events.append([])
        elif name == "END":
            blocks = blocks[:-1]
        elif block == "VEVENT" and name in READ and size < LONGEST:
            size += len(line)
            events[-1].append(line)
        elif block == "VTIMEZONE" and name == "TZID":
            tzid = value
        elif block == "VTIMEZONE" and name == "X-LIC-LOCATION":
            zones[tzid] = value
        elif block == "VCALENDAR" and name == "X-WR-TIMEZONE":
            zone = _iana(value, {})
        elif block == "VCALENDAR" and name == "METHOD":
            cancels = value.upper() == "CANCEL"
        if len(events) > reading.rows_most:
            raise BadInput(f"That calendar has more than {reading.rows_most:,} events. Export a shorter time.")
    return _Calendar(events, zone, cancels, zones)


def _event(where: str, lines: list[str], calendar: _Calendar, reading: Reading) -> _Event | None:
    """An event, or None where it is no training. ValueError and what icalendar trips over where it cannot be read."""
    if sum(map(len, lines)) >= LONGEST:
        raise Unread("it is longer than 64 kB")
    named = {re.split("[:;]", line, maxsplit=1)[0].upper() for line in lines}
    said = next((line.partition(":")[2] for line in lines if line[:7].upper() == "SUMMARY"), "")
    if training_in(said) is None and MARK not in named and "RECURRENCE-ID" not in named:
        return None  # most of a calendar, and not worth parsing

    from icalendar import Event  # noqa: PLC0415  imported when a file comes: starting stays quick

    plain = [_ZONE.sub(rf";{ZONE}=", line) for line in lines]
    event: Any = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *plain, "END:VEVENT", ""]))
    if event.errors:
        raise Unread(f"its {event.errors[0][0]} cannot be read")
    if "DTSTART" not in event:
        raise Unread("it has no start")

    def when(told: Any, parameters: Mapping[str, str]) -> _When:  # noqa: ANN401  a date, a time, a period
        return _when(told, parameters.get(ZONE), calendar, reading)

    rule = event.get("RRULE")
    if rule is not None and any(len(values) > YEAR for values in rule.values()):
        raise Unread("its rule lists more than a year has")
    start = when(event["DTSTART"].dt, event["DTSTART"].params)
    slot = event.get("RECURRENCE-ID")
    return _Event(
        where=where,
        uid=str(event.get("UID", "")),
        title=str(event.get("SUMMARY", ""))[:200].strip(),
        start=start,
        length=_length(event, start, calendar, reading),
        rule=rule,
        added=tuple(when(one.dt, one.params | many.params) for many in _lists(event, "RDATE") for one in many.dts),
        removed=frozenset(
            when(one.dt, one.params | many.params).instant for many in _lists(event, "EXDATE") for one in many.dts
        ),
        slot=when(slot.dt, slot.params).instant if slot is not None else None,
        cancelled=calendar.cancels or str(event.get("STATUS", "")).upper() == "CANCELLED",
        mark=str(event.get(MARK, "")),
    )


def _lists(event: Any, name: str) -> list[Any]:  # noqa: ANN401  an icalendar Event, made of untyped values
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def _when(told: Any, tzid: str | None, calendar: _Calendar, reading: Reading) -> _When:  # noqa: ANN401  as it was parsed
    if isinstance(told, tuple):  # a period: its start
        told = told[0]
    floating = calendar.zone is None
    if not isinstance(told, datetime):
        if not isinstance(told, date):
            raise Unread("its time is none")
        zone = calendar.zone or reading.tz
        return _When(datetime.combine(told, DAY_STARTS), zone, calendar.zone, floating=floating, all_day=True)
    wall = told.replace(tzinfo=None)
    if tzid and told.tzinfo is None:
        named = _iana(tzid, calendar.zones)
        if named is None:
            raise Unread(f"its time zone “{tzid[:60]}” is none that I know; Europe/Berlin would be")
        return _When(wall, named, named)
    if told.tzinfo is not None:
        return _When(wall, "UTC", calendar.zone)
    return _When(wall, calendar.zone or reading.tz, calendar.zone, floating=floating)


def _iana(name: str, zones: Mapping[str, str]) -> str | None:
    """The IANA name of what a calendar calls a zone: that name, at the end of a path, or as Windows calls it."""
    parts = name.strip().strip("/").split("/")[-3:]
    tails = ["/".join(parts[begin:]) for begin in range(len(parts))]
    for candidate in (name, zones.get(name), *tails, _of_windows(name)):
        found = _known(candidate) if candidate else None
        if found is not None:
            return found
    return None


@lru_cache(maxsize=512)
def _known(name: str) -> str | None:
    try:
        return zone_of(name).key
    except ValueError:
        return None


def _of_windows(name: str) -> str | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415  as above

    return WINDOWS_TO_OLSON.get(name)


def _length(event: Any, start: _When, calendar: _Calendar, reading: Reading) -> timedelta | None:  # noqa: ANN401  as above
    if start.all_day:
        return None
    length = None
    if "DTEND" in event:
        end = _when(event["DTEND"].dt, event["DTEND"].params.get(ZONE), calendar, reading)
        length = end.instant - start.instant
    elif "DURATION" in event:
        length = event["DURATION"].dt
    return length if length and timedelta() < length <= LONGEST_SESSION else None


def _sessions(
    events: list[_Event], reading: Reading, left_out: Counter[str], problems: list[Problem], used: list[_When]
) -> Iterator[FoundSession]:
    moved: dict[str, set[datetime]] = {}
    for event in events:
        if event.slot is not None:
            moved.setdefault(event.uid, set()).add(event.slot)
    seen: set[str] = set()
    for event in within(events, _share(reading, 4)):
        if event.cancelled:
            left_out["cancelled"] += 1
            continue
        try:
            starts = list(_starts(event, reading, moved.get(event.uid, set())))
            found = [_session(event, start, seen) for start in starts]
        except Unread as why:
            problems.append(Problem(event.where, f"{str(why)[0].upper()}{str(why)[1:]}. Enter it as single events."))
            continue
        except (ValidationError, ValueError, OverflowError, LookupError):
            problems.append(Problem(event.where, "Its time or its rule cannot be read. Enter it anew in the calendar."))
            continue
        if not starts and event.rule is None:
            over = event.start.instant <= reading.now
            left_out["over" if over else "more than a year ahead"] += 1
        elif None in found:
            left_out["no training that I know"] += 1
        else:
            used += starts
        yield from (one for one in found if one is not None)


def _starts(event: _Event, reading: Reading, moved: set[datetime]) -> Iterator[_When]:
    """When an event is planned: once, or every time that it recurs, less what was taken out or moved."""
    recurs = event.slot is None and (event.rule is not None or bool(event.added))
    until = reading.now + (AHEAD if recurs else FAR_AHEAD)
    length = event.length or (timedelta(hours=16) if event.start.all_day else timedelta())
    if not recurs:
        if reading.now < event.start.instant + length and event.start.instant <= until:
            yield event.start
        return
    seen = set(event.removed | moved)
    for start in _every(event, reading):
        if start.instant not in seen and reading.now < start.instant + length and start.instant <= until:
            seen.add(start.instant)
            yield start


def _every(event: _Event, reading: Reading) -> Iterator[_When]:
    yield from event.added
    if event.rule is None:
        yield event.start
        return
    first = max((reading.now - LONGEST_SESSION).date() - timedelta(days=1), event.start.wall.date())
    last = (reading.now + AHEAD).date() + timedelta(days=1)
    until = next(iter(event.rule.get("UNTIL", ())), None)
    for day in days_of(event.rule, event.start.wall.date(), first, last):
        start = event.start._replace(wall=datetime.combine(day, event.start.wall.time()))
        if until is not None and _passed(start, until):
            return
        yield start


def _passed(start: _When, until: date) -> bool:
    """Whether an occurrence is after the end of its rule: a date of the wall, or an instant."""
    if not isinstance(until, datetime):
        return start.wall.date() > until
    return start.wall > until if until.tzinfo is None else start.instant > until


def _session(event: _Event, start: _When, seen: set[str]) -> FoundSession | None:
    end = start.instant + event.length if event.length else None
    what = marked(event.mark, start.instant, end) if event.mark else None
    told = what is not None
    what = what or _titled(event.title, start.instant, end)
    if what is None:
        return None
    recurs = in_words(event.rule) if event.rule is not None and event.slot is None else None
    uid = _uid(event, start)
    if uid in seen:  # two events of one id: some apps do that
        uid = uid_of(uid, start.instant.isoformat(), event.title)
    seen.add(uid)
    return FoundSession(
        what=what,
        status="planned",
        zone=start.told,
        name=event.title or None,
        guessed=isinstance(what, Run) and what.run_kind is not None and not told,
        uid=uid,
        recurs=recurs,
    )


def _uid(event: _Event, start: _When) -> str:
    """The event's own id; of one that recurs, with the instant at which it was first planned."""
    own = event.uid if 0 < len(event.uid) <= UID_MOST else uid_of("ics", event.uid, event.title, event.start.wall)
    slot = event.slot or (start.instant if event.rule is not None or event.added else None)
    return own if slot is None else f"{own}/{slot:%Y%m%dT%H%M%SZ}"


def _titled(title: str, start: datetime, end: datetime | None) -> Session | None:
    trained = training_in(title)
    minutes = (end - start).total_seconds() / 60 if end is not None else None
    if trained is None:
        return None
    if trained == "run":
        return Run(start=start, end=end, run_kind=guess(title, Numbers(minutes=minutes)), duration_min=minutes)
    return LegSession(start=start, end=end, duration_min=minutes, body="upper" if trained == "upper" else None)


def looks_like(content: bytes) -> bool:
    return re.match(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR", content[:200], re.IGNORECASE) is not None


FORMAT: Final = Format("ICS", looks_like, read)
