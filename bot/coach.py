"""The services in verbs. Each reads words, gathers what they tell, asks the rules, and gives an `Answer`.

`ask` answers a message, `ask_in_general` a command without words, `ask_about` the asker's question about somebody
else's message, and `ask_again` the same question for another time or another kind of run.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from pydantic import BaseModel, ConfigDict

from advice.engine import advise
from advice.models import Asked, Training, Verdict, zone_of
from advice.nouns import Decision, RunKind
from advice.openings import openings
from advice.soreness import fresh_level, stops_training
from bot.asking import Subject, by_command, in_general, of_others
from bot.echo import echo, feeling_in_words, kind_name
from bot.language.parse import read
from bot.language.query import SessionQuery, ToldSoreness
from bot.language.when import When, bounds
from bot.policy import PolicyLine, direct, gap_needed, policy
from bot.training import Asker, asked_of, has_red_flag, last_end, open_pain, training_of
from bot.units import METRIC, Units

TOLERANCE: Final = timedelta(minutes=15)
ASKING: Final = frozenset({"ask_run", "ask_lift", "report_soreness"})
SHOWING: Final = frozenset({"log_run", "log_leg", "plan"})
DAY_HOUR: Final = 6  # [H] a day hung on a leg day is judged from 06:00

WORDS: Final[dict[str, str]] = {
    "log_run": "That asks nothing, so this is what is open when after it. In Slack, `/trained` logs what you did.",
    "log_leg": "That asks nothing, so this is what is open when after it. In Slack, `/trained` logs what you did.",
    "plan": "I can't plan a week yet. This is what is open when.",
    "summary": "In Slack, `/canirun review` tells how your week was. Here, ask what you can do next.",
    "settings": "In Slack, `/canirun set` keeps settings. Here, say it along: I train for strength, I'm a beginner.",
    "help": 'Ask in plain words: "sprints tomorrow morning? heavy squats last night, legs 4/10".',
    "none": 'I only know running and leg day, in English. Try: "easy 5k tonight? squats yesterday", or say help.',
}
OTHER_SPORT: Final = "I have no rules for {sport}, so I won't guess. What I know is running and lifting legs."
GAP: Final = "{kind} without limits: {hours:g} h after the end of a hard leg day."
PAST: Final = "That time has passed, so there is nothing to decide. Ask about a time from now on."
STALE: Final = "How your legs feel now does not count for a time that far off. Tell me again when it is near."
ELSEWHERE: Final = (
    "Pain away from legs and hips limits nothing here. Does it hurt when you run? Then stop, and have it seen."
)
NO_SESSION: Final = (
    "I found no run and no leg session in that message, so there is nothing to judge. "
    'It works on something like "8k easy tomorrow at 7".'
)
TOO_LONG: Final = "I read the first 500 characters. Say the rest in a second message."


class Answer(BaseModel):
    """What a person gets back: how the words were read, the verdict if one is due, and what is open when.

    `training` is what the verdict rests on, so that the question can be asked again; `hours12` is the asker's clock;
    `logged` are the ids of the sessions that its words brought into the log. `pain_since` is when
    the pain was told that counts although this message does not tell it.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    read: SessionQuery
    echo: str
    training: Training | None = None
    verdict: Verdict | None = None
    also: tuple[Verdict, ...] = ()
    within: datetime | None = None
    openings: tuple[tuple[RunKind, datetime | None], ...] = ()
    open_from: datetime | None = None
    policy: tuple[PolicyLine, ...] = ()
    notes: tuple[str, ...] = ()
    words: str | None = None
    pain_since: datetime | None = None
    tz: str
    hours12: bool = False
    units: Units = METRIC
    logged: tuple[str, ...] = ()


def ask(text: str, asker: Asker, *, command: Subject | None = None) -> Answer:
    """Answer one message of `asker`, as of their now; behind a command the words complete its sentence.

    Without a command they do so only where they say nothing by themselves: "easy run tonight".
    """
    query = read(text, asker.now, zone_of(asker.tz), day_first=asker.day_first) if command is None else None
    if query is None or query.intent == "none":
        query = by_command(text, asker, command or "run")
    return _answered(query, asker)


def ask_in_general(asker: Asker, subject: Subject) -> Answer:
    """What is open now, and when each kind of run opens."""
    answer = _answered(in_general(subject), asker)
    if subject == "legs" or answer.training is None or answer.openings:
        return answer
    return answer.model_copy(update={"openings": tuple(openings(asker.now, answer.training).items())})


def ask_with(feeling: ToldSoreness, asker: Asker) -> Answer:
    """What is open now for somebody who has just said how they feel."""
    query = in_general("run")
    return _answered(query.model_copy(update={"soreness": feeling, "text": feeling_in_words(feeling)}), asker)


def ask_without_pain(answer: Answer, now: datetime) -> Answer:
    """Ask the question of `answer` again, as of `now`, for a person who says that the pain is resolved.

    Raises:
        ValueError: the answer judged nothing that could be asked again.
    """
    if answer.training is None or answer.training.soreness is None:
        raise ValueError("this answer rests on no pain")
    soreness = answer.training.soreness
    told = soreness.model_copy(update={"pain": None}) if soreness.level else None
    training = answer.training.model_copy(update={"soreness": told})
    read = answer.read.model_copy(update={"soreness": ToldSoreness(category="none", resolved=True)})
    return ask_again(answer.model_copy(update={"training": training, "read": read, "pain_since": None}), now)


