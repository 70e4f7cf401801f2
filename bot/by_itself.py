"""What comes to a person by itself, as they are told: when it comes next, until when they are away, why it stopped."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from advice.headline import DAYS, clock
from advice.models import zone_of
from bot.rhythm import in_words
from bot.store.outbox import Kind, Schedule
from bot.training import Asker

NAMES: Final[dict[Kind, str]] = {"checkin": "Morning check-in", "week": "Weekly summary"}
REASONS: Final = {
    "account_inactive": "Slack has switched the account off",
    "cannot_dm_bot": "Slack lets nobody write there",
    "channel_not_found": "the conversation is gone",
    "is_archived": "the channel is archived",
    "messages_tab_disabled": "direct messages with me are switched off",
    "not_in_channel": "I am not in that channel",
    "token_revoked": "my access to this workspace was taken away",
    "user_disabled": "the account is switched off",
    "user_not_found": "Slack no longer finds you here",
    "user_not_visible": "Slack does not show you to me",
}


class ByItself(NamedTuple):
    """One kind of message: `next` is when it comes, `back` the day until which they are away, `stopped` why it ended.

    What is empty is not so.
    """

    kind: Kind
    name: str
    times: str
    next: str = ""
    back: str = ""
    stopped: str = ""


def by_itself(schedules: Iterable[Schedule], asker: Asker) -> tuple[ByItself, ...]:
    """What comes to `asker`, and what has stopped; what they switched off is left out."""
    told = (_told(schedule, asker) for schedule in schedules if schedule.kind in NAMES and not schedule.place)
    return tuple(one for one in told if one.next or one.stopped)


def _told(schedule: Schedule, asker: Asker) -> ByItself:
    zone = zone_of(asker.tz)
    today, until = asker.now.astimezone(zone).date(), schedule.away_until
    return ByItself(
        kind=schedule.kind,
        name=NAMES[schedule.kind],
        times=in_words(schedule.times, hours12=asker.hours12),
        next=clock(schedule.next_at, zone, hours12=asker.hours12) if schedule.next_at else "",
        back=_day(until) if until is not None and until > today else "",
        stopped=reason(schedule.stopped_because) if schedule.stopped_because else "",
    )


def _day(day: date) -> str:
    return f"{DAYS[day.weekday()]} {day:%-d %b}"


def reason(code: str) -> str:
    """Why Slack does not deliver, in words, by its name for it."""
    return REASONS.get(code, f"Slack says {code}")
