"""Parts of a composed bot that tests look at."""

from __future__ import annotations

import asyncio
from typing import cast

from bot.client import Detente
from bot.cogs.briefs import Briefs
from bot.cogs.pictures import Pictures
from bot.domain import Library


def library_of(bot: Detente) -> Library:
    """The library it serves."""
    return cast("Briefs", bot.get_cog("Briefs"))._library


def drawing_of(bot: Detente) -> asyncio.Task[None]:
    """The work of taking up and drawing its pictures."""
    preparing = cast("Pictures", bot.get_cog("Pictures")).preparing
    assert preparing is not None
    return preparing


def buttons(message: object) -> list[dict[str, str]]:
    """Every button of a message."""
    found: list[dict[str, str]] = []
    if isinstance(message, list):
        for child in message:
            found += buttons(child)
    elif isinstance(message, dict):
        if message.get("type") == 2 and "custom_id" in message:
            found.append(message)
        found += buttons(message.get("components", []))
    return found
