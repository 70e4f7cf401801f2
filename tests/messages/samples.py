"""Every message as people get it: usual, hostile, empty and huge, by a clock that stands still and with one id.

`SAMPLES` tells by template what to build; `built` gives the payloads as they would go to Slack, with their kind.
"""

import contextlib
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from advice.engine import answer as judged
from advice.errors import QueryInPast
from advice.models import Athlete, Finding, Question, Session, Soreness
from advice.nouns import Goal, Level, Pain
from advice.review import review
from advice.week import Diary, week_of
from bot import log_form, render, render_checkin, render_home, render_import, render_log, render_review, render_team
from bot.by_itself import by_itself
from bot.coach import Answer, ask, ask_about, ask_again, ask_in_general, ask_with, ask_without_pain
from bot.feeling import NOTHING, Feeling, State, chosen
from bot.home import Last, home_of
from bot.ids import AnswerId, Drop
from bot.imports.found import FoundSession, Problem
from bot.imports.preview import Preview, Why
from bot.listeners.home import PROMPTS
from bot.listeners.profile import filled
from bot.logged import Entry
from bot.morning import NO_PAIN, Taps, good_morning
from bot.place import Place
from bot.preferences import SETTINGS
from bot.render import Anyway
from bot.replay import AROUND
from bot.rhythm import weekly
from bot.store import Counts, LoggedSession, Profile, Schedule, Share, Team
from bot.team.totals import Part, total
from bot.team.values import Setting, Together
from bot.telling import Status, by_command
from bot.training import Asker, Known

Json = dict[str, Any]
Build = Callable[[], Any]

NEW_YORK: Final = "America/New_York"
NOW: Final = datetime(2026, 11, 25, 9, 30, tzinfo=ZoneInfo(NEW_YORK))
BEN: Final = Asker(NOW, NEW_YORK, hours12=True)
ANA: Final = Asker(NOW, "Europe/Berlin")
PLACE: Final = Place("Europe/Berlin", hours12=False, known=True)
SET: Final = Profile(
    goal=Goal.STRENGTH,
    level=Level.ADVANCED,
    squat_1rm_kg=140,
    weight_unit="lb",
    distance_unit="mi",
    zone="Europe/Madrid",
    day_order="day_first",
    usual_leg_days=("mon", "thu"),
    tips=False,
)
ID: Final = AnswerId("k7m2p9qa")
NO_TAPS: Final = Taps()
DROP: Final = Drop("https://files.slack.com/files-pri/T0LOCAL001-F0ABC/workouts.csv")
COMING: Final = Schedule(
    zone="Europe/Berlin", times=(time(7, 15),) * 5 + (None, None), next_at=NOW.astimezone(UTC) + timedelta(days=1)
)
REFERENCE: Final = "7f3a90c2"
USER: Final = "U0BEN00001"
CHANNEL: Final = "C0RUNNING1"
KEPT: Final = Counts(profiles=1, sessions=212, soreness=34, receipts=160, inbox=2).model_dump()

USUAL: Final = "sprints tomorrow? squatted heavy last night"
SORE: Final = "intervals tomorrow evening? heavy squats this morning at 7, legs 6/10, I'm a beginner"
HOSTILE: Final = (
    'sprints tonight? <!channel> & "heavy squats" *bold* `code` {{ 7*7 }} {% raw %} <@U0ANA00001>\u2028\u202e '
    "back\\slash \\u0000 zercher<b>5x5</b> \U0001f3cb\ufe0f 5x5 yesterday </script>\r\n\ttab"
)
HUGE: Final = (
    "easy run tonight? squats yesterday, legs 7/10. " + "deadlifts 5x5 @85% yesterday, qwertz & <yxcvb>. " * 210
)
CASES: Final = Path(__file__).parents[1] / "cases" / "scenarios.jsonl"


def _answer(words: str, asker: Asker = BEN, *, in_channel: bool = True) -> Build:
    return lambda: render.answer(ask(words, asker, command="run"), ID, NOW, in_channel=in_channel)


def _why(words: str) -> Build:
    return lambda: render.why(ask(words, BEN, command="run"), ID)


def _shared(words: str) -> Build:
    return lambda: render.shared(ask(words, BEN, command="run"), USER)


def _again(words: str) -> Build:
    return lambda: render.say_again(ask(words, BEN, command="run"), ID)


