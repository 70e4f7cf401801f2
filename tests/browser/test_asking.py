"""Asking, pressing and being answered, as people do it."""

from playwright.async_api import expect


async def test_an_empty_conversation_says_hello_and_begins_with_a_message(visit):
    ana = await visit()
    await expect(ana.page.get_by_role("heading", name="Say hello to demo")).to_be_visible()
    await ana.say("easy 5k tonight?")
    await ana.sees("You asked: easy 5k tonight?")
    await expect(ana.page.get_by_role("heading", name="Say hello to demo")).to_have_count(0)


async def test_a_button_changes_its_message_in_place(visit):
    ana = await visit()
    await ana.say("easy 5k tonight?")
    await ana.press("Why?")
    await ana.sees("Hard legs ended 32 h ago")
    await ana.press("Hide why")
    await ana.sees_not("Hard legs ended 32 h ago")
    await expect(ana.messages()).to_have_count(2)


async def test_a_command_is_completed_hinted_at_and_answered_for_its_asker_alone(visit):
    ana, ben = await visit("ana", "running"), await visit("ben", "running")
    box = ana.page.get_by_role("combobox", name="Message #running")
    await box.press_sequentially("/de")
    await expect(ana.page.get_by_role("option", name="/demo")).to_be_visible()
    await box.press("Tab")
    await expect(box).to_have_value("/demo ")
    await expect(ana.page.locator("#say-form .hint")).to_have_text("/demo [log | your question]")
    await box.press_sequentially("intervals?")
    await box.press("Enter")
    await ana.sees("Only visible to you")
    await ana.sees("You asked: intervals?")
    await expect(ben.messages()).to_have_count(0)
    await ana.press("Share here")
    await ben.sees("You asked: intervals?")


async def test_a_select_sends_what_was_picked(visit):
    ana = await visit()
    await ana.say("easy 5k tonight?")
    await ana.page.locator("#log select").select_option(label="Tempo")
    await ana.sees("As Tempo: go")


async def test_a_dangerous_button_asks_first(visit):
    ana = await visit()
    await ana.say("easy 5k tonight?")
    await ana.press("Forget it")
    await expect(ana.page.get_by_role("heading", name="Forget this?")).to_be_visible()
    await ana.press("Keep", "#confirm")
    await expect(ana.messages()).to_have_count(2)
    await ana.press("Forget it")
    await ana.press("Forget", "#confirm")
    await expect(ana.messages()).to_have_count(1)


async def test_a_mention_is_answered_in_a_thread(visit):
    ana = await visit("ana", "running")
    await ana.say("@demo tempo on friday?")
    await ana.page.get_by_role("button", name="1 reply").click()
    await ana.sees("You asked: @demo tempo on friday?", "#replies")
    await expect(ana.messages()).to_have_count(1)
    reply = ana.page.get_by_role("combobox", name="Reply")
    await reply.fill("thanks")
    await reply.press("Enter")
    await expect(ana.page.get_by_role("button", name="2 replies")).to_be_visible()
    await ana.page.get_by_role("button", name="Close the thread").click()
    await expect(ana.page.locator("#thread")).to_be_hidden()


async def test_arrow_up_edits_the_last_message_and_it_says_so(visit):
    ana = await visit("ana", "general")
    await ana.say("teh plan")
    await ana.sees("teh plan")
    box = ana.page.get_by_role("combobox", name="Message #general")
    await box.press("ArrowUp")
    await expect(box).to_have_value("teh plan")
    await box.fill("the plan")
    await box.press("Enter")
    await ana.sees("the plan")
    await ana.sees("(edited)")
    await expect(ana.messages()).to_have_count(1)


async def test_a_command_comes_back_by_arrow_up_and_a_draft_by_coming_back(visit):
    ana = await visit("ana", "running")
    await ana.say("/demo intervals?")
    await ana.sees("You asked: intervals?")
    box = ana.page.get_by_role("combobox", name="Message ")
    await box.press("ArrowUp")
    await expect(box).to_have_value("/demo intervals?")
    await box.fill("half a thou")
    await ana.page.get_by_role("link", name="general").click()
    await expect(box).to_have_value("")
    await ana.page.get_by_role("link", name="running").click()
    await expect(box).to_have_value("half a thou")


async def test_a_message_is_deleted_after_a_question(visit):
    ana = await visit("ana", "general")
    await ana.say("too much said")
    await ana.messages().last.hover()
    await ana.page.get_by_role("button", name="Delete message").click()
    await ana.press("Delete", "#confirm")
    await expect(ana.messages()).to_have_count(0)


async def test_a_message_shortcut_asks_the_app_about_somebodys_words(visit):
    ana = await visit("ana", "running")
    await ana.say("long run on sunday")
    await ana.messages().last.hover()
    await ana.page.get_by_role("button", name="Shortcuts for this message").click()
    await ana.page.get_by_role("menuitem", name="Ask about this").click()
    await ana.sees("About that: long run on sunday")


async def test_a_file_is_shared_and_the_bot_fetches_it(visit):
    ana = await visit()
    await ana.page.locator("#say-form input[type=file]").set_input_files(
        {"name": "runs.csv", "mimeType": "text/csv", "buffer": b"km\n5\n"}
    )
    await ana.sees("Thank you for runs.csv: 5 bytes")
    await expect(ana.page.get_by_role("link", name="runs.csv")).to_be_visible()


async def test_a_prompt_of_the_bot_is_sent_by_a_click(visit):
    ana = await visit()
    await ana.page.get_by_role("button", name="Easy run tonight?").click()
    await ana.sees("You asked: easy 5k tonight? leg day this morning")


async def test_what_the_bot_says_it_does_is_shown(visit):
    ana = await visit()
    await ana.say("think")
    await expect(ana.page.get_by_role("status").filter(has_text="demo is thinking…")).to_be_visible()


async def test_the_app_is_invited_into_a_channel(visit):
    ana = await visit("ana", "general")
    await ana.say("/invite @demo")
    await expect(ana.page.locator("#head")).to_contain_text("Chie Rao, demo")
    await ana.say("@demo long run?")
    await expect(ana.page.get_by_role("button", name="1 reply")).to_be_visible()


async def test_messages_arrive_in_the_order_of_typing(visit):
    ana = await visit("ana", "general")
    for number in range(8):
        await ana.say(f"number {number}")
    await ana.sees("number 7")
    assert await ana.messages().locator(".body").all_inner_texts() == [f"number {number}" for number in range(8)]
