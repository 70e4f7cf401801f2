"""What people share with channels: put in, taken out at once, and missed in the sets that they were in."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import inspect

from bot.store import Counted, Counts, Person, Share, Sharing, Team, open_store
from bot.store.sql import schema
from bot.store.sql.engine import engine_of, url_of
from bot.store.team import Elsewhere, Era
from tests.store.told import ANA, ANA_ELSEWHERE, BO, DAY, KEY, NOW

WORKSPACE = Person(ANA.workspace, "")
CHANNEL = "C0RUNNING1"
TODAY = NOW.date()


def set_up(store, channel=CHANNEL, owner=BO.user, **told):
    return store.change_team(WORKSPACE, channel, lambda _: Team(channel=channel, owner=owner, **told))


def count(store, channel=CHANNEL):
    """Counts everybody who shares in a new set."""

    def choose(sharing):
        number = len(sharing.team.eras) + 1
        eras = (*sharing.team.eras, Era(number=number, told=TODAY))
        people = frozenset(sharing.shares)
        fresh = frozenset(who for who in people if sharing.shares[who].era is None)
        return Counted(people, sharing.team.model_copy(update={"eras": eras}), fresh)

    return store.gather(ANA.workspace, channel, choose)


def test_what_is_shared_comes_back_and_a_name_is_told_only_if_so_said(store):
    assert store.share(ANA, CHANNEL, NOW, names=False) == Share(channel=CHANNEL, since=NOW)
    assert store.share(ANA, CHANNEL, NOW + DAY, names=True) == Share(channel=CHANNEL, since=NOW, names=True)
    store.share(ANA, "C0A", NOW, names=False)
    assert [one.channel for one in store.shares(ANA)] == ["C0A", CHANNEL]
    assert store.shares(BO) == store.shares(ANA_ELSEWHERE) == ()


def test_what_is_shared_no_more_is_gone_at_once(store):
    store.share(ANA, CHANNEL, NOW, names=True)
    assert store.unshare(ANA, CHANNEL) is True
    assert store.unshare(ANA, CHANNEL) is False
    assert store.shares(ANA) == ()


def test_a_summary_comes_back_as_it_was_set(store):
    assert store.team(WORKSPACE, CHANNEL) is None
    told = set_up(store, shows=("runs",), eras=(Era(number=2, told=TODAY, left=1),), week=TODAY, told_on=TODAY)
    assert store.team(WORKSPACE, CHANNEL) == told
    assert store.change_team(WORKSPACE, CHANNEL, lambda _: None) == told
    assert store.team(Person("T2", ""), CHANNEL) is None


def test_where_no_summary_is_set_up_nobody_is_gathered(store):
    store.share(ANA, CHANNEL, NOW, names=False)
    assert count(store) is None


def test_those_who_share_with_the_channel_are_gathered_and_who_is_counted_elsewhere_is_told(store):
    set_up(store)
    set_up(store, "C0OTHER")
    store.share(ANA, CHANNEL, NOW, names=False)
    store.share(BO, "C0OTHER", NOW, names=False)
    store.share(ANA, "C0OTHER", NOW, names=False)
    count(store, "C0OTHER")
    store.share(Person(ANA.workspace, "U9"), "C0OTHER", NOW, names=False)  # not counted there yet
    seen: list[Sharing] = []

    def look(sharing):
        seen.append(sharing)
        return Counted(None, sharing.team)

    store.gather(ANA.workspace, CHANNEL, look)
    (sharing,) = seen
    assert sharing.shares == {ANA.user: Share(channel=CHANNEL, since=NOW)}
    assert sharing.elsewhere == (Elsewhere((Era(number=1, told=TODAY),), {ANA.user: 1, BO.user: 1}),)


def test_who_leaves_is_missed_in_every_set_that_they_were_in(store):
    set_up(store)
    store.share(ANA, CHANNEL, NOW, names=False)
    count(store)
    store.share(BO, CHANNEL, NOW, names=False)
    count(store)
    assert [one.era for who in (ANA, BO) for one in store.shares(who)] == [1, 2]
    store.unshare(BO, CHANNEL)
    assert [era.left for era in store.team(WORKSPACE, CHANNEL).eras] == [0, 1]
    store.unshare(ANA, CHANNEL)
    assert [era.left for era in store.team(WORKSPACE, CHANNEL).eras] == [1, 2]


def test_who_was_never_counted_is_not_missed(store):
    set_up(store)
    store.share(ANA, CHANNEL, NOW, names=False)
    count(store)
    store.share(BO, CHANNEL, NOW, names=False)
    store.unshare(BO, CHANNEL)
    assert [era.left for era in store.team(WORKSPACE, CHANNEL).eras] == [0]


def test_who_is_forgotten_leaves_too_and_owns_nothing_any_more(store):
    set_up(store, owner=ANA.user)
    store.share(ANA, CHANNEL, NOW, names=True)
    count(store)
    told = store.everything(ANA)
    assert [one["channel"] for one in told["shares"]] == [one["channel"] for one in told["teams"]] == [CHANNEL]
    assert store.forget(ANA) == Counts(shares=1)
    team = store.team(WORKSPACE, CHANNEL)
    assert (team.owner, [era.left for era in team.eras]) == (None, [1])
    assert ANA.user not in str(team)
    assert store.everything(ANA)["shares"] == store.everything(ANA)["teams"] == []


def test_with_the_workspace_all_of_it_goes(store):
    set_up(store)
    store.share(ANA, CHANNEL, NOW, names=False)
    store.share(ANA_ELSEWHERE, CHANNEL, NOW, names=False)
    gone = store.forget_workspace(ANA.workspace)
    assert (gone.teams, gone.shares) == (1, 1)
    assert store.team(WORKSPACE, CHANNEL) is None
    assert len(store.shares(ANA_ELSEWHERE)) == 1


def test_what_is_shared_is_kept_until_it_is_taken_back(store):
    set_up(store)
    store.share(ANA, CHANNEL, NOW, names=False)
    assert store.retain(NOW + 1000 * DAY) == Counts()


def test_of_many_who_leave_at_once_each_is_missed(url):
    """Each holds the row; a row that is deleted and made anew, PostgreSQL does not show to who waits for it."""
    store = open_store(url, KEY)
    people = [Person(ANA.workspace, f"U{number}") for number in range(12)]
    set_up(store)
    for who in people:
        store.share(who, CHANNEL, NOW, names=False)
    count(store)
    with ThreadPoolExecutor(4) as pool:
        gone = list(pool.map(lambda who: store.unshare(who, CHANNEL), people))
    assert all(gone)
    team = store.team(WORKSPACE, CHANNEL)
    assert team is not None
    assert [era.left for era in team.eras] == [12]
    store.close()


@pytest.mark.parametrize("table", ["teams", "shares"])
def test_the_migration_goes_down_and_up(url, table):
    engine = engine_of(url_of(url))
    assert table in inspect(engine).get_table_names()
    schema.downgrade_engine(engine, "0002")
    assert table not in inspect(engine).get_table_names()
    assert "schedules" in inspect(engine).get_table_names()
    schema.upgrade_engine(engine)
    assert table in inspect(engine).get_table_names()
    engine.dispose()
