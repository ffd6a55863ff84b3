"""A real Chromium looking at the playground's page: one for all tests of a worker, with a profile for each page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

from playwright.async_api import Browser, Page, Playwright, ViewportSize, async_playwright, expect

from tools.ensure_browser import find_browser

# It must run as root in a container, and look for nothing outside.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60_000  # milliseconds, waited in full by a failing test only


class Chromium:
    """A browser that is started when it is first needed."""

    def __init__(self) -> None:
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None

    async def started(self) -> Browser:
        """The running browser."""
        if self._browser is None:
            self._playwright = await async_playwright().start()
            self._browser = await self._playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        return self._browser

    async def close(self) -> None:
        """Stop it where it runs."""
        if self._browser is not None and self._playwright is not None:
            await self._browser.close()
            await self._playwright.stop()
            self._browser = None


shared = Chromium()


@asynccontextmanager
async def open_page(
    url: str,
    *,
    width: int = 1280,
    height: int = 800,
    locale: str = "en-GB",
    scheme: Literal["light", "dark"] = "dark",
) -> AsyncIterator[Page]:
    """The page at that address; at the end, it must have had no errors and have asked no other host for anything."""
    expect.set_options(timeout=PATIENCE)
    faults: list[str] = []
    browser = await shared.started()
    viewport: ViewportSize = {"width": width, "height": height}
    async with await browser.new_context(viewport=viewport, locale=locale, color_scheme=scheme) as context:
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: None if asked.url.startswith(url) else faults.append(asked.url))
        await page.goto(url)
        await expect(page.locator("#bot-state")).to_have_text("bot online")
        yield page
    assert not faults


async def type_command(page: Page, line: str) -> None:
    """Type a line into whatever has the focus, and send it."""
    await page.keyboard.type(line)
    await page.keyboard.press("Enter")
