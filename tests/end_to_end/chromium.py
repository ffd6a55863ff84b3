"""A real Chromium looking at the playground's page: one for all tests of a worker."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Literal

from playwright.async_api import Browser, Page, Playwright, async_playwright, expect

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
    """A browser that is started when it is first needed, with a page for each language that is opened again and again.

    A page of its own for each test would cost more than most tests do.
    """

    def __init__(self) -> None:
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._pages: dict[str, Page] = {}

    async def page(self, locale: str) -> Page:
        """The page that speaks a language."""
        if self._browser is None:
            self._playwright = await async_playwright().start()
            self._browser = await self._playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        if locale not in self._pages:
            self._pages[locale] = page = await self._browser.new_page(locale=locale)
            page.set_default_timeout(PATIENCE)
        return self._pages[locale]

    async def leave(self, page: Page) -> None:
        """Leave a page as if it were new, for the next test."""
        if page.url.startswith("http"):  # else it was never reached, and that is the error to be seen
            await page.evaluate("localStorage.clear(); sessionStorage.clear()")
        await page.goto("about:blank")

    async def close(self) -> None:
        """Stop it where it runs."""
        if self._browser is not None and self._playwright is not None:
            await self._browser.close()
            await self._playwright.stop()
            self._browser = None
            self._pages.clear()


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
    watched: dict[str, Callable[[Any], None]] = {
        "pageerror": lambda error: faults.append(str(error)),
        "console": lambda said: faults.append(said.text) if said.type == "error" else None,
        "request": lambda asked: None if asked.url.startswith(url) else faults.append(asked.url),
    }
    page = await shared.page(locale)
    await page.set_viewport_size({"width": width, "height": height})
    await page.emulate_media(color_scheme=scheme)
    await page.mouse.move(0, 0)  # where it was left, it would point at something
    for event, watch in watched.items():
        page.on(event, watch)  # type: ignore[call-overload]  # one literal for each event
    try:
        await page.goto(url)
        await expect(page.locator("#bot-state.online")).to_be_attached()
        yield page
    finally:
        for event, watch in watched.items():
            page.remove_listener(event, watch)
        await shared.leave(page)
    assert not faults


async def type_command(page: Page, line: str) -> None:
    """Type a line into whatever has the focus, and send it."""
    await page.keyboard.type(line)
    await page.keyboard.press("Enter")
