"""The message menu "Remove this answer": whoever asked may take an answer away, and people who manage messages."""

from __future__ import annotations

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.cogs.answers import answer
from bot.errors import BotError
from bot.locales import ENGLISH, text, text_in
from bot.render.notices import render_notice


class Removals(commands.Cog):
    """Takes answers away."""

    def __init__(self, client: discord.Client, tree: app_commands.CommandTree[commands.AutoShardedBot]) -> None:
        self._client = client
        self._tree = tree
        self._menu = app_commands.ContextMenu(name=text_in(ENGLISH, "menu-remove-answer"), callback=self.remove_answer)

    async def cog_load(self) -> None:
        """Put the menu into the tree, which takes it from no cog by itself."""
        self._tree.add_command(self._menu, override=True)

    async def remove_answer(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """Remove it, and confirm."""
        await answer(interaction, self._remove(interaction, message))

    async def _remove(self, interaction: discord.Interaction, message: discord.Message) -> ui.LayoutView:
        if self._client.user is None or message.author.id != self._client.user.id:
            raise BotError(text("removals-not-ours"))
        in_direct = interaction.guild_id is None
        may = in_direct or interaction.permissions.manage_messages
        if not may and await _find_asker(message) != interaction.user.id:
            raise BotError(text("removals-not-yours"))
        try:
            await message.delete()
        except discord.NotFound:
            pass  # somebody was faster
        except discord.Forbidden as error:
            raise BotError(text("removals-out-of-reach")) from error
        return render_notice(text("removals-done"))


async def _find_asker(message: discord.Message) -> int | None:
    """Who used the command, or wrote the message, that a message of the bot's answers; None if nobody did."""
    if message.interaction_metadata is not None:
        return message.interaction_metadata.user.id
    reference = message.reference
    if reference is None or reference.message_id is None:
        return None
    asked = reference.resolved
    if not isinstance(asked, discord.Message):
        try:
            asked = await message.channel.fetch_message(reference.message_id)
        except discord.HTTPException:
            return None
    return asked.author.id
