"""What is shared with channels, for the store in memory: over its shelves, under the lock that the caller holds."""

from collections.abc import Mapping
from datetime import datetime

from bot.store.shelf import Shelf
from bot.store.team import ChangeTeam, Choose, Counted, Elsewhere, Share, Sharing, Team
from bot.store.values import Person


def share(shelf: Shelf, channel: str, now: datetime, *, names: bool) -> Share:
    known = shelf.shares.get(channel) or Share(channel=channel, since=now)
    shelf.shares[channel] = known.model_copy(update={"names": names})
    return shelf.shares[channel]


def unshare(shelves: Mapping[Person, Shelf], who: Person, channel: str) -> bool:
    gone = shelves[who].shares.pop(channel, None)
    if gone is None:
        return False
    teams = shelves[_workspace(who)].teams
    if channel in teams:
        teams[channel] = teams[channel].without(gone)
    return True


def leave_all(shelves: Mapping[Person, Shelf], who: Person) -> None:
    for channel in shelves[who].shares:
        teams = shelves[_workspace(who)].teams
        if channel in teams:
            teams[channel] = teams[channel].without(shelves[who].shares[channel])
    for team in owned_by(shelves, who):
        shelves[_workspace(who)].teams[team.channel] = team.model_copy(update={"owner": None})


def owned_by(shelves: Mapping[Person, Shelf], who: Person) -> tuple[Team, ...]:
    teams = shelves[_workspace(who)].teams
    return tuple(teams[channel] for channel in sorted(teams) if teams[channel].owner == who.user)


def change(shelf: Shelf, channel: str, change: ChangeTeam) -> Team | None:
    known = shelf.teams.get(channel)
    changed = change(known)
    if changed is None:
        return known
    shelf.teams[channel] = changed
    return changed


def gather(shelves: Mapping[Person, Shelf], workspace: str, channel: str, choose: Choose) -> Counted | None:
    teams = shelves[Person(workspace, "")].teams
    if channel not in teams:
        return None
    sharers = {who.user: shelf.shares for who, shelf in list(shelves.items()) if who.workspace == workspace}
    here = {user: shares[channel] for user, shares in sharers.items() if channel in shares}
    elsewhere = []
    for other in sorted(teams.keys() - {channel}):
        eras = {user: shares[other].era for user, shares in sharers.items() if other in shares}
        counted = {user: era for user, era in eras.items() if era is not None}
        elsewhere.append(Elsewhere(teams[other].eras, counted))
    chosen = choose(Sharing(teams[channel], here, tuple(elsewhere)))
    teams[channel] = chosen.team
    for user in chosen.joined:
        era = chosen.team.eras[-1].number
        sharers[user][channel] = sharers[user][channel].model_copy(update={"era": era})
    return chosen


def _workspace(who: Person) -> Person:
    return Person(who.workspace, "")
