"""What a digest says of the library: what was revised since the last one, an anniversary, and how many claims."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs
import pytest

from bot.settings import Settings
from tests.end_to_end.conftest import Run
from tests.end_to_end.digests import caught_up, come_due, posts, set_up
from tests.support.answer import text_of
from tests.support.playground import Playground


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """With content that may be revised."""
    content = Path(shutil.copytree(settings.content_dir, tmp_path / "content"))
    return attrs.evolve(settings, content_dir=content)


async def test_what_was_revised_since_the_last_one_comes_first_and_is_told_of(
    playground: Playground, settings: Settings, run: Run
) -> None:
    ada = playground.member("Ada")
    async with run(from_files=True):
        await set_up(playground)
        await come_due(playground, settings)
        playground.clock.advance(timedelta(days=40))
        await caught_up(playground, settings)
    told = "\n".join(str(post["components"]) for post in posts(playground))
    assert "What changed in the library" not in told
    playground.clock.advance(timedelta(minutes=1))
    syria = settings.content_dir / "topics" / "syria.md"
    syria.write_text(syria.read_text().replace(" thought ", " believed ", 1))
    async with run(from_files=True):
        preview = await ada.command("digest preview")
        assert "## Syria" in preview.text
        assert "### What changed in the library\n- Revised: Syria" in preview.text
        await come_due(playground, settings)
        assert posts(playground)[-1]["components"] == preview.message["components"]
        assert "What changed" not in (await ada.command("digest preview")).text


async def test_what_is_new_on_several_topics_is_news_once_in_a_channel(
    playground: Playground, settings: Settings, run: Run
) -> None:
    year = playground.clock.now().year
    file = settings.content_dir / "developments" / "2026.toml"
    ending = "The sea froze over off Odesa for the first time in ninety years."
    new = f"""
[[developments]]
slug = "sea-froze-{year}"
date = "2026-06-09"
topics = ["ukraine", "sanctions", "syria", "war-since-2022"]
kind = "fact"
text = "{ending}"
references = [
  {{ title = "The sea froze", publisher = "A paper", url = "https://example.org/sea", seen = 2026-11-26 }},
]
"""
    async with run(from_files=True):
        await set_up(playground)
        await set_up(playground, time="09:00")
        await come_due(playground, settings)
        await caught_up(playground, settings)
    playground.clock.advance(timedelta(minutes=1))
    file.write_text(file.read_text() + new)
    async with run(from_files=True):
        for _ in range(3):
            playground.clock.advance(timedelta(days=1))
            await caught_up(playground, settings)
    telling = [post for post in posts(playground) if ending in text_of(post)]
    assert len(telling) == 1, [text_of(post) for post in telling]
    assert text_of(telling[0]).count(ending) == 1
    assert "New events" in text_of(telling[0])


async def test_an_anniversary_is_told_on_its_day_and_a_brief_is_one_press_away(
    playground: Playground, settings: Settings, run: Run
) -> None:
    async with run(from_files=True):
        await set_up(playground)
        playground.clock.move_to(datetime(playground.clock.now().year + 1, 1, 27, 9, tzinfo=UTC))
        await caught_up(playground, settings)
        await come_due(playground, settings)
        post = posts(playground)[-1]
        opened = await playground.member("Boris").press(
            post, post["components"][0]["components"][-1]["components"][0]["custom_id"]
        )
        preview = str(post["components"])
        assert "### On this day" in preview
        assert "28 January 20" in preview
        assert "The briefs below show their sources." in preview
        assert "Sources" in opened.text
