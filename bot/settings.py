"""What the environment tells: tokens, the signing secret, and where Slack is. All names begin with CANIRUN_."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

BOT_TOKEN: Final = "CANIRUN_BOT_TOKEN"  # noqa: S105  the name of a variable
APP_TOKEN: Final = "CANIRUN_APP_TOKEN"  # noqa: S105  the name of a variable
SIGNING_SECRET: Final = "CANIRUN_SIGNING_SECRET"  # noqa: S105  the name of a variable
SLACK_API_URL: Final = "CANIRUN_SLACK_API_URL"
DATABASE_URL: Final = "CANIRUN_DATABASE_URL"
ENCRYPTION_KEYS: Final = "CANIRUN_ENCRYPTION_KEYS"
KEEP_SORENESS_DAYS: Final = "CANIRUN_KEEP_SORENESS_DAYS"
KEEP_SESSIONS_MONTHS: Final = "CANIRUN_KEEP_SESSIONS_MONTHS"
NAMES: Final = (
    BOT_TOKEN,
    APP_TOKEN,
    SIGNING_SECRET,
    SLACK_API_URL,
    DATABASE_URL,
    ENCRYPTION_KEYS,
    KEEP_SORENESS_DAYS,
    KEEP_SESSIONS_MONTHS,
)
SLACK: Final = "https://slack.com/api/"
_THIS_MACHINE: Final = ("127.0.0.1", "::1", "localhost")


class Shape(StrEnum):
    """What a secret looks like, in words that can be shown."""

    BOT = "a bot token (xoxb-…)"
    APP = "an app-level token (xapp-…)"
    USER = "a person's token (xoxp-…)"
    EXPIRING = "a token that expires (xoxe…)"
    SIGNING = "a signing secret (32 hexadecimal digits)"
    QUOTED = "a value with quotes around it"
    UNKNOWN = "something that Slack does not give out"


_SHAPES: Final = (
    (re.compile(r"""(["'])(.*)\1""", re.DOTALL), Shape.QUOTED),
    (re.compile(r"xoxb-[\w-]+", re.ASCII), Shape.BOT),
    (re.compile(r"xapp-[\w-]+", re.ASCII), Shape.APP),
    (re.compile(r"xoxp-[\w-]+", re.ASCII), Shape.USER),
    (re.compile(r"xoxe[.-][\w.-]+", re.ASCII), Shape.EXPIRING),
    (re.compile(r"[0-9a-f]{32}"), Shape.SIGNING),
)

WANTED: Final = {BOT_TOKEN: Shape.BOT, APP_TOKEN: Shape.APP, SIGNING_SECRET: Shape.SIGNING}
"""What each variable that holds a secret should look like."""


def shape_of(secret: str) -> Shape:
    """What a token or secret looks like. It says nothing of whether Slack still knows it."""
    return next((shape for pattern, shape in _SHAPES if pattern.fullmatch(secret)), Shape.UNKNOWN)


@dataclass(frozen=True)
class Settings:
    """What the bot needs to know of its workspace. Secrets are never part of its `repr`.

    Attributes:
        bot_token: `xoxb-…`, for every call; None: not told.
        app_token: `xapp-…`, for Socket Mode; None: not told.
        signing_secret: proves that signed HTTP is Slack's; None: not told.
        slack_api_url: base URL of the Web API, with a slash at its end.
        database_url: where what is remembered is kept; None: a file in the platform's folder for a person's data.
        encryption_keys: what it is encrypted with, the newest first; None: a key beside the file.
        keep_soreness_days, keep_sessions_months: how long it is kept, as it was told; `bot.retention` reads them.
    """

    bot_token: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    slack_api_url: str = SLACK
    database_url: str | None = field(default=None, repr=False)
    encryption_keys: str | None = field(default=None, repr=False)
    keep_soreness_days: str | None = None
    keep_sessions_months: str | None = None

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings of an environment; an empty variable counts as not told, and spaces around a value as none."""
        told = {name: value for name in NAMES if (value := environ.get(name, "").strip())}
        return cls(
            told.get(BOT_TOKEN),
            told.get(APP_TOKEN),
            told.get(SIGNING_SECRET),
            f"{told.get(SLACK_API_URL, SLACK).rstrip('/')}/",
            told.get(DATABASE_URL),
            told.get(ENCRYPTION_KEYS),
            told.get(KEEP_SORENESS_DAYS),
            told.get(KEEP_SESSIONS_MONTHS),
        )

    @property
    def keeps_secrets(self) -> bool:
        """Whether what goes to that URL can be read by nobody on the way: https, or this machine itself."""
        try:
            parts = urlsplit(self.slack_api_url)
        except ValueError:
            return False
        return parts.scheme == "https" or parts.hostname in _THIS_MACHINE

    @property
    def names_a_workspace(self) -> bool:
        """Whether any token is told, so that `canirun` alone means the real Slack."""
        return bool(self.bot_token or self.app_token)
