"""A playground, and the real discord.py client connected to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import aiohttp
import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.playground.sample_bot import Connect
from tests.support.playground import Playground


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as running:
        yield running


@pytest.fixture
async def connect(playground: Playground, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Connect]:
    """Connects a client and waits until it is ready; closes it afterwards."""
    monkeypatch.setattr(Route, "BASE", playground.api_url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    running: list[tuple[discord.Client, asyncio.Task[None]]] = []

    async def connect_client(client: discord.Client) -> None:
        # The client waits for more servers to arrive before it calls itself ready; there is only one.
        client._connection.guild_ready_timeout = 0.05
        task = asyncio.create_task(client.start(playground.token))
        running.append((client, task))
        while not client.is_ready():
            if task.done():
                task.result()
            await asyncio.sleep(0.01)

    yield connect_client
    for client, task in running:
        await client.close()
        with suppress(asyncio.CancelledError):
            await task


@pytest.fixture
async def api(playground: Playground) -> AsyncIterator[aiohttp.ClientSession]:
    """An HTTP client with the bot's token, without discord.py's courtesy; paths are below the API's address."""
    headers = {"Authorization": f"Bot {playground.token}"}
    async with aiohttp.ClientSession(playground.api_url + "/", headers=headers) as session:
        yield session
