"""One of everything that the local Slack accepts, as Canirun might send it; run as a script it is a page to look at."""

import sys
from dataclasses import replace
from pathlib import Path

from bot.playground import blocks as given
from bot.playground import drawing
from tests.playground.drawing.kit import (
    AT,
    CHOICES,
    CONFIRM,
    DAYS,
    OVERFLOW,
    PICTURE,
    SELECTS,
    TIMES,
    button,
    chart,
    field,
    line,
    marks,
    rich,
    section,
    text,
    words,
)

VIEWER = drawing.Seen(
    people={"U0MAYA": "Maya", "U0JONAS": "Jonas Weber", "U0AKI": "Aki"},
    channels={"C0RUN": "running", "C0GEN": "general"},
    tz="Europe/Berlin",
    hours12=False,
    locale="en-GB",
    prefix="g",
)

MESSAGE = [
    {"type": "header", "text": words(":large_yellow_circle: Ease: 40 minutes, easy")},
    section(
        "You squatted hard *21 hours ago*. Hard running opens "
        "<!date^1764273600^{date_short_pretty} at {time}|tomorrow>, and an easy run is fine _now_. "
        "Not `6 x 800`, and ~sprints~ not at all.\n"
        "> Two days between hard legs and hard running.\n"
        "Ask <@U0MAYA> or <#C0RUN>, read <https://example.com/why|why> or https://example.com/all, <!here>. "
        ":runner::skin-tone-4:\n"
        "```5x5 @80% squat\n3x8 lunges```",
        OVERFLOW,
    ),
    {
        "type": "section",
        "fields": [
            marks("*Asked*\nIntervals, 18:00"),
            marks("*Instead*\nEasy, 40 min"),
            marks("*Legs*\nHard, 21 h ago"),
            marks("*Opens*\nThu 20:40"),
        ],
        "accessory": PICTURE,
    },
    {
        "type": "actions",
        "elements": [
            button("Do that", "do", style="primary", value="7"),
            button("Why?", "why", value="7"),
            button("The articles", "read", url="https://example.com/articles"),
            button(":wastebasket: Forget me", "forget", style="danger", confirm=CONFIRM),
            {"type": "workflow_button", "action_id": "flow", "text": words("Start a workflow"), "workflow": {}},
        ],
    },
    {
        "type": "context",
        "elements": [PICTURE, marks("Rule `HARD48` · read as *intervals today 18:00*"), words("2 min ago")],
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "good",
                "positive_button": {"text": words("Good answer"), "value": "+"},
                "negative_button": {
                    "text": words("Bad answer"),
                    "value": "-",
                    "accessibility_label": "This was a bad answer",
                },
            },
            {"type": "icon_button", "action_id": "trash", "icon": "trash", "text": words("Delete"), "value": "7"},
        ],
    },
    {"type": "divider"},
    section("Something to *press*, right here", button("Log it", "log")),
    *(section(f"Pick: `{element['type']}`", element) for element in (*SELECTS, *TIMES[:2], *CHOICES)),
    {
        "type": "actions",
        "elements": [
            SELECTS[0] | {"action_id": "kind2"},
            *(one | {"action_id": one["action_id"] + "2"} for one in TIMES),
        ],
    },
]
SHOWN = [
    rich(
        line(
            "You ran ",
            text("8 km", bold=True),
            " with ",
            {"type": "user", "user_id": "U0JONAS"},
            " in ",
            {"type": "channel", "channel_id": "C0RUN"},
            " ",
            {"type": "emoji", "name": "tada"},
            ", ",
            text("easy", italic=True),
            ", ",
            text("hard", strike=True),
            ", ",
            text("5:40/km", code=True),
            ", ",
            {"type": "link", "url": "https://example.com", "text": "the map"},
            ", ",
            {"type": "date", "timestamp": AT, "format": "{date_long} at {time}", "fallback": "Wed"},
            ", ",
            {"type": "broadcast", "range": "channel"},
            ", ",
            {"type": "color", "value": "#36C5F0"},
        ),
        {"type": "rich_text_list", "style": "bullet", "elements": [line("Warm up"), line("8 km easy")]},
        {
            "type": "rich_text_list",
            "style": "ordered",
            "indent": 1,
            "elements": [line("first half slow"), line("then slower")],
        },
        {"type": "rich_text_list", "style": "bullet", "indent": 2, "elements": [line("really")]},
        {"type": "rich_text_quote", "elements": [text("No pain, some gain.")]},
        {"type": "rich_text_preformatted", "elements": [text("km  pace\n 1  6:02\n 2  5:58")]},
    ),
    {
        "type": "table",
        "column_settings": [{"is_wrapped": True}, {"align": "center"}, {"align": "right"}],
        "rows": [
            [{"type": "raw_text", "text": name} for name in ("Run", "Day", "km")],
            [
                {"type": "raw_text", "text": "Easy, along the river and back over the hill"},
                {"type": "raw_text", "text": "Mon"},
                {"type": "raw_number", "value": 8, "text": "8"},
            ],
            [
                rich(line(text("Intervals", bold=True))),
                {"type": "raw_text", "text": "Wed"},
                {"type": "raw_number", "value": 6.5, "text": "6.5"},
            ],
        ],
    },
    {
        "type": "data_table",
        "caption": "Your last runs",
        "page_size": 3,
        "rows": [
            [{"type": "raw_text", "text": name} for name in ("Day", "Kind", "km", "Minutes")],
            *(
                [
                    {"type": "raw_text", "text": day},
                    {"type": "raw_text", "text": "Easy"},
                    {"type": "raw_number", "value": 5 + n, "text": f"{5 + n}"},
                    {"type": "raw_number", "value": 30 + 6 * n, "text": f"{30 + 6 * n}"},
                ]
                for n, day in enumerate(DAYS)
            ),
        ],
    },
    chart("bar", "Kilometres this week", {"Run": [8, 0, 6.5, 0, 5, 14, 0]}, DAYS, x_label="Day", y_label="km"),
    chart(
        "line",
        "Minutes, run and lift",
        {"Run": [40, 0, 55, 20, 0, 90, 30], "Lift": [60, 45, 0, 60, 30, 0, 0]},
        DAYS,
        y_label="min",
    ),
]
WEEK = """\
## The week
**Run** three times, _lift_ twice, ~~rest~~ sleep. :zzz: <@U0MAYA>

1. Easy on Monday
2. `6 x 800` on Thursday
   - with a warm-up

> Hard days hard.

| Day | km |
|-----|---:|
| Mon | 8 |
| Thu | 6.5 |

```
plan.txt
```
[Read on](https://example.com)
"""
MORE = [
    chart(
        "area",
        "Load over twelve weeks",
        {"Load": [220, 260, 240, 310, 330, 280, 350, 390, 340, 420, 450, 300]},
        [f"Week {n}" for n in range(1, 13)],
    ),
    {
        "type": "data_visualization",
        "title": "Where the minutes went",
        "chart": {
            "type": "pie",
            "segments": [
                {"label": "Easy", "value": 180},
                {"label": "Hard", "value": 45},
                {"label": "Lifting", "value": 135},
            ],
        },
    },
    {"type": "image", **PICTURE, "title": words("This morning")},
    {
        "type": "markdown",
        "text": WEEK,
    },
    {
        "type": "video",
        "alt_text": "How to warm up",
        "title": words("Warm-up in 5 minutes"),
        "thumbnail_url": "https://example.com/t.png",
        "video_url": "https://example.com/v",
        "title_url": "https://example.com/v",
        "author_name": "Aki",
        "provider_name": "Tracks",
        "description": words("Hips, calves, strides."),
    },
    {"type": "file", "external_id": "run-2025-11-26.fit", "source": "remote"},
    {
        "type": "card",
        "icon": PICTURE,
        "title": marks("Long run"),
        "subtitle": marks("Sunday, 90 min"),
        "body": marks("Slow enough to *talk*."),
        "actions": [button("Plan it", "plan")],
    },
    {
        "type": "carousel",
        "elements": [
            {
                "type": "card",
                "title": marks(f"Plan {name}"),
                "body": marks("Three runs, two lifts."),
                "hero_image": PICTURE,
                "actions": [button("Take it", f"take{name}")],
            }
            for name in "ABC"
        ],
    },
    {
        "type": "container",
        "title": words("Why"),
        "subtitle": words("three reasons"),
        "is_collapsible": True,
        "child_blocks": [section("Hard legs, *21 h* ago"), {"type": "divider"}],
    },
    {
        "type": "plan",
        "title": "Reading your week",
        "tasks": [
            {
                "type": "task_card",
                "task_id": "1",
                "title": "Sessions read",
                "status": "complete",
                "output": rich(line("4 runs, 2 lifts")),
            },
            {
                "type": "task_card",
                "task_id": "2",
                "title": "Load summed",
                "status": "in_progress",
                "sources": [{"type": "url", "url": "https://example.com", "text": "example.com"}],
            },
            {"type": "task_card", "task_id": "3", "title": "Advice", "status": "pending"},
        ],
    },
    {
        "type": "task_card",
        "task_id": "4",
        "title": "Could not read a file",
        "status": "error",
        "details": rich(line("It is empty.")),
    },
]
MODAL = {
    "type": "modal",
    "title": words("Log a run"),
    "submit": words("Save"),
    "blocks": [
        *(
            {"type": "alert", "level": level, "text": marks(f"*{level.capitalize()}*: your legs are not back yet.")}
            for level in ("default", "info", "success", "warning", "error")
        ),
        field(
            "How far?",
            {
                "type": "number_input",
                "action_id": "km",
                "is_decimal_allowed": True,
                "min_value": "0.1",
                "max_value": "100",
                "placeholder": words("8.5"),
            },
            block_id="km",
            hint=words("Kilometres, as your watch tells"),
        ),
        field(
            "What was it?",
            {
                "type": "plain_text_input",
                "action_id": "what",
                "initial_value": 'Easy, with "strides"',
                "max_length": 80,
            },
        ),
        field(
            "How was it?",
            {"type": "plain_text_input", "action_id": "how", "multiline": True, "placeholder": words("In your words")},
            optional=True,
        ),
        field(
            "Tell more",
            {
                "type": "rich_text_input",
                "action_id": "rich",
                "initial_value": rich(line("Legs ", text("heavy", bold=True))),
            },
            optional=True,
        ),
        field("E-mail", {"type": "email_text_input", "action_id": "mail"}, optional=True),
        field(
            "Link", {"type": "url_text_input", "action_id": "link", "placeholder": words("https://…")}, optional=True
        ),
        field(
            "File",
            {"type": "file_input", "action_id": "file", "filetypes": ["fit", "gpx"], "max_files": 3},
            optional=True,
        ),
        *(
            field(f"Pick: {one['type']}", one, dispatch_action=one["type"] == "static_select", optional=True)
            for one in (*SELECTS, *TIMES)
        ),
        *(field(f"Choose: {one['type']}", one, block_id=one["action_id"]) for one in CHOICES),
        section("A *section* in a modal", SELECTS[0] | {"action_id": "kind3"}),
        {"type": "actions", "elements": [button("Clear", "clear")]},
    ],
}
ERRORS = {"km": "A number between 0.1 and 100, please", "sore": "Choose what was sore, or nothing"}


