"""Words that tell of training -> the sessions they tell, as the log keeps them, and what was left unclear."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from advice.kinds import KINDS
from advice.models import Exercise, LegSession, Run, Session, zone_of
from advice.nouns import Intensity, RunKind
from bot.asking import INTENTS
from bot.language.door import LONGEST
from bot.language.parse import read
from bot.language.query import SessionQuery, ToldExercise, ToldSession
from bot.language.when import UNSPECIFIED, bounds
from bot.training import HOUR, MINUTES_PER_KM, SPAN, Asker, exercise_of, has_red_flag, rating_of
from bot.units import KG_PER_POUND

Status = Literal["done", "planned", "skipped"]
Loose = Literal["", "unsaid", "day"]
"""What of its time was not said: nothing, all of it, or the hour of its day."""

NOTE: Final = 1500
"""How many characters of what was not understood are kept."""
PLAN_HOUR: Final = 18  # [H] a plan of which only the day was said
ASKING: Final = re.compile(
    r"\?|\b(?:can|may|could|should|shall|is it|would it|am) (?:i|we|ok|fine|safe|good|wise)\b", re.IGNORECASE
)
SUPPOSING: Final = re.compile(
    r"\b(?:if|suppose|supposing|imagine|assuming|hypothetically|what about|how long|how soon|"
    r"(?:after|before|since) (?!work|lunch|breakfast|dinner|school|class|noon|\d))\b",
    re.IGNORECASE,
)
"""What makes a session of a question one to think of, not one that took place."""
_SETS: Final = re.compile(
    r"^(?P<name>[^\d@,;:]*[^\W\d_][^\d@,;:]*?)[ :]+(?P<sets>\d{1,2}) ?[x×] ?(?P<reps>\d{1,3})\b"
    r"(?:.*?(?:@ ?)?(?P<pct>\d{1,3}(?:\.\d)?) ?%)?(?:.*?(?P<weight>\d{1,4}(?:[.,]\d{1,2})?) ?(?P<unit>kg|lbs?)\b)?",
    re.IGNORECASE,
)
_TOLD_ROW: Final = re.compile(
    r"[^\d@,;:]*[^\W\d_][^\d@,;:]*?[ :]+\d{1,2} ?[x×] ?\d{1,3}\b(?: ?@? ?\d{1,4}(?:\.\d{1,2})? ?(?:%|(?:kg|lbs?)\b))?",
    re.IGNORECASE,
)
_IN_MINUTES: Final = re.compile(r"\bin (?=\d{1,3} ?(?:min|h\b|hour))", re.IGNORECASE)
"""What is no time ahead, where something done is told: 8k in 45 min."""
_NAME: Final = r"(?:an? |the )?(?P<{}>[\w' /-]{{2,60}}?)"
_HALF: Final = r"(?:leg|lower body|upper body)"
_CORRECTING: Final = re.compile(
    rf"^\W*(?:(?:is|are) {_NAME.format('one')}(?: really)? an? {_HALF} (?:exercise|lift|movement)|"
    rf"(?:is|are) {_NAME.format('many')}(?: really)? {_HALF} (?:exercises|work|lifts|movements)|"
    rf"(?:does|do) {_NAME.format('counted')} count (?:as|for) (?:an? )?(?:legs?|upper body)(?: exercises?| work)?)\W*$",
    re.IGNORECASE,
)
_NOBODY: Final = frozenset("it this that these those they running a run".split())


class ToldOne(NamedTuple):
    """One session as it goes into the log. `loose` tells what of its time had to be guessed."""

    status: Status
    what: Session
    loose: Loose = ""


class Telling(NamedTuple):
    """What words tell: sessions, what was not understood of them, and whether there is a question in them too."""

    sessions: tuple[ToldOne, ...]
    note: str | None
    asks: bool
    query: SessionQuery
    words: str = ""


def by_command(words: str, asker: Asker) -> Telling:
    """The words behind `/trained`, which begins their sentence: `8k easy` is "did 8k easy"."""
    asks = ASKING.search(words) is not None
    heard = _heard(words, asker, tells=True)
    query = heard.query
    if asks or query.other_sport:
        return _telling(heard, words, asker, asks=asks and query.intent in INTENTS.values())
    if query.intent in INTENTS.values() or not any(_is_told(one) for one in query.sessions):
        completed = _read(f"did {_IN_MINUTES.sub('', heard.words)}", asker)
        if completed.intent in INTENTS.values():
            query = _told_not_asked(completed, asker)
        elif completed.sessions:
            query = completed
    return _telling(heard._replace(query=query), words, asker, asks=False)


def _is_told(told: ToldSession) -> bool:
    """Whether it stands by itself: elsewhere "legs" alone is a wish, here it was done."""
    return told.status != "planned" or told.when.shape != "unspecified"


def by_message(words: str, asker: Asker) -> Telling:
    """What a direct message tells. A question tells what was done, not what it supposes; its plans are asked about."""
    heard = _heard(words, asker)
    query = heard.query
    asks = query.intent in INTENTS.values() or query.intent == "report_soreness"
    if asks:
        past = [one for one in query.sessions if one.status != "planned" or (one.ends_at and one.ends_at <= asker.now)]
        took_place = () if SUPPOSING.search(words) else tuple(past)
        heard = heard._replace(query=query.model_copy(update={"sessions": took_place}))
    elif query.intent == "plan" and "?" in words:  # "which day for legs this week?"
        told = tuple(one for one in query.sessions if one.status != "planned")
        heard = heard._replace(query=query.model_copy(update={"sessions": told}))
    return _telling(heard, words, asker, asks=asks)


def beside(query: SessionQuery) -> tuple[ToldSession, ...]:
    """The sessions that a question tells beside the one that it asks for; none where it only supposes them."""
    if SUPPOSING.search(query.text) or query.other_sport or has_red_flag(query):
        return ()
    return tuple(one for one in query.sessions if one.status != "planned" or one.when != query.when)


def of_answer(query: SessionQuery, asker: Asker) -> Telling:
    """What a question told beside what it asked, when its person wants that logged."""
    told = query.model_copy(update={"sessions": beside(query)})
    return _telling(_Heard(told, query.text, (), query.unread), query.text, asker, asks=True)


def asked_exercise(words: str) -> str | None:
    """The exercise of "is hip thrust a leg exercise?", in lower case; None where nothing of the kind is asked."""
    found = _CORRECTING.match(words.strip())
    name = exercise_name(found["one"] or found["many"] or found["counted"]) if found else ""
    return None if name in _NOBODY else name or None


def exercise_name(name: str) -> str:
    """An exercise's name as the log writes it, so that a correction finds it."""
    return re.sub(r"\s+", " ", name).strip(" '-/").casefold()


