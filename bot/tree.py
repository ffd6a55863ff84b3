"""The command tree: where commands may be used, how often, and what happens when one fails."""

from __future__ import annotations

import math
from datetime import timedelta

import discord
from discord import app_commands
from discord.ext import commands

from bot.failures import report_failure, send_notice
from bot.render.notices import render_cooldown

COOLDOWN_USES = 6
COOLDOWN_SECONDS = 12.0


class Cooldowns:
    """Lets each user do ``uses`` things in ``seconds``, whether commands, buttons or selects."""

    def __init__(self, uses: int = COOLDOWN_USES, seconds: float = COOLDOWN_SECONDS) -> None:
        self._buckets: commands.CooldownMapping[discord.Interaction] = commands.CooldownMapping.from_cooldown(
            uses, seconds, lambda interaction: interaction.user.id
        )

    async def admit(self, interaction: discord.Interaction) -> bool:
        """Whether the user may go on; if not, they have been told when."""
        wait = self._buckets.update_rate_limit(interaction)
        if wait is None:
            return True
        # Discord shows whole seconds, so the moment is rounded up: it must not have to be asked for twice.
        until = discord.utils.utcnow() + timedelta(seconds=math.ceil(wait) + 1)
        await send_notice(interaction, render_cooldown(until))
        return False


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
        """Slow a user down who asks too much at once; completion while typing doesn't count."""
        if interaction.type is discord.InteractionType.autocomplete:
            return True
        return await self._cooldowns.admit(interaction)

    async def on_error(
        self, interaction: discord.Interaction[commands.AutoShardedBot], error: app_commands.AppCommandError
    ) -> None:
        """Tell the user."""
        await report_failure(interaction, error)
