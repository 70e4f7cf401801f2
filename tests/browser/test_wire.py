"""Loud errors, the inspector, faults, the story, and a long channel."""

import dataclasses

from playwright.async_api import expect

from bot.playground import seed
from bot.playground.server import LocalSlack
from bot.playground.world import Message
from tests.playground.demo import SPEC, demo
from tests.playground.helpers import by_socket


async def test_refused_blocks_are_loud_and_lead_to_the_exchange(visit):
    ana = await visit("ana", "running")
    await ana.say("/broken")
    banner = ana.page.get_by_role("alert").filter(has_text="invalid_blocks")
    await expect(banner).to_contain_text("must be less than 3001 characters [json-pointer:/blocks/0/text/text]")
    await banner.get_by_role("button", name="See the exchange").first.click()
    exchange = ana.page.locator(".exchange[open]")
    await expect(exchange.get_by_label("Answer", exact=False).last).to_contain_text('"error": "invalid_blocks"')
    await expect(exchange.locator("summary")).to_be_focused()


async def test_a_missed_acknowledgement_is_loud(visit, slack):
    slack.sockets._ack_timeout_s = 0.1
    ana = await visit("ana", "running")
    await ana.say("/slow")
    await expect(ana.page.get_by_role("alert")).to_contain_text("operation_timeout")
    await expect(ana.page.get_by_role("combobox", name="Message #running")).to_have_value("/slow")


async def test_a_command_that_the_app_has_not_says_so(visit):
    ana = await visit()
    await ana.say("/nobody knows")
    await expect(ana.page.get_by_role("alert")).to_contain_text("/nobody is not a valid command.")


async def test_a_wrong_scope_is_loud(visit, slack):
    slack.world.app = dataclasses.replace(SPEC, scopes=SPEC.scopes - {"chat:write"})
    ana = await visit()
    await ana.say("hello")
    await expect(ana.page.get_by_role("alert")).to_contain_text("missing_scope")
    await expect(ana.page.get_by_role("alert")).to_contain_text("It needs chat:write.")


async def test_the_inspector_lists_filters_and_opens(visit):
    ana = await visit()
    await ana.page.get_by_role("button", name="Inspector").click()
    await ana.say("hello")
    post = ana.page.locator(".exchange").filter(has_text="chat.postMessage")
    await expect(post).to_be_visible()
    await ana.page.get_by_label("Filter the wire").fill("chat.post")
    await expect(ana.page.locator(".exchange:visible")).to_have_count(1)
    await post.locator("summary").click()
    await expect(post.get_by_label("Arguments", exact=True)).to_contain_text('"channel": "D0ANA00001"')
    await ana.page.get_by_role("button", name="Close the inspector").click()
    await expect(ana.page.get_by_role("button", name="Inspector")).to_be_focused()


async def test_a_fault_on_order_is_met_and_told(visit):
    ana = await visit()
    await ana.page.get_by_role("button", name="Inspector").click()
    await ana.page.get_by_role("tab", name="Faults").click()
    await ana.page.get_by_label("Method").select_option("chat.postMessage")
    await ana.page.get_by_role("button", name="Order it").click()
    await expect(ana.page.get_by_text("for chat.postMessage, 1 time")).to_be_visible()
    await ana.say("hello")
    await expect(ana.page.get_by_role("alert")).to_contain_text("A fault on order.")
    await expect(ana.page.get_by_text("Nothing is on order.")).to_be_visible()


async def test_starting_over_forgets_everything(visit):
    ana = await visit()
    await ana.say("hello")
    await ana.sees("You asked: hello")
    await ana.page.get_by_role("button", name="Inspector").click()
    await ana.page.get_by_role("tab", name="Connect").click()
    await ana.page.get_by_role("button", name="Start over").click()
    await expect(ana.page.get_by_role("heading", name="Say hello to demo")).to_be_visible()
    await expect(ana.messages()).to_have_count(0)


async def test_of_two_thousand_messages_the_last_hundred_are_drawn(visit, slack):
    channel = slack.world.channels["C0GENERAL1"]
    for number in range(2_000):
        slack.world.add(Message(channel.id, slack.world.ts(), "U0BEN00001", f"message {number}"))
    ana = await visit("ana", "general")
    await ana.sees("message 1999")
    await expect(ana.messages()).to_have_count(100)
    await ana.say("the 2001st")
    await ana.sees("the 2001st")
    await expect(ana.page.locator("#log :is(.row.arrived, .row.changed)")).to_have_count(1)  # nothing else was sent
    await ana.page.locator("#stage").evaluate("stage => stage.scrollTop = 0")
    await ana.page.get_by_role("button", name="Load earlier messages").click()
    await expect(ana.messages()).to_have_count(200)
    await ana.sees("message 1801")


async def test_the_story_plays_itself_and_can_be_stopped(browser):
    """Canirun's own story, with no bot connected: it ends where an answer is missed, or when somebody stops it."""
    async with LocalSlack(page=True) as slack:
        window = await browser.window()
        try:
            await window.page.goto(f"{slack.url}/")
            await window.page.get_by_role("button", name="Play a story").last.click()
            await window.sees("sprints tomorrow morning? heavy squats last night, legs 4/10")
            await window.page.get_by_role("button", name="Stop the story").click()
            await expect(window.page.locator("#caption")).to_be_hidden()
        finally:
            await window.close()


async def test_a_story_types_presses_moves_the_clock_and_changes_people(browser):
    story = """
    app: demo
    story:
      - note: Ana asks.
      - say: easy 5k tonight?
      - wait: an answer
      - press: Why?
      - wait: the reasons
      - clock: tomorrow 07:30
      - be: ben
      - go: running
      - say: /demo tempo?
      - wait: an answer
    """
    async with LocalSlack(app=SPEC, page=True, seed=seed.parse(story)) as slack, by_socket(slack, demo):
        window = await browser.window()
        try:
            await window.page.goto(f"{slack.url}/")
            await window.page.get_by_role("button", name="Play a story").last.click()
            await window.sees("You asked: tempo?")
            await expect(window.page.get_by_role("heading", name="running", level=1)).to_be_visible()
            await expect(window.page.locator("#clock")).to_contain_text("1:3")
            await expect(window.page.locator("#caption")).to_contain_text("Now it is your turn")
            assert [message["text"] for message in slack.acts.read("ana")] == ["easy 5k tonight?", "an answer"]
            assert slack.acts.read("ana")[1]["blocks"][2]["text"]["text"].startswith("• Hard legs")
        finally:
            await window.close()
        assert window.complaints == []
