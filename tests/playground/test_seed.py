"""A workspace is read from a file, and a wrong one says where it is wrong."""

import pytest

from bot.errors import BadInput
from bot.playground import seed
from bot.playground.app_spec import AppSpec, Command, Shortcut
from bot.playground.people import PEOPLE
from bot.playground.server import LocalSlack
from tests.playground.helpers import client_of

TWO = """
workspace: Club
people:
  - {name: dora, real_name: Dora Lee, title: endurance, tz: Asia/Tokyo, locale: ja-JP}
  - {name: eve, admin: true}
channels:
  - {name: track, members: [dora], topic: Laps}
tokens: {bot: xoxb-club, app: xapp-club, signing_secret: shh}
app: clubbot
examples: ["hello", {text: "/club", where: track}]
story: [{say: hello}, {wait: "an answer"}]
"""


def test_the_seed_that_comes_along_is_the_three_people_and_two_channels():
    told = seed.default()
    assert (told.people, told.channels) == (PEOPLE, seed.Seed.channels)
    assert [person.title for person in told.people] == ["strength", "balanced", "endurance"]
    assert (told.app, len(told.examples), told.tokens) == ("canirun", 3, None)


def test_a_file_is_a_workspace():
    told = seed.parse(TWO)
    dora, eve = told.people
    assert (dora.id, dora.dm, dora.tz, dora.locale) == ("U0DORA0001", "D0DORA0001", "Asia/Tokyo", "ja-JP")
    assert (dora.admin, eve.admin) == (False, True)
    assert (eve.real_name, eve.tz, eve.locale) == ("Eve", "UTC", "en-US")
    assert told.channels == (seed.Place("C0TRACK001", "track", ("dora",), bot=True, topic="Laps"),)
    assert told.tokens == seed.Tokens("xoxb-club", "xapp-club", "shh")
    assert told.examples == (seed.Example("hello"), seed.Example("/club", "track"))


def test_an_empty_file_is_the_usual_people():
    assert seed.parse("").people == PEOPLE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("[", "no YAML", id="no YAML"),
        pytest.param("- a", "the file has to be a mapping", id="a list"),
        pytest.param("peple: []", "'peple', which nobody reads", id="a misspelt part"),
        pytest.param("people: dora", "people has to be a list", id="people that are no list"),
        pytest.param("people: [{}]", "people[0].name is missing", id="nobody's name"),
        pytest.param("people: [{name: Dora}]", "people[0].name is 'Dora'", id="a capital in a name"),
        pytest.param("people: [{name: d, tz: Mars/Base}]", "no such time zone; Europe/Berlin", id="a zone on Mars"),
        pytest.param("people: [{name: d, tz: ../etc}]", "no such time zone", id="a zone that is a path"),
        pytest.param("people: [{name: d, locale: German}]", "a locale looks like en-US", id="a locale in words"),
        pytest.param(
            "people: [{name: d, admin: 1}]", "people[0].admin is true or false, not 1", id="a number for a yes"
        ),
        pytest.param("people: [{name: d}, {name: d}]", "the name 'd' twice", id="a name twice"),
        pytest.param("people: [{name: 7}]", "people[0].name has to be text, not 7", id="a number for a name"),
        pytest.param("channels: [{name: x, members: [zoe]}]", "names 'zoe': there is nobody", id="a stranger"),
        pytest.param("channels: [{name: x, bot: maybe}]", "channels[0].bot is true or false", id="perhaps a bot"),
        pytest.param("tokens: {bot: secret}", "tokens.bot has to begin with xoxb-", id="a token of another kind"),
        pytest.param("examples: [{text: hi, where: moon}]", "examples[0].where is 'moon'", id="nowhere"),
        pytest.param("story: [{say: hi, wait: x}]", "story[0] has to be one of", id="two things at once"),
        pytest.param("story: [{dance: now}]", "story[0] has 'dance'", id="an unknown step"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text, told):
    with pytest.raises(BadInput) as wrong:
        seed.parse(text)
    assert told in str(wrong.value)


def test_a_missing_file_is_told_by_its_name(tmp_path):
    with pytest.raises(BadInput, match=r"no\.yaml cannot be read"):
        seed.read(tmp_path / "no.yaml")


async def test_a_seeded_slack_has_its_people_channels_and_tokens():
    async with LocalSlack(seed=seed.parse(TWO)) as slack, client_of(slack) as client:
        assert (slack.bot_token, slack.app_token, slack.signing_secret) == ("xoxb-club", "xapp-club", "shh")
        told = (await client.users_info(user="U0DORA0001"))["user"]
        assert (told["tz"], told["profile"]["title"]) == ("Asia/Tokyo", "endurance")
        assert (await client.conversations_info(channel="C0TRACK001"))["channel"]["num_members"] == 2
        slack.acts.say("dora", "hi", "track")
        slack.reset()
        assert slack.acts.read("dora", "track") == []


def test_a_manifest_tells_what_is_completed_and_offered():
    spec = AppSpec.from_manifest(
        {
            "display_information": {"name": "Club"},
            "features": {
                "agent_view": {"suggested_prompts": [{"title": "Next?", "message": "what is next?"}]},
                "slash_commands": [{"command": "/club", "description": "Ask", "usage_hint": "[what]"}],
                "shortcuts": [{"callback_id": "ask", "name": "Ask about this", "type": "message", "description": "d"}],
            },
        }
    )
    assert spec.described == (Command("/club", "Ask", "[what]"),)
    assert (spec.home, spec.prompts) == (False, ({"title": "Next?", "message": "what is next?"},))
    assert spec.menu == (Shortcut("ask", "Ask about this", "message", "d"),)
