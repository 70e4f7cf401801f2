"""The local Slack as one server on the loopback: everything put together."""

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from aiohttp import ClientSession, web
from aiohttp.typedefs import Handler

from bot.playground.acts import Acts
from bot.playground.app_spec import AppSpec
from bot.playground.clock import Clock
from bot.playground.control import Control
from bot.playground.events_http import EventsHttp
from bot.playground.modal_acts import ModalActs
from bot.playground.page import Page
from bot.playground.post_office import RETRIES_S, Ack, Parcel, PostOffice
from bot.playground.seed import Seed, Tokens, default
from bot.playground.socket_mode import SocketMode
from bot.playground.web_api.door import Door
from bot.playground.world import World

LOOPBACK = ("127.0.0.1", "localhost")
BODY_BYTES = 64 * 1024 * 1024  # more than any upload of a test


@web.middleware
async def _neighbours_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Keeps web pages of others out, which a browser on this machine would let knock here."""
    own = {f"{request.url.scheme}://{request.host}", None}
    if request.url.host not in LOOPBACK or request.headers.get("Origin") not in own:
        return web.Response(status=403, text="only programs and pages of this machine are served")
    return await handler(request)


class LocalSlack:
    """Slack's side for one bot: `async with LocalSlack() as slack:`.

    Attributes:
        url: `http://127.0.0.1:port`; the bot's base URL is `url + "/api/"`.
        bot_token, app_token, signing_secret: the seed's, or made up for this server, new for each.
        world, acts, modals, office, sockets: the parts, for tests in the same process; others use `/control`.

    Args:
        port: 0 takes a free one.
        app: scopes, events, commands and shortcuts of the bot's app.
        clock: by default it runs with the wall.
        request_url: where the bot takes signed HTTP; None: Socket Mode.
        ack_timeout_s: how long the bot may take, by the wall.
        retries_s: when an event is told again, in seconds of the clock after each failure.
        seed: who and what is there at the start; by default three people and two channels.
        page: whether people can open `url` in a browser.
    """

    def __init__(  # noqa: PLR0913  what can be chosen about a Slack
        self,
        port: int = 0,
        *,
        app: AppSpec | None = None,
        clock: Clock | None = None,
        request_url: str | None = None,
        ack_timeout_s: float = 3.0,
        retries_s: Sequence[float] = RETRIES_S,
        seed: Seed | None = None,
        page: bool = False,
    ) -> None:
        self.seed = seed or (default() if page else Seed())
        tokens = self.seed.tokens or Tokens()
        self.bot_token, self.app_token, self.signing_secret = tokens.bot, tokens.app, tokens.signing_secret
        self.request_url = request_url
        self.url = ""
        self._port, self._ack_timeout_s, self._retries_s = port, ack_timeout_s, retries_s
        self._app, self._clock = app or AppSpec(), clock or Clock()
        self._http: EventsHttp | None = None
        self._session: ClientSession | None = None
        self._runner: web.AppRunner | None = None
        self._page = Page(self) if page else None
        self._furnish(World(self._app, self._clock, self.seed))
        self.sockets = SocketMode(self.world, ack_timeout_s)
        self._door = Door(self.world, self.bot_token, self.app_token)

    async def __aenter__(self) -> Self:
        self._session = ClientSession()
        application = web.Application(client_max_size=BODY_BYTES, middlewares=[_neighbours_only])
        application.add_routes([*self._door.routes(), *self.sockets.routes(), *Control(self).routes()])
        if self._page is not None:
            application.add_routes(self._page.routes())
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._door.base = self.acts.base = self.url
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.office.close()
        await self.sockets.drop()
        if self._runner is not None:
            await self._runner.cleanup()
        if self._session is not None:
            await self._session.close()

    async def listen_at(self, request_url: str | None) -> bool:
        """Sends everything to that URL from now on, if it answers the challenge; None goes back to sockets."""
        if request_url is not None and not await self._poster(request_url).verify():
            return False
        self.request_url = request_url
        return True

    def reset(self) -> None:
        """Everything as at the start: messages, views, faults, journal. The clock and the sockets stay."""
        self.office.forget()
        before = self.world
        self._furnish(World(self._app, self._clock, self.seed))
        self.acts.base = self.url
        self.sockets.world = self._door.world = self.world
        before.changed()  # who waited for something new there looks up, and finds the new one

    def _furnish(self, world: World) -> None:
        self.world = world
        self.office = PostOffice(world, self._send, self._retries_s)
        self.acts = Acts(world, self.office)
        self.modals = ModalActs(self.acts)

    async def _send(self, parcel: Parcel) -> Ack:
        if self.request_url is None:
            return await self.sockets.send(parcel)
        return await self._poster(self.request_url).send(parcel)

    def _poster(self, url: str) -> EventsHttp:
        if self._session is None:
            raise RuntimeError("the local Slack has not been opened: use `async with`")
        if self._http is None or self._http.url != url:
            self._http = EventsHttp(url, self.signing_secret, self._session, self._ack_timeout_s)
        return self._http
