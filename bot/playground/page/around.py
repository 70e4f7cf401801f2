"""What stands around the messages: sidebar, heading, foot, the clock, and what was read up to where."""

from weakref import WeakKeyDictionary

from bot.playground.page import times
from bot.playground.page.rows import author
from bot.playground.people import Person
from bot.playground.wire import Json
from bot.playground.world import BOT_USER, Channel, World

UNREAD_MOST = 99


class Reads:
    """Up to where each person has read each channel of a world, by ts."""

    def __init__(self) -> None:
        self._marks: WeakKeyDictionary[World, dict[tuple[str, str], str]] = WeakKeyDictionary()

    def up_to(self, world: World, person: Person, channel: Channel) -> str:
        return self._marks.get(world, {}).get((person.id, channel.id), "")

    def read(self, world: World, person: Person, channel: Channel, ts: str) -> None:
        before = self.up_to(world, person, channel)
        self._marks.setdefault(world, {})[person.id, channel.id] = max(ts, before)

    def first_unread(self, world: World, person: Person, channel: Channel) -> str | None:
        """The ts of the first message of others there since the person last looked; None where they never did."""
        mark = self.up_to(world, person, channel)
        for message in world.seen_by(person, channel) if mark else ():
            if message.ts > mark and message.user != person.id and message.thread_ts in (None, message.ts):
                return message.ts
        return None

    def unread(self, world: World, person: Person, channel: Channel) -> int:
        """How many messages of others wait there, threads left out."""
        mark, count = self.up_to(world, person, channel), 0
        for message in reversed(world.seen_by(person, channel)):
            if message.ts <= mark or count > UNREAD_MOST:
                break
            count += message.user != person.id and message.thread_ts in (None, message.ts)
        return count


def sidebar(world: World, reads: Reads, person: Person, place: str, connected: bool) -> Json:  # noqa: FBT001  a state
    """The workspace as a person sees it. `place`: what is open, a channel's name, `dm` or `home`."""
    mine = [each for each in world.channels.values() if person.id in each.members and not each.im_with]
    dm = world.channels[person.dm]
    return {
        "workspace": world.seed.workspace,
        "place": place,
        "me": whoami(world, person),
        "channels": [{"name": each.name, "unread": reads.unread(world, person, each)} for each in mine],
        "app": author(world, BOT_USER),
        "unread": reads.unread(world, person, dm),
        "home": world.app.home,
        "connected": connected,
    }


def whoami(world: World, person: Person) -> Json:
    now_s = world.clock.now()
    return {
        "name": person.name,
        "real_name": person.real_name,
        "title": person.title,
        "tz": person.tz,
        "city": person.tz.rpartition("/")[2].replace("_", " "),
        "time": times.clock(person, now_s),
        "day": f"{times.local(person, now_s):%a}",
        "author": author(world, person.id),
    }


def heading(world: World, channel: Channel, place: str) -> Json:
    app = author(world, BOT_USER)
    if channel.im_with:
        return {"app": app, "name": app.name, "tab": place, "home": world.app.home, "topic": "", "members": []}
    members = [author(world, each) for each in [*world.people, BOT_USER] if each in channel.members]
    return {"app": app, "name": channel.name, "tab": None, "home": False, "topic": channel.topic, "members": members}


def offers(world: World) -> bool:
    """Whether the seed's examples and story are about the app that is there."""
    return world.seed.app is None or world.seed.app.lower() == world.app.name.lower()


def foot(world: World, person: Person, channel: Channel, thread: str | None, *, connected: bool) -> Json:
    """What stands under the messages: what the bot says that it does, prompts, and the welcome of an empty place."""
    now = world.clock.now()
    status = [each["status"] for ts, each in channel.status.items() if each["until_s"] > now and thread in (None, ts)]
    empty = thread is None and not world.seen_by(person, channel)
    told = offers(world)
    return {
        "app": author(world, BOT_USER),
        "person": person,
        "channel": channel,
        "status": status[-1] if status else None,
        "connected": connected,
        "prompts": channel.prompts if channel.im_with and thread is None else [],
        "empty": empty,
        "examples": world.seed.examples if told and channel.im_with else (),
        "story": bool(world.seed.story) and told and bool(channel.im_with),
    }


def clock(world: World, person: Person) -> Json:
    """The clock for the page, which lets it tick by itself. `now_s`: seconds since 1970."""
    return {
        "now_s": world.clock.now(),
        "running": world.clock.running,
        "tz": person.tz,
        "locale": person.locale,
        "hours12": times.hours12(person.locale),
    }
