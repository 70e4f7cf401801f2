"""The same promises of every store: in memory, on SQLite, on PostgreSQL."""

from contextlib import suppress
from datetime import timedelta

import pytest

from advice.engine import advise
from advice.models import Question, Soreness
from bot.store import Outcome, Profile, Recent
from bot.store.memory import MemoryStore
from bot.store.values import UNDO
from tests.store.told import AGREED, ANA, DAY, FULL, HOUR, LONG_AGO, NOW, hurt, legs, logged, receipt, run, sore

SECOND = timedelta(seconds=1)


def agree(store, who=ANA):
    store.change_profile(who, lambda profile: profile.model_copy(update={"consent": AGREED.consent}))


# Profile


def test_of_a_stranger_the_profile_is_empty(store):
    assert store.profile(ANA) == Profile()


def test_a_profile_comes_back_as_it_was_set(store):
    assert store.change_profile(ANA, lambda _: FULL) == FULL
    assert store.profile(ANA) == FULL
    assert store.profile(ANA).athlete.squat_1rm_kg == 140.5


def test_a_change_keeps_what_it_does_not_name(store):
    store.change_profile(ANA, lambda _: FULL)
    store.change_profile(ANA, lambda profile: profile.model_copy(update={"tips": True}))
    assert store.profile(ANA) == FULL.model_copy(update={"tips": True})


def test_a_change_that_fails_changes_nothing(store):
    store.change_profile(ANA, lambda _: FULL)
    with pytest.raises(ZeroDivisionError):
        store.change_profile(ANA, lambda _: 1 / 0)
    assert store.profile(ANA) == FULL


# Log


@pytest.mark.parametrize(
    "session",
    [
        pytest.param(legs(), id="a leg session with exercises and a note"),
        pytest.param(run(), id="a run with all that can be told"),
        pytest.param(run(start=NOW + DAY, status="planned", source="hevy"), id="a planned run from an import"),
        pytest.param(legs(note="ñ 🏋️ ' \" \\ \n {{ 7*7 }}"), id="a note with everything that could go wrong"),
        pytest.param(logged("x", legs().what.model_copy(update={"end": None, "exercises": None})), id="bare legs"),
        pytest.param(logged("x", legs().what.model_copy(update={"exercises": ()})), id="an empty list is not unsaid"),
        pytest.param(legs(start=NOW.replace(microsecond=123456)), id="an instant to the microsecond"),
    ],
)
def test_a_session_comes_back_as_it_was_told(store, session):
    assert store.log(ANA, session) is True
    assert store.session(ANA, session.id) == session
    assert store.sessions(ANA, LONG_AGO) == (session,)


def test_the_same_session_twice_is_logged_once(store):
    assert store.log(ANA, legs()) is True
    assert store.log(ANA, legs()) is False
    assert store.log(ANA, legs(note="another")) is False
    assert store.sessions(ANA, LONG_AGO) == (legs(),)


def test_the_log_is_told_by_start_and_ends_before_until(store):
    early, late, ahead = run("a", start=NOW - 2 * DAY), legs("b", start=NOW - DAY), run("c", start=NOW + DAY)
    for session in (late, ahead, early):
        store.log(ANA, session)
    assert store.sessions(ANA, NOW - 2 * DAY) == (early, late, ahead)
    assert store.sessions(ANA, NOW - 2 * DAY + SECOND) == (late, ahead)
    assert store.sessions(ANA, LONG_AGO, NOW + DAY) == (early, late)


def test_an_edit_replaces_what_was_told_and_keeps_where_it_came_from(store):
    store.log(ANA, legs(source="dm"))
    assert store.edit(ANA, run("legs1", source="modal")) is True
    assert store.session(ANA, "legs1") == run("legs1", source="dm")


def test_what_is_not_in_the_log_is_not_edited_or_deleted(store):
    assert store.edit(ANA, legs()) is False
    assert store.delete(ANA, "legs1", NOW) is False
    assert store.undo(ANA, "legs1", NOW) is False
    assert store.session(ANA, "legs1") is None


def test_a_deleted_session_is_out_of_the_log_until_it_is_brought_back(store):
    store.log(ANA, legs())
    assert store.delete(ANA, "legs1", NOW) is True
    assert store.delete(ANA, "legs1", NOW) is False
    assert store.edit(ANA, legs(note="x")) is False
    assert (store.session(ANA, "legs1"), store.sessions(ANA, LONG_AGO)) == (None, ())
    assert store.undo(ANA, "legs1", NOW + UNDO) is True
    assert store.undo(ANA, "legs1", NOW + UNDO) is False
    assert store.sessions(ANA, LONG_AGO) == (legs(),)


def test_after_ten_minutes_deleted_is_deleted(store):
    store.log(ANA, legs())
    store.delete(ANA, "legs1", NOW)
    assert store.undo(ANA, "legs1", NOW + UNDO + SECOND) is False


def test_what_a_deleted_session_came_from_does_not_log_it_again(store):
    store.log(ANA, legs())
    store.delete(ANA, "legs1", NOW)
    assert store.log(ANA, legs()) is False


# Soreness


def test_without_consent_no_soreness_is_kept(store):
    assert store.add_soreness(ANA, sore()) is False
    store.change_profile(ANA, lambda _: Profile())
    assert store.add_soreness(ANA, sore()) is False
    assert store.soreness(ANA, LONG_AGO) == ()


def test_with_consent_answers_come_back_as_told_the_earliest_first(store):
    agree(store)
    answers = (sore("a", at=NOW - DAY), hurt("b"), sore("c", at=NOW + HOUR, site=None, level=0))
    for answer in reversed(answers):
        assert store.add_soreness(ANA, answer) is True
    assert store.add_soreness(ANA, sore("a")) is False
    assert store.soreness(ANA, LONG_AGO) == answers
    assert store.soreness(ANA, NOW) == answers[1:]


