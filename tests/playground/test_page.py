"""The page's addresses, without a browser: what they answer, and to whom."""

import json
from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession

from bot.playground.hands import NotPossible
from bot.playground.moments import instant
from bot.playground.page import times
from bot.playground.people import PEOPLE
from bot.playground.server import LocalSlack
from bot.playground.world import Message
from tests.playground.helpers import by_socket, client_of, envelopes, fifteen_lines, texts, until

ANA, BEN, CHIE = PEOPLE
AT = datetime(2026, 11, 25, 17, 5, tzinfo=UTC)  # a Wednesday; 18:05 in Berlin


async def get(slack, path, **more):
    async with ClientSession() as session, session.get(f"{slack.url}{path}", allow_redirects=False, **more) as answer:
        return answer.status, answer.headers, await answer.text()


async def news(slack, query, count=1):
    """The first changes that a page is sent."""
    found = []
    async with ClientSession() as session, session.get(f"{slack.url}/events?{query}") as answer:
        async for line in answer.content:
            if line.startswith(b"data: "):
                found.append(json.loads(line[6:]))
            if len(found) == count:
                return found
    raise AssertionError("the stream ended")


async def test_there_is_no_page_where_none_is_wanted():
    async with LocalSlack() as slack:
        assert [(await get(slack, path))[0] for path in ("/", "/as/ana/dm", "/static/page.js")] == [404, 404, 404]


async def test_the_page_opens_where_one_was_last():
    async with LocalSlack(page=True) as slack:
        assert (await get(slack, "/"))[1]["Location"] == "/as/ana/dm"
        assert (await get(slack, "/", cookies={"as": "ben"}))[1]["Location"] == "/as/ben/dm"
        assert (await get(slack, "/", cookies={"as": "zoe"}))[1]["Location"] == "/as/ana/dm"
        assert (await get(slack, "/as/chie"))[1]["Location"] == "/as/chie/dm"


@pytest.mark.parametrize("path", ["/as/ana/dm", "/as/ana/nowhere", "/static/page.js", "/static/nothing.js"])
async def test_every_answer_to_a_browser_is_strict(path):
    async with LocalSlack(page=True) as slack:
        headers = (await get(slack, path))[1]
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


async def test_a_page_holds_no_program_and_no_style_of_its_own():
    async with LocalSlack(page=True) as slack:
        page = (await get(slack, "/as/ana/dm"))[2]
        assert "<style" not in page
        assert " style=" not in page
        assert page.count("<script") == page.count("<script src=") + page.count("<script type=")


@pytest.mark.parametrize("path", ["..%2f..%2fseed.yaml", "../page.html.j2", "%2e%2e/seed.yaml", "x/../../seed.yaml"])
async def test_nothing_outside_of_the_static_files_is_served(path):
    async with LocalSlack(page=True) as slack:
        assert (await get(slack, f"/static/{path}"))[0] == 404


async def test_who_is_not_there_and_where_nobody_is_leads_nowhere():
    async with LocalSlack(page=True) as slack:
        for path in ("/as/zoe%3Cscript%3E/dm", "/as/ana/nowhere%3Cscript%3E"):
            status, _, page = await get(slack, path)
            assert (status, "<script>" in page) == (404, False)


async def test_a_stranger_page_can_change_nothing():
    async with LocalSlack(page=True) as slack, ClientSession() as session:
        hostile = {"Origin": "http://evil.example"}
        body = {"as": "ana", "text": "hi"}
        async with session.post(f"{slack.url}/control/say", json=body, headers=hostile) as answer:
            assert answer.status == 403
        assert texts(slack, "ana") == []


async def test_a_page_is_sent_what_changes_and_no_more():
    async with LocalSlack(page=True) as slack:
        slack.acts.say("ana", "one", "general")
        (first,) = await news(slack, "as=ana&in=general")
        assert [row["after"] for row in first["lists"]["log"]["put"]] == [None]
        async with ClientSession() as session, session.get(f"{slack.url}/events?as=ana&in=general") as answer:
            await answer.content.readline()
            await answer.content.readline()
            message = slack.acts.say("ana", "two", "general")
            then = json.loads((await answer.content.readline())[6:])
        (row,) = then["lists"]["log"]["put"]
        assert row["id"] == f"m-{message.ts.replace('.', '-')}"
        assert list(then) == ["lists"]


async def test_nobody_is_sent_what_is_only_for_another():
    async with LocalSlack(page=True) as slack, by_socket(slack, fifteen_lines):
        await slack.acts.command("ana", "/canirun", "a secret", "running")
        assert "Only visible to you" in json.dumps(await news(slack, "as=ana&in=running"))
        assert "Only visible to you" not in json.dumps(await news(slack, "as=ben&in=running"))


