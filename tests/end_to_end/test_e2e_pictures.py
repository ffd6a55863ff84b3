"""/outlook and /map, as a member sees them: pictures, and the same in words."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import expect

from bot.client import Detente
from bot.gallery import Gallery
from bot.playground.permissions import Permission
from bot.playground.world import Json
from bot.render.catalogue import catalogue
from bot.settings import Settings
from tests.end_to_end.chromium import open_page
from tests.end_to_end.conftest import Run
from tests.end_to_end.parts import buttons, drawing_of, library_of
from tests.shipped import shipped_library
from tests.support.answer import Answer
from tests.support.playground import Playground
from tests.support.work import MOST_CALLS, busiest_stretch

MEDIA_GALLERY = 12


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two pictures that are asked for most, drawn once for all tests."""
    folder = tmp_path_factory.mktemp("pictures")
    exhibits = list(catalogue(shipped_library()).values())
    asyncio.run(Gallery(folder, [exhibit.picture for exhibit in exhibits[:2]]).prepare())
    assert len(list(folder.glob("*.png"))) == 2
    return folder


@pytest.fixture
def hung(drawn: Path, settings: Settings) -> None:
    """The pictures are on disk when the bot starts."""
    shutil.copytree(drawn, settings.database_path.with_suffix(".pictures"))


@pytest.fixture
async def gallery_bot(hung: None, bot: Detente, playground: Playground) -> Detente:
    await drawing_of(bot)
    return bot


def pictures(message: Json) -> list[Json]:
    """Every item of a message's media galleries."""
    found: list[Json] = []
    for component in message["components"]:
        for inner in component.get("components", ()):
            if inner["type"] == MEDIA_GALLERY:
                found += inner["items"]
    return found


@pytest.mark.parametrize(
    ("command", "alt"),
    [
        ("outlook", "Arms control (bleak)"),
        ("map", "Prospects for a deal (difficult, "),
    ],
)
async def test_a_picture_is_attached_described_and_dated(
    gallery_bot: Detente, playground: Playground, command: str, alt: str
) -> None:
    ada = playground.member("Ada")
    answer = await ada.command(command)
    assert not pictures(answer.message), "which is too high for a chat to be legible there"
    assert not answer.is_ephemeral
    answer = await ada.press(answer, "Show as picture")
    [picture] = pictures(answer.message)
    assert alt in picture["description"]
    assert len(picture["description"]) <= 1_024
    assert "Analysis as of mid-February 2017; record of later events until June 2026." in answer.text
    assert answer.is_ephemeral, "what a press shows is for whoever pressed"
    async with aiohttp.ClientSession() as session, session.get(picture["media"]["url"]) as response:
        assert response.content_type == "image/png"
        assert (await response.read()).startswith(b"\x89PNG")
    assert picture["media"]["width"] == 1_200
    opened = await ada.select(answer.message, "Open a brief", "ukraine")
    assert "## Ukraine and Crimea" in opened.text
    assert opened.is_ephemeral
    text = await ada.press(answer, "Show as text")
    assert text.is_ephemeral
    assert "Analysis as of mid-February 2017; record of later events until June 2026." in text.text
    assert not pictures(text.message)
    again = await ada.press(text, "Show as picture")
    assert again.message["id"] == text.message["id"], "what only I see turns back in place"
    assert pictures(again.message)
    assert (await ada.command(command, private=True)).is_ephemeral


async def all_pages(answer: Answer, playground: Playground) -> str:
    ada, text = playground.member("Ada"), answer.text
    while any(button["label"] == "Next" and not button.get("disabled") for button in buttons(answer.message)):
        answer = await ada.press(answer, "Next")
        text += answer.text
    return text


async def test_the_text_says_what_the_picture_says(bot: Detente, playground: Playground) -> None:
    ada = playground.member("Ada")
    outlook = await all_pages(await ada.command("outlook"), playground)
    for topic in library_of(bot).topics:
        assert (f"**{topic.title}**" in outlook) != topic.is_chronicle
        for sentence in (*topic.brief.helps, *topic.brief.obstacles):
            assert sentence.text in outlook
    drawn_map = await all_pages(await ada.command("map"), playground)
    assert "- Shares Nikki Haley and US Congress with: Ukraine and Crimea\n" in drawn_map
    sources = await ada.press(await ada.command("outlook"), "Sources")
    assert "`yg17." in sources.text


async def test_without_a_picture_the_text_comes_at_once(bot: Detente, playground: Playground) -> None:
    ada = playground.member("Ada")
    answer = await ada.press(await ada.command("map"), "Show as picture")
    assert "The picture can't be shown here; here is the same in words." in answer.text


async def test_without_leave_to_attach_files_the_text_comes(gallery_bot: Detente, playground: Playground) -> None:
    ada = playground.member("Ada")
    playground.owner.set_overwrite(ada.channel("general"), "Détente", deny=Permission.ATTACH_FILES)
    answer = await ada.press(await ada.command("map"), "Show as picture")
    assert "can't be shown here" in answer.text
    assert not answer.message["attachments"]


async def test_an_area_is_seen_closer(bot: Detente, playground: Playground) -> None:
    ada = playground.member("Ada")
    closer = await ada.select(await ada.command("outlook"), "Choose an area", "security")
    assert "## Outlook (mid-February 2017): Security" in closer.text
    assert closer.is_ephemeral
    other = await ada.select(closer, "Choose an area", "politics")
    assert other.message["id"] == closer.message["id"]
    assert "## Outlook (mid-February 2017): Politics" in other.text


async def test_drawing_delays_nobody_and_is_shown_when_done(
    run: Run, settings: Settings, playground: Playground
) -> None:
    object.__setattr__(settings, "pictures", "on")
    async with run() as bot:
        ada = playground.member("Ada")
        async with asyncio.timeout(300):
            busiest, answer = await busiest_stretch(ada.press(await ada.command("outlook"), "Show as picture"))
            assert "The picture is still being drawn" in answer.text
            assert busiest < MOST_CALLS
            while not list(settings.database_path.with_suffix(".pictures").glob("*.png")):
                await asyncio.sleep(0.05)
            while not pictures((await ada.press(answer, "Show as picture")).message):
                await asyncio.sleep(0.5)
        assert not drawing_of(bot).done(), "the rest is still being drawn"


@pytest.mark.browser
async def test_a_picture_is_seen_in_the_browser(gallery_bot: Detente, playground: Playground) -> None:
    async with open_page(playground.url) as page:
        await page.keyboard.type("/outlook")
        await page.locator(".popup [role=option]").first.wait_for()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Enter")
        await page.get_by_role("button", name="Show as picture").click()
        picture = page.get_by_role("img", name="Board of 20 topics by area")
        await expect(picture).to_be_visible()
        assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
        await picture.click()
        enlarged = page.get_by_role("dialog", name="Picture").get_by_role("img")
        fitting = await enlarged.bounding_box()
        assert fitting is not None
        assert fitting["height"] <= 800, "all of it fits the window"
        await enlarged.click()
        across = await enlarged.bounding_box()
        assert across is not None
        assert across["width"] > 1_000, "a tall picture is then as wide as the window, to scroll"
        await enlarged.click()
        assert await enlarged.bounding_box() == fitting
        await page.keyboard.press("Escape")
        await expect(enlarged).to_be_hidden()
        await page.get_by_role("button", name="Show as text").click()
        await expect(page.locator("li.message.ephemeral").last).to_contain_text("What stands in the way")
