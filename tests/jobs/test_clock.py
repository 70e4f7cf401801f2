"""What a tick makes of a schedule that is due."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advice.models import zone_of
from bot.jobs import clock
from bot.jobs.clock import LATE, place_in_line
from bot.jobs.times import next_slot
from bot.services import checkin
from bot.store import Due, Person, Schedule
from bot.store.memory import MemoryStore
from bot.store.outbox import Settled

ANA = Person("T1", "U1")
EVERY_DAY = (time(7, 30),) * 7
SLOT = datetime(2026, 11, 26, 6, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def schedule(next_at=SLOT, **told):
    return Schedule(**{"zone": "Europe/Berlin", "times": EVERY_DAY, "next_at": next_at, **told})


def plan(due, now) -> Any:
    return clock.plan(due, now)


def test_what_is_due_goes_out_and_comes_again_tomorrow():
    planned = plan(Due(ANA, schedule()), SLOT)
    assert planned.next_at == SLOT + 24 * HOUR
    assert (planned.delivery.day, planned.delivery.due) == (date(2026, 11, 26), SLOT)
    assert planned.delivery.expires == SLOT + LATE


@pytest.mark.parametrize(
    ("late", "goes"),
    [
        pytest.param(timedelta(hours=1, minutes=59), True, id="under two hours late it still goes out"),
        pytest.param(timedelta(hours=2), False, id="two hours late it is left out"),
        pytest.param(timedelta(hours=25), True, id="after a day off today's is late by an hour only"),
        pytest.param(timedelta(days=30, hours=3), False, id="nothing is made up for after a month"),
    ],
)
def test_a_late_tick(late, goes):
    now = SLOT + late
    planned = plan(Due(ANA, schedule()), now)
    assert (planned.delivery is not None) is goes
    assert planned.next_at > now


def test_one_who_went_away_meanwhile_hears_nothing():
    planned = plan(Due(ANA, schedule(away_until=date(2026, 12, 1))), SLOT)
    assert planned.delivery is None
    assert planned.next_at == datetime(2026, 12, 1, 6, 30, tzinfo=UTC)


def test_whose_days_are_all_quiet_is_off():
    assert plan(Due(ANA, schedule(times=(None,) * 7)), SLOT) == (None, None)


def test_a_place_in_line_is_the_same_every_day_and_not_everybodys():
    places = [place_in_line(Person("T1", f"U{number}")) for number in range(500)]
    assert places[0] == place_in_line(Person("T1", "U0"))
    assert len(set(places)) > 300


ZONES = st.sampled_from(
    (
        "Europe/Berlin America/New_York Asia/Kolkata Pacific/Apia Pacific/Honolulu America/Santiago Australia/Lord_Howe"
    ).split()
)
TIMES = st.tuples(*[st.none() | st.sampled_from([time(0, 15), time(2, 30), time(7, 30), time(23, 50)])] * 7)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("sleeps"), st.integers(1, 14 * 24 * 60)),
        st.tuples(st.just("lives"), st.integers(1, 4 * 24)),
        st.tuples(st.just("flies"), ZONES),
        st.tuples(st.just("sets"), TIMES),
        st.tuples(st.just("goes_away"), st.integers(1, 20)),
        st.tuples(st.just("comes_back"), st.none()),
        st.tuples(st.just("switches_off"), st.none()),
        st.tuples(st.just("snoozes"), st.none()),
        st.tuples(st.just("jumps_back"), st.integers(1, 26 * 60)),
    ),
    max_size=40,
)


class Year:
    """A person's year, by what their commands do, and what the clock makes of it."""

    def __init__(self, start, zone):
        self.store, self.now, self.zone = MemoryStore(), start.replace(tzinfo=UTC), zone
        self.sent, self.again, self.last = [], [], None
        self.kept: Any = self.ask

    async def ask(self, work):
        return work(self.store)

    async def sets(self, times):
        await checkin.switch_on(self.kept, ANA, times, self.zone, self.now)

    async def flies(self, zone):
        self.zone = zone
        await checkin.move(self.kept, ANA, zone, self.now)

    async def goes_away(self, days):
        today = self.now.astimezone(zone_of(self.zone)).date()
        await checkin.stay_away(self.kept, ANA, today + timedelta(days=days), self.now)

    async def comes_back(self, _):
        await checkin.stay_away(self.kept, ANA, None, self.now)

    async def switches_off(self, _):
        await checkin.switch_off(self.kept, ANA)

    async def snoozes(self, _):
        """Asks for the last one again; that comes once more, by its own wish."""
        if self.last is not None and await checkin.snooze(self.kept, ANA, self.last, self.now) is not None:
            self.again.append(self.last.day)

    async def sleeps(self, minutes):
        """The process is down."""
        self.now += timedelta(minutes=minutes)
        self.tick()

    async def lives(self, hours):
        """Switched on, here and awake: exactly one for each date whose time comes."""
        until, schedule = self.now + timedelta(hours=hours), await checkin.found(self.kept, ANA)
        slot = self.slot(schedule, self.now)
        while self.now < until:
            self.now += timedelta(minutes=15)
            self.tick()
        while slot is not None and slot.at <= until:
            assert self.sent.count(slot.day) - self.again.count(slot.day) in {0, 1}
            assert self.sent.count(slot.day) >= 1
            slot = self.slot(schedule, slot.at)

    def slot(self, schedule, since):
        on = schedule is not None and schedule.next_at is not None
        return next_slot(schedule.times, schedule.zone, since, schedule.away_until) if on else None

    async def jumps_back(self, minutes):
        """The machine's clock is wrong for a while."""
        before, self.now = self.now, self.now - timedelta(minutes=minutes)
        self.tick()
        self.now = before

    def tick(self):
        self.store.claim_due(self.now, lambda due: plan(due, self.now))
        while (taken := self.store.take("T1", self.now)) is not None:
            wanted = taken.delivery.expires >= self.now
            self.store.settle(ANA, taken.delivery.id, Settled("sent" if wanted else "failed"))
            if wanted:
                self.sent.append(taken.delivery.day)
                self.last = self.store.delivery(ANA, taken.delivery.id)


async def lived(year, times, steps):
    await year.sets(times)
    for does, told in steps:
        await getattr(year, does)(told)


@settings(max_examples=150, deadline=None)
@given(start=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), zone=ZONES, times=TIMES, steps=STEPS)  # noqa: DTZ001  Hypothesis wants naive bounds
def test_a_year_of_settings_flights_restarts_and_clock_jumps_sends_one_for_each_date(start, zone, times, steps):
    year = Year(start, zone)
    asyncio.run(lived(year, times, steps))
    for day in set(year.sent):
        assert year.sent.count(day) <= 1 + year.again.count(day)
