"""/brief, and every button that leads to or from a topic's card."""

from __future__ import annotations

import discord
from discord import app_commands, ui

from bot.cogs.actions import Actions, argument, chosen, number, show_picked
from bot.cogs.answers import in_thread
from bot.cogs.library_cog import LibraryCog
from bot.cogs.lookups import Lookups, TopicReading, get_topic
from bot.cogs.misses import MissRecorder
from bot.cogs.options import TopicOption
from bot.domain import Library, MissKind, Topic
from bot.render.actions import Press
from bot.render.answers import AskModal, render_did_you_mean, render_not_covered
from bot.render.briefs import render_brief, render_full_brief
from bot.render.developments import render_developments
from bot.render.digests import DIGEST_ACTION
from bot.render.evidence import render_background, render_sources


class Briefs(LibraryCog):
    """Resolves words to a topic and shows its brief."""

    def __init__(self, library: Library, lookups: Lookups, actions: Actions, misses: MissRecorder) -> None:
        super().__init__(library)
        self._lookups = lookups
        self._misses = misses
        actions.add("brief", self._open)
        actions.add("open", self._open_chosen)
        actions.add("related", self._open_chosen)
        actions.add(DIGEST_ACTION, self._open)
        actions.add("pick", self._pick)
        actions.add("full_brief", self._show_full_brief)
        actions.add("sources", self._show_sources)
        actions.add("sources_page", self._turn_sources)
        actions.add("background", self._show_background)
        actions.add("background_page", self._turn_background)
        actions.add("developments", self._show_developments)
        actions.add("developments_page", self._turn_developments)
        actions.add("ask", self._ask)
        actions.add("submit_ask", self._answer_modal)

    @app_commands.command()
    async def brief(
        self,
        interaction: discord.Interaction,
        topic: app_commands.Transform[TopicReading, TopicOption],
        private: bool = False,
    ) -> None:
        """Get a short, cited brief on a topic of the US–Russia relationship."""
        await self.answer(interaction, topic, private=private)

    async def answer(self, interaction: discord.Interaction, read: TopicReading, *, private: bool) -> None:
        """Answer words with a card, with topics to choose from, or by saying that they are not covered.

        What is merely close to the words is shown to the asker only.
        """
        private = private or read.unmentioned is not None
        if read.topic is not None:
            view = self.card(read.topic, read.unmentioned)
        elif read.offers:
            view = render_did_you_mean(
                read.offers,
                read.words,
                interaction.user.id,
                people=read.people,
                unmentioned=read.unmentioned,
                are_several=read.are_several,
            )
        else:
            view, private = render_not_covered(self._library, read.words), True
            self._misses.note(read.words, MissKind.QUERY, interaction.user.id)
        await interaction.response.send_message(view=view, ephemeral=private)

    def card(self, topic: Topic, unmentioned: str | None = None) -> ui.LayoutView:
        """The brief's card. For something not in the library, it is the nearest one, and its first line says so."""
        return render_brief(self._library, topic, unmentioned)

    async def _open_chosen(self, interaction: discord.Interaction, press: Press) -> None:
        view = self.card(get_topic(self._library, chosen(press)))
        await interaction.response.send_message(view=view, ephemeral=True)

    async def _open(self, interaction: discord.Interaction, press: Press) -> None:
        view = self.card(get_topic(self._library, argument(press, 0)))
        await interaction.response.send_message(view=view, ephemeral=True)

    async def _pick(self, interaction: discord.Interaction, press: Press) -> None:
        view = self.card(get_topic(self._library, argument(press, 0)))
        await show_picked(interaction, view, number(press, 1))

    async def _show_full_brief(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_full_brief(self._library, get_topic(self._library, argument(press, 0)))
        await interaction.response.send_message(view=view, ephemeral=True)

    async def _show_sources(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_sources(self._library, get_topic(self._library, argument(press, 0)))
        await interaction.response.send_message(view=view, ephemeral=True)

    async def _turn_sources(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_sources(self._library, get_topic(self._library, argument(press, 0)), number(press, 1))
        await interaction.response.edit_message(view=view)

    async def _show_background(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_background(self._library, get_topic(self._library, argument(press, 0)))
        await interaction.response.send_message(view=view, ephemeral=True)

    async def _turn_background(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_background(self._library, get_topic(self._library, argument(press, 0)), number(press, 1))
        await interaction.response.edit_message(view=view)

    async def _show_developments(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_developments(self._library, get_topic(self._library, argument(press, 0)))
        await interaction.response.send_message(view=view, ephemeral=True)

    async def _turn_developments(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_developments(self._library, get_topic(self._library, argument(press, 0)), number(press, 1))
        await interaction.response.edit_message(view=view)

    async def _ask(self, interaction: discord.Interaction, press: Press) -> None:
        await interaction.response.send_modal(AskModal())

    async def _answer_modal(self, interaction: discord.Interaction, press: Press) -> None:
        read = await in_thread(self._lookups.read_topic, chosen(press))
        await self.answer(interaction, read, private=True)
