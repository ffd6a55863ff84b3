"""/brief, and everything that leads to a topic's card or on from it."""

from __future__ import annotations

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.cogs.actions import Actions, argument, chosen, number, show_picked
from bot.cogs.lookups import get_topic
from bot.cogs.misses import MissRecorder
from bot.domain import Library, MissKind, Topic
from bot.matching import Matcher, Verdict
from bot.render.actions import Press
from bot.render.answers import (
    QUESTION_CHARACTERS,
    AskModal,
    render_did_you_mean,
    render_not_covered,
    topic_choice,
)
from bot.render.briefs import render_brief, render_full_brief
from bot.render.developments import render_developments
from bot.render.digests import DIGEST_ACTION
from bot.render.evidence import render_background, render_sources


class Briefs(commands.Cog):
    """Resolves words to a topic and shows its brief."""

    def __init__(self, library: Library, matcher: Matcher, actions: Actions, misses: MissRecorder) -> None:
        self._library = library
        self._matcher = matcher
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
    @app_commands.describe(
        topic="A name, place, treaty, abbreviation or a whole question; typos are fine",
        private="Show the answer to you alone",
    )
    async def brief(
        self,
        interaction: discord.Interaction,
        topic: app_commands.Range[str, 1, QUESTION_CHARACTERS],
        private: bool = False,
    ) -> None:
        """Get a short, cited brief on a topic of the US–Russia relationship."""
        await self.answer(interaction, topic, private=private)

    @brief.autocomplete("topic")
    async def complete_topic(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Topics for what has been typed so far."""
        slugs = self._matcher.complete_topics(typed)
        return [topic_choice(self._library.topic_by_slug[slug]) for slug in slugs]

    async def answer(self, interaction: discord.Interaction, words: str, *, private: bool) -> None:
        """Answer words with a card, with topics to choose from, or by saying that they are not covered."""
        topic = self._library.topic_by_slug.get(words)
        if topic is not None:
            await interaction.response.send_message(view=self.card(topic), ephemeral=private)
            return
        match = self._matcher.match_topics(words)
        if match.verdict is Verdict.SURE and match.topic is not None:
            card = self.card(get_topic(self._library, match.topic))
            await interaction.response.send_message(view=card, ephemeral=private)
        elif match.verdict is Verdict.UNSURE:
            offers = [get_topic(self._library, slug) for slug in match.suggestions]
            view = render_did_you_mean(offers, words, interaction.user.id)
            await interaction.response.send_message(view=view, ephemeral=private)
        else:
            await interaction.response.send_message(view=render_not_covered(self._library, words), ephemeral=True)
            self._misses.note(words, MissKind.QUERY, interaction.user.id)

    def card(self, topic: Topic) -> ui.LayoutView:
        """The brief's card."""
        return render_brief(self._library, topic)

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
        await self.answer(interaction, chosen(press), private=True)
