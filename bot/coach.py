"""The services in verbs. `ask` answers one message: it reads the words, gathers what they tell, and asks the rules."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from pydantic import BaseModel, ConfigDict

from advice.engine import advise
from advice.models import Asked, Training, Verdict, zone_of
from advice.nouns import Decision, Pain, RunKind
from advice.openings import openings
from advice.soreness import fresh_level
from bot.echo import echo, kind_name
from bot.language.parse import read
from bot.language.query import SessionQuery
from bot.language.when import When, bounds
from bot.policy import PolicyLine, direct, gap_needed, policy
from bot.training import Asker, asked_of, last_end, training_of

TOLERANCE: Final = timedelta(minutes=15)
ASKING: Final = frozenset({"ask_run", "ask_lift", "report_soreness"})
SHOWING: Final = frozenset({"log_run", "log_leg", "plan"})
DAY_HOUR: Final = 6  # [H] a day hung on a leg day is judged from 06:00

WORDS: Final[dict[str, str]] = {
    "log_run": "I keep no log yet, so nothing is stored. This is what is open when after it.",
    "log_leg": "I keep no log yet, so nothing is stored. This is what is open when after it.",
    "plan": "I can't plan a week yet. This is what is open when.",
    "summary": "There is no log yet to sum up. Tell me what you did and ask what you can do next.",
    "settings": "I can't keep settings yet. Say it with the question, or use --goal and --level.",
    "help": 'Ask in plain words: "sprints tomorrow morning? heavy squats last night, legs 4/10".',
    "none": 'I only know running and leg day. Try: "easy 5k tonight? squats yesterday, legs 3/10".',
}
OTHER_SPORT: Final = "I have no rules for {sport}, so I won't guess. What I know is running and lifting legs."
GAP: Final = "{kind} without limits: {hours:g} h after the end of a hard leg day."
PAST: Final = "That time has passed, so there is nothing to decide. Ask about a time from now on."
STALE: Final = "How your legs feel now does not count for a time that far off. Tell me again when it is near."
ELSEWHERE: Final = (
    "Pain away from legs and hips limits nothing here. Does it hurt when you run? Then stop, and have it seen."
)
TOO_LONG: Final = "I read the first 500 characters. Say the rest in a second message."


class Answer(BaseModel):
    """What a person gets back: how the words were read, the verdict if one is due, and what is open when."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    read: SessionQuery
    echo: str
    verdict: Verdict | None = None
    also: tuple[Verdict, ...] = ()
    within: datetime | None = None
    openings: tuple[tuple[RunKind, datetime | None], ...] = ()
    open_from: datetime | None = None
    policy: tuple[PolicyLine, ...] = ()
    notes: tuple[str, ...] = ()
    words: str | None = None
    tz: str


def ask(text: str, asker: Asker) -> Answer:
    """Answer one message of `asker`, as of their now."""
    query = read(text, asker.now, zone_of(asker.tz))
    notes = [*query.assumptions, *query.ambiguous, *((TOO_LONG,) if query.truncated else ())]
    answer = Answer(read=query, echo=echo(query, zone_of(asker.tz)), tz=asker.tz)
    if _has_red_flag(query):
        return _judged(answer, asker, asker.now, notes)
    if query.intent not in ASKING:
        return _not_asking(answer, asker, notes)
    if query.starts_at is not None and (query.ends_at or query.starts_at) < asker.now - TOLERANCE:
        return _with(answer, notes, words=PAST)
    if _is_policy(query):
        return _policy(answer, asker, notes)
    return _judged(answer, asker, max(asker.now, query.starts_at or asker.now), notes)


def _with(answer: Answer, notes: Iterable[str], **parts: object) -> Answer:
    return answer.model_copy(update={**parts, "notes": tuple(dict.fromkeys(notes))})


def _has_red_flag(query: SessionQuery) -> bool:
    return query.soreness is not None and query.soreness.pain not in {None, Pain.DULL}


