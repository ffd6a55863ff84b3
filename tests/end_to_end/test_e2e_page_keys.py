"""The page by keyboard and by thumb: drawers, lists, and where the focus goes; and what follows the clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from bot.client import Detente
from tests.end_to_end.chromium import open_page, type_command
from tests.support.playground import Playground

pytestmark = pytest.mark.browser


@pytest.fixture
async def page(bot: Detente, playground: Playground) -> AsyncIterator[Page]:
    async with open_page(playground.url) as opened:
        yield opened


@pytest.fixture
async def phone(bot: Detente, playground: Playground) -> AsyncIterator[Page]:
    async with open_page(playground.url, width=400, height=800) as opened:
        yield opened


@pytest.mark.fault(
    "On a phone, a drawer of the playground's page covers what is behind it",
    "A tap beside it closes it, and so does Escape",
)
@pytest.mark.parametrize(
    ("drawer", "toggle", "beside"),
    [
        ("#sidebar", "Show or hide channels", (380, 400)),
        ("#members", "Show or hide member list", (20, 400)),
    ],
)
async def test_a_drawer_closes_by_a_tap_beside_it_or_escape(
    phone: Page, drawer: str, toggle: str, beside: tuple[int, int]
) -> None:
    button = phone.get_by_role("button", name=toggle)
    await expect(phone.locator(drawer)).to_be_hidden()
    await button.click()
    await expect(phone.locator(drawer)).to_be_visible()
    await expect(button).to_have_attribute("aria-expanded", "true")
    await phone.mouse.click(*beside)
    await expect(phone.locator(drawer)).to_be_hidden()
    await expect(button).to_have_attribute("aria-expanded", "false")
    await button.click()
    await phone.keyboard.press("Escape")
    await expect(phone.locator(drawer)).to_be_hidden()
    await expect(button).to_be_focused()


@pytest.mark.fault(
    "Tab is pressed in an open list of choices on the playground's page", "The list closes and the focus moves on"
)
async def test_tab_closes_a_list_of_choices_and_goes_on_from_it(page: Page) -> None:
    await type_command(page, "/brief pizza")
    face = page.get_by_role("button", name="Choose an area")
    await face.press("Enter")
    await expect(page.get_by_role("listbox")).to_be_visible()
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("listbox")).to_have_count(0)
    assert await page.evaluate("document.activeElement !== document.body")
    assert await face.evaluate("face => Boolean(face.compareDocumentPosition(document.activeElement) & 2)")
    await face.press("Enter")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("listbox")).to_have_count(0)
    assert await page.evaluate("document.activeElement !== document.body")
    assert await face.evaluate("face => Boolean(face.compareDocumentPosition(document.activeElement) & 4)")


async def test_tab_stays_within_a_command_and_keys_go_on_working(page: Page) -> None:
    await page.keyboard.type("/brief ")
    topic = page.get_by_role("textbox", name="topic")
    await expect(topic).to_be_focused()
    for _ in range(4):
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.closest('#composer') !== null")
    for _ in range(2):
        await page.keyboard.press("Escape")
    await expect(page.get_by_role("textbox", name="Message #general")).to_be_focused()


@pytest.mark.fault("Somebody keeps typing after choosing a value with Tab", "The chosen value stays as it is")
async def test_a_picked_value_is_left_alone_by_what_is_typed_next(page: Page) -> None:
    await page.keyboard.type("/brief siria")
    await expect(page.locator(".popup").get_by_role("option").first).to_have_text("Syria")
    await page.keyboard.press("Tab")
    topic = page.get_by_role("textbox", name="topic")
    await expect(topic).to_have_value("Syria")
    await page.keyboard.type("pri")
    await expect(topic).to_have_value("Syria")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("textbox", name="private")).to_be_focused()
    await page.keyboard.press("Backspace")
    await expect(topic).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("li.message").last.get_by_role("heading", name="Syria", exact=True)).to_be_visible()


@pytest.mark.fault(
    "The playground's clock moves to another day while the page is open",
    '"Today at" becomes "Yesterday at", then the date',
)
async def test_times_beside_messages_follow_the_clock(page: Page, playground: Playground) -> None:
    await type_command(page, "hello")
    time = page.locator("li.message time").first
    await expect(time).to_contain_text("Today at")
    playground.clock.advance(timedelta(days=1))
    await expect(time).to_contain_text("Yesterday at")
    playground.clock.advance(timedelta(days=1))
    await expect(time).not_to_contain_text("at")


@pytest.mark.fault("A forum is opened on the page", "Its posts are listed, the newest first")
async def test_a_forum_shows_its_posts_newest_first(page: Page, bot: Detente, playground: Playground) -> None:
    forum = bot.guilds[0].forums[0]
    await page.get_by_role("button", name="forum").click()
    await expect(page.get_by_text("There are no posts yet.")).to_be_visible()
    await expect(page.get_by_placeholder("Open a post to write in it.")).to_be_visible()
    first = await forum.create_thread(name="Arms control", content="About **New START** " + "and more " * 60)
    await forum.create_thread(name="Syria", content="About Syria")
    posts = page.locator("button.post")
    await expect(posts.locator("b")).to_have_text(["Syria", "Arms control"])
    await expect(posts.last).to_contain_text("Détente:About New START")
    await expect(posts.last).to_contain_text("0 replies")
    assert await page.locator("#scroller").evaluate("node => node.scrollWidth <= node.clientWidth"), (
        "a long start is cut"
    )
    await first.thread.send("More")
    await expect(posts.locator("b")).to_have_text(["Arms control", "Syria"])
    await expect(posts.first).to_contain_text("1 reply")
    await posts.first.click()
    await expect(page.get_by_role("heading", name="Welcome to #Arms control!")).to_be_visible()
    await expect(page.locator("li.message")).to_have_count(2)
    await page.reload()
    await page.get_by_role("button", name="forum").click()
    await expect(posts.first).to_contain_text("1 reply")
