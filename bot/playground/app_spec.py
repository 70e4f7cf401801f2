"""What the bot's app was set up for: its scopes, events, commands and shortcuts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

SCOPES: Final = frozenset(
    "app_mentions:read assistant:write channels:history channels:read chat:write commands dnd:read files:read "
    "files:write im:history im:read im:write reactions:write users:read".split()
)
EVENTS: Final = frozenset("app_home_opened app_mention message.im".split())


@dataclass(frozen=True)
class Command:
    """A slash command as people see it while they type."""

    name: str
    description: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Shortcut:
    """An entry of a menu: of a message, or of the composer."""

    callback_id: str
    name: str
    kind: Literal["global", "message"]
    description: str = ""


@dataclass(frozen=True)
class AppSpec:
    """An app as its manifest tells it. `commands` or `shortcuts` of None: any is known, where there is no manifest.

    `described` and `menu` are what the page shows of them; `home` tells whether the app has a Home tab, `prompts` what
    is suggested in its Messages tab before the app suggests anything itself: titles and messages.
    """

    name: str = "canirun"
    scopes: frozenset[str] = SCOPES
    events: frozenset[str] = EVENTS
    commands: frozenset[str] | None = None
    shortcuts: frozenset[str] | None = None
    """The callback ids of global and message shortcuts."""
    described: tuple[Command, ...] = ()
    menu: tuple[Shortcut, ...] = ()
    home: bool = True
    prompts: tuple[Mapping[str, str], ...] = ()

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
            described=tuple(
                Command(each["command"], each.get("description", ""), each.get("usage_hint", ""))
                for each in features.get("slash_commands", ())
            ),
            menu=tuple(
                Shortcut(
                    each["callback_id"],
                    each.get("name", each["callback_id"]),
                    each.get("type", "global"),
                    each.get("description", ""),
                )
                for each in features.get("shortcuts", ())
            ),
            home=features.get("app_home", {}).get("home_tab_enabled", False),
            prompts=tuple(features.get("agent_view", {}).get("suggested_prompts", ())),
        )
