"""What people type becomes what Slack tells."""

import pytest

from bot.playground.app_spec import AppSpec
from bot.playground.server import LocalSlack


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param("@ben 5 < 6 & so", "<@U0BEN00001> 5 &lt; 6 &amp; so", id="a mention, and three signs escaped"),
        pytest.param("@Ana, @chie.", "<@U0ANA00001>, <@U0CHIE0001>.", id="capitals, and a full stop after"),
        pytest.param("@can i run? now", "<@U0BOT00001> now", id="a name with spaces"),
        pytest.param("me@ben.example @benny @@ben", "me@ben.example @benny @@ben", id="nobody is meant"),
    ],
)
async def test_names_become_mentions(typed, told):
    async with LocalSlack(app=AppSpec(name="Can I run?")) as slack:
        assert slack.acts.say("ana", typed, "general").text == told


async def test_the_blocks_of_a_typed_message_name_people_by_id():
    async with LocalSlack() as slack:
        (block,) = slack.acts.say("ana", "hi @ben & co", "general").blocks
        assert block["elements"][0]["elements"] == [
            {"type": "text", "text": "hi "},
            {"type": "user", "user_id": "U0BEN00001"},
            {"type": "text", "text": " & co"},
        ]
