"""/outlook and /map: as a picture and as text."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import discord
from discord import app_commands

from bot.background import Background
from bot.cogs.actions import Actions, argument, chosen, number
from bot.cogs.attachments import answer_with_file, answer_without_file, find_attachable, is_private
from bot.cogs.library_cog import LibraryCog
from bot.domain import Library
from bot.gallery import Gallery
from bot.locales import language, text
from bot.render import maps, outlooks
from bot.render.actions import Press
from bot.render.catalogue import Catalogue
from bot.render.exhibits import (
    Exhibit,
    from_address,
    render_exhibit_sources,
    render_picture,
    render_text,
)
from bot.render.notices import outdated_item


class Pictures(LibraryCog):
    """Shows exhibits as text, and by a press as a picture where it is drawn and may be attached.

    A picture of everything is higher than a chat shows legibly: it is there to be opened.
    """

    def __init__(
        self, library: Library, catalogues: Mapping[str, Catalogue], gallery: Gallery, actions: Actions
    ) -> None:
        super().__init__(library)
        self._catalogues = catalogues
        self._gallery = gallery
        actions.add("exhibit_picture", self._show_picture)
        actions.add("exhibit_closer", self._show_closer)
        actions.add("exhibit_text", self._show_text)
        actions.add("exhibit_page", self._turn_text)
        actions.add("exhibit_sources", self._show_sources)
        actions.add("exhibit_sources_page", self._turn_sources)
        self._background = Background()
        self.preparing: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        """Take up the pictures, and have those drawn that are missing."""
        self.preparing = self._background.start(self._gallery.prepare(), "pictures")

    async def cog_unload(self) -> None:
        """Stop drawing."""
        await self._background.close()

    @app_commands.command()
    async def outlook(self, interaction: discord.Interaction, private: bool = False) -> None:
        """See the outlook of every topic on one board, what helps and what stands in the way."""
        await self._answer_text(interaction, self._exhibit(outlooks.KIND, ""), "", private=private, in_place=False)

    @app_commands.command()
    async def map(self, interaction: discord.Interaction, private: bool = False) -> None:
        """See how the topics hang together: which are related, and which share people or bodies."""
        await self._answer_text(interaction, self._exhibit(maps.KIND, ""), "", private=private, in_place=False)

    def _exhibit(self, kind: str, subject: str) -> Exhibit:
        exhibit = self._catalogues[language()].get((kind, subject))
        if exhibit is None:
            raise outdated_item()
        return exhibit

    def _pressed(self, press: Press) -> Exhibit:
        return self._exhibit(*from_address(argument(press, 0), argument(press, 1)))

    async def _show(self, interaction: discord.Interaction, exhibit: Exhibit, *, in_place: bool) -> None:
        """Answer with the picture, or at once with the text and the reason for it."""
        file = find_attachable(self._gallery, exhibit.picture, interaction)
        if file is not None:
            view = render_picture(self._library, exhibit, file.filename)
            if await answer_with_file(interaction, view, file, private=True, in_place=in_place):
                return
        is_on_its_way = self._gallery.find(exhibit.picture) is None and self._gallery.is_busy
        remark = text("exhibits-on-its-way" if is_on_its_way else "exhibits-unavailable")
        await self._answer_text(interaction, exhibit, remark, private=True, in_place=in_place)

    async def _answer_text(
        self, interaction: discord.Interaction, exhibit: Exhibit, remark: str, *, private: bool, in_place: bool
    ) -> None:
        view = render_text(self._library, exhibit, remark=remark)
        await answer_without_file(interaction, view, private=private, in_place=in_place)

    async def _show_picture(self, interaction: discord.Interaction, press: Press) -> None:
        exhibit = self._pressed(press)
        await self._show(interaction, exhibit, in_place=is_private(interaction))

    async def _show_closer(self, interaction: discord.Interaction, press: Press) -> None:
        exhibit = self._exhibit(argument(press, 0), chosen(press))
        await self._show(interaction, exhibit, in_place=is_private(interaction))

    async def _show_text(self, interaction: discord.Interaction, press: Press) -> None:
        in_place = is_private(interaction)
        await self._answer_text(interaction, self._pressed(press), "", private=True, in_place=in_place)

    async def _turn_text(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_text(self._library, self._pressed(press), number(press, 2))
        await interaction.response.edit_message(view=view)

    async def _show_sources(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_exhibit_sources(self._library, self._pressed(press))
        await interaction.response.send_message(view=view, ephemeral=True)

    async def _turn_sources(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_exhibit_sources(self._library, self._pressed(press), number(press, 2))
        await interaction.response.edit_message(view=view)
