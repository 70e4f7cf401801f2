"""`canirun import`: looked at first, kept with --yes, once; and an export comes back as it was."""

import pytest
from click.testing import CliRunner

from advice.models import Soreness
from bot.cli import main
from bot.errors import BadInput
from bot.export import Export
from bot.imports.found import Found
from bot.services.imports import looked_at, restored, taken_back, taken_in
from bot.store import SorenessAnswer, open_store
from bot.store.memory import MemoryStore
from tests.imports.told import FILES, NOW, found_in
from tests.store.told import ANA, BO, DAY, FULL, LONG_AGO, legs, receipt, run, sore


@pytest.fixture
def store_of(tmp_path, monkeypatch):
    """The database to which the environment points, opened when it is looked at."""
    url = f"sqlite:///{tmp_path}/canirun.db"
    monkeypatch.setenv("CANIRUN_DATABASE_URL", url)
    monkeypatch.delenv("CANIRUN_ENCRYPTION_KEYS", raising=False)
    return lambda: open_store(url)


def sessions_in(store_of):
    store = store_of()
    try:
        return store.sessions(ANA, LONG_AGO)
    finally:
        store.close()


@pytest.fixture
def imported(store_of):  # noqa: ARG001  it sets the environment
    return _imported


def _imported(name, *more, user="T1/U1", tz="Europe/Berlin"):
    told = ["import", str(FILES / name), "--user", user, "--tz", tz, "--now", NOW.isoformat(), *more]
    return CliRunner().invoke(main, told)


def test_without_yes_it_only_tells(imported, store_of):
    done = imported("hevy.csv")
    assert done.exit_code == 0
    assert "6 sessions: 3 leg days" in done.output
    assert "Nothing was imported yet." in done.output
    assert sessions_in(store_of) == ()


def test_with_yes_it_keeps_and_a_second_time_it_adds_nothing(imported, store_of):
    assert "Imported 6 sessions." in imported("hevy.csv", "--yes").output
    kept = sessions_in(store_of)
    assert ({one.source for one in kept}, {one.note for one in kept}) == ({"Hevy"}, {None})
    again = imported("hevy.csv", "--yes")
    assert "6 are already here" in again.output
    assert "Imported 0 sessions." in again.output
    assert sessions_in(store_of) == kept


def test_the_same_training_from_another_app_is_here_already(imported):
    imported("hevy.csv", "--yes")
    done = imported("strong_semicolons.csv")
    assert "1 is already here" in done.output
    assert "To be added: 1\n" in done.output


def test_units_that_nobody_told_are_asked_for_before_anything_is_kept(imported, store_of):
    done = imported("strong.csv", "--yes")
    assert (done.exit_code, sessions_in(store_of)) == (2, ())
    assert "--weights kg or --weights lb" in done.output
    assert imported("strong.csv", "--yes", "--weights", "lb", "--distances", "mi").exit_code == 0
    assert sessions_in(store_of)[0].what.exercises[0].weight_kg == pytest.approx(45.3592, abs=1e-3)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"user": "U1"}, "is not TEAM/USER"),
        ({"tz": "Atlantis"}, "I know no such time zone"),
    ],
)
def test_what_the_command_line_cannot_mean_is_told_in_a_line(imported, more, words):
    done = imported("hevy.csv", **more)
    assert (done.exit_code, done.output.count("\n")) == (2, 1)
    assert words in done.output


def test_a_file_is_imported_whole_in_many_parts(imported, store_of, monkeypatch):
    monkeypatch.setattr("bot.cli_import.BATCH", 2)
    assert "Imported 6 sessions." in imported("hevy.csv", "--yes").output
    assert len(sessions_in(store_of)) == 6


# In and out again


def test_an_import_is_taken_back_whole_and_may_come_again():
    store = MemoryStore()
    found = found_in("hevy.csv")
    looked = looked_at(store, ANA, found, NOW)
    ids = taken_in(store, ANA, looked, NOW, "Europe/Berlin")
    assert len(ids) == 6
    assert taken_back(store, ANA, ids, NOW) == 6
    assert store.sessions(ANA, LONG_AGO) == ()
    assert set(taken_in(store, ANA, looked_at(store, ANA, found, NOW), NOW, "Europe/Berlin")) == set(ids)


