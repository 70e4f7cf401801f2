# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Time words to stamps: atoms first ("tomorrow", "morning", "at 7"), then neighbours merged into one time."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, time, timedelta
from typing import Final

from bot.language import calendar_words as days
from bot.language.clock_words import (
    HOUR,
    HOUR_WORD,
    HOURS,
    Reader,
    Reading,
    clock_range,
    h24,
    half_day,
    plain_clock,
    sure_range,
    worded_clock,
)
from bot.language.spans import masked
from bot.language.stamps import Clock, Day, Now, Stamp, Tense
from bot.language.timemerge import merged
from bot.language.when import PARTS, Part, between, instant, on_date, to_instant

_WD: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)days?|mon|tue|wed|thu|fri|sat"
_MON: Final = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_PARTS: Final = {
    "early": Part.EARLY, "early morning": Part.EARLY, "dawn": Part.EARLY, "sunrise": Part.EARLY, "crack of dawn": Part.EARLY,
    "first thing": Part.FIRST_THING, "first thing in the morning": Part.FIRST_THING, "early doors": Part.EARLY,
    "morning": Part.MORNING, "mornings": Part.MORNING, "noon": Part.NOON, "lunch": Part.LUNCH, "lunch break": Part.LUNCH, "lunch time": Part.LUNCH,
    "afternoon": Part.AFTERNOON, "evening": Part.EVENING, "evenings": Part.EVENING, "night": Part.NIGHT, "nights": Part.NIGHT,
    "after work": Part.AFTER_WORK, "before work": Part.BEFORE_WORK, "breakfast": Part.BREAKFAST, "dusk": Part.EVENING, "sunset": Part.EVENING,
}  # fmt: skip


def _whole(found: re.Match[str], day: Day, **more: Part | None) -> Stamp:
    return Stamp(found.start(), found.end(), day=day, part=more.get("part"))


def _shifted(found: re.Match[str], to: Reading, shift: int, part: Part | None = None) -> Stamp:
    tonight = part is Part.TONIGHT and to.now.local.time() < PARTS[part][0] and not to.now.small_hours
    ahead = shift > 0 or tonight
    tense: Tense = 1 if ahead else -1 if shift < 0 else 0
    return Stamp(
        found.start(), found.end(), day=days.same(to.now.today + timedelta(days=shift), tense=tense), part=part
    )


def _relative(shift: int, part: Part | None = None) -> Reader:
    return lambda found, to: _shifted(found, to, shift, part)


def _days_later(found: re.Match[str], to: Reading) -> Stamp:
    del to
    return Stamp(found.start(), found.end(), later=-1 if "before" in found.group() else int(found.group("n") or 1))


def _nights_ago(found: re.Match[str], to: Reading) -> Stamp:
    part = {"night": Part.NIGHT, "evening": Part.EVENING, "morning": Part.MORNING}.get(found.group(2).rstrip("s"))
    return _shifted(found, to, -int(found.group(1)), part)


_CLOCK_NEXT: Final = re.compile(r"[\s,(@]*(?:at |around |by )?\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m|[ap]\b|:|h|$|[?.!,)])")


_CLOCK_BEFORE: Final = re.compile(r"\b(?:at|around|by) \d{1,2}(?:[:.]\d\d)? ?(?:[ap]m)? ?\Z")


def _later_today(found: re.Match[str], to: Reading) -> Stamp:
    if _CLOCK_NEXT.match(to.line, found.end()) or _CLOCK_BEFORE.search(to.line, 0, found.start()):
        return Stamp(found.start(), found.end(), day=days.same(to.now.today), tense=1)
    noon = to_instant(to.now.today, _noon(), to.now.zone)
    start = max(noon, to.now.local)
    end = to_instant(to.now.today, _noon().replace(hour=22), to.now.zone)
    return Stamp(found.start(), found.end(), fixed=between(instant(start), instant(max(start, end))), tense=1)


