"""Make the documentation's pictures anew: the real bot on the playground, seen in a real browser."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot.cli.serve import open_bot
from bot.playground import Playground
from bot.settings import Settings
from tools.ensure_browser import find_browser

IMAGES = Path(__file__).parent.parent / "docs" / "images"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


async def main() -> None:
    """Take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as directory:
        async with Playground() as playground:
            settings = Settings(
                _env_file=None,
                discord_api_url=playground.api_url,
                database_path=Path(directory) / "pictures.sqlite3",
            )
            async with open_bot(settings) as bot:
                serving = asyncio.create_task(bot.start(playground.token))
                try:
                    await _take_pictures(playground.url)
                finally:
                    await bot.close()
                    await asyncio.gather(serving, return_exceptions=True)


async def _take_pictures(url: str) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        page = await browser.new_page(viewport={"width": 1200, "height": 1000}, locale="en-GB")
        await page.goto(url)
        await page.get_by_text("bot online").wait_for()
        await _playground(page)
        await browser.close()


async def _playground(page: Page) -> None:
    await page.keyboard.type("/brief siria")
    await page.locator(".popup [role=option]").first.wait_for()
    await page.keyboard.press("Enter")
    await page.get_by_text("As of mid-February 2017").wait_for()
    await page.mouse.move(0, 0)
    await page.screenshot(path=IMAGES / "playground.png")


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
