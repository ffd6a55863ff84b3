"""A bot on its way to the playground, and off again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.client import Detente


@asynccontextmanager
async def connecting(bot: Detente, token: str) -> AsyncIterator[asyncio.Task[None]]:
    """Start a bot, and close it at the end; gives the task that it serves in."""
    # The client waits for more servers to arrive before it calls itself ready; there is only one.
    bot._connection.guild_ready_timeout = 0.05
    serving = asyncio.create_task(bot.start(token))
    yield serving
    await bot.close()
    serving.cancel()
    with suppress(asyncio.CancelledError):
        await serving
