"""What is kept: shown, handed over, and deleted for good; by oneself, by the clock, and with the app."""

import asyncio
import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest

from advice.models import LegSession, Soreness
from advice.nouns import Goal
from bot import app, export
from bot.playground import envelopes
from bot.playground.post_office import Parcel
from bot.playground.server import LocalSlack
from bot.playground.world import TEAM
from bot.retention import Retention
from bot.settings import Settings
from bot.store import Consent, LoggedSession, Person, Profile, SorenessAnswer, open_store
from bot.store.memory import MemoryStore
from tests.conversations.chat import BOTH, NOW, chat

SPRINTS = "/canirun sprints tomorrow? heavy squats today 8am to 9am"
NOTHING: dict[str, Any] = {
    "profile": None,
    **{kind: [] for kind in "sessions soreness receipts inbox schedules deliveries teams shares".split()},
}


def person(slack, who="ana"):
    return Person(TEAM, slack.slack.acts.person(who).id)


async def filled(slack, who="ana", note="felt heavy"):
    """A profile, a session, a soreness answer and a receipt."""
    whose = person(slack, who)
    session = LoggedSession(
        id="s1", status="done", what=LegSession(start=NOW - timedelta(days=2)), zone="Europe/Berlin",
        source="command", created_at=NOW, note=note,
    )  # fmt: skip
    sore = SorenessAnswer(id="a1", soreness=Soreness(level=4, at=NOW, site="quads"), zone="Europe/Berlin")

    def put(store):
        store.change_profile(whose, lambda _: Profile(goal=Goal.STRENGTH, consent=Consent(version="1", at=NOW)))
        store.log(whose, session)
        store.add_soreness(whose, sore)

    await slack.bot.desk.memory.kept(put)
    return await slack.command(who, SPRINTS)


async def kept_of(slack, who="ana"):
    return await slack.bot.desk.memory.kept(lambda store: store.everything(person(slack, who)))


def handed_over(slack):
    world = slack.slack.world
    return {world.files[file]["name"]: content for file, content in world.contents.items()}


# What is kept


@pytest.mark.parametrize("said", ["privacy", "Privacy?", "PRIVACY"])
async def test_privacy_says_what_is_kept_why_how_long_and_who_sees_it(said):
    async with chat() as slack:
        await filled(slack)
        told = await slack.command("ana", f"/canirun {said}")
        for words in (
            "sessions in your log: 1",
            "answers about soreness and pain: 1",
            "answers that I gave you, with their inputs: 1",
            "your settings: yes",
            "13 months",
            "90 days",
            "In a workplace Slack",
            "admins",
            "encrypted",
        ):
            assert words in told, words
        assert slack.seen("ben") == []


async def test_privacy_is_answered_in_a_direct_message_and_to_a_mention():
    async with chat() as slack:
        assert "What I keep about you" in await slack.direct("ana", "privacy")
        assert "What I keep about you" in await slack.mention("ana", "privacy")


async def test_of_a_stranger_privacy_says_that_there_is_nothing_but_marks():
    async with chat() as slack:
        told = await slack.command("ana", "/canirun privacy")
        assert "your settings: none" in told
        assert "sessions in your log: 0" in told


async def test_privacy_tells_the_times_that_the_operator_chose():
    async with chat() as slack:
        object.__setattr__(slack.bot.desk, "retention", Retention(30, 6))
        told = await slack.command("ana", "/canirun privacy")
        assert "30 days" in told
        assert "6 months" in told


async def test_a_question_about_privacy_in_a_sentence_is_no_verb():
    async with chat() as slack:
        assert "What I keep" not in await slack.command("ana", "/canirun privacy of my easy run tomorrow")


# Export


@BOTH
@pytest.mark.parametrize("where", ["running", "dm"])
async def test_an_export_comes_by_direct_message_wherever_it_is_asked_for(wire, where):
    async with chat(wire) as slack:
        await filled(slack)
        told = await slack.command("ana", "/canirun export", where)
        assert "in our direct messages" in told
        (shared,) = [one for one in slack.seen("ana", "dm") if one.get("files")]
        assert [file["name"] for file in shared["files"]] == [
            "canirun.json", "canirun-sessions.csv", "canirun-soreness.csv", "canirun-answers.csv",
        ]  # fmt: skip
        assert not any(one.get("files") for one in slack.seen("ben"))
        assert slack.seen("ben", "dm") == []


async def test_the_json_holds_everything_and_can_be_read_back():
    async with chat() as slack:
        await filled(slack)
        await slack.direct("ana", "export")
        text = handed_over(slack)["canirun.json"].decode()
        read = export.read(text)
        assert json.loads(text)["canirun_export"] == 1
        told = read.model_dump(mode="json")
        now = await kept_of(slack)
        assert {name: told[name] for name in now if name != "inbox"} == {
            name: now[name] for name in now if name != "inbox"
        }
        assert read.as_json().decode() == text


