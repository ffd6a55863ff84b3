"""A digest lived through on the page: set up, skipped to, seen, opened."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, Page, expect

from bot.cli.playground import SKIP_TO_DIGEST
from bot.client import Detente
from bot.settings import Settings
from tests.end_to_end.chromium import open_page, type_command
from tests.end_to_end.digests import query
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
    await expect(last).to_contain_text("No digest is scheduled")

    await page.keyboard.type("/digest setup channel:briefings time:8 timezone:new y")
    await page.get_by_role("option", name="America/New York").click()
    await page.keyboard.press("Enter")
    await expect(last).to_contain_text("Digest 1 is set up")
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
async def test_a_weekly_digest_of_two_topics_by_what_can_be_seen(
    page: Page, playground: Playground, settings: Settings, width: int
) -> None:
    """As somebody does it who knows no command: nothing but a slash is typed, all else is read and pressed."""
    await page.set_viewport_size({"width": width, "height": 900})
    presses = 0

    async def press(shown: Locator) -> None:
        nonlocal presses
        await expect(shown).to_be_visible()
        await shown.click()
        presses += 1

    await page.keyboard.type("/")
    await press(page.locator(".popup").get_by_role("option").filter(has_text="/digest setup"))
    await page.keyboard.press("Enter")
    card = page.locator("li.message").last
    await expect(card).to_contain_text("Set up a digest")

    async def choose(shown: str, *names: str) -> None:
        await press(card.locator("[aria-haspopup=listbox]").filter(has_text=shown))
        for name in names:
            await press(card.get_by_role("option", name=name, exact=True))
        if len(names) > 1:
            await press(card.get_by_role("button", name="Done", exact=True))

    await choose("#general", "#briefings")
    await expect(card).to_contain_text("Where: #briefings")
    await choose("Daily", "Every Monday")
    await expect(card).to_contain_text("every Monday at 08:00")
    await choose("No topics in particular", "Iran", "Syria")
    await expect(card).to_contain_text("About: Iran, Syria")
    await expect(card).to_contain_text("Preview of the next digest", ignore_case=True)
    await press(card.get_by_role("button", name="Start the digest"))
    await expect(card).to_contain_text("Digest 1 is set up")
    assert presses + 2 == 12, "with the slash and Enter"
    assert [tuple(row) for row in query(settings, "SELECT rhythm, topics, state FROM subscription")] == [
        ("weekly 0", "iran,syria", "active")
    ]
    box = await card.locator(".container").first.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width
