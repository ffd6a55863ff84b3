"""/privacy: what is kept of whoever asks and of their server, and deleting it on the spot.

Anybody may have their own id deleted; what is the server's takes Manage Server.
"""

from __future__ import annotations

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.cogs.actions import Actions, managed_guild_id
from bot.cogs.answers import answering, answering_in_place
from bot.locales import text
from bot.render.actions import Press
from bot.render.notices import render_notice
from bot.render.privacy import render_privacy, render_server_deletion
from bot.store import PrivacyStore


class Privacy(commands.Cog):
    """Says what is kept. ``counts_misses`` tells whether what is found nowhere is counted."""

    def __init__(self, store: PrivacyStore, actions: Actions, *, counts_misses: bool) -> None:
        self._store = store
        self._counts_misses = counts_misses
        actions.add("forget_person", self._forget_person)
        actions.add("ask_forget_server", self._ask_forget_server)
        actions.add("forget_server", self._forget_server)

    @app_commands.command()
    @answering
    async def privacy(self, interaction: discord.Interaction) -> ui.LayoutView:
        """See what is kept of you and this server, and have it deleted."""
        guild_id = interaction.guild_id
        return render_privacy(
            await self._store.count_of_person(interaction.user.id),
            None if guild_id is None else await self._store.count_of_guild(guild_id),
            has_settings=guild_id is not None and await self._store.has_settings(guild_id),
            counts_misses=self._counts_misses,
            may_delete=interaction.permissions.manage_guild,
        )

    @answering_in_place
    async def _forget_person(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        await self._store.forget_person(interaction.user.id)
        return render_notice(text("privacy-person-forgotten"))

    @answering
    async def _ask_forget_server(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        return render_server_deletion(await self._store.count_of_guild(managed_guild_id(interaction)))

    @answering_in_place
    async def _forget_server(self, interaction: discord.Interaction, press: Press) -> ui.LayoutView:
        await self._store.forget_guild(managed_guild_id(interaction))
        return render_notice(text("privacy-server-forgotten"))
