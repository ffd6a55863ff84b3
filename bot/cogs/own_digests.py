"""/digest-me: a digest by direct message to whoever asks, in a server or wherever they installed the bot.

It is a command of its own, as what a server's admins decide about /digest under Integrations must not keep anybody from
their own messages, and Discord's permissions hold for a command with all its subcommands.
"""

from __future__ import annotations

from datetime import time

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.cogs.actions import Actions, number
from bot.cogs.answers import answering, answering_in_place
from bot.cogs.digest_forms import DigestForms
from bot.cogs.digest_keeping import DigestKeeper
from bot.cogs.digest_panels import DigestPanels
from bot.domain import Plan, Schedule
from bot.errors import BotError
from bot.locales import language, text
from bot.render.actions import Press
from bot.render.notices import render_notice


class OwnDigests(commands.Cog):
    """Keeps people's own digests, one each."""

    def __init__(self, keeper: DigestKeeper, panels: DigestPanels, forms: DigestForms, actions: Actions) -> None:
        self._keeper = keeper
        self._panels = panels
        self._forms = forms
        actions.add("own_stop", self._stop)
        actions.add("own_resume", self._resume)
        actions.add("own_remove", self._remove)

    @app_commands.command(name="digest-me")
    @answering
    async def digest_me(self, interaction: discord.Interaction) -> ui.LayoutView:
        """Get a digest by direct message, as often as you like; stopping it is one press."""
        existing = await self._keeper.subscriptions.of_person(interaction.user.id)
        if existing is not None:
            return self._panels.own(existing)
        try:
            direct = await interaction.client.create_dm(interaction.user)
        except discord.HTTPException as error:
            raise BotError(text("digest-own-closed")) from error
        zone = await self._keeper.usual_zone(interaction.guild_id)
        plan = Plan(direct.id, Schedule((time(8),), zone), language=language())
        return await self._forms.new(None, interaction.user, plan)

    @answering
    async def _stop(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        paused = await self._keeper.pause(await self._panels.pressed(interaction, number(press, 0)))
        return self._panels.own(paused, "stopped")

    @answering_in_place
    async def _resume(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        resumed = await self._keeper.resume(await self._panels.pressed(interaction, number(press, 0)))
        return self._panels.own(resumed, "resumed")

    @answering_in_place
    async def _remove(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        own = await self._panels.pressed(interaction, number(press, 0))
        await self._keeper.subscriptions.remove(own.id)
        return render_notice(text("own-removed"))