def exercises_of(text: str) -> tuple[Exercise, ...]:
    """Exercises, one a line or between commas, as they are typed into a form: squats 5x5 @80%.

    Names that nobody knows are kept: then the rules ask what they train.
    """
    return tuple(row for piece in re.split(r"[\n;]+|,(?!\d)", text) if (row := _row(piece.strip())) is not None)


def _row(piece: str) -> Exercise | None:
    if not re.search(r"[^\W\d_]{2}", piece):
        return None
    found = _SETS.match(piece)
    if found is None:
        return Exercise(name=exercise_name(piece)[:200])
    weight = float(found["weight"].replace(",", ".")) if found["weight"] else None
    if weight and found["unit"].lower() != "kg":
        weight = round(weight * KG_PER_POUND, 2)
    return Exercise(
        name=exercise_name(found["name"])[:200],
        sets=int(found["sets"]),
        reps=int(found["reps"]),
        pct_1rm=min(200.0, float(found["pct"])) if found["pct"] else None,
        weight_kg=min(2000.0, weight) if weight else None,
    )


def _read(words: str, asker: Asker) -> SessionQuery:
    return read(words, asker.now, zone_of(asker.tz), day_first=asker.day_first)


def _told_not_asked(query: SessionQuery, asker: Asker) -> SessionQuery:
    """What elsewhere would be asked for is told here: as done or, ahead of now, as planned."""
    told = ToldSession(
        kind="legs" if query.intent == "ask_lift" else "run",
        status="planned" if query.starts_at and query.starts_at > asker.now else "done",
        when=query.when if query.starts_at else UNSPECIFIED,
        starts_at=query.starts_at,
        ends_at=query.ends_at,
        run_kind=query.run_kind,
        intensity=query.intensity,
        duration_min=query.duration_min,
        distance_km=query.distance_km,
        rpe=query.rpe,
    )
    if told.status == "done":
        told = told.model_copy(update={"when": UNSPECIFIED, "starts_at": None, "ends_at": None})
    others = tuple(one for one in query.sessions if one.kind != told.kind or one.when != told.when)
    return query.model_copy(update={"sessions": (*others, told)})


