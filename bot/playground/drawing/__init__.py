"""Block Kit as HTML: what the local Slack's page shows of messages, modals and Home.

Pure: the same blocks, seen by the same person, are the same HTML. What is written is in `templates/playground/blocks/`,
how it looks in `templates/playground/static/blocks.css`; `blocks.js` beside it lends menus the arrow keys.
"""

from collections.abc import Mapping

from markupsafe import Markup

from bot.playground.drawing import emoji, mrkdwn
from bot.playground.drawing.pen import Pen, fault, plain
from bot.playground.drawing.seen import Seen
from bot.playground.wire import Json

__all__ = ["Seen", "draw_message", "draw_text", "draw_view", "plain"]


def draw_message(blocks: list[Json], text: str, context: Seen) -> Markup:
    """A message's blocks; its text where it has none."""
    if not blocks:
        return draw_text(text, context)
    pen = Pen(seen=context, view=False, values=context.picked, at=context.prefix)
    return Markup('<div class="bk-blocks">{}</div>').format(pen.blocks(blocks))


def draw_view(view: Json, context: Seen, *, errors: Mapping[str, str]) -> Markup:
    """The blocks of a modal or Home, holding what is chosen and typed; `errors` by block id, beneath their inputs."""
    blocks = view["blocks"]
    values = view.get("state", {}).get("values", {})
    pen = Pen(seen=context, view=True, values=values, at=context.prefix, errors=errors)
    inputs = {block.get("block_id") for block in blocks if block.get("type") == "input"}
    strays = [
        fault(f"An error for no input: {block_id}", words)
        for block_id, words in errors.items()
        if block_id not in inputs
    ]
    return Markup('<div class="bk-blocks bk-view">{}{}</div>').format(Markup().join(strays), pen.blocks(blocks))


def draw_text(text: str, context: Seen) -> Markup:
    """The mrkdwn of a plain message."""
    large = " bk-jumbo" if emoji.alone(text) else ""
    return Markup('<div class="bk-text{}">{}</div>').format(large, mrkdwn.drawn(text, context))