async def test_a_long_channel_is_sent_in_part():
    async with LocalSlack(page=True) as slack:
        for number in range(2_000):
            slack.world.add(Message("C0GENERAL1", slack.world.ts(), BEN.id, f"message {number}"))
        (first,) = await news(slack, "as=ana&in=general")
        assert len(first["lists"]["log"]["put"]) == 100


async def test_words_of_people_are_escaped_on_the_way():
    async with LocalSlack(page=True) as slack:
        slack.acts.say("ana", "<script>alert(1)</script>", "general")
        slack.acts.upload("ana", '"><img onerror=x>.png', b"x", "general")
        (first,) = await news(slack, "as=ana&in=general")
        html = "".join(row["html"] for row in first["lists"]["log"]["put"])
        assert "<script" not in html
        assert "<img onerror" not in html


async def test_an_uploaded_file_reaches_the_bot_and_opens_with_its_token():
    async with LocalSlack(page=True) as slack, by_socket(slack, fifteen_lines):
        message = slack.acts.upload("ana", "../runs.csv", b"km\n5\n")
        (envelope,) = await until(lambda: envelopes(slack, "file_share"))
        (file,) = envelope.asked["event"]["files"]
        assert (file["name"], file["size"], file["mimetype"]) == ("runs.csv", 5, "text/csv")
        assert message.files == [file]
        path = file["url_private"].removeprefix(slack.url)
        bearer = {"headers": {"Authorization": f"Bearer {slack.bot_token}"}}
        assert (await get(slack, path, **bearer))[2] == "km\n5\n"
        assert (await get(slack, path))[0] == 302
        assert (await get(slack, path, headers={"Authorization": "Bearer xoxb-no"}))[0] == 302
        status, headers, _ = await get(slack, f"/page/file/{file['id']}")
        assert (status, headers["Content-Disposition"]) == (200, "attachment")


async def test_an_empty_file_is_not_taken():
    async with LocalSlack() as slack:
        with pytest.raises(NotPossible):
            slack.acts.upload("ana", "nothing.txt", b"")


async def test_people_delete_their_own_messages_and_the_bot_hears_of_it():
    async with LocalSlack() as slack, by_socket(slack, fifteen_lines):
        message = slack.acts.say("ana", "too much")
        slack.acts.delete("ana", message.ts)
        await until(lambda: envelopes(slack, "message_deleted"))
        said = slack.acts.say("ben", "mine", "general")
        with pytest.raises(NotPossible):
            slack.acts.delete("ana", said.ts, "general")


async def test_the_bots_own_files_say_where_they_are():
    async with LocalSlack() as slack, client_of(slack) as client:
        await client.files_upload_v2(channel=ANA.dm, content="hi", filename="a.txt")
        (shown,) = slack.acts.read("ana")
        assert shown["files"][0]["url_private"].startswith(f"{slack.url}/files/F0")


@pytest.mark.parametrize(
    ("words", "tz", "shown"),
    [
        pytest.param("this evening", "Europe/Berlin", "2026-11-25T18:30:00+01:00", id="today, before half past six"),
        pytest.param("this evening", "Asia/Kolkata", "2026-11-26T18:30:00+05:30", id="it has passed there"),
        pytest.param("tomorrow 07:30", "Asia/Kolkata", "2026-11-26T07:30:00+05:30", id="tomorrow"),
        pytest.param("next monday 09:00", "America/New_York", "2026-11-30T09:00:00-05:00", id="the Monday to come"),
        pytest.param("Next Wednesday 09:00", "Europe/Berlin", "2026-12-02T09:00:00+01:00", id="a week from today"),
        pytest.param("2026-12-24T18:00", "Europe/Berlin", "2026-12-24T18:00:00+01:00", id="any instant there"),
        pytest.param("2026-12-24T18:00+00:00", "Europe/Berlin", "2026-12-24T18:00:00+00:00", id="any instant"),
    ],
)
def test_an_instant_is_understood_in_the_persons_zone(words, tz, shown):
    assert instant(words, AT, tz).isoformat() == shown


@pytest.mark.parametrize("words", ["", "soon", "tomorrow 25:00", "next moonday 09:00"])
def test_what_is_no_instant_says_what_would_be_one(words):
    with pytest.raises(NotPossible, match="tomorrow 07:30"):
        instant(words, AT, "UTC")


def test_times_are_written_as_the_person_reads_them():
    now = AT.timestamp()
    assert [times.clock(person, now) for person in PEOPLE] == ["18:05", "12:05 PM", "22:35"]
    assert times.clock(BEN, now - 12 * 3600) == "12:05 AM"
    days = [times.day(BEN, now + days * 86_400, now) for days in (0, -1, 1, -3)]
    assert days == ["Today", "Yesterday", "Tomorrow", "Sunday, November 22"]
    assert times.day(CHIE, now - 3 * 86_400, now) == "Sunday, 22 November"
