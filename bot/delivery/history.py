"""Looks for a digest that may already be in its channel."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import datetime, timedelta

import discord

from bot.delivery.outcomes import FAILURES, UnreadableHistoryError, read_failure
from bot.delivery.places import Place
from bot.delivery.requirements import can_read_history

_SEARCH_MARGIN = timedelta(minutes=10)  # our clock and Discord's may differ by a minute
_SEARCH_LIMIT = 2_000


async def find_digest(channel: Place, me_id: int, key: str, since: datetime) -> discord.Message | None:
    """The message that a delivery made, if there is one.

    Args:
        channel: Where it would be.
        me_id: The bot's own id.
        key: The delivery's key, which the message's buttons carry.
        since: When the first attempt to send it began.

    Raises:
        UnreadableHistoryError: It can't be found out.
        DeliveryError: The channel is gone, or Discord can't be reached.
    """
    if not isinstance(channel, discord.DMChannel) and not can_read_history(channel):
        raise UnreadableHistoryError("Read Message History")
    seen = 0
    try:
        async for message in _messages_since(channel, since - _SEARCH_MARGIN):
            seen += 1
            if message.author.id == me_id and _carries(message, key):
                return message
    except FAILURES as error:
        raise read_failure(error) from error
    if seen >= _SEARCH_LIMIT:
        raise UnreadableHistoryError("too many messages")
    return None


async def _messages_since(channel: Place, since: datetime) -> AsyncIterator[discord.Message]:
    if not isinstance(channel, discord.ForumChannel):
        async for message in channel.history(after=since, limit=_SEARCH_LIMIT, oldest_first=True):
            yield message
        return
    posts = [post for post in await channel.guild.active_threads() if post.parent_id == channel.id]
    posts += [post async for post in channel.archived_threads(limit=100)]
    for post in posts:
        if post.owner_id == channel.guild.me.id and discord.utils.snowflake_time(post.id) >= since:
            yield await post.fetch_message(post.id)


def _carries(message: discord.Message, key: str) -> bool:
    """Whether a message's buttons name the delivery."""
    return any(custom_id.endswith(f":{key}") for custom_id in _custom_ids(message.components))


def _custom_ids(components: Iterable[object]) -> Iterable[str]:
    for component in components:
        custom_id = getattr(component, "custom_id", None)
        if isinstance(custom_id, str):
            yield custom_id
        yield from _custom_ids(getattr(component, "children", ()))
