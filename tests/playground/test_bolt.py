"""A stock Bolt app lives in the local Slack, over both wires."""

import asyncio

import pytest

from bot.playground.server import LocalSlack
from tests.playground.helpers import WIRES, by_socket, envelopes, texts, until

both = pytest.mark.parametrize("wire", WIRES)


@both
async def test_a_command_is_answered_for_the_one_who_asked(wire):
    async with LocalSlack() as slack, wire(slack):
        assert await slack.acts.command("ana", "/canirun", "5k", "running") == {"ok": True}
        assert texts(slack, "ana", "running") == ["you asked '5k'"]
        assert texts(slack, "ben", "running") == []


@both
async def test_a_direct_message_is_answered_there(wire):
    async with LocalSlack() as slack, wire(slack):
        slack.acts.say("ben", "can I run?")
        await until(lambda: len(texts(slack, "ben")) == 2)
        assert texts(slack, "ben") == ["can I run?", "heard: can I run?"]


@both
async def test_a_button_of_an_ephemeral_message_is_answered_through_its_response_url(wire):
    async with LocalSlack() as slack, wire(slack):
        await slack.acts.command("chie", "/canirun", "why", "running")
        shown = slack.acts.read("chie", "running")[-1]
        assert shown["is_ephemeral"]
        assert (await slack.acts.press("chie", shown["ts"], "why", "running"))["ok"]
        await until(lambda: len(texts(slack, "chie", "running")) == 2)
        assert texts(slack, "chie", "running")[-1] == "because of 7"
        assert texts(slack, "ana", "running") == []


@both
async def test_a_modal_shows_the_bots_error_and_closes_when_it_is_content(wire):
    async with LocalSlack() as slack, wire(slack):
        await slack.acts.command("ana", "/canirun", "log")
        await until(lambda: slack.modals.open_now("ana")["modals"])
        shown = await slack.modals.submit("ana", {"distance": "far"})
        assert shown["modals"][0]["errors"] == {"km": "a number, please"}
        assert (await slack.modals.submit("ana", {"distance": "12"}))["modals"] == []


@both
async def test_two_people_at_once_each_get_their_own_answer(wire):
    async with LocalSlack() as slack, wire(slack):
        await asyncio.gather(
            *(slack.acts.command(who, "/canirun", f"{who} {n}", "running") for n in range(20) for who in ("ana", "ben"))
        )
        assert sorted(texts(slack, "ana", "running")) == sorted(f"you asked 'ana {n}'" for n in range(20))
        assert sorted(texts(slack, "ben", "running")) == sorted(f"you asked 'ben {n}'" for n in range(20))


@both
async def test_the_bots_own_messages_come_back_to_it_as_events_and_are_not_answered(wire):
    async with LocalSlack() as slack, wire(slack):
        slack.acts.say("ana", "once")
        await until(lambda: len(envelopes(slack, "message")) == 2)
        assert await slack.office.settled(3)
        assert len(texts(slack, "ana")) == 2


async def test_an_event_that_bolt_does_not_know_is_never_acknowledged_and_so_it_comes_again():
    async with LocalSlack(ack_timeout_s=0.1, retries_s=(0, 60)) as slack, by_socket(slack):
        slack.acts.open_home("ana")
        await until(lambda: len(envelopes(slack, "app_home_opened")) == 2)
        slack.world.clock.advance(61)
        await until(lambda: len(envelopes(slack, "app_home_opened")) == 3)
        first, second, third = envelopes(slack, "app_home_opened")
        assert first.asked["event_id"] == second.asked["event_id"] == third.asked["event_id"]
        assert [entry.more["retry_num"] for entry in (first, second, third)] == [0, 1, 2]


async def test_a_socket_that_is_told_to_refresh_is_replaced():
    async with LocalSlack() as slack, by_socket(slack):
        assert await slack.sockets.disconnect("refresh_requested") == 1
        await until(lambda: slack.sockets.connected, 5)
        assert (await slack.acts.command("ana", "/canirun", "still there?"))["ok"]
