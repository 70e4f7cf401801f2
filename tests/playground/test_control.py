"""The door for people and scripts: everything over HTTP."""

import contextlib
import re

import pytest
from aiohttp import ClientSession, web

from bot.playground import control
from bot.playground.server import LocalSlack
from tests.playground.helpers import by_socket, client_of, endpoint, until


class Hand:
    def __init__(self, slack, session):
        self._url, self._session = f"{slack.url}/control", session

    async def post(self, name, **given):
        async with self._session.post(f"{self._url}/{name}", json=given) as response:
            return await response.json()

    async def get(self, name, **given):
        given = {key.rstrip("_"): value for key, value in given.items()}
        async with self._session.get(f"{self._url}/{name}", params=given) as response:
            return await response.json()

    async def delete(self, name):
        async with self._session.delete(f"{self._url}/{name}") as response:
            return await response.json()


@contextlib.asynccontextmanager
async def playing(**settings):
    async with LocalSlack(**settings) as slack, ClientSession() as session, by_socket(slack):
        yield slack, Hand(slack, session)


async def test_a_whole_conversation():
    async with playing() as (slack, hand):
        people = (await hand.get("people"))["people"]
        assert [each["name"] for each in people] == ["ana", "ben", "chie"]
        before = (await hand.get("read", as_="ana"))["version"]
        said = await hand.post("say", **{"as": "ana", "text": "hi"})
        assert said["ok"]
        texts, version = list[str](), before
        while len(texts) < 2:
            read = await hand.get("read", as_="ana", since=version, wait_s=2)
            texts, version = [each["text"] for each in read["messages"]], read["version"]
        assert texts == ["hi", "heard: hi"]
        assert (
            await hand.post("command", **{"as": "ana", "command": "/canirun", "text": "log", "channel": "running"})
        )["ok"]
        shown = (await hand.get("read", as_="ana", channel="running"))["messages"][-1]
        pressed = {"as": "ana", "ts": shown["ts"], "action_id": "why", "channel": "running"}
        assert (await hand.post("press", **pressed))["ok"]
        await until(lambda: slack.modals.open_now("ana")["modals"])
        submitted = await hand.post("submit", **{"as": "ana", "values": {"km": "far"}})
        assert submitted["modals"][0]["errors"] == {"km": "a number, please"}
        assert (await hand.post("close", **{"as": "ana"}))["ok"]
        assert (await hand.post("settle"))["settled"]
        calls = await hand.get("calls")
        assert {"apps.connections.open", "chat.postMessage", "views.open"} <= set(calls["methods"])
        tokens = [entry for entry in calls["entries"] if "token" in entry["asked"] and entry["kind"] == "call"]
        assert tokens == []


async def test_the_clock_is_read_set_stopped_and_moved():
    async with playing() as (slack, hand):
        told = await hand.post("clock", set="2026-03-29T01:30:00+01:00", running=False)
        assert told == {"ok": True, "now": "2026-03-29T00:30:00+00:00", "now_s": 1774744200.0, "running": False}
        assert (await hand.post("clock", advance=3600))["now"] == "2026-03-29T01:30:00+00:00"
        offsets = [each["tz_offset"] for each in (await hand.get("people"))["people"]]
        assert offsets[0] == 7200
        said = await hand.post("say", **{"as": "ben", "text": "now"})
        assert said["ts"].startswith("1774747800.")
        assert "offset" in (await hand.post("clock", set="2026-03-29T01:30:00"))["error"]
        assert slack.world.clock.now() == 1774747800.0


async def test_faults_are_ordered_read_and_cleared():
    async with playing() as (slack, hand), client_of(slack) as client:
        assert len((await hand.post("faults", method="*", kind="500", times=3))["faults"]) == 1
        assert (await hand.delete("faults"))["faults"] == []
        assert (await client.auth_test())["ok"]
        assert "kind is one of" in (await hand.post("faults", method="*", kind="earthquake"))["error"]
        assert not (await hand.post("faults", method="*", kind="500", colour="red"))["ok"]


