# ruff: noqa: E501 - signs read best unbroken, one a line
"""What a message that asks nothing is for: to log, to tell how sore one is, to plan, or to ask after all.

Every sign has four weights, one for each of these; the largest sum is meant. The weights were fitted to the labelled
sentences of the tests and rounded to small integers.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal

from bot.language.drafts import Draft
from bot.language.hearing import Heard
from bot.language.stamps import Stamp, by_the_clock, resolve
from bot.language.tenses import looks_back

Purpose = Literal["log", "report", "plan", "ask"]

_PURPOSES: Final[tuple[Purpose, ...]] = ("log", "report", "plan", "ask")
_HUNG: Final = frozenset({"after", "from", "since", "following", "because of"})
_SORE: Final = re.compile(r"sore|hurt|achy|stiff|pain")
_STILL: Final = re.compile(r"\b(?:still|even more|now|hurt more|feel it|as of|since|mildly)\b")
_HAS_ME: Final = re.compile(r"\b(?:has|have|left|got) (?:me|my)\b")
_STOPS: Final = re.compile(
    r"\b(?:not|no) (?:running|runs)\b|\bnext run\b|\bskipping\b|\boff\b|\bresting\b|\brest day\b|\bmoved\b|\binstead\b(?! of)"
)
_WILL: Final = re.compile(
    r"\bi will\b|\bwill (?:run|do|go|be|squat|lift|jog|train|try)\b|\bi am (?:doing|running|racing|squatting|lifting|going|signed)\b|^(?:running|racing|doing) (?:the|my|our)\b|\b(?:booked|scheduled|pencill?ed in) (?:a|an|my|the|some)\b|\bsigned up\b|\bregistered\b"
)
_SELF: Final = re.compile(r"\b(?:i|my|me|im)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A message that tells something, with its sessions parted into done and planned."""

    heard: Heard
    done: list[Draft]
    planned: list[Draft]

    @property
    def words(self) -> str:
        return self.heard.line.words

    @property
    def sore(self) -> bool:
        return self.heard.soreness is not None

    def news(self) -> list[Draft]:
        """What is done and not only told as what something came after."""
        return [one for one in self.done if one.lead not in _HUNG and one.mentions[0].name != "pace"]

    def current(self) -> bool:
        """Whether something was done today, or last night."""
        return any(
            one.stamp is not None
            and not one.mentions[0].denied
            and one.lead not in {"after", "from"}
            and not _is_old(self.heard, one.stamp)
            for one in self.done
        )

    def ends_sore(self) -> bool:
        last = max((one.mentions[-1].end for one in self.news()), default=0)
        return self.sore and _SORE.search(self.heard.line.plain, last) is not None

    def several_days(self) -> bool:
        stamps = {
            one.stamp.start
            for one in self.heard.drafts
            if one.stamp is not None and one.stamp.says_tense >= 0 and one.lead not in {"after", "following", "from"}
        }
        ahead = all(one.stamp is None or one.stamp.says_tense >= 0 for one in self.planned)
        return len(stamps) > 1 and bool(self.planned) and ahead

    def stops(self) -> bool:
        return _STOPS.search(self.words) is not None or (
            bool(self.planned) and all(one.mentions[0].denied for one in self.planned)
        )

    def pain_first(self) -> bool:
        """A red flag that what was trained only tells the time of: "sharp pain in my achilles when I ran"."""
        flags = [one.start for one in self.heard.line.pains.flags if not one.denied]
        return bool(flags) and all(flags[0] < one.start for one in self.done)

    def run_then_training(self) -> bool:
        """A run to come, named bare and before all that is done: "tempo tomorrow, leg day yesterday" asks."""
        meant = [one for one in self.heard.drafts if not one.mentions[0].denied]
        first = min(meant, key=lambda one: one.start, default=None)
        bare = first in self.planned and first.kind == "run" and first.stamp is not None and first.stamp.says_tense > 0
        return bare and bool(self.done) and not _WILL.search(self.words)

    def legs_before_run(self) -> bool:
        """Leg work that is done and one run that has a time: "squats yesterday, tempo tonight" asks."""
        runs = [one for one in self.planned if one.kind == "run" and one.stamp is not None]
        pair = len(self.heard.drafts) == 2 and bool(self.done) and bool(runs)  # noqa: PLR2004 - one of each
        if not pair or any(one.kind != "legs" for one in self.done):
            return False
        stamp = self.done[0].stamp
        begun = stamp is not None and (stamp.says_tense or by_the_clock(stamp, self.heard.now)) < 0
        return begun or runs[0].start < self.done[0].start


