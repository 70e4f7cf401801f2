"""Block Kit's blocks and elements, each given to the macro of its name in `templates/playground/blocks/`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from jinja2 import UndefinedError
from markupsafe import Markup

from bot.playground import pages
from bot.playground.drawing import charts, controls, emoji, markdown, mrkdwn, rich
from bot.playground.drawing.seen import Seen
from bot.playground.wire import Json

_MACROS: Final = {
    "layout": "header section context divider actions context_actions input alert container rich_text markdown",
    "things": "image video file card carousel task_card plan",
    "tables": "table data_table",
    "charts": "data_visualization",
}
_ELEMENT_MACROS: Final = {
    "buttons": "button workflow_button icon_button feedback_buttons overflow",
    "choices": "static_select external_select users_select channels_select conversations_select "
    "multi_static_select multi_external_select multi_users_select multi_channels_select multi_conversations_select "
    "radio_buttons checkboxes",
    "fields": "datepicker timepicker datetimepicker plain_text_input email_text_input url_text_input number_input "
    "rich_text_input file_input",
}
BLOCKS: Final = {kind: file for file, kinds in _MACROS.items() for kind in kinds.split()}
ELEMENTS: Final = {kind: file for file, kinds in _ELEMENT_MACROS.items() for kind in kinds.split()}

# What is raised where a part of a block that Slack's limits do not look into is not what it should be.
_MISSHAPEN: Final = (UndefinedError, LookupError, TypeError, ValueError, AttributeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Draws for one viewer, in one place of the page.

    Attributes:
        view: it is a modal or a Home, not a message.
        values: what is chosen, as in `state.values`.
        errors: block id to what is wrong with its input.
        at: the DOM id of the place; every part inside has one that begins with it.
    """

    seen: Seen
    view: bool
    values: Json
    at: str
    errors: Mapping[str, str] = field(default_factory=dict)

    def blocks(self, blocks: list[Json]) -> Markup:
        return Markup().join(self.block(block, place) for place, block in enumerate(blocks))

    def children(self, block: Json, name: str) -> Markup:
        """The blocks inside a block. Whoever acts in them acts in the outermost: theirs is the id that Slack tells."""
        own = {"block_id": block.get("block_id", "")}
        return self.blocks([child | own for child in block[name]])

    def block(self, block: Json, place: int) -> Markup:
        """One block; a red card in its place where nobody knows its type, or where it is misshapen inside."""
        kind = str(block.get("type"))
        file = BLOCKS.get(kind)
        if file is None:
            return fault(f"Unknown block: {kind}", "The local Slack cannot draw this type.")
        pen = replace(self, at=f"{self.at}-{place}")
        try:
            return _macro(file, kind)(pen, block)
        except _MISSHAPEN as error:
            return fault(f"Misshapen block: {kind}", f"{type(error).__name__}: {error}")

    def element(self, element: Json, block: Json, place: int = 0, label: Json | None = None) -> Markup:
        """One element of a block; `label` is the text beside it that names it."""
        kind = str(element.get("type"))
        file = ELEMENTS.get(kind)
        if file is None:
            return fault(f"Unknown element: {kind}", "The local Slack cannot draw this type.")
        if self.seen.viewer and self.seen.viewer not in element.get("visible_to_user_ids", [self.seen.viewer]):
            return Markup()
        return _macro(file, kind)(self, self.control(element, block, place, label))

    def control(self, element: Json, block: Json, place: int = 0, label: Json | None = None) -> controls.Control:
        where = controls.Where(
            seen=self.seen,
            values=self.values,
            at=self.id(place),
            label=self.words(label),
            view=self.view,
            error=block["type"] == "input" and self.error(block) is not None,
        )
        return controls.control(element, block, where)

    def id(self, part: object) -> str:
        return f"{self.at}-{part}"

    def error(self, block: Json) -> str | None:
        return self.errors.get(str(block.get("block_id", "")))

    def text(self, text: Json) -> Markup:
        """A text object."""
        if text["type"] == "mrkdwn":
            return mrkdwn.drawn(text["text"], self.seen, verbatim=bool(text.get("verbatim")))
        return plain(text["text"])

    def words(self, text: Json | None) -> str:
        """A text object as bare words."""
        return controls.words(text, self.seen)

    def rich(self, block: Json) -> Markup:
        return rich.drawn(block, self.seen)

    def cell(self, cell: Json) -> Markup:
        """A table's cell.

        Raises:
            ValueError: it is of a type that Slack has not.
        """
        if cell["type"] == "rich_text":
            return self.rich(cell)
        if cell["type"] in ("raw_text", "raw_number"):
            return plain(str(cell.get("text", cell.get("value", ""))))
        raise ValueError(f"there is no cell of type {cell['type']!r}")

    def chart(self, block: Json) -> charts.Chart:
        return charts.measured(block)

    def address(self, url: object) -> str | None:
        return mrkdwn.address(url)

    def markdown(self, text: str) -> Markup:
        return markdown.drawn(text, self.seen)


def plain(text: str) -> Markup:
    """A plain_text: its emoji are drawn, its lines kept, and nothing else means anything."""
    return Markup("<br>").join(emoji.in_markup(line) for line in text.replace("\r\n", "\n").split("\n"))


def fault(title: str, reason: str) -> Markup:
    return Markup(
        '<div class="bk-fault" role="alert"><strong>{}</strong><span class="bk-fault-reason">{}</span></div>'
    ).format(title, reason)


def _macro(file: str, kind: str) -> Callable[..., Markup]:
    macro: Callable[..., Markup] = getattr(pages.environment().get_template(f"blocks/{file}.html.j2").module, kind)
    return macro