_DAWN: Final = time(6)


def _noon() -> time:
    return time(12)


def _earlier_today(found: re.Match[str], to: Reading) -> Stamp:
    return Stamp(found.start(), found.end(), day=days.same(to.now.today), tense=-1)


def _just_now(found: re.Match[str], to: Reading) -> Stamp:
    return Stamp(
        found.start(), found.end(), fixed=instant(to.now.local), tense=-1 if found.group() == "just now" else 0
    )


def _other_day(found: re.Match[str], to: Reading) -> Stamp:
    return _few(found, to, -4, -2)


def _few(found: re.Match[str], to: Reading, first: int, last: int) -> Stamp:
    today = to.now.today
    span = between(on_date(today + timedelta(days=first)), on_date(today + timedelta(days=last)))
    return Stamp(found.start(), found.end(), fixed=span, tense=-1 if last < 0 else 1)


_UNIT_DAYS: Final = {"d": 1, "w": 7, "f": 14}


_FIRST: Final = re.compile(r"\b(?:first|only) (?:[\w~]+ ){1,3}\Z")


def _offset(found: re.Match[str], to: Reading, sign: int) -> Stamp | None:
    """For "3 hours ago", "in 2 days": hours are elapsed time, days and weeks go by the calendar.

    The "first run in 3 weeks" is none of them.
    """
    groups = found.groupdict()
    if sign > 0 and _FIRST.search(to.line, 0, found.start()):
        return None
    if groups.get("few"):
        return _few(found, to, *((-4, -2) if sign < 0 else (2, 4))) if groups["unit"][0] == "d" else None
    said = groups["n"]
    count = {"a": 1.0, "an": 1.0, "the": 1.0, "half": 0.5, "half a": 0.5, "half an": 0.5}.get(said)
    if count is None:
        count = (
            2.0
            if "couple" in said
            else float(said)
            if said.replace(".", "", 1).isdigit()
            else float(HOURS.index(said) + 1)
        )
    unit = groups["unit"]
    if unit.startswith(("h", "mi", "m")):
        minutes = (
            count * (60 if unit.startswith("h") else 1)
            + float(groups.get("plus") or 0)
            + (30 if groups.get("half") else 0)
        )
        at = to.now.local.astimezone(UTC) + sign * timedelta(minutes=minutes)
        return Stamp(found.start(), found.end(), fixed=instant(at.astimezone(to.now.zone)), tense=1 if sign > 0 else -1)
    shift = int(count * _UNIT_DAYS[unit[0]])
    return _shifted(found, to, sign * shift) if shift <= 400 else None  # noqa: PLR2004 - beyond a year it is no plan


def _weekday(found: re.Match[str], to: Reading) -> Stamp:
    said = found.group("mod") or ""
    if found.group("post"):
        said = "gone" if "gone" in found.group("post") else "week"
    if (found.group("pre") or "").startswith("a week"):
        said = "week"
    return _whole(found, days.weekday(days.WEEKDAYS[found.group("wd")[:3]], said, to.now.today))


def _weekday_of_week(found: re.Match[str], to: Reading) -> Stamp:
    said = found.group("week") or found.group("head")
    wd = found.group("wd") or found.group("tail")
    return _whole(found, days.weekday_of(days.WEEKDAYS[wd[:3]], said, to.now.today))


def _weekdays(found: re.Match[str], to: Reading) -> Stamp:
    """For "mon-wed": a range of days."""
    first = days.weekday(days.WEEKDAYS[found.group(1)[:3]], "", to.now.today)
    last = days.weekday(days.WEEKDAYS[found.group(2)[:3]], "", to.now.today)
    return Stamp(found.start(), found.end(), day=first, end_day=last)


def _week(found: re.Match[str], to: Reading) -> Stamp:
    said = (found.group(1) or "").strip()
    reader = {"week": days.week, "weekend": days.weekend, "month": days.month}[found.group(2)]
    return _whole(found, reader(said, to.now.today))


