"""/compare: two topics side by side."""

from __future__ import annotations

from dataclasses import dataclass

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.actions import Actions, argument, chosen, number, show_picked
from bot.cogs.lookups import get_topic
from bot.cogs.misses import MissRecorder
from bot.domain import Comparison, Library, MissKind, Topic, compare_topics
from bot.matching import Matcher
from bot.render.actions import Press
from bot.render.answers import QUESTION_CHARACTERS, render_not_covered, topic_choice
from bot.render.comparisons import (
    PAIR_SEPARATOR,
    render_comparison,
    render_comparison_sources,
    render_pair_offers,
    render_same_topic,
)

_OFFERS = 5


@dataclass(frozen=True, slots=True)
class _Reading:
    """Words and the topic they lead to, or the several they may lead to, or none."""

    words: str
    topics: tuple[Topic, ...]
    is_sure: bool


class Comparisons(commands.Cog):
    """Resolves words to two topics and shows them side by side."""

    def __init__(self, library: Library, matcher: Matcher, actions: Actions, misses: MissRecorder) -> None:
        self._library = library
        self._matcher = matcher
        self._misses = misses
        actions.add("pick_pair", self._pick)
        actions.add("pair_sources", self._show_sources)
        actions.add("pair_sources_page", self._turn_sources)

    @app_commands.command()
    @app_commands.describe(
        first="A topic, in any words",
        second="The topic to set beside it",
        private="Show the answer to you alone",
    )
    async def compare(
        self,
        interaction: discord.Interaction,
        first: app_commands.Range[str, 1, QUESTION_CHARACTERS],
        second: app_commands.Range[str, 1, QUESTION_CHARACTERS],
        private: bool = False,
    ) -> None:
        """Set two topics side by side: outlook, positions and what they share."""
        one, other = self._read(first), self._read(second)
        missed = dict.fromkeys(reading.words for reading in (one, other) if not reading.topics)
        unsure = dict.fromkeys(reading.words for reading in (one, other) if not reading.is_sure)
        if missed:
            view, private = render_not_covered(self._library, *missed), True
        elif one.topics == other.topics and len(one.topics) == 1:
            view, private = render_same_topic(one.topics[0]), True
        elif unsure:
            view = render_pair_offers(one.topics, other.topics, tuple(unsure), interaction.user.id)
        else:
            view = render_comparison(self._library, compare_topics(self._library, one.topics[0], other.topics[0]))
        await interaction.response.send_message(view=view, ephemeral=private)
        for words in missed:
            self._misses.note(words, MissKind.QUERY, interaction.user.id)

    @compare.autocomplete("first")
    async def complete_first(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Topics for what has been typed so far."""
        return self._complete(typed, interaction.namespace.second)

    @compare.autocomplete("second")
    async def complete_second(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Topics for what has been typed so far."""
        return self._complete(typed, interaction.namespace.first)

    def _complete(self, typed: str, other: str | None) -> list[app_commands.Choice[str]]:
        """Choices without the topic that the other option already names."""
        slugs = self._matcher.complete_topics(typed)
        return [topic_choice(self._library.topic_by_slug[slug]) for slug in slugs if slug != other]

    def _read(self, words: str) -> _Reading:
        if words in self._library.topic_by_slug:
            return _Reading(words, (self._library.topic_by_slug[words],), is_sure=True)
        match = self._matcher.match_topics(words)
        slugs = (match.topic,) if match.topic else match.suggestions[:_OFFERS]
        topics = tuple(get_topic(self._library, slug) for slug in slugs)
        return _Reading(words, topics, is_sure=match.topic is not None)

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