async def test_the_tables_hold_the_same_a_row_each():
    async with chat() as slack:
        await filled(slack)
        await slack.command("ana", "/canirun export")
        files = handed_over(slack)
        (session,) = rows(files["canirun-sessions.csv"])
        assert (session["id"], session["kind"], session["note"]) == ("s1", "legs", "felt heavy")
        (sore,) = rows(files["canirun-soreness.csv"])
        assert (sore["level"], sore["site"]) == ("4", "quads")
        (answer,) = rows(files["canirun-answers.csv"])
        assert (answer["decision"], answer["kind"]) == ("ease", "sprints")


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＠x"])  # noqa: RUF001  full width
async def test_no_cell_is_run_by_a_spreadsheet(evil):
    async with chat() as slack:
        await filled(slack, note=evil)
        await slack.command("ana", "/canirun export")
        files = handed_over(slack)
        (session,) = rows(files["canirun-sessions.csv"])
        assert session["note"] == f"'{evil}"
        assert json.loads(files["canirun.json"])["sessions"][0]["note"] == evil


async def test_what_one_exports_is_ones_own():
    async with chat() as slack:
        await filled(slack)
        await slack.command("ben", "/canirun export")
        assert json.loads(handed_over(slack)["canirun.json"])["sessions"] == []


async def test_the_export_holds_no_token_of_slacks():
    async with chat() as slack:
        await slack.command("ana", "/canirun export")
        assert "local-slack-verification" not in str(handed_over(slack))


@pytest.mark.parametrize("method", ["chat.postMessage", "files.getUploadURLExternal", "upload"])
async def test_an_export_that_fails_is_told_with_a_reference(method):
    async with chat() as slack:
        slack.fails(method, "500")
        assert "Something broke on my side" in await slack.command("ana", "/canirun export")
        assert not any(one.get("files") for one in slack.seen("ana", "dm"))


async def test_the_button_under_privacy_exports_too():
    async with chat() as slack:
        await slack.command("ana", "/canirun privacy")
        assert "in our direct messages" in await slack.press("ana", "export")


# Forget me


@BOTH
@pytest.mark.parametrize("where", ["running", "dm"])
async def test_forget_me_deletes_everything_after_one_confirmation_and_says_how_much(wire, where):
    async with chat(wire) as slack:
        await filled(slack)
        await filled(slack, "ben")
        asked = await slack.command("ana", "/canirun forget me", where)
        assert "Forget everything that I keep about you?" in asked
        assert "sessions in your log: 1" in asked
        assert len((await kept_of(slack))["sessions"]) == 1
        told = await slack.press("ana", "forget_me", where)
        assert "*Forgotten.*" in told
        for words in ("your settings: yes", "sessions in your log: 1", "soreness and pain: 1", "with their inputs: 1"):
            assert words in told, words
        assert await kept_of(slack) == NOTHING
        assert len((await kept_of(slack, "ben"))["sessions"]) == 1


@pytest.mark.parametrize("said", ["forget me", "Forget me!", "forget"])
async def test_forgetting_is_asked_for_in_a_few_ways(said):
    async with chat() as slack:
        assert "Forget everything" in await slack.direct("ana", said)


async def test_forgetting_clears_what_rests_in_memory_too():
    async with chat() as slack:
        await filled(slack)
        direct = slack.slack.acts.say("ana", "easy run tonight?")
        await slack.settled()
        await slack.press("ana", "not_what_i_meant", "dm")
        desk = slack.bot.desk
        assert desk.modals.get((person(slack), _receipt_id(slack))) or len(desk.modals) == 1
        await slack.command("ben", SPRINTS)
        await slack.command("ana", "/canirun forget me")
        await slack.press("ana", "forget_me")
        assert len(desk.modals) == 0
        assert len(desk.replies) == 0
        assert len(desk.memory._answers) == 1
        assert len(desk.people._places) == 1
        await slack.delete("ana", direct.ts)


def _receipt_id(slack):
    return slack.seen("ana", "dm")[-1]["blocks"][-2].get("block_id")


async def test_under_privacy_forgetting_is_confirmed_in_a_dialog():
    async with chat() as slack:
        await slack.command("ana", "/canirun privacy")
        (buttons,) = [block for block in slack.seen("ana")[-1]["blocks"] if block["type"] == "actions"]
        (forget,) = [button for button in buttons["elements"] if button["action_id"] == "forget_me"]
        assert "cannot bring it back" in forget["confirm"]["text"]["text"]
        assert "*Forgotten.*" in await slack.press("ana", "forget_me")