def sent(blocks):
    """Blocks as the wire hands them on: with ids."""
    return given.with_ids(blocks)


def modal():
    return MODAL | {
        "blocks": sent(MODAL["blocks"]),
        "state": {"values": {"km": {"km": {"type": "number_input", "value": "eight"}}}},
    }


def all_drawn():
    return [
        drawing.draw_message(sent(MESSAGE), "", replace(VIEWER, prefix="a")),
        drawing.draw_message(sent(SHOWN), "", replace(VIEWER, prefix="b")),
        drawing.draw_message(sent(MORE), "", replace(VIEWER, prefix="c")),
        drawing.draw_view(modal(), replace(VIEWER, prefix="d"), errors=ERRORS),
    ]


def page(theme):
    css = Path("templates/playground/static/blocks.css").resolve()
    shown = "".join(f"<article>{one}</article>" for one in all_drawn())
    return (
        f'<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8"><title>Blocks</title>'
        f'<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="{css.as_uri()}">'
        "<style>body{background:var(--bg);margin:0}main{columns:2 560px;padding:12px;column-gap:24px}</style>"
        f"</head><body><main>{shown}</main></body></html>"
    )


if __name__ == "__main__":
    for theme in ("light", "dark"):
        Path(sys.argv[1], f"{theme}.html").write_text(page(theme), encoding="utf-8")
