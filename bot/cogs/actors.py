"""/who: people and organizations."""

from __future__ import annotations

import discord
from discord import app_commands, ui

from bot.cogs.actions import Actions, argument, chosen, number, show_picked
from bot.cogs.answers import in_thread
from bot.cogs.library_cog import LibraryCog
from bot.cogs.lookups import Lookups, PersonReading, get_actor
from bot.cogs.misses import MissRecorder
from bot.cogs.options import PersonOption
from bot.domain import Actor, Library, MissKind
from bot.render.actions import Press
from bot.render.actors import (
    render_actor,
    render_actor_offers,
    render_actor_sources,
    render_nobody,
)


class Actors(LibraryCog):
    """Resolves words to an actor and shows its card."""

    def __init__(self, library: Library, lookups: Lookups, actions: Actions, misses: MissRecorder) -> None:
        super().__init__(library)
        self._misses = misses
        self._lookups = lookups
        actions.add("actor", self._open_chosen)
        actions.add("pick_actor", self._pick)
        actions.add("actor_sources", self._show_sources)
        actions.add("actor_sources_page", self._turn_sources)

    def _by_importance(self) -> list[Actor]:
        """All actors, those in most topics first."""
        return sorted(self._library.actors, key=lambda actor: -len(self._library.topics_of(actor)))

    async def find_card(self, words: str) -> ui.LayoutView | None:
        """The card of the actor that words name; None if they say more, or name nobody."""
        match = await in_thread(self._lookups.search.find_person, words)
        if match.found is None or not match.is_named:
            return None
        return render_actor(self._library, get_actor(self._library, match.found))

    def find_named(self, text: str) -> list[Actor]:
        """The actors a longer text names, the most likely first."""
        return [get_actor(self._library, slug) for slug in self._lookups.search.rank_people(text)]

    @app_commands.command()
    async def who(
        self,
        interaction: discord.Interaction,
        name: app_commands.Transform[PersonReading, PersonOption],
        private: bool = False,
    ) -> None:
        """See who somebody is and what the sources say they did or said."""
        asker = interaction.user.id
        if name.actor is not None:
            view = render_actor(self._library, name.actor)
        elif name.offers:
            private = private or name.unmentioned is not None
            view = render_actor_offers(name.offers, name.topic, name.words, asker, name.unmentioned)
        else:
            view, private = render_nobody(self._by_importance(), name.topic, name.words, asker), True
            self._misses.note(name.words, MissKind.QUERY, asker)
        await interaction.response.send_message(view=view, ephemeral=private)

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
