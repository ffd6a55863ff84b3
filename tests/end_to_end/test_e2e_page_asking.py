"""Asking on the page, in a real browser."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from tests.end_to_end.chromium import open_page, type_command
from tests.support.playground import Playground

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("bot")]


@pytest.fixture
async def page(playground: Playground) -> AsyncIterator[Page]:
    async with open_page(playground.url) as opened:
        yield opened


async def test_a_question_is_answered_and_a_brief_opened_from_it(page: Page) -> None:
    await type_command(page, "/ask does russia back the iran deal, and what about north korea?")
    answer = page.locator("li.message").filter(has_text="from the library").last
    await expect(answer).to_contain_text("Russia supported the Iran nuclear deal.")
    await expect(answer).to_contain_text("yg17.9i")
    await expect(answer).to_contain_text("paragraph 9")
    await expect(answer).to_contain_text("Fact")
    await expect(answer).to_contain_text("Analysis as of mid-February 2017; record of later events until June 2026.")
    await answer.get_by_role("button", name="North Korea").click()
    brief = page.locator("li.message.ephemeral").last
    await expect(brief.get_by_role("heading", name="North Korea", exact=True)).to_be_visible()


async def test_what_is_not_answered_outright_is_shown_to_the_asker_alone(page: Page) -> None:
    await type_command(page, "/ask who is Witkoff?")
    refusal = page.locator("li.message.ephemeral").last
    await expect(refusal).to_contain_text("The library has no direct answer.")
    await expect(refusal).to_contain_text("received American envoys Steve Witkoff")
    await expect(refusal.get_by_role("button", name="Prospects for a deal")).to_be_visible()
    await refusal.get_by_role("button", name="Ask another question").click()
    await page.get_by_role("dialog").get_by_role("textbox").fill("is Moscow violating the INF Treaty?")
    await page.keyboard.press("Enter")
    await expect(page.locator("li.message").filter(has_text="yg17.9f").last).to_be_visible()
