"""Whatever is done in whatever order, a store keeps its promises and agrees with the simplest one, that in memory."""

from datetime import timedelta
from itertools import count

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from advice.models import Soreness
from bot.store import Consent, Counted, Counts, Keeper, Outcome, Person, Profile, Team
from bot.store.memory import MemoryStore
from bot.store.team import Era
from tests.store.told import DAY, HOUR, LONG_AGO, NOW, hurt, legs, receipt, run, sore

WORKSPACES = count(1)
IDS = st.sampled_from(["a", "b", "c"])
PEOPLE = st.integers(0, 1)
AGO = st.integers(-2, 500).map(lambda days: days * DAY)
LATER = st.sampled_from([timedelta(seconds=1), 9 * timedelta(minutes=1), HOUR, 2 * DAY, 60 * DAY])
MAKERS = st.sampled_from([legs, run])
CHANNELS = st.sampled_from(["C1", "C2"])
ANSWERS = st.sampled_from([sore, hurt])
NOTHING = MemoryStore().everything(Person("", ""))


class Sequences(RuleBasedStateMachine):
    """Does everything twice: to the store that is tried, and to one in memory."""

    store: Keeper

    def __init__(self):
        super().__init__()
        self.reference, self.now = MemoryStore(), NOW
        self.workspace = f"W{next(WORKSPACES)}"
        self.people = (Person(self.workspace, "U1"), Person(self.workspace, "U2"))

    def both(self, ask):
        told, expected = ask(self.store), ask(self.reference)
        assert told == expected
        return told

    def teardown(self):
        self.both(lambda store: store.forget_workspace(self.workspace))

    @rule(later=LATER)
    def time_passes(self, later):
        self.now += later

    @rule(who=PEOPLE, session_id=IDS, make=MAKERS, ago=AGO)
    def log(self, who, session_id, make, ago):
        session = make(session_id, start=self.now - ago)
        known = session_id in {told["id"] for told in self.store.everything(self.people[who])["sessions"]}
        assert self.both(lambda store: store.log(self.people[who], session)) is not known

    @rule(who=PEOPLE, session_id=IDS, make=MAKERS, ago=AGO)
    def edit(self, who, session_id, make, ago):
        session = make(session_id, start=self.now - ago, source="modal")
        there = self.store.session(self.people[who], session_id) is not None
        assert self.both(lambda store: store.edit(self.people[who], session)) is there

    @rule(who=PEOPLE, session_id=IDS)
    def delete_and_undo_at_once(self, who, session_id):
        before = self.store.everything(self.people[who])
        if self.both(lambda store: store.delete(self.people[who], session_id, self.now)):
            assert self.both(lambda store: store.undo(self.people[who], session_id, self.now))
        assert self.store.everything(self.people[who]) == before

    @rule(who=PEOPLE, session_id=IDS)
    def delete(self, who, session_id):
        self.both(lambda store: store.delete(self.people[who], session_id, self.now))
        assert self.store.session(self.people[who], session_id) is None

    @rule(who=PEOPLE, session_id=IDS)
    def undo(self, who, session_id):
        self.both(lambda store: store.undo(self.people[who], session_id, self.now))

    @rule(who=PEOPLE)
    def agree(self, who):
        consent = Consent(version="1", at=self.now)
        self.both(
            lambda store: store.change_profile(
                self.people[who], lambda profile: profile.model_copy(update={"consent": consent})
            )
        )

    @rule(who=PEOPLE, channel=CHANNELS, names=st.booleans())
    def share(self, who, channel, names):
        told = self.both(lambda store: store.share(self.people[who], channel, self.now, names=names))
        assert (told.channel, told.names) == (channel, names)

    @rule(who=PEOPLE, channel=CHANNELS)
    def unshare(self, who, channel):
        self.both(lambda store: store.unshare(self.people[who], channel))
        assert channel not in {one.channel for one in self.store.shares(self.people[who])}

    @rule(owner=PEOPLE, channel=CHANNELS)
    def set_up_a_summary(self, owner, channel):
        team = Team(channel=channel, owner=self.people[owner].user)
        self.both(lambda store: store.change_team(Person(self.workspace, ""), channel, lambda known: known or team))

    @rule(channel=CHANNELS)
    def gather(self, channel):
        """Everybody who shares is counted, in a new set each time."""

        def choose(sharing):
            number = 1 + max((era.number for era in sharing.team.eras), default=0)
            eras = (*sharing.team.eras, Era(number=number, told=self.now.date()))
            joined = frozenset(who for who, one in sharing.shares.items() if one.era is None)
            return Counted(frozenset(sharing.shares), sharing.team.model_copy(update={"eras": eras}), joined)

        self.both(lambda store: store.gather(self.workspace, channel, choose))
        self.both(lambda store: store.team(Person(self.workspace, ""), channel))

    @rule(who=PEOPLE)
    def withdraw(self, who):
        self.both(lambda store: store.withdraw_consent(self.people[who]))

    @rule(who=PEOPLE, answer_id=IDS, make=ANSWERS, ago=AGO)
    def tell_soreness(self, who, answer_id, make, ago):
        self.both(lambda store: store.add_soreness(self.people[who], make(answer_id, at=self.now - ago)))

    @rule(who=PEOPLE)
    def resolve(self, who):
        self.both(lambda store: store.resolve_pain(self.people[who], self.now))
        assert self.store.recent(self.people[who], self.now).open_pain == ()

    @rule(who=PEOPLE, receipt_id=IDS, level=st.none() | st.integers(0, 10))
    def ask(self, who, receipt_id, level):
        soreness = None if level is None else Soreness(level=level, at=self.now)
        kept = receipt(receipt_id, at=self.now, soreness=soreness)
        self.both(lambda store: store.keep_receipt(self.people[who], kept))

    @rule(who=PEOPLE, receipt_id=IDS)
    def run_anyway(self, who, receipt_id):
        outcome = Outcome(at=self.now, reason="it was fine")
        self.both(lambda store: store.set_outcome(self.people[who], receipt_id, outcome))

    @rule(who=PEOPLE, key=IDS)
    def receive(self, who, key):
        self.both(lambda store: store.receive(self.people[who], key, "command", {"key": key}, self.now))

    @rule(who=PEOPLE, key=IDS)
    def claim(self, who, key):
        self.both(lambda store: store.claim(self.people[who], key, self.now))
        assert self.store.claim(self.people[who], key, self.now) is None

    @rule(who=PEOPLE, key=IDS)
    def done(self, who, key):
        self.both(lambda store: store.done(self.people[who], key, self.now))
        assert self.store.claim(self.people[who], key, self.now) is None

    @rule()
    def restart(self):
        self.both(lambda store: store.pending(self.now))

    @precondition(lambda self: self.now > NOW)
    @rule()
    def retain(self):
        self.both(lambda store: store.retain(self.now))
        assert self.store.retain(self.now) == Counts()

    @rule(who=PEOPLE)
    def forget(self, who):
        other = self.store.everything(self.people[1 - who])
        self.both(lambda store: store.forget(self.people[who]))
        assert self.store.everything(self.people[who]) == NOTHING
        assert self.store.everything(self.people[1 - who]) == other

    @invariant()
    def both_keep_the_same(self):
        for who in self.people:
            self.both(lambda store, who=who: store.everything(who))
            self.both(lambda store, who=who: store.recent(who, self.now - 14 * DAY))
            self.both(lambda store, who=who: store.receipts(who, 2))

    @invariant()
    def the_log_is_in_order_and_without_what_was_deleted(self):
        for who in self.people:
            log = self.store.sessions(who, LONG_AGO)
            assert list(log) == sorted(log, key=lambda session: (session.what.start, session.id))
            assert [session for session in log if session.deleted_at is not None] == []

    @invariant()
    def without_consent_nothing_of_soreness_is_kept(self):
        for who in self.people:
            if self.store.profile(who).consent is None:
                assert self.store.soreness(who, LONG_AGO) == ()
                assert [kept for kept in self.store.receipts(who, 9) if "soreness" in kept.inputs] == []

    @invariant()
    def open_pain_is_the_pain_that_nobody_resolved(self):
        for who in self.people:
            answers = self.store.soreness(who, LONG_AGO)
            assert self.store.recent(who, self.now).open_pain == tuple(a for a in answers if a.is_open_pain)


def test_any_sequence_keeps_the_promises(store):
    class Tried(Sequences):
        pass

    Tried.store = store
    few = settings(
        max_examples=8,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    run_state_machine_as_test(Tried, settings=few)
    assert store.profile(Person("W1", "U1")) == Profile()
