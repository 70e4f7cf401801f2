"""What Slack is told of the app: `app_manifest.yml` for Socket Mode, and what is made of it for signed HTTP."""

import re
from copy import deepcopy
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

import yaml

from bot import folders
from bot.errors import BadInput

Manifest = dict[str, Any]

EVENTS_PATH: Final = "/slack/events"  # where `canirun start --http` takes everything that Slack sends


def load() -> Manifest:
    """The manifest for Socket Mode, as Slack's schema has it.

    Raises:
        FileNotFoundError: the installation is broken.
    """
    manifest: Manifest = yaml.safe_load(folders.manifest().read_text(encoding="utf-8"))
    return manifest


def for_http(manifest: Manifest, url: str) -> Manifest:
    """The same app for signed HTTP: Slack sends everything to `url` with `/slack/events` behind it.

    Raises:
        BadInput: the URL is not one that Slack would call.
    """
    target = _base(url) + EVENTS_PATH
    variant = deepcopy(manifest)
    variant["settings"]["socket_mode_enabled"] = False
    variant["settings"]["event_subscriptions"]["request_url"] = target
    variant["settings"]["interactivity"]["request_url"] = target
    for command in variant["features"]["slash_commands"]:
        command["url"] = target
    return variant


def scopes(manifest: Manifest) -> frozenset[str]:
    """What the bot asks of a workspace."""
    return frozenset(manifest["oauth_config"]["scopes"]["bot"])


def as_yaml(manifest: Manifest) -> str:
    """The manifest as Slack takes it, in the order of the file."""
    return yaml.safe_dump(manifest, sort_keys=False, allow_unicode=True, width=120)


def _base(url: str) -> str:
    """The public address without a slash or our own path at its end."""
    told = url.strip()
    parts = _parts(told)
    if parts is None:
        raise BadInput(f"{url!r} is not an address; write the bot's public one, like https://canirun.example.com")
    if parts.scheme != "https":
        raise BadInput(f"Slack sends to https only, not to {parts.scheme}; write it like https://{parts.hostname}")
    if parts.query or parts.fragment or parts.username is not None:
        raise BadInput(f"an address without a name, a ? or a # in it is needed, like https://{parts.hostname}")
    return told.rstrip("/").removesuffix(EVENTS_PATH)


def _parts(address: str) -> SplitResult | None:
    """None: it is no address, or one without a host."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    return parts if parts.hostname and not re.search(r"\s", address) else None