class _Heard(NamedTuple):
    """A telling as it was read: without the exercises that nobody knows, whose numbers would go to their neighbours."""

    query: SessionQuery
    words: str
    rows: tuple[Exercise, ...] = ()
    unread: tuple[str, ...] = ()
    stops: bool = False
    feels: bool = False


def _heard(words: str, asker: Asker, *, tells: bool = False) -> _Heard:
    """`tells`: by their place the words tell of training, so that "blorft 3x12" can be nothing but an exercise."""
    query = _read(words, asker)
    stops, feels = has_red_flag(query), query.soreness is not None
    nothing = tells and query.intent == "none" and not query.other_sport
    found = list(_unknown_rows(words, None if nothing else query.unread))
    if stops or not found or query.intent in INTENTS.values():
        return _Heard(query, words, (), query.unread, stops, feels)
    rows = tuple(row for _, row in found)
    rest = words
    for said, _ in found:
        rest = rest.replace(said, "", 1)
    read_again = _read(rest, asker)
    if not read_again.sessions:
        read_again = _read(f"did legs {rest}", asker)
    unread = tuple(word for word in query.unread if not any(word in row.name for row in rows))
    return _Heard(read_again, rest, rows, unread, stops, feels)


def _telling(heard: _Heard, words: str, asker: Asker, *, asks: bool) -> Telling:
    query = heard.query
    if heard.stops:  # nothing else is talked of then, so nothing is logged either
        return Telling((), None, True, query, words)  # noqa: FBT003  it is answered
    if query.other_sport:
        return Telling((), None, asks, query, words)
    zone = zone_of(asker.tz)
    asks = asks or heard.feels  # how somebody feels is answered, whatever else is told
    sessions = list(_with_rows([_one(told, asker.now, zone) for told in query.sessions], heard.rows))
    if not sessions:
        return Telling((), None if asks else words[:NOTE], asks, query, words)
    rest = [words[LONGEST:]] if query.truncated else []
    note = " ".join([", ".join(heard.unread), *rest]).strip()
    return Telling(tuple(dict.fromkeys(sessions)), note[:NOTE] or None, asks, query, words)


def _unknown_rows(words: str, unread: tuple[str, ...] | None) -> Iterator[tuple[str, Exercise]]:
    """Exercises of names that nobody knows (None: of any), told with their sets: the words, and the row of them."""
    for piece in re.split(r"[\n;,]+|\band\b", words) if unread is None or unread else ():
        said = _TOLD_ROW.match(piece.strip())
        row = _row(said.group()) if said else None
        if said is not None and row is not None and (unread is None or any(word in row.name for word in unread)):
            yield said.group(), row


def _with_rows(sessions: list[ToldOne], rows: tuple[Exercise, ...]) -> Iterator[ToldOne]:
    """The rows go to the last leg session that tells exercises."""
    for one in reversed(sessions):
        if rows and isinstance(one.what, LegSession) and one.status == "done":
            what = one.what.model_copy(update={"exercises": (*(one.what.exercises or ()), *rows), "body": None})
            sessions[sessions.index(one)] = one._replace(what=what)
            break
    yield from sessions


