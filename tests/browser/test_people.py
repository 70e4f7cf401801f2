"""Three people in three zones, two windows, unread marks, the clock."""

import re
from datetime import UTC, datetime

from playwright.async_api import expect


async def test_two_windows_are_two_people(visit):
    ana, ben = await visit("ana", "running"), await visit("ben", "running")
    await ana.say("who runs tomorrow?")
    await ben.sees("who runs tomorrow?")
    await ben.say("me")
    await ana.sees("me")
    await expect(ana.messages().last).to_contain_text("Ben Carter")


async def test_what_was_not_read_is_counted_and_marked(visit):
    ana, ben = await visit("ana", "general"), await visit("ben", "general")
    await ana.say("one")
    await ben.sees("one")
    await ben.page.get_by_role("link", name="running").click()
    await expect(ben.page.get_by_role("heading", name="running", level=1)).to_be_visible()
    await ana.say("two")
    await ana.say("three")
    await ben.page.get_by_role("link", name="general 2 unread").click()
    await expect(ben.page.get_by_role("separator", name="New messages")).to_have_count(1)
    await expect(ben.page.get_by_role("link", name="general", exact=True)).to_be_visible()


async def test_one_becomes_somebody_else_and_sees_their_time(visit, slack):
    slack.world.clock.set(datetime(2026, 11, 25, 17, 5, tzinfo=UTC), running=False)
    ana = await visit("ana", "general")
    await ana.say("hello")
    await expect(ana.messages().last).to_have_attribute("aria-label", "Ana Weber, 18:05")
    await ana.page.get_by_role("button", name="Be somebody else").click()
    await ana.page.get_by_role("link", name="Ben Carter").click()
    await expect(ana.page.get_by_role("button", name="Wed 25 Nov, 12:05 PM in New York")).to_be_visible()
    await expect(ana.messages().last).to_have_attribute("aria-label", "Ana Weber, 12:05 PM")
    assert ana.page.url.endswith("/as/ben/general")


async def test_the_clock_is_moved_in_the_zone_of_the_acting_person(visit, slack):
    slack.world.clock.set(datetime(2026, 11, 25, 17, 5, tzinfo=UTC), running=False)
    chie = await visit("chie", "general")
    clock = chie.page.locator("#clock")
    await expect(clock).to_contain_text("Wed 25 Nov, 22:35 in Kolkata")
    for name, shown in [
        ("One hour later", "Wed 25 Nov, 23:35"),
        ("Tomorrow, 07:30", "Thu 26 Nov, 07:30"),
        ("This evening, 18:30", "Thu 26 Nov, 18:30"),
        ("Next Monday, 09:00", "Mon 30 Nov, 09:00"),
    ]:
        await clock.click()
        await chie.page.get_by_role("button", name=name).click()
        await expect(clock).to_contain_text(shown)
    await clock.click()
    await chie.page.get_by_label("Any time").fill("2027-01-02T03:04")
    await chie.page.get_by_role("button", name="Go there").click()
    await expect(clock).to_contain_text("Sat 2 Jan, 03:04")
    assert slack.world.clock.moment() == datetime(2027, 1, 1, 21, 34, tzinfo=UTC)
    await clock.click()
    await chie.page.get_by_role("button", name="Let the clock run").click()
    await expect(chie.page.get_by_text("frozen", exact=True)).to_be_hidden()


async def test_days_are_divided_when_the_clock_has_moved(visit, slack):
    slack.world.clock.set(datetime(2026, 11, 25, 17, 5, tzinfo=UTC), running=False)
    ana = await visit("ana", "general")
    await ana.say("wednesday")
    await expect(ana.page.get_by_role("separator", name="Today")).to_be_visible()
    await ana.page.locator("#clock").click()
    await ana.page.get_by_role("button", name="Tomorrow, 07:30").click()
    await ana.say("thursday")
    await expect(ana.page.get_by_role("separator", name="Yesterday")).to_be_visible()
    await expect(ana.page.get_by_role("separator", name=re.compile("Today"))).to_be_visible()


async def test_on_a_phone_the_sidebar_is_a_drawer(visit):
    ana = await visit("ana", "general", viewport={"width": 390, "height": 800}, has_touch=True)
    await expect(ana.page.get_by_role("link", name="running")).to_be_hidden()
    await ana.page.get_by_role("button", name="Channels and people").click()
    await ana.page.get_by_role("link", name="running").click()
    await expect(ana.page.get_by_role("heading", name="running", level=1)).to_be_visible()
    await expect(ana.page.get_by_role("link", name="general")).to_be_hidden()
    await ana.say("/demo on the phone")
    await ana.sees("You asked: on the phone")
    wide = await ana.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
