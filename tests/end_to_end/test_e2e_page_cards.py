"""Every brief's first screen is one: measured in a real browser, wide and on a phone."""

from __future__ import annotations

import pytest

from bot.client import Detente
from tests.end_to_end.chromium import open_page
from tests.end_to_end.parts import library_of
from tests.support.playground import Playground

pytestmark = pytest.mark.browser

# Pixels at most, by the width of the window: on a phone, one and a half screens of 800.
MOST = {"en": {1_280: 520, 400: 1_200}}
# The same in Russian takes a sixth more characters, and longer words that break sooner; it still is one wide screen.
MOST["ru"] = {1_280: 680, 400: 1_370}


@pytest.mark.parametrize("code", MOST)
@pytest.mark.parametrize("width", [1_280, 400])
async def test_every_brief_fits_its_first_screen(bot: Detente, playground: Playground, width: int, code: str) -> None:
    topics = library_of(bot).in_language(code).topics
    playground.member("Ada").user.locale = code
    for topic in topics:
        await playground.member("Ada").command("brief", topic=topic.slug)
    async with open_page(playground.url, width=width, height=800) as page:
        heading = page.get_by_role("heading", name=topics[-1].title, exact=True)
        await heading.wait_for()
        messages = page.locator("li.message")
        heights = await messages.evaluate_all("items => items.map(item => item.getBoundingClientRect().height)")
    shown = dict(zip((topic.slug for topic in topics), heights[-len(topics) :], strict=True))
    assert {slug: height for slug, height in shown.items() if height > MOST[code][width]} == {}
