"""A digest lived through on the page: set up, skipped to, seen, opened."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from bot.cli.playground import SKIP_TO_DIGEST
from bot.client import Detente
from tests.end_to_end.chromium import open_page, type_command
from tests.support.playground import Playground

pytestmark = pytest.mark.browser


@pytest.fixture
async def page(bot: Detente, playground: Playground) -> AsyncIterator[Page]:
    async with open_page(playground.url) as opened:
        yield opened


async def test_a_digest_from_setup_to_a_pressed_button(page: Page) -> None:
    last = page.locator("li.message").last
    skip = page.get_by_role("button", name=SKIP_TO_DIGEST)
    await skip.click()
    await expect(last).to_contain_text("No digest is on its way")

    await page.keyboard.type("/digest setup channel:briefings time:8 timezone:new y")
    await page.get_by_role("option", name="America/New York").click()
    await page.keyboard.press("Enter")
    await expect(last).to_contain_text("The digest is set up")
    await expect(last).to_contain_text("daily at 08:00 (America/New York)")
    await last.get_by_role("button", name="Preview").click()
    await expect(last).to_contain_text("DIGEST ·")
    await expect(last).to_contain_text("Only you can see this")
    said = await last.locator(".container").inner_text()

    await skip.click()
    await page.get_by_role("button", name="briefings (unread)").click()
    card = page.locator("li.message").filter(has_text="DIGEST ·")
    await expect(card).to_have_count(1)
    assert await card.locator(".container").inner_text() == said

    topic = card.get_by_role("button").first
    title = await topic.inner_text()
    await topic.click()
    await expect(last.get_by_role("heading", name=title, exact=True)).to_be_visible()
    await expect(last).to_contain_text("Only you can see this")

    await type_command(page, "/digest status ")
    await expect(last).to_contain_text(re.compile(r"sent \d\d:\d\d"))
    await type_command(page, "/digest why date:today")
    await expect(last).to_contain_text("It was sent")


async def test_an_option_may_be_typed_where_none_is_required(page: Page, playground: Playground) -> None:
    ada = playground.member("Ada")
    for channel in ("general", "briefings"):
        await ada.command("digest setup", options={"channel": channel, "time": "8"})
    last = page.locator("li.message").last
    for line in ("/digest status digest:#general", "/digest status #general"):
        await type_command(page, line)
        await expect(last).to_contain_text("Digest 1 for #general")
        await last.get_by_role("button", name="Dismiss message").click()


@pytest.mark.parametrize("width", [1280, 400])
async def test_a_weekly_digest_of_two_topics_from_the_card_alone(
    page: Page, playground: Playground, width: int
) -> None:
    await page.set_viewport_size({"width": width, "height": 900})
    await type_command(page, "/digest setup ")
    last = page.locator("li.message").last
    await expect(last).to_contain_text("Set up a digest")

    async def choose(action: str, *names: str) -> None:
        select = last.locator(f".select[data-custom-id^='s:form_{action}:']")
        await select.get_by_role("button").first.click()
        for name in names:
            await select.get_by_role("option", name=name, exact=True).click()
        if len(names) > 1:
            await select.get_by_role("button", name="Done").click()

    await choose("channel", "#briefings")
    await expect(last).to_contain_text("Where: #briefings")
    await choose("often", "Every Monday")
    await expect(last).to_contain_text("every Monday at 08:00")
    await choose("topics", "Iran", "Syria")
    await expect(last).to_contain_text("About: Iran, Syria")
    await expect(last).to_contain_text("Preview of the next one", ignore_case=True)
    await last.get_by_role("button", name="Start the digest").click()
    await expect(last).to_contain_text("The digest is set up (number 1)")
    box = await last.locator(".container").first.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width
