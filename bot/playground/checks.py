"""Small checks that `limits.py` is written in: each tells what Slack would find wrong, and where.

Lengths count Unicode code points. Words and JSON pointers are those of Slack's own answers.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final, TypeAlias

Check: TypeAlias = Callable[[Any, str], Iterator[str]]
"""Takes a value and its JSON pointer; gives the faults."""


def fault(words: str, at: str) -> str:
    return f"{words} [json-pointer:{at}]"


def string(longest: int, shortest: int = 1) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401  whatever the bot sent
        if not isinstance(value, str):
            yield fault("must provide a string", at)
        elif len(value) < shortest:
            yield fault(f"must be more than {shortest - 1} characters", at)
        elif len(value) > longest:
            yield fault(f"must be less than {longest + 1} characters", at)

    return check


def boolean(value: object, at: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield fault("must provide a boolean", at)


def number(least: int, most: int) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401  whatever the bot sent
        if not isinstance(value, int) or isinstance(value, bool):
            yield fault("must provide a number", at)
        elif not least <= value <= most:
            yield fault(f"must be between {least} and {most}", at)

    return check


def anything(value: object, at: str) -> Iterator[str]:
    """Where this server does not look closer."""
    del value, at
    return iter(())


def one_of(*words: str) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401  whatever the bot sent
        if value not in words:
            yield fault("must be a valid enum value", at)

    return check


def array(item: Check, most: int, least: int = 1) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401  whatever the bot sent
        if not isinstance(value, list):
            yield fault("must provide an array", at)
            return
        if len(value) > most:
            yield fault(f"no more than {most} items allowed", at)
        if len(value) < least:
            yield fault(f"no less than {least} items allowed", at)
        for place, each in enumerate(value):
            yield from item(each, f"{at}/{place}")

    return check


def shape(
    needs: Mapping[str, Check],
    may: Mapping[str, Check] | None = None,
    *,
    some: Collection[str] = (),
    loose: bool = False,
) -> Check:
    """An object: what it needs, what it may have, of which it must have some; `loose`: other fields are let through."""
    known = {**needs, **(may or {})}

    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401  whatever the bot sent
        if not isinstance(value, dict):
            yield fault("must provide an object", at)
            return
        for name in needs:
            if name not in value:
                yield fault(f"missing required field: {name}", at)
        if some and not any(name in value for name in some):
            yield fault(f"must define one of the following fields: {', '.join(some)}", at)
        for name, each in value.items():
            if name in known:
                yield from known[name](each, f"{at}/{name}")
            elif name != "type" and not loose:
                yield fault(f"invalid additional property: {name}", at)

    return check


def typed(kinds: Mapping[str, Check], only: Collection[str] | None = None) -> Check:
    """An object told apart by its `type`, of the kinds that this place allows."""

    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401  whatever the bot sent
        if not isinstance(value, dict):
            yield fault("must provide an object", at)
        elif not isinstance(kind := value.get("type"), str):
            yield fault("missing required field: type", at)
        elif kind not in kinds or (only is not None and kind not in only):
            yield fault(f"unsupported type: {kind}", f"{at}/type")
        else:
            yield from kinds[kind](value, at)

    return check


def text(longest: int, *kinds: str) -> Check:
    """A text object; of both kinds unless told."""
    allowed = kinds or ("plain_text", "mrkdwn")
    body = shape({"text": string(longest)}, {"emoji": boolean, "verbatim": boolean})

    def check(value: Any, at: str) -> Iterator[str]:  # noqa: ANN401  whatever the bot sent
        if not isinstance(value, dict):
            yield fault("must provide an object", at)
        elif value.get("type") not in allowed:
            yield fault(f"must be one of {', '.join(allowed)}", f"{at}/type")
        else:
            yield from body(value, at)

    return check


def plain(longest: int) -> Check:
    return text(longest, "plain_text")


URL: Final = string(3000)
ID: Final = string(255)
