"""Deliver digests while the bot runs, for the servers it is in."""

from __future__ import annotations

from datetime import datetime

import discord
from discord.ext import commands

from bot.background import Background
from bot.delivery import Clock, Dispatcher, Recorder
from bot.store import SubscriptionStore


class DigestDelivery(commands.Cog):
    """Runs the dispatcher from the first ready to the end."""

    def __init__(
        self,
        client: discord.Client,
        subscriptions: SubscriptionStore,
        dispatcher: Dispatcher,
        recorder: Recorder,
        clock: Clock,
    ) -> None:
        self._client = client
        self._recorder = recorder
        self._subscriptions = subscriptions
        self._dispatcher = dispatcher
        self._clock = clock
        self._background = Background()

    async def cog_load(self) -> None:
        """Begin, once the bot is ready."""
        self._background.start(self._deliver(), "digests")

    async def cog_unload(self) -> None:
        """Wait for what is being sent."""
        await self._background.close()
        await self._dispatcher.close()

    async def next_due(self) -> datetime | None:
        """When the next digest is due."""
        return await self._subscriptions.next_due(self._clock.now())

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Stop a server's digests when the bot was removed from it."""
        await self._subscriptions.leave_guild(guild.id, self._clock.now())

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        """Stop mentioning a deleted role at once."""
        for subscription in await self._subscriptions.of_guild(role.guild.id):
            if subscription.plan.posting.mention_role_id == role.id:
                await self._recorder.drop_role(subscription)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Restore, paused, the digests a server had when the bot left."""
        await self._subscriptions.rejoin_guild(guild.id)

    @commands.Cog.listener()
    async def on_shard_ready(self, _shard_id: int) -> None:
        """Take over the digests of servers that another process had."""
        self._dispatcher.wake()

    async def _deliver(self) -> None:
        await self._client.wait_until_ready()
        await self._dispatcher.run(lambda: {guild.id for guild in self._client.guilds})
