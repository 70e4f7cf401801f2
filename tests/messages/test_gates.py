"""What every message keeps, whatever is in it: Slack's limits, its escapes, a fallback, and words beside colours."""

import re
from datetime import datetime

import pytest
from slack_sdk.models.blocks import Block

from bot import folders, ids, render, templates
from bot.listeners.actions import ACTS
from bot.playground.blocks import read_blocks, texts, view_faults
from bot.playground.drawing.charts import measured
from bot.playground.limits import UPDATE_TEXT
from bot.playground.posting import read_body
from tests.messages.making import CHANNEL, USER
from tests.messages.samples import SAMPLES, built


def payloads(*kinds):
    return [
        pytest.param(sample["payload"], id=f"{template}: {name}")
        for template in SAMPLES
        for name, sample in built(template).items()
        if sample["kind"] in kinds
    ]


PAYLOADS = payloads("message", "modal", "home")
MESSAGES, VIEWS = payloads("message"), payloads("modal", "home")
CHART = "data_visualization"
IDS = re.compile(r"\bids\.([A-Z_]+)")
every = pytest.mark.parametrize("payload", PAYLOADS)


@pytest.mark.parametrize("payload", MESSAGES)
def test_slack_takes_the_message(payload):
    assert read_body(dict(payload), longest=UPDATE_TEXT).blocks
    assert len(payload["blocks"]) <= 50
    assert sum(len(text) for text in texts(payload["blocks"])) <= 12_000


@pytest.mark.parametrize("payload", VIEWS)
def test_slack_takes_the_form_or_the_home(payload):
    assert view_faults(dict(payload)) == []


@every
def test_slacks_own_library_loses_nothing_of_it(payload):
    for block in payload["blocks"]:
        parsed = Block.parse(block)
        if block["type"] == CHART:
            assert parsed is None  # it knows no charts yet; once it does, this says so
            continue
        assert parsed is not None
        assert parsed.to_dict() == block


@pytest.mark.parametrize("payload", MESSAGES)
def test_a_chart_keeps_slacks_limits_and_has_its_numbers_in_a_table_too(payload):
    kinds = [block["type"] for block in payload["blocks"]]
    assert kinds.count(CHART) <= kinds.count("table")
    for block in (block for block in payload["blocks"] if block["type"] == CHART):
        series, categories = block["chart"]["series"], block["chart"]["axis_config"]["categories"]
        assert len(block["title"]) <= 50
        assert 1 <= len(series) <= 6
        assert len(categories) <= 20
        assert all(len(name) <= 20 for name in (*categories, *(one["name"] for one in series)))
        assert len(measured(block).rows) == len(categories)  # and the local Slack draws it


@pytest.mark.parametrize("payload", MESSAGES)
def test_screen_readers_get_words(payload):
    assert payload["text"].strip()
    assert "{" not in payload["text"] or "{{ 7*7 }}" in payload["text"]  # a person's braces stay, ours are filled in


@every
def test_nothing_in_it_calls_anybody_or_links_anywhere(payload):
    assert "<" not in payload.get("text", "")
    for text in texts(payload["blocks"]):
        called = re.findall(r"<[^>]*>", text) if is_mrkdwn(payload["blocks"], text) else []
        assert set(called) <= {f"<@{USER}>", f"<#{CHANNEL}>"}


@every
def test_nothing_is_escaped_twice_or_as_for_the_web(payload):
    for text in texts(payload["blocks"]):
        for never in ("&amp;amp;", "&amp;lt;", "&amp;gt;", "&#", "&quot;", "Markup("):
            assert never not in text
        assert not re.search(r"&(?!(amp|lt|gt);)", text) or not is_mrkdwn(payload["blocks"], text)


def is_mrkdwn(value, text):
    if isinstance(value, dict):
        return (value.get("type") == "mrkdwn" and value["text"] == text) or any(
            is_mrkdwn(v, text) for v in value.values()
        )
    return isinstance(value, list) and any(is_mrkdwn(v, text) for v in value)


@every
def test_ids_are_unique_and_what_can_be_pressed_is_handled(payload):
    named = [block["block_id"] for block in payload["blocks"] if "block_id" in block]
    assert len(named) == len(set(named))
    for block in payload["blocks"]:
        elements = [*block.get("elements", []), block.get("accessory", {})]
        pressed = [element["action_id"] for element in elements if "action_id" in element]
        assert len(pressed) == len(set(pressed))
        assert {name.partition(".")[0] for name in pressed} <= ACTS.keys()


