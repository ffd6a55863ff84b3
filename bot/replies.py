"""Reply to a message, if the bot may."""

from __future__ import annotations

import discord
from discord import ui


def may_reply(message: discord.Message) -> bool:
    """Whether the bot may write in the message's channel. If that isn't known, sending will show."""
    channel = message.channel
    if message.guild is None or isinstance(channel, discord.PartialMessageable):
        return True
    permissions = channel.permissions_for(message.guild.me)
    if isinstance(channel, discord.Thread):
        return permissions.view_channel and permissions.send_messages_in_threads
    return permissions.view_channel and permissions.send_messages


async def send_reply(message: discord.Message, view: ui.LayoutView, *, delete_after: float | None = None) -> None:
    """Reply without pinging anybody; if the bot can't read the history, Discord accepts a plain message only.

    Args:
        message: What to reply to; if it is gone by now, the answer is sent as a plain message.
        view: The answer.
        delete_after: Seconds until it is deleted; never if left out.

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