def _felt(words: str, feeling: Feeling) -> Build:
    return lambda: render.answer(ask(words, BEN, command="run"), ID, NOW, feeling=feeling)


def _in_pain(words: str) -> Answer:
    """An answer by whom pain is kept of the day before."""
    pain = Soreness(level=0, at=NOW - timedelta(days=1), site="knee", pain=Pain.SHARP)
    return ask(words, BEN._replace(known=Known(pains=(pain,))), command="run")


def _felt_before() -> Asker:
    legs = by_command("squats 5x5 80kg yesterday 18:00", ANA).sessions[0].what
    known = Known(history=(legs,), soreness=Soreness(level=7, at=NOW, site="quads"))
    return ANA._replace(known=known)


def _pained() -> Asker:
    return _felt_before()._replace(known=Known(pains=(Soreness(level=0, at=NOW, site="knee", pain=Pain.SHARP),)))


def _preview(what: Session, words: str = "it had several sets at 75 % of a max or more", times: int = 3) -> Preview:
    """What a file of `times` such sessions would add; `words` are its name, its problems and its reasons."""
    found = tuple(FoundSession(what=what, uid=str(number), name=words[:200]) for number in range(times))
    return Preview(
        format="Hevy",
        sessions=times + 1,
        leg_days=times + 1,
        here=1,
        guessed=1,
        not_understood=times,
        adds=times,
        hard=(Why(why=words, known=True, sessions=times), Why(why="nobody said", known=False, sessions=1)),
        add=found,
        problems=tuple(Problem(f"row {number + 2}", words) for number in range(times)),
        notes=("times have no zone: taken as Europe/Berlin",),
    )


def _shown(profile: Profile) -> dict[str, str]:
    return {name: setting.show(profile, PLACE, NOW) for name, setting in SETTINGS.items()}


def _rows(profile: Profile) -> list[tuple[str, str, str]]:
    return [(one.names[0], one.show(profile, PLACE, NOW), one.example) for one in SETTINGS.values()]


def _setup(step: int, profile: Profile) -> Json:
    return dict(render.setup(step, _shown(profile), asks_consent=True))


def _everything() -> Answer:
    """An answer in which every rule has something to say."""
    findings: dict[str, Finding] = {}
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        told = {name: value for name, value in case.items() if name not in AROUND}
        with contextlib.suppress(QueryInPast):
            verdict = judged(Question.model_validate_json(json.dumps(told)))
            findings |= {found.code: found for found in verdict.findings}
    answer = ask(HUGE, BEN, command="run")
    assert answer.verdict is not None
    verdict = answer.verdict.model_copy(update={"findings": tuple(findings.values())})
    return answer.model_copy(update={"verdict": verdict, "also": (verdict,) * 3})


def _logged(words: str, asker: Asker = BEN) -> Build:
    """What `/trained` tells back, with every session as if it were alone in the log."""

    def build() -> Any:
        telling = by_command(words, asker)
        entries = []
        for number, one in enumerate(telling.sessions):
            note = telling.note if not number else None
            entries.append(Entry(f"session{number}", _kept(one.what, one.status, note), one.loose))
        known = asker.known._replace(history=tuple(one.what for one in telling.sessions if one.status == "done"))
        return render_log.logged(entries, asker._replace(known=known))

    return build


def _kept(what: Session, status: Status = "done", note: str | None = None, number: int = 0) -> LoggedSession:
    return LoggedSession(
        id=f"session{number}", status=status, what=what, zone=NEW_YORK, source="command", created_at=NOW, note=note
    )


def _table(words: str, times: int = 1) -> Build:
    """The log with the sessions of these words, so many times over."""
    told = by_command(words, ANA).sessions * times
    rows = [_kept(one.what, one.status, number=number) for number, one in enumerate(told)]
    return lambda: render_log.table(rows, ANA, 14, gone="" if rows else "session9")


def _form(words: str, note: str = "") -> Build:
    told = by_command(words, BEN).sessions
    filled = log_form.of_session(told[0].what, note, BEN) if told else log_form.empty(BEN)
    return lambda: render_log.form(filled, "new.", BEN.units)


