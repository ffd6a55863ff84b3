"""Puts digests into channels, and looks for those that may be there already."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

import discord
from discord import ui

from bot.delivery.outcomes import FAILURES, PassingError, PermanentError, UnreadableHistoryError, read_failure
from bot.delivery.requests import single_try
from bot.delivery.requirements import DigestChannel, can_read_history, missing_to_post, usable_tags
from bot.domain import Delivery, Reason, Shortfall, Subscription
from bot.render.digests import thread_name

_log = logging.getLogger(__name__)

_SEARCH_MARGIN = timedelta(minutes=10)  # our clock and Discord's need not agree to the minute
_SEARCH_LIMIT = 2_000
_ALREADY_PUBLISHED, _HAS_A_THREAD = 40033, 160004
_FOLLOW_UP_TRIES = 5
_THREAD_WAIT = 60.0  # seconds; nothing comes back for a thread later, and a longer wait would hold up other digests
_SHORTEST_PAUSE = 60.0  # seconds until another round of tries


@dataclass(frozen=True, slots=True)
class Posted:
    """A digest in its channel. ``publish_after`` is how long to wait until it may be published to followers."""

    channel_id: int
    message_id: int
    sent_at: datetime
    shortfalls: frozenset[Shortfall] = frozenset()
    publish_after: timedelta | None = None


class Sender:
    """Speaks to Discord for the dispatcher.

    Args:
        client: The connected bot.
    """

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    def _channel_of(self, subscription: Subscription, delivery: Delivery) -> DigestChannel:
        guild = self._client.get_guild(subscription.guild_id)
        if guild is None or guild.unavailable:
            raise PassingError("server unavailable", is_doubtful=False)
        channel = guild.get_channel(delivery.channel_id)
        if not isinstance(channel, DigestChannel):
            raise PermanentError(Reason.CHANNEL_GONE)
        return channel

    def takes_nonce(self, subscription: Subscription, delivery: Delivery) -> bool:
        """Whether messages to the delivery's channel have a nonce: not in forums."""
        guild = self._client.get_guild(subscription.guild_id)
        return guild is None or not isinstance(guild.get_channel(delivery.channel_id), discord.ForumChannel)

    def server_name(self, subscription: Subscription) -> str:
        """What the subscription's server is called."""
        guild = self._client.get_guild(subscription.guild_id)
        return guild.name if guild is not None else "your server"

    async def post(self, subscription: Subscription, delivery: Delivery, layout: ui.LayoutView) -> Posted:
        """Post a digest, publish it and open its thread where that was asked for. Doing it again does no harm.

        Raises:
            DeliveryError: It did not go out, or that is not known.
        """
        channel = self._channel_of(subscription, delivery)
        if missing := missing_to_post(channel):
            raise PermanentError(Reason.MISSING_PERMISSIONS, ", ".join(missing))
        role = subscription.plan.mention_role_id
        mentions = discord.AllowedMentions(roles=[discord.Object(role)] if role is not None else False)
        try:
            with single_try():
                if isinstance(channel, discord.ForumChannel):
                    opened = await channel.create_thread(
                        name=thread_name(delivery.local_date),
                        view=layout,
                        allowed_mentions=mentions,
                        applied_tags=usable_tags(channel)[:1] if channel.flags.require_tag else [],
                    )
                    message = opened.message
                else:
                    message = await channel.send(view=layout, nonce=f"d{delivery.key}", allowed_mentions=mentions)
        except FAILURES as error:
            raise read_failure(error) from error
        return await self._complete(subscription, delivery.local_date, channel, message)

    async def find(self, subscription: Subscription, delivery: Delivery, since: datetime) -> Posted | None:
        """Look through the channel for a digest that an earlier try may have posted.

        Args:
            subscription: Whose digest it is.
            delivery: Which.
            since: When the first of those tries began.

        Raises:
            UnreadableHistoryError: It can't be found out.
            DeliveryError: The channel is gone, or Discord can't be reached.
        """
        channel = self._channel_of(subscription, delivery)
        if not can_read_history(channel):
            raise UnreadableHistoryError("Read Message History")
        seen = 0
        try:
            async for message in self._messages_since(channel, since - _SEARCH_MARGIN):
                seen += 1
                if message.author.id == channel.guild.me.id and _carries(message, delivery.key):
                    return await self._complete(subscription, delivery.local_date, channel, message)
        except FAILURES as error:
            raise read_failure(error) from error
        if seen >= _SEARCH_LIMIT:
            raise UnreadableHistoryError(f"more than {_SEARCH_LIMIT} messages")
        return None

    async def send_direct(self, user_id: int, layout: ui.LayoutView) -> bool:
        """Write to somebody directly; whether it reached them. Nobody is obliged to take messages from bots."""
        if not user_id:  # they had their id deleted: there is nobody left to reach
            return True
        try:
            direct = await self._client.create_dm(discord.Object(user_id))
            await direct.send(view=layout)
        except FAILURES as error:
            _log.info("User %s could not be reached: %s", user_id, error)
            return False
        return True

    async def _messages_since(self, channel: DigestChannel, since: datetime) -> AsyncIterator[discord.Message]:
        if not isinstance(channel, discord.ForumChannel):
            async for message in channel.history(after=since, limit=_SEARCH_LIMIT, oldest_first=True):
                yield message
            return
        posts = [post for post in await channel.guild.active_threads() if post.parent_id == channel.id]
        posts += [post async for post in channel.archived_threads(limit=100)]
        for post in posts:
            if post.owner_id == channel.guild.me.id and discord.utils.snowflake_time(post.id) >= since:
                yield await post.fetch_message(post.id)

    async def _complete(
        self, subscription: Subscription, day: date, channel: DigestChannel, message: discord.Message
    ) -> Posted:
        """Publish the message and open its thread, as far as that is asked for and still to do."""
        shortfalls = set()
        publish_after = None
        if isinstance(channel, discord.TextChannel):
            if channel.is_news() and not message.flags.crossposted:
                failure = await self._follow_up(message.publish, _ALREADY_PUBLISHED)
                if isinstance(failure, PassingError):
                    publish_after = _until_next_try(failure)
                elif failure is not None:
                    shortfalls.add(Shortfall.PUBLICATION)
            if subscription.plan.thread and message.thread is None:
                act = partial(message.create_thread, name=thread_name(day))
                if await self._follow_up(act, _HAS_A_THREAD, longest_wait=_THREAD_WAIT) is not None:
                    shortfalls.add(Shortfall.THREAD)
        return Posted(message.channel.id, message.id, message.created_at, frozenset(shortfalls), publish_after)

    async def publish(self, subscription: Subscription, delivery: Delivery) -> timedelta | None:
        """Publish a digest that had to wait; returns how long it still has to, or None where it is done.

        Raises:
            PermanentError: It can't be.
        """
        channel = self._channel_of(subscription, delivery)
        if not isinstance(channel, discord.TextChannel) or delivery.message_id is None:
            raise PermanentError(Reason.CHANNEL_GONE)
        failure = await self._follow_up(channel.get_partial_message(delivery.message_id).publish, _ALREADY_PUBLISHED)
        if isinstance(failure, PermanentError):
            raise failure
        return None if failure is None else _until_next_try(failure)

    async def _follow_up(
        self, act: Callable[[], Awaitable[object]], done_code: int, *, longest_wait: float = 0.0
    ) -> PermanentError | PassingError | None:
        """Do what comes after posting; returns why that can't be done, at all or for now.

        Args:
            act: What is to be done.
            done_code: Discord's code for its being done already.
            longest_wait: For how many seconds a rate limit is waited out here; a longer one ends the tries. Without,
                whoever asks comes back when Discord said.
        """
        failure = None
        wait = 0.0
        for attempt in range(_FOLLOW_UP_TRIES):
            await asyncio.sleep(max(attempt, wait))
            try:
                await act()
            except FAILURES as error:
                if isinstance(error, discord.HTTPException) and error.code == done_code:
                    return None
                failure = read_failure(error)
                _log.warning("What comes after a digest could not be done: %s", error)
                if isinstance(failure, PermanentError) or failure.retry_after > longest_wait:
                    break
                wait = failure.retry_after
            else:
                return None
        return failure


def _until_next_try(failure: PassingError) -> timedelta:
    return timedelta(seconds=max(failure.retry_after, _SHORTEST_PAUSE))


def _carries(message: discord.Message, key: str) -> bool:
    """Whether a message's buttons name the delivery."""
    return any(custom_id.endswith(f":{key}") for custom_id in _custom_ids(message.components))


def _custom_ids(components: Iterable[object]) -> Iterable[str]:
    for component in components:
        custom_id = getattr(component, "custom_id", None)
        if isinstance(custom_id, str):
            yield custom_id
        yield from _custom_ids(getattr(component, "children", ()))
