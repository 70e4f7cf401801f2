"""Words for when something comes by itself: "7:15 weekdays, 9:00 weekends", "3 days", "until Monday". Pure."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from itertools import groupby
from typing import Final, TypeAlias

from bot.errors import BadInput

Times: TypeAlias = tuple[
    time | None, time | None, time | None, time | None, time | None, time | None, time | None
]  # fmt: skip

DEFAULT: Final = time(7, 30)
WEEKLY: Final = 6, time(18)  # Sunday evening
EVERY_DAY: Final = range(7)
NAMES: Final = "Mon Tue Wed Thu Fri Sat Sun".split()
DAYS: Final[dict[str, Iterable[int]]] = {
    "weekdays": range(5),
    "weekday": range(5),
    "workdays": range(5),
    "weekends": range(5, 7),
    "weekend": range(5, 7),
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
    "always": EVERY_DAY,
}
_FULL: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
_FILLERS: Final = frozenset("at on and every each the day days to me o'clock morning mornings please".split())
_QUIET: Final = frozenset("off quiet not no never except but without".split())
_TIME: Final = re.compile(r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s?(?P<half>am|pm)?")
_PARTS: Final = re.compile(r"[,;]| and ", re.IGNORECASE)
_SPLIT: Final = re.compile(r"[,;/&\s]+")
_DAY: Final = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_RANGE: Final = re.compile(rf"\b({_DAY})\s*(?:-|–|to|till|until|through|thru)\s*({_DAY})\b")
_UNIT: Final = r"(?:\d{1,3}|an?|one|two|three) (?:day|week)s?"
_AWAY: Final = re.compile(
    r"(?:(?:i'?m|i am|i'll be|i will be) )?(?:on |going on )?"
    r"(?:vacation|holidays?|leave|ooo|away|out of (?:the )?office|pause)"
    r"(?: everything| (?:the |my )?check-?ins?)? "
    rf"(?P<span>for {_UNIT}|{_UNIT}|(?:until|till) (?:tomorrow|(?:next )?{_DAY}|\d{{4}}-\d\d-\d\d))",
    re.IGNORECASE,
)
_CHECK_IN: Final = re.compile(r"\b(?:morning )?check-? ?ins?\b", re.IGNORECASE)
_WAKES: Final = re.compile(
    r"(?:can you |could you |please )*(?:remind|ping|message|dm|nudge|write|ask) (?:to )?me\b"
    r"(?=.*\b(?:every|each|daily|mornings?|weekdays)\b)",
    re.IGNORECASE,
)
_SILENCE: Final = re.compile(
    r"(?:please )?(?:(?:stop|no more|end|turn off|mute) (?:all |the |your |these |any |sending |me |to me )*"
    r"(?:messages|messaging|writing|notifications|reminders|pings|summaries)(?: to me| me)?|unsubscribe|leave me alone)"
    r"(?: please)?",
    re.IGNORECASE,
)
_ENDS: Final = frozenset("off stop end cancel disable unsubscribe from quit no more any anymore don't dont".split())
_ASKS: Final = re.compile(
    r"\b(?:i(?:'d| would)? (?:like|want)|want|can you|could you|please|send|give|turn|switch|set|change|move|start|"
    r"enable|me|my|a|an|the|to|for)\b"
)
_SPAN: Final = re.compile(r"(?P<count>\d{1,3}|an?|one|two|three)\s+(?P<unit>day|week)s?")
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
HOW: Final = "Try `/canirun checkin 7:15 weekdays`, `/canirun checkin 7:15 weekdays 9:00 weekends`, or `off`."
HOW_WEEKLY: Final = (
    "Try `/canirun weekly on` for Sundays at 18:00, `/canirun weekly Mon 8:00`, or `/canirun weekly off`."
)
HOW_LONG: Final = "Try `/canirun ooo 3 days`, `/canirun snooze until Monday`, or `/canirun ooo off` to be back."
LONGEST: Final = timedelta(days=366)


def times_of(words: str) -> Times:
    """The local times of the weekdays, from Monday on. Where days are named, the others are quiet.

    A time may stand before its days or behind them ("7:15 weekdays", "weekdays at 7:15"), in each part of a list as it
    likes ("6:30 mon-fri, sat 9"); where only quiet days are named ("7:15 except Sundays"), the others have the time.

    Raises:
        BadInput: a word is neither a time nor a day.
    """
    parts = _PARTS.split(words)
    if len(parts) > 1 and all(map(_names_both, parts)):
        together = zip(*map(times_of, parts), strict=True)
        return tuple(next(filter(None, each), None) for each in together)  # type: ignore[return-value]
    told: dict[int, time | None] = {}
    waiting: list[int] = []  # days whose time is still to come
    at, quiet, days_first, spare = DEFAULT, False, None, False
    for word in _words(words):
        if word in _FILLERS:
            continue
        if word in _QUIET:
            told.update(dict.fromkeys(waiting))
            waiting, quiet = [], not waiting
        elif (days := _days(word)) is not None:
            days_first = True if days_first is None else days_first
            if quiet or not days_first:
                told.update(dict.fromkeys(days, None if quiet else at))
            else:
                waiting += days
            spare = False
        else:
            if spare:
                raise BadInput(f"I could not read which time is for which days. {HOW}")
            at, quiet = _time(word), False
            days_first = False if days_first is None else days_first
            spare = not waiting
            told.update(dict.fromkeys(waiting, at))
            waiting = []
    if spare and any(told.values()):
        raise BadInput(f"I could not read which time is for which days. {HOW}")
    told.update(dict.fromkeys(waiting, at))
    others = None if any(told.values()) else at
    times = tuple(told.get(day, others) for day in EVERY_DAY)
    if not any(times) or (quiet and not told):
        raise BadInput(f"I could not read when. {HOW}")
    return times  # type: ignore[return-value]


def _names_both(part: str) -> bool:
    """Whether words name a time and a day."""
    words = list(_words(part))
    return any(_TIME.fullmatch(word) for word in words) and any(_days(word) is not None for word in words)


def meant(words: str) -> tuple[str, str] | None:
    """The verb that a sentence means, and what follows it: "turn off the check-ins", "I'm on vacation until Monday".

    None where it means none of them, or more than that.
    """
    said = words.strip(" .!")
    if away := _AWAY.fullmatch(said):
        return "ooo", away["span"]
    if _SILENCE.fullmatch(said):
        return "stop", ""
    if not (about := _CHECK_IN.search(said) or _WAKES.match(said)):
        return None
    rest = f"{said[: about.start()]} {said[about.end() :]}".lower()
    rest = _ASKS.sub(" ", rest)
    if rest.strip() and _ENDS.issuperset(rest.split()):
        return "checkin", "off"
    try:
        times_of(rest)
    except BadInput:
        return None
    return "checkin", rest.strip()


def weekly_times(words: str) -> Times:
    """One local time on one weekday, in any order; what of the two is not named is Sunday, or 18:00.

    Raises:
        BadInput: a word is neither a time nor a day, or there are several of a sort.
    """
    days, times = list[int](), list[time]()
    for word in _words(words):
        if (named := _days(word)) is not None:
            days += named
        elif word not in _FILLERS:
            times.append(_time(word, HOW_WEEKLY))
    if len(days) > 1 or len(times) > 1:
        raise BadInput(f"A summary comes once a week. {HOW_WEEKLY}")
    return weekly(days[0] if days else WEEKLY[0], times[0] if times else WEEKLY[1])


def weekly(day: int, at: time) -> Times:
    """That time on that weekday (0 is Monday), and quiet days else."""
    return tuple(at if each == day else None for each in EVERY_DAY)  # type: ignore[return-value]


def is_when(word: str) -> bool:
    """Whether a word begins to say when: a day, or something with a digit in front."""
    said = word.lower().strip(",;.!?")
    return bool(said) and (said[0].isdecimal() or said in _FILLERS or _days(said) is not None)


def _words(words: str) -> Iterable[str]:
    said = re.sub(r"(?<=\d)\s+(?=[ap]m\b)", "", words.lower())
    return filter(None, _SPLIT.split(_RANGE.sub(r"\1-\2", said)))


def _days(word: str) -> Iterable[int] | None:
    if word in DAYS:
        return DAYS[word]
    first, _, last = word.partition("-")
    start, end = _weekday(first), _weekday(last) if last else _weekday(first)
    if start is None or end is None:
        return None
    return [(start + step) % 7 for step in range((end - start) % 7 + 1)]


def _weekday(word: str) -> int | None:
    short = word.rstrip("s") if word.endswith("days") else word
    return next((day for day, name in enumerate(_FULL) if len(short) > 2 and name.startswith(short)), None)  # noqa: PLR2004  mo, tu: too short to be sure


def _time(word: str, how: str = HOW) -> time:
    read = _TIME.fullmatch(word)
    if read is None:
        raise BadInput(f"I could not read “{word[:40]}”. {how}")
    hour, minute = int(read["hour"]), int(read["minute"] or 0)
    if read["half"]:
        hour = hour % 12 + (12 if read["half"] == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise BadInput(f"There is no time “{word[:40]}”. {how}") from error


def in_words(times: Sequence[time | None], *, hours12: bool = False) -> str:
    """Times as they are told back: "07:15 Mon–Fri, 09:00 Sat–Sun"."""
    runs = [(at, [day for day, _ in days]) for at, days in groupby(enumerate(times), key=lambda one: one[1])]
    return ", ".join(f"{_told(at, hours12=hours12)} {_span(days)}" for at, days in runs if at is not None)


def _told(at: time, *, hours12: bool) -> str:
    return f"{at:%I:%M %p}".lower().lstrip("0") if hours12 else f"{at:%H:%M}"


def _span(days: Sequence[int]) -> str:
    if len(days) == len(EVERY_DAY):
        return "every day"
    return NAMES[days[0]] if len(days) == 1 else f"{NAMES[days[0]]}–{NAMES[days[-1]]}"


def away_until(words: str, today: date) -> date:
    """The first date on which somebody is back who says "3 days", "a week", "until Monday" or "until 2026-12-01".

    Raises:
        BadInput: the words say no such date.
    """
    said = words.lower().strip(" .!")
    if span := _SPAN.fullmatch(said.removeprefix("for ")):
        count = _COUNTS.get(span["count"]) or int(span["count"])
        back = today + timedelta(days=count * (7 if span["unit"] == "week" else 1))
    else:
        back = _date(said.removeprefix("until ").removeprefix("till ").strip(), today)
    if not today < back <= today + LONGEST:
        raise BadInput(f"That is not within the next year. {HOW_LONG}")
    return back


def _date(said: str, today: date) -> date:
    if said == "tomorrow":
        return today + timedelta(days=1)
    weekday = _weekday(said.removeprefix("next "))
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise BadInput(f"I could not read how long. {HOW_LONG}") from error
