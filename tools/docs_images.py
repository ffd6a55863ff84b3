"""Retake the documentation's pictures: the real bot on the playground, in a real browser."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot.cli.serve import open_bot
from bot.cooldowns import Cooldowns
from bot.settings import Settings
from tests.end_to_end.parts import drawing_of
from tests.support.answer import Answer
from tests.support.playground import Playground
from tests.support.waiting import eventually
from tools.ensure_browser import find_browser

# What each command is asked for its picture in docs/commands.md, in an order in which every one has something to show.
COMMANDS: tuple[tuple[str, dict[str, object]], ...] = (
    ("brief", {"topic": "siria"}),
    ("ask", {"question": "does russia back the iran deal, and what about north korea"}),
    ("timeline", {"topic": "flynn's resignation"}),  # few enough for numbers
    ("outlook", {}),
    ("map", {}),
    ("who", {"name": "haley"}),
    ("compare", {"first": "siria", "second": "iran"}),
    ("topics", {}),
    ("sources", {}),
    ("help", {}),
    ("privacy", {}),
    ("digest setup", {"channel": "announcements", "time": "7:30 am", "timezone": "Berlin"}),
    ("digest preview", {}),
    ("digest send", {}),
    ("digest status", {}),
    ("digest history", {}),
    ("digest why", {"date": "today"}),
    ("digest edit", {"time": "8 am"}),
    ("digest pause", {}),
    ("digest resume", {}),
    ("digest remove", {}),
    ("digest-me", {}),
    ("settings", {}),
)
MENU = "Brief me on this"
REMOVAL = "Remove this answer"
TALK = "Talk to it"
IMAGES = Path(__file__).parent.parent / "docs" / "images"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


async def main() -> None:
    """Take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as directory:
        async with Playground() as playground:
            settings = Settings(
                discord_api_url=playground.api_url,
                database_path=Path(directory) / "pictures.sqlite3",
            )
            async with open_bot(settings, clock=playground.clock, cooldowns=Cooldowns(uses=1_000)) as bot:
                serving = asyncio.create_task(bot.start(playground.token))
                try:
                    await bot.wait_until_ready()
                    await drawing_of(bot)
                    await _take_pictures(playground)
                finally:
                    await bot.close()
                    await asyncio.gather(serving, return_exceptions=True)


def image_name(command: str) -> str:
    """The file that shows a command."""
    return f"command-{command.lower().replace(' ', '-')}.png"


async def _take_pictures(playground: Playground) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        page = await browser.new_page(viewport={"width": 1200, "height": 1000}, locale="en-GB", color_scheme="dark")
        await page.goto(playground.url)
        await page.get_by_text("bot online").wait_for()
        await _playground(page)
        await page.set_viewport_size({"width": 960, "height": 2_600})
        await _commands(page, playground)
        await _russian(page, playground)
        await _talk(page, playground)
        await browser.close()


async def _playground(page: Page) -> None:
    await page.keyboard.type("/brief siria")
    await page.locator(".popup [role=option]").first.wait_for()
    await page.keyboard.press("Enter")
    await page.get_by_text("Analysis: YaleGlobal").first.wait_for()
    await page.mouse.move(0, 0)
    await page.screenshot(path=IMAGES / "playground.png")


async def _commands(page: Page, playground: Playground) -> None:
    """What each command answers, asked by the member whom the page shows."""
    ada = playground.member("Ada")
    for command, options in COMMANDS:
        if command == "digest status":  # which is to have something to tell
            await _deliver(playground)
        answer = await ada.command(command, options=options)
        await _answer(page, answer, image_name(command))
        if command in {"outlook", "map"}:
            answer = await ada.press(answer, "Show as picture")
        for file in answer.message["attachments"]:
            response = await page.request.get(file["url"])
            (IMAGES / f"picture-{file['filename']}").write_bytes(await response.body())
    await _answer(page, await ada.command("digest setup"), "digest-form.png")
    said = await playground.member("Boris").say("Will they lift the sanctions over Crimea, or is New START next to go?")
    await _answer(page, await ada.context_menu(MENU, said), image_name(MENU))
    shown = await ada.command("brief", topic="siria")
    await _answer(page, await ada.context_menu(REMOVAL, shown), image_name(REMOVAL))


async def _russian(page: Page, playground: Playground) -> None:
    """The same to somebody whose Discord is in Russian, the page around the cards included."""
    await page.get_by_label("Your Discord's language").select_option("ru")
    language = page.get_by_label("Язык вашего Discord")
    await language.wait_for()
    for command in ("brief", "timeline"):
        answer = await playground.member("Ada").command(command, topic="Сирия")
        await _answer(page, answer, image_name(f"{command}-ru"))
    await language.select_option("en-US")


async def _deliver(playground: Playground, days: int = 3) -> None:
    """Let some days go by, each with its digest."""
    said = playground.member("Ada").channel("announcements").messages
    for _ in range(days):
        before = len(said)
        due = playground.clock.now().replace(hour=6, minute=30, second=0)  # 7:30 am in Berlin, in winter
        playground.clock.move_to(due + timedelta(days=1))
        await eventually(lambda before=before: len(said) > before)  # type: ignore[misc]
        await asyncio.sleep(1)  # it is published after that


async def _talk(page: Page, playground: Playground) -> None:
    """A mention, a reply to the card that came, and a question in a direct message."""
    ada = playground.member("Ada")
    card = await ada.answer_to(await ada.say(f"<@{playground.world.bot.id}> syria?"))
    await ada.answer_to(await ada.reply(card, "and Ukraine?"))
    await _picture(page, image_name(TALK), messages=2)
    await page.locator("#channels").get_by_role("button", name="Détente").click()
    await ada.answer_to(await ada.say("what happened to Flynn?", "dm"))
    await _picture(page, image_name(f"{TALK} directly"), messages=2)


async def _answer(page: Page, answer: Answer, name: str) -> None:
    if answer.failure is not None:
        raise RuntimeError(f"{name}: {answer.failure}")
    await _picture(page, name)


async def _picture(page: Page, name: str, messages: int = 1) -> None:
    """Take the last messages of the channel that is shown."""
    shown = page.locator("li.message")
    await page.wait_for_function("count => document.querySelectorAll('li.message').length >= count", arg=messages)
    await page.wait_for_load_state("networkidle")
    await page.wait_for_timeout(400)  # pictures and fonts take their place
    first, last = await shown.nth(await shown.count() - messages).bounding_box(), await shown.last.bounding_box()
    if first is None or last is None:
        raise RuntimeError(f"{name}: nothing is shown")
    height = last["y"] + last["height"] - first["y"]
    await page.screenshot(path=IMAGES / name, clip={**first, "height": height})


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