def _weekend(found: re.Match[str], to: Reading) -> Stamp:
    return _whole(found, days.weekend("", to.now.today))


def _iso(found: re.Match[str], to: Reading) -> Stamp | None:
    day = days.month_day(int(found.group(2)), int(found.group(3)), to.now.today, int(found.group(1)))
    return _whole(found, day) if day is not None else None


def _named_date(found: re.Match[str], to: Reading) -> Stamp | None:
    groups = found.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    day = days.month_day(days.MONTHS[groups["m"]], int(groups["d"]), to.now.today, year)
    return _whole(found, day) if day is not None else None


def _nth(found: re.Match[str], to: Reading) -> Stamp | None:
    day = days.day_of_month(int(found.group(1)), to.now.today)
    return _whole(found, day) if day is not None else None


def _numeric(found: re.Match[str], to: Reading) -> Stamp | None:
    year = int(found.group(3)) if found.group(3) else None
    first, second = int(found.group(1)), int(found.group(2))
    day, both = days.numeric(first, second, to.now.today, year, day_first=to.day_first)
    if both:
        to.unsure.append(f"{found.group().strip()} could be day/month or month/day")
    return _whole(found, day) if day is not None else None


def _holiday(found: re.Match[str], to: Reading) -> Stamp | None:
    day = days.holiday(found.group(1), to.now.today)
    return _whole(found, day) if day is not None else None


def _part(found: re.Match[str], to: Reading) -> Stamp | None:
    del to
    part = _PARTS.get(found.group(1))
    return Stamp(found.start(), found.end(), part=part) if part is not None else None


def _fixed_part(part: Part, tense: Tense = 0) -> Reader:
    return lambda found, _: Stamp(found.start(), found.end(), part=part, tense=tense)


def _before_lunch(found: re.Match[str], to: Reading) -> Stamp:
    """The rest of a morning that is not over, else a morning."""
    day = days.same(to.now.today) if _DAWN < to.now.local.time() < _noon() else None
    return Stamp(found.start(), found.end(), day=day, part=Part.MORNING)


def _this_part(found: re.Match[str], to: Reading) -> Stamp | None:
    part = Part.MORNING if found.group(1) == "am" else _PARTS.get(found.group(1))
    return _whole(found, days.same(to.now.today), part=part) if part is not None else None


_N_UNIT: Final = (
    rf"(?P<n>\d{{1,3}}(?:\.\d)?|a couple of|a couple|couple of|couple|half an|half a|an?|half|{HOUR_WORD}) ?"
    r"(?P<unit>hours?|h|min|days?|d|weeks?|w|fortnight)\b"
)
_R1: Final = r"(?P<h1>\d{1,2})(?:[:.h](?P<m1>[0-5]\d))? ?(?:(?P<ap1>[ap])(?:m\b|\.m\b\.?))?"
_R2: Final = r"(?P<h2>\d{1,2})(?:[:.h](?P<m2>[0-5]\d))? ?(?:(?P<ap2>[ap])(?:m\b|\.m\b\.?))?"
_AROUND: Final = r"(?:around |about |approx |roughly |circa |~ ?|by |until |till )?"

