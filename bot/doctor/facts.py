"""Everything that is looked at, collected once: this machine, the environment, and what Slack answers."""

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar
from zoneinfo import TZPATH, ZoneInfo

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, InvalidURL

from bot import folders, manifest
from bot.errors import NotSetUp
from bot.settings import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, Settings, Shape, shape_of

PATIENCE_S: Final = 10.0
ZONES: Final = ("America/New_York", "Asia/Kolkata", "Europe/Berlin", "Pacific/Auckland")
T = TypeVar("T")

_PROXIES: Final = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")  # slack_sdk takes the first of these


@dataclass(frozen=True)
class Reply:
    """What came of one call.

    Attributes:
        unreachable: why no answer came, in a few words; empty: one came.
        status: the HTTP status; 0: no answer came.
        body: the JSON object that was answered; empty: there was none.
        scopes: what the token may do; None: the answer does not tell.
        ahead: how far this machine's clock is before Slack's; None: the answer does not tell.
    """

    unreachable: str = ""
    status: int = 0
    body: Mapping[str, Any] = field(default_factory=dict)
    scopes: frozenset[str] | None = None
    ahead: timedelta | None = None

    @property
    def error(self) -> str:
        """Slack's name for what is wrong, such as `invalid_auth`; empty: nothing is."""
        return "" if self.body.get("ok") is True else str(self.body.get("error") or f"HTTP status {self.status}")


class Database(NamedTuple):
    """What was seen of the database.

    Attributes:
        there: whether it exists; a file is made at the first start.
        fault: what keeps it from being used.
        open_to_others: names of its files that other users of the machine may read.
    """

    there: bool = False
    fault: NotSetUp | None = None
    open_to_others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """What is judged. The environment holds secrets and is never part of the `repr`.

    Attributes:
        python: the version that runs.
        environ: the environment's variables.
        auth: the answer to auth.test, asked without a token where there is none that looks like a bot's.
        connection: the answer to apps.connections.open; None: no token looks like an app's.
        manifest: what Slack is told of the app; None: it is missing.
        templates: whether the words that we say are found.
        missing_zones: of `ZONES` those that are not found.
        database: what was seen of the database; None: nobody looked.
        package_tzdata, system_tzdata: versions such as "2025b"; empty: missing, or it does not tell.
    """

    python: tuple[int, int, int]
    environ: Mapping[str, str] = field(repr=False)
    auth: Reply
    connection: Reply | None
    manifest: manifest.Manifest | None
    templates: bool
    missing_zones: tuple[str, ...]
    package_tzdata: str
    system_tzdata: str
    database: Database | None = None

    @property
    def settings(self) -> Settings:
        return Settings.of(self.environ)

    @property
    def by_http(self) -> bool:
        """Whether the environment is one for signed HTTP: a signing secret, and no token for Socket Mode."""
        return bool(self.settings.signing_secret and not self.settings.app_token)

    @property
    def asked_as_bot(self) -> bool:
        """Whether auth.test was asked with the bot's token."""
        return _fit_to_send(self.settings, self.secret(BOT_TOKEN), Shape.BOT)

    def secret(self, name: str) -> str:
        """The value of one of the three variables that hold a secret; empty: not set."""
        settings = self.settings
        told = {
            BOT_TOKEN: settings.bot_token,
            APP_TOKEN: settings.app_token,
            SIGNING_SECRET: settings.signing_secret,
        }
        return told[name] or ""


async def gather(
    environ: Mapping[str, str],
    now: Callable[[], datetime],
    patience_s: float = PATIENCE_S,
    *,
    database: Database | None = None,
) -> Facts:
    """Looks at everything. A value that does not look like the token it should be is sent nowhere.

    Args:
        environ: the environment's variables.
        now: this machine's clock (aware).
        patience_s: how long an answer may take.
        database: what was seen of the database, by whoever knows such things.
    """
    settings = Settings.of(environ)
    bot, app = settings.bot_token or "", settings.app_token or ""
    async with ClientSession(timeout=ClientTimeout(total=patience_s)) as session:
        line = _Line(session, settings.slack_api_url, next(filter(None, map(environ.get, _PROXIES)), None), now)
        auth = await line.call("auth.test", bot if _fit_to_send(settings, bot, Shape.BOT) else None)
        by_socket = _fit_to_send(settings, app, Shape.APP)
        connection = await line.call("apps.connections.open", app) if by_socket else None
    return Facts(
        python=sys.version_info[:3],
        environ=environ,
        auth=auth,
        connection=connection,
        manifest=_found(manifest.load),
        templates=_found(folders.templates) is not None,
        missing_zones=tuple(name for name in ZONES if not _is_zone(name)),
        package_tzdata=_package_tzdata(),
        system_tzdata=_system_tzdata(),
        database=database,
    )


def _fit_to_send(settings: Settings, token: str, shape: Shape) -> bool:
    return settings.keeps_secrets and shape_of(token) is shape


@dataclass(frozen=True)
class _Line:
    """The way to Slack, through the proxy that slack_sdk would take."""

    session: ClientSession
    url: str
    proxy: str | None
    now: Callable[[], datetime]

    async def call(self, method: str, token: str | None) -> Reply:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        began = self.now()
        try:
            async with self.session.post(
                f"{self.url}{method}", headers=headers, proxy=self.proxy, allow_redirects=False
            ) as answer:
                return await _reply(answer, began, self.now())
        except TimeoutError:
            return Reply(unreachable=f"no answer within {self.session.timeout.total:g} s")
        except InvalidURL:
            return Reply(unreachable="it is not an address")
        except (ClientError, ValueError) as error:  # aiohttp raises ValueError for an address of another scheme
            return Reply(unreachable=str(error) or type(error).__name__)


async def _reply(answer: ClientResponse, began: datetime, ended: datetime) -> Reply:
    try:
        body = await answer.json(content_type=None)
    except ValueError:
        body = None
    scopes = answer.headers.get("X-OAuth-Scopes")
    return Reply(
        status=answer.status,
        body=body if isinstance(body, dict) else {},
        scopes=None if scopes is None else frozenset(filter(None, map(str.strip, scopes.split(",")))),
        ahead=_ahead(answer.headers.get("Date", ""), began + (ended - began) / 2),
    )


def _ahead(date: str, here: datetime) -> timedelta | None:
    try:
        return here - parsedate_to_datetime(date)
    except (TypeError, ValueError):  # no date at all, or one without a zone
        return None


def _found(look: Callable[[], T]) -> T | None:
    try:
        return look()
    except FileNotFoundError:
        return None


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo.no_cache(name)
    except (LookupError, OSError, ValueError):  # not there, or not readable as a zone
        return False
    return True


def _package_tzdata() -> str:
    try:
        return iana_name(metadata.version("tzdata"))
    except metadata.PackageNotFoundError:
        return ""


def iana_name(version: str) -> str:
    """What the time zone database calls that version of the package: 2025.2 is 2025b; empty: it is none of these."""
    told = re.match(r"(\d{4})\.(\d{1,2})(?!\d)", version)
    return f"{told[1]}{chr(ord('a') + int(told[2]) - 1)}" if told else ""


def _system_tzdata() -> str:
    """The version of the zones that Python takes first, where they tell one."""
    for folder in map(Path, TZPATH):
        for name in ("tzdata.zi", "+VERSION"):
            if (folder / name).is_file():
                with (folder / name).open(encoding="ascii", errors="replace") as lines:
                    told = re.search(r"\b\d{4}[a-z]{1,2}\b", lines.readline())
                return told[0] if told else ""
    return ""
