"""A session while it is being read."""

from dataclasses import dataclass
from typing import Final

from advice.nouns import RunKind
from bot.language.query import Load, Status
from bot.language.reading import Mention
from bot.language.stamps import Stamp, Tense
from bot.language.when import UNSPECIFIED, When

_SPECIFIC_LAST: Final = frozenset(
    {RunKind.EASY, RunKind.LONG, RunKind.JOG, RunKind.MODERATE, RunKind.STEADY, RunKind.GROUP, RunKind.TRAIL}
)


@dataclass(slots=True)
class Draft:
    """A session while it is being read."""

    kind: str
    mentions: list[Mention]
    stamp: Stamp | None = None
    upper: bool = False
    status: Status = "planned"
    tense: Tense = 0
    when: When = UNSPECIFIED
    run_kind: RunKind | None = None
    rated: Load | None = None
    load: Load = "unspecified"
    resumed: bool = False  # asked about again after it was skipped
    guessed: bool = False  # that it is done, or still to come, by the clock alone

    @property
    def start(self) -> int:
        return self.mentions[0].start

    @property
    def segment(self) -> int:
        return self.mentions[0].segment

    @property
    def lead(self) -> str:
        return self.mentions[0].lead


def kind_of(mentions: list[Mention]) -> RunKind | None:
    """The kind of run that several mentions make together: the most telling of theirs."""
    kinds = [one.kind for one in mentions if one.kind is not None and not one.denied] or [
        one.kind for one in mentions if one.kind is not None
    ]
    if not kinds:
        return None
    if RunKind.WALK in kinds and RunKind.INTERVALS not in kinds:
        return RunKind.WALK
    named = [
        one.kind for one in mentions if one.kind is not None and one.name not in {"distance", "reps"} and not one.denied
    ]
    for kind in named:
        if kind not in _SPECIFIC_LAST:
            return kind
    if RunKind.INTERVALS in kinds and not named:
        return RunKind.INTERVALS
    if named and RunKind.LONG in named:
        return RunKind.LONG
    return (named or kinds)[0]