def test_what_was_deleted_long_ago_may_come_again():
    store = MemoryStore()
    for days in range(3):
        now = NOW + days * DAY
        ids = taken_in(store, ANA, looked_at(store, ANA, found_in("hevy.csv"), now), now, "Europe/Berlin")
        assert len(ids) == 6
        assert looked_at(store, ANA, found_in("hevy.csv"), now).adds == 0
        taken_back(store, ANA, ids, now)


def test_two_yeses_to_one_preview_add_it_once():
    store = MemoryStore()
    looked = looked_at(store, ANA, found_in("hevy.csv"), NOW)
    taken_in(store, ANA, looked, NOW, "Europe/Berlin")
    assert taken_in(store, ANA, looked, NOW, "Europe/Berlin") == ()


def test_a_persons_own_word_on_an_exercise_counts_in_the_preview_and_stays_theirs():
    store = MemoryStore()
    mine = {"bench press (barbell)": "legs", "pull up (assisted)": "legs"}
    store.change_profile(ANA, lambda profile: profile.model_copy(update={"corrections": mine}))
    looked = looked_at(store, ANA, found_in("hevy.csv"), NOW)
    assert (looked.leg_days, looked.upper) == (4, 0)
    assert looked.add == found_in("hevy.csv").sessions


def test_a_max_is_estimated_from_the_file_itself_for_the_preview():
    why = {told.why for told in looked_at(MemoryStore(), ANA, found_in("hevy.csv"), NOW).hard}
    assert "it had several sets at 75 % of a max or more" in why


def test_nothing_found_is_nothing_to_add():
    assert looked_at(MemoryStore(), ANA, Found(format="Hevy"), NOW).adds == 0


# Our own export


@pytest.fixture
def ana():
    store = MemoryStore()
    store.change_profile(ANA, lambda _: FULL)
    for one in (legs(), run(), run("plan1", start=NOW + DAY, status="planned"), run("skip1", status="skipped")):
        store.log(ANA, one)
    store.add_soreness(ANA, sore(at=NOW))
    store.keep_receipt(ANA, receipt(soreness=Soreness(level=5, at=NOW)))
    return store


def exported(store, who=ANA):
    return Export.of(store.everything(who), NOW)


def test_what_an_export_gives_an_import_takes(ana):
    export = exported(ana)
    ana.forget(ANA)
    restored(ana, ANA, export)
    assert exported(ana) == export


def test_an_export_comes_back_by_the_command_line_and_a_second_time_adds_nothing(ana, imported, store_of, tmp_path):
    file = tmp_path / "canirun.json"
    file.write_bytes(exported(ana).as_json())
    done = imported(str(file), "--yes")
    assert "Canirun: 4 sessions: 1 leg day (1 counts as hard), 3 runs." in done.output
    assert "Put back: 1 profiles, 4 sessions, 1 soreness, 1 receipts." in done.output
    store = store_of()
    assert exported(store) == exported(ana)
    store.close()
    assert "nothing, all of it was here" in imported(str(file), "--yes").output


def test_a_table_of_an_export_is_told_from_the_whole(ana):
    for name, told in exported(ana).as_files().items():
        if name.endswith(".csv"):
            with pytest.raises(BadInput, match="for a spreadsheet"):
                found_in(told)


def test_an_export_over_a_log_leaves_what_is_there(ana):
    export = exported(ana)
    ana.change_profile(ANA, lambda profile: profile.model_copy(update={"tips": True}))
    ana.delete(ANA, "run1", NOW)
    assert restored(ana, ANA, export).profiles == 0
    assert ana.profile(ANA).tips


def test_an_export_without_consent_brings_no_soreness():
    store = MemoryStore()
    store.change_profile(BO, lambda profile: profile.model_copy(update={"tips": False}))
    answer = SorenessAnswer(id="s", soreness=Soreness(level=4, at=NOW), zone="UTC")
    export = exported(store, BO).model_copy(update={"soreness": (answer,)})
    assert restored(store, BO, export).soreness == 0
