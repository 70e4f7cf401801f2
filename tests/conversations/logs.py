"""What the conversations about the log say and look at."""

LEGS = "/trained squats 5x5 @80%, RDL 3x8 60kg, leg press 4x10, this morning 7-8"
RUN = "/trained 8k easy this morning 45min"


def modal(slack, who):
    (view,) = slack.slack.modals.open_now(who)["modals"]
    return view


def filled(slack, who):
    """What stands in the open form, by input; what was picked by its value."""
    told = {}
    for name, state in modal(slack, who)["state"]["values"].items():
        (value,) = state.values()
        told[name] = value.get("value") or value.get("selected_date") or value.get("selected_time")
        told[name] = told[name] or (value.get("selected_option") or {}).get("value")
    return told


def labels(message):
    """What can be pressed under a message."""
    buttons = [one for block in message["blocks"] if block["type"] == "actions" for one in block["elements"]]
    return [(one.get("text") or one["placeholder"])["text"] for one in buttons]


def table(message):
    """The rows of a table, without its head."""
    (rows,) = [block["rows"] for block in message["blocks"] if block["type"] == "table"]
    return [[cell["text"] for cell in row] for row in rows[1:]]


async def rows(slack, who):
    """What is in a person's log."""
    await slack.command(who, "/canirun log")
    return table(slack.seen(who)[-1])
