"""The page's addresses: the page itself, what changes on it, and its files."""

import asyncio
import json
from typing import TYPE_CHECKING

from aiohttp import web
from markupsafe import Markup

from bot.playground.faults import KINDS
from bot.playground.hands import NotPossible
from bot.playground.page import around, static, wire_rows
from bot.playground.page.rows import IMAGES, Rows
from bot.playground.page.watching import Watch, Where
from bot.playground.pages import environment
from bot.playground.people import Person
from bot.playground.web_api import METHODS
from bot.playground.wire import Json
from bot.playground.world import BOT_USER

if TYPE_CHECKING:
    from bot.playground.server import LocalSlack

HEARTBEAT_S = 5.0  # also how late a line of status may leave that nobody took away
GATHER_S = 0.01  # changes come in twos and threes; one look is enough for them
MOST_ROWS = 5_000


class Page:
    """Everything under `/` that is not Slack's: people open it in a browser."""

    def __init__(self, slack: "LocalSlack") -> None:
        self._slack, self._rows, self._reads = slack, Rows(), around.Reads()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self._first),
            web.get("/as/{who}", self._first),
            web.get("/as/{who}/{place}", self._shell),
            web.get("/events", self._events),
            web.get("/page/entry/{number}", self._entry),
            web.get("/page/file/{id}", self._file),
            web.get("/static/{path:.+}", static.serve),
        ]

    async def _first(self, request: web.Request) -> web.StreamResponse:
        """To the person who was here last, or the first one; to where the bot is."""
        names = [person.name for person in self._slack.world.people.values()]
        wanted = request.match_info.get("who") or request.cookies.get("as", "")
        raise web.HTTPFound(f"/as/{wanted if wanted in names else names[0]}/dm")

    async def _shell(self, request: web.Request) -> web.StreamResponse:
        who, place = request.match_info["who"], request.match_info["place"]
        try:
            parts = Watch(self._slack, self._rows, self._reads, Where(who, place), set()).parts()
        except NotPossible as reason:
            return static.html(environment().get_template("lost.html.j2").render(reason=str(reason)), status=404)
        world, person = self._slack.world, self._slack.acts.person(who)
        page = (
            environment()
            .get_template("page.html.j2")
            .render(
                slack=self._slack,
                workspace=world.seed.workspace,
                app=world.app.name,
                me=person,
                place=place,
                parts={name: Markup(html) for name, html in parts.items()},  # noqa: S704  drawn by our own templates
                methods=["*", *METHODS, "response_url", "upload", "url_private"],
                kinds=sorted(KINDS),
                known=self._known(person),
            )
        )
        response = static.html(page)
        response.set_cookie("as", person.name, samesite="Strict", httponly=True)
        return response

    def _known(self, person: Person) -> Json:
        """What the composer completes, and what the page's programs have to know."""
        world, seed = self._slack.world, self._slack.seed
        app = world.app
        commands = {
            each.name: {"name": each.name, "hint": each.hint, "words": each.description} for each in app.described
        }
        for name in sorted(app.commands or ()):
            commands.setdefault(name, {"name": name, "hint": "", "words": ""})
        return {
            "me": person.name,
            "people": [
                {
                    "name": each.name,
                    "real_name": each.real_name,
                    "title": each.title,
                    "tz": each.tz,
                    "locale": each.locale,
                }
                for each in world.people.values()
            ],
            "bot": {"name": app.name, "user": BOT_USER},
            "commands": list(commands.values()),
            "shortcuts": [vars(each) for each in app.menu],
            "story": [dict(step) for step in seed.story] if around.offers(world) else [],
        }

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """What a page shows, and then whatever changes of it, as server-sent events."""
        given = request.query
        rows = given.get("rows", "100")
        where = Where(
            given.get("as", ""),
            given.get("in", "dm"),
            given.get("thread") or None,
            min(int(rows), MOST_ROWS) if rows.isdecimal() else 100,
            wire=given.get("wire") == "1",
        )
        told = {entry.number for entry in self._slack.world.journal.entries if entry.took_ms is not None}
        watch = Watch(self._slack, self._rows, self._reads, where, told)
        response = web.StreamResponse(headers={**static.HEADERS, "Content-Type": "text/event-stream"})
        await response.prepare(request)
        try:
            while request.transport is not None:  # a page that was left must not go on reading messages
                world = self._slack.world
                version = world.version
                news = watch.news()
                await response.write(f"data: {json.dumps(news)}\n\n".encode() if news else b": still here\n\n")
                await world.change(version, HEARTBEAT_S)
                await asyncio.sleep(GATHER_S)
        except ConnectionError:
            return response  # the page was closed
        except NotPossible as reason:
            await response.write(f"event: lost\ndata: {json.dumps(str(reason))}\n\n".encode())
        return response

    async def _entry(self, request: web.Request) -> web.StreamResponse:
        number = request.match_info["number"]
        entry = self._slack.world.journal.find(int(number)) if number.isdecimal() else None
        if entry is None:
            return static.html("", status=404)
        return static.html(wire_rows.bodies(entry))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file for people: pictures as such, everything else to keep."""
        file_id = request.match_info["id"]
        content = self._slack.world.contents.get(file_id)
        if content is None:
            return static.html("", status=404)
        kind = self._slack.world.files[file_id]["mimetype"]
        if kind in IMAGES:
            return web.Response(body=content, content_type=kind, headers=static.HEADERS)
        headers = {**static.HEADERS, "Content-Disposition": "attachment"}
        return web.Response(body=content, content_type="application/octet-stream", headers=headers)
