"""/digest, as an admin lives it."""

from __future__ import annotations

import pytest

from bot.playground import Playground
from tests.end_to_end.digests import next_due, posts, set_up

pytestmark = pytest.mark.usefixtures("bot")


async def test_setting_one_up_and_getting_it(playground: Playground) -> None:
    ada = playground.member("Ada")
    answer = await set_up(playground, time="08:00", timezone="Europe/Berlin", length="full")
    assert answer.is_ephemeral
    preview = await ada.command("digest preview")
    due = await next_due(playground)
    playground.clock.move_to(due)
    await ada.until(lambda: bool(posts(playground)))
    post = posts(playground)[0]
    assert post["components"] == preview.message["components"]
    status = await ada.command("digest status")
    why = await ada.command("digest why", date="today")
    assert "sent <t:" in status.text
    assert "It was sent <t:" in why.text
