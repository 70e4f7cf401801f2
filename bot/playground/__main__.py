"""`python -m bot.playground`: a local Slack that any Bolt app can be pointed at, with its page."""

import argparse
import asyncio
import sys
from pathlib import Path

import yaml

from bot.errors import BadInput
from bot.playground import seed
from bot.playground.app_spec import AppSpec
from bot.playground.server import LocalSlack

HIGHEST_PORT = 65535


async def serve(port: int, told: seed.Seed, app: AppSpec) -> None:
    async with LocalSlack(port=port, app=app, seed=told, page=True) as slack:
        print(f"A local Slack listens until you press Ctrl+C. Open {slack.url}")  # noqa: T201 - it speaks on a terminal
        print(f"  base URL        {slack.url}/api/")  # noqa: T201
        print(f"  bot token       {slack.bot_token}")  # noqa: T201
        print(f"  app token       {slack.app_token}")  # noqa: T201
        print(f"  signing secret  {slack.signing_secret}")  # noqa: T201
        print(f"  control         {slack.url}/control/people", flush=True)  # noqa: T201
        await asyncio.Event().wait()


def read_manifest(path: Path) -> AppSpec:
    """The app of a Slack manifest, YAML or JSON.

    Raises:
        BadInput: it cannot be read, or is no manifest.
    """
    try:
        return AppSpec.from_manifest(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise BadInput(f"The manifest {path} cannot be read: {error.strerror}.") from error
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"{path} is no Slack manifest: {error}.") from error


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bot.playground", description=__doc__)
    parser.add_argument("--port", default="0", help="where to listen; a free one without it")
    parser.add_argument("--seed", type=Path, help="people, channels, tokens and examples, as YAML")
    parser.add_argument("--manifest", type=Path, help="the app's manifest: its scopes, events, commands and shortcuts")
    given = parser.parse_args()
    if not given.port.isdecimal() or int(given.port) > HIGHEST_PORT:
        sys.exit(f"a port is a number up to {HIGHEST_PORT}, not {given.port!r}")
    try:
        told = seed.read(given.seed) if given.seed else seed.default()
        app = read_manifest(given.manifest) if given.manifest else AppSpec()
        asyncio.run(serve(int(given.port), told, app))
    except BadInput as wrong:
        sys.exit(str(wrong))
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
