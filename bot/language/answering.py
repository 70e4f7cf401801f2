# ruff: noqa: PLR0913, PLR0917 - the parts of one query
# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""The query itself: its time, its kind, its quantities and its sessions, once the intent is known."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from advice.nouns import Hardness, Intensity, RunKind
from bot.language import intents, tenses
from bot.language.anchors import hours_after_legs, read_anchor
from bot.language.calendar_words import same
from bot.language.deciding import other_sport
from bot.language.drafts import Draft
from bot.language.exercises import told_exercises
from bot.language.goals import read_goal, read_level, read_squat_max
from bot.language.hearing import Heard
from bot.language.lexicon import INTENSITIES
from bot.language.loads import rate
from bot.language.query import Intent, SessionQuery, ToldSession
from bot.language.reading import Line
from bot.language.soreness import category_of_words
from bot.language.spans import holds_any
from bot.language.stamps import Tense, resolve
from bot.language.telling import latest, told
from bot.language.timing import when_of
from bot.language.when import GENERAL, UNSPECIFIED, When, bounds, done_bounds, on_date

_AMBIENT_FAMILIES: Final = 2
_AMBIENT_POINTS: Final = 4
_STATED: Final = (
    (Intensity.HIGH, ("hard", "fast", "out", "max", "intens", "high", "full", "race", "balls"), re.compile(r"\b(?:hard|fast|all[ -]out|flat out|max effort|intense|high intensity|high effort|full gas|race effort|balls to the wall) (?:run|\w* ?~|\d|5k|10k|effort|jog|pace|miles?|session|treadmill|mile|parkrun)|\b(?:go|going|run|running|ran|did)(?: ~+)? (?:it )?(?:really |super |too |very )?(?:hard|fast|all out|flat out)\b|\bhard effort\b")),
    (Intensity.MODERATE, ("moderate", "medium", "steady"), re.compile(r"\b(?:moderate|medium|steady) (?:run|effort|pace|intensity|5k|10k|~|jog)")),
    (Intensity.LOW, ("eas", "slow", "gent", "light", "relax", "convers", "recovery", "chill", "zone", "low"), re.compile(r"\b(?:easy|slow|gentle|light|relaxed|conversational|recovery|chill|super easy) (?:pace|effort|intensity|run|jog|\d|~|miles?|5k|10k|on)|\b(?:run|jog|go|running|ran|keep it|take it)(?: ~+)? (?:really |super |very )?(?:easy|slow|slowly|gently)\b|\b(?:easily|slowly|zone [12]|low intensity)\b")),
)  # fmt: skip
_UNREAD_SHOWN: Final = 8
_LOGS: Final = frozenset({"log_run", "log_leg", "report_soreness"})


def answer(heard: Heard, intent: Intent, *, kept: str, truncated: bool) -> SessionQuery:
    """The whole query. Talk that is not training keeps nothing but its red flags."""
    line, soreness = heard.line, heard.soreness
    sport = other_sport(heard) if intent == "none" else None
    if intent == "none" and sport is None:
        keeps = soreness if soreness is not None and soreness.pain is not None else None
        return SessionQuery(text=kept, intent=intent, soreness=keeps, truncated=truncated)
    if intent in {"help", "settings", "summary"}:
        return _about_the_product(heard, intent, kept=kept, truncated=truncated)
    done = told(heard)[0] if intent in _LOGS else []
    main = _main(heard, intent, sport, done)
    default: Tense = -1 if intent in _LOGS else 1
    _settle_today(heard, intent)
    tenses.time_all(heard.drafts, tenses.About(line, heard.now, main, default, intent == "plan"))
    _told_statuses(heard, done)
    when = when_of(heard, intent, main)
    _sequence(heard, intent, main)
    for draft in heard.drafts:
        if draft.kind == "legs":
            rate(draft, line)
    _anchored_legs(heard, main, when)
    if (
        main is not None
        and main.when is UNSPECIFIED
        and when.dated
        and intent in {"log_run", "log_leg", "ask_lift", "plan", "ask_run"}
    ):
        main.when = when
    kind = _kind(heard, intent, main, sport)
    return _filled(heard, intent, main, when, kind, sport, kept=kept, truncated=truncated)


