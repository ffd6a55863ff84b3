"""The message menu "Brief me on this"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.cogs.actors import Actors
from bot.cogs.answers import answer, in_thread
from bot.cogs.library_cog import LibraryCog
from bot.cogs.lookups import Lookups, get_topic
from bot.domain import Library
from bot.errors import BotError
from bot.locales import ENGLISH, text, text_in
from bot.render.messages import render_message_about_none, render_message_topics


class Messages(LibraryCog):
    """Finds the topics of a message somebody points at. It reads that message only."""

    def __init__(
        self,
        library: Library,
        lookups: Lookups,
        actors: Actors,
        tree: app_commands.CommandTree[commands.AutoShardedBot],
    ) -> None:
        super().__init__(library)
        self._lookups = lookups
        self._actors = actors
        self._tree = tree
        self._menu = app_commands.ContextMenu(name=text_in(ENGLISH, "menu-brief-message"), callback=self.brief_message)

    async def cog_load(self) -> None:
        """Put the menu into the tree, which takes it from no cog by itself."""
        self._tree.add_command(self._menu, override=True)

    async def brief_message(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Say what a message is about, privately: its author did not ask."""
        words = _read_text(message)
        if not words.strip():
            raise BotError(text("messages-no-text"))
        await answer(interaction, self._read(words, interaction.user.id))

    async def _read(self, words: str, asker_id: int) -> ui.LayoutView:
        # A long message takes far longer to read than a query: not on the event loop.
        slugs = await in_thread(self._lookups.search.rank_topics, words)
        topics = [get_topic(self._library, slug) for slug in slugs]
        if topics:
            return render_message_topics(self._library, topics)
        named = await in_thread(self._actors.find_named, words)
        return render_message_about_none(self._library, named, asker_id)


def _read_text(message: discord.Message) -> str:
    """All words of a message: what was written, forwarded, embedded or laid out in components."""
    parts = [message.content]
    parts += [snapshot.content for snapshot in message.message_snapshots]
    for embed in message.embeds:
        fields = (f"{field.name}: {field.value}" for field in embed.fields)
        parts += [embed.title or "", embed.description or "", *fields]
    if message.poll is not None:
        parts.append(message.poll.question)
    parts += _texts(message.components)
    return "\n".join(filter(None, parts))


def _texts(components: Sequence[object]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.components.TextDisplay):
            yield component.content
        yield from _texts(getattr(component, "children", ()))
