"""/who: the people and bodies the sources name."""

from __future__ import annotations

from functools import cached_property

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.cogs.actions import Actions, argument, chosen, number, show_picked
from bot.cogs.lookups import get_actor
from bot.cogs.misses import MissRecorder
from bot.domain import Actor, Library, MissKind, Topic
from bot.matching import ActorMatcher, Matcher, Verdict
from bot.render.actions import Press
from bot.render.actors import (
    actor_choice,
    render_actor,
    render_actor_offers,
    render_actor_sources,
    render_nobody,
)
from bot.render.answers import QUESTION_CHARACTERS

_SURELY_NAMED = 0.9  # where nobody asked for a person in so many words


class Actors(commands.Cog):
    """Resolves words to an actor and shows its card."""

    def __init__(self, library: Library, matcher: Matcher, actions: Actions, misses: MissRecorder) -> None:
        self._library = library
        self._misses = misses
        self._topics = matcher
        # Those with a part in most topics are asked for most.
        self._actors = sorted(library.actors, key=lambda actor: -len(library.topics_of(actor)))
        actions.add("actor", self._open_chosen)
        actions.add("pick_actor", self._pick)
        actions.add("actor_sources", self._show_sources)
        actions.add("actor_sources_page", self._turn_sources)

    @cached_property
    def _matcher(self) -> ActorMatcher:
        """Built when somebody is first asked for: a start does without."""
        return ActorMatcher(self._actors)

    def find_card(self, words: str, *, above: float = 0.0) -> ui.LayoutView | None:
        """The card of whom words surely name.

        Args:
            words: A name or post.
            above: How surely they lead to something else; they must name the actor more surely.
        """
        match = self._matcher.match_actors(words)
        if match.topic is None or match.confidence < _SURELY_NAMED or match.confidence <= above:
            return None
        return render_actor(self._library, get_actor(self._library, match.topic))

    def find_named(self, text: str) -> list[Actor]:
        """Whom a longer text names, the most likely first."""
        return [get_actor(self._library, slug) for slug in self._matcher.rank_actors(text)]

    @app_commands.command()
    @app_commands.describe(
        name="A name, surname or post, in any spelling; bodies such as NATO too",
        private="Show the answer to you alone",
    )
    async def who(
        self,
        interaction: discord.Interaction,
        name: app_commands.Range[str, 1, QUESTION_CHARACTERS],
        private: bool = False,
    ) -> None:
        """See who somebody is and what the sources have them doing or saying."""
        actor = self._library.actor_by_slug.get(name)
        match = self._matcher.match_actors(name)
        topic = self._find_topic(name, match.confidence)
        asker = interaction.user.id
        if actor is None and match.topic is not None and topic is None:
            actor = get_actor(self._library, match.topic)
        if actor is not None:
            view = render_actor(self._library, actor)
        elif match.verdict is not Verdict.NOTHING:
            offers = [get_actor(self._library, slug) for slug in match.suggestions]
            view = render_actor_offers(offers, topic, name, asker)
        else:
            view, private = render_nobody(self._actors, topic, name, asker), True
            self._misses.note(name, MissKind.QUERY, interaction.user.id)
        await interaction.response.send_message(view=view, ephemeral=private)

    @who.autocomplete("name")
    async def complete_name(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Actors for what has been typed so far."""
        return [actor_choice(get_actor(self._library, slug)) for slug in self._matcher.complete_actors(typed)]

    def _find_topic(self, name: str, confidence: float) -> Topic | None:
        """The topic that the words name better than any actor: "Syria" is no man, though one is its president."""
        match = self._topics.match_topics(name)
        if match.topic is None or match.confidence <= confidence:
            return None
        return self._library.topic_by_slug.get(match.topic)

    async def _open_chosen(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_actor(self._library, get_actor(self._library, chosen(press)))
        await interaction.response.send_message(view=view, ephemeral=True)

    async def _pick(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_actor(self._library, get_actor(self._library, argument(press, 0)))
        await show_picked(interaction, view, number(press, 1))

    async def _show_sources(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_actor_sources(self._library, get_actor(self._library, argument(press, 0)))
        await interaction.response.send_message(view=view, ephemeral=True)

    async def _turn_sources(self, interaction: discord.Interaction, press: Press) -> None:
        view = render_actor_sources(self._library, get_actor(self._library, argument(press, 0)), number(press, 1))
        await interaction.response.edit_message(view=view)
