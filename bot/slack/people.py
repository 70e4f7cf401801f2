"""Where people are and what they are called, as their Slack profile says: asked once, and again when that is old."""

import logging
from collections.abc import Callable
from copy import copy
from datetime import datetime, timedelta
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.expiring import Expiring
from bot.place import Place
from bot.slack.web import refusal

ROOM: Final = 10_000
LASTS: Final = timedelta(hours=1)
HOURS12: Final = frozenset("en-US en-CA en-AU en-NZ en-IN hi-IN ko-KR".split())

_log: Final = logging.getLogger(__name__)


NOWHERE: Final = Place("UTC", hours12=False, known=False)


class People:
    def __init__(self, client: AsyncWebClient, now: Callable[[], datetime]) -> None:
        self._client = client
        self._places: Expiring[tuple[str, str], Place] = Expiring(ROOM, LASTS, now)
        self._names: Expiring[tuple[str, str], str] = Expiring(ROOM, LASTS, now)

    async def place_of(self, team: str, user: str) -> Place:
        """Where somebody is; UTC, and said to be a guess, where Slack does not tell."""
        place = self._places.get((team, user))
        if place is None:
            place = _place(await self._asked(user))
            if place.known:
                self._places.put((team, user), place)
        return place

    def forget(self, team: str, user: str) -> None:
        """Asks again next time: the profile has changed."""
        self.forget_all(lambda *whose: whose == (team, user))

    def forget_all(self, whose: Callable[[str, str], bool]) -> None:
        """The same for everybody whose team and user answer yes."""
        self._places.forget(lambda key: whose(*key))
        self._names.forget(lambda key: whose(*key))

    async def name_of(self, team: str, user: str) -> str | None:
        """What somebody is called, in their own words; None where Slack does not tell."""
        name = self._names.get((team, user))
        if name is None:
            told = await self._asked(user)
            profile = (told or {}).get("profile") or {}
            name = str(profile.get("display_name") or profile.get("real_name") or "")
            if name:
                self._names.put((team, user), name)
        return name or None

    async def is_admin(self, user: str) -> bool:
        """Whether somebody is an admin or an owner of the workspace, asked anew; False where Slack does not tell."""
        told = await self._asked(user) or {}
        return bool(told.get("is_admin") or told.get("is_owner"))

    async def _asked(self, user: str) -> dict[str, Any] | None:
        try:
            answer = await self._client.users_info(user=user, include_locale=True)
        except SlackApiError as error:
            _log.warning("users.info was refused: %s", refusal(error))
            return None
        except (aiohttp.ClientError, TimeoutError) as error:
            _log.warning("users.info got no answer: %s", type(error).__name__)
            return None
        user_told: dict[str, Any] = answer["user"]
        return user_told

    def hasty(self) -> "People":
        """The same people, asked without patience: where Slack says that it is too early, nobody waits."""
        other = copy(self)
        other._client = AsyncWebClient(  # noqa: SLF001  of our own kind
            token=self._client.token, base_url=self._client.base_url, session=self._client.session, retry_handlers=[]
        )
        return other


def _place(told: dict[str, Any] | None) -> Place:
    if told is None or not told.get("tz"):
        return NOWHERE
    return Place(told["tz"], told.get("locale") in HOURS12, known=True)