def test_pain_is_open_until_the_person_says_that_it_is_resolved(store):
    agree(store)
    for answer in (hurt("old", at=NOW - 60 * DAY), sore("dull", pain="ache"), hurt("new")):
        store.add_soreness(ANA, answer)
    assert [answer.id for answer in store.recent(ANA, NOW - DAY).open_pain] == ["old", "new"]
    assert store.resolve_pain(ANA, NOW + HOUR, ["dull", "nobody's"]) == 0
    assert store.resolve_pain(ANA, NOW + HOUR, ["old"]) == 1
    assert [answer.id for answer in store.recent(ANA, NOW).open_pain] == ["new"]
    assert store.resolve_pain(ANA, NOW + HOUR) == 1
    assert store.resolve_pain(ANA, NOW + 2 * HOUR) == 0
    assert store.recent(ANA, LONG_AGO).open_pain == ()
    assert [answer.resolved_at for answer in store.soreness(ANA, LONG_AGO)] == [NOW + HOUR, None, NOW + HOUR]


def test_consent_withdrawn_takes_the_soreness_with_it(store):
    agree(store)
    store.add_soreness(ANA, hurt())
    store.keep_receipt(ANA, receipt("r1", soreness=Soreness(level=6, at=NOW)))
    store.keep_receipt(ANA, receipt("r2"))
    gone = store.withdraw_consent(ANA)
    assert (gone.soreness, gone.receipt_soreness) == (1, 1)
    assert store.recent(ANA, LONG_AGO) == Recent(profile=Profile(), sessions=(), soreness=(), open_pain=())
    assert store.receipt(ANA, "r1").soreness_gone
    assert store.receipt(ANA, "r2") == receipt("r2")
    assert store.add_soreness(ANA, sore()) is False


# Receipts


def test_a_receipt_comes_back_whole_and_can_be_replayed(store):
    agree(store)
    kept = receipt(soreness=Soreness(level=4, at=NOW, site="quads"))
    assert store.keep_receipt(ANA, kept) is True
    assert store.keep_receipt(ANA, kept) is False
    assert store.receipt(ANA, "r1") == kept
    question = Question.model_validate(store.receipt(ANA, "r1").inputs, strict=False)
    assert advise(question.query, question).as_receipt() == kept.verdict


def test_without_consent_a_receipt_keeps_nothing_that_soreness_said(store):
    store.keep_receipt(ANA, receipt(soreness=Soreness(level=4, at=NOW, site="quads")))
    kept = store.receipt(ANA, "r1")
    assert kept.soreness_gone
    assert "soreness" not in kept.inputs
    assert kept.verdict.keys() == {"decision", "rulebook", "tz"}


def test_the_latest_receipts_come_first(store):
    for number in range(4):
        store.keep_receipt(ANA, receipt(f"r{number}", at=NOW + number * HOUR))
    assert [kept.id for kept in store.receipts(ANA)] == ["r3"]
    assert [kept.id for kept in store.receipts(ANA, 3)] == ["r3", "r2", "r1"]


def test_what_came_of_a_verdict_is_kept_with_it(store):
    store.keep_receipt(ANA, receipt())
    outcome = Outcome(at=NOW + HOUR, reason="felt great")
    assert store.set_outcome(ANA, "r1", outcome) is True
    assert store.set_outcome(ANA, "none such", outcome) is False
    assert store.receipt(ANA, "r1").outcome == outcome


# All that a question needs, in one go


def test_recent_is_what_the_single_questions_answer(store):
    store.change_profile(ANA, lambda _: FULL)
    for session in (run(start=NOW - 20 * DAY), legs(), run("ahead", start=NOW + DAY, status="planned")):
        store.log(ANA, session)
    store.add_soreness(ANA, sore(at=NOW - 30 * DAY))
    store.add_soreness(ANA, hurt())
    since = NOW - 14 * DAY
    assert store.recent(ANA, since) == Recent(
        profile=FULL, sessions=store.sessions(ANA, since), soreness=(hurt(),), open_pain=(hurt(),)
    )
    assert [session.id for session in store.recent(ANA, since).sessions] == ["legs1", "ahead"]


def test_of_earlier_sessions_recent_tells_what_was_lifted(store):
    for days in (10, 40, 80, 100):
        store.log(ANA, legs(f"legs{days}", start=NOW - days * DAY))
        store.log(ANA, run(f"run{days}", start=NOW - days * DAY))
    store.log(ANA, legs("planned", start=NOW - 50 * DAY, status="planned"))
    store.log(ANA, legs("undone", start=NOW - 50 * DAY))
    store.delete(ANA, "undone", NOW)
    recent = store.recent(ANA, NOW - 30 * DAY, NOW - 90 * DAY)
    assert [session.id for session in recent.sessions] == ["legs10", "run10"]
    assert recent.lifted == 2 * legs().what.exercises
    assert store.recent(ANA, NOW - 30 * DAY).lifted == ()


def test_several_things_at_once_are_all_kept_or_none(store):
    with store.at_once():
        store.log(ANA, run("one"))
        assert store.session(ANA, "one")
        store.change_profile(ANA, lambda _: FULL)
    assert (store.session(ANA, "one"), store.profile(ANA)) == (run("one"), FULL)


def test_what_fails_halfway_leaves_nothing_in_a_database(store):
    if isinstance(store, MemoryStore):
        pytest.skip("it forgets everything anyway")
    with suppress(ZeroDivisionError), store.at_once():
        store.log(ANA, run("one"))
        store.change_profile(ANA, lambda _: 1 / 0)
    assert store.session(ANA, "one") is None
    assert store.log(ANA, run("one")) is True
