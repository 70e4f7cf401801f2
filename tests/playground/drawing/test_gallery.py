"""Everything that the local Slack accepts is drawn, as sound HTML that anybody can use."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.playground import blocks as given
from bot.playground import drawing, limits
from bot.playground.drawing import pen
from bot.playground.wire import Json
from tests.playground.drawing import gallery, kit

CSS = Path(__file__).parents[3] / "templates/playground/static/blocks.css"
VOID = {"br", "hr", "input"}
CONTROLS = {"button", "a", "select", "textarea", "input", "summary"}
BLOCK_TAGS = {"div", "p", "ul", "ol", "table", "pre", "blockquote", "figure", "fieldset", "details", "h3", "h4"}


class Page(HTMLParser):
    """The elements of a piece of HTML, each with its parents, its attributes and its words."""

    def __init__(self, html):
        super().__init__()
        self.open: list[Json] = []
        self.all: list[Json] = []
        self.feed(html)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"{tag} has an attribute twice: {names}"
        node = {"tag": tag, "at": dict(attrs), "in": list(self.open), "words": ""}
        self.all.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1]["tag"] == tag, f"</{tag}> closes <{self.open[-1]['tag']}>"
        self.open.pop()

    def handle_data(self, data):
        for node in self.open:
            node["words"] += data


@pytest.fixture(scope="module")
def html():
    return "".join(gallery.all_drawn())


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


def kinds(blocks):
    """Every type of block and of element in some blocks."""
    for block in blocks:
        yield block["type"]
        for element in given.elements(block):
            yield element["type"]
        yield from kinds(block.get("child_blocks", ()))
        yield from (one["type"] for one in block.get("elements", ()) if isinstance(one, dict))


def test_the_gallery_is_accepted_by_the_local_slack():
    for blocks in (gallery.MESSAGE, gallery.SHOWN, gallery.MORE):
        assert given.faults(blocks, "message") == []
    assert given.view_faults(gallery.MODAL) == []


def test_every_block_and_element_that_is_accepted_is_in_the_gallery():
    shown = set(kinds([*gallery.MESSAGE, *gallery.SHOWN, *gallery.MORE, *gallery.MODAL["blocks"]]))
    assert set(limits.BLOCKS) <= shown
    assert set(limits.ELEMENTS) <= shown


def test_every_block_and_element_that_is_accepted_has_a_macro():
    assert set(pen.BLOCKS) == set(limits.BLOCKS)
    assert set(pen.ELEMENTS) == set(limits.ELEMENTS) - {"image", "plain_text", "mrkdwn"}


def test_nothing_in_the_gallery_is_a_fault(html):
    assert "bk-fault" not in html


def test_ids_are_unique_and_what_points_to_one_finds_it(page):
    ids = [node["at"]["id"] for node in page.all if "id" in node["at"]]
    assert len(ids) == len(set(ids))
    for node in page.all:
        for name in ("for", "aria-labelledby", "aria-describedby", "popovertarget"):
            assert set(node["at"].get(name, "").split()) <= set(ids), node["at"]


def test_every_control_has_a_name(page):
    labels = {node["at"]["for"]: node["words"].strip() for node in page.all if node["tag"] == "label"}
    for node in page.all:
        if node["tag"] in CONTROLS or node["at"].get("role") in ("img", "region", "menu", "group", "radiogroup"):
            at = node["at"]
            by_id = "aria-labelledby" in at or labels.get(at.get("id"))
            assert at.get("aria-label", "").strip() or by_id or node["words"].strip(), at


def test_no_control_is_inside_another(page):
    for node in page.all:
        if node["tag"] in CONTROLS:
            assert not [one["tag"] for one in node["in"] if one["tag"] in CONTROLS], node["at"]


def test_a_paragraph_holds_no_blocks(page):
    for node in page.all:
        if node["tag"] in BLOCK_TAGS:
            assert not [
                one["tag"] for one in node["in"] if one["tag"] in ("p", "span", "button", "a", "h3", "label")
            ], node


def test_a_strict_policy_has_nothing_to_refuse(page):
    for node in page.all:
        assert node["tag"] not in ("script", "style", "img", "iframe", "object", "link")
        assert not [name for name in node["at"] if name == "style" or name.startswith("on")]
        assert "src" not in node["at"]


def test_what_can_be_pressed_tells_what_the_script_needs(page):
    acting = [node["at"] for node in page.all if "data-action-id" in node["at"]]
    assert acting
    for at in acting:
        assert at["data-kind"]
        assert at["data-block-id"]
        if "data-confirm" in at:
            assert json.loads(at["data-confirm"])["text"] == "This cannot be undone."


def test_every_class_has_a_style(html):
    css = CSS.read_text(encoding="utf-8")
    classes = {name for group in re.findall(r'class="([^"]*)"', html) for name in group.split()}
    unstyled = {name for name in classes if not re.search(rf"\.{name}(?![\w-])", css)}
    plain = "date left video view task-pending alert-default rich"  # they look like what they stand in
    assert unstyled <= {f"bk-{name}" for name in plain.split()} | {"bk-indent-0", "bk-axes"}


def test_drawing_again_draws_the_same():
    blocks = gallery.sent(gallery.MESSAGE)
    assert drawing.draw_message(blocks, "", gallery.VIEWER) == drawing.draw_message(blocks, "", gallery.VIEWER)


def test_an_unknown_block_is_a_loud_card():
    drawn = drawing.draw_message([{"type": "hologram<b>"}, {"type": "divider"}], "", gallery.VIEWER)
    assert 'role="alert"><strong>Unknown block: hologram&lt;b&gt;</strong>' in drawn
    assert "<hr" in drawn


def test_an_unknown_element_is_a_loud_card():
    drawn = drawing.draw_message(
        [{"type": "actions", "block_id": "a", "elements": [{"type": "lever"}]}], "", gallery.VIEWER
    )
    assert "Unknown element: lever" in drawn


@pytest.mark.parametrize(
    "block",
    [
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "smell"}]}]},
        {"type": "rich_text", "elements": ["words"]},
        {"type": "table", "rows": [["bare"]]},
        {"type": "data_table", "caption": "c", "rows": [[{"type": "button"}], []]},
        {"type": "data_visualization", "title": "t"},
        {"type": "data_visualization", "title": "t", "chart": {"type": "pie", "segments": 7}},
        {"type": "task_card", "title": "t", "details": "bare"},
        {"type": "section", "text": "bare"},
        {"type": "header"},
    ],
    ids=lambda block: block["type"],
)
def test_a_misshapen_block_is_a_loud_card_and_the_page_goes_on(block):
    drawn = drawing.draw_message([block, {"type": "divider"}], "", gallery.VIEWER)
    assert f"Misshapen block: {block['type']}" in drawn
    assert "<hr" in drawn
    Page(str(drawn))


def one(blocks, **seen):
    return Page(str(drawing.draw_message(blocks, "", replace(gallery.VIEWER, **seen)))).all


def test_a_message_shows_what_was_picked_in_it():
    block = {"type": "actions", "block_id": "b", "elements": [kit.SELECTS[0]]}
    picked = {"b": {"kind": {"type": "static_select", "selected_option": kit.KINDS[1]}}}
    chosen = [
        node["words"] for node in one([block], picked=picked) if node["tag"] == "option" and "selected" in node["at"]
    ]
    assert chosen == ["Intervals"]


def test_a_message_acts_at_once_and_a_modals_input_only_when_told():
    select = kit.SELECTS[0]
    blocks = [
        {"type": "section", "block_id": "s", "text": kit.words("x"), "accessory": select},
        {"type": "input", "block_id": "i", "label": kit.words("x"), "element": select},
        {"type": "input", "block_id": "d", "label": kit.words("x"), "element": select, "dispatch_action": True},
    ]
    drawn = Page(str(drawing.draw_view({"type": "home", "blocks": blocks}, gallery.VIEWER, errors={}))).all
    selects = [(node["at"]["name"], node["at"].get("data-dispatch")) for node in drawn if node["tag"] == "select"]
    assert selects == [("s/kind", "true"), ("i/kind", None), ("d/kind", "true")]


def test_a_button_for_some_is_hidden_from_the_others():
    element = {"type": "button", "action_id": "a", "text": kit.words("x"), "visible_to_user_ids": ["U0AKI"]}
    block = {"type": "actions", "block_id": "b", "elements": [element]}
    shown = {who: "button" in [node["tag"] for node in one([block], viewer=who)] for who in ("U0AKI", "U0MAYA", "")}
    assert shown == {"U0AKI": True, "U0MAYA": False, "": True}


def test_an_error_stands_at_its_input():
    nodes = Page(str(drawing.draw_view(gallery.modal(), gallery.VIEWER, errors=gallery.ERRORS))).all
    km = next(node["at"] for node in nodes if node["at"].get("name") == "km/km")
    described = [node["words"].strip() for node in nodes if node["at"].get("id") in km["aria-describedby"].split()]
    assert km["aria-invalid"] == "true"
    assert km["value"] == "eight"
    assert sorted(described) == ["A number between 0.1 and 100, please", "Kilometres, as your watch tells"]


def test_an_error_for_no_input_is_loud():
    assert "An error for no input: nowhere" in drawing.draw_view(
        gallery.modal(), gallery.VIEWER, errors={"nowhere": "x"}
    )


def test_a_button_never_runs_its_address():
    element = {"type": "button", "action_id": "a", "text": kit.words("x"), "url": "javascript:alert(1)"}
    nodes = one([{"type": "actions", "block_id": "b", "elements": [element]}])
    assert [node["tag"] for node in nodes if node["at"].get("data-action-id")] == ["button"]
    assert not [node for node in nodes if "javascript" in str(node["at"])]


def test_hostile_values_stay_values():
    evil = "\"><script>alert('{{ 7*7 }}')</script>"
    element = {
        "type": "button",
        "action_id": evil,
        "value": evil,
        "text": kit.words(evil),
        "accessibility_label": evil,
    }
    nodes = one([{"type": "actions", "block_id": evil, "elements": [element]}])
    button = next(node for node in nodes if node["tag"] == "button")
    assert [button["at"][f"data-{name}"] for name in ("action-id", "block-id", "value")] == [evil] * 3
    assert button["words"] == button["at"]["aria-label"] == evil


def test_typed_text_keeps_its_first_line_even_when_it_is_empty():
    element = {"type": "plain_text_input", "action_id": "a", "multiline": True, "initial_value": "\nsecond"}
    block = {"type": "input", "block_id": "b", "label": kit.words("x"), "element": element}
    drawn = drawing.draw_view({"type": "modal", "blocks": [block]}, gallery.VIEWER, errors={})
    assert ">\n\nsecond</textarea>" in drawn
