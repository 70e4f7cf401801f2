"""The door for people, scripts and tests: HTTP and JSON under `/control`. It is no part of Slack.

Every request is a JSON object (POST) or a query (GET); every answer says `ok`. What a person could not do in Slack is
a 400 with the reason in `error`. `as`: a person's name or id. `channel`: a name, an id, or `dm` (the default).

    GET  /control/people
    GET  /control/app        tokens, ids     POST: request_url     signed HTTP to there, null for sockets
    POST /control/say        as text [channel] [thread_ts] [raw]   -> ts, channel
    POST /control/edit       as ts text [channel]
    POST /control/delete     as ts [channel]
    POST /control/upload     ?as&name [channel text thread_ts], the bytes as body -> ts, channel, file
    POST /control/mention    as text [channel=running] [thread_ts] -> ts, channel
    POST /control/invite     as channel                            the bot joins
    POST /control/command    as command [text] [channel] [thread_ts] -> ok, or failure and what Slack shows
    POST /control/shortcut   as callback_id [ts channel]           with ts: of that message
    POST /control/press      as action_id, ts [channel] or view_id or nothing (the top modal) [value] [block_id]
    POST /control/submit     as [values]                           values by action id or block id
    POST /control/close      as [all]
    POST /control/home       as [tab]
    GET  /control/read       as [channel] [since wait_s]           -> messages, version
    GET  /control/views      as                                    -> modals, home
    GET  /control/channel    as [channel]                          -> members, prompts, status
    GET  /control/file/{id}                                        the bytes that the bot uploaded
    POST /control/settle     [timeout_s]                           until every event was told once
    POST /control/redeliver  event_id [reason]                     an event once more, as a retry
    GET  /control/clock      POST: [set (ISO 8601)] [advance (seconds)] [running] [to (`tomorrow 07:30`) as]
    GET  /control/faults     POST: method kind [times retry_after_s hang_s]   DELETE: none any more
    GET  /control/calls      [since]                               -> entries, methods
    POST /control/sockets    disconnect (reason) or drop           GET: connected
    POST /control/reset                                            as it was at the start, sockets kept
"""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.playground.faults import KINDS, Fault
from bot.playground.hands import NotPossible
from bot.playground.moments import instant
from bot.playground.people import user
from bot.playground.wire import Json
from bot.playground.world import APP, BOT, BOT_USER, TEAM

if TYPE_CHECKING:
    from bot.playground.server import LocalSlack

_WAIT_MOST_S = 30.0