def _morning(
    done: str = "", planned: str = "", taps: Taps = NO_TAPS, feeling: Feeling = NOTHING, due: str = "", **more: Any
) -> Build:
    """A morning after some training, with a plan for the day, and what was tapped; `due` was planned and is over."""

    def build() -> Any:
        history, plans, over = (
            tuple(one.what for one in by_command(words, BEN).sessions) if words else ()
            for words in (done, planned, due)
        )
        overdue = tuple(_kept(what, "planned") for what in over)
        asker = BEN._replace(known=Known(history=history, planned=(*over, *plans), due=overdue, **more))
        return render_checkin.checkin(
            good_morning(asker, taps), taps, "d3l1v3ry", ID, feeling, reminds="soreness" in more
        )

    return build


def _home(
    words: str = "", asker: Asker = ANA, *, last: str = "", times: int = 1, coming: tuple[Schedule, ...] = ()
) -> Build:
    """The Home of somebody whose log holds the sessions of these words, so many times over."""

    def build() -> Json:
        told = by_command(words, asker).sessions * times if words else ()
        done = tuple(one.what for one in told if one.status == "done")
        planned = tuple(one.what for one in told if one.status == "planned")
        known = asker.known._replace(history=done, planned=planned)
        answer = ask(last, asker, command="run") if last else None
        return render_home.home(
            home_of(asker._replace(known=known), Last(ID, answer) if answer else None, by_itself(coming, asker))
        )

    return build


def _week(words: str, asker: Asker = ANA, times: int = 1, why: bool = False, **more: Any) -> Build:
    """The review of the week that these words tell, every session so many times over."""
    told = by_command(words, asker).sessions * times
    done, planned = (tuple(one.what for one in told if one.status == status) for status in ("done", "planned"))
    reviewed = review(week_of(NOW, asker.tz), Diary(NOW, asker.athlete, done, planned, **more))
    return lambda: (render_review.why if why else render_review.review)(reviewed, asker)


def _by_itself(words: str, asker: Asker = ANA, *, away: bool = False, **more: Any) -> Build:
    """The same week as it comes on a Sunday evening."""
    told = by_command(words, asker).sessions
    sunday = asker._replace(now=datetime(2026, 11, 29, 18, tzinfo=ZoneInfo(asker.tz)))
    done, planned = (tuple(one.what for one in told if one.status == status) for status in ("done", "planned"))
    reviewed = review(week_of(sunday.now, asker.tz), Diary(sunday.now, asker.athlete, done, planned, **more))
    return lambda: render_review.weekly(reviewed, sunday, away=away)


LIFTER: Final = BEN._replace(athlete=Athlete(goal=Goal.STRENGTH, level=Level.ADVANCED))
WEEK: Final = (
    "squats 5x5 @80% and hip thrust 3x8 60kg monday 7:00-8:00; 5k easy 30min monday 18:00;"
    " sprints 40min yesterday 18:00; 8k easy 45min this morning 6:00; legs tomorrow 18:00"
)
ODD_WEEK: Final = 'blorft<!channel>&"*x*" {{ 7*7 }} <@U0ANA00001> squats 5x5 80kg yesterday 7:00, wibble\u2028\u202e'

TRAINED: Final = "squats 5x5 @80%, RDL 3x8 60kg, leg press 4x10, this morning 7-8"
ODD: Final = 'blorft<!channel>&"*x*" 3x12, {{ 7*7 }} <@U0ANA00001> squats 5x5 80kg yesterday, wibble\u2028\u202e'

SUNDAYS: Final = Schedule(
    kind="team", place=CHANNEL, zone="Europe/Berlin", times=weekly(6, time(18)), next_at=NOW + timedelta(days=4)
)
STOPPED: Final = SUNDAYS.model_copy(update={"next_at": None, "stopped_because": "not_in_channel"})
LIVELY: Final = Part(runs=3, km=24, leg_days=2, low=110, moderate=25, high=40, legs=70)
SHARED: Final = Share(channel=CHANNEL, since=NOW)


def _together(*parts: Part, names: Sequence[str] = (), **told: Any) -> Build:
    """A channel's week, of people with these weeks."""
    totals = total(parts) if len(parts) > 2 else None
    ids = tuple(names)
    return lambda: render_team.summary(Together(week_of(NOW, "Europe/Berlin"), totals, ids, **told), names)


def _setting(team: Team | None = None, schedule: Schedule | None = SUNDAYS, **told: Any) -> Build:
    shown = {"hours12": False, "shared": None, **told}
    setting = Setting(CHANNEL, team or Team(channel=CHANNEL, owner=USER), schedule)
    return lambda: render_team.setting(setting, **shown)