async def test_forgetting_twice_finds_nothing_the_second_time():
    async with chat() as slack:
        await filled(slack)
        await slack.command("ana", "/canirun forget me")
        await slack.press("ana", "forget_me")
        await slack.command("ana", "/canirun forget me")
        told = await slack.press("ana", "forget_me")
        assert "sessions in your log: 0" in told


async def test_who_was_forgotten_is_answered_as_a_stranger():
    async with chat() as slack:
        await filled(slack)
        await slack.command("ana", "/canirun forget me")
        await slack.press("ana", "forget_me")
        assert "There is no verdict of yours" in await slack.command("ana", "/canirun why")
        assert "Nothing is known of your training" in await slack.command("ana", "/canirun")


async def test_whoever_forges_a_press_forgets_themselves_alone():
    async with chat() as slack:
        await filled(slack)
        await slack.interaction(
            "block_actions", "ben", actions=[{"type": "button", "action_id": "forget_me", "block_id": "U0ANA00001"}]
        )
        assert len((await kept_of(slack))["sessions"]) == 1


# The clock


async def test_at_its_start_the_bot_deletes_what_is_kept_no_longer():
    async with chat() as slack:
        await filled(slack)
        store = await slack.bot.desk.memory.kept(lambda store: store)
        slack.moves(days=91)
        clock = slack.slack.world.clock.moment()
    async with chat(store=store, at=clock) as slack:
        kept = await kept_of(slack)
        assert (len(kept["sessions"]), kept["soreness"]) == (1, [])
        clock += timedelta(days=400)
    async with chat(store=store, at=clock) as slack:
        kept = await kept_of(slack)
        assert (kept["sessions"], kept["receipts"]) == ([], [])
        assert kept["profile"]["goal"] == "strength"


# The app taken out


@pytest.mark.parametrize(
    "event",
    [
        pytest.param({"type": "app_uninstalled"}, id="the app was uninstalled"),
        pytest.param({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0BOT"]}}, id="its token was revoked"),
    ],
)
@BOTH
async def test_an_app_that_is_taken_out_forgets_everybody_and_ends(wire, event):
    ended = []
    async with chat(wire, on_removed=lambda: ended.append(True)) as slack:
        await filled(slack)
        await filled(slack, "ben")
        slack.slack._door._tokens.pop(slack.slack.bot_token)
        assert await slack.event(**event) == {"failure": None}
        assert await kept_of(slack) == NOTHING
        assert await kept_of(slack, "ben") == NOTHING
        assert await kept_of_nobody(slack) == NOTHING
        assert len(slack.bot.desk.memory._answers) == 0
    assert ended == [True]


async def test_what_is_still_being_answered_when_the_app_is_taken_out_leaves_nothing_behind():
    store = MemoryStore()
    async with chat(store=store) as slack:
        slack.fails("users.info", "429", retry_after_s=1)
        await slack.slack.acts.command("ana", "/canirun", "easy run now", "running")
        await slack.slack._send(Parcel("events_api", envelopes.event(slack.slack.world, {"type": "app_uninstalled"})))
        await asyncio.sleep(0.1)
        ana = person(slack)
    assert store.everything(ana) == NOTHING


async def kept_of_nobody(slack):
    """Of the workspace's own events."""
    return await slack.bot.desk.memory.kept(lambda store: store.everything(Person(TEAM, "")))


async def test_a_bot_that_was_started_ends_when_the_app_is_taken_out(tmp_path):
    async with LocalSlack() as slack:
        url = f"sqlite:///{tmp_path}/canirun.db"
        settings = Settings(slack.bot_token, slack.app_token, slack.signing_secret, f"{slack.url}/api/", url)
        running = asyncio.create_task(app.start(settings))
        slack.acts.say("ana", "easy run tonight?")
        for _ in range(400):
            if len(slack.acts.read("ana")) > 1:
                break
            await asyncio.sleep(0.05)
        await slack._send(Parcel("events_api", envelopes.event(slack.world, {"type": "app_uninstalled"})))
        await asyncio.wait_for(running, 20)
    store = open_store(url)
    assert store.everything(Person(TEAM, "U0ANA00001")) == NOTHING
    store.close()


async def test_an_old_token_that_is_revoked_while_a_new_one_serves_ends_nothing():
    ended = []
    async with chat(on_removed=lambda: ended.append(True)) as slack:
        await filled(slack)
        await slack.event(type="tokens_revoked", tokens={"oauth": [], "bot": ["U0BOT"]})
        assert len((await kept_of(slack))["sessions"]) == 1
    assert ended == []


async def test_a_persons_revoked_token_is_none_of_ours():
    ended = []
    async with chat(on_removed=lambda: ended.append(True)) as slack:
        await filled(slack)
        await slack.event(type="tokens_revoked", tokens={"oauth": ["U0ANA00001"]})
        assert len((await kept_of(slack))["sessions"]) == 1
    assert ended == []
