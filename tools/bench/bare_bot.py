"""A bare discord.py bot that answers /brief with a constant: the yardstick.

    python -m tools.bench.bare_bot [--register]

It reads DISCORD_TOKEN and DISCORD_API_URL as the real one does. With ``--register`` it registers its command and ends.
"""

from __future__ import annotations

import asyncio
import os
import sys

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

Route.BASE = os.environ["DISCORD_API_URL"]


class BareBot(commands.AutoShardedBot):
    """Answers and does nothing else."""

    async def setup_hook(self) -> None:
        """Ask where the gateway is, as discord.py has no setting for it."""
        self.shard_count, address, _ = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(address)


bot = BareBot(command_prefix=commands.when_mentioned, intents=discord.Intents(guilds=True))


@bot.tree.command()
@app_commands.describe(topic="Whatever")
async def brief(interaction: discord.Interaction, topic: str) -> None:
    """Answer with a constant."""
    await interaction.response.send_message("A constant.")


async def main() -> None:
    """Serve, or register the command."""
    async with bot:
        if "--register" in sys.argv:
            await bot.login(os.environ["DISCORD_TOKEN"])
            await bot.tree.sync()
        else:
            await bot.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    asyncio.run(main())
