"""The playground is stopped and started again, as its own process, with its page open in a real browser."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.end_to_end.chromium import open_page, type_command
from tests.support.process import bot_process


@pytest.mark.browser
@pytest.mark.fault(
    "The playground is stopped and started again", "The page shows what was said before, and its buttons work"
)
async def test_a_restart_finds_what_was_said(tmp_path: Path) -> None:
    for is_first in (True, False):
        async with bot_process(tmp_path, "playground") as process:
            assert process.stdout is not None
            address = re.search(r"http://\S+", (await process.stdout.readline()).decode())
            assert address is not None
            async with open_page(address[0]) as page:
                if is_first:
                    await type_command(page, "Good morning")
                    await type_command(page, "/brief flood")
                await expect(page.locator("li.message").first).to_contain_text("Good morning")
                brief = page.locator("li.message").last
                await expect(brief.get_by_role("heading", name="The flood", exact=True)).to_be_visible()
                await brief.get_by_role("button", name="Sources").click()
                await expect(page.locator("li.message.ephemeral")).to_contain_text("Only you can see this")
            process.send_signal(signal.SIGINT)
            _, errors = await process.communicate()
            assert process.returncode == 0, errors.decode()
