"""/timeline: what happened when, by topic, by period or on a day, with a picture beside the text.

A day of one year gives what happened then; a day without a year, what happened on it in any year. The pictures of
topics, decades and years are drawn ahead; that of a period somebody types is drawn then, and if that takes too long,
the text comes without it.
"""

from __future__ import annotations

import asyncio

import discord
from discord import app_commands

from bot.background import Background
from bot.cogs.actions import Actions, argument, chosen, number
from bot.cogs.answers import in_thread
from bot.cogs.attachments import answer_with_file, answer_without_file, find_attachable, is_private
from bot.cogs.library_cog import LibraryCog
from bot.cogs.lookups import TopicReading, get_topic
from bot.cogs.misses import MissRecorder
from bot.cogs.options import DateOption, PeriodOption, TopicOption
from bot.domain import DayOfYear, Library, MissKind, Period, Picture, parse_when
from bot.errors import BotError
from bot.gallery import Gallery
from bot.locales import text
from bot.render.actions import Press
from bot.render.answers import render_did_you_mean, render_not_covered
from bot.render.notices import outdated_item
from bot.render.timeline_entries import ALL, ANY, Selection
from bot.render.timeline_pictures import timeline_gallery, timeline_picture
from bot.render.timelines import describe_timeline, is_numbered, render_no_entries, render_timeline

_PATIENCE = 6.0  # seconds for a picture that wasn't drawn ahead; it takes one or two, on a small machine three or four


class Timelines(LibraryCog):
    """Shows dated events, all or a selection."""

    def __init__(self, library: Library, gallery: Gallery, actions: Actions, misses: MissRecorder) -> None:
        super().__init__(library)
        self._gallery = gallery
        self._misses = misses
        self._background = Background()
        actions.add("timeline", self._open)
        actions.add("timeline_page", self._turn)
        actions.add("timeline_when", self._choose_when)
        actions.add("timeline_topic", self._choose_topic)
        actions.add("pick_timeline", self._pick)

    async def cog_unload(self) -> None:
        """Stop drawing."""
        await self._background.close()

    @app_commands.command()
    async def timeline(
        self,
        interaction: discord.Interaction,
        topic: app_commands.Transform[TopicReading, TopicOption] | None = None,
        period: app_commands.Transform[Period, PeriodOption] | None = None,
        on: app_commands.Transform[Period | DayOfYear, DateOption] | None = None,
        private: bool = False,
    ) -> None:
        """See what happened when: all of it, by topic, by period or on a day."""
        if period is not None and on is not None:
            raise BotError(text("timelines-either"))
        when = on if period in {None, Period()} else period
        if topic is None or (topic.topic is not None and topic.unmentioned is None):
            await self._show(interaction, Selection(topic.topic if topic else None, when), private=private)
        elif topic.offers:
            view = render_did_you_mean(
                topic.offers,
                topic.words,
                interaction.user.id,
                f"pick_timeline:{when or ANY}",
                unmentioned=topic.unmentioned,
                are_several=topic.are_several,
            )
            private = private or topic.unmentioned is not None
            await interaction.response.send_message(view=view, ephemeral=private)
        else:
            await interaction.response.send_message(view=render_not_covered(self._library, topic.words), ephemeral=True)
            self._misses.note(topic.words, MissKind.QUERY, interaction.user.id)

    async def _show(
        self,
        interaction: discord.Interaction,
        selection: Selection,
        page: int = 0,
        *,
        private: bool,
        in_place: bool = False,
    ) -> None:
        content = await in_thread(describe_timeline, self._library, selection)
        if not content.blocks:
            await interaction.response.send_message(view=render_no_entries(selection), ephemeral=True)
            return
        # A picture without the list's numbers stands above its first page only.
        has_picture = page == 0 or is_numbered(content.blocks)
        picture = await in_thread(timeline_picture, self._library, selection) if has_picture else None
        if picture is not None:
            await self._see_that_it_is_drawn(interaction, picture, private=private, in_place=in_place)
        file = None if picture is None else find_attachable(self._gallery, picture, interaction)
        if picture is not None and file is not None:
            gallery = timeline_gallery(picture, file.filename)
            view = render_timeline(self._library, selection, page, gallery, content=content)
            if await answer_with_file(interaction, view, file, private=private, in_place=in_place):
                return
        remark = text("exhibits-unavailable") if picture is not None else ""
        view = render_timeline(self._library, selection, page, remark=remark, content=content)
        await answer_without_file(interaction, view, private=private, in_place=in_place)

    async def _see_that_it_is_drawn(
        self, interaction: discord.Interaction, picture: Picture, *, private: bool, in_place: bool
    ) -> None:
        """If a picture is missing but can be drawn and attached, defer the answer and wait for it for a while."""
        if not self._gallery.can_draw or self._gallery.find(picture) is not None:
            return
        if not interaction.app_permissions.attach_files:
            return
        drawing = self._background.start(self._gallery.draw(picture), "a picture asked for")
        if in_place:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=private, thinking=True)
        await asyncio.wait({drawing}, timeout=_PATIENCE)

    def _addressed(self, topic: str, when: str) -> Selection:
        """The selection in a button's arguments."""
        try:
            return Selection(
                None if topic == ALL else get_topic(self._library, topic), None if when == ANY else parse_when(when)
            )
        except ValueError:
            raise outdated_item() from None

    async def _open(self, interaction: discord.Interaction, press: Press) -> None:
        selection = self._addressed(argument(press, 0), argument(press, 1))
        await self._show(interaction, selection, private=True, in_place=is_private(interaction))

    async def _turn(self, interaction: discord.Interaction, press: Press) -> None:
        selection = self._addressed(argument(press, 0), argument(press, 1))
        await self._show(interaction, selection, number(press, 2), private=True, in_place=True)

    async def _choose_when(self, interaction: discord.Interaction, press: Press) -> None:
        selection = self._addressed(argument(press, 0), chosen(press))
        await self._show(interaction, selection, private=True, in_place=is_private(interaction))

    async def _choose_topic(self, interaction: discord.Interaction, press: Press) -> None:
        selection = self._addressed(chosen(press), argument(press, 0))
        await self._show(interaction, selection, private=True, in_place=is_private(interaction))

    async def _pick(self, interaction: discord.Interaction, press: Press) -> None:
        """Replace "did you mean" with the timeline for the person who asked; show it privately to others."""
        selection = self._addressed(argument(press, 1), argument(press, 0))
        is_asker = interaction.user.id == number(press, 2)
        await self._show(interaction, selection, private=True, in_place=is_asker)