_WD_GATE: Final = "mon|tue|wed|thu|fri|sat|sun"
_MON_GATE: Final = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_AP_GATE: Final = "am|pm|a.m|p.m"
_DIGIT: Final = re.compile(r"\d")
_NEEDS_DIGITS: Final = frozenset({_iso, _nth, _named_date, _numeric, clock_range, sure_range, h24})
# (words of which one has to be there, pattern, reader, whether it needs a digit)
_TABLE: Final[tuple[tuple[tuple[str, ...], re.Pattern[str], Reader, bool], ...]] = tuple(
    (tuple(gate.split("|")), re.compile(pattern), reader, reader in _NEEDS_DIGITS or (reader is plain_clock and "eleven" not in pattern))
    for gate, pattern, reader in (
        ("day", r"\b(?:the )?day after tomorrow\b", _relative(2)),
        ("tomorrow", r"\bovermorrow\b", _relative(2)),
        ("day", r"\b(?:the )?day before yesterday\b|\bday before last\b", _relative(-2)),
        ("night", r"\b(?:the )?night before last\b", _relative(-2, Part.NIGHT)),
        ("day before", r"\b(?:the )?day before(?P<n>)(?=\s*(?:$|[,.?!;]|and\b|i (?:ran|did|squatted|lifted|trained|jogged|deadlifted|had)\b))", _days_later),
        ("after|later|next day|following day", r"\b(?:the )?(?:next|following) day\b|\b(?:the )?(?:day after(?! (?:tomorrow|\w+ing\b|(?!that)[a-z]))|day later)(?: that)?\b|\b(?P<n>\d) days (?:later|after(?: that)?(?=\s*(?:[.,?!]|$)))", _days_later),
        ("ago", rf"\b{_N_UNIT}(?: and a (?P<half>half)|,? (?:and )?(?P<plus>\d\d?) min)?(?: or so)? (?:ago|back|earlier)\b", lambda found, to: _offset(found, to, -1)),
        ("ago", r"\b(?P<few>a few|few|several|some|a handful of) (?P<unit>days?|hours?)(?: or so)? (?:ago|back)\b", lambda found, to: _offset(found, to, -1)),
        ("ago", r"\b(\d|a) ?(nights?|evenings?|mornings?) ago\b", _nights_ago),
        ("in ", rf"\b(?:in|within)(?: about| around| like| another| just| maybe)? {_N_UNIT}(?: and a (?P<half>half)|,? (?:and )?(?P<plus>\d\d?) min)?(?: time| from now)?(?! (?:rest|recovery|apart|pace|after|before))", lambda found, to: _offset(found, to, 1)),
        ("from", rf"\b{_N_UNIT} (?:from now|from today)\b", lambda found, to: _offset(found, to, 1)),
        ("few", r"\bin (?P<few>a few|few|several|some) (?P<unit>days?|hours?)\b", lambda found, to: _offset(found, to, 1)),
        ("other ", r"\b(?:the|this)? ?other (?:day|night|morning)\b(?! (?:off|i|we))", _other_day),
        ("later", r"\blater(?: on)?(?: today| this afternoon| this evening)\b|\btoday later\b|\blater on\b|\blater\b(?=\s*(?:$|[?.!,]|(?:at|around|by) \d))", _later_today),
        ("earlier", r"\bearlier(?: on)?(?: today| this morning)?\b(?! than)", _earlier_today),
        ("now", r"\b(?:right now|just now|straight away|right away|now)\b(?! (?:that|and then|i|my|the|we|they|he|she|it|there)\b)", _just_now),
        ("night", r"\blast nights?\b", _relative(-1, Part.NIGHT)),
        ("last evening", r"\blast evening\b", _relative(-1, Part.EVENING)),
        ("tonight", r"\b(?:late )?tonight\b|\bthis night\b|\btoday night\b", _relative(0, Part.TONIGHT)),
        ("this", r"\bthis (?:(?:very|early|late) )?(morning|afternoon|evening|lunch|noon|am)\b(?! i\b)", _this_part),
        ("today", r"\btoday\b", _relative(0)),
        ("tomorrow", r"\btomorrow\b", _relative(1)),
        ("yesterday", r"\byesterday\b", _relative(-1)),
        ("|".join(days.HOLIDAYS), rf"\b({'|'.join(days.HOLIDAYS)})(?:'s)?(?: day)?\b", _holiday),
        ("move", rf"\bfrom (?:{_WD}) to ({_WD})\b", lambda found, to: _whole(found, days.weekday(days.WEEKDAYS[found.group(1)[:3]], "", to.now.today))),
        ("week", rf"\b(?P<wd>{_WD}|sun),? (?:of |in |from )?(?P<week>last|past|previous|next|this) week\b|\b(?P<head>last|past|previous|next|this) week(?:'?s)?,? (?:on )?(?P<tail>{_WD}|sun)\b", _weekday_of_week),
        (_WD_GATE, rf"\b({_WD}) ?(?:-|to|through|thru|until|till) ?({_WD})\b", _weekdays),
        (_WD_GATE, rf"(?P<pre>\ba week (?:on|from) )?\b(?:(?P<mod>next|last|this|past|previous|coming|upcoming)(?: week'?s?)? )?\b(?P<wd>{_WD})\b(?P<post> week\b(?! ?~)| just gone\b| gone\b)?", _weekday),
        ("sun", r"(?P<pre>)\b(?:(?P<mod>this|next|last) )?(?P<wd>sun)\b(?P<post>)(?! (?:is|was|in|on|and|for|comes|goes|shines|cream|burn))", _weekday),
        ("week|month", r"\b(?:(this coming|this|next|last|past|previous|coming) |end of the )(week|weekend|month)\b(?! of)", _week),
        ("weekend", r"\b(?<!long )(?:the |at the |on the )?weekend\b", _weekend),
        ("week", r"\bplan (?:my |the |our )?(?P<mod>)(?P<wd>)week\b", lambda found, to: replace(_whole(found, days.week("", to.now.today)), start=found.end() - 4)),
        ("20", r"(?<![\d-])(20\d\d)-(\d\d?)-(\d\d?)(?!\d)", _iso),
        (_MON_GATE, rf"\b(?P<m>{_MON})\.? (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:|x)(?:,? (?P<y>20\d\d))?", _named_date),
        (_MON_GATE, rf"(?:\bthe )?(?<![\d:.])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{_MON})\b(?:,? (?P<y>20\d\d))?", _named_date),
        ("the ", r"\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:mile|km|rep|set|floor|lap|place|time|of))", _nth),
        ("/", r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(20\d\d|\d\d))?(?![\d/%])(?! ?(?:depth|squat|of|reps))", _numeric),
        ("between |from |betwen ", rf"\b(?:between|from|betwen) {_R1} ?(?:and|to|-|until|till) ?{_R2}(?![\d:])(?! ?(?:miles|km|days|hours))", clock_range),
        ("-|to|til", rf"(?<![\d:.~/-]){_R1} ?(?:-|to|until|till) ?{_R2}(?![\d:/%])(?! ?(?:miles|km|days|hours|min|x))", sure_range),
        ("at ", rf"\bat {_R1} ?(?:-|to) ?{_R2}(?![\d:])", clock_range),
        ("half |quarter |past |to ", rf"\b{_AROUND}(half past|half|quarter past|quarter after|quarter to|quarter of|(?:five|ten|twenty|twenty five|5|10|20|25) (?:past|to)) ({HOUR})\b(?! ?(?:marathon|mile|m\b|k\b|hour|an|~|:))(?: ?(?P<ap>[ap])\.?m\b)?", worded_clock),
        (_AP_GATE, r"(?<![\d:.,/])(?P<h>\d{1,2})[:.h](?P<m>[0-5]\d) ?(?:(?P<ap>[ap])(?:m\b|\.m\b\.?))(?:ish)?", plain_clock),
        (_AP_GATE, r"(?<![\d:.,/])(?P<h>\d{1,2}) ?(?P<ap>[ap])(?:m\b|\.m\b\.?)(?:ish)?", plain_clock),
        (_AP_GATE, r"(?<![\d:.,/])(?P<h>\d{1,2})(?P<m>[0-5]\d) ?(?P<ap>[ap])(?:m\b|\.m\b\.?)", plain_clock),
        ("t", r"(?<=\d-\d\d)t(?P<h>\d\d):(?P<m>\d\d)", plain_clock),
        (":", r"(?<![\d:.,/])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?:ish| o'?clock| hours| h\b)?(?![\d:])", plain_clock),
        ("h", r"(?<![\d:.,/])([01]?\d|2[0-4]) ?h([0-5]\d)?\b(?! (?:ago|from|later|after|before|apart|gap))", h24),
        (".", r"(?<![\d:.,/~])(?:at |for |by |around |about )(?P<h>[01]?\d|2[0-3])\.(?P<m>[0-5]\d)\b(?! ?(?:km|k\b|miles|h))", plain_clock),
        (".", r"(?:(?<=tomorrow )|(?<=today )|(?<=tonight )|(?<=day )|(?<=run ))(?P<h>1\d|2[0-3])\.(?P<m>[0-5]\d)\b(?! ?(?:km|k\b|miles|h))", plain_clock),
        (".", r"(?:(?<=morning )|(?<=evening )|(?<=afternoon )|(?<=night )|(?<=day ))(?P<h>[4-9])\.(?P<m>[0-5]\d)\b(?=\s*(?:$|[,;!?]))", plain_clock),
        ("h", r"(?<![\d:.,/])(?P<h>0\d|1\d|2[0-3])(?P<m>[0-5]\d)(?: ?hours|h)\b", plain_clock),
        ("at ", r"\b(?:at |around |by )(?P<h>0\d|1\d|2[0-3])(?P<m>[0-5][05])\b(?! ?(?:m\b|km|reps))", plain_clock),
        ("hour", r"\bat (?P<h>[01]?\d|2[0-4]) hours?\b", plain_clock),
        ("o", rf"\b{_AROUND}(?P<h>{HOUR}) ?o'? ?clock\b", plain_clock),
        ("ish", rf"(?<![\d.])(?P<h>{HOUR}) ?-?ish\b", plain_clock),
        ("at |by |around |about |until |till ", rf"\b(?:at|by|around|about|until|till)(?: around| about| like)? (?P<h>{HOUR})(?![\d:%/]|[.,]\d)\b(?! ?(?:km|k\b|miles?|mile|min|m\b|h\b|hours?|%|rpe|kg|lb|pace|x|reps?|sets?|weeks?|days?|of(?! the)|out|percent|sec))", plain_clock),
        ("tomorrow |night |morning |evening |afternoon ", r"(?:(?<=tomorrow )|(?<=tonight )|(?<=morning )|(?<=evening )|(?<=afternoon )|(?<=night ))(?P<h>\d{1,2})(?![\d:.%/])\b(?! ?(?:km|k\b|miles?|mile|min|m\b|h\b|hours?|%|rpe|kg|lb|x|reps?|sets?|days?|of|out|sec|~))", plain_clock),
        ("work", r"\b(?:after|post)[ -]?(?:work|the office|my shift|shift)\b", _fixed_part(Part.AFTER_WORK)),
        ("work", r"\b(?:before|pre)[ -]?(?:work|the office|my shift|shift)\b", _fixed_part(Part.BEFORE_WORK)),
        ("breakfast", r"\b(?:before|at|for|around|pre)[ -]?breakfast\b", _fixed_part(Part.BREAKFAST)),
        ("before lunch", r"\bbefore lunch\b", _before_lunch),
        ("after |before ", r"\bafter (?:breakfast|the school run|school drop(?: |-)?off)\b|\bbefore school\b", _fixed_part(Part.MORNING)),
        ("after |before ", r"\bafter (?:lunch|school|class)\b|\bbefore dinner\b", _fixed_part(Part.AFTERNOON)),
        ("after dinner|after supper|after tea|before bed|dinner", r"\b(?:after (?:dinner|supper|tea)|before bed(?:time)?|post[ -]dinner)\b", _fixed_part(Part.TONIGHT)),
        ("after dark|late at night", r"\bafter dark\b|\blate at night\b", _fixed_part(Part.NIGHT)),
        ("day", r"\b(?:by |at )?(?:the )?end of (?:the )?day\b", _fixed_part(Part.EVENING)),
        ("noon", r"\b(?:at |around |by )?noon\b", lambda found, _: Stamp(found.start(), found.end(), clock=Clock(12, 0, sure=True))),
        ("midnight", r"\b(?:at )?midnight\b", lambda found, _: Stamp(found.start(), found.end(), clock=Clock(0, 0, sure=True))),
        ("early|mid|late", r"\b(?:bright and |nice and |really |very |too )?(?:early|mid|late)(?: in the| on)? ?-?(morning|afternoon|evening|noon)s?\b", lambda found, to: Stamp(found.start(), found.end(), part=Part.EARLY) if "early" in found.group() and found.group(1) == "morning" else _part(found, to)),
        ("first", r"\b(first thing)(?: in the morning)?\b", _part),
        ("morning|afternoon|evening|night|noon|lunch|dawn|sunrise|dusk|sunset", r"\b(?:in the |over |at |around |on the |during )?(mornings?|afternoons?|evenings?|nights?|noon|lunch(?: break| time)?|crack of dawn|dawn|sunrise|dusk|sunset)\b(?<!club night)(?<!race night)(?<!game night)(?<!movie night)(?<!date night)(?! run(?:s|ner|ners)\b| owl| after\b)", _part),
        ("early", r"\b(?<!too )(?<!so )(?:bright and )?(early)\b(?! (?:days|bird|stage|access|season|game|miles))", _part),
        ("m", r"(?<![\d~])(?<!\bi )\b([ap])(?:m\b|\.m\b\.?)(?! i\b)", half_day),
    )
)  # fmt: skip


