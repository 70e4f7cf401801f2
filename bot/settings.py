"""What the environment tells: tokens, the signing secret, and where Slack is. All names begin with CANIRUN_."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

BOT_TOKEN: Final = "CANIRUN_BOT_TOKEN"  # noqa: S105  the name of a variable
APP_TOKEN: Final = "CANIRUN_APP_TOKEN"  # noqa: S105  the name of a variable
SIGNING_SECRET: Final = "CANIRUN_SIGNING_SECRET"  # noqa: S105  the name of a variable
SLACK_API_URL: Final = "CANIRUN_SLACK_API_URL"
SLACK: Final = "https://slack.com/api/"


@dataclass(frozen=True)
class Settings:
    """What the bot needs to know of its workspace. Secrets are never part of its `repr`.

    Attributes:
        bot_token: `xoxb-…`, for every call; None: not told.
        app_token: `xapp-…`, for Socket Mode; None: not told.
        signing_secret: proves that signed HTTP is Slack's; None: not told.
        slack_api_url: base URL of the Web API, with a slash at its end.
    """

    bot_token: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    slack_api_url: str = SLACK

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings of an environment; an empty variable counts as not told, and spaces around a value as none."""
        told = {
            name: value for name in (BOT_TOKEN, APP_TOKEN, SIGNING_SECRET) if (value := environ.get(name, "").strip())
        }
        url = environ.get(SLACK_API_URL, "").strip() or SLACK
        return cls(told.get(BOT_TOKEN), told.get(APP_TOKEN), told.get(SIGNING_SECRET), f"{url.rstrip('/')}/")

    @property
    def names_a_workspace(self) -> bool:
        """Whether any token is told, so that `canirun` alone means the real Slack."""
        return bool(self.bot_token or self.app_token)