def _is_policy(query: SessionQuery) -> bool:
    """Whether the question hangs on a leg day of which no date is known."""
    dated = any(told.kind == "legs" and told.status != "skipped" and told.starts_at for told in query.sessions)
    if query.when.shape == "leg":
        return not dated
    return query.when.shape == "general" and not dated and query.soreness is None


def _judged(answer: Answer, asker: Asker, at: datetime, notes: list[str]) -> Answer:
    """The verdict on the asked session; a range is judged at its start, the most careful reading."""
    query = answer.read
    training = training_of(query, asker, at, notes)
    if query.when.shape == "leg":
        at = _hung(query.when, training, at)
    asked = asked_of(query, at, notes)
    verdict = advise(asked, training)
    if _will_be_stale(training, asked):
        notes.append(STALE)
    if _has_red_flag(query) and "red_flag" not in verdict.flags:
        notes.append(ELSEWHERE)
    return _with(
        answer,
        notes,
        verdict=verdict,
        also=_other_time(query.when, asked, training),
        within=_within(query, verdict),
        openings=tuple(openings(at, training).items()) if _wants_openings(verdict) else (),
        open_from=at,
    )


def _will_be_stale(training: Training, asked: Asked) -> bool:
    """Whether the legs are sore now, but the asked time is too far off for that to count."""
    sore_now = bool(fresh_level(training.soreness, training.now))
    return sore_now and fresh_level(training.soreness, asked.at) is None


def _wants_openings(verdict: Verdict) -> bool:
    general = verdict.asked.kind == "run" and verdict.asked.run_kind is None
    return general and verdict.decision is not Decision.GO and "red_flag" not in verdict.flags


def _within(query: SessionQuery, verdict: Verdict) -> datetime | None:
    """Where inside the asked range it opens."""
    opens, ends = verdict.earliest_ok, query.ends_at
    return opens if opens and ends and query.when.shape != "either" and opens <= ends else None


def _other_time(when: When, asked: Asked, training: Training) -> tuple[Verdict, ...]:
    """The verdict on the later of two times that were asked about."""
    if when.shape != "either":
        return ()
    both = [bounds(one, training.now, zone_of(training.tz)) for one in (when.first, when.last) if one is not None]
    later = [times[0] for times in both if times is not None and times[0] > asked.at]
    return (advise(asked.model_copy(update={"at": max(later)}), training),) if later else ()


def _hung(when: When, training: Training, at: datetime) -> datetime:
    """The instant of a time hung on the latest leg session told."""
    end = last_end((*training.history, *training.planned))
    if end is None or when.leg_offset is None or when.leg_before:
        return at
    if when.leg_unit == "h" or not when.leg_offset:
        return max(at, end + timedelta(hours=when.leg_offset))
    day = end.astimezone(zone_of(training.tz)) + timedelta(days=when.leg_offset)
    return max(at, day.replace(hour=DAY_HOUR, minute=0, second=0, microsecond=0).astimezone(UTC))


def _policy(answer: Answer, asker: Asker, notes: list[str]) -> Answer:
    """What holds after any hard leg day, and how that bears on the session asked about."""
    training = training_of(answer.read, asker, asker.now, [])
    gap = gap_needed(answer.read, training)
    words = None if gap is None else GAP.format(kind=kind_name(answer.read.run_kind), hours=gap)
    return _with(answer, notes, words=words, verdict=direct(answer.read, training), policy=policy(training))


def _not_asking(answer: Answer, asker: Asker, notes: list[str]) -> Answer:
    query = answer.read
    if query.other_sport:
        return _with(answer, notes, words=OTHER_SPORT.format(sport=query.other_sport))
    if query.intent not in SHOWING:
        return _with(answer, notes, words=WORDS[query.intent])
    training = training_of(query, asker, asker.now, notes)
    opens = tuple(openings(asker.now, training).items())
    return _with(answer, notes, words=WORDS[query.intent], openings=opens, open_from=asker.now)