def _filled(
    heard: Heard,
    intent: Intent,
    main: Draft | None,
    when: When,
    kind: RunKind | None,
    sport: str | None,
    *,
    kept: str,
    truncated: bool,
) -> SessionQuery:
    line = heard.line
    stated = _stated(heard, main)
    span = (done_bounds if intent in _LOGS else bounds)(when, heard.now.local, heard.now.zone)
    implied = INTENSITIES.get(kind) if kind is not None else None
    rpe = next((one.value for one in line.having("rpe")), None)
    return SessionQuery(
        text=kept,
        intent=intent,
        run_kind=kind,
        intensity=(stated or implied)
        if kind is None or (stated is Intensity.HIGH and implied is not Intensity.LOW)
        else implied,
        stated_intensity=stated,
        when=when,
        starts_at=span[0] if span is not None else None,
        ends_at=span[1] if span is not None else None,
        duration_min=_duration(line, main),
        distance_km=_distance(line, main),
        ascent_m=next((round(one.value, 1) for one in line.having("climb")), None),
        rpe=rpe if intent in {"ask_run", "log_run"} and rpe is not None and rpe <= 10 else None,  # noqa: PLR2004 - of ten
        soreness=heard.soreness,
        goal=read_goal(line.words),
        level=read_level(line.words),
        squat_1rm_kg=read_squat_max(line.words, line.having("weight")),
        sessions=_sessions(heard, intent, main),
        other_sport=sport,
        ambiguous=_ambiguous(line, when),
        assumptions=_assumptions(heard, main, when),
        unread=line.unread()[:_UNREAD_SHOWN],
        ambient=_ambient(heard, intent),
        truncated=truncated,
    )


def _about_the_product(heard: Heard, intent: Intent, *, kept: str, truncated: bool) -> SessionQuery:
    when = UNSPECIFIED
    if intent == "summary" and heard.line.stamps:
        when = resolve(heard.line.stamps[0], -1, heard.now)
    if (
        intent == "help"
        and (heard.soreness is None or heard.soreness.pain is None)
        and re.search(
            r"\bhow (?:tired|sore|stiff|hard) (?:must|is|can|should)|\bwhat counts|\bwhy (?:is|does|wait|should)",
            heard.line.words,
        )
    ):
        when = GENERAL
    span = bounds(when, heard.now.local, heard.now.zone)
    flags = heard.soreness if heard.soreness is not None and heard.soreness.pain is not None else None
    return SessionQuery(
        text=kept,
        intent=intent,
        when=when,
        starts_at=span[0] if span else None,
        ends_at=span[1] if span else None,
        soreness=flags,
        goal=read_goal(heard.line.words),
        level=read_level(heard.line.words),
        squat_1rm_kg=read_squat_max(heard.line.words, heard.line.having("weight")),
        truncated=truncated,
    )


def _main(heard: Heard, intent: Intent, sport: str | None, done: list[Draft]) -> Draft | None:
    """The session that the query is about."""
    if sport is not None:
        return None
    runs = [one for one in heard.drafts if one.kind == "run" and one.lead != "instead of"]
    legs = [one for one in heard.drafts if one.kind == "legs" and not one.upper]
    if intent == "ask_run":
        if heard.asks and heard.target is None and intents.asks_in_general(heard.line):
            runs = [one for one in runs if one.lead not in tenses.HANGS_BEHIND]
        ahead = [one for one in runs if not tenses.is_told(heard.line, heard.now, one)]
        return heard.asked if heard.asked in (runs if heard.asks else ahead) else _last_free(ahead or runs)
    if intent == "ask_lift":
        return heard.asked if heard.asked is not None and heard.asked.kind == "legs" else _last_free(legs)
    if intent in {"log_run", "log_leg"}:
        wanted = runs if intent == "log_run" else legs
        able = [one for one in wanted if one in done] or wanted
        return latest(heard, able) if able else None
    if intent == "report_soreness":
        return _last_free(runs) if runs else None
    return _planned_main(heard, runs, legs)


def _last_free(drafts: list[Draft]) -> Draft | None:
    free = [one for one in drafts if not one.mentions[0].denied and one.lead not in {"after", "if", "from", "with"}]
    able = free or drafts
    kinds = [one for one in able if one.run_kind is not None]
    return (kinds or able)[-1] if able else None


