"""What keeps a digest from being delivered right now."""

from __future__ import annotations

from contextlib import suppress

import discord

from bot.delivery.requirements import DigestChannel, can_read_history, lacks_tag, missing_for_plan
from bot.domain import Plan
from bot.errors import BotError
from bot.locales import text
from bot.render.subscriptions import Health


def server_of(interaction: discord.Interaction) -> discord.Guild:
    """The server a command was used in.

    Raises:
        BotError: The bot isn't a member of it, so it can't post there.
    """
    if interaction.guild is None or interaction.guild.me is None:
        raise BotError(text("digest-no-bot"))
    return interaction.guild


async def examine(guild: discord.Guild, plan: Plan) -> Health:
    """What a plan lacks. A thread the bot doesn't know may merely be archived."""
    channel: object = find_channel(guild, plan)
    if channel is None:
        with suppress(discord.HTTPException, discord.InvalidData):
            channel = await guild.fetch_channel(plan.channel_id)
    if not isinstance(channel, DigestChannel):
        return Health(channel_gone=True)
    return Health(
        missing=tuple(missing_for_plan(channel, plan)),
        history_unreadable=not can_read_history(channel),
        lacks_tag=lacks_tag(channel),
    )


def find_channel(guild: discord.Guild, plan: Plan) -> DigestChannel | None:
    """A plan's channel as the bot knows it; None if it is gone, or a thread that is archived."""
    channel = guild.get_channel_or_thread(plan.channel_id)
    return channel if isinstance(channel, DigestChannel) else None


def channel_name(guild: discord.Guild, plan: Plan) -> str:
    """The name of a plan's channel, or a placeholder if it is gone."""
    channel = find_channel(guild, plan)
    return channel.name if channel is not None else text("digest-deleted-channel")
