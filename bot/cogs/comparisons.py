"""/compare: two topics side by side."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.cogs.actions import Actions, argument, chosen, number, show_picked
from bot.cogs.library_cog import LibraryCog
from bot.cogs.lookups import TopicReading, get_topic
from bot.cogs.misses import MissRecorder
from bot.cogs.options import TopicOption
from bot.domain import Comparison, Library, MissKind, compare_topics
from bot.render.actions import Press
from bot.render.answers import render_not_covered
from bot.render.comparisons import (
    PAIR_SEPARATOR,
    render_comparison,
    render_comparison_sources,
    render_pair_offers,
    render_same_topic,
)


class Comparisons(LibraryCog):
    """Resolves words to two topics and shows them side by side."""

    def __init__(self, library: Library, actions: Actions, misses: MissRecorder) -> None:
        super().__init__(library)
        self._misses = misses
        actions.add("pick_pair", self._pick)
        actions.add("pair_sources", self._show_sources)
        actions.add("pair_sources_page", self._turn_sources)

    @app_commands.command()
    async def compare(
        self,
        interaction: discord.Interaction,
        first: app_commands.Transform[TopicReading, TopicOption],
        second: app_commands.Transform[TopicReading, TopicOption],
        private: bool = False,
    ) -> None:
        """Set two topics side by side: outlook, positions and what they share."""
        both = (first, second)
        missed = dict.fromkeys(read.words for read in both if read.topic is None and not read.offers)
        unsure = dict.fromkeys(read.words for read in both if read.topic is None or read.unmentioned)
        one, other = (((read.topic,) if read.topic else read.offers) for read in both)
        unmentioned = tuple(read.unmentioned for read in both if read.unmentioned)
        if missed:
            view, private = render_not_covered(self._library, *missed), True
        elif one == other and len(one) == 1:
            view, private = render_same_topic(one[0], unmentioned), True
        elif unsure:
            view = render_pair_offers(one, other, tuple(unsure), interaction.user.id, unmentioned)
            private = private or bool(unmentioned)
        else:
            view = render_comparison(self._library, compare_topics(self._library, one[0], other[0]))
        await interaction.response.send_message(view=view, ephemeral=private)
        for words in missed:
            self._misses.note(words, MissKind.QUERY, interaction.user.id)

    def _pair(self, first: str, second: str) -> Comparison:
        return compare_topics(self._library, get_topic(self._library, first), get_topic(self._library, second))

    async def _pick(self, interaction: discord.Interaction, press: Press) -> None:
        first, _, second = chosen(press).partition(PAIR_SEPARATOR)
        view = render_comparison(self._library, self._pair(first, second))
        await show_picked(interaction, view, number(press, 0))

    async def _show_sources(self, interaction: discord.Interaction, press: Press) -> None:
        pair = self._pair(argument(press, 0), argument(press, 1))
        await interaction.response.send_message(view=render_comparison_sources(self._library, pair), ephemeral=True)

    async def _turn_sources(self, interaction: discord.Interaction, press: Press) -> None:
        pair = self._pair(argument(press, 0), argument(press, 1))
        view = render_comparison_sources(self._library, pair, number(press, 2))
        await interaction.response.edit_message(view=view)
