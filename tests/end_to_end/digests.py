"""What digest tests have in common."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from bot.playground import Playground
from bot.playground.answer import Answer, text_of
from bot.playground.world import Json


async def set_up(playground: Playground, channel: str = "briefings", **options: Any) -> Answer:
    """Subscribe a channel as Ada, at 08:00 UTC unless told otherwise."""
    return await playground.member("Ada").command(
        "digest setup", options={"channel": channel, "time": "08:00"} | options
    )


async def next_due(playground: Playground) -> datetime:
    """When the (only) digest falls due, as /digest status shows it."""
    text = (await playground.member("Ada").command("digest status")).text
    found = re.search(r"<t:(\d+):F>", text)
    assert found, text
    return datetime.fromtimestamp(int(found[1]), UTC)


def posts(playground: Playground, channel: str = "briefings") -> list[Json]:
    """The digests in a channel, oldest first."""
    return [m for m in playground.member("Ada").messages(channel) if "DIGEST" in text_of(m)]
