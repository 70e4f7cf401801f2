"""By keyboard alone, for who cannot see it, and against who means harm."""

from importlib.resources import files

import pytest
from playwright.async_api import expect

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    '"><b data-action-id="why">x</b>',
    "{{ 7*7 }} {% raw %}",
    "<!channel> <@U0NOBODY01> *_~`",
    "&lt;b&gt; \u202e\u2028 🏃🏽‍♀️",
]


async def findings(window):
    """What axe finds of serious and critical kind, as `rule: where`."""
    await window.page.evaluate(AXE)
    told = await window.page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in told["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious(visit, scheme):
    ana = await visit("ana", "dm", color_scheme=scheme)
    found = await findings(ana)
    await ana.say("hello")
    await ana.press("Why?")
    await ana.sees("Hard legs ended")
    found += await findings(ana)
    await ana.page.get_by_role("button", name="Inspector").click()
    await ana.page.locator(".exchange summary").last.click()
    await expect(ana.page.locator(".exchange[open] pre").first).to_be_visible()
    found += await findings(ana)
    for tab in ("Faults", "Connect"):
        await ana.page.get_by_role("tab", name=tab).click()
        found += await findings(ana)
    await ana.page.get_by_role("button", name="Close the inspector").click()
    await ana.page.locator("#clock").click()
    found += await findings(ana)
    await ana.page.keyboard.press("Escape")
    await ana.page.get_by_role("link", name="running").click()
    await ana.say("/demo intervals?")
    await ana.say("@demo tempo?")
    await ana.page.get_by_role("button", name="1 reply").click()
    await ana.say("/broken")
    await expect(ana.page.get_by_role("alert").first).to_contain_text("invalid_blocks")
    found += await findings(ana)
    await ana.say("/demo log")
    modal = ana.page.get_by_role("dialog", name="Log a run")
    await modal.get_by_label("How far, in km?").fill("far")
    await modal.get_by_role("button", name="Save").click()
    await expect(modal.get_by_text("That is no number")).to_be_visible()
    found += await findings(ana)
    await ana.page.keyboard.press("Escape")
    await ana.page.get_by_role("button", name="Be somebody else").click()
    found += await findings(ana)
    await ana.page.keyboard.press("Escape")
    await ana.page.locator("#side").get_by_role("link", name="demo Home").click()
    await ana.sees("You have logged", "#home")
    assert found + await findings(ana) == []


async def test_everything_is_done_by_keyboard(visit):
    ana = await visit("ana", "running")
    keys = ana.page.keyboard
    await keys.type("/de")
    await keys.press("Enter")  # takes the completion
    await keys.type("intervals?")
    await keys.press("Enter")
    await ana.sees("You asked: intervals?")
    await ana.page.locator("#log").focus()
    await keys.press("ArrowUp")
    await expect(ana.messages().last).to_be_focused()
    await keys.press("Tab")
    await expect(ana.page.get_by_role("button", name="Why?")).to_be_focused()
    await keys.press("Enter")
    await ana.sees("Hard legs ended")
    await expect(ana.page.get_by_role("button", name="Hide why")).to_be_focused()
    await ana.page.get_by_role("combobox", name="Message #running").focus()
    await keys.type("a thread, please")
    await keys.press("Enter")
    await ana.sees("a thread, please")
    await ana.page.locator("#log").focus()
    await keys.press("End")
    await keys.press("t")
    await expect(ana.page.get_by_role("combobox", name="Reply")).to_be_focused()
    await keys.press("Escape")
    await expect(ana.page.locator("#thread")).to_be_hidden()


async def test_light_and_dark_are_remembered(visit):
    ana = await visit(color_scheme="light")
    await ana.page.get_by_role("button", name="Light or dark").click()
    await expect(ana.page.locator("html")).to_have_attribute("data-theme", "dark")
    await ana.page.reload()
    await expect(ana.page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_hostile_words_are_only_words(visit):
    ana = await visit("ana", "general")
    for words in HOSTILE:
        await ana.say(words)
        await expect(ana.messages().last).to_contain_text(words.split()[0].split("=")[0].replace("\u202e", "")[:4])
    await expect(ana.messages()).to_have_count(len(HOSTILE))
    await expect(ana.page.locator("#log :is(script, img[src=x], b[data-action-id])")).to_have_count(0)
    ben = await visit("ben", "running")
    await ben.say(f"/demo {HOSTILE[0]}")
    await ben.sees("You asked: <img src=x")
    await ben.page.get_by_role("button", name="Inspector").click()
    exchange = ben.page.locator(".exchange").filter(has_text="/demo").last
    await exchange.locator("summary").click()
    await expect(exchange.get_by_label("Payload", exact=True)).to_contain_text("<img src=x onerror=alert(1)>")