def ask_about(text: str, told_at: datetime, asker: Asker) -> Answer:
    """Answer the asker's own question about a message that somebody else wrote at `told_at` (aware)."""
    query = of_others(text, told_at, asker)
    if query is not None:
        return _answered(query, asker)
    return Answer(read=SessionQuery(text=text, intent="none"), echo="", words=NO_SESSION, tz=asker.tz)


def ask_again(answer: Answer, now: datetime, *, at: datetime | None = None, kind: RunKind | None = None) -> Answer:
    """Ask the question of `answer` again, as of `now`: for another time (aware), or for another kind of run.

    Raises:
        ValueError: the answer judged nothing that could be asked again.
    """
    if answer.verdict is None or answer.training is None:
        raise ValueError("this answer holds no verdict")
    query, asker = answer.read, Asker(now, answer.tz, hours12=answer.hours12, units=answer.units)
    at = max(now, at or answer.verdict.asked.at)
    changes: dict[str, object] = {"when": When(shape="instant", at=at.astimezone(zone_of(answer.tz)))}
    asked = answer.verdict.asked.model_copy(update={"at": at})
    if kind is not None:
        own = {"run_kind": kind, "intensity": None, "rpe": None}
        changes |= {**own, "stated_intensity": None}
        asked = asked.model_copy(update=own)
    query = query.model_copy(update={**changes, "starts_at": at, "ends_at": at})
    training = answer.training.model_copy(update={"now": now})
    begun = _begun(query, asker).model_copy(update={"pain_since": answer.pain_since, "logged": answer.logged})
    return _judged(begun, training, asked, [])


def _answered(query: SessionQuery, asker: Asker) -> Answer:
    notes = [*asker.notes, *query.assumptions, *query.ambiguous, *((TOO_LONG,) if query.truncated else ())]
    answer = _begun(query, asker)
    if has_red_flag(query) or (_in_pain(query, asker) and (query.intent in SHOWING or _is_policy(query))):
        return _asked_at(answer, asker, asker.now, notes)
    if query.intent not in ASKING:
        return _not_asking(answer, asker, notes)
    if query.starts_at is not None and (query.ends_at or query.starts_at) < asker.now - TOLERANCE:
        return _with(answer, notes, words=PAST)
    if _is_policy(query):
        return _policy(answer, asker, notes)
    return _asked_at(answer, asker, max(asker.now, query.starts_at or asker.now), notes)


def _begun(query: SessionQuery, asker: Asker) -> Answer:
    told_back = echo(query, zone_of(asker.tz), hours12=asker.hours12, units=asker.units)
    return Answer(read=query, echo=told_back, tz=asker.tz, hours12=asker.hours12, units=asker.units)


def _with(answer: Answer, notes: Iterable[str], **parts: object) -> Answer:
    return answer.model_copy(update={**parts, "notes": tuple(dict.fromkeys(notes))})


def _in_pain(query: SessionQuery, asker: Asker) -> bool:
    """Whether a pain that was told before still stops all training."""
    pain = open_pain(query.soreness, asker.known)
    return pain is not None and stops_training(pain)


def _is_policy(query: SessionQuery) -> bool:
    """Whether the question hangs on a leg day of which no date is known."""
    dated = any(told.kind == "legs" and told.status != "skipped" and told.starts_at for told in query.sessions)
    if query.when.on_legs:
        return not dated
    return query.when.shape == "general" and not dated and query.soreness is None


def _asked_at(answer: Answer, asker: Asker, at: datetime, notes: list[str]) -> Answer:
    """The answer about one time; a range is judged at its start, the most careful reading."""
    query = answer.read
    training = training_of(query, asker, at, notes)
    if query.when.shape == "leg":
        at = _hung(query.when, training, at)
    answer = answer.model_copy(update={"pain_since": _pain_since(training, asker, query)})
    return _judged(answer, training, asked_of(query, at, notes, asker.units), notes)


def _pain_since(training: Training, asker: Asker, query: SessionQuery) -> datetime | None:
    """When the pain was told that counts here, where an earlier message told it."""
    pain, counts = open_pain(query.soreness, asker.known), training.soreness
    if pain is None or counts is None or (counts.pain, counts.site) != (pain.pain, pain.site):
        return None
    return pain.at if stops_training(pain) and not has_red_flag(query) else None


def _judged(answer: Answer, training: Training, asked: Asked, notes: list[str]) -> Answer:
    """The verdict on the asked session, and what else the question wants to know."""
    query, verdict = answer.read, advise(asked, training)
    if _will_be_stale(training, asked):
        notes.append(STALE)
    if has_red_flag(query) and "red_flag" not in verdict.flags:
        notes.append(ELSEWHERE)
    return _with(
        answer,
        notes,
        training=training,
        verdict=verdict,
        also=_other_time(query.when, asked, training),
        within=_within(query, verdict),
        openings=tuple(openings(asked.at, training).items()) if _wants_openings(verdict) else (),
        open_from=asked.at,
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
    return _with(answer, notes, words=WORDS[query.intent], training=training, openings=opens, open_from=asker.now)
