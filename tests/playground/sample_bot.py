"""The real client, ready to be given commands by a test."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket

Connect = Callable[[discord.Client], Awaitable[None]]


class SampleBot(discord.AutoShardedClient):
    """A client with a command tree that notes which events reached it."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        super().__init__(intents=intents or discord.Intents(guilds=True))
        self.tree: app_commands.CommandTree[SampleBot] = app_commands.CommandTree(self)
        self.events: list[str] = []
        self.later_completed = asyncio.Event()  # until a test sets it, the completion of "wait" takes

    async def setup_hook(self) -> None:
        await self.tree.sync()
        self.shard_count, address, _ = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(address)

    async def on_ready(self) -> None:
        self.events.append("ready")

    async def on_resumed(self) -> None:
        self.events.append("resumed")
