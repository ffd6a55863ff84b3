"""The command tree: where commands may be used, how often, and what happens if one fails."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.cooldowns import Cooldowns
from bot.failures import report_failure
from bot.interaction_log import begin
from bot.locales import language_for, speak


class Tree(app_commands.CommandTree[commands.AutoShardedBot]):
    """Commands that work in servers, in DMs with the bot and, user-installed, anywhere."""

    def __init__(self, client: commands.AutoShardedBot, cooldowns: Cooldowns) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self._cooldowns = cooldowns

    async def interaction_check(self, interaction: discord.Interaction[commands.AutoShardedBot]) -> bool:
        """Set the user's language and apply the cooldown; autocomplete doesn't count."""
        speak(language_for(interaction.locale))
        if interaction.type is discord.InteractionType.autocomplete:
            return True
        begin(interaction)
        return await self._cooldowns.admit(interaction)

    async def on_error(
        self, interaction: discord.Interaction[commands.AutoShardedBot], error: app_commands.AppCommandError
    ) -> None:
        """Tell the user."""
        await report_failure(interaction, error)