def _planned_main(heard: Heard, runs: list[Draft], legs: list[Draft]) -> Draft | None:
    """In a plan: the first run with a kind that is not a condition, else the first run, else the legs."""
    free = [
        one
        for one in runs
        if one.lead != "if"
        and not one.mentions[0].denied
        and not _if_clause(heard.line, one)
        and not tenses.is_told(heard.line, heard.now, one)
    ]
    named = [one for one in free if one.run_kind is not None]
    if named or free:
        return (named or free)[0]
    return runs[-1] if runs and not legs else legs[0] if legs else None


def _if_clause(line: Line, draft: Draft) -> bool:
    return re.match(r"\s*if (?!ok)", line.segments[draft.segment].text) is not None


def _settle_today(heard: Heard, intent: Intent) -> None:
    """Today's own weekday: in a habit it is today; two readings it has only in a question, in a plan it is the next one."""
    today = heard.now.today
    for draft in heard.drafts:
        stamp = draft.stamp
        if stamp is None or stamp.day is None or stamp.day.other != (today, today):
            continue
        if heard.line.is_habit(stamp):
            draft.stamp = stamp.on(same(today))
        elif intent != "ask_run" or len(heard.drafts) > 1:
            draft.stamp = stamp.on(replace(stamp.day, other=None))


def _told_statuses(heard: Heard, done: list[Draft]) -> None:
    for draft in done:
        if draft.status == "skipped":
            continue
        draft.status = "done" if draft.stamp is None or not draft.stamp.says_tense else draft.status
        if draft.stamp is not None and not draft.stamp.says_tense:
            draft.when = resolve(draft.stamp, -1, heard.now)


def _sequence(heard: Heard, intent: Intent, main: Draft | None) -> None:
    """For "lifted 6:30, sprinted at 5pm": clocks told in a row are of one day."""
    clocked = [
        one
        for one in heard.drafts
        if one.stamp is not None and one.stamp.clock is not None and one.stamp.day is None and one.when.at is not None
    ]
    if intent not in _LOGS or len(clocked) < 2 or main not in clocked or main.when.at is None:  # noqa: PLR2004 - a row
        return
    for one in clocked:
        if one.when.at is not None and one.when.at.date() != main.when.at.date():
            at = one.when.at.replace(year=main.when.at.year, month=main.when.at.month, day=main.when.at.day)
            one.when = When(shape="instant", at=at)


