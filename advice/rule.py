"""What a rule is: a function that describes itself. `advice.rules` registers it; the engine asks it."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from advice.models import Finding, Limit
from advice.nouns import Basis, Place
from advice.timeline import Request, Timeline

HOURS_48: Final = timedelta(hours=48)  # [D] G24 G35: elapsed time from the END of the session, half-open
HOURS_24: Final = timedelta(hours=24)  # [D] G18
HOURS_8: Final = timedelta(hours=8)  # [D] G17, the far end of "six to eight"
HOURS_6: Final = timedelta(hours=6)  # [D] G17, the near end


class Says(NamedTuple):
    """What a rule finds: a reason in one sentence, and a limit unless it is advice.

    `opens` is the instant (UTC) until which the limit holds without a break, for this very request; None where no clock
    ends it. `cites` come on top of the rule's own items.
    """

    because: str
    limit: Limit | None = None
    opens: datetime | None = None
    instead: str | None = None
    cites: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    conflict: str | None = None


_SHORT_HOURS: Final = 10  # below this the minutes matter to a reader
_LONG_HOURS: Final = 72  # from here days are easier to read
_SOON: Final = timedelta(minutes=15)  # an asked time this near is now
_MOMENT: Final = timedelta(minutes=1)

Check = Callable[[Request, Timeline], Says | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the book. `passing` rules speak of how a body feels today, which no clock can foresee."""

    code: str
    check: Check
    cites: tuple[str, ...]
    basis: Basis
    place: Place
    for_legs: bool
    for_runs: bool
    passing: bool
    title: str
    why: str
    limits: str
    chooses: str

    @property
    def holds_by_the_clock(self) -> bool:
        """Whether it can refuse until an instant that is known: it speaks of times, and not as advice alone."""
        return not self.passing and self.place is not Place.ADVICE

    @property
    def may_cite(self) -> tuple[str, ...]:
        """Every item of the rule's own: those it always cites, and those it chooses by what it sees."""
        return tuple(dict.fromkeys((*self.cites, *re.findall(r"\bG\d\d\b", self.chooses))))

    def finding(self, says: Says) -> Finding:
        """What the rule said, with its code, its place and all its items."""
        return Finding(
            code=self.code,
            place=self.place,
            basis=self.basis,
            because=says.because,
            instead=says.instead,
            limit=says.limit,
            opens=says.opens,
            cites=tuple(dict.fromkeys((*self.cites, *says.cites))),
            flags=says.flags,
            conflict=says.conflict,
        )


def rule(
    code: str,
    *cites: str,
    basis: Basis = Basis.DOCUMENT,
    place: Place = Place.DOCUMENTS,
    about: str = "run",
    passing: bool = False,
) -> Callable[[Check], Rule]:
    """Describe a rule: its code and items (G01..G96), what it rests on, where it is told; `about` run, legs or both."""

    def describe(check: Check) -> Rule:
        doc = inspect.getdoc(check) or ""
        return Rule(
            code=code,
            check=check,
            cites=cites,
            basis=basis,
            place=place,
            for_legs=about in {"legs", "both"},
            for_runs=about in {"run", "both"},
            passing=passing,
            title=doc.partition("\n")[0],
            why=_part(doc, "Why"),
            limits=_part(doc, "Limits"),
            chooses=_part(doc, "Cites"),
        )

    return describe


def _part(doc: str, name: str) -> str:
    match = re.search(rf"^{name}: (.+?)(?=^\w+: |\Z)", doc, re.MULTILINE | re.DOTALL)
    return " ".join(match[1].split()) if match else ""


def hours(gap: timedelta) -> str:
    """A gap in words a person would use: 40 min, 5 h 30 min, 26 h, 3 days."""
    minutes = int(abs(gap).total_seconds() // 60)
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest} min"
    if whole >= _LONG_HOURS:
        return f"{whole // 24} days"
    return f"{whole} h {rest} min" if rest and whole < _SHORT_HOURS else f"{whole} h"


def ended(end: datetime, asked: Request, now: datetime) -> str:
    """When something ended, as the verb of a sentence: ended 5 h ago; for a later request, ended 32 h before the run.

    What ends after `now` is yet to come: ends 9 h before the run.
    """
    later, gap = asked.at - now > _SOON, asked.at - end
    if gap < timedelta():
        return "is still on then" if later else "is still on"
    if not later:
        return f"ended {hours(gap)} ago" if gap >= _MOMENT else "ended just now"
    verb, what = "ends" if end > now else "ended", "session" if asked.for_legs else "run"
    return f"{verb} {hours(gap) if gap >= _MOMENT else 'just'} before the {what}"
