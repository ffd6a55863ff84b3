"""Posts digests to channels, and finds those that may be there already."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import discord
from discord import ui

from bot.delivery.history import find_digest
from bot.delivery.outcomes import FAILURES, PermanentError, read_failure
from bot.delivery.places import Place, Places
from bot.delivery.requests import single_try
from bot.delivery.requirements import missing_to_post, tags_for, takes_threads
from bot.domain import Delivery, FollowUpKind, Plan, Reason, Subscription
from bot.locales import text
from bot.render.digests import DigestMessage, thread_name

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Posted:
    """A posted digest, and what still has to be done about it."""

    channel_id: int
    message_id: int
    sent_at: datetime
    follow_ups: tuple[FollowUpKind, ...] = ()


class Sender:
    """Talks to Discord for deliveries.

    Args:
        places: Finds the channels.
        client: The connected bot.
        may_send: Whether digests may be sent now, or another process may have taken over.
    """

    def __init__(self, client: discord.Client, places: Places, may_send: Callable[[], bool]) -> None:
        self._client = client
        self.may_send = may_send
        self.places = places

    async def post(self, subscription: Subscription, delivery: Delivery, message: DigestMessage) -> Posted:
        """Post a digest.

        Raises:
            DeliveryError: It wasn't sent, or that isn't known.
        """
        plan = subscription.plan
        channel = await self.places.find(subscription, delivery.channel_id)
        name = thread_name(delivery.local_date, plan.schedule.times, delivery.slot)
        try:
            with single_try(self.may_send):
                posted = await _post(channel, plan, message, name, nonce=f"d{delivery.key}")
        except PermanentError as error:
            if subscription.guild_id is None:
                raise PermanentError(Reason.DIRECT_CLOSED) from error
            raise
        return _posted(channel, plan, posted)

    async def post_test(self, subscription: Subscription, message: DigestMessage) -> discord.Message:
        """Post a test digest, which has no date and pings nobody.

        Raises:
            DeliveryError: It wasn't sent, or that isn't known.
        """
        plan = subscription.plan
        channel = await self.places.find(subscription, plan.channel_id)
        with single_try(lambda: True):
            return await _post(channel, plan, message, text("digest-test-thread"), may_ping=False)

    async def find(self, subscription: Subscription, delivery: Delivery, since: datetime) -> Posted | None:
        """Look for what an earlier attempt, begun at ``since`` or later, may have posted; raises as ``find_digest``."""
        channel = await self.places.find(subscription, delivery.channel_id)
        me = self._client.user
        message = await find_digest(channel, me.id if me else 0, delivery.key, since)
        return _posted(channel, subscription.plan, message) if message is not None else None

    async def send_direct(self, user_id: int, layout: ui.LayoutView) -> bool:
        """Send somebody a direct message. Returns whether it reached them: people can refuse messages from bots."""
        if not user_id:  # they had their ID deleted, so there is nobody to reach
            return True
        try:
            direct = await self.places.open_direct(user_id)
            await direct.send(view=layout)
        except FAILURES as error:
            _log.info("User %s couldn't be reached: %s", user_id, error)
            return False
        return True


async def _post(
    channel: Place, plan: Plan, message: DigestMessage, name: str, *, nonce: str | None = None, may_ping: bool = True
) -> discord.Message:
    """Post in a channel, or in a forum as a post with that name."""
    if not isinstance(channel, discord.DMChannel) and (missing := missing_to_post(channel)):
        raise PermanentError(Reason.MISSING_PERMISSIONS, ", ".join(missing))
    role = plan.posting.mention_role_id if may_ping else None
    mentions = discord.AllowedMentions(roles=[discord.Object(role)] if role is not None else False)
    try:
        if isinstance(channel, discord.ForumChannel):
            tags = tags_for(channel, plan)
            opened = await channel.create_thread(
                name=name, allowed_mentions=mentions, applied_tags=tags, **message.parts()
            )
            return opened.message
        # None means none, which the overloads leave out.
        return await channel.send(nonce=nonce, allowed_mentions=mentions, **message.parts())  # type: ignore[arg-type]
    except FAILURES as error:
        raise read_failure(error) from error


def _posted(channel: Place, plan: Plan, message: discord.Message) -> Posted:
    posting = plan.posting
    is_news = isinstance(channel, discord.TextChannel) and channel.is_news()
    needed = {
        FollowUpKind.PUBLISH: is_news and posting.publish,
        FollowUpKind.THREAD: posting.thread and takes_threads(channel),
        FollowUpKind.PIN: posting.pin and not isinstance(channel, discord.ForumChannel),
    }
    kinds = tuple(kind for kind, is_needed in needed.items() if is_needed)
    return Posted(message.channel.id, message.id, message.created_at, kinds)
