"""The parts of an answer, timed in this process: parsing, judging, drawing, replaying, starting."""

import cProfile
import json
import pstats
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import parsedatetime

from advice.engine import advise, answer
from advice.models import Asked, Athlete, LegSession, Question, Run, Training
from advice.nouns import Goal, Hardness, RunKind
from advice.openings import openings
from bot import render
from bot.coach import ask
from bot.ids import new_answer_id
from bot.language.parse import read
from bot.replay import replay
from bot.training import Asker

ROUNDS = 15
ROUND_SECONDS = 0.02  # how long one measure runs in one round
SLOW_ROUNDS = 5  # of what takes seconds
REPLAYED_LINES = 3000
CASES = Path(__file__).parents[2] / "tests" / "cases" / "scenarios.jsonl"

NOW = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")
USUAL = "sprints tomorrow morning? heavy squats last night, legs 4/10"
# Words that make a hand grammar try again: numbers, near times, near misses, nothing but repetition.
WORST = {
    "numbers": "5x5 @80% 6/10 5:30/km 10k in 50 min 3/4 " * 12,
    "times": "tomorrow morning or tonight after leg day 48h after squats " * 9,
    "misspelt": "squots tomorow mornign intervalls yesturday deadlfts " * 10,
    "digits": "1" * 500,
    "spaces": "a " * 250,
    "dashes": "legs-" * 100,
}


class Measure(NamedTuple):
    """What is timed: its name, the call, and how many answers one call gives."""

    name: str
    call: Callable[[], object]
    answers: int = 1


def blocks() -> list[dict[str, Any]]:
    """Ten blocks as a chat message has them."""
    words = "*Ease: easy to moderate running up to 60 min only.* As asked from Thu 26 Nov 18:30."
    section = {"type": "section", "text": {"type": "mrkdwn", "text": words}}
    button = {"type": "button", "text": {"type": "plain_text", "text": "Log it"}, "action_id": "log", "value": "42"}
    return [{**section, "block_id": f"b{number}", "accessory": button} for number in range(10)]


def training(sessions: int) -> Training:
    """So many sessions: a run every day, legs every third, and a week of plans among them."""
    hours = timedelta(hours=1)

    def session(days: int) -> LegSession | Run:
        start = NOW - days * 24 * hours
        if days % 3 == 1:
            return LegSession(start=start - 3 * hours, end=start - 2 * hours, hardness=Hardness.HARD)
        return Run(start=start - 5 * hours, run_kind=RunKind.INTERVALS if days % 5 == 0 else RunKind.EASY)

    return Training(
        now=NOW,
        tz="America/New_York",
        profile=Athlete(goal=Goal.STRENGTH),
        history=tuple(session(days) for days in range(1, sessions - 2)),
        planned=tuple(session(-days) for days in range(1, 4)),
    )


def measures() -> list[Measure]:
    """Everything that takes micro- to milliseconds; the first is the yardstick."""
    ten_blocks, few, many = blocks(), training(10), training(400)
    calendar = parsedatetime.Calendar()
    local = NOW.astimezone(NEW_YORK)
    sprints = Asked(run_kind=RunKind.SPRINTS, at=NOW)
    question = Question(**dict(few), query=sprints)
    asker, answer_id = Asker(NOW, "America/New_York", hours12=True), new_answer_id()
    told = ask(USUAL, asker, command="run")
    return [
        Measure("json.dumps of ten blocks", lambda: json.dumps(ten_blocks)),
        Measure("parsedatetime, the usual line", lambda: calendar.nlp(USUAL, sourceTime=local.timetuple())),
        Measure("parse, the usual line", lambda: read(USUAL, NOW, NEW_YORK)),
        *(
            Measure(f"parse, 500 characters of {name}", lambda text=text: read(text[:500], NOW, NEW_YORK))  # type: ignore[misc]
            for name, text in WORST.items()
        ),
        Measure(
            "advise: go, 10 sessions", lambda: advise(Asked(run_kind=RunKind.EASY, at=NOW, duration_min=20.0), few)
        ),
        Measure("advise: not now, 10 sessions", lambda: advise(sprints, few)),
        Measure("advise: not now, 400 sessions", lambda: advise(sprints, many)),
        Measure("openings of six kinds, 10 sessions", lambda: openings(NOW, few)),
        Measure("the usual line asked by a command", lambda: ask(USUAL, asker, command="run")),
        Measure("its answer drawn as blocks", lambda: render.answer(told, answer_id, NOW)),
        Measure("a receipt, 10 sessions", lambda: json.dumps(answer(question).as_receipt())),
    ]


