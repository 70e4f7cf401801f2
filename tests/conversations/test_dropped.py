"""A file dropped into the direct messages: what it would add is told first; it goes in once, and out as a whole."""

import asyncio
import logging
from datetime import UTC, datetime

import icalendar
import pytest

from bot import ids, manifest
from bot.listeners import dropped
from bot.playground.app_spec import AppSpec
from bot.playground.world import TEAM
from bot.store import Person
from tests.conversations.chat import BOTH, chat, shown
from tests.imports.told import content

HEVY = "hevy.csv"


async def drop(slack, name=HEVY, told=None, who="ana", text=""):
    """Drops one of our files, or one of this content; gives the answers."""
    before = slack.seen(who, "dm")
    slack.slack.acts.upload(who, name, content(name) if told is None else told, text=text)
    await slack.settled()
    return "\n".join(shown(one) for one in slack.seen(who, "dm")[len(before) + 1 :])


async def press(slack, action_id, who="ana"):
    return await slack.press(who, action_id, "dm")


async def log(slack, who="ana"):
    """All sessions of a person's log."""
    whose = Person(TEAM, slack.slack.acts.person(who).id)
    return await slack.bot.desk.memory.kept(lambda store: store.sessions(whose, datetime(1970, 1, 1, tzinfo=UTC)))


@BOTH
async def test_a_file_is_looked_at_imported_and_undone(wire):
    async with chat(wire) as slack:
        told = await drop(slack)
        assert "Hevy file: nothing is imported yet" in told
        assert "6 sessions" in told
        assert "Sat 7 Nov 2026" in told  # those nearest to now are told
        assert "Mon 2 Nov 2026" not in told
        assert await log(slack) == ()
        assert "*Imported from Hevy:* 6 sessions" in await press(slack, ids.IMPORT)
        kept = await log(slack)
        assert {session.source for session in kept} == {"Hevy"}
        assert len(kept) == 6
        slack.moves(minutes=20)
        assert "*Undone:* 6 sessions" in await press(slack, ids.IMPORT_UNDO)
        assert await log(slack) == ()


async def test_imported_twice_is_once():
    async with chat() as slack:
        await drop(slack)
        await press(slack, ids.IMPORT)
        before = await log(slack)
        slack.moves(minutes=1)
        told = await drop(slack)
        assert "6 are already here" in told
        assert "There is nothing to add." in told
        assert ids.IMPORT_CANCEL not in str(slack.seen("ana", "dm")[-1]["blocks"])
        assert await log(slack) == before


async def test_two_previews_of_one_file_add_it_once():
    async with chat() as slack:
        await drop(slack)
        first = slack.seen("ana", "dm")[-1]["ts"]
        await drop(slack)
        await press(slack, ids.IMPORT)
        assert "Nothing was added:" in await slack.press("ana", ids.IMPORT, "dm", ts=first)
        assert len(await log(slack)) == 6


async def test_undoing_one_import_leaves_the_other():
    async with chat() as slack:
        await drop(slack)
        await press(slack, ids.IMPORT)
        slack.moves(minutes=1)
        await drop(slack, "run.gpx")
        await press(slack, ids.IMPORT)
        kept = {session.source for session in await log(slack)}
        await press(slack, ids.IMPORT_UNDO)
        assert kept == {"Hevy", "GPX"}
        assert {session.source for session in await log(slack)} == {"Hevy"}


async def test_what_was_undone_and_imported_again_can_be_undone_again():
    async with chat() as slack:
        for _ in range(3):
            await drop(slack)
            await press(slack, ids.IMPORT)
            assert len(await log(slack)) == 6
            slack.moves(minutes=3)
            assert "*Undone:* 6 sessions" in await press(slack, ids.IMPORT_UNDO)
            assert await log(slack) == ()


async def test_cancelled_is_not_imported():
    async with chat() as slack:
        await drop(slack)
        assert "Nothing was imported." in await press(slack, ids.IMPORT_CANCEL)
        assert await log(slack) == ()


async def test_units_that_the_file_does_not_tell_are_asked_before_anything_else():
    async with chat() as slack:
        told = await drop(slack, "strong.csv")
        assert "kilograms or pounds?" in told
        assert ids.IMPORT + '"' not in str(slack.seen("ana", "dm")[-1]["blocks"])
        while "?*" in told:
            unit = f"{ids.IMPORT_UNIT}.{'lb' if 'pounds?*' in told else 'km'}"
            told = await press(slack, unit)
        assert "Imported from Strong" in await press(slack, ids.IMPORT)
        heaviest = max(
            row.weight_kg or 0 for one in await log(slack) for row in getattr(one.what, "exercises", ()) or ()
        )
        slack.moves(minutes=1)
        await press(slack, ids.IMPORT_UNDO)
        slack.moves(minutes=11)
        told = await drop(slack, "strong.csv")
        while "?*" in told:
            unit = f"{ids.IMPORT_UNIT}.{'kg' if 'pounds?*' in told else 'km'}"
            told = await press(slack, unit)
        await press(slack, ids.IMPORT)
        in_kg = max(row.weight_kg or 0 for one in await log(slack) for row in getattr(one.what, "exercises", ()) or ())
        assert heaviest == pytest.approx(in_kg * 0.45359237, rel=0.01)