def _anchored_legs(heard: Heard, main: Draft | None, when: When) -> None:
    """For "Friday, but only 24 hours after leg day": the leg session's own day follows from the run's."""
    legs = [one for one in heard.drafts if one.kind == "legs" and one is not main and one.stamp is None]
    day = when.first_day if legs and when.dated else None
    if day is None:
        return
    hours = hours_after_legs(read_anchor(heard.line.words, order=False))
    if hours is not None and hours % 24 == 0:
        legs[0].when = on_date(day - timedelta(days=int(hours // 24)))
        return
    if main is None or main.kind != "run" or main.stamp is None:
        return
    for one in legs:
        if one.status != "skipped" and (
            (one.lead in {"after", "following", "before", "if"} and not _sore_from(heard.line, one))
            or re.search(r"\bthen\b", heard.line.words)
        ):
            one.when = on_date(day)


def _sore_from(line: Line, legs: Draft) -> bool:
    """For "legs were jelly after leg press": a session that only tells where soreness comes from."""
    return category_of_words(line.numberless[line.segments[legs.segment].start : legs.start]) is not None


def _kind(heard: Heard, intent: Intent, main: Draft | None, sport: str | None) -> RunKind | None:
    if sport is not None:
        return None
    if main is not None and main.kind == "run":
        return RunKind.EASY if main.run_kind is None and "c25k" in heard.line.words else main.run_kind
    if intent != "ask_lift":
        return None
    beside = [one for one in heard.drafts if one.kind == "run" and one.run_kind is not None and one.status != "skipped"]
    near = [one for one in beside if (one.when.first_day or heard.now.today) >= heard.now.today]
    return next((one.run_kind for one in near if not _races_anyway(heard.line, one)), None)


def _races_anyway(line: Line, run: Draft) -> bool:
    """For "legs tomorrow if I race sunday": a verb, no kind that is asked about."""
    return run.run_kind is RunKind.RACE and re.search(r"\bi race\b", line.words) is not None


def _stated(heard: Heard, run: Draft | None) -> Intensity | None:
    """The intensity that was said of a run: of several runs, what is said next to one is said of no other."""
    runs = [draft for draft in heard.drafts if draft.kind == "run"]
    for intensity, gate, pattern in _STATED:
        if not holds_any(heard.line.numberless, gate):
            continue
        for said in pattern.finditer(heard.line.numberless):
            if run not in runs or min(runs, key=lambda one: abs(one.start - said.start())) is run:
                return intensity
    return None


def _duration(line: Line, main: Draft | None) -> float | None:
    lengths = line.having("duration")
    if not lengths:
        return None
    near = lengths[0] if main is None else min(lengths, key=lambda one: abs(one.start - main.start))
    return round(near.value, 2)


def _distance(line: Line, main: Draft | None) -> float | None:
    if main is not None and main.kind == "run":
        own = [one for one in main.mentions if one.name == "distance"]
        found = [one for one in line.having("distance") if own and one.start == own[0].start]
        return round(found[0].value, 3) if found else None
    return None


def _sessions(heard: Heard, intent: Intent, main: Draft | None) -> tuple[ToldSession, ...]:
    asks = intent in {"ask_run", "ask_lift", "none"}
    return tuple(
        _session(heard, draft)
        for draft in heard.drafts
        if not (asks and draft is main and draft.status == "planned" and draft.kind == "run")
    )


def _session(heard: Heard, draft: Draft) -> ToldSession:
    limits = done_bounds if draft.status == "done" else bounds
    span = limits(draft.when, heard.now.local, heard.now.zone)
    rating = {"hard": Hardness.HARD, "light": Hardness.LIGHT}.get(draft.rated or "")
    kind = draft.run_kind
    implied = INTENSITIES.get(kind) if kind is not None else None
    single = len([one for one in heard.drafts if one.kind == draft.kind]) == 1
    rpe = next((one.value for one in heard.line.having("rpe") if one.value <= 10), None) if single else None  # noqa: PLR2004 - of ten
    return ToldSession(
        kind="run" if draft.kind == "run" else "legs",
        status=draft.status,
        when=draft.when,
        starts_at=span[0] if span is not None else None,
        ends_at=span[1] if span is not None else None,
        hardness=rating,
        load=draft.load if draft.kind == "legs" else "none",
        body="upper" if draft.upper else None,
        run_kind=kind,
        intensity=(_stated(heard, draft) if draft.kind == "run" else None) or implied,
        duration_min=_duration(heard.line, draft) if draft.kind == "run" else None,
        distance_km=_distance(heard.line, draft),
        rpe=rpe,
        exercises=told_exercises(heard.line, draft.mentions) if draft.kind == "legs" else (),
    )


def _ambiguous(line: Line, when: When) -> tuple[str, ...]:
    told_either = ("two times fit these words: the earlier is judged first",) if when.shape == "either" else ()
    return (*line.unsure, *told_either)


def _assumptions(heard: Heard, main: Draft | None, when: When) -> tuple[str, ...]:
    found = []
    if when.shape == "date" and when.day == heard.now.today and not heard.line.stamps:
        found.append("no day was said: today")
    if main is not None and main.kind == "run" and main.run_kind is None:
        found.append("no kind of run was said")
    for draft in heard.drafts:
        if draft.guessed and draft is not main and draft.status != "skipped" and heard.asks and not draft.upper:
            what = "leg session" if draft.kind == "legs" else "run"
            found.append(f"I count today's {what} as {'done' if draft.status == 'done' else 'still to come'}")
    return tuple(found)


def _ambient(heard: Heard, intent: Intent) -> bool:
    """Two independent signals: a run, legs, soreness, a sport quantity; and nothing of work or daily life beside them."""
    line = heard.line
    if line.office or intent in {"none", "help", "settings", "summary"} or heard.points < _AMBIENT_POINTS:
        return False
    families = {
        "run": any(one.topic == "run" and one.name not in {"distance", "reps", "pace"} for one in line.mentions),
        "legs": any(one.topic in {"legs", "upper", "lift"} for one in line.mentions),
        "sore": heard.soreness is not None and (heard.soreness.site is not None or bool(line.having("sore"))),
        "count": any(one.kind in {"distance", "reps", "sets", "pace", "weight", "rpe"} for one in line.quantities),
    }
    return sum(families.values()) >= _AMBIENT_FAMILIES
