"""What the bot's app was set up for: its scopes, events, commands and shortcuts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

SCOPES: Final = frozenset(
    "app_mentions:read assistant:write channels:history channels:read chat:write commands dnd:read files:write "
    "im:history im:read im:write reactions:write users:read".split()
)
EVENTS: Final = frozenset("app_home_opened app_mention message.im".split())


@dataclass(frozen=True)
class AppSpec:
    """An app as its manifest tells it. `commands` or `shortcuts` of None: any is known, where there is no manifest."""

    name: str = "canirun"
    scopes: frozenset[str] = SCOPES
    events: frozenset[str] = EVENTS
    commands: frozenset[str] | None = None
    shortcuts: frozenset[str] | None = None
    """The callback ids of global and message shortcuts."""

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any]) -> "AppSpec":
        """The app of a Slack manifest, given as read from YAML or JSON."""
        features = manifest.get("features", {})
        return cls(
            name=features.get("bot_user", {}).get("display_name", manifest["display_information"]["name"]),
            scopes=frozenset(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ())),
            events=frozenset(manifest.get("settings", {}).get("event_subscriptions", {}).get("bot_events", ())),
            commands=frozenset(command["command"] for command in features.get("slash_commands", ())),
            shortcuts=frozenset(shortcut["callback_id"] for shortcut in features.get("shortcuts", ())),
        )
