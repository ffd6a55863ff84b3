"""Where a channel longer than the page is scrolled to."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from bot.client import Detente
from tests.end_to_end.chromium import open_page, type_command
from tests.support.playground import Playground

pytestmark = pytest.mark.browser

_FROM_THE_END = "node => node.scrollHeight - node.scrollTop - node.clientHeight"


async def scroll_to_the_top(page: Page) -> None:
    await page.locator("#scroller").evaluate("node => { node.scrollTop = 0; }")
    await expect(page.locator("#present")).to_be_visible()


async def test_one_is_taken_to_the_answer_to_ones_own_command_alone(bot: Detente, playground: Playground) -> None:
    for number in range(40):
        await playground.member("Ada").say(f"line {number}")
    async with open_page(playground.url) as page:
        assert await page.locator("#scroller").evaluate(_FROM_THE_END) < 2
        await scroll_to_the_top(page)
        await playground.member("Boris").say("somebody else's")
        await expect(page.locator("li.message").last).to_contain_text("somebody else's")
        await expect(page.locator("#present")).to_be_visible()
        await type_command(page, "/help ")
        await expect(page.locator("li.message").last).to_contain_text("Only you can see this")
        await expect(page.locator("#present")).to_be_hidden()
        await expect(page.locator("li.message").last.locator(".only-you")).to_be_in_viewport()
