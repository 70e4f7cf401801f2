"""Modals and the Home tab."""

from playwright.async_api import expect


async def test_a_modal_shows_an_error_at_its_field_keeps_what_was_typed_and_then_closes(visit):
    ana = await visit()
    await ana.say("/demo log")
    modal = ana.page.get_by_role("dialog", name="Log a run")
    await expect(modal.get_by_label("How far, in km?")).to_be_focused()
    await modal.get_by_label("How far, in km?").fill("far")
    await modal.get_by_label("What kind?").select_option(label="Tempo")
    await modal.get_by_role("button", name="Save").click()
    await expect(modal.get_by_text("That is no number of kilometres.")).to_be_visible()
    await expect(modal.get_by_label("How far, in km?")).to_have_value("far")
    await expect(modal.get_by_label("What kind?")).to_have_value("tempo")
    await modal.get_by_label("How far, in km?").fill("12")
    await modal.get_by_role("button", name="Save").click()
    await expect(modal).to_be_hidden()
    await ana.sees("Logged 12 km")
    await expect(ana.page.get_by_role("combobox", name="Message demo")).to_be_focused()


async def test_an_empty_field_is_told_in_the_modal(visit):
    ana = await visit()
    await ana.say("/demo log")
    modal = ana.page.get_by_role("dialog", name="Log a run")
    await modal.get_by_role("button", name="Save").click()
    await expect(modal.get_by_role("alert").filter(has_text="is empty")).to_be_visible()


async def test_escape_closes_a_modal_and_gives_the_focus_back(visit):
    ana = await visit()
    await ana.say("/demo log")
    modal = ana.page.get_by_role("dialog", name="Log a run")
    await expect(modal).to_be_visible()
    await ana.page.keyboard.press("Escape")
    await expect(modal).to_be_hidden()
    await expect(ana.page.get_by_role("combobox", name="Message demo")).to_be_focused()


async def test_a_modal_lies_on_another_and_goes_back_to_it(visit):
    ana = await visit()
    await ana.page.get_by_role("button", name="Shortcuts", exact=True).click()
    await ana.page.get_by_role("menuitem", name="Write a note").click()
    below = ana.page.get_by_role("dialog", name="A note")
    await below.get_by_label("How far, in km?").fill("5")
    await below.get_by_label("Blunt").check()
    await expect(below.get_by_text("It will be blunt.")).to_be_visible()  # changed by the app while it is filled in
    await expect(below.get_by_label("How far, in km?")).to_have_value("5")
    await expect(below.get_by_label("Blunt")).to_be_checked()
    await expect(below.get_by_label("Blunt")).to_be_focused()
    await below.get_by_role("button", name="Keep").click()
    above = ana.page.get_by_role("dialog", name="Log a run")
    await above.get_by_role("button", name="Back to A note").click()
    await expect(below).to_be_visible()


async def test_the_home_is_published_when_it_is_opened_and_changes_when_a_run_is_logged(visit):
    ana = await visit()
    await ana.page.get_by_role("link", name="Home", exact=True).click()
    await ana.sees("You have logged 0 runs.", "#home")
    await ana.press("Log a run", "#home")
    modal = ana.page.get_by_role("dialog", name="Log a run")
    await modal.get_by_label("How far, in km?").fill("8")
    await modal.get_by_role("button", name="Save").click()
    await ana.sees("You have logged 1 runs.", "#home")
    await expect(ana.page.get_by_role("link", name="demo 1 unread")).to_be_visible()


async def test_an_answer_that_slack_refuses_is_loud_in_the_modal_and_on_the_page(visit, slack):
    ana = await visit()
    await ana.say("/demo log")
    modal = ana.page.get_by_role("dialog", name="Log a run")
    await modal.get_by_label("How far, in km?").fill("wrong")
    slack.world.views.stack("U0ANA00001")[-1]["callback_id"] = "refused"
    await modal.get_by_role("button", name="Save").click()
    await expect(modal.get_by_role("alert").filter(has_text="We had some trouble connecting")).to_be_visible()
    await ana.page.keyboard.press("Escape")
    await expect(ana.page.locator("#banners")).to_contain_text("invalid_arguments")