def read_times(line: str, now: Now, *, day_first: bool | None) -> tuple[tuple[Stamp, ...], str, tuple[str, ...]]:
    """The times of a line in order, the line with them masked, and what was unclear about them."""
    to = Reading(now, day_first, [], line)
    atoms = []
    rest = line
    digits = _DIGIT.search(line) is not None
    for gate, pattern, reader, numeric in _TABLE:
        if numeric and not digits:
            continue
        for word in gate:  # as in `holds_any`, without a hundred calls
            if word in rest:
                break
        else:
            continue
        for found in pattern.finditer(rest):
            stamp = reader(found, to)
            if stamp is not None:
                atoms.append(stamp)
                rest = masked(rest, stamp.start, stamp.end)
    atoms.sort(key=lambda atom: atom.start)
    stamps = _one_after_another(_of_headed_week(tuple(merged(atoms, line)), line, now))
    return stamps, rest, tuple(to.unsure)


def _of_headed_week(stamps: tuple[Stamp, ...], line: str, now: Now) -> tuple[Stamp, ...]:
    """For "next week: squats mon, long run sun": the weekdays behind a week that heads them are its own."""
    head = stamps[0].day if stamps else None
    if head is None or not head.tense or head.future[1] - head.future[0] != timedelta(days=6):
        return stamps
    if not line[stamps[0].end :].lstrip().startswith(":"):
        return stamps
    return (stamps[0], *(_in_week(one, head.future[0], now.today) for one in stamps[1:]))


def _in_week(stamp: Stamp, monday: date, today: date) -> Stamp:
    day = stamp.day
    if day is None or day.tense or day.past == day.future:
        return stamp
    return stamp.on(days.exactly(monday + timedelta(days=day.future[0].weekday()), today))


def _one_after_another(found: Iterable[Stamp]) -> tuple[Stamp, ...]:
    """Dates what comes days after a day told before it; where none was, it says no time."""
    stamps: list[Stamp] = []
    for stamp in found:
        before = next((one for one in reversed(stamps) if one.day is not None), None)
        if stamp.later and before is not None:
            stamps.append(stamp.after(before))
        elif not stamp.later or stamp.part is not None or stamp.clock is not None:
            stamps.append(stamp)
    return tuple(stamps)
