"""Block Kit's limits, as one table: what each block and element needs, may have, and how long it may be.

From Slack's reference of Block Kit, late 2026. Where Slack's pages disagree, the smaller number stands here.
"""

from collections.abc import Iterator
from typing import Final

from bot.playground.checks import (
    ID,
    URL,
    Check,
    anything,
    array,
    boolean,
    number,
    one_of,
    plain,
    shape,
    string,
    text,
    typed,
)

MESSAGE_BLOCKS: Final = 50
VIEW_BLOCKS: Final = 100
VIEW_BYTES: Final = 250_000
VIEW_STACK: Final = 3
MESSAGE_TEXT: Final = 40_000
UPDATE_TEXT: Final = 4_000
BLOCK_TEXT: Final = 13_200  # all text of a message's blocks together: Slack answers msg_blocks_too_long above it
MARKDOWN_TEXT: Final = 12_000
ATTACHMENTS: Final = 100
CHARTS: Final = 2
SUGGESTED_PROMPTS: Final = 4

_CONFIRM: Final = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
_DISPATCH: Final = shape({"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 2)})
_PLACEHOLDER: Final = plain(150)


def _option(words: Check) -> Check:
    return shape({"text": words, "value": string(150)}, {"description": text(75), "url": URL})


_PLAIN_OPTION: Final = _option(plain(75))
_RICH_OPTION: Final = _option(text(75))
_GROUP: Final = shape({"label": plain(75), "options": array(_PLAIN_OPTION, 100)})
_COMMON: Final = {"action_id": ID, "confirm": _CONFIRM, "focus_on_load": boolean}
_SELECT: Final = {**_COMMON, "placeholder": _PLACEHOLDER}
_MULTI: Final = {**_SELECT, "max_selected_items": number(1, 100)}
_OPTIONS: Final = {"options": array(_PLAIN_OPTION, 100), "option_groups": array(_GROUP, 100)}
_INPUT: Final = {
    "action_id": ID,
    "placeholder": _PLACEHOLDER,
    "focus_on_load": boolean,
    "dispatch_action_config": _DISPATCH,
}
_LENGTHS: Final = {"min_length": number(0, 3000), "max_length": number(1, 3000)}


def _picked(word: str, *, multi: bool) -> Check:
    name = f"initial_{word}s" if multi else f"initial_{word}"
    may = {**(_MULTI if multi else _SELECT), name: array(string(255), 100) if multi else string(255)}
    if not multi and word != "user":
        may["response_url_enabled"] = boolean
    if word == "conversation":
        may |= {"default_to_current_conversation": boolean, "filter": anything}
    return shape({}, may)


ELEMENTS: Final[dict[str, Check]] = {
    "button": shape(
        {"text": plain(75)},
        {
            "action_id": ID,
            "url": URL,
            "value": string(2000),
            "style": one_of("primary", "danger"),
            "confirm": _CONFIRM,
            "accessibility_label": string(75),
            "visible_to_user_ids": array(string(255), 10),
            "agent_prompt": anything,
        },
    ),
    "static_select": shape(
        {}, {**_SELECT, **_OPTIONS, "initial_option": _PLAIN_OPTION}, some=("options", "option_groups")
    ),
    "multi_static_select": shape(
        {}, {**_MULTI, **_OPTIONS, "initial_options": array(_PLAIN_OPTION, 100)}, some=("options", "option_groups")
    ),
    "external_select": shape({}, {**_SELECT, "initial_option": _PLAIN_OPTION, "min_query_length": number(0, 100)}),
    "multi_external_select": shape(
        {}, {**_MULTI, "initial_options": array(_PLAIN_OPTION, 100), "min_query_length": number(0, 100)}
    ),
    **{
        f"{multi}{word}s_select": _picked(word, multi=bool(multi))
        for multi in ("", "multi_")
        for word in ("user", "channel", "conversation")
    },
    "overflow": shape({"options": array(_PLAIN_OPTION, 5)}, {"action_id": ID, "confirm": _CONFIRM}),
    "radio_buttons": shape({"options": array(_RICH_OPTION, 10)}, {**_COMMON, "initial_option": _RICH_OPTION}),
    "checkboxes": shape({"options": array(_RICH_OPTION, 10)}, {**_COMMON, "initial_options": array(_RICH_OPTION, 10)}),
    "datepicker": shape({}, {**_SELECT, "initial_date": string(10, 10)}),
    "timepicker": shape({}, {**_SELECT, "initial_time": string(5, 5), "timezone": string(60)}),
    "datetimepicker": shape({}, {**_COMMON, "initial_date_time": number(10**9, 10**10 - 1)}),
    "plain_text_input": shape({}, {**_INPUT, **_LENGTHS, "initial_value": string(3000), "multiline": boolean}),
    "email_text_input": shape({}, {**_INPUT, "initial_value": string(3000)}),
    "url_text_input": shape({}, {**_INPUT, "initial_value": string(3000)}),
    "number_input": shape(
        {"is_decimal_allowed": boolean},
        {**_INPUT, "initial_value": string(40), "min_value": string(40), "max_value": string(40)},
    ),
    "rich_text_input": shape(
        {}, {**_INPUT, "initial_value": anything, "min_lines": number(1, 100), "max_lines": number(1, 100)}
    ),
    "file_input": shape({}, {"action_id": ID, "filetypes": array(string(30), 100), "max_files": number(1, 10)}),
    "image": shape(
        {"alt_text": string(2000)}, {"image_url": URL, "slack_file": anything}, some=("image_url", "slack_file")
    ),
    "feedback_buttons": shape(
        {
            "positive_button": shape({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)}),
            "negative_button": shape({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)}),
        },
        {"action_id": ID},
    ),
    "icon_button": shape(
        {"icon": one_of("trash"), "text": plain(75)},
        {
            "action_id": ID,
            "value": string(2000),
            "confirm": _CONFIRM,
            "accessibility_label": string(75),
            "visible_to_user_ids": array(string(255), 10),
        },
    ),
    "workflow_button": shape(
        {"text": plain(75), "workflow": anything}, {"action_id": ID, "style": one_of("primary", "danger")}
    ),
    "plain_text": text(3000),
    "mrkdwn": text(3000),
}

