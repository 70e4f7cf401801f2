"""What samples are made of: people, their words, their training, by a clock that stands still; how each is built."""

import contextlib
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from advice.engine import answer as judged
from advice.errors import QueryInPast
from advice.models import Athlete, Finding, Question, Session, Soreness
from advice.nouns import Goal, Level, Pain
from advice.review import review
from advice.week import Diary, week_of
from bot import log_form, render, render_checkin, render_home, render_log, render_review, render_team
from bot.by_itself import by_itself
from bot.coach import Answer, ask
from bot.feeling import NOTHING, Feeling
from bot.home import Last, home_of
from bot.ids import AnswerId, Drop
from bot.imports.found import FoundSession, Problem
from bot.imports.preview import Preview, Why
from bot.logged import Entry
from bot.morning import Taps, good_morning
from bot.place import Place
from bot.preferences import SETTINGS
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


def answer(words: str, asker: Asker = BEN, *, in_channel: bool = True) -> Build:
    return lambda: render.answer(ask(words, asker, command="run"), ID, NOW, in_channel=in_channel)


def why(words: str) -> Build:
    return lambda: render.why(ask(words, BEN, command="run"), ID)


def shared(words: str) -> Build:
    return lambda: render.shared(ask(words, BEN, command="run"), USER)


def again(words: str) -> Build:
    return lambda: render.say_again(ask(words, BEN, command="run"), ID)


def felt(words: str, feeling: Feeling) -> Build:
    return lambda: render.answer(ask(words, BEN, command="run"), ID, NOW, feeling=feeling)


def in_pain(words: str) -> Answer:
    """An answer by whom pain is kept of the day before."""
    pain = Soreness(level=0, at=NOW - timedelta(days=1), site="knee", pain=Pain.SHARP)
    return ask(words, BEN._replace(known=Known(pains=(pain,))), command="run")


def felt_before() -> Asker:
    legs = by_command("squats 5x5 80kg yesterday 18:00", ANA).sessions[0].what
    known = Known(history=(legs,), soreness=Soreness(level=7, at=NOW, site="quads"))
    return ANA._replace(known=known)


def pained() -> Asker:
    return felt_before()._replace(known=Known(pains=(Soreness(level=0, at=NOW, site="knee", pain=Pain.SHARP),)))


def preview(what: Session, words: str = "it had several sets at 75 % of a max or more", times: int = 3) -> Preview:
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


def shown(profile: Profile) -> dict[str, str]:
    return {name: setting.show(profile, PLACE, NOW) for name, setting in SETTINGS.items()}


def rows(profile: Profile) -> list[tuple[str, str, str]]:
    return [(one.names[0], one.show(profile, PLACE, NOW), one.example) for one in SETTINGS.values()]


def setup(step: int, profile: Profile) -> Json:
    return dict(render.setup(step, shown(profile), asks_consent=True))


def everything() -> Answer:
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


def logged(words: str, asker: Asker = BEN) -> Build:
    """What `/trained` tells back, with every session as if it were alone in the log."""

    def build() -> Any:
        telling = by_command(words, asker)
        entries = []
        for number, one in enumerate(telling.sessions):
            note = telling.note if not number else None
            entries.append(Entry(f"session{number}", kept(one.what, one.status, note), one.loose))
        known = asker.known._replace(history=tuple(one.what for one in telling.sessions if one.status == "done"))
        return render_log.logged(entries, asker._replace(known=known))

    return build


def kept(what: Session, status: Status = "done", note: str | None = None, number: int = 0) -> LoggedSession:
    return LoggedSession(
        id=f"session{number}", status=status, what=what, zone=NEW_YORK, source="command", created_at=NOW, note=note
    )


def table(words: str, times: int = 1) -> Build:
    """The log with the sessions of these words, so many times over."""
    told = by_command(words, ANA).sessions * times
    rows = [kept(one.what, one.status, number=number) for number, one in enumerate(told)]
    return lambda: render_log.table(rows, ANA, 14, gone="" if rows else "session9")


def form(words: str, note: str = "") -> Build:
    told = by_command(words, BEN).sessions
    filled = log_form.of_session(told[0].what, note, BEN) if told else log_form.empty(BEN)
    return lambda: render_log.form(filled, "new.", BEN.units)


def morning(
    done: str = "", planned: str = "", taps: Taps = NO_TAPS, feeling: Feeling = NOTHING, due: str = "", **more: Any
) -> Build:
    """A morning after some training, with a plan for the day, and what was tapped; `due` was planned and is over."""

    def build() -> Any:
        history, plans, over = (
            tuple(one.what for one in by_command(words, BEN).sessions) if words else ()
            for words in (done, planned, due)
        )
        overdue = tuple(kept(what, "planned") for what in over)
        asker = BEN._replace(known=Known(history=history, planned=(*over, *plans), due=overdue, **more))
        return render_checkin.checkin(
            good_morning(asker, taps), taps, "d3l1v3ry", ID, feeling, reminds="soreness" in more
        )

    return build


def home(
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


def week(words: str, asker: Asker = ANA, times: int = 1, why: bool = False, **more: Any) -> Build:
    """The review of the week that these words tell, every session so many times over."""
    told = by_command(words, asker).sessions * times
    done, planned = (tuple(one.what for one in told if one.status == status) for status in ("done", "planned"))
    reviewed = review(week_of(NOW, asker.tz), Diary(NOW, asker.athlete, done, planned, **more))
    return lambda: (render_review.why if why else render_review.review)(reviewed, asker)


def on_sunday(words: str, asker: Asker = ANA, *, away: bool = False, **more: Any) -> Build:
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


def together(*parts: Part, names: Sequence[str] = (), **told: Any) -> Build:
    """A channel's week, of people with these weeks."""
    totals = total(parts) if len(parts) > 2 else None
    ids = tuple(names)
    return lambda: render_team.summary(Together(week_of(NOW, "Europe/Berlin"), totals, ids, **told), names)


def setting(team: Team | None = None, schedule: Schedule | None = SUNDAYS, **told: Any) -> Build:
    shown = {"hours12": False, "shared": None, **told}
    setting = Setting(CHANNEL, team or Team(channel=CHANNEL, owner=USER), schedule)
    return lambda: render_team.setting(setting, **shown)
