"""Who and what is there at the start: read from a YAML file, or the three people and two channels that come along."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from bot import folders
from bot.errors import BadInput
from bot.playground.people import PEOPLE, Person

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,20}")
_LOCALE: Final = re.compile(r"[a-z]{2}-[A-Z]{2}")
_STEPS: Final = frozenset("be go say wait press clock note".split())


@dataclass(frozen=True)
class Tokens:
    """What the bot proves itself with. New for each server unless a seed tells them."""

    bot: str = field(default_factory=lambda: f"xoxb-local-{secrets.token_hex(12)}")
    app: str = field(default_factory=lambda: "-".join(("xapp", "1", "A0LOCAL001", secrets.token_hex(12))))
    signing_secret: str = field(default_factory=lambda: secrets.token_hex(16))


@dataclass(frozen=True)
class Place:
    """A channel: who is in it by name, and whether the bot is."""

    id: str
    name: str
    members: tuple[str, ...]
    bot: bool = False
    topic: str = ""


@dataclass(frozen=True)
class Example:
    """A question to click on the page: `where` is `dm` or a channel's name."""

    text: str
    where: str = "dm"


@dataclass(frozen=True)
class Seed:
    """A workspace at its start.

    Attributes:
        examples, story: what the page offers to begin with; only where the app is called `app`.
        story: steps, each of one key: be, go, say, wait, press, clock, note.
    """

    workspace: str = "Local Slack"
    people: tuple[Person, ...] = PEOPLE
    channels: tuple[Place, ...] = (
        Place("C0RUNNING1", "running", ("ana", "ben", "chie"), bot=True, topic="Runs, plans and sore legs"),
        Place("C0GENERAL1", "general", ("ana", "ben", "chie"), topic="Everything else"),
    )
    tokens: Tokens | None = None
    app: str | None = None
    examples: tuple[Example, ...] = ()
    story: tuple[Mapping[str, str], ...] = ()


def read(path: Path) -> Seed:
    """A seed from its file.

    Raises:
        BadInput: it cannot be read, or says something that cannot be; the text names the place.
    """
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"The seed {path} cannot be read: {error.strerror}.") from error
    except BadInput as wrong:
        raise BadInput(f"The seed {path}: {wrong}") from wrong


def default() -> Seed:
    """The workspace that comes along, with its examples and its story."""
    return read(folders.templates() / "playground" / "seed.yaml")


def parse(text: str) -> Seed:
    """A seed from YAML: `workspace`, `people`, `channels`, `tokens`, `app`, `examples`, `story`, each as it likes.

    Raises:
        BadInput: the text names the place that is wrong, and what would have worked.
    """
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadInput(f"it is no YAML: {error}") from error
    told = {} if told is None else told
    root = _map(told, "the file", "workspace people channels tokens app examples story")
    people = tuple(_person(each, f"people[{n}]") for n, each in enumerate(_list(root, "people", "")))
    people = people or PEOPLE
    _once([person.name for person in people], "people", "name")
    _once([person.id for person in people], "people", "id")
    names = tuple(person.name for person in people)
    channels = tuple(_place(each, f"channels[{n}]", names) for n, each in enumerate(_list(root, "channels", "")))
    default = tuple(Place(place.id, place.name, names, place.bot, place.topic) for place in Seed.channels)
    channels = channels or default
    _once([place.name for place in channels], "channels", "name")
    places = {"dm", *(place.name for place in channels)}
    return Seed(
        workspace=_text(root, "workspace", "", "Local Slack"),
        people=people,
        channels=channels,
        tokens=_tokens(root["tokens"]) if "tokens" in root else None,
        app=_text(root, "app", "", "") or None,
        examples=tuple(_example(each, f"examples[{n}]", places) for n, each in enumerate(_list(root, "examples", ""))),
        story=tuple(_step(each, f"story[{n}]") for n, each in enumerate(_list(root, "story", ""))),
    )


