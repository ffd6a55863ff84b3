"""Every brief's and timeline's first screen is one: measured in a real browser, wide and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page

from bot.client import Detente
from bot.gallery import Gallery
from bot.render.periods import when_words
from bot.render.timeline_entries import Selection
from bot.render.timeline_pictures import timeline_picture
from bot.render.timelines import periods_offered
from bot.settings import Settings
from tests.end_to_end.chromium import open_page
from tests.end_to_end.conftest import Run
from tests.end_to_end.parts import library_of
from tests.end_to_end.test_e2e_pictures import pictures
from tests.shipped import shipped_library
from tests.support.playground import Playground

pytestmark = pytest.mark.browser

# Pixels at most, by the width of the window: on a phone, one and a half screens of 800.
MOST = {1_280: 520, 400: 1_200}


@pytest.mark.parametrize("code", ["en", "ru"])
@pytest.mark.parametrize("width", MOST)
async def test_every_brief_fits_its_first_screen(bot: Detente, playground: Playground, width: int, code: str) -> None:
    topics = library_of(bot).in_language(code).topics
    playground.member("Ada").user.locale = code
    for topic in topics:
        await playground.member("Ada").command("brief", topic=topic.slug)
    async with open_page(playground.url, width=width, height=800) as page:
        heading = page.get_by_role("heading", name=topics[-1].title, exact=True)
        await heading.wait_for()
        heights = await _heights(page)
    shown = dict(zip((topic.slug for topic in topics), heights[-len(topics) :], strict=True))
    assert {slug: height for slug, height in shown.items() if height > MOST[width]} == {}


# With a picture, two entries, a pager and a row or two to choose from, 520 can't be had: this is about what a window of
# 800 shows, and on a phone a screen and a sixth. The highest are those with numbered marks above one another.
MOST_OF_A_TIMELINE = {1_280: 750, 400: 930}


async def test_every_timeline_is_about_a_screen(run: Run, settings: Settings, playground: Playground) -> None:
    object.__setattr__(settings, "pictures", "on")
    library = shipped_library()
    periods = periods_offered(library)[1:6]  # whose pictures the bot has ready, too
    selections = [Selection(), *map(Selection, library.topics), *(Selection(None, period) for period in periods)]
    drawn = [picture for each in selections if (picture := timeline_picture(library, each))]
    await Gallery(settings.database_path.with_suffix(".pictures"), drawn).prepare()
    options: list[dict[str, Any]] = [{}, *({"topic": topic.slug} for topic in library.topics)]
    options += ({"period": when_words(period)} for period in periods)
    async with run():
        answers = [await playground.member("Ada").command("timeline", **each) for each in options]
        assert len([answer for answer in answers if pictures(answer.message)]) == len(drawn)
        async with open_page(playground.url, width=1_280, height=800) as page:
            for width, most in MOST_OF_A_TIMELINE.items():
                await page.set_viewport_size({"width": width, "height": 800})
                await page.wait_for_load_state("networkidle")
                heights = dict(zip(map(str, options), (await _heights(page))[-len(options) :], strict=True))
                assert {each: height for each, height in heights.items() if height > most} == {}


async def _heights(page: Page) -> list[float]:
    messages = page.locator("li.message")
    found: list[float] = await messages.evaluate_all("items => items.map(item => item.getBoundingClientRect().height)")
    return found
