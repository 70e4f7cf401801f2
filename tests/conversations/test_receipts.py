"""What came of an answer, long after it was given: explained, answered back to, and asked again under new rules."""

import json
import re

import pytest
from click.testing import CliRunner

from bot import manifest
from bot.cli import main
from bot.playground.app_spec import AppSpec
from bot.playground.clock import Clock
from bot.playground.server import LocalSlack
from bot.playground.world import TEAM
from bot.store import Person
from bot.store.memory import MemoryStore
from tests.conversations.chat import NOW, chat, connected

SPRINTS = "/canirun sprints tomorrow? heavy squats today 8am to 9am"
GO = "/canirun easy run now"
RULEBOOK = "rulebook 2026"


def answer_id(text):
    return re.findall(r"`([2-9a-z]{8})`", text)[-1]


def person(slack, who="ana"):
    return Person(TEAM, slack.slack.acts.person(who).id)


async def receipts(slack, who="ana"):
    return await slack.bot.desk.memory.kept(lambda store: store.receipts(person(slack, who), 50))


async def test_an_answer_of_last_month_is_still_explained_by_its_id():
    async with chat() as slack:
        wanted = answer_id(await slack.command("ben", SPRINTS))
        slack.moves(days=31)
        await slack.command("ben", GO)
        told = await slack.command("ben", f"/canirun why {wanted}")
        assert "`HARD48`" in told
        assert f"Answer `{wanted}` · {RULEBOOK}" in told


async def test_after_a_restart_why_explains_the_last_answer():
    store = MemoryStore()
    async with LocalSlack(clock=Clock(NOW, running=False)) as workspace:
        async with connected(workspace, store) as slack:
            await slack.command("ana", SPRINTS)
        async with connected(workspace, store) as slack:
            assert "`HARD48`" in await slack.direct("ana", "why")


async def test_every_verdict_has_one_receipt_with_its_inputs_and_its_rulebook():
    async with chat() as slack:
        wanted = answer_id(await slack.command("ana", SPRINTS))
        (receipt,) = await receipts(slack)
        assert receipt.id == wanted
        assert receipt.rulebook == receipt.verdict["rulebook"]
        assert receipt.inputs["query"]["run_kind"] == "sprints"
        assert "squats" in json.dumps(receipt.inputs)


async def test_what_was_no_verdict_leaves_no_receipt():
    async with chat() as slack:
        for said in ("asdf", "help", "why", "privacy", "how long after squats until intervals"):
            await slack.command("ana", f"/canirun {said}")
        assert await receipts(slack) == ()


async def test_another_time_and_another_kind_have_receipts_of_their_own():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "another_kind", value="easy")
        assert len({receipt.id for receipt in await receipts(slack)}) == 2


async def test_without_consent_a_receipt_keeps_nothing_that_soreness_said():
    async with chat() as slack:
        await slack.command("ana", "/canirun easy run now? quads 6/10")
        (receipt,) = await receipts(slack)
        assert receipt.soreness_gone
        assert "quads" not in receipt.model_dump_json()


# I ran anyway


@pytest.mark.parametrize("wire", ["socket", "http"])
async def test_that_somebody_ran_anyway_is_kept_with_the_reason_and_told_under_why(wire):
    async with chat(wire) as slack:
        wanted = answer_id(await slack.command("ben", SPRINTS))
        await slack.press("ben", "why")
        await slack.press("ben", "did_it_anyway")
        (modal,) = slack.slack.modals.open_now("ben")["modals"]
        assert modal["blocks"][1]["optional"] is True
        assert await slack.submit("ben", reason="the club met & I <could> not resist") == {}
        told = slack.last("ben")
        assert "*You said on Wed 25 Nov 9:30 am: I ran anyway.*" in told
        assert "the club met &amp; I &lt;could&gt; not resist" in told
        assert "I ran anyway" in await slack.command("ben", f"/canirun why {wanted}")
        assert len(slack.seen("ben")) == 3


async def test_that_somebody_ran_anyway_needs_no_reason():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "why")
        await slack.press("ana", "did_it_anyway")
        assert await slack.submit("ana") == {}
        (receipt,) = await receipts(slack)
        assert (receipt.outcome.what, receipt.outcome.reason) == ("ran_anyway", None)
        assert "I ran anyway.*" in slack.last("ana")


async def test_who_was_told_to_go_is_not_asked_whether_they_went_anyway():
    async with chat() as slack:
        await slack.command("ana", GO)
        assert "anyway" not in await slack.press("ana", "why")


async def test_of_leg_day_it_says_lifted():
    async with chat() as slack:
        await slack.command("ana", "/canilift now? legs 9/10")
        assert "I lifted anyway" in await slack.press("ana", "why")


