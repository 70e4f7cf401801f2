"""A person at the page: what they see and do, in the words of the tests."""

from playwright.async_api import async_playwright, expect

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PATIENCE_MS = 8_000  # how long something may take to be seen; nothing waits longer than it has to

expect.set_options(timeout=PATIENCE_MS)


class Browser:
    def __init__(self, chromium):
        self._chromium = chromium

    async def open(self):
        self._playwright = await async_playwright().start()
        self._browser = await self._playwright.chromium.launch(executable_path=self._chromium, args=FLAGS)

    async def close(self):
        await self._browser.close()
        await self._playwright.stop()

    async def window(self, **wishes):
        context = await self._browser.new_context(reduced_motion="reduce", **wishes)
        context.set_default_timeout(PATIENCE_MS)
        return Window(context, await context.new_page())


class Window:
    """One window of one person; its `page` is Playwright's."""

    def __init__(self, context, page):
        self.context, self.page, self.complaints = context, page, list[str]()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, said):
        if (
            said.type in ("error", "warning") and "400 (Bad Request)" not in said.text
        ):  # what Slack's client would refuse
            self.complaints.append(said.text)

    async def close(self):
        await self.context.close()

    async def ready(self):
        """The stream has told what there is."""
        await expect(self.page.locator("#log")).to_have_attribute("aria-busy", "false")

    async def say(self, words):
        box = self.page.get_by_role("combobox", name="Message ")
        await box.fill(words)
        await box.press("Enter")

    async def sees(self, words, within="#log"):
        await expect(self.page.locator(within).get_by_text(words).last).to_be_visible()

    async def sees_not(self, words, within="#log"):
        await expect(self.page.locator(within).get_by_text(words)).to_have_count(0)

    async def press(self, name, within="#log"):
        await self.page.locator(within).get_by_role("button", name=name, exact=True).last.click()

    def messages(self, within="#log"):
        return self.page.locator(f"{within} .message")