SAMPLES: Final[dict[str, dict[str, Build]]] = {
    "answer": {
        "usual": _answer(USUAL),
        "go": _answer("easy 5k tonight? light leg day yesterday", ANA),
        "sore": _answer(SORE),
        "wait": _answer("easy run? my legs are 9/10"),
        "stop": _answer("I have chest pain when I run"),
        "general": lambda: render.answer(ask_in_general(ANA, "run"), ID, NOW, in_channel=True),
        "lifting": lambda: render.answer(ask("tonight; intervals this morning", ANA, command="legs"), ID, NOW),
        "two times": _answer("tempo tonight or tomorrow evening? hard legs yesterday at 7pm", ANA),
        "how long": _answer("how long after squats until intervals", ANA),
        "so long after": _answer("8h after squats, can I do hills? I train for strength", ANA),
        "another time": lambda: render.answer(
            ask_again(ask(USUAL, BEN, command="run"), NOW, at=NOW + timedelta(days=2)), ID, NOW, in_channel=True
        ),
        "about somebody": lambda: render.answer(ask_about("8k easy tomorrow at 7am, legs 9/10", NOW, ANA), ID, NOW),
        "past": _answer("easy run yesterday?"),
        "sore, may it be kept": _felt(SORE, Feeling(once=True, offer=True, newcomer=True)),
        "sore, kept": _felt(SORE, Feeling(kept=True)),
        "sore, not kept": _felt(SORE, Feeling(once=True)),
        "pain, may it be kept": _felt("my knee hurts", Feeling(once=True, offer=True, pain=True)),
        "pain, not kept": _felt("my knee hurts", Feeling(once=True, pain=True)),
        "pain, kept before": lambda: render.answer(_in_pain("easy run tonight"), ID, NOW),
        "pain, resolved": lambda: render.answer(
            ask_without_pain(_in_pain("easy run tonight"), NOW), ID, NOW, feeling=Feeling(resolved=1)
        ),
        "tapped": lambda: render.answer(ask_with(chosen(7, "quads", None), ANA), ID, NOW),
        "another sport": _answer("can I cycle tomorrow?"),
        "plan": _answer("plan my week"),
        "hostile": _answer(HOSTILE),
        "empty": _answer("asdf", in_channel=False),
        "huge": lambda: render.answer(_everything(), ID, NOW, in_channel=True),
    },
    "why": {
        "usual": _why(USUAL),
        "sore": _why(SORE),
        "stop": _why("I have chest pain when I run"),
        "hostile": _why(HOSTILE),
        "empty": _why("easy run tonight"),
        "ran anyway": lambda: render.why(ask(USUAL, BEN, command="run"), ID, Anyway(NOW, HOSTILE)),
        "lifted anyway": lambda: render.why(ask("now, legs 9/10", ANA, command="legs"), ID, Anyway(NOW, "")),
        "huge": lambda: render.why(_everything(), ID, Anyway(NOW, "<&> " * 125)),
    },
    "shared": {
        "usual": _shared(USUAL),
        "hostile": _shared(HOSTILE),
        "empty": _shared("easy run tonight"),
        "huge": lambda: render.shared(_everything(), USER),
    },
    "say_again": {
        "usual": _again(USUAL),
        "hostile": _again(HOSTILE),
        "empty": lambda: render.say_again(ask_in_general(BEN, "run"), ID),
        "nothing read": _again("asdf"),
        "huge": _again(HUGE),
    },
    "logged": {
        "usual": _logged(TRAINED),
        "a run": _logged("8k easy yesterday 45min", ANA),
        "planned": _logged("legs tomorrow 18:00", ANA),
        "skipped": _logged("skipped legs"),
        "several": _logged("8k easy yesterday 18:00, light legs this morning, intervals tomorrow 7am", ANA),
        "unclear": _logged("legs"),
        "hostile": _logged(ODD),
        "empty": lambda: render_log.logged([Entry("session1", None)], BEN),
        "huge": _logged(", ".join(f"legs on {day} november 7am" for day in range(1, 20))),
    },
    "unclear": {
        "usual": lambda: render_log.unclear("wibbled a bit", "session1"),
        "hostile": lambda: render_log.unclear(HOSTILE, "session1"),
        "empty": lambda: render_log.unclear(".", "session1"),
        "huge": lambda: render_log.unclear("<&>" * 500, "session1"),
    },
    "due": {
        "usual": lambda: render_log.due(
            [_kept(by_command("legs today 7:00-8:00", BEN).sessions[0].what, "planned")], BEN
        ),
    },
    "log": {
        "usual": _table("8k easy yesterday 18:00 45min, legs this morning, intervals tomorrow 18:00"),
        "hostile": _table(ODD),
        "empty": _table("asdf"),
        "huge": _table("legs this morning, 8k easy yesterday 18:00", 60),
    },
    "review": {
        "usual": _week(WEEK),
        "strength": _week(WEEK, LIFTER, soreness=(Soreness(level=5, at=NOW - timedelta(days=1)),)),
        "in pain": _week(WEEK, in_pain=True),
        "only runs": _week(
            "5k easy 30min monday 18:00; 5k easy 31min yesterday 18:00; 5k easy 29min this morning 6:00"
        ),
        "by itself": _by_itself(WEEK),
        "hostile": _week(ODD_WEEK),
        "empty": _week("asdf"),
        "huge": _week(WEEK, LIFTER, times=100),
    },
    "week_quiet": {
        "usual": _by_itself("asdf"),
        "with a plan": _by_itself("heavy legs monday 30 november 18:00-19:00", LIFTER),
        "in pain": _by_itself("asdf", in_pain=True),
        "after a month": _by_itself("asdf", away=True),
        "after a month, in pain": _by_itself("asdf", away=True, in_pain=True),
    },
    "review_why": {
        "usual": _week(WEEK, why=True),
        "hostile": _week(ODD_WEEK, why=True),
        "empty": _week("asdf", why=True),
        "huge": _week(WEEK, LIFTER, times=100, why=True, soreness=(Soreness(level=5, at=NOW - timedelta(days=1)),)),
    },
    "team": {
        "usual": _together(*[LIVELY] * 6, names=("Ben Carter", "ana", "Chie Rao")),
        "totals only": _together(*[LIVELY] * 4),
        "only legs": _together(*[LIVELY] * 6, shows=("legs",)),
        "hostile": _together(*[LIVELY] * 5, names=(HOSTILE, "<!channel>", "@here", "*x*_y_`z`", "\u2028")),
        "empty": _together(*[Part()] * 5),
        "huge": _together(
            *[Part(runs=99, km=999, leg_days=7, low=9e3, moderate=9e3, high=9e3, legs=9e3)] * 500,
            names=[f"{number} {HOSTILE}" for number in range(500)],
        ),
    },
    "team_few": {"usual": _together(LIVELY)},
    "team_more": {
        "usual": lambda: render_team.detail(Together(week_of(NOW, "Europe/Berlin"), total([LIVELY] * 5))),
    },
    "team_setting": {
        "usual": _setting(),
        "shared": _setting(shared=SHARED),
        "shared with a name": _setting(shared=SHARED.model_copy(update={"names": True}), hours12=True),
        "absent": _setting(absent=True),
        "off": _setting(schedule=SUNDAYS.model_copy(update={"next_at": None})),
        "stopped": _setting(schedule=STOPPED),
        "stopped by Slack": _setting(schedule=STOPPED.model_copy(update={"stopped_because": "is_archived"})),
        "little": _setting(Team(channel=CHANNEL, owner=USER, shows=("legs",))),
    },
    "team_form": {
        "usual": lambda: render_team.form(Setting(CHANNEL, None, None), "Europe/Berlin", f"{CHANNEL}.{ID}"),
        "off": lambda: render_team.form(
            Setting(CHANNEL, Team(channel=CHANNEL, shows=("legs",)), STOPPED), "Asia/Kolkata", f"{CHANNEL}.{ID}"
        ),
    },
    "team_share": {
        "usual": lambda: render_team.shared([SHARED], changed=CHANNEL),
        "with a name": lambda: render_team.shared([SHARED.model_copy(update={"names": True})], changed=CHANNEL),
        "no summary yet": lambda: render_team.shared([SHARED], changed=CHANNEL, without_summary=True),
        "listed": lambda: render_team.shared([SHARED, SHARED.model_copy(update={"names": True, "era": 1})]),
        "nothing": lambda: render_team.shared([]),
        "withdrawn": lambda: render_team.shared([], gone=CHANNEL),
        "huge": lambda: render_team.shared([SHARED] * 100),
    },
    "team_trouble": {
        "usual": lambda: render_team.trouble(CHANNEL, "not_in_channel"),
        "nobody knows": lambda: render_team.trouble(CHANNEL, "unknown"),
        "archived": lambda: render_team.trouble(CHANNEL, "is_archived"),
    },
    "correction": {
        "usual": lambda: render_log.correction("hip thrust", "a leg exercise", ""),
        "said": lambda: render_log.correction("hip thrust", "a leg exercise", "no leg exercise"),
        "unknown": lambda: render_log.correction("blorft", "unknown", ""),
        "hostile": lambda: render_log.correction('<b>{{ 7*7 }}"', "unknown", ""),
        "empty": lambda: render_log.correction("x", "unknown", ""),
        "huge": lambda: render_log.correction("x" * 200, "unknown", ""),
    },
    "log_form": {
        "usual": _form(TRAINED, "felt fine"),
        "a run": _form("8k easy yesterday 18:00 45min"),
        "hostile": _form(ODD, HOSTILE),
        "empty": _form("asdf"),
        "huge": _form(TRAINED, "<&>" * 3_000),
    },
    "home": {
        "usual": _home(
            "squats 5x5 80kg this morning 7-8, 8k easy yesterday 18:00 45min, intervals friday 18:00", last=USUAL
        ),
        "one session": _home("8k easy yesterday 18:00 45min"),
        "all open": _home("legs 5 days ago 18:00, tempo 45min 4 days ago 7am", BEN),
        "sore": lambda: render_home.home(home_of(_felt_before(), None)),
        "in pain": lambda: render_home.home(home_of(_pained(), None)),
        "comes by itself": _home("legs 5 days ago 18:00", coming=(COMING, COMING.model_copy(update={"kind": "week"}))),
        "away, and stopped": _home(
            "legs 5 days ago 18:00",
            BEN,
            coming=(
                COMING.model_copy(update={"away_until": NOW.date() + timedelta(days=5)}),
                COMING.model_copy(update={"kind": "week", "next_at": None, "stopped_because": "channel_not_found"}),
            ),
        ),
        "hostile": _home(ODD, BEN, last=HOSTILE),
        "empty": _home(),
        "huge": _home("legs this morning, 8k easy yesterday 18:00, intervals tomorrow 18:00", last=HUGE, times=170),
    },
    "import": {
        "usual": lambda: render_import.preview(_preview(by_command(TRAINED, ANA).sessions[0].what), ANA, DROP),
        "a run, units asked": lambda: render_import.preview(
            Preview(format="Strong", sessions=1, runs=1, adds=1, asks=("weight_unit", "distance_unit")), ANA, DROP
        ),
        "hostile": lambda: render_import.preview(
            _preview(by_command(ODD, BEN).sessions[0].what, words=HOSTILE), ANA, DROP
        ),
        "own export": lambda: render_import.preview(Preview(format="Canirun", sessions=1, runs=1, here=1), ANA, DROP),
        "empty": lambda: render_import.preview(Preview(format="GPX", sessions=1, runs=1, here=1), ANA, DROP),
        "huge": lambda: render_import.preview(
            _preview(by_command(TRAINED, ANA).sessions[0].what, words="<&>" * 500, times=200), ANA, DROP
        ),
    },
    "imported": {
        "usual": lambda: render_import.imported("Hevy", [NOW], {"sessions": 1234}),
        "huge": lambda: render_import.imported("Hevy", [NOW] * 80, {"sessions": 80}),
        "own export": lambda: render_import.imported("Canirun", [], KEPT),
        "nothing": lambda: render_import.imported("Hevy", [], {"sessions": 0}),
    },
    "imported_undone": {
        "usual": lambda: render_import.taken_back(12),
        "nothing left": lambda: render_import.taken_back(0),
    },
    "note": {
        "usual": lambda: render.note("You have not asked me anything in the last hours. Ask away."),
        "hostile": lambda: render.note(HOSTILE),
        "empty": lambda: render.note("."),
        "huge": lambda: render.note("<&>" * 5_000),
    },
    "sore": {
        "usual": lambda: render.sore(State(None, 0, ()), ANA),
        "kept, with pain": lambda: render.sore(State(NOW, 3, (("sharp pain (knee)", NOW), ("swelling", NOW))), BEN),
    },
    "consent": {
        "usual": lambda: render.consent(90),
        "yes": lambda: render.consent(90, agreed=True),
        "no": lambda: render.consent(90, agreed=False),
    },
    "sore_off": {"usual": lambda: render.sore_off(4, 2), "nothing there": lambda: render.sore_off(0, 0)},
    "settings": {
        "usual": lambda: render.settings(_rows(SET), changed=False, every=True),
        "saved": lambda: render.settings(_rows(SET), changed=True, every=True),
        "nothing set": lambda: render.settings(_rows(Profile()), changed=False, every=True),
        "one set": lambda: render.settings(_rows(SET)[:1], changed=True, every=False),
        "one asked": lambda: render.settings(_rows(SET)[6:7], changed=False, every=False),
    },
    "settings_form": {
        "usual": lambda: render.settings_form(filled(SET, PLACE, NOW), PLACE.tz, ID),
        "nothing set": lambda: render.settings_form(filled(Profile(), PLACE, NOW), PLACE.tz, ID),
    },
    "hello": {
        "usual": lambda: render.hello(PROMPTS),
    },
    "setup": {
        "usual": lambda: _setup(1, Profile()),
        "second": lambda: _setup(2, SET),
        "third": lambda: _setup(3, SET),
        "done": lambda: _setup(4, SET),
        "done, with a yes": lambda: render.setup(4, _shown(SET), asks_consent=False),
    },
    "did_it_anyway": {
        "usual": lambda: render.did_it_anyway(ask(USUAL, BEN, command="run"), ID, 500),
        "lifting": lambda: render.did_it_anyway(ask("now, legs 9/10", ANA, command="legs"), ID, 500),
    },
    "checkin": {
        "usual": _morning(TRAINED, "intervals today 18:00, legs today 20:00"),
        "nothing hard, nothing planned": _morning(),
        "tapped": _morning(TRAINED, taps=Taps(6, "tired", NO_PAIN), feeling=Feeling(once=True, offer=True)),
        "after a run": _morning("8k easy yesterday 18:00 45min", "legs today 20:00", taps=Taps(0, "peppy")),
        "pain": _morning(TRAINED, "legs today 20:00", taps=Taps(pain="sharp"), feeling=Feeling(kept=True, pain=True)),
        "huge": _morning(
            TRAINED,
            ", ".join(f"intervals today {hour}:00" for hour in range(12, 24)),
            taps=Taps(9, "tired", "dull"),
            due=", ".join(["squats 5x5 80kg and lunges 3x12"] * 8) + " yesterday 18:00",
        ),
        "hostile": _morning(planned=f"{ODD} today 18:00", due=f"{ODD} at 18:00"),
        "a plan of yesterday": _morning("8k easy yesterday 7:00 45min", due="squats 5x5 80kg yesterday 18:00"),
        "a reminder, told before": _morning(TRAINED, soreness=Soreness(level=4, at=NOW - timedelta(hours=11))),
    },
    "skipped": {
        "usual": lambda: render_checkin.skipped(
            [_kept(one.what, "planned") for one in by_command("intervals today 18:00, legs today 20:00", BEN).sessions],
            NOW + timedelta(days=1),
            BEN,
            "d3l1v3ry",
        ),
        "nothing planned, none to come": lambda: render_checkin.skipped([], None, ANA, "d3l1v3ry"),
        "hostile": lambda: render_checkin.skipped(
            [_kept(one.what, "planned") for one in by_command(ODD, ANA).sessions] * 40, NOW, ANA, "d3l1v3ry"
        ),
    },
    "privacy": {
        "usual": lambda: render.privacy(KEPT, 90, 13),
        "empty": lambda: render.privacy(Counts().model_dump(), 30, 6),
    },
    "forget_me": {"usual": lambda: render.forget_me(KEPT)},
    "forgotten": {"usual": lambda: render.forgotten(KEPT)},
    "fault": {"usual": partial(render.fault, REFERENCE)},
    "lost": {"usual": partial(render.lost, REFERENCE)},
    "help": {
        "usual": lambda: render.help_page(NEW_YORK, NOW, hours12=True),
        "24 hours": lambda: render.help_page("Europe/Berlin", NOW, hours12=False),
    },
}


@cache
def built(template: str) -> dict[str, Json]:
    """All samples of one template: `kind` (message, modal or home) and `payload`."""
    payloads = {name: build() for name, build in SAMPLES[template].items()}
    return {name: {"kind": payload.get("type", "message"), "payload": payload} for name, payload in payloads.items()}
