"""Whoever has Discord in Russian is answered in Russian, and sees no English."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.end_to_end.chromium import open_page
from tests.end_to_end.digests import set_up
from tests.support.playground import Playground

pytestmark = pytest.mark.usefixtures("bot")


async def test_commands_are_registered_in_russian(playground: Playground) -> None:
    command = playground.member("Boris").find_command("timeline")
    assert command["name_localizations"]["ru"] == "хронология"
    assert command["description_localizations"]["ru"].startswith("Что и когда")
    period = next(option for option in command["options"] if option["name"] == "period")
    assert period["name_localizations"]["ru"] == "период"
    assert "1990-е" in period["description_localizations"]["ru"]
    digest = playground.member("Ada").find_command("digest")
    setup = next(option for option in digest["options"] if option["name"] == "setup")
    length = next(option for option in setup["options"] if option["name"] == "length")
    assert length["choices"][0]["name_localizations"]["ru"].startswith("заголовки")
    menu = playground.member("Ada").find_command("Brief me on this", 3)
    assert menu["name_localizations"]["ru"] == "Справка по сообщению"


@pytest.mark.browser
async def test_the_page_speaks_russian_once_that_is_chosen(playground: Playground) -> None:
    async with open_page(playground.url) as page:
        await page.get_by_label("Your Discord's language").select_option("ru")
        await page.get_by_role("textbox", name="Написать").first.click()
        await page.keyboard.type("/хрон")
        await expect(page.locator(".popup [role=option]").first).to_contain_text("Что и когда произошло")
        await page.keyboard.press("Tab")
        await page.keyboard.type("тема:сирия")
        await page.keyboard.press("Enter")
        await expect(page.locator("li.message").last).to_contain_text("Хронология: Сирия")
        await expect(page.get_by_role("button", name="Все темы")).to_be_visible()


async def test_a_russian_admin_sees_an_english_digest_in_english(playground: Playground) -> None:
    ada = playground.member("Ada")
    ada.user.locale = "ru"
    card = await ada.command("digest setup", options={"language": "en"})
    _, preview = card.text.split("ПРЕДПРОСМОТР СЛЕДУЮЩЕГО ВЫПУСКА")
    said = preview[: preview.index("**Also:**")]
    assert "In mid-February 2017" in said
    assert not re.search("[а-яё]", said)


async def test_a_digest_speaks_its_own_language(playground: Playground) -> None:
    ada = playground.member("Ada")
    answer = await set_up(playground, language="ru")
    assert "**Language:** Русский" in answer.text
    preview = await ada.press(answer, "Preview")
    assert "ДАЙДЖЕСТ · " in preview.text
    card = await ada.press(await ada.press(answer, "Change"), "More options")
    assert "**Language:** Русский" in card.text
