"""The composition root: here, and nowhere else, real parts are picked and put together."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot import templates
from bot.expiring import Expiring
from bot.jobs import week
from bot.jobs.checkin import Mornings
from bot.jobs.clock import Clock
from bot.jobs.outbox import Outbox
from bot.jobs.pace import Pace
from bot.jobs.quiet import Quiet
from bot.jobs.team import TROUBLE, Channels
from bot.listeners import WORKERS, register
from bot.listeners.desk import Desk
from bot.listeners.inbox import Inbox
from bot.memory import LASTS, ROOM, Memory
from bot.retention import Retention
from bot.services.checkin import WEEK
from bot.services.team import TEAM
from bot.settings import Settings
from bot.slack.duties import Duties
from bot.slack.edge import serve_http
from bot.slack.installed import OneWorkspace
from bot.slack.people import People
from bot.slack.preflight import check_tokens
from bot.slack.sender import Sender
from bot.slack.socket import serve_socket
from bot.slack.voice import Voice
from bot.slack.web import web_client
from bot.store import Counts, Keeper, Threaded, open_store

DRAIN_S: Final = 10.0
ELSEWHERE: Final = "I belong to another workspace, so I can't answer here."
URL_LASTS: Final = timedelta(minutes=30)  # as long as Slack takes messages at a response URL

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class Canirun:
    """The whole bot, ready to be connected."""

    app: AsyncApp
    client: AsyncWebClient
    desk: Desk
    settings: Settings
    clock: Clock


def wall_clock() -> datetime:
    """What time it is, aware."""
    return datetime.now(UTC)


@asynccontextmanager
async def canirun(  # noqa: PLR0913  what can be chosen
    settings: Settings,
    store: Keeper,
    *,
    http: bool = False,
    now: Callable[[], datetime] = wall_clock,
    on_removed: Callable[[], object] = lambda: None,
    pace: Pace = Pace(),  # noqa: B008  frozen
) -> AsyncIterator[Canirun]:
    """The bot for one workspace, its tokens checked; at the end it finishes what it has begun.

    Args:
        settings: tokens, secret and address of the workspace.
        store: what is remembered; it stays open.
        http: whether Slack will come by signed HTTP; otherwise by Socket Mode.
        now: the clock to live by.
        on_removed: called when the app was taken out of the workspace; what was kept is then deleted.
        pace: how often it looks what is due, and how fast it may write.

    Raises:
        NotSetUp: a token or the secret is missing or wrong.
    """
    retention, removed = Retention.of(settings), False

    def remove() -> None:
        nonlocal removed
        removed = True
        on_removed()

    async with web_client(settings) as client:
        identity = await check_tokens(settings, client, http=http)
        kept, duties = Threaded(store), Duties()
        memory = Memory(kept, now)
        desk = Desk(
            now=now,
            people=People(client, now),
            voice=Voice(client),
            memory=memory,
            replies=Expiring(ROOM, LASTS, now),
            modals=Expiring(ROOM, URL_LASTS, now),
            homes=Expiring(ROOM, LASTS, now),
            duties=duties,
            retention=retention,
            removed=remove,
        )
        sender = Sender(client)
        hasty = desk.people.hasty()  # a thousand mornings at once are more than Slack tells of
        channels = Channels(kept, sender, hasty, now)
        composers = {
            **Mornings(memory, hasty, now, retention.soreness_days).composers,
            WEEK: week.composer(memory, desk.people),
            TEAM: channels.compose,
            TROUBLE: channels.trouble,
        }
        quiet = Quiet(sender, hasty, now)
        outbox = Outbox(kept, sender, composers, now, pace=pace, quiet=quiet, channels=channels)
        clock = Clock(kept, outbox, now, lambda: retain(kept, now(), retention), pace.looks_every_s)
        inbox = Inbox(desk, kept, duties, now, WORKERS)
        app = AsyncApp(
            client=_nobodys(client),
            authorize=OneWorkspace(identity, settings.bot_token or ""),  # type: ignore[arg-type]  # Bolt takes both
            signing_secret=settings.signing_secret,
            request_verification_enabled=http,
            user_facing_authorize_error_message=ELSEWHERE,
            process_before_response=True,  # listeners only acknowledge; otherwise Bolt looks for that every 10 ms
        )
        register(app, desk, inbox)
        templates.slack()
        duties.start(asyncio.to_thread(templates.warm_up), "warm-up")  # nothing is said before it is acknowledged
        await retain(kept, now(), retention)
        if left := await inbox.resume():
            _log.info("%d deliveries were left from before", left)
        clock.start()
        try:
            yield Canirun(app, client, desk, settings, clock)
        finally:
            cut_off, late = await asyncio.gather(clock.stop(DRAIN_S), duties.drain(DRAIN_S))
            if cut_off:
                _log.warning("the outbox was cut off; what was on its way is looked for at the next start")
            if late:
                _log.warning("%d answers were cut off by the end", late)
            if removed:  # what was still being answered then may have kept something
                await kept(lambda store: store.forget_workspace(identity.team_id), slow=True)
            await kept.aclose()


async def retain(kept: Threaded[Keeper], now: datetime, retention: Retention) -> Counts:
    """Deletes what is kept no longer, and logs how much it was."""
    gone = await kept(lambda store: store.retain(now, *retention), slow=True)
    if any(gone.model_dump().values()):
        _log.info("kept no longer: %s", ", ".join(f"{name} {number}" for name, number in gone if number))
    return gone


def _nobodys(client: AsyncWebClient) -> AsyncWebClient:
    """The same line to Slack without a token: Bolt gives each request's client the one of its workspace."""
    return AsyncWebClient(base_url=client.base_url, session=client.session, retry_handlers=client.retry_handlers)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Keeper]:
    """The store that the environment names, or the file that is there for whoever names none.

    Raises:
        NotSetUp: it cannot be opened, or is of another version.
    """
    store = await asyncio.to_thread(open_store, settings.database_url, settings.encryption_keys)
    try:
        yield store
    finally:
        await asyncio.to_thread(store.close)


def until_told_to_stop() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set, in place of what they would do."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows has no signals in its loop; there Ctrl+C ends it as it is
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def start(settings: Settings, *, port: int | None = None, host: str = "127.0.0.1") -> None:
    """Connects to the workspace and serves it until SIGTERM or SIGINT: by Socket Mode, or at `port` by signed HTTP.

    Raises:
        NotSetUp: a token or the secret is missing or wrong.
    """
    stop = until_told_to_stop()
    async with (
        opened(settings) as store,
        canirun(settings, store, http=port is not None, on_removed=stop.set) as bot,
    ):
        gc.freeze()  # what is loaded by now stays: the collector need not walk it again, 20 ms each time
        if port is None:
            await serve_socket(bot.app, settings, bot.client, stop, on_ready=lambda: _log.info("connected to Slack"))
        else:
            await serve_http(
                bot.app, settings, port, stop, host=host, on_ready=lambda at: _log.info("listening at port %d", at)
            )
