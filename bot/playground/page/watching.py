"""One open page: what it was sent, and what has changed since."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.playground.drawing import draw_view
from bot.playground.page import around, wire_rows
from bot.playground.page.rows import Look, Row, Rows, seen, within
from bot.playground.pages import environment
from bot.playground.people import Person
from bot.playground.wire import Json
from bot.playground.world import Channel, World

if TYPE_CHECKING:
    from bot.playground.server import LocalSlack

HOME = "home"


@dataclass(frozen=True)
class Where:
    """What a page looks at.

    Attributes:
        who: a person's name.
        place: a channel's name, `dm`, or `home`.
        thread: the ts of the thread that is open beside it.
        most: how many messages are drawn.
        wire: whether the inspector is open.
    """

    who: str
    place: str
    thread: str | None = None
    most: int = 100
    wire: bool = False


@dataclass
class Watch:
    """Compares what a person sees with what the page shows. `news` gives what to change, or nothing."""

    slack: "LocalSlack"
    rows: Rows
    reads: around.Reads
    where: Where
    told: set[int]
    """The exchanges whose trouble the page has shown."""
    _marks: dict[str, dict[str, str]] = field(default_factory=dict)
    _parts: dict[str, object] = field(default_factory=dict)
    _new: str | None = None
    _world: World | None = None

    def news(self) -> Json:
        """What differs from the last time, as `parts` of HTML, `lists` of rows, `clock` and `troubles`."""
        world, person, channel = self._here()
        if self._world is not world:  # first of all, or everything was put back to the start
            self._world, self._marks, self._parts = world, {}, {}
        lists = {
            "log": self._listed("log", self._messages(world, person, channel)),
            "replies": self._listed("replies", self._thread(world, person, channel)),
            "wire": self._listed("wire", wire_rows.rows(world, person) if self.where.wire else []),
        }
        told: Json = {
            "parts": {name: html for name, html in self.parts().items() if self._once(name, html) is not None},
            "lists": {name: each for name, each in lists.items() if each},
            "troubles": wire_rows.troubles(world, self.told),
            "clock": around.clock(world, person) if self._once("clock", world.clock.moves) is not None else None,
        }
        return {name: value for name, value in told.items() if value}

    def _here(self) -> tuple[World, Person, Channel]:
        person = self.slack.acts.person(self.where.who)
        place = "dm" if self.where.place == HOME else self.where.place
        return self.slack.world, person, self.slack.acts.channel(person, place)

    def _messages(self, world: World, person: Person, channel: Channel) -> list[Row]:
        if self.where.place == HOME:
            return []
        if "log" not in self._marks:
            self._new = self.reads.first_unread(world, person, channel)
        rows = self.rows.of(world, person, channel, Look(self.where.most, new=self._new))
        if channel.messages:
            self.reads.read(world, person, channel, max(channel.messages))
        return rows

    def _thread(self, world: World, person: Person, channel: Channel) -> list[Row]:
        if self.where.thread is None:
            return []
        return self.rows.of(world, person, channel, Look(self.where.most, thread=self.where.thread))

    def parts(self) -> dict[str, str]:
        """Every part of the page that is no list, as HTML."""
        world, person, channel = self._here()
        place, connected = self.where.place, bool(self.slack.sockets.connected or self.slack.request_url)
        open_now = self.slack.modals.open_now(person.id)
        earlier = place != HOME and len(within(world.seen_by(person, channel), None)) > self.where.most
        parts = {
            "side": _html("sidebar", **around.sidebar(world, self.reads, person, place, connected)),
            "people": _html("people", people=[around.whoami(world, each) for each in world.people.values()], me=person),
            "head": _html("head", **around.heading(world, channel, place)),
            "earlier": _html("earlier", earlier=earlier),
            "foot": ""
            if place == HOME
            else _html("foot", **around.foot(world, person, channel, None, connected=connected)),
            "home": _home(world, person, open_now["home"]) if place == HOME else "",
            "modal": _modal(world, person, open_now["modals"]),
            "faults": _html("faults", faults=world.faults.told()),
            "link": _html("link", slack=self.slack, connected=connected),
        }
        if self.where.thread is not None:
            parts["thread-foot"] = _html(
                "foot", **around.foot(world, person, channel, self.where.thread, connected=connected)
            )
        return parts

    def _once(self, name: str, value: object) -> object:
        """The value, where it is another than the last time."""
        if self._parts.get(name) == value:
            return None
        self._parts[name] = value
        return value

    def _listed(self, name: str, rows: list[Row]) -> Json:
        """What to put and what to take away so that a list shows these rows."""
        before, after = self._marks.get(name, {}), {row.id: row.mark for row in rows}
        put: list[Json] = []
        last: str | None = None
        for row in rows:
            if before.get(row.id) != row.mark:
                put.append({"id": row.id, "after": last, "html": row.draw()})
            last = row.id
        gone = [each for each in before if each not in after]
        first = name not in self._marks
        self._marks[name] = after
        if not put and not gone and not first:
            return {}
        return {"put": put, "gone": gone, **({"all": True} if first else {})}


def _html(template: str, **values: object) -> str:
    return environment().get_template(f"{template}.html.j2").render(values)


def _home(world: World, person: Person, view: Json | None) -> str:
    drawn = draw_view(view, seen(world, person, "h"), errors={}) if view else None
    return _html("home", view=view, drawn=drawn, app=world.app.name)


def _modal(world: World, person: Person, stack: list[Json]) -> str:
    if not stack:
        return ""
    view = stack[-1]
    return _html(
        "modal",
        view=view,
        beneath=stack[-2] if len(stack) > 1 else None,
        drawn=draw_view(view, seen(world, person, "v"), errors=view["errors"]),
        errors=view["errors"],
        app=world.app.name,
    )