async def test_sessions_of_two_apps_at_one_time_are_one():
    async with chat() as slack:
        await drop(slack)
        await press(slack, ids.IMPORT)
        other = content(HEVY).replace(b"squat (barbell)", b"front squat")
        assert "6 are already here" in await drop(slack, "other.csv", other)


async def test_what_was_imported_counts_at_once():
    async with chat() as slack:
        today = content("run.gpx").decode()
        assert "GPX file" in await drop(slack, "run.gpx", today.encode())
        slack.slack.acts.open_home("ana")
        await slack.settled()
        before = len(slack.calls("views.publish"))
        await press(slack, ids.IMPORT)
        assert len(slack.calls("views.publish")) == before + 1


async def test_our_own_export_comes_back():
    async with chat() as slack:
        await slack.command("ana", "/trained squats 5x5 80kg this morning 7-8", "dm")
        await slack.command("ana", "/canirun export", "dm")
        world = slack.slack.world
        (own,) = [told for file, told in world.contents.items() if world.files[file]["name"] == "canirun.json"]
        before = await log(slack)
        await slack.command("ana", "/canirun forget me", "dm")
        await press(slack, ids.FORGET_ME)
        assert await log(slack) == ()
        assert "Canirun file" in await drop(slack, "canirun.json", own)
        assert "*Imported from Canirun:* 1 session" in await press(slack, ids.IMPORT)
        assert await log(slack) == before


async def test_settings_of_our_own_export_come_back_without_any_session():
    async with chat() as slack:
        await slack.command("ana", "/canirun set goal strength", "dm")
        await slack.command("ana", "/canirun export", "dm")
        world = slack.slack.world
        (own,) = [told for file, told in world.contents.items() if world.files[file]["name"] == "canirun.json"]
        await slack.command("ana", "/canirun forget me", "dm")
        await press(slack, ids.FORGET_ME)
        await drop(slack, "canirun.json", own)
        assert "your settings" in await press(slack, ids.IMPORT)
        assert "strength" in await slack.command("ana", "/canirun set goal", "dm")


async def test_one_persons_file_is_in_nobody_elses_log():
    async with chat() as slack:
        await drop(slack)
        await press(slack, ids.IMPORT)
        assert await log(slack, "ben") == ()


# Words beside a file


async def test_words_about_the_file_need_no_answer_of_their_own():
    async with chat() as slack:
        told = await drop(slack, text="here is my log of the last weeks")
        assert told.count("Hevy file") == 1
        assert "I only know running" not in told


async def test_a_question_beside_a_file_is_answered_too():
    async with chat() as slack:
        told = await drop(slack, text="easy run tonight?")
        assert "Hevy file" in told
        assert "an easy run is fine" in told


# What is not understood


@pytest.mark.parametrize(
    ("name", "told", "words"),
    [
        pytest.param("log.csv", b"a,b,c\n1,2,3\n", "I do not know this kind of file.", id="a table of something else"),
        pytest.param("log.zip", b"PK\x03\x04zip", "That is a packed file", id="a packed file"),
        pytest.param("log.csv", b"<!doctype html><html>", "That is a web page, not an export.", id="a web page"),
        pytest.param("log.csv", b"\n\n", "That file is empty.", id="an empty file"),
        pytest.param("legs.png", b"\x89PNG", "I can't read pictures, films or sound.", id="a picture"),
        pytest.param("run.gpx", b"<gpx><trk", "", id="a damaged track"),
    ],
)
async def test_what_cannot_be_read_says_what_could(name, told, words):
    async with chat() as slack:
        said = await drop(slack, name, told)
        assert words in said
        assert said
        assert "reference" not in said
        assert await log(slack) == ()


async def test_a_row_that_is_not_understood_is_told_and_loses_no_other():
    async with chat() as slack:
        lines = content(HEVY).splitlines(keepends=True)
        told = await drop(slack, told=b"".join([*lines, b'"Broken","when?","",""\n']))
        assert "Not understood" in told
        assert f"row {len(lines)}: “when?” is no time that I know" in told
        assert "6 sessions" in await press(slack, ids.IMPORT)


