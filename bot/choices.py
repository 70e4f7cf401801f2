"""What can be chosen under an answer: other times of the next days, and other kinds of run."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from advice.headline import clock
from advice.kinds import KINDS
from advice.models import zone_of
from advice.nouns import Intensity, RunKind
from bot.coach import Answer
from bot.echo import kind_name

DAYS: Final = ("Today", "Tomorrow", "In two days")
HOURS: Final = {7: "morning", 12: "noon", 18: "evening"}
OFFERED: Final = (
    RunKind.WALK,
    RunKind.RECOVERY,
    RunKind.EASY,
    RunKind.LONG,
    RunKind.STEADY,
    RunKind.TRAIL,
    RunKind.PROGRESSION,
    RunKind.GROUP,
    RunKind.STRIDES,
    RunKind.TEMPO,
    RunKind.FARTLEK,
    RunKind.INTERVALS,
    RunKind.SPRINTS,
    RunKind.HILLS,
    RunKind.RACE,
)
GROUPS: Final = {Intensity.LOW: "Easy", Intensity.MODERATE: "Moderate", Intensity.HIGH: "Hard"}


class Choice(NamedTuple):
    """What is shown, and what comes back when it is chosen."""

    label: str
    value: str


def times(answer: Answer, now: datetime) -> tuple[Choice, ...]:
    """The moment when it opens, and the mornings, noons and evenings of the next days that are still to come."""
    if answer.verdict is None:
        return ()
    zone, asked = zone_of(answer.tz), answer.verdict.asked.at
    opens = answer.verdict.earliest_ok
    offered = [_choice("When it opens", opens, answer, zone)] if opens else []
    today = now.astimezone(zone).replace(minute=0, second=0, microsecond=0)
    for days, day in enumerate(DAYS):
        for hour, part in HOURS.items():
            at = (today + timedelta(days=days)).replace(hour=hour)
            if at > now and at != asked:
                offered.append(_choice(f"{day}, {part}", at, answer, zone))
    return tuple(offered)


def _choice(name: str, at: datetime, answer: Answer, zone: ZoneInfo) -> Choice:
    return Choice(f"{name} · {clock(at, zone, hours12=answer.hours12)}", at.isoformat())


def kinds(answer: Answer) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Kinds of run by how hard they are, without the one that was asked about; none for a leg session."""
    if answer.verdict is None or answer.verdict.asked.kind == "legs":
        return ()
    return _besides(answer.verdict.asked.run_kind)


@cache
def _besides(asked: RunKind | None) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    others = [kind for kind in OFFERED if kind is not asked]
    return tuple((name, of_intensity(intensity, others)) for intensity, name in GROUPS.items())


def of_intensity(intensity: Intensity, kinds: Iterable[RunKind]) -> tuple[Choice, ...]:
    """The kinds that are so hard, as choices."""
    return tuple(Choice(kind_name(kind), kind.value) for kind in kinds if KINDS[kind].intensity is intensity)