_PICKS: Final = frozenset(kind for kind in ELEMENTS if kind.endswith("_select"))
_TIMES: Final = frozenset({"datepicker", "timepicker"})
_CHOICES: Final = frozenset({"radio_buttons", "checkboxes"})
IN_ACTIONS: Final = (
    _PICKS | _TIMES | _CHOICES | {"button", "overflow", "datetimepicker", "rich_text_input", "workflow_button"}
)
IN_SECTION: Final = _PICKS | _TIMES | _CHOICES | {"button", "overflow", "image", "workflow_button"}
IN_INPUT: Final = (
    _PICKS
    | _TIMES
    | _CHOICES
    | {
        "datetimepicker",
        "plain_text_input",
        "email_text_input",
        "url_text_input",
        "number_input",
        "rich_text_input",
        "file_input",
    }
)

_IMAGE_URL: Final = {"image_url": URL, "slack_file": anything}


def _block(
    needs: dict[str, Check], may: dict[str, Check] | None = None, *, some: tuple[str, ...] = (), loose: bool = False
) -> Check:
    return shape(needs, {"block_id": ID, **(may or {})}, some=some, loose=loose)


def _card(value: object, at: str) -> Iterator[str]:
    yield from typed(BLOCKS, ("card",))(value, at)


def _child(value: object, at: str) -> Iterator[str]:
    yield from typed(BLOCKS, SURFACES["message"] - {"container"})(value, at)


BLOCKS: Final[dict[str, Check]] = {
    "section": _block(
        {},
        {
            "text": text(3000),
            "fields": array(text(2000), 10),
            "accessory": typed(ELEMENTS, IN_SECTION),
            "expand": boolean,
        },
        some=("text", "fields"),
    ),
    "header": _block({"text": plain(150)}, {"level": number(1, 6)}),
    "divider": _block({}),
    "context": _block({"elements": array(typed(ELEMENTS, ("image", "plain_text", "mrkdwn")), 10)}),
    "actions": _block({"elements": array(typed(ELEMENTS, IN_ACTIONS), 25)}),
    "context_actions": _block({"elements": array(typed(ELEMENTS, ("feedback_buttons", "icon_button")), 5)}),
    "input": _block(
        {"label": plain(2000), "element": typed(ELEMENTS, IN_INPUT)},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "image": _block({"alt_text": string(2000)}, {**_IMAGE_URL, "title": plain(2000)}, some=("image_url", "slack_file")),
    "markdown": _block({"text": string(MARKDOWN_TEXT)}),
    "rich_text": _block({"elements": array(anything, 1000, 0)}),
    "table": _block({"rows": array(array(anything, 20), 100)}, {"column_settings": array(anything, 20)}),
    "data_table": _block(
        {"caption": anything, "rows": array(array(anything, 20), 101, 2)}, {"page_size": number(1, 100)}, loose=True
    ),
    "data_visualization": _block({"title": anything}, loose=True),
    "file": _block({"external_id": ID, "source": one_of("remote")}),
    "video": _block(
        {"alt_text": string(2000), "title": plain(199), "thumbnail_url": URL, "video_url": URL},
        {
            "author_name": string(49),
            "description": plain(199),
            "provider_icon_url": URL,
            "provider_name": string(49),
            "title_url": URL,
        },
    ),
    "alert": _block({"text": text(200)}, loose=True),
    "task_card": _block({"title": anything}, loose=True),
    "plan": _block({"title": anything}, {"tasks": array(anything, 50, 0)}, loose=True),
    "card": _block(
        {}, {"title": text(150), "body": text(200), "actions": array(typed(ELEMENTS, ("button",)), 3)}, loose=True
    ),
    "carousel": _block({"elements": array(_card, 10)}),
    "container": _block({"child_blocks": array(_child, 10)}, loose=True),
}

_EVERYWHERE: Final = frozenset("actions card context divider header image input rich_text section video".split())
_HOME_TOO: Final = frozenset("carousel container data_table data_visualization table".split())
SURFACES: Final[dict[str, frozenset[str]]] = {
    "message": _EVERYWHERE | _HOME_TOO | frozenset("context_actions file markdown plan task_card".split()),
    "modal": _EVERYWHERE | {"alert"},
    "home": _EVERYWHERE | _HOME_TOO,
}

_VIEW: Final[dict[str, Check]] = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}
VIEWS: Final[dict[str, Check]] = {
    "modal": shape(
        {"title": plain(24), "blocks": array(anything, VIEW_BLOCKS, 0)},
        {
            **_VIEW,
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
            "submit_disabled": boolean,
        },
    ),
    "home": shape({"blocks": array(anything, VIEW_BLOCKS, 0)}, _VIEW),
}
