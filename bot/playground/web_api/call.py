"""One call of the Web API, as its method sees it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.playground.facts import Fact
from bot.playground.wire import Json, Refused, missing, parsed
from bot.playground.world import BOT_USER, Channel, World


@dataclass(frozen=True)
class Call:
    """What a method is given.

    Attributes:
        base: this server's own address, `http://127.0.0.1:port`, for the URLs that it hands out.
    """

    world: World
    given: Json
    fact: Fact
    base: str

    def text(self, name: str) -> str:
        """An argument that has to be there, as a string."""
        value = self.given.get(name)
        if value is None:
            raise missing(name)
        return str(value)

    def flag(self, name: str) -> bool:
        return str(self.given.get(name, "")).lower() in ("true", "1")

    def tree(self, name: str) -> object:
        """An argument that is JSON, or a string of JSON."""
        try:
            return parsed(self.given.get(name))
        except ValueError:
            raise Refused("invalid_arguments", [f"must provide valid JSON [json-pointer:/{name}]"]) from None

    def number(self, name: str, default: int, least: int, most: int) -> int:
        value = str(self.given.get(name, default))
        if not value.isdecimal() or not least <= int(value) <= most:
            raise Refused("invalid_arguments", [f"must be between {least} and {most} [json-pointer:/{name}]"])
        return int(value)

    def channel(self, *, scope: str | None = None, joined: bool = False, argument: str = "channel") -> Channel:
        """The channel that the call is about.

        Args:
            scope: what of it has to be open to the app, such as `history`; its kind makes it `im:history`.
            joined: whether the bot has to be in it.
            argument: the name of the argument.
        """
        channel = self.world.channel(self.text(argument))
        if scope is not None:
            self.need(f"{channel.kind}:{scope}")
        if joined and BOT_USER not in channel.members:
            raise Refused("not_in_channel")
        return channel

    def need(self, scope: str) -> None:
        """Raises `missing_scope` where the app was not given it."""
        if scope not in self.world.app.scopes:
            raise lacking(self.world, [scope])


def lacking(world: World, needed: list[str]) -> Refused:
    return Refused("missing_scope", needed=",".join(needed), provided=",".join(sorted(world.app.scopes)))


Method: TypeAlias = Callable[[Call], Json]
"""Gives the answer without its `ok`; raises Refused."""
