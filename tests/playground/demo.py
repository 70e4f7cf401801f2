"""A Bolt app to live with on the page: modals, selects, a Home, threads, a status, prompts, a shortcut, trouble."""

import asyncio

from aiohttp import ClientSession
from slack_bolt.async_app import AsyncApp

from bot.playground.app_spec import EVENTS, SCOPES, AppSpec, Command, Shortcut

SPEC = AppSpec(
    name="demo",
    scopes=SCOPES,
    events=EVENTS,
    commands=frozenset({"/demo", "/broken", "/slow"}),
    shortcuts=frozenset({"about", "note"}),
    described=(
        Command("/demo", "Ask the demo anything", "[log | your question]"),
        Command("/broken", "Sends blocks that Slack refuses"),
        Command("/slow", "Never acknowledges"),
    ),
    menu=(
        Shortcut("about", "Ask about this", "message", "Answers about somebody's message"),
        Shortcut("note", "Write a note", "global", "Opens a form"),
    ),
)


def text(words, kind="mrkdwn"):
    return {"type": kind, "text": words}


def button(words, action_id, value="1", **more):
    return {"type": "button", "action_id": action_id, "value": value, "text": text(words, "plain_text"), **more}


def option(words, value):
    return {"text": text(words, "plain_text"), "value": value}


KINDS = [option("Easy run", "easy"), option("Tempo", "tempo"), option("Intervals", "intervals")]
FORM = {
    "type": "modal",
    "callback_id": "log",
    "title": text("Log a run", "plain_text"),
    "submit": text("Save", "plain_text"),
    "blocks": [
        {"type": "section", "text": text("What did you do? *Every* field can be changed later.")},
        {
            "type": "input",
            "block_id": "km",
            "label": text("How far, in km?", "plain_text"),
            "hint": text("A whole number will do.", "plain_text"),
            "element": {"type": "plain_text_input", "action_id": "km", "placeholder": text("10", "plain_text")},
        },
        {
            "type": "input",
            "block_id": "kind",
            "label": text("What kind?", "plain_text"),
            "element": {"type": "static_select", "action_id": "kind", "options": KINDS, "initial_option": KINDS[0]},
        },
        {
            "type": "input",
            "block_id": "when",
            "optional": True,
            "label": text("When?", "plain_text"),
            "element": {"type": "datepicker", "action_id": "when"},
        },
    ],
}
NOTE = {
    "type": "modal",
    "callback_id": "noted",
    "title": text("A note", "plain_text"),
    "submit": text("Keep", "plain_text"),
    "blocks": [
        FORM["blocks"][1],
        {
            "type": "input",
            "block_id": "tone",
            "dispatch_action": True,
            "label": text("In which tone?", "plain_text"),
            "element": {
                "type": "radio_buttons",
                "action_id": "tone",
                "options": [option("Kind", "kind"), option("Blunt", "blunt")],
            },
        },
    ],
}


def answer(asked, *, why=False):
    blocks = [
        {"type": "header", "text": text("Ease: easy running up to 30 min only", "plain_text")},
        {"type": "section", "text": text(f"You asked: {asked}")},
        {"type": "context", "elements": [text("Read as *easy run*, tonight; legs 4/10 :runner:")]},
        {
            "type": "actions",
            "elements": [
                button("Hide why" if why else "Why?", "why", "shown" if why else "hidden"),
                button("Share here", "share", asked, style="primary"),
                {
                    "type": "static_select",
                    "action_id": "kind",
                    "placeholder": text("Another kind", "plain_text"),
                    "options": KINDS,
                },
                button(
                    "Forget it",
                    "forget",
                    style="danger",
                    confirm={
                        "title": text("Forget this?", "plain_text"),
                        "text": text("It cannot be brought back.", "plain_text"),
                        "confirm": text("Forget", "plain_text"),
                        "deny": text("Keep", "plain_text"),
                    },
                ),
            ],
        },
    ]
    if why:
        reasons = "• Hard legs ended 32 h ago; hard running waits 48 h.\n• Sore legs want it short and easy."
        blocks.insert(2, {"type": "section", "text": text(reasons)})
    return blocks


def home(name, count=0):
    return {
        "type": "home",
        "blocks": [
            {"type": "header", "text": text(f"Hello {name}", "plain_text")},
            {
                "type": "section",
                "text": text(f"You have logged *{count}* runs."),
                "accessory": button("Log a run", "log"),
            },
            {"type": "divider"},
            {"type": "section", "text": text("*This week*\nMon easy 5k · Wed tempo · Sat long run")},
        ],
    }