def _person(told: object, at: str) -> Person:
    each = _map(told, at, "id name real_name title tz tz_label locale admin")
    name = _named(each, at)
    tz = _text(each, "tz", at, "UTC")
    try:
        ZoneInfo(tz)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInput(f"{at}.tz is {tz!r}: no such time zone; Europe/Berlin would be one.") from None
    locale = _text(each, "locale", at, "en-US")
    if not _LOCALE.fullmatch(locale):
        raise BadInput(f"{at}.locale is {locale!r}: a locale looks like en-US.")
    person_id = _text(each, "id", at, f"U0{_mark(name)}")
    return Person(
        id=person_id,
        name=name,
        real_name=_text(each, "real_name", at, name.title()),
        tz=tz,
        tz_label=_text(each, "tz_label", at, tz.replace("_", " ")),
        locale=locale,
        dm=f"D{person_id[1:]}",
        title=_text(each, "title", at, ""),
        admin=_flag(each, "admin", at, unsaid=False),
    )


def _place(told: object, at: str, names: tuple[str, ...]) -> Place:
    each = _map(told, at, "id name members bot topic")
    name = _named(each, at)
    members = tuple(str(member) for member in _list(each, "members", at)) or names
    for member in members:
        if member not in names:
            raise BadInput(
                f"{at}.members names {member!r}: there is nobody of that name; there are {', '.join(names)}."
            )
    bot = _flag(each, "bot", at, unsaid=True)
    return Place(_text(each, "id", at, f"C0{_mark(name)}"), name, members, bot, _text(each, "topic", at, ""))


def _tokens(told: object) -> Tokens:
    each = _map(told, "tokens", "bot app signing_secret")
    wanted = {"bot": "xoxb-", "app": "xapp-", "signing_secret": ""}
    for name, start in wanted.items():
        if name in each and not (value := _text(each, name, "tokens", "")).startswith(start):
            raise BadInput(f"tokens.{name} has to begin with {start}, not {value[:5]!r}.")
    return Tokens(**{name: str(each[name]) for name in wanted if name in each})


def _example(told: object, at: str, places: set[str]) -> Example:
    each = {"text": told} if isinstance(told, str) else _map(told, at, "text where")
    where = _text(each, "where", at, "dm")
    if where not in places:
        raise BadInput(f"{at}.where is {where!r}: it is one of {', '.join(sorted(places))}.")
    return Example(_text(each, "text", at, None), where)


def _step(told: object, at: str) -> Mapping[str, str]:
    each = _map(told, at, " ".join(sorted(_STEPS)))
    if len(each) != 1:
        raise BadInput(f"{at} has to be one of {', '.join(sorted(_STEPS))}, each in a step of its own.")
    return {name: str(value) for name, value in each.items()}


def _map(told: object, at: str, known: str) -> dict[str, Any]:
    if not isinstance(told, dict):
        raise BadInput(f"{at} has to be a mapping of {', '.join(known.split())}.")
    for name in told:
        if name not in known.split():
            raise BadInput(f"{at} has {name!r}, which nobody reads; it may have {', '.join(known.split())}.")
    return told


def _list(told: Mapping[str, Any], name: str, at: str) -> list[Any]:
    value = told.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadInput(f"{_at(at, name)} has to be a list.")
    return value


def _text(told: Mapping[str, Any], name: str, at: str, default: str | None) -> str:
    value = told.get(name, default)
    if value is None:
        raise BadInput(f"{_at(at, name)} is missing.")
    if not isinstance(value, str):
        raise BadInput(f"{_at(at, name)} has to be text, not {value!r}.")
    return value


def _flag(told: Mapping[str, Any], name: str, at: str, *, unsaid: bool) -> bool:
    value = told.get(name, unsaid)
    if not isinstance(value, bool):
        raise BadInput(f"{at}.{name} is true or false, not {value!r}.")
    return value


def _named(told: Mapping[str, Any], at: str) -> str:
    name = _text(told, "name", at, None)
    if not _NAME.fullmatch(name):
        raise BadInput(f"{at}.name is {name!r}: small letters, digits, '-', '_' and '.', at most 21.")
    return name


def _mark(name: str) -> str:
    """What an id says of a name."""
    mark = re.sub(r"[^A-Z0-9]", "0", name.upper())
    return f"{mark:0<7.7}1"


def _once(values: list[str], at: str, what: str) -> None:
    twice = {value for value in values if values.count(value) > 1}
    if twice:
        raise BadInput(f"{at} has the {what} {min(twice)!r} twice.")


def _at(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name
