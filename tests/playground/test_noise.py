"""Whatever a bot sends, it gets Slack's answer and never a broken server."""

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.playground.limits import BLOCKS, ELEMENTS
from bot.playground.server import LocalSlack

KINDS = st.sampled_from([*BLOCKS, *ELEMENTS, "modal", "home"])
NAMES = st.sampled_from(
    "type text fields accessory elements element label options option_groups initial_option initial_options value "
    "action_id block_id blocks title submit private_metadata external_id child_blocks tasks rows min_length".split()
)
WORDS = st.sampled_from(["", "a", "5", "{", "plain_text", "mrkdwn"]) | KINDS
LEAVES = st.none() | st.booleans() | st.integers(-1, 5) | WORDS
NOISE = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5), max_leaves=20
)
TEXT = st.fixed_dictionaries({"type": st.sampled_from(["plain_text", "mrkdwn"]), "text": st.text(max_size=3)})
OPTION = st.fixed_dictionaries({"text": TEXT, "value": WORDS}) | NOISE
ELEMENT = st.fixed_dictionaries(
    {"type": KINDS},
    optional={
        "text": TEXT,
        "options": st.lists(OPTION, max_size=3),
        "action_id": WORDS,
        "value": NOISE,
        "initial_option": OPTION,
    },
)
BLOCK = st.fixed_dictionaries(
    {"type": KINDS},
    optional={
        "text": TEXT | WORDS,
        "label": TEXT,
        "element": ELEMENT,
        "elements": st.lists(ELEMENT | NOISE, max_size=3),
        "accessory": ELEMENT | NOISE,
        "block_id": WORDS,
        "child_blocks": NOISE,
        "actions": st.lists(ELEMENT, max_size=2) | NOISE,
    },
)
BLOCKS_OF = st.lists(BLOCK | NOISE, max_size=3) | NOISE
VIEW = st.fixed_dictionaries({"type": st.sampled_from(["modal", "home"]), "title": TEXT, "blocks": BLOCKS_OF}) | NOISE
QUIET = settings(max_examples=150, suppress_health_check=list(HealthCheck))


async def _answered(method, given_, make=lambda _: {}):
    slack = LocalSlack()
    slack._door.base = "http://127.0.0.1:1"
    response = slack._door._answer(method, slack.bot_token, {**given_, **make(slack)})
    assert response.status == 200


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.postEphemeral"])
@given(blocks=BLOCKS_OF, more=st.dictionaries(st.sampled_from(["text", "attachments", "metadata", "thread_ts"]), NOISE))
@QUIET
def test_noise_in_messages(method, blocks, more):
    asyncio.run(_answered(method, {"channel": "C0RUNNING1", "user": "U0ANA00001", "blocks": blocks, **more}))


@given(view=VIEW)
@QUIET
def test_noise_in_modals(view):
    asyncio.run(
        _answered("views.open", {"view": view}, lambda slack: {"trigger_id": slack.world.tickets.trigger("U0ANA00001")})
    )


@given(view=VIEW)
@QUIET
def test_noise_on_the_home_tab(view):
    asyncio.run(_answered("views.publish", {"view": view, "user_id": "U0ANA00001"}))


@pytest.mark.parametrize(
    "method",
    ["chat.update", "conversations.history", "conversations.open", "files.completeUploadExternal", "reactions.add"],
)
@given(
    more=st.dictionaries(
        st.sampled_from("channel ts text users files limit cursor oldest latest name timestamp channel_id".split()),
        NOISE,
    )
)
@QUIET
def test_noise_in_arguments(method, more):
    asyncio.run(_answered(method, {"channel": "C0RUNNING1", **more}))