def demo(client):  # noqa: C901, PLR0915  an app is a list of listeners
    app = AsyncApp(client=client, signing_secret=None, request_verification_enabled=False)
    logged = dict[str, int]()

    @app.command("/demo")
    async def command(ack, command, client):
        if command["text"] == "log":
            await ack()
            await client.views_open(trigger_id=command["trigger_id"], view=FORM)
        else:
            await ack(text="an answer", blocks=answer(command["text"]))

    @app.command("/broken")
    async def broken(ack, command, client):
        await ack()
        wrong = [{"type": "section", "text": text("x" * 3001)}]
        await client.chat_postEphemeral(channel=command["channel_id"], user=command["user_id"], text="x", blocks=wrong)

    @app.command("/slow")
    async def slow(command):
        del command

    @app.event("app_mention")
    async def mention(event, say):
        await say(text="heard", blocks=answer(event["text"]), thread_ts=event.get("thread_ts", event["ts"]))

    @app.event("message")
    async def message(event, say, client):
        if event.get("subtype") == "file_share":
            async with ClientSession() as session:
                headers = {"Authorization": f"Bearer {client.token}"}
                async with session.get(event["files"][0]["url_private"], headers=headers) as response:
                    content = await response.read()
            await say(f"Thank you for {event['files'][0]['name']}: {len(content)} bytes")
        elif "subtype" in event or "bot_id" in event:
            return
        elif event["text"] == "think":
            await client.assistant_threads_setStatus(
                channel_id=event["channel"], thread_ts=event["ts"], status="is thinking…"
            )
            await asyncio.sleep(0)
        else:
            thread = event.get("thread_ts")
            await say(text="an answer", blocks=answer(event["text"]), **({"thread_ts": thread} if thread else {}))

    @app.event("app_home_opened")
    async def opened(event, client):
        if event["tab"] == "home":
            await client.views_publish(user_id=event["user"], view=home("there", logged.get(event["user"], 0)))
        else:
            prompts = [{"title": "Easy run tonight?", "message": "easy 5k tonight? leg day this morning"}]
            await client.assistant_threads_setSuggestedPrompts(
                channel_id=event["channel"], prompts=prompts, thread_ts=""
            )

    @app.action("why")
    async def why(ack, respond, action, body):
        await ack()
        asked = body.get("message", {}).get("blocks", [{}, {"text": {"text": "You asked: (only you)"}}])[1]["text"][
            "text"
        ]
        blocks = answer(asked.removeprefix("You asked: "), why=action["value"] == "hidden")
        await respond(text="an answer", blocks=blocks, replace_original=True)

    @app.action("share")
    async def share(ack, respond, action):
        await ack()
        await respond(text="shared", blocks=answer(action["value"]), response_type="in_channel", replace_original=False)

    @app.action("kind")
    async def kind(ack, respond, action):
        await ack()
        chosen = action["selected_option"]["text"]["text"]
        await respond(text=f"As {chosen}: go", response_type="ephemeral", replace_original=False)

    @app.action("forget")
    async def forget(ack, respond):
        await ack()
        await respond(delete_original=True)

    @app.action("log")
    async def log(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=FORM)

    @app.action("tone")
    async def tone(ack, body, client, action):
        await ack()
        chosen = {"type": "section", "text": text(f"It will be {action['selected_option']['value']}.")}
        await client.views_update(view_id=body["view"]["id"], view=NOTE | {"blocks": [*NOTE["blocks"], chosen]})

    @app.view("log")
    async def log_sent(ack, body, view, client):
        km = view["state"]["values"]["km"]["km"]["value"]
        if not km.isdecimal():
            await ack(response_action="errors", errors={"km": "That is no number of kilometres."})
            return
        await ack()
        user = body["user"]["id"]
        logged[user] = logged.get(user, 0) + 1
        await client.views_publish(user_id=user, view=home("again", logged[user]))
        await client.chat_postMessage(channel=user, text=f"Logged {km} km")

    @app.view("refused")
    async def refused(ack):
        await ack(response_action="errors", errors={"nowhere": "no such field"})

    @app.view("noted")
    async def noted(ack):
        await ack(response_action="push", view=FORM)

    @app.shortcut("about")
    async def about(ack, shortcut, respond):
        await ack()
        await respond(text=f"About that: {shortcut['message']['text']}", response_type="ephemeral")

    @app.shortcut("note")
    async def note(ack, shortcut, client):
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=NOTE)

    return app
