"""/sources and /help."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import discord
from discord import app_commands

from bot.cogs.actions import Actions, number
from bot.cogs.library_cog import LibraryCog
from bot.domain import Library
from bot.render.actions import Press
from bot.render.documents import render_documents
from bot.render.help import CommandEntry, render_help


class Guides(LibraryCog):
    """Explains the bot. ``list_commands`` gives the commands as Discord has them registered."""

    def __init__(self, library: Library, actions: Actions, list_commands: Callable[[], Sequence[CommandEntry]]) -> None:
        super().__init__(library)
        self._list_commands = list_commands
        actions.add("documents_page", self._turn_documents)
        actions.add("help_page", self._turn_help)

    @app_commands.command()
    async def sources(self, interaction: discord.Interaction) -> None:
        """See the documents behind the briefs and how their dates are known."""
        await interaction.response.send_message(view=render_documents(self._library), ephemeral=True)

    @app_commands.command()
    async def help(self, interaction: discord.Interaction) -> None:
        """See every command, and what the bot can and can't do."""
        view = render_help(self._library, self._list_commands())
        await interaction.response.send_message(view=view, ephemeral=True)

    async def _turn_documents(self, interaction: discord.Interaction, press: Press) -> None:
        await interaction.response.edit_message(view=render_documents(self._library, number(press, 0)))

    async def _turn_help(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_help(self._library, self._list_commands(), number(press, 0))
        await interaction.response.edit_message(view=view)