def slow_measures() -> list[Measure]:
    """What takes parts of a second."""
    lines = [*islice(cycle(CASES.read_text(encoding="utf-8").splitlines()), REPLAYED_LINES)]
    return [
        Measure(f"replay, a line of {REPLAYED_LINES}", lambda: sum(1 for _ in replay(lines)), REPLAYED_LINES),
        Measure("start of bare Python", lambda: started("-c", "pass")),
        Measure("start of `python -m bot --help`", lambda: started("-m", "bot", "--help")),
    ]


def started(*arguments: str) -> None:
    """Run Python once, to its end."""
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def loops_of(measure: Measure) -> int:
    """How often a measure fits into a round."""
    measure.call()
    began = perf_counter()
    measure.call()
    return max(1, int(ROUND_SECONDS / (perf_counter() - began)))


def timed(every: list[Measure], rounds: int, loops: list[int]) -> Iterator[float]:
    """The median seconds of one answer of each measure; rounds are interleaved."""
    taken: list[list[float]] = [[] for _ in every]
    for _ in range(rounds):
        for place, measure in enumerate(every):
            began = perf_counter()
            for _ in range(loops[place]):
                measure.call()
            taken[place].append((perf_counter() - began) / loops[place] / measure.answers)
    return map(median, taken)


def dominant(call: Callable[[], object], times: int = 200, most: int = 3) -> str:
    """Where the time of a call goes: the functions with the largest own share."""
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(times):
        call()
    profile.disable()
    own: dict[str, float] = {}
    for (file, _, function), (_, _, seconds, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        room = "" if file == "~" else f"{Path(file).stem}."
        own[f"{room}{function}"] = own.get(f"{room}{function}", 0) + seconds
    whole = sum(own.values())
    top = sorted(own, key=lambda name: own[name], reverse=True)[:most]
    return ", ".join(f"{name} {100 * own[name] / whole:.0f} %" for name in top)


def report() -> None:
    """Measures everything and prints a table, then where the time goes."""
    quick, slow = measures(), slow_measures()
    seconds = dict(zip((each.name for each in quick), timed(quick, ROUNDS, [*map(loops_of, quick)]), strict=True))
    seconds |= zip((each.name for each in slow), timed(slow, SLOW_ROUNDS, [1] * len(slow)), strict=True)
    yardstick, other = seconds[quick[0].name], seconds[quick[1].name]
    print(f"{'':42}{'µs':>10}{'× ten blocks':>14}{'× parsedatetime':>17}")
    for name, took in seconds.items():
        beside = f"{took / other:>17.2f}" if name.startswith("parse") else ""
        print(f"{name:42}{took * 1e6:>10,.0f}{took / yardstick:>14.1f}{beside}")
    calls = {measure.name: measure.call for measure in quick}
    worst = max((name for name in calls if "500 characters" in name), key=lambda name: seconds[name])
    print(f"\n{1 / seconds[slow[0].name]:,.0f} lines a second in replay. Where the time goes, under a profiler:")
    for name in ("parse, the usual line", worst, "advise: not now, 10 sessions", "advise: not now, 400 sessions"):
        print(f"  {name}: {dominant(calls[name], 200 if name != worst else 20)}")