async def test_a_file_that_is_too_large_is_not_fetched():
    async with chat() as slack:
        assert "larger than 20 MB" in await drop(slack, "log.csv", b"x" * 20_000_001)
        assert slack.calls("url_private") == []


async def test_a_file_that_is_gone_says_so():
    async with chat() as slack:
        await drop(slack)
        slack.slack.world.contents.clear()
        await press(slack, ids.IMPORT)
        assert "That file is no longer in Slack." in slack.last("ana", "dm")


async def test_without_the_permission_it_says_what_has_to_be_done():
    told = manifest.load()
    told["oauth_config"]["scopes"]["bot"].remove("files:read")
    async with chat(app=AppSpec.from_manifest(told)) as slack:
        assert "`files:read`" in await drop(slack)


async def test_our_token_goes_to_slack_alone():
    async with chat() as slack:
        file = {"id": "F1", "mimetype": "text/csv", "size": 5, "url_private": "http://127.0.0.1:9/files/F1/log.csv"}
        told = {"type": "message", "subtype": "file_share", "channel": "D0ANA00001", "channel_type": "im"}
        await slack.event(**told, user="U0ANA00001", text="", files=[file], ts="1.1")
        assert "reference" in slack.last("ana", "dm")


async def test_a_file_that_slack_keeps_to_itself_says_so():
    async with chat() as slack:
        told = {"type": "message", "subtype": "file_share", "channel": "D0ANA00001", "channel_type": "im"}
        files = [{"id": "F1", "file_access": "check_file_info"}]
        await slack.event(**told, user="U0ANA00001", text="", files=files, ts="1.1")
        assert "Slack does not let me see into that file." in slack.last("ana", "dm")


async def test_of_many_files_the_first_are_looked_at():
    async with chat() as slack:
        url = {"url_private": "", "id": "F1"}
        told = {"type": "message", "subtype": "file_share", "channel": "D0ANA00001", "channel_type": "im"}
        await slack.event(**told, user="U0ANA00001", text="", files=[url] * 7, ts="1.1")
        assert f"the first {dropped.MOST}" in slack.last("ana", "dm")


async def test_others_are_answered_while_a_file_is_read():
    async with chat() as slack:
        await slack.bot.desk.reading.acquire()
        slack.slack.acts.upload("ana", HEVY, content(HEVY))
        assert await slack.slack.office.settled(5)
        await slack.slack.acts.command("ben", "/canirun", "easy run tonight", "running")
        for _ in range(200):
            if slack.seen("ben"):
                break
            await asyncio.sleep(0.01)
        assert "an easy run is fine" in slack.last("ben")
        slack.bot.desk.reading.release()
        await slack.settled()
        assert "Hevy file" in slack.last("ana", "dm")


async def test_nothing_of_a_file_is_logged_or_stays(caplog):
    caplog.set_level(logging.DEBUG)
    async with chat() as slack:
        secret = content(HEVY).replace(b"squat", b"zanzibarsquat").replace(b"Squat", b"Zanzibarsquat")
        await drop(slack, told=secret)
        await press(slack, ids.IMPORT_CANCEL)
        ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
        assert ours
        assert "zanzibar" not in " ".join(ours).lower()


# Plans as a calendar


async def test_plans_are_handed_over_as_a_calendar_that_others_read():
    async with chat() as slack:
        await slack.command("ana", "/trained legs tomorrow 18:00-19:00", "dm")
        assert "I sent you a calendar" in await slack.command("ana", "/canirun calendar", "running")
        world = slack.slack.world
        (told,) = [told for file, told in world.contents.items() if world.files[file]["name"] == "canirun.ics"]
        (event,) = icalendar.Calendar.from_ical(told).walk("VEVENT")
        assert event.decoded("DTSTART") == datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
        assert event.decoded("DTEND") == datetime(2026, 11, 26, 18, 0, tzinfo=UTC)


async def test_without_plans_there_is_no_calendar():
    async with chat() as slack:
        assert "Nothing is planned." in await slack.command("ana", "/canirun calendar")
        assert slack.slack.world.contents == {}


async def test_a_calendar_that_was_handed_over_is_known_when_it_is_dropped():
    async with chat() as slack:
        await slack.command("ana", "/trained legs tomorrow 18:00-19:00", "dm")
        await slack.command("ana", "/canirun calendar", "dm")
        world = slack.slack.world
        (told,) = [told for file, told in world.contents.items() if world.files[file]["name"] == "canirun.ics"]
        assert "already here" in await drop(slack, "canirun.ics", told)
