"""/timeline, /outlook and /map: what can be looked at, and the same in words."""

from __future__ import annotations

import asyncio
import io
import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.background import Background
from bot.cogs.actions import Actions, argument, chosen, number
from bot.cogs.lookups import TopicReading, get_topic
from bot.cogs.misses import MissRecorder
from bot.cogs.options import TopicOption
from bot.domain import Library, MissKind, Topic
from bot.errors import BotError
from bot.gallery import Gallery
from bot.render import maps, outlooks, timelines
from bot.render.actions import Press
from bot.render.answers import render_did_you_mean, render_not_covered
from bot.render.catalogue import Catalogue
from bot.render.developments import render_developments
from bot.render.exhibits import (
    PICTURE_ON_ITS_WAY,
    PICTURE_UNAVAILABLE,
    Exhibit,
    from_address,
    render_exhibit_sources,
    render_picture,
    render_text,
)
from bot.render.notices import OUTDATED_ITEM

_log = logging.getLogger(__name__)


class Pictures(commands.Cog):
    """Shows exhibits: as a picture where it is drawn and may be attached, else at once as text."""

    def __init__(
        self,
        library: Library,
        catalogue: Catalogue,
        gallery: Gallery,
        actions: Actions,
        misses: MissRecorder,
    ) -> None:
        self._library = library
        self._catalogue = catalogue
        self._gallery = gallery
        self._misses = misses
        actions.add("exhibit_picture", self._show_picture)
        actions.add("exhibit_closer", self._show_closer)
        actions.add("exhibit_text", self._show_text)
        actions.add("exhibit_page", self._turn_text)
        actions.add("exhibit_sources", self._show_sources)
        actions.add("exhibit_sources_page", self._turn_sources)
        actions.add("pick_timeline", self._pick_timeline)
        self._background = Background()
        self.preparing: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        """Take up the pictures, and have those drawn that are missing."""
        self.preparing = self._background.start(self._gallery.prepare(), "pictures")

    async def cog_unload(self) -> None:
        """Draw no more."""
        await self._background.close()

    @app_commands.command()
    @app_commands.describe(
        topic="Only what concerns this topic, in any words; leave out for everything",
        private="Show the answer to you alone",
    )
    async def timeline(
        self,
        interaction: discord.Interaction,
        topic: app_commands.Transform[TopicReading, TopicOption] | None = None,
        private: bool = False,
    ) -> None:
        """See what happened when, as exactly as the sources say and no more."""
        if topic is None:
            await self._show(interaction, self._exhibit(timelines.KIND, ""), private=private)
            return
        if topic.topic is not None and topic.unmentioned is None:
            await self._show_timeline(interaction, topic.topic, private=private)
        elif topic.offers:
            view = render_did_you_mean(
                topic.offers,
                topic.words,
                interaction.user.id,
                "pick_timeline",
                unmentioned=topic.unmentioned,
                are_several=topic.are_several,
            )
            private = private or topic.unmentioned is not None
            await interaction.response.send_message(view=view, ephemeral=private)
        else:
            await interaction.response.send_message(view=render_not_covered(self._library, topic.words), ephemeral=True)
            self._misses.note(topic.words, MissKind.QUERY, interaction.user.id)

    @app_commands.command()
    @app_commands.describe(private="Show the answer to you alone")
    async def outlook(self, interaction: discord.Interaction, private: bool = False) -> None:
        """See the outlook of every topic on one board, what helps and what stands in the way."""
        # The board is longer than a chat shows legibly: it is a press away, to be opened.
        exhibit = self._exhibit(outlooks.KIND, "")
        await self._answer_text(interaction, exhibit, "", private=private, in_place=False)

    @app_commands.command()
    @app_commands.describe(private="Show the answer to you alone")
    async def map(self, interaction: discord.Interaction, private: bool = False) -> None:
        """See how the topics hang together: which are related, and which share people or bodies."""
        await self._show(interaction, self._exhibit(maps.KIND, ""), private=private)

    def _exhibit(self, kind: str, subject: str) -> Exhibit:
        exhibit = self._catalogue.get((kind, subject))
        if exhibit is None:
            raise BotError(OUTDATED_ITEM)
        return exhibit

    def _pressed(self, press: Press) -> Exhibit:
        return self._exhibit(*from_address(argument(press, 0), argument(press, 1)))

    async def _show_timeline(
        self, interaction: discord.Interaction, topic: Topic, *, private: bool, in_place: bool = False
    ) -> None:
        if topic.events:
            exhibit = self._exhibit(timelines.KIND, topic.slug)
            await self._show(interaction, exhibit, private=private, in_place=in_place)
        elif self._library.developments_of(topic):
            view = render_developments(self._library, topic)
            await interaction.response.send_message(view=view, ephemeral=private)
        else:
            await interaction.response.send_message(view=timelines.render_no_events(topic), ephemeral=True)

    async def _show(
        self, interaction: discord.Interaction, exhibit: Exhibit, *, private: bool, in_place: bool = False
    ) -> None:
        """Answer with the picture, or at once with the text and the reason for it."""
        content = self._gallery.find(exhibit.picture)
        if content is not None and interaction.app_permissions.attach_files:
            file = discord.File(
                io.BytesIO(content), f"{exhibit.picture.name}.png", description=exhibit.picture.alt[:1_024]
            )
            view = render_picture(self._library, exhibit, file.filename)
            try:
                if in_place:
                    await interaction.response.edit_message(view=view, attachments=[file])
                else:
                    await interaction.response.send_message(view=view, file=file, ephemeral=private)
            except discord.HTTPException as error:
                if interaction.response.is_done():
                    raise
                _log.warning("A picture could not be sent (%s); its text is.", error)
            else:
                return
        remark = PICTURE_ON_ITS_WAY if content is None and self._gallery.is_busy else PICTURE_UNAVAILABLE
        await self._answer_text(interaction, exhibit, remark, private=private, in_place=in_place)

    async def _answer_text(
        self, interaction: discord.Interaction, exhibit: Exhibit, remark: str, *, private: bool, in_place: bool
    ) -> None:
        view = render_text(self._library, exhibit, remark=remark)
        if in_place:
            await interaction.response.edit_message(view=view, attachments=[])
        else:
            await interaction.response.send_message(view=view, ephemeral=private)

    async def _show_picture(self, interaction: discord.Interaction, press: Press) -> None:
        exhibit = self._pressed(press)
        await self._show(interaction, exhibit, private=True, in_place=_is_private(interaction))

    async def _show_closer(self, interaction: discord.Interaction, press: Press) -> None:
        exhibit = self._exhibit(argument(press, 0), chosen(press))
        await self._show(interaction, exhibit, private=True, in_place=_is_private(interaction))

    async def _show_text(self, interaction: discord.Interaction, press: Press) -> None:
        in_place = _is_private(interaction)
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

    async def _pick_timeline(self, interaction: discord.Interaction, press: Press) -> None:
        """Turn "did you mean" into the timeline for whoever asked; show it privately to anybody else."""
        topic = get_topic(self._library, argument(press, 0))
        await self._show_timeline(interaction, topic, private=True, in_place=interaction.user.id == number(press, 1))


def _is_private(interaction: discord.Interaction) -> bool:
    return interaction.message is not None and interaction.message.flags.ephemeral
