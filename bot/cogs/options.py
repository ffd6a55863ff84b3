"""Options of commands, one transformer for each kind: read when a command is sent, completed while it is typed."""

from __future__ import annotations

from typing import Protocol, cast

import discord
from discord import app_commands

from bot.cogs.answers import in_thread
from bot.cogs.lookups import Lookups, PersonReading, TopicReading
from bot.render.answers import QUESTION_CHARACTERS


class HasLookups(Protocol):
    """The client, as the options see it."""

    lookups: Lookups


class _Words(app_commands.Transformer):
    """Words of a bounded length. Reading them may compare meanings, so it is done beside the event loop."""

    @property
    def min_value(self) -> int:
        """The fewest characters."""
        return 1

    @property
    def max_value(self) -> int:
        """The most characters."""
        return QUESTION_CHARACTERS


class TopicOption(_Words):
    """A topic in any words; picked from the completion list, by its slug."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> TopicReading:
        """What was sent."""
        return await in_thread(_lookups(interaction).read_topic, value)

    async def autocomplete(  # type: ignore[override]  # discord.py allows any kind of value
        self, interaction: discord.Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """Topics for what has been typed so far, but for those that other options name already."""
        taken = {str(chosen) for _, chosen in interaction.namespace if chosen != value}
        choices = await in_thread(_lookups(interaction).complete_topics, value)
        return [choice for choice in choices if choice.value not in taken]


class PersonOption(_Words):
    """A person or body by name, surname or post; picked from the completion list, by its slug."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> PersonReading:
        """What was sent."""
        return await in_thread(_lookups(interaction).read_person, value)

    async def autocomplete(  # type: ignore[override]  # discord.py allows any kind of value
        self, interaction: discord.Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """People and bodies for what has been typed so far."""
        return await in_thread(_lookups(interaction).complete_people, value)


def _lookups(interaction: discord.Interaction) -> Lookups:
    return cast("HasLookups", interaction.client).lookups
