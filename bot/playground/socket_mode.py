"""Socket Mode: the bot connects to us, and each envelope goes to one of its sockets."""

import asyncio
import contextlib
import json
import uuid
from typing import Final

from aiohttp import WSCloseCode, WSMsgType, web

from bot.playground.post_office import Ack, Parcel
from bot.playground.wire import Json
from bot.playground.world import APP, World

MOST: Final = 10
GRACE_S: Final = 10.0  # between the goodbye and the end, by the wall


class SocketMode:
    def __init__(self, world: World, ack_timeout_s: float) -> None:
        self.world = world
        self._ack_timeout_s = ack_timeout_s
        self._sockets: list[web.WebSocketResponse] = []
        self._limits: dict[web.WebSocketResponse, asyncio.Timeout] = {}
        self._waiting: dict[str, asyncio.Future[Json | None]] = {}
        self._turn = 0

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/socket", self._serve)]

    @property
    def connected(self) -> int:
        return len(self._sockets)

    async def send(self, parcel: Parcel) -> Ack:
        """To the next socket in turn; waits for its acknowledgement by the wall."""
        envelope_id = str(uuid.uuid4())
        envelope = {
            "envelope_id": envelope_id,
            "payload": parcel.payload,
            "type": parcel.kind,
            "accepts_response_payload": parcel.kind != "events_api",
        }
        if parcel.kind == "events_api":
            envelope |= {"retry_attempt": parcel.attempt, "retry_reason": parcel.reason or ""}
        if not self._sockets:
            return Ack(failure="dispatch_failed", reason="connection_failed")
        self._turn += 1
        socket = self._sockets[self._turn % len(self._sockets)]
        self._waiting[envelope_id] = asyncio.get_running_loop().create_future()
        try:
            await socket.send_json(envelope)
            return Ack(await asyncio.wait_for(self._waiting[envelope_id], self._ack_timeout_s))
        except TimeoutError:
            return Ack(failure="operation_timeout", reason="timeout")
        except ConnectionError:
            return Ack(failure="dispatch_failed", reason="connection_failed")
        finally:
            self._waiting.pop(envelope_id, None)

    async def disconnect(self, reason: str = "refresh_requested") -> int:
        """Says goodbye to all sockets, as Slack does every few hours; gives how many there were.

        A `warning` only announces it. Otherwise they get no more envelopes, and end when the bot leaves or soon after.
        """
        sockets = list(self._sockets)
        for socket in sockets:
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "local-slack"}})
            if reason != "warning":
                self._leave(socket)
                if socket in self._limits:
                    self._limits[socket].reschedule(asyncio.get_running_loop().time() + GRACE_S)
        return len(sockets)

    async def drop(self) -> int:
        """Closes all sockets without a word."""
        sockets = list(self._limits)
        for socket in sockets:
            self._leave(socket)
            await socket.close(code=WSCloseCode.GOING_AWAY)
        return len(sockets)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if not self.world.tickets.admit(request.query.get("ticket", "")):
            return web.Response(status=404, text="the URL of a socket connects once")
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if len(self._sockets) >= MOST:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets", "debug_info": {}})
            await socket.close()
            return socket
        try:
            await socket.send_json(
                {
                    "type": "hello",
                    "num_connections": len(self._sockets) + 1,
                    "debug_info": {"host": "local-slack", "build_number": 1, "approximate_connection_time": 18060},
                    "connection_info": {"app_id": APP},
                }
            )
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(None) as limit:
                    self._limits[socket] = limit
                    self._sockets.append(socket)
                    self.world.changed()
                    async for frame in socket:
                        if frame.type is WSMsgType.TEXT:
                            self._acknowledge(frame.data)
            await socket.close(code=WSCloseCode.GOING_AWAY)
        finally:
            self._leave(socket)
            self._limits.pop(socket, None)
        return socket

    def _acknowledge(self, frame: str) -> None:
        try:
            ack = json.loads(frame)
        except ValueError:
            return  # Slack does not answer noise either
        waiting = self._waiting.get(str(ack.get("envelope_id"))) if isinstance(ack, dict) else None
        if waiting is not None and not waiting.done():
            payload = ack.get("payload")
            waiting.set_result(payload if isinstance(payload, dict) else {"text": payload} if payload else None)

    def _leave(self, socket: web.WebSocketResponse) -> None:
        if socket in self._sockets:
            self._sockets.remove(socket)
            self.world.changed()
