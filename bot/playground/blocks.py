"""Whether Slack would take these blocks, and what it fills in when it does."""

import json
import secrets
from collections.abc import Iterator
from typing import Any

from bot.playground import limits
from bot.playground.checks import anything, array, fault, typed
from bot.playground.wire import Json, Refused, parsed


def read_blocks(given: object, surface: str) -> list[Json]:
    """The blocks of a message, as given or as a string of JSON.

    Raises:
        Refused: `invalid_blocks_format` where it is no list of objects, `invalid_blocks` where Slack's rules are
            broken, `msg_blocks_too_long` where all text together is too long.
    """
    try:
        blocks = parsed(given)
    except ValueError:
        raise Refused("invalid_blocks_format") from None
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise Refused("invalid_blocks_format")
    found = faults(blocks, surface)
    if found:
        raise Refused("invalid_blocks", found)
    if surface == "message" and sum(len(words) for words in texts(blocks)) > limits.BLOCK_TEXT:
        raise Refused("msg_blocks_too_long")
    return with_ids(blocks)


def faults(blocks: list[Json], surface: str, at: str = "/blocks") -> list[str]:
    """What Slack would find wrong in the blocks of a `message`, `modal` or `home`; empty when it is content."""
    most = limits.MESSAGE_BLOCKS if surface == "message" else limits.VIEW_BLOCKS
    found = [*array(anything, most, 0)(blocks, at)]
    check = typed(limits.BLOCKS, limits.SURFACES[surface])
    for place, block in enumerate(blocks):
        found += check(block, f"{at}/{place}")
        found += _twice(_parts(block), "action_id", f"{at}/{place}")
    found += _twice(iter(blocks), "block_id", at)
    if not found:  # these look inside, so the outside has to stand
        found += _totals(blocks, surface, at)
        for place, block in enumerate(blocks):
            found += _choices(block, f"{at}/{place}")
    return found


def view_faults(view: Json) -> list[str]:
    """What Slack would find wrong in a view, its blocks included."""
    kind = view.get("type")
    if not isinstance(kind, str) or kind not in limits.VIEWS:
        return [
            fault(
                "must be a valid enum value" if kind else "missing required field: type",
                "/view/type" if kind else "/view",
            )
        ]
    found = [*limits.VIEWS[kind](view, "/view")]
    blocks = view.get("blocks")
    if isinstance(blocks, list) and all(isinstance(block, dict) for block in blocks):
        found += faults(blocks, kind, "/view/blocks")
        if kind == "modal" and "submit" not in view and any(block.get("type") == "input" for block in blocks):
            found.append(fault("missing required field: submit", "/view"))
    elif isinstance(blocks, list):
        found.append(fault("must provide an object", "/view/blocks"))
    return found


def size(view: Json) -> int:
    """Bytes of a view as JSON."""
    return len(json.dumps(view, ensure_ascii=False).encode())


def with_ids(blocks: list[Json]) -> list[Json]:
    """The blocks with the block and action ids that Slack makes up where the app gave none."""
    filled: list[Json] = json.loads(json.dumps(blocks))
    for block in filled:
        block.setdefault("block_id", secrets.token_urlsafe(4))
        for element in elements(block):
            element.setdefault("action_id", secrets.token_urlsafe(4))
    return filled


def elements(block: Json) -> Iterator[Json]:
    """The elements of a block that a person can use."""
    kind = block.get("type")
    if kind in ("actions", "context_actions"):
        yield from block["elements"]
    elif kind == "section" and block.get("accessory", {}).get("type", "image") != "image":
        yield block["accessory"]
    elif kind == "input":
        yield block["element"]
    elif kind == "card":
        yield from block.get("actions", ())
    elif kind in ("container", "carousel"):
        for child in block["child_blocks" if kind == "container" else "elements"]:
            yield from elements(child)


def texts(node: object) -> Iterator[str]:
    """Every text of a tree of blocks."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == "text" and isinstance(value, str):
                yield value
            else:
                yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def _parts(block: Json) -> Iterator[Json]:
    """Every object inside a block, as deep as it goes."""
    stack: list[Any] = [block]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            yield node
            stack += node.values()
        elif isinstance(node, list):
            stack += node


def _twice(nodes: Iterator[Json], name: str, at: str) -> Iterator[str]:
    seen: set[str] = set()
    for node in nodes:
        value = node.get(name)
        if isinstance(value, str):
            if value in seen:
                yield fault(f"`{name}` {value!r} already exists", at)
            seen.add(value)


def _totals(blocks: list[Json], surface: str, at: str) -> Iterator[str]:
    kinds = [block["type"] for block in blocks]
    if surface == "message" and kinds.count("data_visualization") > limits.CHARTS:
        yield fault(f"no more than {limits.CHARTS} data_visualization blocks allowed", at)
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > limits.MARKDOWN_TEXT:
        yield fault(f"markdown text must be less than {limits.MARKDOWN_TEXT + 1} characters in total", at)
    if sum(part.get("focus_on_load") is True for block in blocks for part in _parts(block)) > 1:
        yield fault("only one element may have focus_on_load", at)


def options(element: Json) -> list[Json]:
    """All options of an element, those in groups too."""
    groups: list[Json] = element.get("option_groups", [])
    found: list[Json] = [*element.get("options", []), *(option for group in groups for option in group["options"])]
    return found


def _choices(block: Json, at: str) -> Iterator[str]:
    for element in elements(block):
        offered = options(element)
        values = [option["value"] for option in offered]
        if len(values) != len(set(values)):
            yield fault("option values must be unique", at)
        if "options" in element and "option_groups" in element:
            yield fault("only one of options and option_groups may be defined", at)
        first = [
            *element.get("initial_options", ()),
            *([element["initial_option"]] if "initial_option" in element else ()),
        ]
        if offered and any(option not in offered for option in first):
            yield fault("initial option must be one of the options", at)
        least, most = element.get("min_length", 0), element.get("max_length", 3000)
        if least > most:
            yield fault("min_length must not exceed max_length", at)
