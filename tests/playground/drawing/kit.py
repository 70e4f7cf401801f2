"""Short ways to write Block Kit, and one of every element, for the gallery and the tests of drawing."""

AT = 1_764_127_800  # 26 November 2025, 04:30 in Berlin
PICTURE = {"type": "image", "image_url": "https://example.com/run.png", "alt_text": "A runner at dawn"}


def words(text):
    return {"type": "plain_text", "text": text}


def marks(text):
    return {"type": "mrkdwn", "text": text}


def option(text, value=None, **more):
    return {"text": words(text), "value": value or text.casefold(), **more}


KINDS = [option("Easy run"), option("Intervals"), option(":mountain: Long run")]
GROUPS = [
    {"label": words("Run"), "options": KINDS},
    {"label": words("Lift"), "options": [option("Squats"), option("Deadlifts")]},
]
CONFIRM = {
    "title": words("Forget everything?"),
    "text": marks("This *cannot* be undone."),
    "confirm": words("Forget"),
    "deny": words("Keep"),
    "style": "danger",
}


def section(text, accessory=None, **more):
    return {"type": "section", "text": marks(text), **({"accessory": accessory} if accessory else {}), **more}


def button(text, action_id, **more):
    return {"type": "button", "text": words(text), "action_id": action_id, **more}


def field(label, element, **more):
    return {"type": "input", "label": words(label), "element": element, **more}


def rich(*elements):
    return {"type": "rich_text", "elements": list(elements)}


def line(*pieces):
    return {
        "type": "rich_text_section",
        "elements": [text(piece) if isinstance(piece, str) else piece for piece in pieces],
    }


def text(said, **style):
    return {"type": "text", "text": said, **({"style": style} if style else {})}


def chart(kind, title, series, categories, **axis):
    data = [
        {"name": name, "data": [{"label": at, "value": value} for at, value in zip(categories, values, strict=True)]}
        for name, values in series.items()
    ]
    return {
        "type": "data_visualization",
        "title": title,
        "chart": {"type": kind, "series": data, "axis_config": {"categories": categories, **axis}},
    }


DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
SELECTS = [
    {"type": "static_select", "action_id": "kind", "placeholder": words("Which run?"), "options": KINDS},
    {"type": "static_select", "action_id": "both", "option_groups": GROUPS, "initial_option": GROUPS[1]["options"][0]},
    {
        "type": "external_select",
        "action_id": "gym",
        "placeholder": words("Find a gym"),
        "initial_option": option("Iron House"),
    },
    {"type": "users_select", "action_id": "who", "initial_user": "U0MAYA"},
    {"type": "channels_select", "action_id": "where"},
    {"type": "conversations_select", "action_id": "share", "placeholder": words("Share with")},
    {"type": "multi_static_select", "action_id": "kinds", "options": KINDS, "initial_options": KINDS[:2]},
    {"type": "multi_external_select", "action_id": "gyms", "placeholder": words("Find gyms")},
    {"type": "multi_users_select", "action_id": "crew", "placeholder": words("With whom?"), "initial_users": ["U0AKI"]},
    {"type": "multi_channels_select", "action_id": "rooms"},
    {"type": "multi_conversations_select", "action_id": "shares"},
]
TIMES = [
    {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-26", "placeholder": words("A day")},
    {"type": "timepicker", "action_id": "hour", "initial_time": "07:30", "timezone": "Europe/Berlin"},
    {"type": "datetimepicker", "action_id": "at", "initial_date_time": AT},
]
CHOICES = [
    {
        "type": "checkboxes",
        "action_id": "sore",
        "options": [
            {
                "text": marks("*Quads*"),
                "value": "quads",
                "description": marks("Front of the thigh, _where stairs hurt_"),
            },
            {"text": marks("Calves"), "value": "calves"},
        ],
        "initial_options": [{"text": marks("Calves"), "value": "calves"}],
    },
    {
        "type": "radio_buttons",
        "action_id": "goal",
        "options": [option("Run a marathon", description=words("I lift to stay sound")), option("Both alike")],
        "initial_option": option("Both alike"),
    },
]
OVERFLOW = {
    "type": "overflow",
    "action_id": "more",
    "options": [
        option("Why?"),
        option("Share"),
        option("Forget it"),
        {**option("Read on"), "url": "https://example.com"},
    ],
    "confirm": CONFIRM,
}