@pytest.mark.parametrize("payload", MESSAGES)
def test_a_colour_never_stands_alone(payload):
    for block in payload["blocks"]:
        if block["type"] == "header" and block["text"]["text"][0] in "🟢🟡🔴⛔":
            assert re.match(r"(🟢 Go:|🟡 Ease:|🔴 Wait:|⛔ Stop:) .", block["text"]["text"])


@pytest.mark.parametrize("name", ["usual", "sore", "wait", "stop", "go", "general", "two times", "another time"])
def test_a_verdict_is_one_line_of_at_most_140_characters_then_reasons(name):
    header, *rest = built("answer")[name]["payload"]["blocks"]
    assert header["type"] == "header"
    assert len(header["text"]["text"]) <= 142
    assert [block["type"] for block in rest].count("header") == 0
    assert built("answer")[name]["payload"]["text"] == header["text"]["text"][2:]


def test_a_value_that_is_missing_raises():
    with pytest.raises(Exception, match="'words' is undefined"):
        templates.blocks("note.j2")


def test_a_value_that_is_none_raises():
    with pytest.raises(ValueError, match="None"):
        templates.blocks("fault.j2", reference=None)


@pytest.mark.parametrize("sign", ["\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_no_end_of_line_in_a_persons_words_breaks_a_block(sign):
    (section,) = render.note(f"easy{sign}run")["blocks"]
    assert section["text"]["text"].startswith("easy")
    assert section["text"]["text"].endswith("run")


@pytest.mark.parametrize("words", ['"}]}', "\\", "\\u0022", "{{ 7*7 }}", "{% endcall %}", "{# gone #}", "'", '"' * 50])
def test_no_words_leave_their_place(words):
    (section,) = render.note(words)["blocks"]
    assert section["text"]["text"] == words


@pytest.mark.parametrize(
    ("words", "sent"), [("<!channel>", "&lt;!channel&gt;"), ("a & b", "a &amp; b"), ("it's", "it's")]
)
def test_words_are_escaped_as_slack_asks_and_once(words, sent):
    message = render.note(words)
    assert message["blocks"][0]["text"]["text"] == sent
    assert read_blocks(message["blocks"], "message")


@pytest.mark.parametrize("length", range(2_996, 3_010))
@pytest.mark.parametrize("sign", ["&", "<", "x", "é", "🏋"])
def test_a_cut_leaves_no_half_of_an_escape(length, sign):
    text = render.note("x" * (length % 5) + sign * length)["blocks"][0]["text"]["text"]
    assert len(text) <= 3_000
    assert not re.search(r"&(?!(amp|lt|gt);)", text)


def blocks_of(count, words="x"):
    return [{"type": "section", "block_id": str(n), "text": {"type": "mrkdwn", "text": words}} for n in range(count)]


def test_what_slack_would_refuse_is_not_sent():
    assert render.checked(blocks_of(50))
    for refused in (blocks_of(51), blocks_of(5, "x" * 2_500), [*blocks_of(1), *blocks_of(1)]):
        with pytest.raises(ValueError, match="Slack takes no such message"):
            render.checked(refused)


def test_a_template_that_prints_anything_but_blocks_raises():
    for printed in ("[1]", '"words"', "7"):
        with pytest.raises(ValueError, match="JSON objects only"):
            templates._read(printed)
    with pytest.raises(ValueError):
        templates._read("words that no component holds")


def test_names_of_ids_and_templates_agree():
    used = {name for path in (folders.templates() / "slack").glob("*.j2") for name in IDS.findall(path.read_text())}
    known = {name for name in vars(ids) if name.isupper() and not name.startswith("_")}
    assert used == known - {"CAN_I_DO_THIS", "LOG_THIS", "LOG_A_SESSION"}  # shortcuts stand in the manifest


def test_every_time_that_is_offered_is_an_instant():
    offered = [
        option["value"]
        for sample in built("answer").values()
        for block in sample["payload"]["blocks"]
        for element in block.get("elements", [])
        for option in element.get("options", [])
    ]
    assert offered
    assert all(datetime.fromisoformat(value).tzinfo is not None for value in offered)
