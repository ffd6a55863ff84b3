"""/topics: browse by area."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.cogs.actions import Actions, argument, chosen, number, show_next
from bot.cogs.library_cog import LibraryCog
from bot.domain import Area, Library
from bot.render.actions import Press
from bot.render.notices import outdated_item
from bot.render.topics import render_area, render_areas


class Topics(LibraryCog):
    """Shows all topics by area."""

    def __init__(self, library: Library, actions: Actions) -> None:
        super().__init__(library)
        actions.add("area", self._open_area)
        actions.add("area_page", self._turn_area)
        actions.add("areas_page", self._turn_areas)

    @app_commands.command()
    async def topics(self, interaction: discord.Interaction) -> None:
        """Browse all topics by area, with their outlooks."""
        await interaction.response.send_message(view=render_areas(self._library), ephemeral=True)

    async def _open_area(self, interaction: discord.Interaction, press: Press) -> None:
        await show_next(interaction, render_area(self._library, _area(chosen(press))))

    async def _turn_area(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_area(self._library, _area(argument(press, 0)), number(press, 1))
        await interaction.response.edit_message(view=view)

    async def _turn_areas(self, interaction: discord.Interaction, press: Press) -> None:
        await interaction.response.edit_message(view=render_areas(self._library, number(press, 0)))


def _area(value: str) -> Area:
    try:
        return Area(value)
    except ValueError:
        raise outdated_item() from None
