"""Reply to a message, if the bot may."""

from __future__ import annotations

import discord
from discord import ui


def may_reply(message: discord.Message) -> bool:
    """Whether the bot may write where the message stands. Where it can't be told, sending will show."""
    channel = message.channel
    if message.guild is None or isinstance(channel, discord.PartialMessageable):
        return True
    permissions = channel.permissions_for(message.guild.me)
    if isinstance(channel, discord.Thread):
        return permissions.view_channel and permissions.send_messages_in_threads
    return permissions.view_channel and permissions.send_messages


async def send_reply(message: discord.Message, view: ui.LayoutView, *, delete_after: float | None = None) -> None:
    """Reply without pinging anybody; where history can't be read, Discord takes a plain message only.

    Args:
        message: What is replied to; if it is gone by now, the reply stands alone.
        view: What is said.
        delete_after: In how many seconds it is taken back; never if left out.

    Raises:
        discord.HTTPException: Discord refused it.
    """
    reference = message.to_reference(fail_if_not_exists=False) if _may_quote(message) else None
    await message.channel.send(
        view=view,
        reference=reference,  # type: ignore[arg-type]  # None means none, which the overloads leave out
        mention_author=False,
        delete_after=delete_after,  # type: ignore[arg-type]
    )


def _may_quote(message: discord.Message) -> bool:
    channel = message.channel
    if message.guild is None or isinstance(channel, discord.PartialMessageable):
        return True
    return channel.permissions_for(message.guild.me).read_message_history
