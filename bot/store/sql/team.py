"""What is shared with channels, inside a transaction that the caller opened.

Whoever changes who is in a set holds the team's row first, so that nobody leaves unseen while a total is made.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, select

from bot.store.sql.rows import owned, share_of, team_of, team_row
from bot.store.sql.statements import all_mine, asked, change_mine, delete_mine, insert_once
from bot.store.sql.tables import SHARES, TEAMS
from bot.store.team import ChangeTeam, Choose, Counted, Elsewhere, Share, Sharing, Team
from bot.store.values import Person


def _there(table: Table) -> Any:  # noqa: ANN401  SQLAlchemy's own
    return table.c.channel == bindparam("the_channel")


MINE: Final = all_mine(SHARES).order_by(SHARES.c.channel)
ONE: Final = all_mine(SHARES).where(_there(SHARES))
NAME: Final = change_mine(SHARES).where(_there(SHARES)).values(names=bindparam("may_be_told"))
COUNT: Final = change_mine(SHARES).where(_there(SHARES)).values(era=bindparam("the_era"))
LEAVE: Final = delete_mine(SHARES).where(_there(SHARES))
TEAM: Final = all_mine(TEAMS).where(_there(TEAMS))
CHANGE: Final = change_mine(TEAMS).where(_there(TEAMS))
OF_WORKSPACE: Final = select(SHARES).where(SHARES.c.workspace_id == bindparam("workspace"))
OTHERS: Final = all_mine(TEAMS).where(TEAMS.c.channel != bindparam("the_channel")).order_by(TEAMS.c.channel)
OWNED: Final = all_mine(TEAMS).where(TEAMS.c.owner == bindparam("the_owner")).order_by(TEAMS.c.channel)
DISOWN: Final = change_mine(TEAMS).where(TEAMS.c.owner == bindparam("the_owner")).values(owner=None)


def shares(db: Connection, who: Person) -> tuple[Share, ...]:
    return tuple(share_of(row) for row in db.execute(MINE, asked(who)).all())


def share(db: Connection, who: Person, channel: str, now: datetime, *, names: bool) -> Share:
    row = owned(who) | {"channel": channel, "names": names, "since": now, "era": None}
    if not insert_once(db, SHARES, row):
        db.execute(NAME, asked(who, the_channel=channel, may_be_told=names))
    return share_of(db.execute(ONE, asked(who, the_channel=channel)).one())


def unshare(db: Connection, who: Person, channel: str) -> bool:
    team = _held(db, _workspace(who), channel)
    row = db.execute(ONE, asked(who, the_channel=channel)).one_or_none()
    if row is None:
        return False
    if team is not None:
        _keep(db, _workspace(who), team.without(share_of(row)))
    db.execute(LEAVE, asked(who, the_channel=channel))
    return True


def leave_all(db: Connection, who: Person) -> None:
    """Before a person is forgotten: they leave every set, and own no summary any more."""
    for share in shares(db, who):
        team = _held(db, _workspace(who), share.channel)
        if team is not None:
            _keep(db, _workspace(who), team.without(share))
    if who.user:
        db.execute(DISOWN, asked(_workspace(who), the_owner=who.user))


def team(db: Connection, who: Person, channel: str) -> Team | None:
    row = db.execute(TEAM, asked(who, the_channel=channel)).one_or_none()
    return None if row is None else team_of(row)


def owned_by(db: Connection, who: Person) -> tuple[Team, ...]:
    return tuple(team_of(row) for row in db.execute(OWNED, asked(_workspace(who), the_owner=who.user)).all())


def change(db: Connection, who: Person, channel: str, change: ChangeTeam) -> Team | None:
    known = _held(db, who, channel)
    changed = change(known)
    if changed is None:
        return known
    _keep(db, who, changed)
    return changed


def gather(db: Connection, workspace: str, channel: str, choose: Choose) -> Counted | None:
    whose = Person(workspace, "")
    team = _held(db, whose, channel)
    if team is None:
        return None
    here: dict[str, Share] = {}
    there: dict[str, dict[str, int]] = {}
    for row in db.execute(OF_WORKSPACE, {"workspace": workspace}).all():
        if row.channel == channel:
            here[row.user_id] = share_of(row)
        elif row.era is not None:
            there.setdefault(row.channel, {})[row.user_id] = row.era
    others = [team_of(row) for row in db.execute(OTHERS, asked(whose, the_channel=channel)).all()]
    elsewhere = tuple(Elsewhere(other.eras, there.get(other.channel, {})) for other in others)
    counted = choose(Sharing(team, here, elsewhere))
    _keep(db, whose, counted.team)
    for user in counted.joined:
        era = counted.team.eras[-1].number
        db.execute(COUNT, asked(Person(workspace, user), the_channel=channel, the_era=era))
    return counted


def _workspace(who: Person) -> Person:
    return Person(who.workspace, "")


def _held(db: Connection, who: Person, channel: str) -> Team | None:
    row = db.execute(TEAM.with_for_update(), asked(who, the_channel=channel)).one_or_none()
    return None if row is None else team_of(row)


def _keep(db: Connection, who: Person, team: Team) -> None:
    """Changes the row, or makes one: a row that was deleted and made anew, who waits for it would not find."""
    changed = db.execute(CHANGE.values(**team_row(team)), asked(who, the_channel=team.channel)).rowcount
    if not changed:
        insert_once(db, TEAMS, owned(who) | team_row(team))
