"""What people share with a channel, and the channel's weekly summary. Frozen values, instants in UTC."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import Field

from advice.models import Instant
from bot.store.values import Kept

Channel = Annotated[str, Field(pattern=r"^[A-Z0-9]{1,64}$")]
Shown = Literal["runs", "legs", "easy", "chart", "names"]
SHOWN: Final[tuple[Shown, ...]] = ("runs", "legs", "easy", "chart", "names")


class Share(Kept):
    """That a person shares their weeks with a channel, since when, and whether their name may be told there.

    Attributes:
        era: the first set of people, by its number, in which they were counted; None while they wait to be.
    """

    channel: Channel
    names: bool = False
    since: Instant
    era: int | None = Field(None, ge=1)


class Era(Kept):
    """A set of people whose totals were told together: when last, and how many of them share no longer.

    Who they are stands with each of them alone, in their `Share`, so that nothing is left of who leaves.
    """

    number: int = Field(ge=1)
    told: date
    left: int = Field(0, ge=0)


class Team(Kept):
    """A channel's weekly summary; its workspace's. When it comes is a schedule of kind `team`.

    Attributes:
        owner: who set it up; None once they are forgotten.
        eras: the sets that were told, the earliest first.
        week: the Monday of the week that was told last, and `told_on` the local date on which it was.
    """

    channel: Channel
    owner: str | None = Field(None, max_length=64)
    shows: tuple[Shown, ...] = SHOWN
    eras: tuple[Era, ...] = ()
    week: date | None = None
    told_on: date | None = None

    def without(self, share: Share) -> "Team":
        """The same once a person left: every set that they were in has one more who shares no longer."""
        if share.era is None:
            return self
        first = share.era
        eras = (era.model_copy(update={"left": era.left + (era.number >= first)}) for era in self.eras)
        return self.model_copy(update={"eras": tuple(eras)})


class Elsewhere(NamedTuple):
    """What is told in another channel of the workspace: its sets, and who still shares there, since which of them."""

    eras: tuple[Era, ...]
    since: Mapping[str, int]


class Sharing(NamedTuple):
    """A channel's summary, who shares with the channel, and what is told elsewhere."""

    team: Team
    shares: Mapping[str, Share]
    elsewhere: tuple[Elsewhere, ...]


class Counted(NamedTuple):
    """Whom a total counts (None: there is none), the team as it is kept from now on, and who is in a set anew."""

    people: frozenset[str] | None
    team: Team
    joined: frozenset[str] = frozenset()


ChangeTeam = Callable[[Team | None], Team | None]
Choose = Callable[[Sharing], Counted]