async def test_an_event_can_be_told_again():
    async with playing() as (slack, hand):
        await hand.post("say", **{"as": "ana", "text": "once"})
        await hand.post("settle")
        event = slack.office.events[0]["event_id"]
        assert (await hand.post("redeliver", event_id=event))["ok"]
        await hand.post("settle")
        told = [entry for entry in (await hand.get("calls"))["entries"] if entry["asked"].get("event_id") == event]
        assert [entry["more"]["retry_num"] for entry in told] == [0, 1]
        assert not (await hand.post("redeliver", event_id="Ev0"))["ok"]


async def test_sockets_are_counted_and_dropped():
    async with playing() as (_, hand):
        assert (await hand.get("sockets"))["connected"] == 1
        assert (await hand.post("sockets", disconnect="warning"))["closed"] == 1
        assert (await hand.post("sockets", drop=True))["closed"] == 1


async def test_a_reset_begins_again_and_keeps_the_sockets():
    async with playing() as (_, hand):
        await hand.post("say", **{"as": "ana", "text": "old"})
        await hand.post("settle")
        assert (await hand.post("reset"))["ok"]
        assert (await hand.get("read", as_="ana"))["messages"] == []
        assert (await hand.post("command", **{"as": "ana", "command": "/canirun", "text": "new"}))["ok"]


async def test_the_channel_tells_its_members_and_the_bot_can_be_invited():
    async with playing() as (_, hand):
        assert "U0BOT00001" not in (await hand.get("channel", as_="ben", channel="general"))["members"]
        await hand.post("invite", **{"as": "ben", "channel": "general"})
        assert "U0BOT00001" in (await hand.get("channel", as_="ben", channel="general"))["members"]


async def test_a_url_has_to_answer_the_challenge():
    async def echo(request):
        return web.json_response({"challenge": (await request.json()).get("challenge")})

    async def silent(request):
        return web.Response(status=200 if await request.read() else 400)

    async with LocalSlack() as slack, ClientSession() as session:
        hand = Hand(slack, session)
        async with endpoint(slack, echo):
            url, slack.request_url = slack.request_url, None
            told = await hand.post("app", request_url=url)
            assert (told["request_url"], told["bot_token"]) == (url, slack.bot_token)
            await hand.post("home", **{"as": "ana"})
            assert (await hand.post("settle"))["settled"]
            assert (await hand.post("app", request_url=None))["request_url"] is None
        async with endpoint(slack, silent):
            url, slack.request_url = slack.request_url, None
            assert "challenge" in (await hand.post("app", request_url=url))["error"]
        assert slack.request_url is None


@pytest.mark.parametrize(
    ("name", "given", "reason"),
    [
        ("say", {"as": "dora", "text": "a"}, "nobody is called 'dora'; there are: ana, ben, chie"),
        ("say", {"as": "ana"}, "text is missing"),
        ("say", {"as": "ana", "text": "a", "channel": "D0BEN00001"}, "ana sees no channel 'D0BEN00001'"),
        ("press", {"as": "ana", "ts": "1", "action_id": "a"}, "ana sees no message 1 there"),
        ("submit", {"as": "ana"}, "ana has no modal open"),
    ],
)
async def test_what_a_person_could_not_do_says_why(name, given, reason):
    async with playing() as (_, hand):
        assert await hand.post(name, **given) == {"ok": False, "error": reason}


def test_every_door_is_in_the_page_that_tells_of_them():
    told = set(re.findall(r"/control/(\w+)", control.__doc__))
    routes = {route.path.split("/")[2] for route in control.Control(LocalSlack()).routes()}
    assert routes == told


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Host": "evil.example"}, id="a name that was pointed at this machine"),
        pytest.param({"Origin": "https://evil.example"}, id="somebody's page in the browser"),
    ],
)
async def test_other_people_s_web_pages_stay_outside(headers):
    async with LocalSlack() as slack, ClientSession() as session:
        async with session.post(f"{slack.url}/control/reset", headers=headers) as response:
            assert response.status == 403
        async with session.post(f"{slack.url}/control/reset", headers={"Origin": slack.url}) as response:
            assert response.status == 200
