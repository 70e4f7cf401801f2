"""Words and numbers to clocks: 6pm, 18:30, half past six, 7-8."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.language.stamps import Clock, Now, Stamp
from bot.language.when import Part


@dataclass(frozen=True, slots=True)
class Reading:
    """What the readers of atoms need to know."""

    now: Now
    day_first: bool | None
    unsure: list[str]
    line: str


Reader = Callable[[re.Match[str], Reading], Stamp | None]

HOURS: Final = "one two three four five six seven eight nine ten eleven twelve".split()
HOUR_WORD: Final = "|".join(HOURS)
HOUR: Final = rf"(?:\d{{1,2}}|{HOUR_WORD})"


def hour_of(said: str) -> int:
    return int(said) if said.isdigit() else HOURS.index(said) + 1


def _clock(hour: int, minute: int, half: str | None, *, written: str = "") -> Clock | None:
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):  # noqa: PLR2004 - clocks
        return None
    if half:
        return Clock(hour % 12 + (12 if half == "p" else 0), minute, sure=True)
    return Clock(hour, minute, sure=hour > 12 or hour == 0 or written.startswith("0"))  # noqa: PLR2004 - clocks


def plain_clock(found: re.Match[str], to: Reading) -> Stamp | None:
    del to
    groups = found.groupdict()
    clock = _clock(hour_of(groups["h"]), int(groups.get("m") or 0), groups.get("ap"), written=groups["h"])
    return Stamp(found.start(), found.end(), clock=clock) if clock is not None else None


def h24(found: re.Match[str], to: Reading) -> Stamp | None:
    del to
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    return Stamp(found.start(), found.end(), clock=Clock(hour, minute, sure=True)) if hour <= 24 else None  # noqa: PLR2004 - clocks


def worded_clock(found: re.Match[str], to: Reading) -> Stamp | None:
    """For "half past six", "quarter to 7", "half 7" (British: half past seven), "ten past 5"."""
    del to
    said, hour = found.group(1), hour_of(found.group(2))
    past = {
        "half past": 30,
        "half": 30,
        "quarter past": 15,
        "quarter after": 15,
        "quarter to": -15,
        "quarter of": -15,
    }.get(said)
    if past is None:
        count, _, direction = said.rpartition(" ")
        past = {"five": 5, "ten": 10, "twenty": 20, "twenty five": 25, "5": 5, "10": 10, "20": 20, "25": 25}[count]
        past = past if direction == "past" else -past
    total = (hour * 60 + past) % (24 * 60)
    clock = _clock(total // 60, total % 60, found.groupdict().get("ap"))
    return Stamp(found.start(), found.end(), clock=clock) if clock is not None else None


def clock_range(found: re.Match[str], to: Reading) -> Stamp | None:
    del to
    groups = found.groupdict()
    late = _clock(int(groups["h2"]), int(groups["m2"] or 0), groups["ap2"], written=groups["h2"])
    early = _clock(int(groups["h1"]), int(groups["m1"] or 0), groups["ap1"], written=groups["h1"])
    if late is None or early is None:
        return None
    return Stamp(found.start(), found.end(), clock=early, until=late)


_AFTER_A_DAY: Final = re.compile(
    r"\b(?:morning|afternoon|evening|night|tonight|today|yesterday|tomorrow"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? ?$"
)
"""What makes a clock of two bare numbers behind it: "this morning 7-8"."""


def sure_range(found: re.Match[str], to: Reading) -> Stamp | None:
    """For "5-6pm", "7:30 to 11", "this morning 7-8": one of them, or the word before, tells of a clock."""
    groups = found.groupdict()
    sure = any(groups[name] for name in ("m1", "m2", "ap1", "ap2"))
    return clock_range(found, to) if sure or _AFTER_A_DAY.search(to.line, 0, found.start()) else None


def half_day(found: re.Match[str], to: Reading) -> Stamp:
    del to
    if found.group(1) == "a":
        return Stamp(found.start(), found.end(), part=Part.MORNING)
    return Stamp(found.start(), found.end(), pm=True)
