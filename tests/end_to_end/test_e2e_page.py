"""The page in a real browser: what a person who has just cloned the project does first."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, Page, expect

from bot.client import Detente
from tests.end_to_end.chromium import open_page, type_command
from tests.end_to_end.parts import library_of
from tests.support.playground import Playground

pytestmark = pytest.mark.browser


_WATCH_PRESENCE = """() => {
  window.presences = [];
  const look = () => window.presences.push(/bot (on|off)line/.exec(document.body.textContent)?.[0]);
  new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true });
}"""


@pytest.fixture
async def page(bot: Detente, playground: Playground) -> AsyncIterator[Page]:
    async with open_page(playground.url) as opened:
        yield opened


def card(page: Page, title: str) -> Locator:
    """The last message with that heading."""
    return page.locator("li.message").filter(has=page.get_by_role("heading", name=title, exact=True)).last


def offered(page: Page) -> Locator:
    """What the list above the composer offers."""
    return page.locator(".popup").get_by_role("option")


def title(bot: Detente, slug: str) -> str:
    """What a topic is called now; a curator may change it."""
    return next(topic.title for topic in library_of(bot).topics if topic.slug == slug)


async def test_a_brief_its_sources_and_a_related_topic(bot: Detente, page: Page) -> None:
    await page.keyboard.type("/brief siria")
    await expect(offered(page).first).to_have_text("Syria")
    await page.keyboard.press("Enter")
    syria = card(page, "Syria")
    await expect(syria).to_contain_text("Latest · ")
    await expect(syria).to_contain_text("In mid-February 2017")
    await expect(syria.locator(".only-you")).to_have_count(0)

    await syria.get_by_role("button", name="Sources").click()
    sources = page.locator("li.message.ephemeral").last
    await expect(sources).to_contain_text("yg17.")
    await expect(sources).to_contain_text("paragraph")
    await expect(sources).to_contain_text("Only you can see this")

    await syria.get_by_role("button", name="Related topics").click()
    related = title(bot, "iran")
    await syria.get_by_role("option", name=related).first.click()
    await expect(card(page, related)).to_contain_text("In mid-February 2017")


@pytest.mark.parametrize(
    ("line", "heading"),
    [("/brief снв", "Arms control"), ("/brief new stort", "Arms control"), ("/brief pizza", "Not covered")],
)
async def test_typed_lines_do_the_right_thing(page: Page, line: str, heading: str) -> None:
    await type_command(page, line)
    await expect(card(page, heading)).to_be_visible()


async def test_picking_step_by_step_with_the_keyboard(page: Page) -> None:
    await page.keyboard.type("/to")
    await expect(offered(page).first).to_contain_text("/topics")
    await page.keyboard.press("Escape")
    for _ in range(3):
        await page.keyboard.press("Backspace")
    await page.keyboard.type("/br")
    await page.keyboard.press("Tab")
    await expect(offered(page)).to_have_count(25)
    await page.keyboard.type("crim")
    await expect(offered(page).first).to_have_text("Ukraine and Crimea")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="+1 more").click()
    await page.get_by_role("option", name="private").click()
    await page.get_by_role("option", name="True").click()
    await page.keyboard.press("Enter")
    await expect(card(page, "Ukraine and Crimea").locator(".only-you")).to_be_visible()


async def test_escape_closes_the_list_first_and_lets_the_command_go_only_then(page: Page) -> None:
    await page.keyboard.type("/brief topic:siria")
    await expect(offered(page).first).to_have_text("Syria")
    await page.keyboard.press("Escape")
    await expect(offered(page)).to_have_count(0)
    await expect(page.get_by_role("textbox", name="topic")).to_have_value("siria")
    await page.keyboard.type("n")
    await expect(offered(page).first).to_be_visible()
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await expect(page.locator(".chosen-command")).to_have_count(0)
    await expect(page.get_by_role("textbox", name="Message #general")).to_be_focused()


@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
async def test_the_clocks_field_shows_all_of_a_moment(bot: Detente, playground: Playground, locale: str) -> None:
    async with open_page(playground.url, locale=locale) as page:
        field = page.get_by_label("Move the clock to")
        await field.fill("2026-11-25T10:30")
        needed = await field.evaluate("""field => {
          const free = field.cloneNode();
          free.value = field.value;
          free.style.cssText = "position: absolute; flex: none; width: max-content";
          field.after(free);
          const { width } = free.getBoundingClientRect();
          free.remove();
          return width;
        }""")
        assert await field.evaluate("field => field.getBoundingClientRect().width") >= needed


async def test_a_missing_option_is_asked_for_and_nothing_is_sent(page: Page) -> None:
    await page.keyboard.type("/brief ")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("This option is required. Specify a value.")).to_be_visible()
    await expect(page.locator("li.message")).to_have_count(0)


async def test_a_text_too_long_is_said_to_be_so_as_soon_as_it_is(page: Page) -> None:
    await page.keyboard.type("/brief ")
    await page.keyboard.insert_text("x" * 212)
    fault = page.get_by_role("alert").filter(has_text="This is 12 characters too long: shorten it to 200.")
    await expect(fault).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(fault).to_be_visible()
    await expect(page.locator("li.message")).to_have_count(0)
    await page.keyboard.press("Backspace")
    await expect(page.get_by_text("This is 11 characters too long")).to_be_visible()


async def test_a_modal_is_filled_in_and_a_private_answer_dismissed(page: Page) -> None:
    await type_command(page, "/brief pizza")
    await card(page, "Not covered").get_by_role("button", name="Try other words").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Submit").click()
    await expect(dialog.get_by_role("alert").first).to_be_visible()
    await dialog.get_by_role("textbox").fill("iran deal")
    await page.keyboard.press("Enter")
    await expect(dialog).to_have_count(0)
    opened = card(page, "The Iran nuclear deal")
    await opened.get_by_role("button", name="Dismiss message").click()
    await expect(opened).to_have_count(0)


async def test_browsing_by_area(bot: Detente, page: Page) -> None:
    await type_command(page, "/topics ")
    topics = card(page, "Topics")
    await topics.get_by_role("button", name="Choose an area").click()
    await page.get_by_role("option", name="Economy and society").click()
    shelf = card(page, "Economy and society")
    await shelf.get_by_role("button", name="Open a brief").click()
    await page.get_by_role("option", name=title(bot, "trade")).click()
    await expect(card(page, title(bot, "trade"))).to_be_visible()


async def test_a_message_is_asked_about_from_its_menu(page: Page) -> None:
    await type_command(page, "What about the annexation of Crimea?")
    await page.locator("li.message").last.click(button="right")
    await page.get_by_role("menuitem", name="Brief me on this").click()
    found = page.locator("li.message.ephemeral").last
    await expect(found).to_contain_text("1 topic")
    await found.get_by_role("button", name="Ukraine and Crimea").click()
    await expect(card(page, "Ukraine and Crimea").locator(".only-you")).to_be_visible()


async def test_clicking_a_command_in_help_puts_it_into_the_composer(page: Page) -> None:
    await type_command(page, "/help ")
    await card(page, "Détente").get_by_role("button", name="/brief").first.click()
    await expect(page.locator(".chosen-command")).to_have_text("/brief")


async def test_being_another_member_and_writing_to_the_bot(bot: Detente, page: Page) -> None:
    await type_command(page, "/brief trade private:True")
    await expect(card(page, title(bot, "trade"))).to_be_visible()
    await page.get_by_label("Act as").select_option(label="Boris")
    await expect(page.get_by_text("ordinary member")).to_be_visible()
    await expect(page.locator("li.message")).to_have_count(0)
    await page.get_by_role("button", name="Détente", exact=True).click()
    await type_command(page, "/brief iran")
    await expect(card(page, "Iran")).to_be_visible()


async def test_channels_come_and_go_and_the_bot_is_seen_to_leave(page: Page, playground: Playground) -> None:
    room = playground.owner.add_channel("newsroom")
    await page.get_by_role("button", name="newsroom").click()
    await expect(page.get_by_role("heading", name="Welcome to #newsroom!")).to_be_visible()
    playground.owner.remove_channel(room)
    await expect(page.get_by_role("heading", name="Welcome to #general!")).to_be_visible()
    await expect(page.get_by_role("button", name="newsroom")).to_have_count(0)
    await page.evaluate(_WATCH_PRESENCE)  # it comes back too soon for looking now and then
    playground.drop_gateway()
    await page.wait_for_function("window.presences.includes('bot offline')")
    await expect(page.get_by_text("bot online")).to_be_visible()


async def test_it_fits_a_phone(bot: Detente, playground: Playground) -> None:
    async with open_page(playground.url, width=400, height=800) as page:
        await type_command(page, "/brief syria")
        await expect(card(page, "Syria")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") <= 400
        await page.get_by_role("button", name="Show or hide channels").click()
        await page.get_by_role("button", name="briefings").click()
        await expect(page.get_by_role("heading", name="Welcome to #briefings!")).to_be_visible()