class Control:
    def __init__(self, slack: "LocalSlack") -> None:
        self._slack = slack

    def routes(self) -> list[web.RouteDef]:
        gets = {
            "people": self._people,
            "app": self._app,
            "read": self._read,
            "views": self._views,
            "channel": self._channel,
            "clock": self._clock,
            "faults": self._faults,
            "calls": self._calls,
            "sockets": self._connected,
        }
        posts = {
            "app": self._listen_at,
            "say": self._say,
            "edit": self._edit,
            "delete": self._delete,
            "mention": self._mention,
            "invite": self._invite,
            "command": self._command,
            "shortcut": self._shortcut,
            "press": self._press,
            "submit": self._submit,
            "close": self._close,
            "home": self._home,
            "settle": self._settle,
            "redeliver": self._redeliver,
            "clock": self._set_clock,
            "faults": self._add_fault,
            "sockets": self._sockets,
            "reset": self._reset,
        }
        return [
            *(web.get(f"/control/{name}", _answering(act)) for name, act in gets.items()),
            *(web.post(f"/control/{name}", _answering(act)) for name, act in posts.items()),
            web.delete("/control/faults", _answering(self._clear_faults)),
            web.get("/control/file/{id}", self._file),
            web.post("/control/upload", self._upload),
        ]

    async def _people(self, given: Json) -> Json:
        del given
        world = self._slack.world
        return {
            "people": [
                user(each, TEAM, world.clock.moment(), locale=True) | {"dm": each.dm} for each in world.people.values()
            ]
        }

    async def _app(self, given: Json) -> Json:
        del given
        return {
            "api_url": f"{self._slack.url}/api/",
            "bot_token": self._slack.bot_token,
            "app_token": self._slack.app_token,
            "signing_secret": self._slack.signing_secret,
            "request_url": self._slack.request_url,
            "ids": {"team": TEAM, "app": APP, "bot": BOT, "bot_user": BOT_USER},
        }

    async def _listen_at(self, given: Json) -> Json:
        if not await self._slack.listen_at(given["request_url"]):
            raise NotPossible("your URL didn't respond with the value of the `challenge` parameter")
        return await self._app(given)

    async def _say(self, given: Json) -> Json:
        message = self._slack.acts.say(
            given["as"],
            given["text"],
            given.get("channel", "dm"),
            thread_ts=given.get("thread_ts"),
            raw=bool(given.get("raw")),
        )
        return {"ts": message.ts, "channel": message.channel}

    async def _edit(self, given: Json) -> Json:
        message = self._slack.acts.edit(given["as"], given["ts"], given["text"], given.get("channel", "dm"))
        return {"ts": message.ts, "channel": message.channel}

    async def _delete(self, given: Json) -> Json:
        self._slack.acts.delete(given["as"], given["ts"], given.get("channel", "dm"))
        return {}

    async def _upload(self, request: web.Request) -> web.Response:
        content = await request.read()

        async def act(given: Json) -> Json:
            message = self._slack.acts.upload(
                given["as"],
                given["name"],
                content,
                given.get("channel", "dm"),
                text=given.get("text", ""),
                thread_ts=given.get("thread_ts"),
            )
            return {"ts": message.ts, "channel": message.channel, "file": message.files[0]["id"]}

        return await _answered(act, dict(request.query))

    async def _mention(self, given: Json) -> Json:
        message = self._slack.acts.mention(
            given["as"], given["text"], given.get("channel", "running"), thread_ts=given.get("thread_ts")
        )
        return {"ts": message.ts, "channel": message.channel}

    async def _invite(self, given: Json) -> Json:
        self._slack.acts.invite(given["as"], given["channel"])
        return {}

    async def _command(self, given: Json) -> Json:
        return await self._slack.acts.command(
            given["as"], given["command"], given.get("text", ""), given.get("channel", "dm"), given.get("thread_ts")
        )

    async def _shortcut(self, given: Json) -> Json:
        return await self._slack.acts.shortcut(
            given["as"], given["callback_id"], given.get("ts"), given.get("channel", "dm")
        )

    async def _press(self, given: Json) -> Json:
        value, block_id = given.get("value"), given.get("block_id")
        if "ts" not in given:
            return await self._slack.modals.press(
                given["as"], given["action_id"], value=value, view_id=given.get("view_id")
            )
        return await self._slack.acts.press(
            given["as"], given["ts"], given["action_id"], given.get("channel", "dm"), value=value, block_id=block_id
        )

    async def _submit(self, given: Json) -> Json:
        return await self._slack.modals.submit(given["as"], given.get("values"))

    async def _close(self, given: Json) -> Json:
        return await self._slack.modals.close(given["as"], everything=bool(given.get("all")))

    async def _home(self, given: Json) -> Json:
        return {"home": self._slack.acts.open_home(given["as"], given.get("tab", "home"))}

    async def _read(self, given: Json) -> Json:
        if "since" in given:
            await self._slack.world.change(int(given["since"]), min(float(given.get("wait_s", 0)), _WAIT_MOST_S))
        messages = self._slack.acts.read(given["as"], given.get("channel", "dm"))
        return {"messages": messages, "version": self._slack.world.version}

    async def _views(self, given: Json) -> Json:
        return self._slack.modals.open_now(given["as"])

    async def _channel(self, given: Json) -> Json:
        channel = self._slack.acts.channel(self._slack.acts.person(given["as"]), given.get("channel", "dm"))
        now = self._slack.world.clock.now()
        status = {ts: each["status"] for ts, each in channel.status.items() if each["until_s"] > now}
        return {
            "id": channel.id,
            "name": channel.name,
            "members": sorted(channel.members),
            "prompts": channel.prompts,
            "status": status,
        }

    async def _settle(self, given: Json) -> Json:
        return {"settled": await self._slack.office.settled(float(given.get("timeout_s", 5)))}

    async def _redeliver(self, given: Json) -> Json:
        if not self._slack.office.tell_again(given["event_id"], given.get("reason", "http_timeout")):
            raise NotPossible("there was no such event")
        return {}

    async def _clock(self, given: Json) -> Json:
        del given
        clock = self._slack.world.clock
        return {"now": clock.moment().isoformat(), "now_s": clock.now(), "running": clock.running}

    async def _set_clock(self, given: Json) -> Json:
        clock = self._slack.world.clock
        if "set" in given or "running" in given:
            at = datetime.fromisoformat(given["set"]) if "set" in given else clock.moment()
            if at.tzinfo is None:
                raise NotPossible("an instant needs its offset, such as 2026-03-29T01:30:00+01:00")
            clock.set(at, running=given.get("running"))
        if "to" in given:
            clock.set(instant(given["to"], clock.moment(), self._slack.acts.person(given["as"]).tz))
        if "advance" in given:
            clock.advance(float(given["advance"]))
        self._slack.world.changed()
        return await self._clock({})

    async def _faults(self, given: Json) -> Json:
        del given
        return {"faults": self._slack.world.faults.told()}

    async def _add_fault(self, given: Json) -> Json:
        if given["kind"] not in KINDS:
            raise NotPossible(f"kind is one of {', '.join(sorted(KINDS))}")
        self._slack.world.faults.add(Fault(**given))
        self._slack.world.changed()
        return await self._faults({})

    async def _clear_faults(self, given: Json) -> Json:
        self._slack.world.faults.clear()
        self._slack.world.changed()
        return await self._faults(given)

    async def _calls(self, given: Json) -> Json:
        journal = self._slack.world.journal
        return {"entries": journal.since(int(given.get("since", 0))), "methods": journal.methods()}

    async def _connected(self, given: Json) -> Json:
        del given
        return {"connected": self._slack.sockets.connected}

    async def _sockets(self, given: Json) -> Json:
        if "disconnect" in given:
            return {"closed": await self._slack.sockets.disconnect(given["disconnect"])}
        return {"closed": await self._slack.sockets.drop()}

    async def _reset(self, given: Json) -> Json:
        del given
        self._slack.reset()
        return {}

    async def _file(self, request: web.Request) -> web.Response:
        content = self._slack.world.contents.get(request.match_info["id"])
        return web.Response(status=404) if content is None else web.Response(body=content)


def _answering(act: Callable[[Json], Awaitable[Json]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            given = await _given(request)
        except (NotPossible, ValueError) as reason:
            return _wrong(str(reason))
        return await _answered(act, given)

    return handle


async def _answered(act: Callable[[Json], Awaitable[Json]], given: Json) -> web.Response:
    try:
        return web.json_response({"ok": True, **await act(given)})
    except NotPossible as reason:
        return _wrong(str(reason))
    except KeyError as missing:
        return _wrong(f"{missing.args[0]} is missing")
    except (ValueError, TypeError) as reason:
        return _wrong(str(reason))


async def _given(request: web.Request) -> Json:
    if request.method != "POST":
        return dict(request.query)
    given: Any = json.loads(await request.read() or b"{}")
    if not isinstance(given, dict):
        raise NotPossible("the body has to be a JSON object")
    return given


def _wrong(reason: str) -> web.Response:
    return web.json_response({"ok": False, "error": reason}, status=400)