def _is_old(heard: Heard, stamp: Stamp) -> bool:
    """Whether a time is a day that is over: yesterday evening is news still, all of yesterday is not."""
    day, today = resolve(stamp, -1, heard.now).first_day, heard.now.today
    return day is not None and (day < today - timedelta(days=1) or (day < today and stamp.part is None))


def _is_ahead(heard: Heard, stamp: Stamp | None) -> bool:
    day = resolve(stamp, 1, heard.now).first_day if stamp is not None else None
    return day is not None and day > heard.now.today


# (log, report, plan, ask), and the sign that counts for them
_SIGNS: Final[tuple[tuple[tuple[int, int, int, int], Callable[[Told], bool]], ...]] = (
    ((1, 0, -1, -1), lambda _: True),
    ((3, 0, -1, -1), lambda it: bool(it.done)),
    ((3, -1, -2, 0), Told.current),
    ((4, -2, 0, -2), lambda it: bool(it.news())),
    ((-2, -3, 1, 4), lambda it: bool(it.planned)),
    ((0, -1, 2, -1), lambda it: any(_is_ahead(it.heard, one.stamp) for one in it.planned)),
    ((0, -2, -1, 3), lambda it: bool(it.planned) and it.planned[0].kind == "run"),
    ((0, 0, 2, -1), lambda it: bool(it.planned) and it.planned[-1].kind == "legs" and not it.heard.line.of("run")),
    ((-2, 1, 5, -3), Told.several_days),
    ((-3, -1, -2, 6), Told.legs_before_run),
    ((-4, 0, 4, 0), lambda it: bool(it.planned) and "then" in it.words and not looks_back(it.heard.line.plain)),
    ((-2, 4, -1, -1), lambda it: not it.heard.drafts),
    ((-1, -1, 2, -1), lambda it: bool(it.done) and not it.heard.line.stamps),
    ((-2, 5, -1, -2), lambda it: it.heard.soreness is not None and it.heard.soreness.category != "none"),
    ((0, 0, -1, 1), lambda it: bool(it.heard.line.having("sore"))),
    ((0, 3, -1, -2), Told.ends_sore),
    ((-1, 2, -2, 1), lambda it: it.sore and _STILL.search(it.words) is not None),
    ((-1, 1, 0, 0), lambda it: _HAS_ME.search(it.words) is not None),
    ((0, -3, 5, -2), Told.stops),
    ((-6, 6, 0, 0), Told.pain_first),
    ((-9, 0, -4, 6), Told.run_then_training),
    ((-6, 0, 0, 6), lambda it: " or " in it.words and bool(it.planned)),
    ((0, 0, 3, -3), lambda it: _WILL.search(it.words) is not None),
    ((-2, 2, 0, 0), lambda it: _SELF.search(it.words) is not None),
    ((1, -2, -1, 1), lambda it: bool(it.heard.line.having("weight"))),
)


def purpose(it: Told) -> Purpose:
    """What a message that asks nothing is for."""
    found = [weights for weights, holds in _SIGNS if holds(it)]
    sums = [sum(column) for column in zip(*found, strict=True)]
    return _PURPOSES[sums.index(max(sums))]
