"""Routes each button or select to its handler in a cog."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord
from discord import ui

from bot.errors import BotError
from bot.locales import text
from bot.render.actions import Press
from bot.render.notices import outdated_item

Handler = Callable[[discord.Interaction, Press], Awaitable[None]]


class Actions:
    """The actions that buttons and selects can ask for, by name."""

    def __init__(self) -> None:
        self._handlers: dict[str, Handler] = {}

    @property
    def names(self) -> frozenset[str]:
        """The names of all actions."""
        return frozenset(self._handlers)

    def add(self, name: str, handler: Handler) -> None:
        """Let a handler answer an action. An action has one handler."""
        if name in self._handlers:
            raise ValueError(f"action {name!r} already has a handler")
        self._handlers[name] = handler

    async def perform(self, interaction: discord.Interaction, press: Press) -> None:
        """Answer a press.

        Raises:
            BotError: The press comes from a message that this version no longer understands.
        """
        handler = self._handlers.get(press.action)
        if handler is None:
            raise outdated_item()
        await handler(interaction, press)


def argument(press: Press, index: int) -> str:
    """An argument of a press.

    Raises:
        BotError: It has none at that place, so its message is from another version.
    """
    if index >= len(press.arguments):
        raise outdated_item()
    return press.arguments[index]


def number(press: Press, index: int) -> int:
    """An argument of a press that is a whole number; raises like ``argument``."""
    try:
        return int(argument(press, index))
    except ValueError:
        raise outdated_item() from None


def chosen(press: Press) -> str:
    """The one option chosen in a select; raises like ``argument``."""
    if not press.values:
        raise outdated_item()
    return press.values[0]


def managed_guild_id(interaction: discord.Interaction) -> int:
    """The server that somebody manages; they may have lost the permission since the card was shown.

    Raises:
        BotError: They don't have Manage Server.
    """
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise BotError(text("notices-manage-server"))
    return interaction.guild_id


async def show_picked(interaction: discord.Interaction, view: ui.LayoutView, asker_id: int) -> None:
    """Replace "did you mean" with the choice for the person who asked; show it privately to others."""
    if interaction.user.id == asker_id:
        await interaction.response.edit_message(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


async def show_next(interaction: discord.Interaction, view: ui.LayoutView) -> None:
    """Continue in the same message if only this person sees it; otherwise leave it unchanged and answer privately."""
    message = interaction.message
    if interaction.guild_id is None or (message is not None and message.flags.ephemeral):
        await interaction.response.edit_message(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)
