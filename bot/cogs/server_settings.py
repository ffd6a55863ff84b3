"""/settings: choose where in a server the bot answers mentions. For people with Manage Server."""

from __future__ import annotations

from dataclasses import replace

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.cogs.actions import Actions, chosen, managed_guild_id
from bot.cogs.answers import answer_in_place, answering
from bot.domain import TalkPlaces, TalkScope
from bot.render.actions import Press
from bot.render.notices import outdated_item
from bot.render.server_settings import render_server_settings
from bot.store import TalkStore


class ServerSettings(commands.Cog):
    """Keeps what a server decides about the bot, beside Discord's own Integrations."""

    def __init__(self, talk: TalkStore, actions: Actions) -> None:
        self._talk = talk
        actions.add("settings_scope", self._choose_scope)
        actions.add("settings_channels", self._choose_channels)

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.default_permissions(manage_guild=True)
    @answering
    async def settings(self, interaction: discord.Interaction) -> ui.LayoutView:
        """Choose where in this server the bot answers when it is mentioned."""
        return render_server_settings(await self._talk.get(managed_guild_id(interaction)))

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget what a server decided that the bot was removed from."""
        await self._talk.save(guild.id, TalkPlaces())

    async def _choose_scope(self, interaction: discord.Interaction, press: Press) -> None:
        try:
            scope = TalkScope(chosen(press))
        except ValueError:
            raise outdated_item() from None
        await self._save(interaction, scope=scope)

    async def _choose_channels(self, interaction: discord.Interaction, press: Press) -> None:
        await self._save(interaction, channel_ids=tuple(map(int, press.values)))

    async def _save(self, interaction: discord.Interaction, **changes: object) -> None:
        guild_id = managed_guild_id(interaction)

        async def save() -> ui.LayoutView:
            places = replace(await self._talk.get(guild_id), **changes)  # type: ignore[arg-type]
            await self._talk.save(guild_id, places)
            return render_server_settings(places)

        await answer_in_place(interaction, save())