def _one(told: ToldSession, now: datetime, zone: ZoneInfo) -> ToldOne:
    length = _length(told)
    if told.status == "skipped":
        start = told.starts_at or now
        return ToldOne("skipped", _session(told, min(start, now), min(start, now) + length))
    ahead = bounds(told.when, now, zone) if told.status == "done" and told.when.shape != "date" else None
    if ahead is not None and ahead[0] > now:  # "legs today at 18:00", at noon: by its words done, by its time a plan
        told = told.model_copy(update={"status": "planned", "starts_at": ahead[0], "ends_at": ahead[1]})
    begun = told.starts_at is not None and told.starts_at < now  # "legs this morning", in the morning: done
    if told.status == "planned" and not begun:
        return _planned(told, length, now, zone)
    return _done(told, length, now)


def _done(told: ToldSession, length: timedelta, now: datetime) -> ToldOne:
    """It ended at the end of the time told, but not after now; with no time told, just now: the careful reading."""
    start, end = told.starts_at, told.ends_at
    if start is None or end is None:
        return ToldOne("done", _session(told, now - length, now), "unsaid")
    if told.when.shape == "range" and end - start <= SPAN and end <= now:
        return ToldOne("done", _session(told, start, end))
    if end == start:
        end += length
    end = min(end, now)
    return ToldOne("done", _session(told, end - length, end), "day" if told.when.shape == "date" else "")


def _planned(told: ToldSession, length: timedelta, now: datetime, zone: ZoneInfo) -> ToldOne:
    """A loose time counts from its start to its end; of a bare day an hour is guessed, and asked about."""
    start, end = told.starts_at, told.ends_at
    if start is None or end is None:
        return ToldOne("planned", _session(told, now + HOUR, now + HOUR + length), "unsaid")
    if told.when.shape == "date" or end - start > SPAN:
        at = start.astimezone(zone).replace(hour=PLAN_HOUR, minute=0, second=0, microsecond=0)
        at = at if at > now else now + HOUR
        return ToldOne("planned", _session(told, at, at + length), "day")
    if told.kind == "run" or start == end or told.duration_min or told.when.shape == "either":
        return ToldOne("planned", _session(told, max(start, now), max(start, now) + length))
    return ToldOne("planned", _session(told, start, end))


def _length(told: ToldSession) -> timedelta:
    """How long it took: as said, else by its distance, else what is usual."""
    if told.duration_min:
        return timedelta(minutes=min(told.duration_min, 2880))
    if told.kind == "legs":
        return HOUR
    if told.distance_km:
        return timedelta(minutes=min(round(told.distance_km * MINUTES_PER_KM), 2880))
    return timedelta(minutes=KINDS[told.run_kind or RunKind.UNKNOWN].minutes)


def _session(told: ToldSession, start: datetime, end: datetime) -> Session:
    """What was told, and nothing that was guessed but its times, to the second."""
    start, end = start.replace(microsecond=0), end.replace(microsecond=0)
    if told.kind == "legs":
        rows = tuple(exercise_of(row) for row in told.exercises) or None
        return LegSession(
            start=start, end=end, hardness=rating_of(told), body=told.body, exercises=_real(rows, told.exercises)
        )
    return Run(
        start=start,
        end=end,
        run_kind=told.run_kind,
        duration_min=told.duration_min,
        distance_km=told.distance_km,
        intensity=_own_intensity(told),
        rpe=told.rpe,
    )


def _real(rows: tuple[Exercise, ...] | None, told: tuple[ToldExercise, ...]) -> tuple[Exercise, ...] | None:
    """Words for a whole half of the body are no exercises: "upper body", "chest and back"."""
    named = tuple(row for row, one in zip(rows or (), told, strict=True) if one.name not in {"upper body", "legs"})
    return named or None


def _own_intensity(told: ToldSession) -> Intensity | None:
    """The intensity where it says something else than the kind does."""
    usual = KINDS[told.run_kind or RunKind.UNKNOWN].intensity
    return told.intensity if told.intensity is not usual and told.run_kind is not RunKind.STRIDES else None
