"""The channel option of /digest: text, announcement and forum channels.

discord.py would offer media channels beside forums; nothing could be read in a digest posted there.
"""

from __future__ import annotations

import discord
from discord import app_commands

from bot.delivery.requirements import DigestChannel
from bot.errors import BotError


class DigestChannelTransformer(app_commands.Transformer):
    """Takes the channel that was picked from the bot's own view of the server."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """It is a channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The kinds Discord offers."""
        return [discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum]

    async def transform(
        self,
        interaction: discord.Interaction,
        value: app_commands.AppCommandChannel,
        /,
    ) -> DigestChannel:
        """The channel.

        Raises:
            BotError: It is of another kind, or the bot does not know it.
        """
        channel = value.resolve()
        if not isinstance(channel, DigestChannel):
            raise BotError("A digest goes to a text, announcement or forum channel of this server; choose one.")
        return channel


DigestChannelOption = app_commands.Transform[DigestChannel, DigestChannelTransformer]
