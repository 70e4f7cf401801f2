"""`python -m bot.playground [PORT]`: a local Slack that any Bolt app can be pointed at."""

import asyncio
import sys

from bot.playground.server import LocalSlack

HIGHEST_PORT = 65535


async def serve(port: int) -> None:
    async with LocalSlack(port=port) as slack:
        print(f"A local Slack listens at {slack.url} until you press Ctrl+C.")  # noqa: T201 - it speaks on a terminal
        print(f"  base URL        {slack.url}/api/")  # noqa: T201
        print(f"  bot token       {slack.bot_token}")  # noqa: T201
        print(f"  app token       {slack.app_token}")  # noqa: T201
        print(f"  signing secret  {slack.signing_secret}")  # noqa: T201
        print(f"  control         {slack.url}/control/people", flush=True)  # noqa: T201
        await asyncio.Event().wait()


def main() -> None:
    told = sys.argv[1] if len(sys.argv) > 1 else "0"
    if not told.isdecimal() or int(told) > HIGHEST_PORT:
        sys.exit(f"a port is a number up to {HIGHEST_PORT}, not {told!r}")
    try:
        asyncio.run(serve(int(told)))
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
