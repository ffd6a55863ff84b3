"""Talking to the bot on the page: mentions with completion, replies with and without a ping."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, Page, expect

from bot.client import Detente
from tests.end_to_end.chromium import open_page, type_command
from tests.support.playground import Playground

pytestmark = pytest.mark.browser

ENTRIES = [
    {"label": "@Ada", "raw": "<@1>", "detail": "ada"},
    {"label": "@Ada Lovelace", "raw": "<@2>", "detail": "countess"},
    {"label": "@Détente", "raw": "<@3>", "detail": "Détente"},
    {"label": "@Détente", "raw": "<@&4>", "detail": "a role"},
    {"label": "@everyone", "raw": "@everyone", "detail": "all"},
]


@pytest.fixture
async def page(bot: Detente, playground: Playground) -> AsyncIterator[Page]:
    async with open_page(playground.url) as opened:
        yield opened


def last(page: Page) -> Locator:
    return page.locator("li.message").last


async def test_a_mention_is_completed_and_answered_in_a_reply(page: Page) -> None:
    await page.keyboard.type("@det")
    offered = page.locator(".popup").get_by_role("option")
    await expect(offered.first).to_contain_text("@Détente")
    await expect(offered.first).to_contain_text("App")
    await page.keyboard.press("Tab")
    await type_command(page, "syria?")
    await expect(last(page).get_by_role("heading", name="Syria", exact=True)).to_be_visible()
    await expect(last(page).locator(".reply")).to_contain_text("Ada")
    await expect(last(page).locator(".reply")).to_contain_text("@Détente syria?")
    await expect(page.locator("li.message").first.locator(".mention")).to_have_text("@Détente")


async def test_a_card_is_replied_to_from_its_toolbar(page: Page) -> None:
    await type_command(page, "@Détente syria?")
    card = last(page)
    await expect(card).to_contain_text("In mid-February 2017")
    await card.hover()
    await card.get_by_role("button", name="Reply").click()
    bar = page.locator(".about-bar")
    await expect(bar).to_contain_text("Replying to Détente")
    await expect(bar.get_by_role("button", name="Mention the author")).to_have_text("@ ON")
    await type_command(page, "and Ukraine?")
    await expect(bar).to_be_hidden()
    await expect(last(page).get_by_role("heading", name="Ukraine and Crimea")).to_be_visible()
    asked = page.locator("li.message").nth(-2)
    await expect(asked.locator(".reply .user")).to_have_text("@Détente")
    await asked.locator(".reply .quoted").click()
    await expect(page.locator("li.message.lit")).to_have_count(1)


async def test_a_reply_without_a_ping_and_a_reply_given_up(page: Page, playground: Playground) -> None:
    await type_command(page, "@Détente syria?")
    await expect(last(page)).to_contain_text("In mid-February 2017")
    await last(page).click(button="right", position={"x": 60, "y": 8})
    await page.get_by_role("menuitem", name="Reply").click()
    await page.locator(".about-bar").get_by_role("button", name="Mention the author").click()
    await type_command(page, "quietly")
    await expect(last(page).locator(".reply .user")).to_have_text("Détente")
    assert playground.member("Ada").messages()[-1]["mentions"] == []
    await last(page).hover()
    await last(page).get_by_role("button", name="Reply").click()
    await page.keyboard.press("Escape")
    await type_command(page, "plain")
    await expect(last(page).locator(".reply")).to_have_count(0)


async def test_whoever_is_called_sees_it_and_a_message_is_edited(page: Page) -> None:
    await type_command(page, "@Boris have a look")
    await expect(page.locator("li.calls-me")).to_have_count(0)
    await last(page).click(button="right")
    await page.get_by_role("menuitem", name="Edit Message").click()
    await page.keyboard.press("End")
    await type_command(page, " at this")
    await expect(last(page)).to_contain_text("@Boris have a look at this(edited)")
    await page.get_by_label("Act as").select_option(label="Boris")
    await expect(page.locator("li.calls-me")).to_contain_text("@Boris have a look at this")


async def test_only_who_may_call_everyone_is_seen_to(page: Page, playground: Playground) -> None:
    await playground.member("Boris").say("@everyone from Boris")
    await expect(last(page)).to_contain_text("@everyone from Boris")
    await expect(page.locator(".mention")).to_have_count(0)
    await type_command(page, "@everyone from Ada")
    await expect(last(page).locator(".mention")).to_have_text("@everyone")


async def test_a_direct_message_lists_its_two_people(page: Page) -> None:
    members = page.locator("#members .member")
    await expect(members).to_have_count(3)
    await page.get_by_role("button", name="Détente", exact=True).click()
    await expect(members).to_have_count(2)
    await expect(members.filter(has_text="Boris")).to_have_count(0)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("@Détente syria?", "<@3> syria?"),
        ("hi @ada lovelace, @Ada!", "hi <@2>, <@1>!"),
        ("`@Ada` me@Ada.org @Adam @everyone", "`@Ada` me@Ada.org @Adam @everyone"),
    ],
)
async def test_names_become_mentions(page: Page, typed: str, written: str) -> None:
    encode = "async ([typed, entries]) => (await import('/static/js/mentions.js')).encodeMentions(typed, entries)"
    assert await page.evaluate(encode, [typed, ENTRIES]) == written


async def test_what_was_picked_decides_between_two_of_one_name(page: Page) -> None:
    encode = """async ([entries]) => (await import('/static/js/mentions.js'))
        .encodeMentions("@Détente?", entries, [entries[3]])"""
    assert await page.evaluate(encode, [ENTRIES]) == "<@&4>?"
