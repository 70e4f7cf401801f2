"""The way in: who calls, with which arguments, may they, and what goes wrong on order."""

import asyncio
import json
import time
from collections.abc import Callable

from aiohttp import web

from bot.playground import posting
from bot.playground.facts import COMMON_ERRORS, FACTS, UNWRITTEN_ERRORS
from bot.playground.faults import Fault
from bot.playground.journal import Entry
from bot.playground.web_api import METHODS, files
from bot.playground.web_api.call import Call, lacking
from bot.playground.wire import Json, Refused, missing
from bot.playground.world import World


class Door:
    """Answers the bot's HTTP: `/api/…`, response URLs, uploads."""

    def __init__(self, world: World, bot_token: str, app_token: str) -> None:
        self.world = world
        self._tokens = {bot_token: "bot", app_token: "app"}
        self.base = ""

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/api/{method}", self._api),
            web.post("/response/{id}", self._response_url),
            web.route("*", "/upload/{id}", self._upload),
            web.get("/files/{id}/{name}", self._download),
        ]

    async def _api(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        entry = self.world.journal.open("call", name, self.world.clock.now())
        try:
            given = await _arguments(request)
        except Refused as refused:
            return self._finish(entry, web.json_response(refused.answer()), refused.answer(), time.monotonic())
        token = _token(request, given)
        entry.asked = given
        return await self._with_faults(request, name, entry, lambda: self._answer(name, token, given))

    def _answer(self, name: str, token: str | None, given: Json) -> web.Response:
        try:
            answer = {"ok": True, **self._call(name, token, given)}
        except Refused as refused:
            answer = refused.answer()
            if name in FACTS and refused.code not in FACTS[name].errors | COMMON_ERRORS | UNWRITTEN_ERRORS:
                raise AssertionError(f"{name} never answers {refused.code}: see facts.py") from refused
        headers = {"X-OAuth-Scopes": ",".join(sorted(self.world.app.scopes))}
        return web.json_response(answer, headers=headers)

    def _call(self, name: str, token: str | None, given: Json) -> Json:
        if name not in METHODS:
            raise Refused("unknown_method", req_method=name)
        if not token:
            raise Refused("not_authed")
        fact, kind = FACTS[name], self._tokens.get(token)
        if kind is None:
            raise Refused("invalid_auth")
        if kind != fact.by and name != "auth.test":
            raise Refused("not_allowed_token_type")
        if fact.scopes and not fact.scopes & self.world.app.scopes:
            raise lacking(self.world, sorted(fact.scopes))
        absent = [each for each in fact.needs if given.get(each) is None]
        if absent:
            raise missing(*absent)
        return METHODS[name](Call(self.world, given, fact, self.base))

    async def _response_url(self, request: web.Request) -> web.StreamResponse:
        entry = self.world.journal.open("response_url", "response_url", self.world.clock.now())
        try:
            given = json.loads(await request.read())
        except ValueError:
            given = None
        entry.asked = given if isinstance(given, dict) else {}

        def answer() -> web.Response:
            if not isinstance(given, dict):
                return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
            try:
                posting.respond(self.world, request.match_info["id"], given)
            except Refused as refused:
                gone = refused.code in ("used_url", "expired_url", "invalid_url")
                return web.json_response(refused.answer(), status=404 if gone else 400)
            return web.json_response({"ok": True})

        return await self._with_faults(request, "response_url", entry, answer)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        entry = self.world.journal.open("upload", "upload", self.world.clock.now())
        content = await _content(request)
        entry.asked = {"file": request.match_info["id"], "bytes": len(content)}

        def answer() -> web.Response:
            try:
                files.receive(self.world, request.match_info["id"], content)
            except Refused as refused:
                return web.Response(status=400, text=refused.code)
            return web.Response(text=f"OK - {len(content)}")

        return await self._with_faults(request, "upload", entry, answer)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """`url_private`: the bytes for a bot's token with files:read; others are sent to log in, with a 302."""
        entry = self.world.journal.open("download", "url_private", self.world.clock.now())
        entry.asked = {"file": request.match_info["id"]}
        token = _token(request, {})

        def answer() -> web.Response:
            try:
                content = self._contents(token, request.match_info["id"])
            except Refused as refused:
                if refused.code == "file_not_found":
                    return web.json_response(refused.answer(), status=404)
                return web.json_response(refused.answer(), status=302, headers={"Location": f"{self.base}/?login"})
            return web.Response(body=content, content_type="application/octet-stream")

        return await self._with_faults(request, "url_private", entry, answer)

    def _contents(self, token: str | None, file_id: str) -> bytes:
        if not token:
            raise Refused("not_authed")
        if self._tokens.get(token) != "bot":
            raise Refused("invalid_auth")
        if "files:read" not in self.world.app.scopes:
            raise lacking(self.world, ["files:read"])
        if file_id not in self.world.contents:
            raise Refused("file_not_found")
        return self.world.contents[file_id]

    async def _with_faults(
        self, request: web.Request, name: str, entry: Entry, answer: Callable[[], web.Response]
    ) -> web.StreamResponse:
        began = time.monotonic()
        fault = self.world.faults.take(name)
        if fault is None:
            response = answer()
            return self._finish(entry, response, _body(response), began)
        entry.fault = fault.kind
        entry.answered = _body(answer()) if fault.kind.endswith("_after") else None
        response = await _spoil(request, fault)
        return self._finish(entry, response, entry.answered, began)

    def _finish(self, entry: Entry, response: web.Response, answered: Json | None, began: float) -> web.Response:
        self.world.journal.close(entry, answered, time.monotonic() - began, response.status)
        return response


async def _spoil(request: web.Request, fault: Fault) -> web.Response:
    kind = fault.kind.removesuffix("_after")
    if kind == "429":
        body = {"ok": False, "error": "ratelimited"}
        return web.json_response(body, status=429, headers={"Retry-After": str(fault.retry_after_s)})
    if kind == "500":
        return web.Response(status=500, text="Internal Server Error")
    if kind == "hang":
        await asyncio.sleep(fault.hang_s)
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def _body(response: web.Response) -> Json | None:
    if response.content_type == "application/octet-stream":
        return {"bytes": len(response.body) if isinstance(response.body, bytes) else 0}
    if response.content_type != "application/json" or response.text is None:
        return {"text": response.text}
    body: Json = json.loads(response.text)
    return body


async def _arguments(request: web.Request) -> Json:
    """Query, form or JSON; for an argument of JSON both a string and the thing itself will do."""
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            raise Refused("invalid_json") from None
        if not isinstance(body, dict):
            raise Refused("json_not_object")
        given |= body
    elif request.method == "POST":
        given |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return given


def _token(request: web.Request, given: Json) -> str | None:
    """From the header or a form; a token in a URL or in JSON does not count, as with Slack. It leaves the arguments."""
    token = given.pop("token", None)
    kind, _, value = request.headers.get("Authorization", "").partition(" ")
    if kind == "Bearer" and value:
        return value.strip()
    in_form = request.method == "POST" and request.content_type != "application/json" and "token" not in request.query
    return str(token) if in_form and token else None


async def _content(request: web.Request) -> bytes:
    if request.content_type != "multipart/form-data":
        return await request.read()
    for value in (await request.post()).values():
        if isinstance(value, web.FileField):
            return value.file.read()
    return b""
