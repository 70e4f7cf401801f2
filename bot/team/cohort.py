"""Whose weeks a total counts, so that no two totals tell a single person by what lies between them.

Two totals that are told of one channel within four weeks, or of two channels of a workspace, count either the very same
people, or sets that differ by at least three. So who joins waits for others; who leaves is counted no more, at once,
and then there is no total until enough others changed, or until four weeks are over: by then everybody's habits moved.

None of this looks at what anybody trained: whether there is a total tells nothing of a week.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from bot.store.team import Counted, Elsewhere, Era, Sharing

FEWEST: Final = 3
"""People in a total [H]."""
MORE: Final = 5
"""People from whom on more than totals is told (rules.md, section 7)."""
APART: Final = 3
"""By so many people at least two sets differ [H]."""
REMEMBERED: Final = timedelta(weeks=4)
"""How long a set that was told is held against the next one: as long as what is usual is reckoned [H]."""


class Choice(NamedTuple):
    """Whom a total counts, or None; the sets to be remembered; who of them was in no set before."""

    people: frozenset[str] | None
    eras: tuple[Era, ...]
    joined: frozenset[str] = frozenset()


def counted(sharing: Sharing, week: date, today: date) -> Counted:
    """Whom the total of a week (its Monday) counts that is told today, and the team as it is kept from then on.

    A week is told on one date: told again on another, what was logged in between would lie between the two totals. Then
    the team stays as it is, with the date of the first.
    """
    team = sharing.team
    if team.week is not None and week <= team.week and today != team.told_on:
        return Counted(None, team)
    since = {who: share.era for who, share in sharing.shares.items()}
    chosen = choose(team.eras, since, today, sharing.elsewhere)
    kept = team.model_copy(update={"eras": chosen.eras, "week": week, "told_on": today})
    return Counted(chosen.people, kept, chosen.joined)


def choose(
    eras: tuple[Era, ...], since: Mapping[str, int | None], today: date, elsewhere: tuple[Elsewhere, ...] = ()
) -> Choice:
    """Chooses among those who share now; `since` tells the first set in which each was counted, None while they wait.

    Everybody if that may be, else those who were counted last time, else nobody.
    """
    known = tuple(era for era in eras if today - era.told <= REMEMBERED)
    last = known[-1] if known else None
    stayed = frozenset(who for who, era in since.items() if last and era is not None)
    for people in (frozenset(since), stayed):
        if (
            len(people) >= FEWEST
            and _is_apart(people, known, since)
            and _is_apart_from_others(people, elsewhere, today)
        ):
            if last and people == stayed and not last.left:
                return Choice(people, (*known[:-1], last.model_copy(update={"told": today})))
            number = 1 + max([*(era.number for era in eras), *(era or 0 for era in since.values())], default=0)
            return Choice(people, (*known, Era(number=number, told=today)), people - stayed)
    return Choice(None, known)


def _is_apart(people: frozenset[str], eras: tuple[Era, ...], since: Mapping[str, int | None]) -> bool:
    """Whether a set is one of those told, or differs enough from each.

    Nobody knows whether somebody who joined is one of those who left: so at worst each was, and is no difference.
    """
    for era in eras:
        joined = sum((since[who] or era.number + 1) > era.number for who in people)
        if (era.left or joined) and abs(era.left - joined) < APART:
            return False
    return True


def _is_apart_from_others(people: frozenset[str], elsewhere: tuple[Elsewhere, ...], today: date) -> bool:
    """The same beside what is told of the same weeks in other channels; there each who left may be among `people`."""
    for other in elsewhere:
        for era in other.eras:
            apart = len(people ^ {who for who, first in other.since.items() if first <= era.number})
            if today - era.told <= REMEMBERED and (apart or era.left) and apart - era.left < APART:
                return False
    return True