async def test_once_it_is_told_it_is_not_asked_again():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "why")
        await slack.press("ana", "did_it_anyway")
        await slack.submit("ana")
        await slack.press("ana", "why")
        assert "did_it_anyway" not in str(slack.seen("ana")[-1]["blocks"])


async def test_where_the_message_is_lost_it_is_told_in_a_direct_message():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "why")
        await slack.press("ana", "did_it_anyway")
        slack.moves(minutes=31)
        assert await slack.submit("ana", reason="late") == {}
        assert "late" in slack.last("ana", "dm")


async def test_of_what_was_forgotten_nothing_is_kept_afterwards():
    async with chat() as slack:
        await slack.command("ana", SPRINTS)
        await slack.press("ana", "why")
        await slack.press("ana", "did_it_anyway")
        await slack.command("ana", "/canirun forget me")
        await slack.press("ana", "forget_me")
        await slack.submit("ana", reason="too late")
        assert "That answer is no longer kept" in slack.last("ana", "dm")
        assert await receipts(slack) == ()


async def test_nobody_says_it_of_somebody_elses_answer():
    async with chat() as slack:
        wanted = answer_id(await slack.command("ana", SPRINTS))
        view = {
            "type": "modal",
            "id": "V1",
            "hash": "1",
            "callback_id": "anyway",
            "private_metadata": wanted,
            "blocks": [],
        }
        await slack.interaction("view_submission", "ben", view={**view, "state": {"values": {}}})
        assert "no longer kept" in slack.last("ben", "dm")
        assert [receipt.outcome for receipt in await receipts(slack)] == [None]


# Told twice


async def test_enter_twice_is_two_questions_and_slack_twice_is_one():
    async with chat() as slack:
        event = {"type": "message", "channel_type": "im", "channel": "D0ANA00001", "text": "sprints tomorrow?"}
        event |= {"user": person(slack).user, "ts": "1.1"}
        parcel = {"team_id": TEAM, "event_id": "Ev1", "type": "event_callback", "event": event}
        for _ in range(2):
            await slack.parcel("events_api", parcel)
        assert len(await receipts(slack)) == 1
        assert len(slack.calls("chat.postMessage")) == 1
        await slack.parcel("events_api", parcel | {"event_id": "Ev2"})
        assert len(await receipts(slack)) == 2


# Replay


async def test_an_export_lists_the_answers_that_todays_rules_would_change(tmp_path):
    async with chat(app=None) as slack:
        changed = answer_id(await slack.command("ana", SPRINTS))
        same = answer_id(await slack.command("ana", GO))
        gone = answer_id(await slack.command("ana", "/canirun easy run now? legs 6/10"))
        await slack.command("ana", "/canirun export")
        told = json.loads(exported(slack)["canirun.json"])
    for receipt in told["receipts"]:
        if receipt["id"] == changed:
            receipt["verdict"]["decision"], receipt["rulebook"] = "go", "2019.01"
    file = tmp_path / "canirun.json"
    file.write_text(json.dumps(told, indent=2))
    said = CliRunner().invoke(main, ["replay", str(file)])
    assert said.exit_code == 1
    assert f"{changed}: decision was go, and is ease now" in said.stderr
    lines = {line["id"]: line for line in map(json.loads, said.stdout.splitlines())}
    assert lines.keys() == {changed, gone}
    assert same not in lines
    assert lines[gone]["error"] == "soreness_gone"


def exported(slack):
    """The files that were handed over, by name."""
    world = slack.slack.world
    return {world.files[file]["name"]: content for file, content in world.contents.items()}


async def test_an_answer_that_cannot_be_read_any_more_never_loses_the_others(tmp_path):
    async with chat() as slack:
        ids = [answer_id(await slack.command("ana", said)) for said in (SPRINTS, GO)]
        await slack.command("ana", "/canirun export")
        told = json.loads(exported(slack)["canirun.json"])
    for receipt in told["receipts"]:
        if receipt["id"] == ids[0]:
            receipt["inputs"]["tz"] = "Mars/Olympus"
        else:
            receipt["verdict"]["decision"] = "wait"
    file = tmp_path / "canirun.json"
    file.write_text(json.dumps(told))
    said = CliRunner().invoke(main, ["replay", str(file)])
    assert said.exit_code == 2
    assert f"answer {ids[0]}, tz" in said.stderr
    assert f"{ids[1]}: decision was wait, and is go now" in said.stderr


async def test_a_file_that_begins_like_an_export_and_is_none_is_one_clear_line(tmp_path):
    file = tmp_path / "canirun.json"
    file.write_text('{\n  "canirun_export": 99\n}\n')
    said = CliRunner().invoke(main, ["replay", str(file)])
    assert said.exit_code == 2
    assert said.stderr.startswith("canirun: This is no export that I can read")


def test_the_app_is_set_up_for_what_is_tested_here():
    assert "files:write" in AppSpec.from_manifest(manifest.load()).scopes
